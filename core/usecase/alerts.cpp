// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/alerts.h"

#include "core/cases/alert_table.h"
#include "core/query/search.h"
#include "core/usecase/session_owners.h"
#include "core/usecase/small_change.h"
#include "core/usecase/undo_ops.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <numeric>

namespace sightline::usecase
{
namespace
{

using nlohmann::json;

void apply(const AlertChange& change, Alert& a)
{
    if (change.status) a.status = *change.status;
    if (change.resolution) a.resolution = *change.resolution;
    if (change.resolution && !change.status) a.status = "Closed";
    if (change.reason) a.closeReason = *change.reason;
    if (change.comment) a.comment = *change.comment;
    if (change.assignee) a.assignee = *change.assignee;
    if (change.isRead) a.isRead = *change.isRead;
}

bool sameTriage(const Alert& a, const Alert& b)
{
    return a.status == b.status && a.resolution == b.resolution && a.closeReason == b.closeReason &&
           a.comment == b.comment && a.assignee == b.assignee && a.isRead == b.isRead;
}

std::string sentenceOf(std::size_t n, const Alert& sample, const AlertChange& change)
{
    const std::string what = n == 1 ? "1 alert" : fmt::format("{} alerts", n);
    if (change.status || change.resolution) {
        if (sample.status == "Closed") return fmt::format("Closed {} as {}.", what, sample.resolution);
        return fmt::format("Set {} to {}.", what, sample.status);
    }
    return fmt::format("Changed {}.", what);
}

} // namespace

Result<ChangeResult> setAlerts(Session& session, const std::vector<std::string>& ids,
                               const AlertChange& change, const std::string& predicate)
{
    const StatePtr state = session.state();
    std::map<std::string, const Alert*> byId;
    for (const Alert& a : state->alerts)
        byId[a.id] = &a;
    std::vector<Alert> changed;
    json before = json::array();
    for (const std::string& id : ids) {
        const auto it = byId.find(id);
        if (it == byId.end()) return fail(ErrorKind::NotFound, "alert.missing", "there is no such alert", id);
        Alert next = *it->second;
        apply(change, next);
        SL_TRY(cases::checkTriage(next));
        if (sameTriage(next, *it->second)) continue;
        before.push_back(triageJson(*it->second));
        changed.push_back(std::move(next));
    }
    ChangeResult out;
    out.changed = changed.size();
    if (changed.empty()) return out;
    out.sentence = sentenceOf(changed.size(), changed.front(), change);
    const auto action = changeCase(
        session.path(), [&](store::CaseWriter&, store::Database& db, ActionText& text) -> Result<> {
            json after = json::array();
            for (const Alert& a : changed) {
                SL_TRY(writeTriage(db, triageJson(a)));
                after.push_back(triageJson(a));
            }
            text = {"alert set",
                    {{"alerts", after}, {"predicate", predicate}, {"sentence", out.sentence}},
                    {{"op", "triage"}, {"alerts", before}}};
            return {};
        });
    if (!action) return tl::unexpected(action.error());
    out.action = *action;
    return out;
}

Result<AlertPage> findAlerts(const CaseState& state, std::string_view predicate, std::size_t limit,
                             std::string_view after)
{
    auto table = query::TableBinding::open(state.alertTable, "Alert");
    if (!table) return tl::unexpected(table.error());
    const auto filter = query::parsePredicate(predicate);
    if (!filter) return tl::unexpected(filter.error());
    const auto rows = query::filterRows(*table, *filter, {}, predicate);
    if (!rows) return tl::unexpected(rows.error());
    AlertPage out;
    out.count = rows->count;
    std::size_t first = 0; // alert of the segment's row 0
    for (std::size_t s = 0; s < rows->bySegment.size(); ++s) {
        rows->bySegment[s].forEach([&](std::uint32_t row) { out.rows.push_back(first + row); });
        first += state.alertTable.snapshot->segments[s].info().rows;
    }
    std::ranges::stable_sort(
        out.rows, [&](std::size_t a, std::size_t b) { return state.alerts[a].time > state.alerts[b].time; });
    if (!after.empty()) {
        const auto it =
            std::ranges::find_if(out.rows, [&](std::size_t i) { return state.alerts[i].id == after; });
        if (it == out.rows.end())
            return fail(ErrorKind::InvalidInput, "cursor.invalid", "the cursor is not among these alerts",
                        std::string(after));
        out.rows.erase(out.rows.begin(), it + 1);
    }
    if (limit != 0 && out.rows.size() > limit) out.rows.resize(limit);
    return out;
}

Result<UndoResult> undo(Session& session)
{
    const auto actions = session.file().actions(0);
    if (!actions) return tl::unexpected(actions.error());
    const auto it = std::ranges::find_if(*actions, [](const store::ActionRow& a) {
        return a.undoneBy == 0 && !a.inverse.empty() && a.verb != "undo";
    });
    if (it == actions->end()) return fail(ErrorKind::NotFound, "undo.nothing", "there is nothing to undo");
    const json inverse = json::parse(it->inverse, nullptr, false);
    UndoResult out;
    out.undone = it->id;
    out.sentence = fmt::format("Undid \"{}\".", it->verb);
    const auto action = changeCase(
        session.path(), [&](store::CaseWriter& writer, store::Database& db, ActionText& text) -> Result<> {
            SL_TRY(applyInverse(writer, db, inverse));
            text = {"undo", {{"action", it->id}, {"verb", it->verb}}, nullptr};
            // The undo is the next row of the audit list.
            return db.exec(fmt::format(
                "UPDATE action SET undone_by=(SELECT max(id)+1 FROM action) WHERE id={}", it->id));
        });
    if (!action) return tl::unexpected(action.error());
    out.action = *action;
    const std::string op = inverse.is_object() ? inverse.value("op", std::string{}) : std::string{};
    if (op == "source" || op == "rezone") {
        if (const auto filled = fillSessionOwners(session.path(), {}); !filled)
            return tl::unexpected(filled.error());
    }
    return out;
}

} // namespace sightline::usecase
