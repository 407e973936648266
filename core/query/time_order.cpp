// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/time_order.h"

#include "core/query/keyed_sort.h"

#include <algorithm>
#include <limits>

namespace sightline::query
{
namespace
{

constexpr std::size_t kPieceRows = 4096;    // about so many in a piece, where the times allow it
constexpr std::size_t kMostParts = 200'000; // pieces times the segments that reach into them

} // namespace

// Times at which the set is cut: where segments begin and end, and every few thousand rows between; but no
// more than there are rows for.
std::vector<Ticks> TimeOrder::cuts(std::size_t dated) const
{
    const std::size_t wanted = m_rows->count / kPieceRows + 1;
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
        auto p = static_cast<std::size_t>(std::ranges::upper_bound(cuts, times.at(0)) - cuts.begin()) - 1;
        for (std::uint32_t row = 0; row < rows; ++p) {
            const std::uint32_t next = times.lowerBound(cuts[p + 1]);
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

std::vector<RowRef> TimeOrder::piece(std::size_t piece) const
{
    const auto& parts = m_parts[piece];
    std::vector<RowRef> out;
    out.reserve(m_begins[piece + 1] - m_begins[piece]);
    const bool sorted = parts.size() == 1 && (!m_descending || !m_times[parts.front().segment]->dated());
    if (sorted) {
        const Part& p = parts.front();
        m_rows->bySegment[p.segment].forEach(p.begin, p.end, [&](std::uint32_t row) {
            out.push_back({p.segment, row});
        });
        return out;
    }
    std::vector<KeyedRow> keyed;
    keyed.reserve(out.capacity());
    // Parts come by segment, and rows of one ascend: what is equal in time stays in this order.
    Ticks first = std::numeric_limits<Ticks>::max();
    Ticks last = std::numeric_limits<Ticks>::min();
    for (const Part& p : parts) {
        first = std::min(first, m_times[p.segment]->at(p.begin));
        last = std::max(last, m_times[p.segment]->at(p.end - 1));
    }
    for (const Part& p : parts) {
        const TimePlane& times = *m_times[p.segment];
        m_rows->bySegment[p.segment].forEach(p.begin, p.end, [&](std::uint32_t row) {
            const Ticks time = times.at(row);
            keyed.push_back(
                {static_cast<std::uint64_t>(m_descending ? last - time : time - first), {p.segment, row}});
        });
    }
    sortByKey(keyed);
    for (const KeyedRow& k : keyed)
        out.push_back(k.row);
    return out;
}

std::size_t TimeOrder::pieceAt(std::uint64_t place) const
{
    return static_cast<std::size_t>(std::ranges::upper_bound(m_begins, place) - m_begins.begin()) - 1;
}

} // namespace sightline::query
