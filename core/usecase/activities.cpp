// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/activities.h"

#include "core/base/hash.h"
#include "core/model/activity.h"
#include "core/query/gather.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace sightline::usecase
{
namespace
{

constexpr std::size_t kStopEvery = 4096; // rows

// The last row shown, as segment id and row: it stays what it is when the case grows.
std::string cursorOf(const CaseState& state, RowRef row)
{
    return fmt::format("{}.{}", state.activities.snapshot->segments[row.segment].info().id, row.row);
}

tl::unexpected<Error> badCursor(std::string_view cursor)
{
    return fail(ErrorKind::InvalidInput, "cursor.invalid", "the cursor is not among these rows",
                std::string(cursor));
}

Result<std::size_t> placeAfter(const CaseState& state, const std::vector<RowRef>& rows,
                               std::string_view cursor)
{
    if (cursor.empty()) return 0;
    const auto dot = cursor.find('.');
    if (dot == std::string_view::npos) return badCursor(cursor);
    SegmentId segment = 0;
    std::uint32_t row = 0;
    std::from_chars(cursor.data(), cursor.data() + dot, segment);
    std::from_chars(cursor.data() + dot + 1, cursor.data() + cursor.size(), row);
    const auto it = std::ranges::find_if(rows, [&](RowRef r) {
        return r.row == row && state.activities.snapshot->segments[r.segment].info().id == segment;
    });
    if (it == rows.end()) return badCursor(cursor);
    return static_cast<std::size_t>(it - rows.begin()) + 1;
}

Result<std::vector<std::pair<std::string, std::string>>> filledFields(const query::TableBinding& table,
                                                                      RowRef row)
{
    std::vector<std::pair<std::string, std::string>> out;
    query::CellReader cells(table);
    for (const query::BoundColumn& c : table.columns()) {
        if (c.name.starts_with("_src") || c.name.starts_with("_ord") || c.name == "_activity") continue;
        auto text = cells.text(row, c);
        if (!text) return tl::unexpected(text.error());
        if (!text->empty()) out.emplace_back(c.name, std::move(*text));
    }
    return out;
}

// Everything in the order of time, read column by column.
Result<> gatherRows(const query::TableBinding& table, const query::RowSet& rows, bool descending,
                    ActivityPage& out, const StopToken& stop)
{
    const auto all = query::gather(table, rows, out.columns, descending, stop);
    if (!all) return tl::unexpected(all.error());
    std::vector<bool> isTime;
    for (const std::string& name : out.columns)
        isTime.push_back(table.find(name)->kind == query::BoundColumn::Kind::Time);
    out.refs.assign(all->rows.get(), all->rows.get() + all->count);
    out.rows.resize(all->count);
    for (std::size_t i = 0; i < all->count; ++i) {
        if (i % kStopEvery == 0 && stop.stopRequested()) return cancelled();
        out.rows[i].reserve(out.columns.size());
        for (std::size_t c = 0; c < out.columns.size(); ++c)
            out.rows[i].push_back(isTime[c] ? isoText(all->times[i]) : std::string(all->columns[c].text(i)));
    }
    return {};
}

} // namespace

const std::vector<std::string>& defaultActivityColumns()
{
    static const std::vector<std::string> kColumns{"TimeGenerated", "ActivityId",
                                                   "Environment",   "Source",
                                                   "App",           "ActionType",
                                                   "Activity",      "User",
                                                   "TargetUser",    "Object",
                                                   "Result",        "ResultDetail",
                                                   "Device",        "DestinationDevice",
                                                   "IPAddress",     "Country"};
    return kColumns;
}

Result<ActivityPage> activityPage(const CaseState& state, const ActivityQuery& q, const StopToken& stop)
{
    const auto table = query::TableBinding::open(state.activities, "Activity");
    if (!table) return tl::unexpected(table.error());
    const auto filter = query::parsePredicate(q.filter);
    if (!filter) return tl::unexpected(filter.error());
    const auto rows = query::filterRows(*table, *filter, stop, q.filter);
    if (!rows) return tl::unexpected(rows.error());
    ActivityPage out;
    out.count = rows->count;
    out.columns = q.columns.empty() ? defaultActivityColumns() : q.columns;
    std::vector<const query::BoundColumn*> columns;
    for (const std::string& name : out.columns) {
        columns.push_back(table->find(name));
        if (columns.back() == nullptr)
            return fail(ErrorKind::InvalidInput, "column.unknown", "there is no such column", name);
    }
    const bool everything = q.limit == 0 && q.after.empty();
    if (const auto* by = table->find(q.sort.column);
        everything && by != nullptr && by->kind == query::BoundColumn::Kind::Time) {
        SL_TRY(gatherRows(*table, *rows, q.sort.descending, out, stop));
        return out;
    }
    const auto ordered = query::orderedRows(*table, *rows, q.sort, q.after.empty() ? q.limit : 0, stop);
    if (!ordered) return tl::unexpected(ordered.error());
    const auto first = placeAfter(state, *ordered, q.after);
    if (!first) return tl::unexpected(first.error());
    const std::size_t last = q.limit == 0 ? ordered->size() : std::min(ordered->size(), *first + q.limit);
    query::CellReader cells(*table);
    for (std::size_t i = *first; i < last; ++i) {
        if (stop.stopRequested()) return cancelled();
        out.refs.push_back((*ordered)[i]);
        auto& texts = out.rows.emplace_back();
        for (const auto* c : columns) {
            auto text = cells.text((*ordered)[i], *c);
            if (!text) return tl::unexpected(text.error());
            texts.push_back(std::move(*text));
        }
    }
    if (last > *first && last < out.count) out.cursor = cursorOf(state, (*ordered)[last - 1]);
    return out;
}

Result<RowRef> findActivity(const CaseState& state, std::string_view activityId, const StopToken& stop)
{
    const auto table = query::TableBinding::open(state.activities, "Activity");
    if (!table) return tl::unexpected(table.error());
    query::Expr filter;
    filter.kind = query::Expr::Kind::Leaf;
    filter.column = "ActivityId";
    filter.op = query::Op::Equal;
    filter.values.push_back(query::Literal::ofText(std::string(activityId)));
    const auto rows = query::filterRows(*table, filter, stop);
    if (!rows) return tl::unexpected(rows.error());
    const auto ordered = query::orderedRows(*table, *rows, {}, 1, stop);
    if (!ordered) return tl::unexpected(ordered.error());
    if (ordered->empty())
        return fail(ErrorKind::NotFound, "activity.missing", "there is no such activity",
                    std::string(activityId));
    return ordered->front();
}

Result<RowRef> findRecord(const CaseState& state, std::int64_t source, std::int64_t ordinal,
                          const StopToken& stop)
{
    const auto& segments = state.activities.snapshot->segments;
    for (std::size_t s = 0; s < segments.size(); ++s) {
        if (stop.stopRequested()) return cancelled();
        const auto sources = segments[s].column(columnIdOf(Activity::SourceFile));
        if (!sources) return tl::unexpected(sources.error());
        const auto ordinals = segments[s].column(columnIdOf(Activity::Ordinal));
        if (!ordinals) return tl::unexpected(ordinals.error());
        if (!*sources || !*ordinals) continue;
        const auto& deleted = segments[s].deleted;
        for (std::uint32_t row = 0; row < segments[s].info().rows; ++row) {
            if ((*ordinals)->integer(row) != ordinal || (*sources)->integer(row) != source) continue;
            if (!deleted || !deleted->test(row)) return RowRef{static_cast<std::uint32_t>(s), row};
        }
    }
    return fail(ErrorKind::NotFound, "record.missing", "the case does not have this record any more",
                fmt::format("record {} of source {}", ordinal, source));
}

Result<ActivityDetail> activityDetail(const CaseState& state, RowRef row)
{
    ActivityDetail out;
    const auto table = query::TableBinding::open(state.activities, "Activity");
    if (!table) return tl::unexpected(table.error());
    auto fields = filledFields(*table, row);
    if (!fields) return tl::unexpected(fields.error());
    out.fields = std::move(*fields);
    const SegmentView& view = state.activities.snapshot->segments.at(row.segment);
    const TableDef* source = state.activities.snapshot->schema->table(view.info().table);
    if (source != nullptr) {
        const auto own = query::TableBinding::open(state.activities, source->name);
        if (!own) return tl::unexpected(own.error());
        auto ownFields = filledFields(*own, row);
        if (!ownFields) return tl::unexpected(ownFields.error());
        out.sourceFields = std::move(*ownFields);
    }
    auto raw = view.segment->raw(row.row);
    if (!raw) return tl::unexpected(raw.error());
    out.raw = std::move(*raw);
    query::CellReader cells(*table);
    const auto sourceId = cells.text(row, *table->find("_src"));
    const auto ordinal = cells.text(row, *table->find("_ord"));
    if (!sourceId) return tl::unexpected(sourceId.error());
    if (!ordinal) return tl::unexpected(ordinal.error());
    out.ordinal = *ordinal;
    for (const store::SourceRow& s : state.sources) {
        if (fmt::format("{}", s.id) != *sourceId) continue;
        out.sourcePath = s.place();
        out.sourceSha256 = hexText(s.sha256);
    }
    return out;
}

} // namespace sightline::usecase
