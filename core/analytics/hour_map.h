// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody did by day and time of day, against what their own days before lead to expect: days of the
// same sort, working days or weekends, at the same time. How rare a difference is goes by a negative binomial
// with the mean and the spread of those days. Pure; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace sightline::analytics
{

inline constexpr std::size_t kHourSlots = 12;      // of two hours
inline constexpr int kHourHistory = 28;            // days looked back at
inline constexpr std::uint32_t kHourLeastDays = 3; // of the same sort; fewer expect nothing

struct HourCell {
    std::uint32_t own = 0;
    float expected = 0;
    std::uint32_t days = 0; // the expectation is the mean of
    // -4 to 4: less or more than expected, 1 in 5, 20, 100, 1,000 or rarer; 0: as expected, or not known.
    std::int8_t level = 0;
    bool logged = false; // anything of anybody on that day
};

// One day: when it is, and what is known of it.
struct HourDay {
    bool weekend = false;
    bool logged = false;
};

// counts: by day, then slot. The same size as days, times kHourSlots.
[[nodiscard]] std::vector<HourCell> hourMap(std::span<const HourDay> days,
                                            std::span<const std::uint32_t> counts);

// The chance of at least (more) or at most (less) so many, expecting mean with the variance.
[[nodiscard]] double chanceOfCount(std::uint32_t count, double mean, double variance, bool more);

} // namespace sightline::analytics
