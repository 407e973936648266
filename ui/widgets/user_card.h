// SPDX-License-Identifier: GPL-3.0-or-later
// Who somebody is, as the small card of a tool tip: names, title and department, type, tags, accounts, open
// alerts and when they were seen. Log texts are escaped. GUI thread.
#pragma once

#include "core/usecase/people.h"
#include "core/usecase/session.h"
#include "ui/base/look.h"
#include "ui/base/time_text.h"

#include <QString>

#include <optional>

namespace sightline::ui
{

// Rich text. seen: nothing while it is being counted.
[[nodiscard]] QString userCard(const Look& look, const usecase::CaseState& state, query::EntityCode entity,
                               const std::optional<usecase::EntitySeen>& seen, const TimeText& time);

} // namespace sightline::ui
