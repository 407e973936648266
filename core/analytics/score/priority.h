// SPDX-License-Identifier: GPL-3.0-or-later
// Investigation priority: what alerts and risky days add up to over seven UTC days, each with its full weight
// until it drops out, as the withdrawn page did. Whole points, so that what is listed sums exactly. Pure.
#pragma once

#include "core/analytics/score/day_score.h"
#include "core/analytics/score/weights.h"
#include "core/model/alert.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace sightline::analytics
{

inline constexpr std::int32_t kPriorityDays = 7;
inline constexpr std::size_t kLeastForPercentile = 20; // users; fewer have no percentile

// How far an attacker gets with somebody.
enum class BlastRadius : std::uint8_t { Low, Medium, High };

// What a user is worth to an attacker.
struct Impact {
    bool sensitive = false;
    bool honeytoken = false;
    BlastRadius radius = BlastRadius::Low;
    std::uint32_t reports = 0; // people below, directly or not
};

struct AlertPoints {
    std::uint32_t alert = 0; // of the twin group, the one that weighs most
    std::uint32_t user = 0;
    std::int32_t day = 0;
    std::int32_t points = 0;
    std::uint32_t twins = 1; // alerts in the group
    Ticks time = kNoTime;
};

// Points of all dated alerts not later than asOf, for each user they are about. usersOf: by alert.
[[nodiscard]] std::vector<AlertPoints> alertPoints(const std::vector<Alert>& alerts,
                                                   const std::vector<std::vector<std::uint32_t>>& usersOf,
                                                   const std::vector<Impact>& impacts, Ticks asOf,
                                                   const Weights& weights);

// Points of a day by family; they sum to its rounded score; all 0 unless it is risky.
[[nodiscard]] std::array<std::int32_t, kFamilies> dayPoints(const DayScore& day);

// What analysts took out: days that they found benign, and all there was up to a reset, its day included.
// Before the day of a reset everything counts as it did.
struct TakenOut {
    std::set<std::pair<std::uint32_t, std::int32_t>> days; // user and day
    std::map<std::uint32_t, std::vector<Ticks>> resets;    // by user

    // Whether it counts for the priority of a day.
    [[nodiscard]] bool counts(const AlertPoints& alert, std::int32_t day) const;
    [[nodiscard]] bool counts(const DayScore& scored, std::int32_t day) const;
};

struct Priority {
    std::int32_t alerts = 0;
    std::int32_t days = 0;
    std::optional<double> percentile; // share of users with less, 0..100
    double oneIn = 1;                 // of the day of the clock; 1 when it is not scored
    double strength = 0;

    [[nodiscard]] std::int32_t sum() const { return alerts + days; }
};

// By user, for a day: the seven days that end with it.
[[nodiscard]] std::vector<Priority> priorities(const Scores& scores, const std::vector<AlertPoints>& alerts,
                                               std::size_t users, std::int32_t day,
                                               const TakenOut& takenOut = {});

} // namespace sightline::analytics
