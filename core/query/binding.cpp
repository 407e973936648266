// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/binding.h"

#include "core/base/text.h"
#include "core/model/account_key.h"
#include "core/model/activity.h"
#include "core/query/row_scores.h"

#include <algorithm>
#include <fmt/format.h>

namespace sightline::query
{
namespace
{

using Kind = BoundColumn::Kind;

// How the columns that are not stored under their own name are answered.
struct LookupRule {
    Activity column;
    Kind kind;
    Activity key = Activity::IsActivity; // IsActivity: none
    Activity fallback = Activity::IsActivity;
    Activity secondFallback = Activity::IsActivity;
};

constexpr std::array kLookups{
    LookupRule{Activity::TimeGenerated, Kind::Time},
    LookupRule{Activity::ActivityId, Kind::ActivityId},
    LookupRule{Activity::Source, Kind::TableName, Activity::Source},
    LookupRule{Activity::RawTable, Kind::TableName},
    LookupRule{Activity::RawRow, Kind::RowNumber},
    LookupRule{Activity::User, Kind::AccountText, Activity::ActorKey, Activity::ActorUsername,
               Activity::ActorUserId},
    LookupRule{Activity::UserId, Kind::AccountId, Activity::ActorKey},
    LookupRule{Activity::TargetUser, Kind::AccountText, Activity::TargetKey, Activity::TargetUsername},
    LookupRule{Activity::IPCategory, Kind::AddressCategory, Activity::IPAddress},
    LookupRule{Activity::IPTags, Kind::AddressTags, Activity::IPAddress},
    LookupRule{Activity::Score, Kind::RowScore},
};

ColumnId activityColumnId(const Schema& schema, Activity id)
{
    const ColumnDef* c = schema.column(kActivityTable, activityColumn(id).name);
    return c != nullptr && !c->dropped ? c->id : 0;
}

ColumnId keyColumnId(const Schema& schema, Activity id)
{
    if (id == Activity::IsActivity) return 0;
    const ColumnId column = activityColumnId(schema, id);
    return column != 0 && schema.column(column)->encoding == Encoding::Lookup ? 0 : column;
}

BoundColumn bindActivityColumn(const Schema& schema, const ActivityColumn& column)
{
    BoundColumn out{std::string(column.name), column.type, Kind::Absent, 0, 0, 0};
    if (const auto* rule = std::ranges::find(kLookups, column.id, &LookupRule::column);
        rule != kLookups.end()) {
        out.kind = rule->kind;
        out.column = keyColumnId(schema, rule->key);
        out.fallback = keyColumnId(schema, rule->fallback);
        out.secondFallback = keyColumnId(schema, rule->secondFallback);
        return out;
    }
    out.column = activityColumnId(schema, column.id);
    if (out.column != 0 && column.encoding != Encoding::Lookup) out.kind = Kind::Stored;
    return out;
}

// Follows aliases to the column that holds the data; null if they lead nowhere.
const ColumnDef* holder(const Schema& schema, const ColumnDef* column)
{
    for (int hops = 0; column != nullptr && column->encoding == Encoding::Alias; ++hops) {
        column = hops < 8 ? schema.column(column->aliasOf) : nullptr;
    }
    return column;
}

BoundColumn bindSourceColumn(const Schema& schema, const ColumnDef& column)
{
    BoundColumn out{column.name, column.type, Kind::Absent, 0, 0, 0};
    const ColumnDef* data = holder(schema, &column);
    if (data == nullptr) return out;
    const ActivityColumn* shared = data->table == kActivityTable ? activityColumn(data->name) : nullptr;
    if (column.type == Type::DateTime &&
        equalsAscii(column.name, activityColumn(Activity::TimeGenerated).name)) {
        out.kind = Kind::Time;
    } else if (shared != nullptr) {
        out = bindActivityColumn(schema, *shared);
        out.name = column.name;
    } else if (data->encoding != Encoding::Lookup) {
        out.type = data->type;
        out.kind = Kind::Stored;
        out.column = data->id;
    }
    return out;
}

std::vector<BoundColumn> bindSourceTable(const Schema& schema, TableId table)
{
    std::vector<BoundColumn> out;
    const auto& time = activityColumn(Activity::TimeGenerated);
    if (schema.column(table, time.name) == nullptr)
        out.push_back({std::string(time.name), time.type, Kind::Time, 0, 0, 0});
    for (const ColumnDef* c : schema.columns(table))
        out.push_back(bindSourceColumn(schema, *c));
    for (const Activity hidden : {Activity::SourceFile, Activity::Ordinal}) {
        const auto& c = activityColumn(hidden);
        if (schema.column(table, c.name) == nullptr) out.push_back(bindActivityColumn(schema, c));
    }
    return out;
}

} // namespace

Result<TableBinding> TableBinding::open(Context context, std::string_view table)
{
    const Schema& schema = *context.snapshot->schema;
    const TableDef* def = schema.table(table);
    if (def == nullptr)
        return fail(ErrorKind::NotFound, "query.table", fmt::format("there is no table '{}'", table));
    TableBinding out;
    out.m_name = def->name;
    out.m_table = def->id;
    if (def->id == kActivityTable) {
        for (const ActivityColumn& c : activityColumns())
            out.m_columns.push_back(bindActivityColumn(schema, c));
        out.m_activityFlag = activityColumnId(schema, Activity::IsActivity);
    } else {
        out.m_columns = bindSourceTable(schema, def->id);
    }
    out.m_context = std::move(context);
    return out;
}

const BoundColumn* TableBinding::find(std::string_view column) const
{
    const auto it =
        std::ranges::find_if(m_columns, [&](const BoundColumn& c) { return equalsAscii(c.name, column); });
    return it == m_columns.end() ? nullptr : &*it;
}

Result<Bitmap> TableBinding::members(std::size_t segment) const
{
    const SegmentView& view = m_context.snapshot->segments[segment];
    const SegmentInfo& info = view.info();
    Bitmap rows;
    if (m_table == kActivityTable && info.activities != info.rows) {
        if (info.activities == 0) return Bitmap{};
        auto flags = view.column(m_activityFlag);
        if (!flags) return tl::unexpected(std::move(flags.error()));
        if (!*flags) return Bitmap{};
        rows = (*flags)->bits;
        if ((*flags)->nulls.rows() != 0) rows.andNot((*flags)->nulls);
    } else if (m_table == kActivityTable || m_table == info.table) {
        rows = Bitmap(info.rows, true);
    }
    if (view.deleted && rows.rows() != 0) rows.andNot(*view.deleted);
    if (rows.none()) return Bitmap{};
    return rows;
}

Result<ColumnPtr> CellReader::load(std::uint32_t segment, ColumnId column)
{
    if (column == 0) return ColumnPtr{};
    const std::uint64_t key = std::uint64_t{segment} << 32 | static_cast<std::uint32_t>(column);
    if (const auto it = m_columns.find(key); it != m_columns.end()) return it->second;
    auto loaded = m_table->context().snapshot->segments[segment].column(column);
    if (loaded) m_columns.emplace(key, *loaded);
    return loaded;
}

Result<Ticks> CellReader::timeOf(RowRef row)
{
    const auto times = m_table->context().snapshot->segments[row.segment].segment->times();
    if (!times) return tl::unexpected(times.error());
    return (*times)->at(row.row);
}

Result<std::string> CellReader::codeText(RowRef row, ColumnId column)
{
    const auto c = load(row.segment, column);
    if (!c) return tl::unexpected(c.error());
    if (!*c) return std::string{};
    if (!(*c)->guids.empty()) return (*c)->isNull(row.row) ? std::string{} : (*c)->guidText(row.row);
    return valueText((*c)->value(row.row), (*c)->type);
}

Result<std::string> CellReader::accountText(RowRef row, const BoundColumn& column)
{
    const auto keys = load(row.segment, column.column);
    if (!keys) return tl::unexpected(keys.error());
    const Code account = *keys && (*keys)->coded() ? (*keys)->code(row.row) : 0;
    const Context& context = m_table->context();
    if (account != 0 && context.lookup) {
        const auto at = timeOf(row);
        if (!at) return tl::unexpected(at.error());
        if (const EntityCode entity = entityAt(context, account, *at); entity != 0) {
            return std::string(column.kind == Kind::AccountId ? context.lookup->entityId(entity)
                                                              : context.lookup->entityText(entity));
        }
    }
    if (column.kind == Kind::AccountId) return std::string{};
    for (const ColumnId written : {column.fallback, column.secondFallback}) {
        auto text = codeText(row, written);
        if (!text || !text->empty()) return text;
    }
    return account == 0 ? std::string{} : accountKeyText((*keys)->codeText(account));
}

Result<std::string> CellReader::addressText(RowRef row, const BoundColumn& column)
{
    const Context& context = m_table->context();
    if (!context.addresses) return std::string{};
    const auto addresses = load(row.segment, column.column);
    if (!addresses) return tl::unexpected(addresses.error());
    if (!*addresses || !(*addresses)->coded() || (*addresses)->code(row.row) == 0) return std::string{};
    const auto at = timeOf(row);
    if (!at) return tl::unexpected(at.error());
    const std::string_view address = (*addresses)->codeText((*addresses)->code(row.row));
    return std::string(addressLabelText(context, column, addressLabelAt(context, address, *at)));
}

Result<std::string> CellReader::activityId(RowRef row)
{
    const Context& context = m_table->context();
    const auto columns = activityIdColumns(context, context.snapshot->segments[row.segment].info().table);
    auto own = codeText(row, columns.own);
    if (!own || !own->empty()) return own;
    const auto source = load(row.segment, columns.source);
    if (!source) return tl::unexpected(source.error());
    const auto ordinal = load(row.segment, columns.ordinal);
    if (!ordinal) return tl::unexpected(ordinal.error());
    if (!*source || !*ordinal || (*source)->isNull(row.row) || (*ordinal)->isNull(row.row))
        return std::string{};
    return madeActivityId(context, (*source)->integer(row.row), (*ordinal)->integer(row.row));
}

Result<Value> CellReader::value(RowRef row, const BoundColumn& column)
{
    const auto made = [this](Result<std::string> text) -> Result<Value> {
        if (!text) return tl::unexpected(std::move(text.error()));
        m_made = std::move(*text);
        return Value::ofText(m_made);
    };
    const SegmentInfo& info = m_table->context().snapshot->segments[row.segment].info();
    switch (column.kind) {
    case Kind::Stored:
        break;
    case Kind::Time: {
        const auto at = timeOf(row);
        if (!at) return tl::unexpected(at.error());
        return *at == kNoTime ? Value{} : Value::ofInteger(*at);
    }
    case Kind::TableName: {
        const auto own = load(row.segment, column.column);
        if (!own) return tl::unexpected(own.error());
        return *own ? (*own)->value(row.row) : Value::ofText(sourceTableName(m_table->context(), info));
    }
    case Kind::RowNumber:
        return Value::ofInteger(std::int64_t{info.id} * kSegmentRows + row.row);
    case Kind::RowScore: {
        const auto& scores = m_table->context().scores;
        const auto score = scores ? scores->of(row) : std::nullopt;
        return score ? Value::ofReal(*score) : Value{};
    }
    case Kind::AccountText:
    case Kind::AccountId:
        return made(accountText(row, column));
    case Kind::AddressCategory:
        return made(addressText(row, column));
    case Kind::AddressTags: {
        auto tags = addressText(row, column);
        if (tags && tags->empty()) return Value{};
        return made(std::move(tags));
    }
    case Kind::ActivityId:
        return made(activityId(row));
    case Kind::Absent:
        return column.type == Type::String ? Value::ofText({}) : Value{};
    }
    const auto c = load(row.segment, column.column);
    if (!c) return tl::unexpected(c.error());
    if (!*c) return column.type == Type::String ? Value::ofText({}) : Value{};
    if ((*c)->guids.empty()) return (*c)->value(row.row);
    if ((*c)->isNull(row.row)) return Value{};
    return made((*c)->guidText(row.row));
}

Result<std::string> CellReader::text(RowRef row, const BoundColumn& column)
{
    const auto v = value(row, column);
    if (!v) return tl::unexpected(v.error());
    return valueText(*v, column.type);
}

EntityCode entityAt(const Context& context, Code account, Ticks at)
{
    if (account == 0 || !context.lookup) return 0;
    return context.lookup->entityOf(account, at == kNoTime ? context.asOf : at);
}

std::uint32_t addressLabelAt(const Context& context, std::string_view address, Ticks at)
{
    if (address.empty() || !context.addresses) return 0;
    return context.addresses->labelOf(address, at == kNoTime ? context.asOf : at);
}

std::string_view addressLabelText(const Context& context, const BoundColumn& column, std::uint32_t label)
{
    if (label == 0 || !context.addresses) return {};
    const AddressFacts& facts = context.addresses->facts(label);
    return column.kind == Kind::AddressTags ? facts.tagsText : facts.category;
}

std::string madeActivityId(const Context& context, std::int64_t source, std::int64_t ordinal)
{
    if (!context.ids) return {};
    const auto it = context.ids->sourcePrefix.find(source);
    return it == context.ids->sourcePrefix.end() ? std::string{} : fmt::format("{}-{}", it->second, ordinal);
}

ActivityIdColumns activityIdColumns(const Context& context, TableId table)
{
    const Schema& schema = *context.snapshot->schema;
    ActivityIdColumns out{0, activityColumnId(schema, Activity::SourceFile),
                          activityColumnId(schema, Activity::Ordinal)};
    if (!context.ids) return out;
    if (const auto it = context.ids->ownId.find(table); it != context.ids->ownId.end()) {
        const ColumnDef* column = holder(schema, schema.column(it->second));
        out.own = column == nullptr ? it->second : column->id;
    }
    return out;
}

std::string_view sourceTableName(const Context& context, const SegmentInfo& segment)
{
    const TableDef* table =
        segment.table == kActivityTable ? nullptr : context.snapshot->schema->table(segment.table);
    return table == nullptr ? std::string_view{} : std::string_view(table->name);
}

} // namespace sightline::query
