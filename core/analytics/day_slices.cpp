// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analytics/day_slices.h"

#include <algorithm>
#include <map>

namespace sightline::analytics
{
namespace
{

struct Found {
    std::int32_t day = 0;
    DaySlice slice;
};

std::vector<Found> slicesOf(const TimePlane& times, std::uint32_t segment, const Bitmap& rows)
{
    std::vector<Found> out;
    const std::uint32_t end = rows.last() + 1;
    for (std::uint32_t row = rows.first(); row < end;) {
        const std::int32_t day = dayOf(times.at(row));
        const std::uint32_t next = std::min(end, times.lowerBound((Ticks{day} + 1) * kTicksPerDay));
        out.push_back({day, {segment, row, next}});
        row = next;
    }
    return out;
}

} // namespace

Result<Days> cutIntoDays(const query::TableBinding& table, const query::RowSet& rows, const StopToken& stop)
{
    std::vector<std::vector<Found>> found(rows.bySegment.size());
    Workers* workers = table.context().workers.get();
    SL_TRY(forEach(workers, found.size(), [&](std::size_t s, unsigned) -> Result<> {
        if (stop.stopRequested()) return cancelled();
        if (rows.bySegment[s].none()) return {};
        const auto times = table.context().snapshot->segments[s].segment->times();
        if (!times) return tl::unexpected(times.error());
        if ((*times)->dated()) found[s] = slicesOf(**times, static_cast<std::uint32_t>(s), rows.bySegment[s]);
        return {};
    }));
    Days out;
    bool any = false;
    std::int32_t last = 0;
    for (const auto& segment : found) {
        if (segment.empty()) continue;
        out.first = any ? std::min(out.first, segment.front().day) : segment.front().day;
        last = any ? std::max(last, segment.back().day) : segment.back().day;
        any = true;
    }
    if (!any) return out;
    out.slices.resize(static_cast<std::size_t>(last - out.first) + 1);
    for (const auto& segment : found) {
        for (const Found& f : segment)
            out.slices[static_cast<std::size_t>(f.day - out.first)].push_back(f.slice);
    }
    return out;
}

Result<ToldDays> cutAt(const query::TableBinding& table, const query::RowSet& rows,
                       const std::function<std::pair<Ticks, Ticks>(Ticks)>& dayAt, const StopToken& stop)
{
    std::map<std::pair<Ticks, Ticks>, std::vector<DaySlice>> found;
    for (std::uint32_t s = 0; s < rows.bySegment.size(); ++s) {
        if (stop.stopRequested()) return cancelled();
        const Bitmap& set = rows.bySegment[s];
        if (set.none()) continue;
        const auto times = table.context().snapshot->segments[s].segment->times();
        if (!times) return tl::unexpected(times.error());
        if (!(*times)->dated()) continue;
        const std::uint32_t end = set.last() + 1;
        for (std::uint32_t row = set.first(); row < end;) {
            const auto day = dayAt((*times)->at(row));
            // A day that does not hold its moment would never end.
            const std::uint32_t next = std::max(row + 1, std::min(end, (*times)->lowerBound(day.second)));
            if (set.count(row, next) != 0) found[day].push_back({s, row, next});
            row = next;
        }
    }
    ToldDays out;
    for (auto& [day, slices] : found) {
        out.days.push_back(day);
        out.slices.push_back(std::move(slices));
    }
    return out;
}

} // namespace sightline::analytics
