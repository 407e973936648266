// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/schema.h"

#include "core/base/text.h"

namespace sightline
{
namespace
{

std::string nameKey(TableId table, std::string_view name)
{
    return std::to_string(table) + '.' + lowerAscii(name);
}

} // namespace

void Schema::addTable(TableDef table)
{
    m_tables[table.id] = std::move(table);
}

void Schema::addColumn(ColumnDef column)
{
    m_byName[nameKey(column.table, column.name)] = column.id;
    m_columns[column.id] = std::move(column);
}

const TableDef* Schema::table(std::string_view name) const
{
    for (const auto& [id, t] : m_tables) {
        if (equalsAscii(t.name, name)) return &t;
    }
    return nullptr;
}

const TableDef* Schema::table(TableId id) const
{
    const auto it = m_tables.find(id);
    return it == m_tables.end() ? nullptr : &it->second;
}

const ColumnDef* Schema::column(TableId table, std::string_view name) const
{
    const auto it = m_byName.find(nameKey(table, name));
    return it == m_byName.end() ? nullptr : column(it->second);
}

const ColumnDef* Schema::column(ColumnId id) const
{
    const auto it = m_columns.find(id);
    return it == m_columns.end() ? nullptr : &it->second;
}

std::vector<const ColumnDef*> Schema::columns(TableId table) const
{
    std::vector<const ColumnDef*> out;
    for (const auto& [id, c] : m_columns) {
        if (c.table == table && !c.dropped) out.push_back(&c);
    }
    return out;
}

} // namespace sightline
