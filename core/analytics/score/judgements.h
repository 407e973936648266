// SPDX-License-Identifier: GPL-3.0-or-later
// Judges every day of every user, in order of time: each day by what was known before it, then it is learnt.
// What comes out is not calibrated yet (see scorer.h). The same input gives the same bits, whatever the order
// of imports and the number of threads.
#pragma once

#include "core/analytics/score/calibration.h"
#include "core/analytics/score/day_book.h"
#include "core/base/progress.h"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace sightline::analytics
{

struct JudgedDay {
    std::uint32_t user = 0;
    std::int32_t day = 0;
    std::uint32_t activities = 0;
    std::uint32_t activeDays = 0;                  // of the user before this one
    std::array<Step, kChannels> steps{};           // how unlikely each channel is
    std::array<std::uint32_t, kChannels> values{}; // that stood out: tally values; of counts, the count
};

// The tenant's values in sum, before a day.
struct TenantTotals {
    std::array<double, kDimensions> total{};
    std::array<double, kDimensions> novel{};
    std::int32_t last = 0;
};

struct Judgements {
    std::vector<JudgedDay> days; // by day, then user
    std::int32_t firstDay = 0;
    std::int32_t lastDay = 0;
    std::vector<float> exposure; // by day from the first: 1, less where much less was logged of everybody
    std::vector<TenantTotals> totals; // by day from the first, as the roll-outs
    std::vector<TodayValues> today;
    // By day from the first; null where they were not kept: they are counted when they are needed.
    std::vector<std::shared_ptr<const DayValues>> values;

    [[nodiscard]] bool isEmpty() const { return exposure.empty(); }

    // Of one day, by user.
    [[nodiscard]] std::span<const JudgedDay> ofDay(std::int32_t day) const;
    [[nodiscard]] const JudgedDay* find(std::uint32_t user, std::int32_t day) const;
};

using PeerLists = std::vector<std::vector<std::uint32_t>>; // by user; may be empty lists

[[nodiscard]] Result<Judgements> judgeAll(const DayBook& book, const PeerLists& peers, Workers* workers,
                                          const Watch& watch);

// The same as judging all, where nothing but the peers of some users changed since `before`.
[[nodiscard]] Result<Judgements> judgeAnew(Judgements before, const std::vector<std::uint32_t>& changed,
                                           const DayBook& book, const PeerLists& peers, Workers* workers,
                                           const Watch& watch);

} // namespace sightline::analytics
