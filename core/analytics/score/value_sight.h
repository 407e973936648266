// SPDX-License-Identifier: GPL-3.0-or-later
// How likely the next value of a user is: own days backed by those of the peers, these by the tenant's. Pure
// functions of what is remembered.
#pragma once

#include "core/analytics/score/memory.h"

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace sightline::analytics
{

// Days that peers and tenant weigh against the own.
inline constexpr double kBackOff = 6;

// What many users have today: what many begin on one day is a roll-out.
class TodayValues
{
public:
    TodayValues() = default;
    explicit TodayValues(const DayValues& day);

    // The share of the others; 0 unless it is a roll-out.
    [[nodiscard]] double shareOfOthers(Dimension dimension, std::uint32_t value) const;

    struct RollOut {
        std::uint32_t value = 0;
        double share = 0; // of the others
    };

    // Of each dimension the few values that are roll-outs, ascending.
    using RollOuts = std::array<std::vector<RollOut>, kDimensions>;

    [[nodiscard]] const RollOuts& rollOuts() const { return m_rollOuts; }

    void setRollOuts(RollOuts rollOuts) { m_rollOuts = std::move(rollOuts); }

private:
    RollOuts m_rollOuts;
};

// Everything a day is judged against.
struct Background {
    std::int32_t day = 0;
    const std::vector<UserMemory>& users;
    const TenantMemory& tenant;
    const TodayValues& today;
    const std::vector<std::vector<std::uint32_t>>& peers; // by user
};

// The values of one dimension, for one user. Chances are bounded from below by what is cheap:
// the arithmetic is that of the exact chance with less in it, so a bound never lies above it.
class ValueSight
{
public:
    ValueSight(const Background& background, std::uint32_t user, Dimension dimension);

    [[nodiscard]] const Seen* ownOf(std::uint32_t value) const { return m_own.find(value); }

    // How likely the value is in the tenant, and whether anybody is remembered to have had it.
    struct Tenant {
        double chance = 0;
        bool known = false;
    };

    [[nodiscard]] Tenant tenant(std::uint32_t value, const Seen* own) const;
    [[nodiscard]] double chance(const Seen* own, std::uint32_t value, const Tenant& tenant);

    // Not more than the chance: as if nobody had ever had the value, and as if no peer had.
    [[nodiscard]] double floor(const Seen* own) const;
    [[nodiscard]] double floor(const Seen* own, std::uint32_t value, const Tenant& tenant);

private:
    [[nodiscard]] double daysOf(const Seen* own) const
    {
        return own == nullptr ? 0 : own->daysAt(m_back.day);
    }

    [[nodiscard]] double chanceWith(const Seen* own, std::uint32_t value, double tenant, double peersDays);
    void askPeers();

    const Background& m_back;
    Dimension m_dimension;
    const SeenValues& m_own;
    const TenantDimension& m_all;
    const std::vector<std::uint32_t>& m_peers;
    double m_total;
    double m_values;
    bool m_peersAsked = false;
    double m_peersTotal = 0;
    double m_peersValues = 0; // distinct ones, on average
};

} // namespace sightline::analytics
