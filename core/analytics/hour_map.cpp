// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analytics/hour_map.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sightline::analytics
{
namespace
{

constexpr std::array kLevels{1.0 / 5, 1.0 / 20, 1.0 / 100, 1.0 / 1000};
// A day more on which half an activity fell: what never was is rare, not impossible.
constexpr double kPriorDays = 1;
constexpr double kPriorCount = 0.5;
// Activities come in bursts: the spread is never taken to be that of chance alone.
constexpr double kLeastDispersion = 2;

struct Before {
    double sum = 0;
    double squares = 0;
    std::uint32_t days = 0;
};

Before lookBack(std::span<const HourDay> days, std::span<const std::uint32_t> counts, std::size_t day,
                std::size_t slot)
{
    Before out;
    const std::size_t first = day > kHourHistory ? day - kHourHistory : 0;
    for (std::size_t d = first; d < day; ++d) {
        if (!days[d].logged || days[d].weekend != days[day].weekend) continue;
        const double n = counts[d * kHourSlots + slot];
        out.sum += n;
        out.squares += n * n;
        ++out.days;
    }
    return out;
}

std::int8_t levelOf(double chance)
{
    const auto rarer = std::ranges::count_if(kLevels, [chance](double limit) { return chance <= limit; });
    return static_cast<std::int8_t>(rarer);
}

HourCell judged(std::uint32_t own, const Before& before)
{
    HourCell out;
    out.own = own;
    out.logged = true;
    out.days = before.days;
    if (before.days < kHourLeastDays) return out;
    out.expected = static_cast<float>(before.sum / before.days);
    const double mean = (before.sum + kPriorCount) / (before.days + kPriorDays);
    const double spread = before.squares / before.days - std::pow(before.sum / before.days, 2);
    const double variance = std::max(spread, mean * kLeastDispersion);
    const bool more = own > mean;
    const std::int8_t level = levelOf(chanceOfCount(own, mean, variance, more));
    out.level = static_cast<std::int8_t>(more ? level : -level);
    return out;
}

} // namespace

double chanceOfCount(std::uint32_t count, double mean, double variance, bool more)
{
    const double size = mean * mean / std::max(variance - mean, 1e-9); // of the negative binomial
    const double share = mean / (size + mean);
    double term = std::exp(size * std::log1p(-share)); // of none
    double below = 0;                                  // fewer than count
    for (std::uint32_t k = 0; k < count; ++k) {
        below += term;
        term *= (size + k) / (k + 1.0) * share;
        if (term < 1e-18 && k > mean) break;
    }
    return std::clamp(more ? 1 - below : below + term, 0.0, 1.0);
}

std::vector<HourCell> hourMap(std::span<const HourDay> days, std::span<const std::uint32_t> counts)
{
    std::vector<HourCell> out(days.size() * kHourSlots);
    for (std::size_t day = 0; day < days.size(); ++day) {
        for (std::size_t slot = 0; slot < kHourSlots; ++slot) {
            HourCell& cell = out[day * kHourSlots + slot];
            const std::uint32_t own = counts[day * kHourSlots + slot];
            if (days[day].logged)
                cell = judged(own, lookBack(days, counts, day, slot));
            else
                cell.own = own;
        }
    }
    return out;
}

} // namespace sightline::analytics
