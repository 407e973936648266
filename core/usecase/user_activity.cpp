// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/user_activity.h"

#include "core/query/search.h"

#include <algorithm>

namespace sightline::usecase
{

DayWindow lastDays(const CaseState& state, int most)
{
    if (state.lastActivity == kNoTime || most < 1) return {};
    const Ticks end = std::min(state.activities.asOf, state.lastActivity);
    if (end < state.firstActivity) return {};
    DayWindow out;
    out.to = startOfDay(end) + kTicksPerDay;
    out.from = std::max(out.to - most * kTicksPerDay, startOfDay(state.firstActivity));
    return out;
}

Result<std::vector<analytics::UserTrend>> userTrends(const CaseState& state, const DayWindow& window,
                                                     const StopToken& stop)
{
    if (window.isEmpty()) return std::vector<analytics::UserTrend>{};
    const auto table = query::TableBinding::open(state.activities, "Activity");
    if (!table) return tl::unexpected(table.error());
    const std::string kql =
        query::leafText("TimeGenerated", query::Op::Between,
                        {query::Literal::ofTime(window.from), query::Literal::ofTime(window.to - 1)});
    const auto filter = query::parsePredicate(kql);
    if (!filter) return tl::unexpected(filter.error());
    const auto rows = query::filterRows(*table, *filter, stop);
    if (!rows) return tl::unexpected(rows.error());
    analytics::TrendOptions options;
    options.users = "UserId";
    options.from = window.from;
    options.to = window.to;
    options.activeOnLastDay = false;
    options.top = 0;
    return analytics::userTrends(*table, *rows, options, stop);
}

Result<std::vector<analytics::SetDay>> activityDays(const CaseState& state, const std::string& kql,
                                                    const analytics::DayAt& dayAt, const StopToken& stop)
{
    const auto table = query::TableBinding::open(state.activities, "Activity");
    if (!table) return tl::unexpected(table.error());
    const auto filter = query::parsePredicate(kql);
    if (!filter) return tl::unexpected(filter.error());
    const auto rows = query::filterRows(*table, *filter, stop, kql);
    if (!rows) return tl::unexpected(rows.error());
    return analytics::daysOfSet(*table, *rows, dayAt, stop);
}

} // namespace sightline::usecase
