// SPDX-License-Identifier: GPL-3.0-or-later
// What a person did for the first time on the days that stand out, for the timeline: when, on which lane, and
// who had it before. Any thread.
#pragma once

#include "core/usecase/score_reasons.h"
#include "core/usecase/timeline_lanes.h"

#include <cstdint>
#include <vector>

namespace sightline::usecase
{

// What was first for all peers was first for the user too, and so on.
enum class RarityLevel : std::uint8_t { User, Peers, Tenant };

struct RarityMark {
    Ticks time = kNoTime; // of the first record
    TimelineLane lane = TimelineLane::Admin;
    RarityLevel level = RarityLevel::User;
    std::int32_t day = 0;
    double oneIn = 1; // of the day
    Reason reason;
};

// Of all risky days up to the clock of the scores, by time, whatever verdicts say. Empty for an entity that
// is not scored.
[[nodiscard]] Result<std::vector<RarityMark>> rarityMarks(const CaseState& state, const CaseScores& scores,
                                                          query::EntityCode entity, const StopToken& stop);

} // namespace sightline::usecase
