// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analytics/score/memory.h"

#include <algorithm>

namespace sightline::analytics
{
namespace
{

constexpr std::int32_t kLongest = 512; // days after which nothing worth keeping is left

std::array<double, kLongest> powers()
{
    std::array<double, kLongest> out{};
    double kept = 1;
    for (double& p : out) {
        p = kept;
        kept *= kForget;
    }
    return out;
}

} // namespace

double keptAfter(std::int32_t days)
{
    static const std::array<double, kLongest> kPowers = powers();
    if (days <= 0) return 1;
    return days < kLongest ? kPowers[static_cast<std::size_t>(days)] : 0;
}

const Seen* SeenValues::find(std::uint32_t value) const
{
    const auto at = std::ranges::lower_bound(m_values, value, {}, &Seen::value);
    return at == m_values.end() || at->value != value ? nullptr : &*at;
}

void SeenValues::learn(std::int32_t day, std::span<const Tally> tallies)
{
    if (tallies.empty()) return;
    std::vector<Seen> fresh;
    for (const Tally& t : tallies) {
        const auto at = std::ranges::lower_bound(m_values, t.value, {}, &Seen::value);
        if (at == m_values.end() || at->value != t.value) {
            fresh.push_back({t.value, 1, static_cast<float>(t.count), day});
            continue;
        }
        at->days = static_cast<float>(at->daysAt(day) + 1);
        at->activities = static_cast<float>(at->activitiesAt(day) + t.count);
        at->last = day;
    }
    m_total = total(day) + static_cast<double>(tallies.size());
    m_last = day;
    if (fresh.empty()) return;
    const auto middle = static_cast<std::ptrdiff_t>(m_values.size());
    m_values.insert(m_values.end(), fresh.begin(), fresh.end());
    std::ranges::inplace_merge(m_values, m_values.begin() + middle, {}, &Seen::value);
    if (m_values.size() > kMost) dropLightest(day);
}

void SeenValues::dropLightest(std::int32_t day)
{
    std::vector<std::pair<double, std::uint32_t>> weights;
    weights.reserve(m_values.size());
    for (const Seen& s : m_values)
        weights.emplace_back(s.daysAt(day), s.value);
    const auto drop = static_cast<std::ptrdiff_t>(m_values.size() - kMost * 7 / 8);
    std::ranges::nth_element(weights, weights.begin() + drop);
    const auto least = weights[static_cast<std::size_t>(drop)];
    std::erase_if(m_values, [&](const Seen& s) { return std::pair(s.daysAt(day), s.value) < least; });
}

} // namespace sightline::analytics
