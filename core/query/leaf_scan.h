// SPDX-License-Identifier: GPL-3.0-or-later
// One comparison run over the rows of a segment. Internal to the evaluator; one object belongs to one thread.
#pragma once

#include "core/query/leaf_test.h"
#include "core/query/text_facts.h"

#include <optional>
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
    // `==` and `in` on ActivityId and their opposites: ids made of source and ordinal are compared as
    // numbers.
    LeafScan(const TableBinding& table, const BoundColumn& column, LeafTest test,
             const std::vector<Literal>& ids, bool negative);

    [[nodiscard]] Result<Truth> run(std::size_t segment);

    // Answered from a segment's bounds or its sorted times, so worth asking first.
    [[nodiscard]] bool cheap() const
    {
        return m_column.kind == BoundColumn::Kind::Time || m_column.kind == BoundColumn::Kind::TableName;
    }

private:
    [[nodiscard]] Result<Truth> stored(std::size_t segment);
    [[nodiscard]] Result<Truth> texts(std::size_t segment);
    [[nodiscard]] Result<Truth> times(std::size_t segment) const;
    [[nodiscard]] Result<Truth> activityIds(std::size_t segment);
    [[nodiscard]] Truth integers(const Column& column) const;
    [[nodiscard]] Truth guids(const Column& column) const;

    const TableBinding* m_table;
    BoundColumn m_column;
    LeafTest m_test;
    std::optional<TextFacts> m_facts;

    // ActivityId
    bool m_byId = false;
    bool m_negative = false;
    std::vector<std::string> m_ownGuids;
    std::set<std::pair<std::int64_t, std::int64_t>> m_made; // source, ordinal
};

} // namespace sightline::query
