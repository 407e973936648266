// SPDX-License-Identifier: GPL-3.0-or-later
// The tables and columns a case knows. Column names are matched without regard to case, because two products
// write the same column as ISP and Isp.
#pragma once

#include "core/table/types.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sightline
{

enum class TableKind : std::uint8_t { Normalised = 1, Source = 2, Computed = 3 };

struct TableDef {
    TableId id = 0;
    std::string name;
    TableKind kind = TableKind::Source;
};

struct ColumnDef {
    ColumnId id = 0;
    TableId table = 0;
    std::string name;
    Type type = Type::String;
    Encoding encoding = Encoding::SegmentText;
    DomainId domain = 0;  // 0: none
    ColumnId aliasOf = 0; // Alias: the column that holds the data
    bool dropped = false;
};

class Schema
{
public:
    void addTable(TableDef table);
    void addColumn(ColumnDef column);

    [[nodiscard]] const TableDef* table(std::string_view name) const;
    [[nodiscard]] const TableDef* table(TableId id) const;
    [[nodiscard]] const ColumnDef* column(TableId table, std::string_view name) const;
    [[nodiscard]] const ColumnDef* column(ColumnId id) const;
    // In the order they were declared.
    [[nodiscard]] std::vector<const ColumnDef*> columns(TableId table) const;

    [[nodiscard]] const std::map<TableId, TableDef>& tables() const { return m_tables; }

    [[nodiscard]] ColumnId nextColumnId() const
    {
        return m_columns.empty() ? 1 : m_columns.rbegin()->first + 1;
    }

    [[nodiscard]] TableId nextTableId() const { return m_tables.empty() ? 1 : m_tables.rbegin()->first + 1; }

private:
    std::map<TableId, TableDef> m_tables;
    std::map<ColumnId, ColumnDef> m_columns;
    std::unordered_map<std::string, ColumnId> m_byName; // "<table>.<folded name>"
};

} // namespace sightline
