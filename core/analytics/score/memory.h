// SPDX-License-Identifier: GPL-3.0-or-later
// What is remembered of one user and of everybody, forgotten by 3 % a day: which values on how many days, and
// how many of everything. Size does not grow with activities. Written by one thread, read by many.
#pragma once

#include "core/analytics/score/channels.h"
#include "core/analytics/score/tallies.h"
#include "core/analytics/score/value_map.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace sightline::analytics
{

inline constexpr double kForget = 0.97; // of a day's weight that is left a day later

// kForget to the power of the days; the same bits everywhere.
[[nodiscard]] double keptAfter(std::int32_t days);

// Counts whose surprise is judged, one number a day.
enum class Quantity : std::uint8_t {
    Volume,
    Failures,
    NewDestinations,
    NewDocuments,
    NewObjects,
    NewTargets,
    NewOrigins
};

inline constexpr std::size_t kQuantities = static_cast<std::size_t>(Quantity::NewOrigins) + 1;

// How a user had a value.
struct Seen {
    float days = 0; // forgotten by and by
    float activities = 0;
    std::int32_t last = 0; // day

    [[nodiscard]] double daysAt(std::int32_t day) const { return days * keptAfter(day - last); }

    [[nodiscard]] double activitiesAt(std::int32_t day) const { return activities * keptAfter(day - last); }
};

// The values of one dimension that a user had, by value. Keeps at most kMost: those that weigh least go. What
// is asked of peers lies in its first line of cache.
class alignas(64) SeenValues
{
public:
    static constexpr std::size_t kMost = 512;

    [[nodiscard]] const Seen* find(std::uint32_t value) const;
    void learn(std::int32_t day, std::span<const Tally> tallies);

    [[nodiscard]] double total(std::int32_t day) const { return m_total * keptAfter(day - m_last); }

    [[nodiscard]] std::size_t size() const { return m_values.size(); }

private:
    // Says no for most values that are not there, in the one line of cache that is looked at anyway: peers
    // are asked for values they seldom have.
    [[nodiscard]] bool mayHave(std::uint32_t value) const
    {
        return (m_filter[value % 4] >> (value / 4 % 64) & 1) != 0;
    }

    void addToFilter(std::uint32_t value) { m_filter[value % 4] |= std::uint64_t{1} << (value / 4 % 64); }

    void insert(std::int32_t day, std::span<const Tally* const> fresh);
    void dropLightest(std::int32_t day);

    std::array<std::uint64_t, 4> m_filter{};
    double m_total = 0;
    std::int32_t m_last = 0;
    // Beside each other, so that a search runs through few lines of cache.
    std::vector<std::uint32_t> m_values; // ascending
    std::vector<Seen> m_seen;
};

// Gamma posterior of a daily rate, with how much more counts spread than a Poisson.
struct Rate {
    double a = 0;
    double b = 0;
    double spread = 0; // sum of (x - m)^2 - m
    double scale = 0;  // sum of m^2
};

struct UserMemory {
    std::array<SeenValues, kDimensions> seen;
    std::array<std::array<double, 24>, 2> hours{}; // workdays and weekends: days with activity in the hour
    std::array<std::array<Rate, 2>, kQuantities> rates{};
    std::int32_t lastDay = 0; // 0: never seen
    std::uint32_t activeDays = 0;
};

// How a value was had on one day, by everybody.
struct ValueCount {
    std::uint32_t value = 0;
    std::uint32_t users = 0;
    std::uint32_t activities = 0;
};

// Values lie in parts, by their upper bits: several threads may learn different ones.
inline constexpr std::size_t kValueParts = 4;

[[nodiscard]] constexpr std::size_t valuePartOf(std::uint32_t value)
{
    return value >> 30;
}

// All values of one day, by dimension and part; each once, in no order.
struct DayValues {
    std::array<std::array<std::vector<ValueCount>, kValueParts>, kDimensions> of;
    std::uint32_t active = 0; // users who did anything
};

// A value as everybody has it.
struct TenantSeen {
    double days = 0; // user-days
    double activities = 0;
    std::int32_t last = 0;

    [[nodiscard]] double daysAt(std::int32_t day) const { return days * keptAfter(day - last); }
};

struct TenantDimension {
    std::array<ValueMap<TenantSeen>, kValueParts> parts;
    double total = 0; // user-days with a value, times values
    double novel = 0; // of these, never seen before in the tenant
    std::int32_t last = 0;

    [[nodiscard]] const TenantSeen* find(std::uint32_t value) const
    {
        return parts[valuePartOf(value)].find(value);
    }

    // What a value weighs when it is met that nobody ever had.
    [[nodiscard]] double newMass() const { return (novel + 0.5) / (total + 1); }
};

struct TenantMemory {
    std::array<TenantDimension, kDimensions> seen;
    std::array<std::array<double, 24>, 2> hours{};
    std::array<double, 2> hoursTotal{};
    std::array<std::array<Rate, 2>, kQuantities> rates{};
    Rate actionVolume;
};

// Saturday and Sunday, UTC.
[[nodiscard]] constexpr std::size_t dayTypeOf(std::int32_t day)
{
    return (day % 7) >= 5 ? 1 : 0; // day 0, 0001-01-01, was a Monday
}

} // namespace sightline::analytics
