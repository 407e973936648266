// SPDX-License-Identifier: GPL-3.0-or-later
// What a score says of a day of a user. Values without behaviour, for whoever shows or adds them up; how they
// are made is in scorer.h.
#pragma once

#include "core/analytics/score/channels.h"

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace sightline::analytics
{

// How rare a day is, and through what.
struct DayScore {
    std::uint32_t user = 0;
    std::int32_t day = 0;
    double chance = 1;                       // of ordinary days at most this share is as odd
    double strength = 0;                     // orders days of equal chance; without a unit
    std::uint32_t reference = 0;             // days it was compared with
    std::array<float, kChannels> channels{}; // -log2 of the chance of each channel
    std::array<float, kFamilies> without{};  // the chance of the day, were this family ordinary
    std::uint32_t activities = 0;
    std::uint32_t activeDays = 0; // of the user before this one

    // 0..10: 2.5 points for every factor ten.
    [[nodiscard]] double points() const;

    // "At most 1 in N ordinary days"; never more than the reference supports.
    [[nodiscard]] double oneIn() const { return 1 / chance; }
};

// From here on a day counts: 1 in 100.
inline constexpr double kRiskyPoints = 5;

// Days that are known to be an attack's are no reference for others. May be empty.
using KnownAttack = std::function<bool(std::uint32_t user, std::int32_t day)>;

struct Scores {
    std::vector<DayScore> days; // by day, then user
    std::int32_t firstDay = 0;
    std::int32_t lastDay = 0;

    // Of one day, by user.
    [[nodiscard]] std::span<const DayScore> ofDay(std::int32_t day) const;
};

} // namespace sightline::analytics
