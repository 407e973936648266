// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/case_index.h"

#include "core/base/hash.h"
#include "core/base/text.h"

#include <algorithm>

namespace sightline::query
{
namespace
{

constexpr Code kHashedAtOnce = 1U << 14;

std::uint32_t hashOf(std::string_view folded)
{
    return static_cast<std::uint32_t>(hash64(folded));
}

} // namespace

FoldedTexts::FoldedTexts(std::shared_ptr<const Dictionary> dictionary, Workers* workers)
    : m_sorted(dictionary->size())
{
    const std::size_t pieces = (m_sorted.size() + kHashedAtOnce - 1) / kHashedAtOnce;
    const auto done = forEach(workers, pieces, [&](std::size_t piece, unsigned) -> Result<> {
        const auto first = static_cast<Code>(piece * kHashedAtOnce);
        for (Code c = first; c < std::min<std::size_t>(m_sorted.size(), first + kHashedAtOnce); ++c)
            m_sorted[c] = {hashOf(fold(dictionary->text(c))), c};
        return {};
    });
    (void)done; // nothing in it fails
    std::ranges::sort(m_sorted);
}

std::vector<Code> FoldedTexts::candidates(std::string_view folded) const
{
    std::vector<Code> out;
    const std::uint32_t hash = hashOf(folded);
    for (auto it = std::ranges::lower_bound(m_sorted, std::pair(hash, Code{0}));
         it != m_sorted.end() && it->first == hash; ++it)
        out.push_back(it->second);
    return out;
}

std::shared_ptr<const FoldedTexts> CaseIndex::folded(const std::shared_ptr<const Dictionary>& dictionary,
                                                     Workers* workers)
{
    {
        const std::scoped_lock lock(m_mutex);
        const auto it = m_folded.find(dictionary.get());
        if (it != m_folded.end() && it->second->size() == dictionary->size()) return it->second;
    }
    auto made = std::make_shared<const FoldedTexts>(dictionary, workers);
    const std::scoped_lock lock(m_mutex);
    m_folded[dictionary.get()] = made;
    return made;
}

std::shared_ptr<const CodeGroups> CaseIndex::codeGroups(const Context& context, const BoundColumn& column)
{
    const std::scoped_lock lock(m_mutex);
    auto& groups = m_groups[column.name];
    if (!groups) groups = std::make_shared<const CodeGroups>(makeCodeGroups(context, column));
    return groups;
}

Result<std::shared_ptr<const ColumnTotals>>
CaseIndex::totals(const TableBinding& table, const BoundColumn& column, const StopToken& stop)
{
    const std::string key = table.name() + "." + column.name;
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto it = m_totals.find(key); it != m_totals.end()) return it->second;
    }
    // Outside the lock: who comes at the same time counts as well, and nobody waits.
    const auto all = filterRows(table, Expr{}, stop);
    if (!all) return tl::unexpected(all.error());
    auto counts = countValues(table, *all, {&column}, stop);
    if (!counts) return tl::unexpected(counts.error());
    auto made = std::make_shared<ColumnTotals>();
    made->facet = facetOf(column, counts->front(), kTotalsTop);
    made->counts = std::move(counts->front());
    const std::scoped_lock lock(m_mutex);
    m_totals[key] = made;
    return made;
}

Result<std::uint64_t> CaseIndex::rows(const TableBinding& table, const StopToken& stop)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto it = m_rows.find(table.name()); it != m_rows.end()) return it->second;
    }
    const auto all = filterRows(table, Expr{}, stop);
    if (!all) return tl::unexpected(all.error());
    const std::scoped_lock lock(m_mutex);
    m_rows[table.name()] = all->count;
    return all->count;
}

} // namespace sightline::query
