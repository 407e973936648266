// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/leaf_scan.h"

#include "core/query/case_index.h"
#include "core/query/row_scores.h"
#include "core/query/text_facts.h"

#include <algorithm>
#include <fmt/format.h>

namespace sightline::query
{
namespace
{

// Sets the rows a column has no value in to the verdict of the absent.
void applyNulls(Truth& truth, const Column& column, Verdict ofAbsent)
{
    if (column.nulls.rows() == 0) return;
    truth.yes.andNot(column.nulls);
    if (ofAbsent == Verdict::Yes) truth.yes |= column.nulls;
    if (ofAbsent == Verdict::Null) truth.null = column.nulls;
}

bool isEqualityOp(Op op)
{
    return op == Op::Equal || op == Op::NotEqual || op == Op::In || op == Op::NotIn;
}

Truth rowsOf(const CodeVerdicts& verdicts, const Column& column)
{
    Truth out{verdicts.yes.rows(column), {}};
    if (verdicts.null.empty()) return out;
    Bitmap null = verdicts.null.rows(column);
    if (!null.none()) out.null = std::move(null);
    return out;
}

} // namespace

Truth Truth::all(std::uint32_t rows, Verdict v)
{
    return {Bitmap(rows, v == Verdict::Yes), v == Verdict::Null ? Bitmap(rows, true) : Bitmap{}};
}

LeafScan::LeafScan(const TableBinding& table, const BoundColumn& column, LeafTest test)
    : m_table(&table), m_column(column), m_test(std::move(test)), m_scan(m_test)
{
    if (m_test.text && column.isColumn()) m_known = know(column.column);
}

std::unique_ptr<LeafScan::Known> LeafScan::know(ColumnId column) const
{
    const Context& context = m_table->context();
    auto dictionary = dictionaryOf(*context.snapshot, column);
    if (!dictionary) return nullptr;
    if (m_test.search && m_test.search->op == Op::Equal && context.index)
        return std::make_unique<Known>(Known{dictionary, equal(dictionary)});
    const auto answer = [&](Code c) { return answerOf(m_test.text(dictionary->text(c))); };
    return std::make_unique<Known>(
        Known{dictionary, CodeVerdicts::of(dictionary->size(), answer, context.workers.get())});
}

// Equality names its texts, so they are looked up instead of asking about every text there is.
CodeVerdicts LeafScan::equal(const std::shared_ptr<const Dictionary>& dictionary) const
{
    const Context& context = m_table->context();
    const auto texts = context.index->folded(dictionary, context.workers.get());
    std::vector<Code> listed = texts->candidates(m_test.search->needle);
    if (listed.empty() || listed.front() != 0) listed.insert(listed.begin(), 0); // the absent are asked too
    std::erase_if(listed,
                  [&](Code c) { return m_test.text(dictionary->text(c)) == m_test.search->otherwise; });
    return {
        CodeSet::ofList(std::move(listed), texts->size(), m_test.search->otherwise == Verdict::Yes), {}, {}};
}

int LeafScan::cost() const
{
    switch (m_column.kind) {
    case BoundColumn::Kind::Stored:
        return m_known || m_test.over != LeafTest::Over::Text ? 1 : 2;
    case BoundColumn::Kind::Time:
    case BoundColumn::Kind::Absent:
    case BoundColumn::Kind::TableName:
    case BoundColumn::Kind::RowScore:
        return 0;
    default:
        return 3;
    }
}

Result<Truth> LeafScan::run(std::size_t segment) const
{
    const SegmentView& at = view(segment);
    const SegmentInfo& info = at.info();
    switch (m_column.kind) {
    case BoundColumn::Kind::Time:
        return times(at);
    case BoundColumn::Kind::RowNumber: {
        const std::int64_t first = std::int64_t{info.id} * kSegmentRows;
        if (m_test.over == LeafTest::Over::Presence) return Truth::all(info.rows, m_test.ofPresent);
        return scanRows(info.rows, [&](std::uint32_t row) { return m_test.ofInteger(first + row); });
    }
    case BoundColumn::Kind::RowScore:
        return rowScores(segment);
    case BoundColumn::Kind::Stored:
        return stored(at);
    case BoundColumn::Kind::Absent:
        return Truth::all(info.rows, m_test.over == LeafTest::Over::Text ? m_test.text({}) : m_test.ofAbsent);
    case BoundColumn::Kind::TableName: {
        const auto own = m_column.column == 0 ? Result<ColumnPtr>{} : at.column(m_column.column);
        if (!own) return tl::unexpected(own.error());
        if (*own) return stored(at);
        return Truth::all(info.rows, m_test.text(sourceTableName(m_table->context(), info)));
    }
    default:
        return rowByRow(segment);
    }
}

// All rows are without one but for a few.
Truth LeafScan::rowScores(std::size_t segment) const
{
    using Over = LeafTest::Over;
    Truth out =
        Truth::all(view(segment).info().rows, m_test.over == Over::Text ? m_test.text({}) : m_test.ofAbsent);
    const auto& scores = m_table->context().scores;
    if (!scores) return out;
    const auto verdictOf = [&](double score) {
        if (m_test.over == Over::Presence) return m_test.ofPresent;
        if (m_test.over == Over::Text) return m_test.text(valueText(Value::ofReal(score), Type::Real));
        return m_test.real(score) ? Verdict::Yes : Verdict::No;
    };
    const auto put = [](Bitmap& bits, std::uint32_t row, bool on) {
        if (bits.rows() != 0) on ? bits.set(row) : bits.reset(row);
    };
    for (const ScoredRow& scored : scores->bySegment[segment]) {
        const Verdict verdict = verdictOf(scored.score);
        put(out.yes, scored.row, verdict == Verdict::Yes);
        put(out.null, scored.row, verdict == Verdict::Null);
    }
    return out;
}

Result<Truth> LeafScan::rowByRow(std::size_t segment) const
{
    TextFacts facts(*m_table, m_column,
                    [this](std::string_view s) { return static_cast<TextFacts::Fact>(m_test.text(s)); });
    Truth out;
    SL_TRY(facts.visit(segment, [&](auto factOf) {
        out = scanRows(view(segment).info().rows,
                       [&](std::uint32_t row) { return static_cast<Verdict>(factOf(row)); });
    }));
    return out;
}

Truth LeafScan::ofCodes(const Column& column) const
{
    if (column.encoding == Encoding::SegmentText) return rowsOf(m_scan.verdicts(column), column);
    if (m_known && m_known->dictionary == column.dictionary) return rowsOf(m_known->verdicts, column);
    const auto answer = [&](Code c) { return answerOf(m_test.text(column.codeText(c))); };
    return rowsOf(CodeVerdicts::of(column.codeCount(), answer, nullptr), column);
}

Result<Truth> LeafScan::stored(const SegmentView& view) const
{
    const auto loaded = view.column(m_column.column);
    if (!loaded) return tl::unexpected(loaded.error());
    const ColumnPtr& column = *loaded;
    const bool asksText = m_test.over == LeafTest::Over::Text;
    if (!column) return Truth::all(view.info().rows, asksText ? m_test.text({}) : m_test.ofAbsent);
    if (m_test.over == LeafTest::Over::Presence) {
        if (column->coded()) {
            return scanRows(column->rows, [&](std::uint32_t row) {
                return column->code(row) == 0 ? m_test.ofAbsent : m_test.ofPresent;
            });
        }
        Truth out = Truth::all(column->rows, m_test.ofPresent);
        applyNulls(out, *column, m_test.ofAbsent);
        return out;
    }
    if (m_test.text && column->coded()) return ofCodes(*column);
    if (asksText) {
        return scanRows(column->rows, [&](std::uint32_t row) {
            const bool guid = !column->guids.empty();
            if (guid) return m_test.text(column->isNull(row) ? std::string{} : column->guidText(row));
            return m_test.text(valueText(column->value(row), column->type));
        });
    }
    return typed(view, *column);
}

Result<Truth> LeafScan::typed(const SegmentView& view, const Column& column) const
{
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
        out = scanRows(column.rows, [&](std::uint32_t row) {
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
            out = scanRows(column.rows, [&](std::uint32_t row) {
                return m_test.ofInteger(static_cast<std::int64_t>(base + at[row]));
            });
        },
        [&] { out = Truth::all(column.rows, m_test.ofInteger(column.base)); });
    return out;
}

Truth LeafScan::guids(const Column& column) const
{
    return scanRows(column.rows, [&](std::uint32_t row) {
        const std::string_view bytes = std::string_view(column.guids).substr(std::size_t{row} * 16, 16);
        const bool in = std::ranges::find(m_test.guids, bytes) != m_test.guids.end();
        return in != m_test.negative ? Verdict::Yes : Verdict::No;
    });
}

Result<Truth> LeafScan::times(const SegmentView& view) const
{
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
        out.yes.setRange(begin, end);
    }
    if (m_test.negative) out.yes.invert();
    return out;
}

std::unique_ptr<LeafScan> makeLeafScan(const TableBinding& table, const BoundColumn& column, LeafTest test,
                                       Op op, const std::vector<Literal>& values)
{
    const bool byId =
        column.kind == BoundColumn::Kind::ActivityId && isEqualityOp(op) &&
        std::ranges::all_of(values, [](const Literal& l) { return l.kind == Literal::Kind::Text; });
    if (byId)
        return makeIdScan(table, column, std::move(test), values, op == Op::NotEqual || op == Op::NotIn);
    if (column.isLookedUp()) return makeLookupScan(table, column, std::move(test));
    return std::make_unique<LeafScan>(table, column, std::move(test));
}

} // namespace sightline::query
