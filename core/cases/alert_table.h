// SPDX-License-Identifier: GPL-3.0-or-later
// The alerts as a columnar table in memory, so that the one evaluator filters them too; and the rules of triage.
#pragma once

#include "core/base/result.h"
#include "core/model/alert.h"
#include "core/table/segment.h"

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string_view>

namespace sightline::cases
{

// Table "Alert" with the columns of the documented shape; rows in the order given (not sorted by time), in
// segments of at most 65,536 rows: row r of segment s is alert s * 65,536 + r.
[[nodiscard]] SnapshotPtr alertSnapshot(std::span<const Alert> alerts);

// The documented columns of an alert as JSON, in order.
[[nodiscard]] nlohmann::ordered_json alertJson(const Alert& alert);

// Checks and completes a triage: Closed needs a resolution; reopening clears it. Brings words to their spelling.
[[nodiscard]] Result<> checkTriage(Alert& alert);

} // namespace sightline::cases
