// SPDX-License-Identifier: GPL-3.0-or-later
// What a person is worth to an attacker, as the directory and the tags of the case say: sensitive by tag,
// group or role (see resources/tables/sensitive_groups.tsv), honeytoken by tag. Blast radius: high for who is
// sensitive or has a tenth of all people (at least ten) below in the org tree, medium by any role or report.
#pragma once

#include "core/analytics/score/priority.h"
#include "core/usecase/session.h"

#include <string_view>
#include <vector>

namespace sightline::usecase
{

// By entity code.
[[nodiscard]] std::vector<analytics::Impact> impacts(const CaseState& state);

[[nodiscard]] std::string_view blastRadiusWord(analytics::BlastRadius radius); // "Low", "Medium", "High"

} // namespace sightline::usecase
