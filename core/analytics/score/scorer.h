// SPDX-License-Identifier: GPL-3.0-or-later
// Scores every day of every user, in order of time: each day is judged by what was known before it, then
// learnt. The same input gives the same bits, whatever the order of imports and the number of threads.
#pragma once

#include "core/analytics/score/calibration.h"
#include "core/analytics/score/day_book.h"
#include "core/base/progress.h"
#include "core/base/workers.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace sightline::analytics
{

// How rare a day is, and through what.
struct DayScore {
    std::uint32_t user = 0;
    std::int32_t day = 0;
    double chance = 1;                             // of ordinary days at most this share is as odd
    double strength = 0;                           // orders days of equal chance; without a unit
    std::uint32_t reference = 0;                   // days it was compared with
    std::array<float, kChannels> channels{};       // -log2 of the chance of each channel
    std::array<float, kFamilies> without{};        // the chance of the day, were this family ordinary
    std::array<std::uint32_t, kChannels> values{}; // that stood out: tally values; of counts, the count
    std::uint32_t activities = 0;
    std::uint32_t activeDays = 0; // of the user before this one

    // 0..10: 2.5 points for every factor ten.
    [[nodiscard]] double points() const;

    // "At most 1 in N ordinary days"; never more than the reference supports.
    [[nodiscard]] double oneIn() const { return 1 / chance; }
};

// From here on a day counts: 1 in 100.
inline constexpr double kRiskyPoints = 5;

struct ScoreRequest {
    std::size_t users = 0;
    std::vector<std::vector<std::uint32_t>> peers; // by user; may be empty lists
    // Days that are known to be an attack's are no reference for others.
    std::function<bool(std::uint32_t user, std::int32_t day)> isMalicious;
};

struct Scores {
    std::vector<DayScore> days; // by day, then user
    std::int32_t firstDay = 0;
    std::int32_t lastDay = 0;
    std::vector<float> exposure; // by day from the first: 1, less where much less was logged of everybody

    // Of one day, by user.
    [[nodiscard]] std::span<const DayScore> ofDay(std::int32_t day) const;
};

[[nodiscard]] Result<Scores> scoreDays(const DayBook& book, const ScoreRequest& request, Workers* workers,
                                       const Watch& watch);

// The combination of channels: the two rarest of different families, as bits; leaveOut: as if this family
// were ordinary.
[[nodiscard]] double combinedBits(const std::array<float, kChannels>& channels,
                                  std::optional<Family> leaveOut = {});

} // namespace sightline::analytics
