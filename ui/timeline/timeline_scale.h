// SPDX-License-Identifier: GPL-3.0-or-later
// The arithmetic of a time axis: which buckets suit a span, where a moment lies, and when marks become
// counted bars. Times are UTC ticks, lengths logical pixels. Pure functions; any thread.
#pragma once

#include "core/base/ticks.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sightline::ui
{

inline constexpr double kBucketLeastWidth = 18;
inline constexpr double kMarkLeastGap = 4;
inline constexpr std::size_t kMarksAtMost = 2000;

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
    Ticks to = 0;          // of a single mark: the same
    std::size_t first = 0; // index of its first time
    std::size_t count = 0;
};

struct LaneItems {
    bool bars = false;
    std::size_t tallest = 0;
    std::vector<LaneItem> items;
};

// times ascending. Single marks while they keep their distance and are few in sight, else bars.
[[nodiscard]] LaneItems arrangeLane(std::span<const Ticks> times, const TimelineScale& scale, Ticks offset);

} // namespace sightline::ui
