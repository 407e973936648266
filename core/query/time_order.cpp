// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/time_order.h"

#include "core/query/keyed_sort.h"

#include <algorithm>
#include <limits>
#include <span>

namespace sightline::query
{
namespace
{

constexpr std::size_t kPieceRows = 4096;    // about so many in a piece, where the times allow it
constexpr std::size_t kMostParts = 200'000; // pieces times the segments that reach into them
constexpr std::size_t kMostMoves = 2;       // of each row of a piece while its parts are merged

using Rows = std::span<const TimedRow>;

// How many rows stand in front that `stays`, a test that holds for a beginning of them. Near ones are tried
// first, in growing steps.
template <class F> std::size_t leading(Rows rows, F&& stays)
{
    std::size_t known = 0;
    std::size_t step = 1;
    for (; known + step <= rows.size() && stays(rows[known + step - 1]); step *= 2)
        known += step;
    const Rows open = rows.subspan(known, std::min(step - 1, rows.size() - known));
    return known + static_cast<std::size_t>(std::ranges::partition_point(open, stays) - open.begin());
}

// Two ordered lists as one; what is equal in time stays in this order. Mostly the rows of one part that came
// late lie among many of another, so whole stretches are copied.
template <class Before> void merge(Rows first, Rows second, std::vector<TimedRow>& out, const Before& before)
{
    while (!first.empty() && !second.empty()) {
        const TimedRow& next = second.front();
        const std::size_t n = leading(first, [&](const TimedRow& r) { return !before(next, r); });
        out.insert(out.end(), first.begin(), first.begin() + static_cast<std::ptrdiff_t>(n));
        first = first.subspan(n);
        if (first.empty()) break;
        const TimedRow& other = first.front();
        const std::size_t m = leading(second, [&](const TimedRow& r) { return before(r, other); });
        out.insert(out.end(), second.begin(), second.begin() + static_cast<std::ptrdiff_t>(m));
        second = second.subspan(m);
    }
    out.insert(out.end(), first.begin(), first.end());
    out.insert(out.end(), second.begin(), second.end());
}

// Puts an ordered part into an ordered list and answers how many rows of the list lie after its first one.
// partFirst: where times are equal, the part's rows come before the list's.
template <class Before>
std::size_t mergePart(std::vector<TimedRow>& list, Rows part, bool partFirst, const Before& before)
{
    const TimedRow& first = part.front();
    const auto from = std::ranges::partition_point(
        list, [&](const TimedRow& r) { return partFirst ? before(r, first) : !before(first, r); });
    const std::vector<TimedRow> after(from, list.end());
    list.erase(from, list.end());
    if (partFirst) {
        merge(part, Rows(after), list, before);
    } else {
        merge(Rows(after), part, list, before);
    }
    return after.size();
}

// Newest first; rows of one time stay as they are.
void turn(std::span<TimedRow> rows)
{
    std::ranges::reverse(rows);
    for (auto begin = rows.begin(); begin != rows.end();) {
        const auto end =
            std::find_if(begin, rows.end(), [&](const TimedRow& r) { return r.time != begin->time; });
        std::reverse(begin, end);
        begin = end;
    }
}

} // namespace

// Times at which the set is cut: where segments begin and end, and every few thousand rows between; but no
// more than there are rows for.
std::vector<Ticks> TimeOrder::cuts(std::size_t dated) const
{
    const std::size_t wanted = m_rows->count / kPieceRows + 1;
    if (wanted == 1 && dated != 0)
        return {std::numeric_limits<Ticks>::min(), std::numeric_limits<Ticks>::max()};
    // Where all segments cover the same days, every cut goes through all of them.
    const std::size_t perSegment =
        std::clamp<std::size_t>(kMostParts / std::max<std::size_t>(dated * dated, 1), 1,
                                wanted / std::max<std::size_t>(dated, 1) + 1);
    std::vector<Ticks> out;
    for (const auto& times : m_times) {
        if (!times || !times->dated()) continue;
        const auto rows = static_cast<std::uint32_t>(times->ms.size());
        for (std::size_t i = 0; i < perSegment; ++i)
            out.push_back(times->at(static_cast<std::uint32_t>(rows * i / perSegment)));
        out.push_back(times->at(rows - 1) + 1);
    }
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    const std::size_t every = out.size() / (2 * wanted);
    if (every < 2) return out;
    std::vector<Ticks> fewer;
    for (std::size_t i = 0; i + 1 < out.size(); i += every)
        fewer.push_back(out[i]);
    fewer.push_back(out.back());
    return fewer;
}

void TimeOrder::fillPieces(const std::vector<Ticks>& cuts)
{
    const std::size_t pieces = cuts.empty() ? 0 : cuts.size() - 1;
    m_parts.resize(pieces);
    std::vector<std::uint64_t> counts(pieces, 0);
    for (std::uint32_t s = 0; s < m_times.size(); ++s) {
        if (!m_times[s] || !m_times[s]->dated()) continue;
        const TimePlane& times = *m_times[s];
        const auto rows = static_cast<std::uint32_t>(times.ms.size());
        const bool whole = pieces == 1;
        const Ticks last = whole ? kNoTime : times.at(rows - 1);
        auto p =
            whole ? 0
                  : static_cast<std::size_t>(std::ranges::upper_bound(cuts, times.at(0)) - cuts.begin()) - 1;
        for (std::uint32_t row = 0; row < rows; ++p) {
            const bool ends = whole || cuts[p + 1] > last;
            const std::uint32_t next = ends ? rows : times.lowerBound(cuts[p + 1]);
            const std::uint32_t n = m_rows->bySegment[s].count(row, next);
            if (n != 0) m_parts[p].push_back({s, row, next});
            counts[p] += n;
            row = next;
        }
    }
    if (m_descending) {
        std::ranges::reverse(m_parts);
        std::ranges::reverse(counts);
    }
    for (const std::uint64_t n : counts)
        m_begins.push_back(m_begins.back() + n);
}

Result<TimeOrder> TimeOrder::make(const TableBinding& table, std::shared_ptr<const RowSet> rows,
                                  bool descending, const StopToken& stop)
{
    TimeOrder out;
    out.m_snapshot = table.context().snapshot;
    out.m_rows = std::move(rows);
    out.m_descending = descending;
    out.m_times.resize(out.m_rows->bySegment.size());
    SL_TRY(
        forEach(table.context().workers.get(), out.m_times.size(), [&](std::size_t s, unsigned) -> Result<> {
            if (stop.stopRequested()) return cancelled();
            if (out.m_rows->bySegment[s].none()) return {};
            auto times = out.m_snapshot->segments[s].segment->times();
            if (!times) return tl::unexpected(std::move(times.error()));
            out.m_times[s] = std::move(*times);
            return {};
        }));
    const auto dated = std::ranges::count_if(out.m_times, [](const auto& t) { return t && t->dated(); });
    out.fillPieces(out.cuts(static_cast<std::size_t>(dated)));
    for (std::uint32_t s = 0; s < out.m_times.size(); ++s) {
        if (!out.m_times[s] || out.m_times[s]->dated()) continue;
        const Bitmap& set = out.m_rows->bySegment[s];
        out.m_parts.push_back({{s, 0, set.rows()}});
        out.m_begins.push_back(out.m_begins.back() + set.count());
    }
    return out;
}

void TimeOrder::append(const Part& part, std::vector<TimedRow>& to) const
{
    const TimePlane& times = *m_times[part.segment];
    const std::size_t begin = to.size();
    m_rows->bySegment[part.segment].forEach(part.begin, part.end, [&](std::uint32_t row) {
        to.push_back({times.at(row), {part.segment, row}});
    });
    if (m_descending && times.dated()) turn(std::span(to).subspan(begin));
}

// Parts come by segment, and rows of one ascend where times are equal: those stay in this order.
void TimeOrder::sort(std::vector<TimedRow>& rows) const
{
    const auto ends = std::ranges::minmax(rows, {}, &TimedRow::time);
    const Ticks first = ends.min.time;
    const Ticks last = ends.max.time;
    std::vector<KeyedRow> keyed;
    keyed.reserve(rows.size());
    for (const TimedRow& r : rows)
        keyed.push_back({static_cast<std::uint64_t>(m_descending ? last - r.time : r.time - first), r.row});
    sortByKey(keyed);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto key = static_cast<Ticks>(keyed[i].key);
        rows[i] = {m_descending ? last - key : first + key, keyed[i].row};
    }
}

