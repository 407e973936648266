// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/table_layout.h"

#include "core/base/resources.h"
#include "core/base/text.h"

#include <fmt/format.h>

namespace sightline::store
{
namespace
{

// Written once for all rows of a segment, from the place of each.
bool isPlace(Activity column)
{
    return column == Activity::TimeGenerated || column >= Activity::SourceFile;
}

} // namespace

Encoding encodingOf(Type type)
{
    if (type == Type::Bool) return Encoding::Bits;
    return isTextual(type) ? Encoding::SegmentText : Encoding::Fixed;
}

Result<std::vector<std::pair<std::string, Type>>> declaredColumns(std::string_view table)
{
    // A record of a stream may name a table that nobody has documented.
    constexpr std::string_view kUndocumented = "tables/AdvancedHunting.tsv";
    auto rows = resourceTable(fmt::format("tables/{}.tsv", table));
    if (rows.empty()) rows = resourceTable(kUndocumented);
    std::vector<std::pair<std::string, Type>> out;
    for (const auto& row : rows) {
        const auto type = row.size() > 1 ? typeFromName(row[1]) : std::nullopt;
        if (type) out.emplace_back(std::string(row[0]), *type);
    }
    if (out.empty())
        return fail(ErrorKind::Internal, "schema.missing",
                    fmt::format("no columns are known for table {}", table));
    out.emplace_back("_extra", Type::Dynamic);
    return out;
}

std::size_t TableLayout::FoldedHash::operator()(std::string_view name) const
{
    std::uint64_t h = 0xCBF29CE484222325ULL;
    for (const char c : name)
        h = (h ^ static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c)) * 0x100000001B3ULL;
    return static_cast<std::size_t>(h);
}

bool TableLayout::FoldedEqual::operator()(std::string_view a, std::string_view b) const
{
    return equalsAscii(a, b);
}

std::size_t TableLayout::slotOf(std::string_view field) const
{
    const auto it = m_byName.find(field);
    return it == m_byName.end() ? kNone : it->second;
}

Result<> TableLayout::addOwn(const Schema& schema, std::span<const std::pair<std::string, Type>> declared)
{
    // A name that is written twice, in two cases, is one column.
    const auto add = [&](const std::string& name, Type type, Encoding encoding) {
        if (m_byName.try_emplace(name, m_slots.size()).second) m_slots.push_back({0, name, type, encoding});
    };
    if (const TableDef* known = schema.table(m_table)) {
        for (const ColumnDef* c : schema.columns(known->id))
            add(c->name, c->type, c->encoding);
    } else if (!declared.empty()) {
        for (const auto& [name, type] : declared)
            add(name, type, encodingOf(type));
        add("_extra", Type::Dynamic, encodingOf(Type::Dynamic));
    } else {
        const auto columns = declaredColumns(m_table);
        if (!columns) return tl::unexpected(columns.error());
        for (const auto& [name, type] : *columns)
            add(name, type, encodingOf(type));
    }
    // Windows channels have a column of their own for what an event carries.
    m_rest = m_table == "WindowsEvent" ? slotOf("EventData") : kNone;
    if (m_rest == kNone) m_rest = slotOf("_extra");
    return {};
}

Result<std::shared_ptr<const TableLayout>>
TableLayout::make(const Schema& schema, std::string_view table,
                  std::span<const std::pair<std::string, Type>> declared)
{
    std::shared_ptr<TableLayout> out(new TableLayout);
    out->m_table = table;
    out->m_activity.fill(kNone);
    for (const ActivityColumn& c : activityColumns()) {
        if (c.encoding == Encoding::Lookup || isPlace(c.id)) continue;
        out->m_activity[static_cast<std::size_t>(c.id)] = out->m_slots.size();
        out->m_slots.push_back({kActivityTable, std::string(c.name), c.type, c.encoding});
    }
    if (table != kActivityName) SL_TRY(out->addOwn(schema, declared));
    return std::shared_ptr<const TableLayout>(std::move(out));
}

} // namespace sightline::store
