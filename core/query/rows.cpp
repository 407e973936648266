// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/query/evaluate.h"
#include "core/query/groups.h"
#include "core/query/keyed_sort.h"
#include "core/query/search.h"

#include <queue>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <tuple>

namespace sightline::query
{
namespace
{

constexpr std::uint64_t kLast = ~std::uint64_t{0}; // the sort key of a row without a value
constexpr std::size_t kStopEvery = 1U << 14;

// The chosen rows of one segment in the order asked for; equal times by row.
class TimeCursor
{
public:
    TimeCursor(std::shared_ptr<const TimePlane> times, const Bitmap& rows, bool descending)
        : m_times(std::move(times))
    {
        m_rows.reserve(rows.count());
        rows.forEach([this](std::uint32_t row) { m_rows.push_back(row); });
        if (!descending) return;
        std::ranges::reverse(m_rows);
        for (std::size_t begin = 0; begin < m_rows.size();) {
            std::size_t end = begin + 1;
            while (end < m_rows.size() && m_times->at(m_rows[end]) == m_times->at(m_rows[begin]))
                ++end;
            std::reverse(m_rows.begin() + static_cast<std::ptrdiff_t>(begin),
                         m_rows.begin() + static_cast<std::ptrdiff_t>(end));
            begin = end;
        }
    }

    [[nodiscard]] bool done() const { return m_at == m_rows.size(); }

    [[nodiscard]] std::uint32_t row() const { return m_rows[m_at]; }

    [[nodiscard]] Ticks time() const { return m_times->at(row()); }

    void next() { ++m_at; }

private:
    std::shared_ptr<const TimePlane> m_times;
    std::vector<std::uint32_t> m_rows;
    std::size_t m_at = 0;
};

// Merges segments sorted by time. A segment is opened when its bound comes up, so a page of the newest rows
// opens few of them, and segments that do not overlap are copied one after the other.
class TimeMerge
{
public:
    TimeMerge(const TableBinding& table, const RowSet& rows, bool descending, std::size_t limit,
              const StopToken& stop)
        : m_segments(table.context().snapshot->segments),
          m_set(rows),
          m_descending(descending),
          m_stop(stop),
          m_limit(limit == 0 ? rows.count : std::min<std::uint64_t>(limit, rows.count))
    {
    }

    Result<std::vector<RowRef>> run()
    {
        SL_TRY(start());
        m_out.reserve(m_limit);
        while (!m_heap.empty() && m_out.size() < m_limit) {
            if (m_stop.stopRequested()) return cancelled();
            const Head head = m_heap.top();
            m_heap.pop();
            if (head.opened) {
                SL_TRY(emit(head.segment));
            } else {
                SL_TRY(open(head.segment));
            }
        }
        for (const std::uint32_t s : m_undated) {
            m_set.bySegment[s].forEach([&](std::uint32_t row) {
                if (m_out.size() < m_limit) m_out.push_back({s, row});
            });
        }
        return std::move(m_out);
    }

private:
    struct Head {
        std::int64_t key = 0; // ascending is first
        bool opened = false;
        std::uint32_t segment = 0;

        // A closed segment may hold a row of the same time, so it goes first.
        bool operator>(const Head& o) const
        {
            return std::tie(key, opened, segment) > std::tie(o.key, o.opened, o.segment);
        }
    };

    [[nodiscard]] std::int64_t keyOf(Ticks t) const { return m_descending ? -t : t; }

    Result<> start()
    {
        m_cursors.resize(m_set.bySegment.size());
        for (std::uint32_t s = 0; s < m_set.bySegment.size(); ++s) {
            if (m_set.bySegment[s].none()) continue;
            const SegmentInfo& info = m_segments[s].info();
            if (info.tmin == kNoTime || info.tmax == kNoTime) {
                SL_TRY(open(s));
            } else {
                m_heap.push({keyOf(m_descending ? info.tmax : info.tmin), false, s});
            }
        }
        return {};
    }

    Result<> open(std::uint32_t segment)
    {
        auto times = m_segments[segment].segment->times();
        if (!times) return tl::unexpected(std::move(times.error()));
        if (!(*times)->dated()) {
            m_undated.insert(std::ranges::upper_bound(m_undated, segment), segment);
            return {};
        }
        auto cursor = std::make_unique<TimeCursor>(std::move(*times), m_set.bySegment[segment], m_descending);
        m_heap.push({keyOf(cursor->time()), true, segment});
        m_cursors[segment] = std::move(cursor);
        return {};
    }

    Result<> emit(std::uint32_t segment)
    {
        TimeCursor& cursor = *m_cursors[segment];
        while (m_out.size() < m_limit) {
            m_out.push_back({segment, cursor.row()});
            if (m_out.size() % kStopEvery == 0 && m_stop.stopRequested()) return cancelled();
            cursor.next();
            if (cursor.done()) {
                m_cursors[segment].reset();
                return {};
            }
            const Head head{keyOf(cursor.time()), true, segment};
            if (!m_heap.empty() && head > m_heap.top()) {
                m_heap.push(head);
                return {};
            }
        }
        return {};
    }

    const std::vector<SegmentView>& m_segments;
    const RowSet& m_set;
    bool m_descending;
    const StopToken& m_stop;
    std::uint64_t m_limit;
    std::vector<RowRef> m_out;
    std::vector<std::unique_ptr<TimeCursor>> m_cursors;
    std::vector<std::uint32_t> m_undated;
    std::priority_queue<Head, std::vector<Head>, std::greater<>> m_heap;
};

struct RankedRow {
    std::uint64_t key = 0;
    Ticks time = kNoTime;
    RowRef row;

