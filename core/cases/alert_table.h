// SPDX-License-Identifier: GPL-3.0-or-later
// The alerts as a columnar table in memory, so that the one evaluator filters them too; and the rules of
// triage.
#pragma once

#include "core/base/result.h"
#include "core/model/alert.h"
#include "core/table/segment.h"

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string_view>
#include <vector>

namespace sightline::cases
{

// Table "Alert" with the columns of the documented shape. The alerts must be as sortAlerts leaves them; the
// rows follow it over the segments, so that a row's alert is the rows of the segments before it plus its own
// number.
[[nodiscard]] SnapshotPtr alertSnapshot(std::span<const Alert> alerts);

// Ascending by time, undated last, ties by place in the case.
void sortAlerts(std::vector<Alert>& alerts);

// The documented columns of an alert as JSON, in order.
[[nodiscard]] nlohmann::ordered_json alertJson(const Alert& alert);

// Checks and completes a triage: Closed needs a resolution; reopening clears it. Brings words to their
// spelling.
[[nodiscard]] Result<> checkTriage(Alert& alert);

} // namespace sightline::cases
