// SPDX-License-Identifier: GPL-3.0-or-later
// What a person is worth to an attacker, as the directory says: sensitive by tag (of the directory or the case), group or role (see
// resources/tables/sensitive_groups.tsv), honeytoken by tag, medium by any role or by people who report.
#pragma once

#include "core/analytics/score/priority.h"
#include "core/usecase/session.h"

#include <vector>

namespace sightline::usecase
{

// By entity code.
[[nodiscard]] std::vector<analytics::Impact> impacts(const CaseState& state);

} // namespace sightline::usecase
