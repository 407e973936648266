// SPDX-License-Identifier: GPL-3.0-or-later
// What the timeline of a person shows, prepared off the GUI thread: the moments of each lane, ascending, and
// the alerts. Immutable once made.
#pragma once

#include "core/usecase/session.h"
#include "ui/base/marks.h"

#include <QString>

#include <array>
#include <string_view>
#include <vector>

namespace sightline::ui
{

enum class TimelineLane { Identity, SignInOnPremises, SignInCloud, FilesAndMail, Admin, Alerts, Notes };

inline constexpr std::size_t kLaneCount = 7;

[[nodiscard]] QString laneTitle(TimelineLane lane);
// The lane of an activity by its action word and where it happened.
[[nodiscard]] TimelineLane laneOf(std::string_view action, Environment environment);

struct LaneData {
    std::vector<Ticks> times;              // ascending
    std::vector<Environment> environments; // one a time
    bool hasSource = false; // whether the case holds activities of this lane at all, of anybody
};

struct TimelineAlert {
    Ticks time = kNoTime;
    Severity severity = Severity::Low;
    QString id;
    QString title;
};

struct TimelineData {
    std::array<LaneData, kLaneCount> lanes;
    std::vector<TimelineAlert> alerts; // ascending; their times are those of the lane Alerts
    Ticks from = kNoTime;              // first and last moment; kNoTime when nothing is dated
    Ticks to = kNoTime;
    std::uint64_t activities = 0;
    std::uint64_t undated = 0;
};

// The activities that match the predicate, and the given alerts (indexes into CaseState::alerts).
[[nodiscard]] Result<TimelineData> loadTimeline(const usecase::CaseState& state, const std::string& kql,
                                                const std::vector<std::size_t>& alerts,
                                                const StopToken& stop);

} // namespace sightline::ui
