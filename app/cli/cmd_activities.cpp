// SPDX-License-Identifier: GPL-3.0-or-later
// activities, activity show, facets, timeline.
#include "app/cli/command.h"
#include "app/cli/questions.h"
#include "app/cli/rows.h"
#include "core/base/text.h"
#include "core/usecase/activities.h"

#include <fmt/format.h>

namespace sightline::cli
{
namespace
{

constexpr std::size_t kFacetValues = 20;

Result<query::Sort> parseSort(const std::string& text)
{
    query::Sort sort;
    if (text.empty()) return sort;
    const auto colon = text.rfind(':');
    sort.column = text.substr(0, colon);
    if (colon == std::string::npos) return sort;
    const std::string order = text.substr(colon + 1);
    if (order != "asc" && order != "desc")
        return usageError("--sort is a column, alone or with :asc or :desc");
    sort.descending = order == "desc";
    return sort;
}

Result<usecase::ActivityQuery> activityQuery(const Call& call)
{
    usecase::ActivityQuery query;
    query.filter = call.text("filter");
    query.after = call.text("after");
    query.columns = call.list("columns");
    const auto limit = call.number("limit", query.limit, 1);
    if (!limit) return tl::unexpected(limit.error());
    query.limit = *limit;
    auto sort = parseSort(call.text("sort"));
    if (!sort) return tl::unexpected(sort.error());
    query.sort = std::move(*sort);
    return query;
}

// Empty cells are left out unless their columns were asked for by name.
Json rowsJson(const usecase::ActivityPage& page, const query::TableBinding& table, bool keepEmpty)
{
    std::vector<Type> types;
    for (const auto& name : page.columns) {
        const auto* column = table.find(name);
        types.push_back(column != nullptr ? column->type : Type::String);
    }
    Json rows = Json::array();
    for (const auto& cells : page.rows) {
        Json row = Json::object();
        for (std::size_t i = 0; i < cells.size() && i < page.columns.size(); ++i) {
            if (keepEmpty || !cells[i].empty()) row[page.columns[i]] = cellJson(cells[i], types[i]);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

Json fieldsJson(const std::vector<std::pair<std::string, std::string>>& fields,
                const query::TableBinding* table)
{
    Json out = Json::object();
    for (const auto& [name, text] : fields) {
        const auto* column = table != nullptr ? table->find(name) : nullptr;
        out[name] = cellJson(text, column != nullptr ? column->type : Type::String);
    }
    return out;
}

Json facetJson(const query::Facet& facet)
{
    Json values = Json::array();
    for (const auto& v : facet.values)
        values.push_back({{"value", v.value}, {"count", v.count}});
    return {{"values", std::move(values)}, {"missing", facet.missing}, {"distinct", facet.distinct}};
}

} // namespace

Result<Answer> activitiesList(const Call& call)
{
    const auto query = activityQuery(call);
    if (!query) return tl::unexpected(query.error());
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    std::vector<std::string> named = query->columns;
    named.push_back(query->sort.column);
    const auto state = stateFor(call, **session, query->filter, named);
    if (!state) return tl::unexpected(state.error());
    const auto page = usecase::activityPage(**state, *query, call.stop);
    if (!page) return tl::unexpected(page.error());
    const auto table = query::TableBinding::open((*state)->activities, "Activity");
    if (!table) return tl::unexpected(table.error());
    Answer answer;
    answer.document = {{"count", page->count},
                       {"cursor", page->cursor.empty() ? Json() : Json(page->cursor)},
                       {"rows", rowsJson(*page, *table, !query->columns.empty())}};
    answer.rowsKey = "rows";
    answer.columns = page->columns;
    answer.heading = fmt::format("{} of {} activities", page->rows.size(), page->count);
    return answer;
}

Result<Answer> activityShow(const Call& call)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto state = (*session)->state();
    const auto row = usecase::findActivity(*state, call.words[0], call.stop);
    if (!row) return tl::unexpected(row.error());
    const auto detail = usecase::activityDetail(*state, *row);
    if (!detail) return tl::unexpected(detail.error());
    const auto table = query::TableBinding::open(state->activities, "Activity");
    if (!table) return tl::unexpected(table.error());
    const auto name =
        query::sourceTableName(state->activities, state->activities.snapshot->segments[row->segment].info());
    const auto source = query::TableBinding::open(state->activities, name); // rows of activity-csv have none
    Answer answer;
    answer.document = {{"activity", fieldsJson(detail->fields, &*table)},
                       {"record", fieldsJson(detail->sourceFields, source ? &*source : nullptr)},
                       {"raw", detail->raw},
                       {"source",
                        {{"path", detail->sourcePath},
                         {"sha256", detail->sourceSha256},
                         {"position", "record " + detail->ordinal}}}};
    return answer;
}

Result<Answer> facetsShow(const Call& call)
{
    const auto columns = call.list("by");
    if (columns.empty()) return usageError("facets needs --by COL,COL");
    const auto top = call.number("top", kFacetValues, 1);
    if (!top) return tl::unexpected(top.error());
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto state = stateFor(call, **session, call.text("filter"), columns);
    if (!state) return tl::unexpected(state.error());
    const auto matching = matchingActivities(**state, call.text("filter"), call.stop);
    if (!matching) return tl::unexpected(matching.error());
    Answer answer;
    answer.document = {{"count", matching->rows.count}, {"facets", Json::object()}};
    answer.rows = Json::array();
    for (const auto& name : columns) {
        const auto facet = query::facet(matching->table, matching->rows, name, *top, call.stop);
        if (!facet) return tl::unexpected(facet.error());
        const auto* column = matching->table.find(name);
        const std::string title = column != nullptr ? column->name : name;
        answer.document["facets"][title] = facetJson(*facet);
        for (const auto& v : facet->values) {
            answer.rows->push_back({{"column", title}, {"value", v.value}, {"count", v.count}});
        }
    }
    return answer;
}

Result<Answer> timelineShow(const Call& call)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto state = stateFor(call, **session, call.text("filter"), {call.text("by")});
    if (!state) return tl::unexpected(state.error());
    return timelineAnswer(**state, call.text("filter"), call);
}

} // namespace sightline::cli
