// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_scale.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

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

std::vector<Ticks> stepEdges(Ticks from, Ticks to, Ticks step, const std::function<Ticks(Ticks)>& offset)
{
    Ticks east = offset(from);
    std::vector<Ticks> edges{bucketStart(from, step, east)};
    while (edges.back() < to) {
        const Ticks next = edges.back() + step;
        // Shorter steps than these are as long on the clock whatever it is set to.
        const Ticks then = step > kTicksPerHour ? offset(next) : east;
        edges.push_back(std::max(edges.back() + 1, next + east - then));
        east = then;
    }
    return edges;
}

std::vector<Ticks> bucketEdges(const TimelineScale& scale, const std::function<Ticks(Ticks)>& offset)
{
    if (scale.isEmpty()) return {};
    const double perPixel =
        static_cast<double>(scale.to() - scale.from()) / (scale.xOf(scale.to()) - scale.xOf(scale.from()));
    const Ticks step = bucketAtLeast(static_cast<Ticks>(std::ceil(perPixel * kBucketLeastWidth)));
    return stepEdges(scale.from(), scale.to(), step, offset);
}

LaneItems arrangeLane(const usecase::LanePart& lane, std::span<const Ticks> edges, const TimelineScale& scale)
{
    using usecase::Place;
    LaneItems out;
    if (lane.count == 0 || edges.size() != lane.bars.size() + 1) return out;
    const auto& marks = lane.marks;
    const auto begin = std::ranges::lower_bound(marks, scale.from(), {}, &usecase::LaneMark::time);
    const auto end = std::ranges::lower_bound(marks, scale.to(), {}, &usecase::LaneMark::time);
    out.bars = marks.empty();
    for (auto it = begin; !out.bars && it != end && it + 1 != end; ++it)
        out.bars = scale.xOf((it + 1)->time) - scale.xOf(it->time) < kMarkLeastGap;
    if (!out.bars) {
        for (auto it = begin; it != end; ++it)
            out.items.push_back({it->time, it->time, 1, it->place == Place::OnPremises ? 1U : 0U,
                                 it->place == Place::Cloud ? 1U : 0U});
        out.tallest = out.items.empty() ? 0 : 1;
        return out;
    }
    for (std::size_t i = 0; i < lane.bars.size(); ++i) {
        const usecase::LaneBar& bar = lane.bars[i];
        if (bar.count == 0) continue;
        out.items.push_back({edges[i], edges[i + 1], bar.count, bar.onPremises, bar.cloud});
        out.tallest = std::max(out.tallest, bar.count);
    }
    return out;
}

LaneItems arrangeAlerts(std::span<const TimelineAlert> alerts, const TimelineScale& scale)
{
    LaneItems out;
    if (scale.isEmpty()) return out;
    const auto begin = std::ranges::lower_bound(alerts, scale.from(), {}, &TimelineAlert::time);
    const auto end = std::ranges::lower_bound(alerts, scale.to(), {}, &TimelineAlert::time);
    for (auto it = begin; it != end;) {
        LaneItem item{it->time, it->time, 0, 0, 0, static_cast<std::size_t>(it - alerts.begin())};
        const double near = scale.xOf(it->time) + kAlertLeastGap;
        for (; it != end && (item.count == 0 || scale.xOf(it->time) < near); ++it) {
            ++item.count;
            item.to = it->time;
            item.strongest = std::max(item.strongest, it->severity);
        }
        out.tallest = std::max(out.tallest, item.count);
        out.items.push_back(item);
    }
    return out;
}

void addRarities(LaneItems& items, std::span<const TimelineRarity> marks, TimelineLane lane,
                 const TimelineScale& scale)
{
    if (scale.isEmpty()) return;
    const auto begin = std::ranges::lower_bound(marks, scale.from(), {}, &TimelineRarity::time);
    const auto end = std::ranges::lower_bound(marks, scale.to(), {}, &TimelineRarity::time);
    const auto others = static_cast<std::ptrdiff_t>(items.items.size());
    double near = scale.xOf(scale.from());
    for (auto it = begin; it != end; ++it) {
        if (it->lane != lane) continue;
        const double x = scale.xOf(it->time);
        if (std::ssize(items.items) == others || x >= near) {
            items.items.push_back({it->time, it->time});
            near = x + kRarityLeastGap;
        }
        LaneItem& group = items.items.back();
        if (++group.count == 2) near += kRarityNumberRoom;
        group.to = it->time;
        if (reach(it->rarity) > reach(group.rarity)) group.rarity = it->rarity;
    }
    std::ranges::inplace_merge(items.items, items.items.begin() + others, {}, &LaneItem::from);
}

} // namespace sightline::ui
