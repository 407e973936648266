// SPDX-License-Identifier: GPL-3.0-or-later
// The arithmetic of a time axis: which buckets suit a span, where a moment lies, and when marks become
// counted bars. Its cost is that of the picture, never of the activities behind it. Times are UTC ticks,
// lengths logical pixels. Pure functions; any thread.
#pragma once

#include "core/base/ticks.h"
#include "core/usecase/timeline_lanes.h"
#include "ui/timeline/timeline_data.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace sightline::ui
{

inline constexpr double kBucketLeastWidth = 18;
inline constexpr double kMarkLeastGap = 4;
inline constexpr double kAlertLeastGap = 13;
inline constexpr double kRarityLeastGap = 13;
inline constexpr double kRarityNumberRoom = 16;   // beside a mark that stands for several
inline constexpr std::size_t kMarksAtMost = 2000; // of a view
inline constexpr std::size_t kLaneMarksAtMost = kMarksAtMost / usecase::kActivityLanes;

// Equal bins side by side.
struct Bins {
    Ticks from = kNoTime;
    Ticks step = 0;
    std::size_t count = 0;

    [[nodiscard]] Ticks to() const { return from + step * static_cast<Ticks>(count); }
};

// The shortest rung of the ladder (1 min ... 1 d, then weeks and more) that is not below `least`.
[[nodiscard]] Ticks bucketAtLeast(Ticks least);
// The start of the bucket that holds t; whole days and hours are those of a zone `offset` east of UTC.
[[nodiscard]] Ticks bucketStart(Ticks t, Ticks bucket, Ticks offset);
// At most `most` bins of the ladder around first and last.
[[nodiscard]] Bins chooseBins(Ticks first, Ticks last, std::size_t most, Ticks offset);

class TimelineScale
{
public:
    TimelineScale() = default;
    TimelineScale(Ticks from, Ticks to, double left, double width);

    [[nodiscard]] Ticks from() const { return m_from; }

    [[nodiscard]] Ticks to() const { return m_to; }

    [[nodiscard]] bool isEmpty() const { return m_to <= m_from || m_width <= 0; }

    [[nodiscard]] double xOf(Ticks t) const;
    [[nodiscard]] Ticks at(double x) const;
    // factor above 1 shows a shorter time; the moment under x stays where it is. Never below a second, never
    // beyond the limits.
    [[nodiscard]] TimelineScale zoomed(double factor, double x, Ticks least, Ticks most) const;
    [[nodiscard]] TimelineScale moved(double pixels, Ticks least, Ticks most) const;

private:
    [[nodiscard]] TimelineScale held(Ticks from, Ticks span, Ticks least, Ticks most) const;

    Ticks m_from = 0;
    Ticks m_to = 0;
    double m_left = 0;
    double m_width = 0;
};

// One thing on a lane: a single mark (count 1, from its time) or a counted bucket.
struct LaneItem {
    Ticks from = 0;
    Ticks to = 0; // of a single mark: the same
    std::uint64_t count = 0;
    std::uint64_t onPremises = 0; // of the count
    std::uint64_t cloud = 0;
    std::size_t first = 0; // of alerts: index of the first
    Severity strongest = Severity::Informational;
    Rarity rarity = Rarity::None; // of first times: the one that reaches farthest; else None
};

struct LaneItems {
    bool bars = false;
    std::uint64_t tallest = 0;
    std::vector<LaneItem> items;
};

// The starts of the steps of a zone around [from, to): midnights stay midnights where the clocks are changed.
// offset: of the zone at a moment, east of UTC.
[[nodiscard]] std::vector<Ticks> stepEdges(Ticks from, Ticks to, Ticks step,
                                           const std::function<Ticks(Ticks)>& offset);

// The buckets that suit a view, around all of it. Empty for an empty scale.
[[nodiscard]] std::vector<Ticks> bucketEdges(const TimelineScale& scale,
                                             const std::function<Ticks(Ticks)>& offset);

// What core counted between the edges: single marks while they are given one by one and keep their distance
// in sight, else bars. Nothing of the count is lost in bars.
[[nodiscard]] LaneItems arrangeLane(const usecase::LanePart& lane, std::span<const Ticks> edges,
                                    const TimelineScale& scale);

// Alerts in sight; those nearer than kAlertLeastGap to the first of a group are drawn as one.
[[nodiscard]] LaneItems arrangeAlerts(std::span<const TimelineAlert> alerts, const TimelineScale& scale);

// Adds those of the lane that are in sight to its items, by time. Those nearer than kRarityLeastGap to the
// first of a group are drawn as one; a group keeps room for its number.
void addRarities(LaneItems& items, std::span<const TimelineRarity> marks, TimelineLane lane,
                 const TimelineScale& scale);

} // namespace sightline::ui
