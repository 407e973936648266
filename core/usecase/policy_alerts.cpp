// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/policy_alerts.h"

#include "core/base/text_arena.h"
#include "core/model/activity.h"
#include "core/query/evaluate.h"
#include "core/query/search.h"
#include "core/store/documents.h"
#include "core/usecase/policy_marks.h"
#include "core/usecase/small_change.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace sightline::usecase
{
namespace
{

using nlohmann::json;

constexpr std::size_t kReportEach = 64;
constexpr std::size_t kEvidenceLimit = 1000; // ids kept in an alert; all activities carry its id

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

Result<Alert> makeAlert(const CaseState& state, const query::TableBinding& table, query::CellReader& cells,
                        const Policy& policy, const policy::Firing& firing, const std::vector<RowRef>& rows)
{
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

// Answers its number.
Result<std::int64_t> insertAlert(store::Database& db, const Alert& a)
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
    return id->integer(0);
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

namespace
{

class Raiser
{
public:
    Raiser(const CaseState& state, const query::TableBinding& table, const Watch& watch)
        : m_state(state), m_table(table), m_watch(watch), m_cells(table), m_marks(state)
    {
        for (const Alert& a : state.alerts) {
            if (a.source == "Policy") m_known.insert(a.externalId);
        }
    }

    [[nodiscard]] Result<bool> anyNew(const std::vector<PolicyHits>& hits)
    {
        for (const PolicyHits& h : hits) {
            for (const policy::Firing& f : h.matches.found.firings) {
                if (m_watch.stop.stopRequested()) return cancelled();
                if (f.withheld) continue;
                const auto id = externalId(h, f);
                if (!id) return tl::unexpected(id.error());
                if (!m_known.contains(*id)) return true;
            }
        }
        return false;
    }

    [[nodiscard]] Result<> raise(store::Database& db, const PolicyHits& hits)
    {
        m_policies.push_back(hits.policy.id);
        const std::vector<policy::Firing>& firings = hits.matches.found.firings;
        for (std::size_t i = 0; i < firings.size(); ++i) {
            const policy::Firing& f = firings[i];
            if (i % kReportEach == 0) m_watch.report(i, firings.size(), hits.policy.name);
            if (m_watch.stop.stopRequested()) return cancelled();
            if (f.withheld) continue;
            auto id = externalId(hits, f);
            if (!id) return tl::unexpected(id.error());
            if (!m_known.contains(*id)) SL_TRY(raise(db, hits, f, std::move(*id)));
        }
        return {};
    }

    // What undoes all of it.
    [[nodiscard]] Result<json> finish(store::CaseWriter& writer)
    {
        auto overlays = m_marks.write(writer, m_policies, m_watch.stop);
        if (!overlays) return tl::unexpected(overlays.error());
        return json{{"op", "run"}, {"alerts", m_raised}, {"overlays", std::move(*overlays)}};
    }

    [[nodiscard]] std::size_t raised() const { return m_raised.size(); }

    [[nodiscard]] const std::vector<std::string>& policies() const { return m_policies; }

private:
    // The same for the same firing whenever the policy runs.
    [[nodiscard]] Result<std::string> externalId(const PolicyHits& hits, const policy::Firing& f)
    {
        if (hits.policy.repeat > 1)
            return fmt::format("{}/{}/{}", hits.policy.id, isoTextFull(f.start),
                               hits.matches.groups[f.group]);
        auto id = m_cells.text(hits.matches.rows[f.rows.front()], *m_table.find("ActivityId"));
        if (!id) return tl::unexpected(id.error());
        return fmt::format("{}/{}", hits.policy.id, *id);
    }

    [[nodiscard]] Result<> raise(store::Database& db, const PolicyHits& hits, const policy::Firing& f,
                                 std::string externalId)
    {
        std::vector<RowRef> rows;
        for (const std::uint32_t i : f.rows)
            rows.push_back(hits.matches.rows[i]);
        auto alert = makeAlert(m_state, m_table, m_cells, hits.policy, f, rows);
        if (!alert) return tl::unexpected(alert.error());
        alert->externalId = std::move(externalId);
        const auto id = insertAlert(db, *alert);
        if (!id) return tl::unexpected(id.error());
        m_raised.push_back(m_texts.keep(alert->externalId));
        for (const RowRef row : rows)
            m_marks.add(row, *id, static_cast<std::uint32_t>(m_policies.size() - 1));
        return {};
    }

    const CaseState& m_state;
    const query::TableBinding& m_table;
    const Watch& m_watch;
    query::CellReader m_cells;
    std::unordered_set<std::string_view> m_known; // external ids; of the state
    std::vector<std::string> m_policies;          // that ran
    PolicyMarks m_marks;
    TextArena m_texts;
    std::vector<std::string_view> m_raised; // external ids
};

} // namespace

Result<std::size_t> raiseAlerts(Session& session, const StatePtr& state, const std::vector<PolicyHits>& hits,
                                const Watch& watch)
{
    const auto table = query::TableBinding::open(state->activities, "Activity");
    if (!table) return tl::unexpected(table.error());
    Raiser raiser(*state, *table, watch);
    const auto any = raiser.anyNew(hits);
    if (!any) return tl::unexpected(any.error());
    if (!*any) return std::size_t{0};
    const auto action = changeCase(
        session.path(), [&](store::CaseWriter& writer, store::Database& db, ActionText& text) -> Result<> {
            for (const PolicyHits& h : hits)
                SL_TRY(raiser.raise(db, h));
            auto inverse = raiser.finish(writer);
            if (!inverse) return tl::unexpected(inverse.error());
            const json args{{"policies", raiser.policies()}, {"alerts", raiser.raised()}};
            text = {"policy run", args, std::move(*inverse)};
            return watch.stop.stopRequested() ? Result<>(cancelled()) : Result<>{};
        });
    if (!action) return tl::unexpected(action.error());
    return raiser.raised();
}

} // namespace sightline::usecase
