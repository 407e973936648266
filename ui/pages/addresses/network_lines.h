// SPDX-License-Identifier: GPL-3.0-or-later
// Address ranges as rows of a table, and what came of an import of them. GUI thread.
#pragma once

#include "core/usecase/address_files.h"
#include "ui/base/time_text.h"
#include "ui/models/lines_model.h"
#include "ui/widgets/banner.h"

namespace sightline::ui
{

[[nodiscard]] QList<LineColumn> networkColumns();
[[nodiscard]] Line networkLine(const Network& n, const TimeText& time);
[[nodiscard]] BannerText importText(const usecase::AddressImport& import);

} // namespace sightline::ui
