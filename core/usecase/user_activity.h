// SPDX-License-Identifier: GPL-3.0-or-later
// What users did day by day: the trend of everybody over the last days of the case, and the daily figures
// behind a question. Exact; any thread.
#pragma once

#include "core/analytics/user_days.h"
#include "core/analytics/user_trend.h"
#include "core/usecase/session.h"

#include <string>
#include <vector>

namespace sightline::usecase
{

inline constexpr int kTrendDays = 30;

// Whole UTC days; kNoTime where nothing is dated.
struct DayWindow {
    Ticks from = kNoTime;
    Ticks to = kNoTime; // exclusive

    [[nodiscard]] bool isEmpty() const { return from == kNoTime; }

    [[nodiscard]] int days() const { return isEmpty() ? 0 : static_cast<int>((to - from) / kTicksPerDay); }

    bool operator==(const DayWindow&) const = default;
};

// Ends with the day of the case's clock and holds at most `most` days. Days before the first and after the
// last activity of the case are left out: they would be zeros that say nothing about anybody.
[[nodiscard]] DayWindow lastDays(const CaseState& state, int most = kTrendDays);

// Everybody who acted in the window, by UserId, with the activities of each day and the line fitted to them;
// steepest first.
[[nodiscard]] Result<std::vector<analytics::UserTrend>>
userTrends(const CaseState& state, const DayWindow& window, const StopToken& stop);

// The days of the activities that match the predicate, ascending: those of a person with the filter of
// UserDetail. Days are what dayAt says, such as those of a zone.
[[nodiscard]] Result<std::vector<analytics::SetDay>> activityDays(const CaseState& state,
                                                                  const std::string& kql,
                                                                  const analytics::DayAt& dayAt,
                                                                  const StopToken& stop);

} // namespace sightline::usecase
