// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analytics/score/day_score.h"

#include "core/analytics/score/exact_math.h"

#include <algorithm>

namespace sightline::analytics
{

double DayScore::points() const
{
    constexpr double kPerTen = 2.5;
    constexpr double kLog2Of10 = 3.32192809488736234787;
    return std::min(10.0, -kPerTen * exactLog2(chance) / kLog2Of10);
}

std::span<const DayScore> Scores::ofDay(std::int32_t day) const
{
    return {std::ranges::lower_bound(days, day, {}, &DayScore::day),
            std::ranges::upper_bound(days, day, {}, &DayScore::day)};
}

} // namespace sightline::analytics
