// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/row_codes.h"

#include "core/query/groups.h"

#include <algorithm>
#include <unordered_map>

namespace sightline::query
{
Result<> RowCodes::load(const TableBinding& table, const BoundColumn& column, std::size_t segment,
                        const Bitmap& rows)
{
    if (!m_dictionary) return {};
    auto loaded = table.context().snapshot->segments[segment].column(column.column);
    if (!loaded) return tl::unexpected(std::move(loaded.error()));
    const bool coded = *loaded && (*loaded)->dictionary == m_dictionary && rows.rows() <= kSegmentRows;
    if (coded && (!m_lookedUp || m_lookedUp->tellAll(**loaded, rows))) m_parts[segment].column = *loaded;
    return {};
}

void RowCodes::addCounts(std::size_t segment, const Bitmap& set, std::uint32_t begin, std::uint32_t end,
                         std::vector<std::uint32_t>& byCode) const
{
    const auto addAll = [&](std::uint32_t from, std::uint32_t to, std::uint32_t n) {
        visit(segment, [&](auto codeAt) {
            for (std::uint32_t row = from; row < to; ++row)
                byCode[codeAt(row)] += n;
        });
    };
    if (set.count(begin, end) != end - begin) {
        visit(segment, [&](auto codeAt) {
            set.forEach(begin, end, [&](std::uint32_t row) { ++byCode[codeAt(row)]; });
        });
        return;
    }
    const Column* column = m_parts[segment].column.get();
    const bool most = column != nullptr && end - begin > column->rows / 2;
    const RowsByCode* known = most ? column->index.knownRowsByCode() : nullptr;
    if (known == nullptr) return addAll(begin, end, 1);
    known->addCounts(byCode);
    addAll(0, begin, ~0U); // less one each
    addAll(end, column->rows, ~0U);
}

void RowCodes::nameCodes()
{
    const Code known = m_codes;
    m_codes += static_cast<std::uint32_t>(m_made.size());
    m_plain = !m_lookedUp && m_made.empty();
    if (m_plain) return;
    m_groupOf.resize(m_codes, 0);
    m_texts.emplace_back();
    if (m_lookedUp && m_dictionary) {
        m_texts = m_lookedUp->texts;
        for (Code c = 0; c < std::min<std::size_t>(known, m_lookedUp->groupOf.size()); ++c)
            m_groupOf[c] = m_lookedUp->groupOf[c] == CodeGroups::kAskRow ? 0 : m_lookedUp->groupOf[c];
    } else {
        for (Code c = 1; c < known; ++c) {
            m_groupOf[c] = c;
            m_texts.push_back(m_dictionary->text(c));
        }
    }
    if (m_made.empty()) return;
    std::unordered_map<std::string_view, std::uint32_t> groups;
    for (std::uint32_t g = 0; g < m_texts.size(); ++g)
        groups.emplace(m_texts[g], g);
    for (std::size_t i = 0; i < m_made.size(); ++i) {
        const auto [at, isNew] = groups.emplace(m_made[i], static_cast<std::uint32_t>(m_texts.size()));
        if (isNew) m_texts.push_back(m_made[i]);
        m_groupOf[known + i] = at->second;
    }
}

Result<RowCodes> RowCodes::prepare(const TableBinding& table, const RowSet& rows, const BoundColumn& column,
                                   const StopToken& stop)
{
    RowCodes out;
    const Context& context = table.context();
    if (column.isLookedUp()) {
        out.m_lookedUp = codeGroupsOf(context, column);
        out.m_dictionary = out.m_lookedUp->dictionary;
    } else if (column.isColumn()) {
        out.m_dictionary = dictionaryOf(*context.snapshot, column.column);
    }
    out.m_parts.resize(rows.bySegment.size());
    SL_TRY(forEach(context.workers.get(), out.m_parts.size(), [&](std::size_t s, unsigned) -> Result<> {
        if (stop.stopRequested()) return cancelled();
        return rows.bySegment[s].none() ? Result<>{} : out.load(table, column, s, rows.bySegment[s]);
    }));
    if (out.m_dictionary) out.m_codes = out.m_dictionary->size();
    const Code known = out.m_codes;
    Groups groups(table, column);
    for (std::size_t s = 0; s < out.m_parts.size(); ++s) {
        if (stop.stopRequested()) return cancelled();
        Part& part = out.m_parts[s];
        if (part.column || rows.bySegment[s].none()) continue;
        part.made.assign(rows.bySegment[s].rows(), 0);
        SL_TRY(groups.forEach(s, rows.bySegment[s], [&](std::uint32_t row, std::uint32_t group) {
            part.made[row] = group == 0 ? 0 : known + group - 1;
        }));
    }
    out.m_made.assign(groups.texts().begin() + 1, groups.texts().end());
    out.nameCodes();
    return out;
}

} // namespace sightline::query
