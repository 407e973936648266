// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/case_index.h"
#include "core/query/groups.h"
#include "core/query/search.h"

#include <algorithm>

namespace sightline::query
{
namespace
{

// One value on its way into a facet.
struct Candidate {
    std::uint64_t count = 0;
    std::string_view text;

    bool operator<(const Candidate& o) const { return count != o.count ? count > o.count : text < o.text; }
};

// The rows of the table that are not in the set.
Result<RowSet> complement(const TableBinding& table, const RowSet& rows, const StopToken& stop)
{
    auto out = filterRows(table, Expr{}, stop);
    if (!out) return out;
    out->count -= rows.count;
    for (std::size_t s = 0; s < rows.bySegment.size(); ++s) {
        if (rows.bySegment[s].rows() != 0) out->bySegment[s].andNot(rows.bySegment[s]);
    }
    return out;
}

void subtract(ValueCounts& from, const ValueCounts& what)
{
    for (std::size_t c = 0; c < from.byCode.size(); ++c)
        from.byCode[c] -= what.byCode[c];
    for (const auto& [text, n] : what.byText)
        from.byText[text] -= n;
}

// Values of an unfiltered table are totals the case keeps; of more than half of it, totals less the rest.
Result<std::optional<std::vector<Facet>>> fromTotals(const TableBinding& table, const RowSet& rows,
                                                     const std::vector<const BoundColumn*>& columns,
                                                     std::size_t top, const StopToken& stop)
{
    using Answer = std::optional<std::vector<Facet>>;
    CaseIndex* index = table.context().index.get();
    if (index == nullptr) return Answer{};
    // Scores come later than the snapshot that totals are kept for.
    if (std::ranges::any_of(columns,
                            [](const BoundColumn* c) { return c->kind == BoundColumn::Kind::RowScore; }))
        return Answer{};
    const auto all = index->rows(table, stop);
    if (!all) return tl::unexpected(all.error());
    const bool whole = rows.count == *all;
    if (!whole && rows.count <= *all / 2) return Answer{};
    std::vector<std::shared_ptr<const ColumnTotals>> totals;
    for (const BoundColumn* c : columns) {
        auto one = index->totals(table, *c, stop);
        if (!one) return tl::unexpected(std::move(one.error()));
        totals.push_back(std::move(*one));
    }
    std::vector<Facet> out;
    if (whole && top <= kTotalsTop) {
        for (const auto& t : totals) {
            Facet& f = out.emplace_back(Facet{t->facet.column, {}, t->facet.missing, t->facet.distinct});
            const auto shown = static_cast<std::ptrdiff_t>(std::min(top, t->facet.values.size()));
            f.values.assign(t->facet.values.begin(), t->facet.values.begin() + shown);
        }
        return Answer(std::move(out));
    }
    const auto rest = complement(table, rows, stop);
    if (!rest) return tl::unexpected(rest.error());
    const auto less = countValues(table, *rest, columns, stop);
    if (!less) return tl::unexpected(less.error());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        ValueCounts counts = totals[i]->counts;
        subtract(counts, (*less)[i]);
        out.push_back(facetOf(*columns[i], counts, top));
    }
    return Answer(std::move(out));
}

} // namespace

Facet facetOf(const BoundColumn& column, const ValueCounts& counts, std::size_t top)
{
    Facet out;
    out.column = column.name;
    if (!counts.byCode.empty()) out.missing = counts.byCode[0];
    std::unordered_map<std::string_view, std::uint64_t> left; // texts that no code has
    for (const auto& [text, n] : counts.byText) {
        if (text.empty()) {
            out.missing += n;
        } else if (n != 0) {
            left.emplace(text, n);
        }
    }
    std::vector<Candidate> found;
    const bool mixed = !left.empty();
    for (std::uint32_t c = 1; c < counts.byCode.size(); ++c) {
        std::uint64_t n = counts.byCode[c];
        if (n == 0) continue;
        const std::string_view text = counts.text(c);
        if (mixed) {
            if (const auto it = left.find(text); it != left.end()) {
                n += it->second;
                left.erase(it);
            }
        }
        found.push_back({n, text});
    }
    for (const auto& [text, n] : left)
        found.push_back({n, text});
    out.distinct = found.size();
    const auto shown = static_cast<std::ptrdiff_t>(std::min(top, found.size()));
    std::partial_sort(found.begin(), found.begin() + shown, found.end());
    for (std::ptrdiff_t i = 0; i < shown; ++i) {
        const Candidate& f = found[static_cast<std::size_t>(i)];
        out.values.push_back({std::string(f.text), f.count});
    }
    return out;
}

Result<std::vector<Facet>> facets(const TableBinding& table, const RowSet& rows,
                                  const std::vector<std::string>& columns, std::size_t top,
                                  const StopToken& stop)
{
    std::vector<const BoundColumn*> bound;
    for (const std::string& name : columns) {
        const auto found = findColumn(table, name);
        if (!found) return tl::unexpected(found.error());
        bound.push_back(*found);
    }
    auto known = fromTotals(table, rows, bound, top, stop);
    if (!known) return tl::unexpected(std::move(known.error()));
    if (*known) return std::move(**known);
    const auto counts = countValues(table, rows, bound, stop);
    if (!counts) return tl::unexpected(counts.error());
    std::vector<Facet> out(bound.size());
    SL_TRY(forEach(table.context().workers.get(), out.size(), [&](std::size_t i, unsigned) -> Result<> {
        out[i] = facetOf(*bound[i], (*counts)[i], top);
        return {};
    }));
    return out;
}

Result<Facet> facet(const TableBinding& table, const RowSet& rows, std::string_view column, std::size_t top,
                    const StopToken& stop)
{
    auto out = facets(table, rows, {std::string(column)}, top, stop);
    if (!out) return tl::unexpected(std::move(out.error()));
    return std::move(out->front());
}

} // namespace sightline::query
