// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analytics/score/reliability.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sightline::analytics
{

namespace
{

constexpr std::array kChances{.5, .2, .1, .05, .02, .01, .005, .002, .001};
constexpr double kDeviations = 3;

} // namespace

Reliability reliability(const Scores& scores)
{
    Reliability out;
    std::array<std::uint64_t, kChances.size()> counts{};
    for (const DayScore& day : scores.days) {
        if (day.day - scores.firstDay < kUnsettledDays) continue;
        ++out.days;
        for (std::size_t i = 0; i < kChances.size(); ++i)
            counts[i] += day.chance <= kChances[i] ? 1 : 0;
    }
    if (out.days < kLeastReliabilityDays) return out;
    const double all = static_cast<double>(out.days);
    for (std::size_t i = 0; i < kChances.size(); ++i) {
        const double p = kChances[i];
        const double spread = kDeviations * std::sqrt(p * (1 - p) / all);
        out.points.push_back({p, counts[i], static_cast<double>(counts[i]) / all, std::max(p - spread, 0.0),
                              std::min(p + spread, 1.0)});
    }
    return out;
}

} // namespace sightline::analytics
