// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts of imports as JSON: of a file, of all together, and of what a source covers. Pure functions.
#pragma once

#include "app/cli/command.h"
#include "core/usecase/source_report.h"

#include <vector>

namespace sightline::cli
{

// With the limits it met and the sum of its gaps.
[[nodiscard]] Json reportJson(const usecase::FileReport& file);
[[nodiscard]] Json totalsJson(const std::vector<usecase::FileReport>& files);
// Each log with its days, kinds of records, and gaps in record numbers.
[[nodiscard]] Json coverageJson(const SourceCoverage& coverage);

} // namespace sightline::cli
