// SPDX-License-Identifier: GPL-3.0-or-later
// What the timeline of a person is about, prepared off the GUI thread: where its activities are counted, the
// alerts, and the limits of the time axis. Immutable once made.
#pragma once

#include "core/usecase/timeline_lanes.h"
#include "ui/base/marks.h"

#include <QString>

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace sightline::ui
{

using usecase::kActivityLanes;
using usecase::kLaneCount;
using usecase::TimelineLane;

[[nodiscard]] QString laneTitle(TimelineLane lane);

struct TimelineAlert {
    Ticks time = kNoTime;
    Severity severity = Severity::Low;
    QString id;
    QString title;
};

// What was first at a moment, in the reader's words.
struct TimelineRarity {
    Ticks time = kNoTime;
    TimelineLane lane = TimelineLane::Admin;
    Rarity rarity = Rarity::FirstForUser;
    std::int32_t day = 0;         // that stands out, of UTC
    std::uint64_t activities = 0; // that it rests on
    QString title;                // shown
    QString why;                  // shown
    QString oneIn;                // of the day
};

struct TimelineData {
    std::shared_ptr<const usecase::LaneSource> source; // counts the activities of any range
    std::array<bool, kLaneCount> hasSource{};          // whether the case could fill a lane at all
    std::vector<TimelineAlert> alerts;                 // ascending
    Ticks from = kNoTime; // first and last moment, alerts too; kNoTime when nothing is dated
    Ticks to = kNoTime;
    std::uint64_t activities = 0;
    std::uint64_t undated = 0; // of them
};

// The activities that match the predicate, and the given alerts (indexes into CaseState::alerts).
[[nodiscard]] Result<TimelineData> loadTimeline(const usecase::StatePtr& state, const std::string& kql,
                                                const std::vector<std::size_t>& alerts,
                                                const StopToken& stop);

} // namespace sightline::ui
