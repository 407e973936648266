// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_scale.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sightline::ui
{

namespace
{

constexpr std::array<Ticks, 13> kLadder{
    kTicksPerMinute,     5 * kTicksPerMinute,   15 * kTicksPerMinute,  kTicksPerHour,     6 * kTicksPerHour,
    kTicksPerDay,        7 * kTicksPerDay,      28 * kTicksPerDay,     91 * kTicksPerDay, 364 * kTicksPerDay,
    3640 * kTicksPerDay, 36'400 * kTicksPerDay, 364'000 * kTicksPerDay};

Ticks floorTo(Ticks t, Ticks step)
{
    Ticks rest = t % step;
    if (rest < 0) rest += step;
    return t - rest;
}

} // namespace

Ticks bucketAtLeast(Ticks least)
{
    const auto it = std::ranges::find_if(kLadder, [&](Ticks rung) { return rung >= least; });
    return it == kLadder.end() ? kLadder.back() : *it;
}

Ticks bucketStart(Ticks t, Ticks bucket, Ticks offset)
{
    return floorTo(t + offset, bucket) - offset;
}

Bins chooseBins(Ticks first, Ticks last, std::size_t most, Ticks offset)
{
    if (first == kNoTime || last < first || most == 0) return {};
    const Ticks span = last - first + 1;
    Ticks step = bucketAtLeast(std::max<Ticks>(1, span / static_cast<Ticks>(most)));
    Bins bins;
    // The ends rarely fall on an edge, so a rung that suits the span may still need one bin too many.
    while (true) {
        bins.from = bucketStart(first, step, offset);
        bins.step = step;
        bins.count = static_cast<std::size_t>((last - bins.from) / step) + 1;
        if (bins.count <= most || step == kLadder.back()) return bins;
        step = bucketAtLeast(step + 1);
    }
}

TimelineScale::TimelineScale(Ticks from, Ticks to, double left, double width)
    : m_from(from), m_to(to), m_left(left), m_width(width)
{
}

double TimelineScale::xOf(Ticks t) const
{
    if (isEmpty()) return m_left;
    return m_left + static_cast<double>(t - m_from) / static_cast<double>(m_to - m_from) * m_width;
}

Ticks TimelineScale::at(double x) const
{
    if (isEmpty()) return m_from;
    const double share = std::clamp((x - m_left) / m_width, 0.0, 1.0);
    return m_from + static_cast<Ticks>(std::llround(share * static_cast<double>(m_to - m_from)));
}

TimelineScale TimelineScale::held(Ticks from, Ticks span, Ticks least, Ticks most) const
{
    const Ticks whole = std::max<Ticks>(most - least, kTicksPerSecond);
    span = std::clamp<Ticks>(span, kTicksPerSecond, whole);
    from = std::clamp<Ticks>(from, least, least + whole - span);
    return {from, from + span, m_left, m_width};
}

TimelineScale TimelineScale::zoomed(double factor, double x, Ticks least, Ticks most) const
{
    if (isEmpty() || factor <= 0) return *this;
    const auto span = static_cast<Ticks>(static_cast<double>(m_to - m_from) / factor);
    const double share = std::clamp((x - m_left) / m_width, 0.0, 1.0);
    const Ticks from = at(x) - static_cast<Ticks>(share * static_cast<double>(span));
    return held(from, span, least, most);
}

TimelineScale TimelineScale::moved(double pixels, Ticks least, Ticks most) const
{
    if (isEmpty()) return *this;
    const Ticks span = m_to - m_from;
    const auto by = static_cast<Ticks>(pixels / m_width * static_cast<double>(span));
    return held(m_from + by, span, least, most);
}

LaneItems arrangeLane(std::span<const Ticks> times, const TimelineScale& scale, Ticks offset)
{
    LaneItems lane;
    if (scale.isEmpty() || times.empty()) return lane;
    const auto begin = std::ranges::lower_bound(times, scale.from());
    const auto end = std::ranges::lower_bound(times, scale.to());
    const auto seen = static_cast<std::size_t>(end - begin);
    lane.bars = seen > kMarksAtMost;
    for (auto it = begin; !lane.bars && it != end && it + 1 != end; ++it)
        lane.bars = scale.xOf(*(it + 1)) - scale.xOf(*it) < kMarkLeastGap;
    if (!lane.bars) {
        for (auto it = begin; it != end; ++it)
            lane.items.push_back({*it, *it, static_cast<std::size_t>(it - times.begin()), 1});
        lane.tallest = seen == 0 ? 0 : 1;
        return lane;
    }
    const double perPixel =
        static_cast<double>(scale.to() - scale.from()) / (scale.xOf(scale.to()) - scale.xOf(scale.from()));
    const Ticks bucket = bucketAtLeast(static_cast<Ticks>(perPixel * kBucketLeastWidth));
    for (auto it = begin; it != end;) {
        const Ticks from = bucketStart(*it, bucket, offset);
        const auto next = std::lower_bound(it, end, from + bucket);
        const auto count = static_cast<std::size_t>(next - it);
        lane.items.push_back({from, from + bucket, static_cast<std::size_t>(it - times.begin()), count});
        lane.tallest = std::max(lane.tallest, count);
        it = next;
    }
    return lane;
}

} // namespace sightline::ui
