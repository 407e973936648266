// SPDX-License-Identifier: GPL-3.0-or-later
// Which users do more and more: activities per user and UTC day, with the straight line fitted to them.
#pragma once

#include "core/query/row_codes.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::analytics
{

struct TrendOptions {
    std::string users = "User"; // the column whose values are the users
    // The window; by default the days of the first and the last row of the set. `to` is exclusive.
    Ticks from = kNoTime;
    Ticks to = kNoTime;
    bool activeOnLastDay = true; // only users with a row on the last day of the window
    std::size_t top = 100;       // 0: all
};

struct UserTrend {
    std::string user;
    std::vector<std::uint32_t> daily; // of the window's days
    double slope = 0;                 // activities a day, per day
    double r2 = 0;                    // 0 where the days do not differ
};

// Steepest first, ties by user. Rows without a user or a time are left out.
[[nodiscard]] Result<std::vector<UserTrend>> userTrends(const query::TableBinding& table,
                                                        const query::RowSet& rows,
                                                        const TrendOptions& options, const StopToken& stop);

} // namespace sightline::analytics
