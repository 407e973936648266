// SPDX-License-Identifier: GPL-3.0-or-later
// One comparison run over the rows of a segment. Internal to the evaluator. What holds for a whole dictionary
// is worked out when the scan is made; run() may be called from any thread.
#pragma once

#include "core/query/code_set.h"
#include "core/query/leaf_test.h"
#include "core/query/text_scan.h"

#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace sightline::query
{

// A predicate's value on every row: yes, null, else no. `null` has rows() == 0 where no row is null.
struct Truth {
    Bitmap yes;
    Bitmap null;

    [[nodiscard]] static Truth all(std::uint32_t rows, Verdict v);
};

class LeafScan
{
public:
    LeafScan(const TableBinding& table, const BoundColumn& column, LeafTest test);
    virtual ~LeafScan() = default;

    [[nodiscard]] virtual Result<Truth> run(std::size_t segment) const;

    // What it costs, least first: bounds and sorted times; codes; a segment's own texts.
    [[nodiscard]] virtual int cost() const;

protected:
    [[nodiscard]] const TableBinding& table() const { return *m_table; }

    [[nodiscard]] const BoundColumn& column() const { return m_column; }

    [[nodiscard]] const LeafTest& test() const { return m_test; }

    [[nodiscard]] const SegmentView& view(std::size_t segment) const
    {
        return m_table->context().snapshot->segments[segment];
    }

    [[nodiscard]] Truth ofCodes(const Column& column) const;

private:
    // The verdicts of one dictionary of the case.
    struct Known {
        std::shared_ptr<const Dictionary> dictionary;
        CodeVerdicts verdicts;
    };

    [[nodiscard]] std::unique_ptr<Known> know(ColumnId column) const;
    [[nodiscard]] CodeVerdicts equal(const std::shared_ptr<const Dictionary>& dictionary) const;
    [[nodiscard]] Result<Truth> stored(const SegmentView& view) const;
    [[nodiscard]] Result<Truth> typed(const SegmentView& view, const Column& column) const;
    [[nodiscard]] Result<Truth> rowByRow(std::size_t segment) const;
    [[nodiscard]] Result<Truth> times(const SegmentView& view) const;
    [[nodiscard]] Truth rowScores(std::size_t segment) const;
    [[nodiscard]] Truth integers(const Column& column) const;
    [[nodiscard]] Truth guids(const Column& column) const;

    const TableBinding* m_table;
    BoundColumn m_column;
    LeafTest m_test;
    std::unique_ptr<Known> m_known;
    TextScan m_scan;
};

// The scan a comparison needs: one of these, or of the kinds in leaf_lookups.cpp and leaf_ids.cpp.
[[nodiscard]] std::unique_ptr<LeafScan> makeLeafScan(const TableBinding& table, const BoundColumn& column,
                                                     LeafTest test, Op op,
                                                     const std::vector<Literal>& values);

// Columns that are looked up: by code, and for names by what the record wrote where nobody knows the account.
[[nodiscard]] std::unique_ptr<LeafScan> makeLookupScan(const TableBinding& table, const BoundColumn& column,
                                                       LeafTest test);

// `==` and `in` on ActivityId and their opposites: ids made of source and ordinal are compared as numbers.
[[nodiscard]] std::unique_ptr<LeafScan> makeIdScan(const TableBinding& table, const BoundColumn& column,
                                                   LeafTest test, const std::vector<Literal>& ids,
                                                   bool negative);

// One pass over the rows; verdictOf(row) gives a Verdict.
template <class F> Truth scanRows(std::uint32_t rows, F&& verdictOf)
{
    Truth out{Bitmap(rows), Bitmap(rows)};
    std::uint64_t anyNull = 0;
    for (std::uint32_t begin = 0; begin < rows; begin += 64) {
        const std::uint32_t count = rows - begin < 64 ? rows - begin : 64;
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

} // namespace sightline::query
