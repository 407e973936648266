// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/policy_alerts.h"

#include "core/model/activity.h"
#include "core/query/evaluate.h"
#include "core/query/search.h"
#include "core/store/documents.h"
#include "core/usecase/small_change.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <unordered_map>

namespace sightline::usecase
{
namespace
{

using nlohmann::json;

constexpr std::size_t kEvidenceLimit = 1000; // ids kept in an alert; all activities carry its id

ColumnId idOf(Activity column)
{
    return static_cast<ColumnId>(column) + 1;
}

std::string_view groupColumn(GroupBy by)
{
    switch (by) {
    case GroupBy::User:
        return "User";
    case GroupBy::Device:
        return "Device";
    case GroupBy::Tenant:
        return "Instance";
    }
    return "User";
}

// Distinct filled texts of a column over rows.
Result<std::vector<std::string>> distinct(query::CellReader& cells, const query::TableBinding& table,
                                          const std::vector<RowRef>& rows, std::string_view column)
{
    std::set<std::string> out;
    for (const RowRef r : rows) {
        auto text = cells.text(r, *table.find(column));
        if (!text) return tl::unexpected(text.error());
        if (!text->empty()) out.insert(std::move(*text));
    }
    return std::vector<std::string>(out.begin(), out.end());
}

Result<Alert> makeAlert(const CaseState& state, const query::TableBinding& table, const Policy& policy,
                        const policy::Firing& firing, const std::vector<RowRef>& rows)
{
    query::CellReader cells(table);
    Alert a;
    a.source = "Policy";
    a.provider = "Sightline";
    a.policy = policy.name;
    a.policyId = policy.id;
    a.title = policy.name;
    a.description = policy.description;
    a.severity = policy.severity;
    a.category = policy.category;
    a.time = firing.time;
    a.start = firing.start;
    a.end = firing.time;
    a.created = now();
    for (const auto& [column, list] :
         {std::pair{"Device", &a.devices}, std::pair{"IPAddress", &a.ipAddresses}, std::pair{"App", &a.apps},
          std::pair{"ActorKey", &a.userKeys}}) {
        auto values = distinct(cells, table, rows, column);
        if (!values) return tl::unexpected(values.error());
        *list = std::move(*values);
    }
    for (const std::string& key : a.userKeys) {
        const auto entity = state.people->entityOfKey(key);
        a.users.push_back(entity == 0 ? accountKeyText(key) : state.people->entity(entity).text);
    }
    for (const RowRef r : rows) {
        if (a.evidence.size() == kEvidenceLimit) break;
        auto id = cells.text(r, *table.find("ActivityId"));
        if (!id) return tl::unexpected(id.error());
        a.evidence.push_back(std::move(*id));
        const auto& times = state.activities.snapshot->segments[r.segment].segment->times();
        if (times && (*times)->dated()) a.end = std::max(a.end, (*times)->at(r.row));
    }
    return a;
}

// The list in a text such as ["A-1","A-2"] with one more element.
std::string withElement(const std::string& list, const std::string& element)
{
    json doc = json::parse(list, nullptr, false);
    if (!doc.is_array()) doc = json::array();
    if (std::ranges::find(doc, json(element)) == doc.end()) doc.push_back(element);
    return doc.dump();
}

struct Marks {
    std::map<std::pair<SegmentId, ColumnId>, store::OverlayTexts> next;
    std::map<std::pair<SegmentId, ColumnId>, store::OverlayTexts> before;
};

Result<> mark(const CaseState& state, RowRef row, Activity column, const std::string& element, Marks& marks)
{
    const SegmentView& view = state.activities.snapshot->segments[row.segment];
    const std::pair key{view.info().id, idOf(column)};
    auto& texts = marks.next[key];
    auto it = texts.find(row.row);
    if (it == texts.end()) {
        const auto known = view.column(key.second);
        if (!known) return tl::unexpected(known.error());
        const std::string text = *known ? std::string((*known)->value(row.row).text) : std::string{};
        marks.before[key][row.row] = text;
        it = texts.emplace(row.row, text).first;
    }
    it->second = withElement(it->second, element);
    return {};
}

Result<std::string> insertAlert(store::Database& db, const Alert& a)
{
    auto insert =
        db.prepare("INSERT INTO "
                   "alert(origin,external_id,source,product,status,resolution,close_reason,comment,assignee,"
                   "is_read,created) "
                   "VALUES('Policy',?1,0,?2,'New','none','','','',0,?3) "
                   "ON CONFLICT(origin,external_id) DO UPDATE SET product=excluded.product, removed=0");
    if (!insert) return tl::unexpected(insert.error());
    const std::string doc = store::alertDocument(a).dump(-1, ' ', false, json::error_handler_t::replace);
    SL_TRY(insert->bindText(1, a.externalId).bindText(2, doc).bind(3, a.created).run());
    auto id = db.prepare("SELECT id FROM alert WHERE origin='Policy' AND external_id=?1");
    if (!id) return tl::unexpected(id.error());
    const auto row = id->bindText(1, a.externalId).step();
    if (!row) return tl::unexpected(row.error());
    return fmt::format("A-{}", id->integer(0));
}

json overlaysJson(const Marks& marks)
{
    json out = json::array();
    for (const auto& [key, texts] : marks.before) {
        json list = json::array();
        for (const auto& [row, text] : texts)
            list.push_back(json::array({row, text}));
        out.push_back({{"segment", key.first}, {"column", key.second}, {"texts", list}});
    }
    return out;
}

} // namespace

Result<> checkPolicyFilter(const CaseState& state, const Policy& policy)
{
    const auto table = query::TableBinding::open(state.activities, "Activity");
    if (!table) return tl::unexpected(table.error());
    const auto filter = query::parsePredicate(policy.filter);
    if (!filter) return tl::unexpected(filter.error());
    const auto compiled = query::CompiledFilter::compile(*table, *filter, policy.filter);
    if (!compiled) return tl::unexpected(compiled.error());
    return {};
}

Result<PolicyMatches> matchPolicy(const CaseState& state, const Policy& policy, const StopToken& stop)
{
    const auto table = query::TableBinding::open(state.activities, "Activity");
    if (!table) return tl::unexpected(table.error());
    const auto filter = query::parsePredicate(policy.filter);
    if (!filter) return tl::unexpected(filter.error());
    const auto rows = query::filterRows(*table, *filter, stop, policy.filter);
    if (!rows) return tl::unexpected(rows.error());
    auto ordered = query::orderedRows(*table, *rows, {"TimeGenerated", false}, 0, stop);
    if (!ordered) return tl::unexpected(ordered.error());
    PolicyMatches out;
    out.rows = std::move(*ordered);
    out.groups.emplace_back();
    out.groupKeys.emplace_back();
    std::unordered_map<std::string, std::uint32_t> known;
    std::vector<policy::Match> matches;
    matches.reserve(out.rows.size());
    query::CellReader cells(*table);
    const query::BoundColumn& by = *table->find(groupColumn(policy.groupBy));
    for (std::uint32_t i = 0; i < out.rows.size(); ++i) {
        if (i % 4096 == 0 && stop.stopRequested()) return cancelled();
        auto text = cells.text(out.rows[i], by);
        if (!text) return tl::unexpected(text.error());
        std::uint32_t group = 0;
        if (!text->empty()) {
            const auto [it, isNew] = known.emplace(*text, static_cast<std::uint32_t>(out.groups.size()));
            if (isNew) out.groups.push_back(*text);
            group = it->second;
        }
        const auto times = state.activities.snapshot->segments[out.rows[i].segment].segment->times();
        if (!times) return tl::unexpected(times.error());
        matches.push_back({(*times)->at(out.rows[i].row), group, i});
    }
    out.found = policy::findFirings(policy, matches);
    return out;
}

Result<RaisedAlerts> raiseAlerts(const CaseState& state, const Policy& policy, const StopToken& stop)
{
    auto matched = matchPolicy(state, policy, stop);
    if (!matched) return tl::unexpected(matched.error());
    const auto table = query::TableBinding::open(state.activities, "Activity");
    if (!table) return tl::unexpected(table.error());
    std::set<std::string> known;
    for (const Alert& a : state.alerts) {
        if (a.source == "Policy") known.insert(a.externalId);
    }
    RaisedAlerts out;
    out.policyId = policy.id;
    out.matches = matched->rows.size();
    query::CellReader cells(*table);
    for (const policy::Firing& f : matched->found.firings) {
        if (stop.stopRequested()) return cancelled();
        if (f.withheld) {
            ++out.withheld;
            continue;
        }
        std::vector<RowRef> rows;
        for (const std::uint32_t i : f.rows)
            rows.push_back(matched->rows[i]);
        std::string external;
        if (policy.repeat <= 1) {
            auto id = cells.text(rows.front(), *table->find("ActivityId"));
            if (!id) return tl::unexpected(id.error());
            external = fmt::format("{}/{}", policy.id, *id);
        } else {
            external = fmt::format("{}/{}/{}", policy.id, isoTextFull(f.start), matched->groups[f.group]);
        }
        if (known.contains(external)) continue;
        auto alert = makeAlert(state, *table, policy, f, rows);
        if (!alert) return tl::unexpected(alert.error());
        alert->externalId = std::move(external);
        out.alerts.push_back(std::move(*alert));
        out.rows.push_back(std::move(rows));
    }
    return out;
}

namespace
{

// Writes the alerts and marks their activities; a stop undoes all of it with the transaction.
Result<> storeAll(const CaseState& state, const std::vector<RaisedAlerts>& raised, store::CaseWriter& writer,
                  store::Database& db, ActionText& text, const StopToken& stop)
{
    Marks marks;
    json externals = json::array();
    json policies = json::array();
    for (const RaisedAlerts& r : raised) {
        policies.push_back(r.policyId);
        for (std::size_t i = 0; i < r.alerts.size(); ++i) {
            if (stop.stopRequested()) return cancelled();
            const auto id = insertAlert(db, r.alerts[i]);
            if (!id) return tl::unexpected(id.error());
            externals.push_back(r.alerts[i].externalId);
            for (std::size_t row = 0; row < r.rows[i].size(); ++row) {
                if (row % 1024 == 1023 && stop.stopRequested()) return cancelled();
                SL_TRY(mark(state, r.rows[i][row], Activity::AlertIds, *id, marks));
                SL_TRY(mark(state, r.rows[i][row], Activity::MatchedPolicies, r.policyId, marks));
            }
        }
    }
    for (const auto& [key, texts] : marks.next) {
        if (stop.stopRequested()) return cancelled();
        SL_TRY(writer.mergeOverlay(key.first, key.second, texts));
    }
    text = {"policy run",
            {{"policies", policies}, {"alerts", externals.size()}},
            {{"op", "run"}, {"alerts", externals}, {"overlays", overlaysJson(marks)}}};
    return stop.stopRequested() ? Result<>(cancelled()) : Result<>{};
}

} // namespace

Result<> storeRaised(Session& session, const std::vector<RaisedAlerts>& raised, const StopToken& stop)
{
    const bool any = std::ranges::any_of(raised, [](const RaisedAlerts& r) { return !r.alerts.empty(); });
    if (!any) return {};
    const StatePtr state = session.state();
    const auto action =
        changeCase(session.path(), [&](store::CaseWriter& writer, store::Database& db, ActionText& text) {
            return storeAll(*state, raised, writer, db, text, stop);
        });
    if (!action) return tl::unexpected(action.error());
    return {};
}

} // namespace sightline::usecase