// Segments mostly follow each other: what a part shares with those before it are a few rows.
bool TimeOrder::mergeParts(const std::vector<Part>& parts, std::vector<TimedRow>& to) const
{
    const auto before = [this](const TimedRow& a, const TimedRow& b) {
        return m_descending ? a.time > b.time : a.time < b.time;
    };
    std::vector<TimedRow> part;
    std::size_t moved = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        part.clear();
        append(parts[m_descending ? parts.size() - 1 - i : i], part);
        moved += mergePart(to, part, m_descending, before);
        if (moved > kMostMoves * to.capacity()) return false;
    }
    return true;
}

std::vector<TimedRow> TimeOrder::piece(std::size_t piece) const
{
    const auto& parts = m_parts[piece];
    std::vector<TimedRow> out;
    out.reserve(m_begins[piece + 1] - m_begins[piece]);
    if (parts.size() > 1 && mergeParts(parts, out)) return out;
    out.clear();
    for (const Part& part : parts)
        append(part, out);
    if (parts.size() > 1) sort(out);
    return out;
}

std::size_t TimeOrder::pieceAt(std::uint64_t place) const
{
    return static_cast<std::size_t>(std::ranges::upper_bound(m_begins, place) - m_begins.begin()) - 1;
}

} // namespace sightline::query
