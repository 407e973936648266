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
    if (!mayHave(value)) return nullptr;
    const auto at = std::ranges::lower_bound(m_values, value);
    return at == m_values.end() || *at != value ? nullptr
                                                : &m_seen[static_cast<std::size_t>(at - m_values.begin())];
}

void SeenValues::learn(std::int32_t day, std::span<const Tally> tallies)
{
    if (tallies.empty()) return;
    std::vector<const Tally*> fresh;
    auto from = m_values.begin();
    for (const Tally& t : tallies) {
        from = std::lower_bound(from, m_values.end(), t.value);
        if (from == m_values.end() || *from != t.value) {
            fresh.push_back(&t);
            continue;
        }
        Seen& seen = m_seen[static_cast<std::size_t>(from - m_values.begin())];
        seen.days = static_cast<float>(seen.daysAt(day) + 1);
        seen.activities = static_cast<float>(seen.activitiesAt(day) + t.count);
        seen.last = day;
    }
    m_total = total(day) + static_cast<double>(tallies.size());
    m_last = day;
    insert(day, fresh);
    if (m_values.size() > kMost) dropLightest(day);
}

// Merges from behind, in place. fresh: ascending, none of them known.
void SeenValues::insert(std::int32_t day, std::span<const Tally* const> fresh)
{
    for (const Tally* t : fresh)
        addToFilter(t->value);
    std::size_t old = m_values.size();
    std::size_t to = old + fresh.size();
    m_values.resize(to);
    m_seen.resize(to);
    for (std::size_t left = fresh.size(); left > 0;) {
        const Tally& t = *fresh[left - 1];
        --to;
        if (old > 0 && m_values[old - 1] > t.value) {
            --old;
            m_values[to] = m_values[old];
            m_seen[to] = m_seen[old];
            continue;
        }
        m_values[to] = t.value;
        m_seen[to] = {1, static_cast<float>(t.count), day};
        --left;
    }
}

void SeenValues::dropLightest(std::int32_t day)
{
    std::vector<std::pair<double, std::uint32_t>> weights;
    weights.reserve(m_values.size());
    for (std::size_t i = 0; i < m_values.size(); ++i)
        weights.emplace_back(m_seen[i].daysAt(day), m_values[i]);
    const auto drop = static_cast<std::ptrdiff_t>(m_values.size() - kMost * 7 / 8);
    std::ranges::nth_element(weights, weights.begin() + drop);
    const auto least = weights[static_cast<std::size_t>(drop)];
    m_filter = {};
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        if (std::pair(m_seen[i].daysAt(day), m_values[i]) < least) continue;
        addToFilter(m_values[i]);
        m_values[kept] = m_values[i];
        m_seen[kept++] = m_seen[i];
    }
    m_values.resize(kept);
    m_seen.resize(kept);
}

} // namespace sightline::analytics
