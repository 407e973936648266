// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/leaf_scan.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>

namespace sightline::query
{
namespace
{

// One pass over the rows; verdictOf(row) gives a Verdict.
template <class F> Truth scan(std::uint32_t rows, F&& verdictOf)
{
    Truth out{Bitmap(rows), Bitmap(rows)};
    std::uint64_t anyNull = 0;
    for (std::uint32_t begin = 0; begin < rows; begin += 64) {
        const std::uint32_t count = std::min<std::uint32_t>(64, rows - begin);
        std::uint64_t yes = 0;
        std::uint64_t null = 0;
        for (std::uint32_t i = 0; i < count; ++i) {
            const Verdict v = verdictOf(begin + i);
            yes |= std::uint64_t{v == Verdict::Yes} << i;
            null |= std::uint64_t{v == Verdict::Null} << i;
        }
        out.yes.words()[begin / 64] = yes;
        out.null.words()[begin / 64] = null;
        anyNull |= null;
    }
    if (anyNull == 0) out.null = Bitmap{};
    return out;
}

void setRange(Bitmap& bitmap, std::uint32_t begin, std::uint32_t end)
{
    for (; begin < end && begin % 64 != 0; ++begin)
        bitmap.set(begin);
    for (; begin + 64 <= end; begin += 64)
        bitmap.words()[begin / 64] = ~std::uint64_t{0};
    for (; begin < end; ++begin)
        bitmap.set(begin);
}

// Sets the rows a column has no value in to the verdict of the absent.
void applyNulls(Truth& truth, const Column& column, Verdict ofAbsent)
{
    if (column.nulls.rows() == 0) return;
    truth.yes.andNot(column.nulls);
    if (ofAbsent == Verdict::Yes) truth.yes |= column.nulls;
    if (ofAbsent == Verdict::Null) truth.null = column.nulls;
}

std::string guidBytes(std::string_view canonical)
{
    std::string out;
    for (std::size_t i = 0; i + 1 < canonical.size(); i += 2) {
        if (canonical[i] == '-') ++i;
        unsigned byte = 0;
        std::from_chars(canonical.data() + i, canonical.data() + i + 2, byte, 16);
        out.push_back(static_cast<char>(byte));
    }
    return out;
}

constexpr TextFacts::Fact kMadeId = 3; // an id that is made, beside the verdicts

} // namespace

Truth Truth::all(std::uint32_t rows, Verdict v)
{
    return {Bitmap(rows, v == Verdict::Yes), v == Verdict::Null ? Bitmap(rows, true) : Bitmap{}};
}

LeafScan::LeafScan(const TableBinding& table, const BoundColumn& column, LeafTest test)
    : m_table(&table), m_column(column), m_test(std::move(test))
{
    if (m_test.text) {
        m_facts.emplace(table, column, [ask = m_test.text](std::string_view s) {
            return static_cast<TextFacts::Fact>(ask(s));
        });
    }
}

LeafScan::LeafScan(const TableBinding& table, const BoundColumn& column, LeafTest test,
                   const std::vector<Literal>& ids, bool negative)
    : LeafScan(table, column, std::move(test))
{
    m_byId = true;
    m_negative = negative;
    const Context& context = table.context();
    for (const Literal& l : ids) {
        if (isGuid(l.text) && l.text.size() == 36 && lowerAscii(l.text) == l.text)
            m_ownGuids.push_back(guidBytes(l.text));
        const auto dash = l.text.rfind('-');
        if (dash == std::string::npos || !context.ids) continue;
        std::int64_t ordinal = 0;
        std::from_chars(l.text.data() + dash + 1, l.text.data() + l.text.size(), ordinal);
        for (const auto& [source, prefix] : context.ids->sourcePrefix) {
            if (madeActivityId(context, source, ordinal) == l.text) m_made.emplace(source, ordinal);
        }
    }
}

Result<Truth> LeafScan::run(std::size_t segment)
{
    const SegmentInfo& info = m_table->context().snapshot->segments[segment].info();
    if (m_byId) return activityIds(segment);
    switch (m_column.kind) {
    case BoundColumn::Kind::Time:
        return times(segment);
    case BoundColumn::Kind::RowNumber: {
        const std::int64_t first = std::int64_t{info.id} * kSegmentRows;
        if (m_test.over == LeafTest::Over::Presence) return Truth::all(info.rows, m_test.ofPresent);
        return scan(info.rows, [&](std::uint32_t row) { return m_test.ofInteger(first + row); });
    }
    case BoundColumn::Kind::Stored:
        return stored(segment);
    case BoundColumn::Kind::Absent:
        if (m_test.over != LeafTest::Over::Text) return Truth::all(info.rows, m_test.ofAbsent);
        break;
    default:
        break;
    }
    return texts(segment);
}

Result<Truth> LeafScan::texts(std::size_t segment)
{
    const std::uint32_t rows = m_table->context().snapshot->segments[segment].info().rows;
    Truth out;
    SL_TRY(m_facts->visit(segment, [&](auto factOf) {
        out = scan(rows, [&](std::uint32_t row) { return static_cast<Verdict>(factOf(row)); });
    }));
    return out;
}

Result<Truth> LeafScan::stored(std::size_t segment)
{
    const SegmentView& view = m_table->context().snapshot->segments[segment];
    if (m_test.over == LeafTest::Over::Text) return texts(segment);
    auto loaded = view.column(m_column.column);
    if (!loaded) return tl::unexpected(std::move(loaded.error()));
    if (!*loaded) return Truth::all(view.info().rows, m_test.ofAbsent);
    const Column& column = **loaded;
    if (m_test.over == LeafTest::Over::Presence) {
        if (column.coded()) {
            return scan(column.rows, [&](std::uint32_t row) {
                return column.code(row) == 0 ? m_test.ofAbsent : m_test.ofPresent;
            });
        }
        Truth out = Truth::all(column.rows, m_test.ofPresent);
        applyNulls(out, column, m_test.ofAbsent);
        return out;
    }
    if (m_test.over == LeafTest::Over::Guid && column.coded()) return texts(segment);
    const bool isReal = !column.reals.empty();
    const bool isGuidColumn = !column.guids.empty();
    const bool fits = m_test.over == LeafTest::Over::Guid   ? isGuidColumn
                      : m_test.over == LeafTest::Over::Real ? isReal
                                                            : !isReal && !isGuidColumn && !column.coded();
    if (!fits) {
        return fail(ErrorKind::Corrupt, "query.stored",
                    fmt::format("column {} is not stored as {}", m_column.name, typeName(m_column.type)),
                    fmt::format("segment {}", view.info().id));
    }
    Truth out;
    switch (m_test.over) {
    case LeafTest::Over::Guid:
        out = guids(column);
        break;
    case LeafTest::Over::Real:
        out = scan(column.rows, [&](std::uint32_t row) {
            return m_test.real(column.reals[row]) ? Verdict::Yes : Verdict::No;
        });
        break;
    default:
        out = integers(column);
    }
    applyNulls(out, column, m_test.ofAbsent);
    return out;
}

Truth LeafScan::integers(const Column& column) const
{
    if (column.encoding == Encoding::Bits) {
        const Verdict no = m_test.ofInteger(0);
        const Verdict yes = m_test.ofInteger(1);
        if (no == yes) return Truth::all(column.rows, yes);
        Truth out{column.bits, {}};
        if (no == Verdict::Yes) out.yes.invert();
        return out;
    }
    const auto base = static_cast<std::uint64_t>(column.base);
    Truth out;
    visitPacked(
        column.ints,
        [&](const auto* at) {
            out = scan(column.rows, [&](std::uint32_t row) {
                return m_test.ofInteger(static_cast<std::int64_t>(base + at[row]));
            });
        },
        [&] { out = Truth::all(column.rows, m_test.ofInteger(column.base)); });
    return out;
}

Truth LeafScan::guids(const Column& column) const
{
    return scan(column.rows, [&](std::uint32_t row) {
        const std::string_view bytes = std::string_view(column.guids).substr(std::size_t{row} * 16, 16);
        const bool in = std::ranges::find(m_test.guids, bytes) != m_test.guids.end();
        return in != m_test.negative ? Verdict::Yes : Verdict::No;
    });
}

Result<Truth> LeafScan::times(std::size_t segment) const
{
    const SegmentView& view = m_table->context().snapshot->segments[segment];
    const SegmentInfo& info = view.info();
    const bool bounded = info.tmin != kNoTime && info.tmax != kNoTime;
    if (bounded && m_test.over == LeafTest::Over::Presence) return Truth::all(info.rows, m_test.ofPresent);
    const auto covers = [&](const IntegerRange& r) { return r.first <= info.tmin && r.last >= info.tmax; };
    const auto misses = [&](const IntegerRange& r) {
        return r.last < info.tmin || r.first > info.tmax || r.first > r.last;
    };
    if (bounded && std::ranges::any_of(m_test.ranges, covers))
        return Truth::all(info.rows, m_test.ofInteger(info.tmin));
    if (bounded && std::ranges::all_of(m_test.ranges, misses)) {
        return Truth::all(info.rows, m_test.negative ? Verdict::Yes : Verdict::No);
    }
    const auto plane = view.segment->times();
    if (!plane) return tl::unexpected(plane.error());
    if (!(*plane)->dated()) return Truth::all(info.rows, m_test.ofAbsent);
    if (m_test.over == LeafTest::Over::Presence) return Truth::all(info.rows, m_test.ofPresent);
    Truth out{Bitmap(info.rows), {}};
    for (const IntegerRange& r : m_test.ranges) {
        const std::uint32_t begin = (*plane)->lowerBound(r.first);
        const std::uint32_t end = r.last >= kMaxTicks ? info.rows : (*plane)->lowerBound(r.last + 1);
        setRange(out.yes, begin, end);
    }
    if (m_test.negative) out.yes.invert();
    return out;
}

// Rows with the product's own id are judged by it, the others by where they were read.
Result<Truth> LeafScan::activityIds(std::size_t segment)
{
    const Context& context = m_table->context();
    const SegmentView& view = context.snapshot->segments[segment];
    const std::uint32_t rows = view.info().rows;
    const ActivityIdColumns ids = activityIdColumns(context, view.info().table);
    std::array<ColumnPtr, 3> columns;
    const std::array wanted{ids.own, ids.source, ids.ordinal};
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i] == 0) continue;
        auto column = view.column(wanted[i]);
        if (!column) return tl::unexpected(std::move(column.error()));
        columns[i] = std::move(*column);
    }
    const auto& [own, source, ordinal] = columns;
    const auto madeVerdict = [&, s = source, o = ordinal](std::uint32_t row) {
        if (!s || !o || s->isNull(row) || o->isNull(row)) return m_test.text({});
        const std::int64_t from = s->integer(row);
        if (!context.ids || !context.ids->sourcePrefix.contains(from)) return m_test.text({});
        return m_made.contains({from, o->integer(row)}) != m_negative ? Verdict::Yes : Verdict::No;
    };
    if (!own) return scan(rows, madeVerdict);
    if (!own->guids.empty()) {
        return scan(rows, [&, c = own](std::uint32_t row) {
            if (c->isNull(row)) return madeVerdict(row);
            const auto bytes = std::string_view(c->guids).substr(std::size_t{row} * 16, 16);
            return (std::ranges::find(m_ownGuids, bytes) != m_ownGuids.end()) != m_negative ? Verdict::Yes
                                                                                            : Verdict::No;
        });
    }
    BoundColumn stored{m_column.name, Type::String, BoundColumn::Kind::Stored, ids.own, 0, 0};
    TextFacts facts(*m_table, stored, [&](std::string_view s) {
        return s.empty() ? kMadeId : static_cast<TextFacts::Fact>(m_test.text(s));
    });
    Truth out;
    SL_TRY(facts.visit(segment, [&](auto factOf) {
        out = scan(rows, [&](std::uint32_t row) {
            const TextFacts::Fact fact = factOf(row);
            return fact == kMadeId ? madeVerdict(row) : static_cast<Verdict>(fact);
        });
    }));
    return out;
}

} // namespace sightline::query
