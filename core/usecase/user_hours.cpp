// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/user_hours.h"

#include <algorithm>

namespace sightline::usecase
{
namespace
{

using analytics::HourDay;
using analytics::kHourSlots;

std::vector<Ticks> daysBetween(Ticks first, Ticks last, const analytics::DayAt& dayAt)
{
    std::vector<Ticks> out;
    auto day = dayAt(first);
    out.push_back(day.first);
    while (day.second <= last) {
        day = dayAt(day.second);
        out.push_back(day.first);
    }
    out.push_back(day.second);
    if (out.size() > kMostHourDays + 1)
        out.erase(out.begin(), out.end() - static_cast<std::ptrdiff_t>(kMostHourDays + 1));
    return out;
}

// Marks the days on which anything of anybody was logged.
Result<> markLogged(const CaseState& state, const std::vector<Ticks>& days, std::vector<HourDay>& out,
                    const StopToken& stop)
{
    for (const SegmentView& view : state.activities.snapshot->segments) {
        if (stop.stopRequested()) return cancelled();
        if (view.info().tmax < days.front() || view.info().tmin >= days.back()) continue;
        const auto times = view.segment->times();
        if (!times) return tl::unexpected(times.error());
        if (!(*times)->dated()) continue;
        for (std::size_t d = 0; d < out.size(); ++d) {
            if (!out[d].logged)
                out[d].logged = (*times)->lowerBound(days[d]) < (*times)->lowerBound(days[d + 1]);
        }
    }
    return {};
}

} // namespace

Result<UserHours> userHours(const LaneSource& source, const analytics::DayAt& dayAt,
                            const std::function<bool(Ticks)>& isWeekend, const StopToken& stop)
{
    UserHours out;
    if (source.first() == kNoTime) return out;
    out.days = daysBetween(source.first(), source.last(), dayAt);
    std::vector<HourDay> days(out.dayCount());
    std::vector<Ticks> edges;
    for (std::size_t d = 0; d < days.size(); ++d) {
        days[d].weekend = isWeekend(out.days[d]);
        for (std::size_t slot = 0; slot < kHourSlots; ++slot)
            edges.push_back(out.begin(d, slot));
    }
    edges.push_back(out.days.back());
    SL_TRY(markLogged(*source.state(), out.days, days, stop));
    const auto lanes = source.between(edges, 0, stop);
    if (!lanes) return tl::unexpected(lanes.error());
    std::vector<std::uint32_t> counts(days.size() * kHourSlots);
    for (const LanePart& lane : lanes->lanes) {
        for (std::size_t i = 0; i < lane.bars.size(); ++i)
            counts[i] += static_cast<std::uint32_t>(lane.bars[i].count);
    }
    out.cells = analytics::hourMap(days, counts);
    return out;
}

} // namespace sightline::usecase