    bool operator<(const RankedRow& o) const
    {
        if (key != o.key) return key < o.key;
        return time != o.time ? time > o.time : row < o.row;
    }
};

std::uint64_t orderedBits(std::int64_t v)
{
    return static_cast<std::uint64_t>(v) ^ (std::uint64_t{1} << 63);
}

std::uint64_t orderedBits(double v)
{
    if (v == 0) v = 0; // -0 and 0 are one value
    const auto bits = std::bit_cast<std::uint64_t>(v);
    return std::signbit(v) ? ~bits : bits | std::uint64_t{1} << 63;
}

std::uint64_t valueKey(const Value& v, bool descending)
{
    if (v.isNull()) return kLast;
    const std::uint64_t key = v.kind == Value::Kind::Real ? orderedBits(v.real) : orderedBits(v.integer);
    return std::min(descending ? ~key : key, kLast - 1);
}

bool isNumeric(const BoundColumn& c)
{
    return !isTextual(c.type) && c.type != Type::Guid;
}

template <class Key>
Result<> eachRow(const TableBinding& table, const RowSet& rows, const StopToken& stop, Key&& keysOf)
{
    for (std::size_t s = 0; s < rows.bySegment.size(); ++s) {
        if (stop.stopRequested()) return cancelled();
        if (rows.bySegment[s].none()) continue;
        const auto times = table.context().snapshot->segments[s].segment->times();
        if (!times) return tl::unexpected(times.error());
        SL_TRY(keysOf(s, **times));
    }
    return {};
}

Result<std::vector<RankedRow>> keyedByValue(const TableBinding& table, const RowSet& rows,
                                            const BoundColumn& column, bool descending, const StopToken& stop)
{
    std::vector<RankedRow> out;
    out.reserve(rows.count);
    SL_TRY(eachRow(table, rows, stop, [&](std::size_t s, const TimePlane& times) -> Result<> {
        CellReader reader(table);
        Result<> failed;
        rows.bySegment[s].forEach([&](std::uint32_t row) {
            const RowRef at{static_cast<std::uint32_t>(s), row};
            const auto v = reader.value(at, column);
            if (!v) failed = tl::unexpected(v.error());
            if (v) out.push_back({valueKey(*v, descending), times.at(row), at});
        });
        return failed;
    }));
    return out;
}

// Distinct texts are ranked once, without regard to case, then by bytes.
Result<std::vector<RankedRow>> keyedByText(const TableBinding& table, const RowSet& rows,
                                           const BoundColumn& column, bool descending, const StopToken& stop)
{
    std::vector<RankedRow> out;
    out.reserve(rows.count);
    Groups groups(table, column);
    SL_TRY(eachRow(table, rows, stop, [&](std::size_t s, const TimePlane& times) {
        return groups.forEach(s, rows.bySegment[s], [&](std::uint32_t row, std::uint32_t group) {
            out.push_back({group, times.at(row), {static_cast<std::uint32_t>(s), row}});
        });
    }));
    const auto& texts = groups.texts();
    std::vector<std::pair<std::string, std::uint32_t>> order; // folded text, group
    for (std::uint32_t g = 1; g < texts.size(); ++g)
        order.emplace_back(fold(texts[g]), g);
    std::ranges::sort(order, [&](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : texts[a.second] < texts[b.second];
    });
    std::vector<std::uint64_t> ranks(texts.size(), kLast);
    for (std::size_t i = 0; i < order.size(); ++i)
        ranks[order[i].second] = descending ? order.size() - i : i;
    for (RankedRow& k : out)
        k.key = ranks[k.key];
    return out;
}

} // namespace

Result<RowSet> filterRows(const TableBinding& table, const Expr& filter, const StopToken& stop,
                          std::string_view kql)
{
    const auto compiled = CompiledFilter::compile(table, filter, kql);
    if (!compiled) return tl::unexpected(compiled.error());
    const bool all = filter.kind == Expr::Kind::Constant && filter.constant;
    RowSet out;
    out.bySegment.resize(table.context().snapshot->segments.size());
    std::vector<std::uint32_t> counts(out.bySegment.size(), 0);
    SL_TRY(forEach(table.context().workers.get(), counts.size(), [&](std::size_t s, unsigned) -> Result<> {
        if (stop.stopRequested()) return cancelled();
        auto rows = table.members(s);
        if (!rows) return tl::unexpected(std::move(rows.error()));
        if (rows->rows() == 0) return {};
        if (!all) {
            auto matching = compiled->evaluate(s);
            if (!matching) return tl::unexpected(std::move(matching.error()));
            *rows &= std::move(*matching);
        }
        counts[s] = rows->count();
        if (counts[s] != 0) out.bySegment[s] = std::move(*rows);
        return {};
    }));
    out.count = std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
    return out;
}

Result<std::vector<RowRef>> orderedRows(const TableBinding& table, const RowSet& rows, const Sort& sort,
                                        std::size_t limit, const StopToken& stop)
{
    const auto found = findColumn(table, sort.column);
    if (!found) return tl::unexpected(found.error());
    const BoundColumn& column = **found;
    if (column.kind == BoundColumn::Kind::Time)
        return TimeMerge(table, rows, sort.descending, limit, stop).run();
    auto keyed = isNumeric(column) ? keyedByValue(table, rows, column, sort.descending, stop)
                                   : keyedByText(table, rows, column, sort.descending, stop);
    if (!keyed) return tl::unexpected(std::move(keyed.error()));
    const std::size_t count = limit == 0 ? keyed->size() : std::min(limit, keyed->size());
    if (!sortFirst(*keyed, count, stop)) return cancelled();
    std::vector<RowRef> out(count);
    for (std::size_t i = 0; i < count; ++i)
        out[i] = (*keyed)[i].row;
    return out;
}

} // namespace sightline::query
