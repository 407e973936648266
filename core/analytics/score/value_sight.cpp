// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analytics/score/value_sight.h"

#include "core/base/prefetch.h"

#include <algorithm>

namespace sightline::analytics
{
namespace
{

constexpr double kDiscount = 0.5;
constexpr std::uint32_t kRollOut = 3;
constexpr double kRollOutShare = 0.05;

double discounted(double days)
{
    return days >= 1 ? days - kDiscount : days * kDiscount;
}

// Pitman-Yor: what is taken off values that were seen, and a little more, goes to the level behind.
double backedOff(double days, double total, double values, double behind)
{
    const double free = kBackOff + std::min(kDiscount * values, kDiscount * total);
    return std::min(1.0, (discounted(days) + free * behind) / (total + kBackOff));
}

} // namespace

TodayValues::TodayValues(const DayValues& day)
{
    if (day.active < 2) return;
    for (std::size_t d = 0; d < kDimensions; ++d) {
        for (const std::vector<ValueCount>& part : day.of[d]) {
            for (const ValueCount& v : part) {
                const double share = static_cast<double>(v.users - 1) / (day.active - 1);
                if (v.users > kRollOut && share >= kRollOutShare) m_rollOuts[d].push_back({v.value, share});
            }
        }
        std::ranges::sort(m_rollOuts[d], {}, &RollOut::value);
    }
}

double TodayValues::shareOfOthers(Dimension dimension, std::uint32_t value) const
{
    const auto& rollOuts = m_rollOuts[static_cast<std::size_t>(dimension)];
    const auto at = std::ranges::lower_bound(rollOuts, value, {}, &RollOut::value);
    return at == rollOuts.end() || at->value != value ? 0 : at->share;
}

ValueSight::ValueSight(const Background& background, std::uint32_t user, Dimension dimension)
    : m_back(background),
      m_dimension(dimension),
      m_own(background.users[user].seen[static_cast<std::size_t>(dimension)]),
      m_all(background.tenant.seen[static_cast<std::size_t>(dimension)]),
      m_peers(background.peers[user]),
      m_total(m_own.total(background.day)),
      m_values(static_cast<double>(m_own.size()))
{
    for (const std::uint32_t p : m_peers)
        prefetch(&m_back.users[p].seen[static_cast<std::size_t>(m_dimension)]);
}

ValueSight::Tenant ValueSight::tenant(std::uint32_t value, const Seen* own) const
{
    const TenantSeen* known = m_all.find(value);
    if (known == nullptr) return {m_all.newMass(), false};
    const double others = std::max(0.0, known->daysAt(m_back.day) - daysOf(own));
    const double total = m_all.total * keptAfter(m_back.day - m_all.last);
    return {(discounted(others) + m_all.newMass()) / (total + kBackOff), true};
}

double ValueSight::chance(const Seen* own, std::uint32_t value, const Tenant& tenant)
{
    if (!tenant.known) return floor(own, value, tenant);
    double days = 0;
    for (const std::uint32_t p : m_peers) {
        const Seen* seen = m_back.users[p].seen[static_cast<std::size_t>(m_dimension)].find(value);
        if (seen != nullptr) days += seen->daysAt(m_back.day);
    }
    return chanceWith(own, value, tenant.chance, days);
}

// Less goes into the same arithmetic, so a floor never lies above the chance.
double ValueSight::floor(const Seen* own) const
{
    return own == nullptr ? 0 : backedOff(daysOf(own), m_total, m_values, 0);
}

double ValueSight::floor(const Seen* own, std::uint32_t value, const Tenant& tenant)
{
    return chanceWith(own, value, tenant.chance, 0);
}

double ValueSight::chanceWith(const Seen* own, std::uint32_t value, double tenant, double peersDays)
{
    askPeers();
    double behind = tenant;
    if (m_peersTotal > 0) behind = backedOff(peersDays, m_peersTotal, m_peersValues, behind);
    behind = std::max(behind, m_back.today.shareOfOthers(m_dimension, value));
    return backedOff(daysOf(own), m_total, m_values, behind);
}

void ValueSight::askPeers()
{
    if (m_peersAsked) return;
    m_peersAsked = true;
    for (const std::uint32_t p : m_peers) {
        const SeenValues& seen = m_back.users[p].seen[static_cast<std::size_t>(m_dimension)];
        m_peersTotal += seen.total(m_back.day);
        m_peersValues += static_cast<double>(seen.size());
    }
    if (!m_peers.empty()) m_peersValues /= static_cast<double>(m_peers.size());
}

} // namespace sightline::analytics
