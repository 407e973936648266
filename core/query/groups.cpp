// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/groups.h"

#include <fmt/format.h>

namespace sightline::query
{

std::uint32_t Groups::Interned::group(std::string_view text)
{
    const auto [it, isNew] = groups.try_emplace(std::string(text), static_cast<std::uint32_t>(texts.size()));
    if (isNew) texts.emplace_back(text);
    return it->second;
}

Groups::Groups(const TableBinding& table, const BoundColumn& column)
    : m_table(&table),
      m_column(column),
      m_interned(std::make_unique<Interned>()),
      m_facts(table, column, [interned = m_interned.get()](std::string_view s) { return interned->group(s); })
{
}

Result<ColumnPtr> Groups::integerColumn(std::size_t segment) const
{
    if (m_column.kind != BoundColumn::Kind::Stored) return ColumnPtr{};
    auto column = m_table->context().snapshot->segments[segment].column(m_column.column);
    if (!column || !*column) return column;
    const Column& c = **column;
    const bool integers = !c.coded() && c.reals.empty() && c.guids.empty();
    return integers ? column : Result<ColumnPtr>(ColumnPtr{});
}

std::uint32_t Groups::groupOf(const Column& column, std::uint32_t row)
{
    const Value v = column.value(row);
    if (v.isNull()) return 0;
    const auto [it, isNew] = m_integers.try_emplace(v.integer, 0);
    if (isNew) it->second = m_interned->group(valueText(v, m_column.type));
    return it->second;
}

Result<const BoundColumn*> findColumn(const TableBinding& table, std::string_view column)
{
    if (const BoundColumn* c = table.find(column)) return c;
    return fail(ErrorKind::InvalidInput, "query.column",
                fmt::format("table {} has no column '{}'", table.name(), column));
}

} // namespace sightline::query
