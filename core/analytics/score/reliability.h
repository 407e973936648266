// SPDX-License-Identifier: GPL-3.0-or-later
// Whether "1 in N" keeps its word on the days of a case: how many scored days claim a chance of at most p,
// and how many would if all were ordinary. Attacks among the days make it more. Any thread.
#pragma once

#include "core/analytics/score/day_score.h"

#include <cstdint>
#include <vector>

namespace sightline::analytics
{

// Days at the beginning of a case, of which most is new, are left out.
inline constexpr std::int32_t kUnsettledDays = 28;
// With fewer, the tail is a handful of days.
inline constexpr std::uint64_t kLeastReliabilityDays = 1000;

struct ReliabilityPoint {
    double chance = 1;       // claimed: at most this
    std::uint64_t count = 0; // of days that do
    double share = 0;        // of all
    // Where the share of ordinary days lies, but for chance: three standard deviations to each side.
    double low = 0;
    double high = 1;

    [[nodiscard]] bool isWithin() const { return share >= low && share <= high; }
};

struct Reliability {
    std::uint64_t days = 0;
    std::vector<ReliabilityPoint> points; // the most frequent first; empty with too few days
};

[[nodiscard]] Reliability reliability(const Scores& scores);

} // namespace sightline::analytics
