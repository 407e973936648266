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
class UserDayTallies
{
public:
    std::uint32_t user = 0;
    std::uint32_t activities = 0;
    std::uint32_t failures = 0;

    // Owned by somebody else.
    void setTallies(std::span<const Tally> tallies);

    [[nodiscard]] std::span<const Tally> all() const { return m_tallies; }

    [[nodiscard]] std::span<const Tally> of(std::uint8_t kind) const
    {
        return m_tallies.subspan(m_begins[kind], m_begins[kind + 1U] - m_begins[kind]);
    }

    [[nodiscard]] std::span<const Tally> of(Dimension dimension) const
    {
        return of(static_cast<std::uint8_t>(dimension));
    }

private:
    std::span<const Tally> m_tallies;
    std::array<std::uint32_t, Tally::kHour + 2> m_begins{}; // by kind, and where the last ends
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

// How many values were learnt, and how many of them nobody had before.
struct LearntValues {
    std::uint64_t all = 0;
    std::uint64_t fresh = 0;
};

// The values of one part of one dimension, but for its sums; all parts are independent of each other.
// values: of that part. only: null for all.
[[nodiscard]] LearntValues learnValuesOfPart(TenantDimension& tenant, std::size_t part, std::int32_t day,
                                             std::span<const ValueCount> values,
                                             const ValueSet* only = nullptr);
// The sums, of all parts.
void addLearnt(TenantDimension& tenant, std::int32_t day, std::span<const LearntValues> parts);

} // namespace sightline::analytics
