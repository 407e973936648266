// SPDX-License-Identifier: GPL-3.0-or-later
// How surprising one day of one user is, channel by channel, before the day is learnt: bits that are ranked
// later, never probabilities to be believed. Pure functions of what is remembered.
#pragma once

#include "core/analytics/score/value_sight.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace sightline::analytics
{

// One day of one user: tallies of all accounts, by kind and value.
struct UserDayTallies {
    std::uint32_t user = 0;
    std::uint32_t activities = 0;
    std::uint32_t failures = 0;
    std::span<const Tally> tallies;

    [[nodiscard]] std::span<const Tally> of(std::uint8_t kind) const;

    [[nodiscard]] std::span<const Tally> of(Dimension dimension) const
    {
        return of(static_cast<std::uint8_t>(dimension));
    }
};

struct ChannelBits {
    double bits = 0;
    std::uint32_t value = 0; // the value that is most unlikely; of counts, the count
};

struct DayBits {
    std::array<ChannelBits, kChannels> channels{};
    std::array<double, kQuantities> quantities{}; // what was counted
    std::array<double, kQuantities> means{};      // what was expected
    double actionSpread = 0;                      // of counts by action, as in Rate
    double actionScale = 0;
};

[[nodiscard]] DayBits judgeDay(const Background& background, const UserDayTallies& day);
// The channels of values alone, which are those that peers have a say in.
void judgeValuesOfDay(const Background& background, const UserDayTallies& day,
                      std::array<ChannelBits, kChannels>& out);

// Learns a day of a user after everybody was judged. quantities: as judged.
void learnUserDay(UserMemory& memory, const TenantMemory& tenant, std::int32_t day,
                  const UserDayTallies& tallies, const std::array<double, kQuantities>& quantities,
                  double exposure);

// The values alone.
void learnValues(UserMemory& memory, std::int32_t day, const UserDayTallies& tallies);

// What everybody did on the day, but for the values. users: before they learn the day.
void learnDayOfAll(TenantMemory& tenant, std::int32_t day, std::span<const UserDayTallies> tallies,
                   std::span<const DayBits> judged, const std::vector<UserMemory>& users);

// The values of one dimension; dimensions are independent of each other.
void learnValuesOfAll(TenantDimension& tenant, Dimension dimension, std::int32_t day,
                      std::span<const UserDayTallies> tallies);

} // namespace sightline::analytics
