// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/people.h"

#include "core/base/text.h"
#include "core/model/activity.h"
#include "core/query/lexer.h"
#include "core/query/search.h"
#include "core/usecase/identities.h"
#include "core/usecase/user_marks.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <set>

namespace sightline::usecase
{
namespace
{

using query::EntityCode;

// Alerts by entity: through the accounts they name.
std::vector<std::vector<std::size_t>> alertsByEntity(const CaseState& state)
{
    std::vector<std::vector<std::size_t>> out(state.people->entityCount());
    for (std::size_t i = 0; i < state.alerts.size(); ++i) {
        std::set<EntityCode> entities;
        for (const std::string& key : state.alerts[i].userKeys)
            entities.insert(state.people->entityOfKey(key, state.alerts[i].time));
        entities.erase(0);
        for (const EntityCode e : entities)
            out[e].push_back(i);
    }
    return out;
}

UserRow rowOf(const CaseState& state, EntityCode code, const EntitySeen& seen,
              const std::vector<std::size_t>& alerts, const std::vector<std::string>& tags)
{
    const identity::Entity& e = state.people->entity(code);
    UserRow row;
    row.entity = code;
    row.userId = e.id;
    row.user = e.text;
    row.displayName = e.displayName;
    row.kind = e.kind;
    row.accounts = e.accounts.size();
    row.alerts = alerts.size();
    row.activities = seen.activities;
    row.firstSeen = seen.first;
    row.lastSeen = seen.last;
    for (const std::size_t i : alerts)
        row.openAlerts += state.alerts[i].status != "Closed" ? 1 : 0;
    if (!e.directoryRows.empty()) {
        const Identity& who = state.people->identities()[e.directoryRows.back()];
        row.department = who.department;
        row.mail = who.mail;
        row.groups = who.groups;
        row.tags = who.tags;
        if (!who.enabled) row.tags.emplace_back("Disabled");
    }
    row.tags.insert(row.tags.end(), tags.begin(), tags.end());
    return row;
}

// A text that people type for somebody.
struct Wanted {
    explicit Wanted(const CaseState& state, std::string_view text)
        : folded(fold(trim(text))), key(accountKeyOf(text)), exact(state.people->find(text))
    {
    }

    [[nodiscard]] bool isIn(std::string_view text) const
    {
        return fold(text).find(folded) != std::string::npos;
    }

    std::string folded;
    std::string key;
    EntityCode exact;
};

// Nothing if it is somebody else; "" if the names say so; else what does.
std::optional<std::string> foundBy(const CaseState& state, EntityCode code, const Wanted& wanted)
{
    const identity::Entity& e = state.people->entity(code);
    if (wanted.folded.empty() || wanted.isIn(e.text) || wanted.isIn(e.displayName)) return std::string();
    for (const identity::Account& a : e.accounts) {
        if (a.key == wanted.key || wanted.isIn(a.text)) return a.text;
    }
    for (const std::size_t row : e.directoryRows) {
        const std::string& mail = state.people->identities()[row].mail;
        if (wanted.isIn(mail)) return mail;
    }
    if (wanted.isIn(e.id)) return e.id;
    return code == wanted.exact ? std::optional(wanted.folded) : std::nullopt;
}

bool comesBefore(const UserRow& a, const UserRow& b)
{
    return std::tuple(b.openAlerts, b.alerts, b.activities, a.user, a.userId) <
           std::tuple(a.openAlerts, a.alerts, a.activities, b.user, b.userId);
}

Result<> readEnvironments(const CaseState& state, UserDetail& out, const StopToken& stop)
{
    const auto table = query::TableBinding::open(state.activities, "Activity");
    if (!table) return tl::unexpected(table.error());
    const auto filter = query::parsePredicate(out.filter);
    if (!filter) return tl::unexpected(filter.error());
    const auto rows = query::filterRows(*table, *filter, stop);
    if (!rows) return tl::unexpected(rows.error());
    const auto facet = query::facet(*table, *rows, "Environment", 10, stop);
    if (!facet) return tl::unexpected(facet.error());
    for (const auto& v : facet->values)
        out.environments.push_back(v.value);
    std::ranges::sort(out.environments, std::greater{}); // OnPremises before Cloud
    return {};
}

void findMissing(const CaseState& state, UserDetail& out)
{
    const auto has = [&](std::string_view e) {
        return std::ranges::find(out.environments, e) != out.environments.end();
    };
    if (!has("Cloud")) out.missing.push_back(MissingData::Cloud);
    if (!has("OnPremises")) out.missing.push_back(MissingData::OnPremises);
    if (!out.directory) out.missing.push_back(MissingData::Directory);
    if (state.alerts.empty()) out.missing.push_back(MissingData::Alerts);
}

} // namespace

std::string_view missingSentence(MissingData missing)
{
    switch (missing) {
    case MissingData::Cloud:
        return "No cloud activity of this person is in the case. Sign-in logs and the Microsoft 365 audit "
               "log "
               "would add cloud sign-ins, files, mail and administration.";
    case MissingData::OnPremises:
        return "No on-premises activity of this person is in the case. Security events of the domain "
               "controllers would add sign-ins, tickets and directory changes.";
    case MissingData::Directory:
        return "No directory row joins this person's accounts. A directory export would add names, "
               "department and further accounts.";
    case MissingData::Alerts:
        return "No alerts are in the case.";
    }
    return {};
}

Result<std::vector<EntitySeen>> activitiesByEntity(const CaseState& state, const StopToken& stop)
{
    std::vector<EntitySeen> out(state.people->entityCount());
    const auto table = query::TableBinding::open(state.activities, "Activity");
    if (!table) return tl::unexpected(table.error());
    const auto& segments = state.activities.snapshot->segments;
    for (std::size_t s = 0; s < segments.size(); ++s) {
        if (stop.stopRequested()) return cancelled();
        const auto rows = table->members(s);
        if (!rows) return tl::unexpected(rows.error());
        if (rows->rows() == 0) continue;
        const auto column = segments[s].column(columnIdOf(Activity::ActorKey));
        if (!column) return tl::unexpected(column.error());
        if (!*column) continue;
        const auto times = segments[s].segment->times();
        if (!times) return tl::unexpected(times.error());
        rows->forEach([&](std::uint32_t row) {
            const Ticks t = (*times)->at(row);
            EntitySeen& seen = out[state.people->entityOf((*column)->code(row), t)];
            ++seen.activities;
            if (t == kNoTime) return;
            if (seen.first == kNoTime || t < seen.first) seen.first = t;
            seen.last = std::max(seen.last, t);
        });
    }
    return out;
}

Result<std::vector<UserRow>> listUsers(const CaseState& state, std::string_view search, std::size_t top,
                                       bool everybody, const StopToken& stop)
{
    const auto seen = activitiesByEntity(state, stop);
    if (!seen) return tl::unexpected(seen.error());
    const auto alerts = alertsByEntity(state);
    const auto tags = tagsByEntity(state);
    const Wanted wanted(state, search);
    std::vector<UserRow> out;
    for (EntityCode c = 1; c < state.people->entityCount(); ++c) {
        if (!everybody && !state.people->entity(c).isPerson()) continue;
        auto found = foundBy(state, c, wanted);
        if (!found) continue;
        out.push_back(rowOf(state, c, (*seen)[c], alerts[c], tags[c]));
        out.back().foundBy = std::move(*found);
    }
    std::ranges::sort(out, comesBefore);
    if (top != 0 && out.size() > top) out.resize(top);
    return out;
}

Result<UserDetail> userDetail(const CaseState& state, std::string_view name, const StopToken& stop)
{
    const auto code = findEntity(state, name);
    if (!code) return tl::unexpected(code.error());
    const auto seen = activitiesByEntity(state, stop);
    if (!seen) return tl::unexpected(seen.error());
    UserDetail out;
    out.entity = state.people->entity(*code);
    for (const identity::Account& a : out.entity.accounts)
        out.evidence.push_back(state.people->sentences(a));
    for (const std::size_t i : conflictsOf(*state.people, *code))
        out.conflicts.push_back(conflictText(*state.people, state.people->conflicts()[i]));
    out.alerts = alertsByEntity(state)[*code];
    out.row = rowOf(state, *code, (*seen)[*code], out.alerts, tagsByEntity(state)[*code]);
    std::ranges::stable_sort(out.alerts, [&](std::size_t a, std::size_t b) {
        return state.alerts[a].time > state.alerts[b].time;
    });
    if (!out.entity.directoryRows.empty())
        out.directory = state.people->identities()[out.entity.directoryRows.back()];
    out.filter = fmt::format("(User =~ {0} or TargetUser =~ {0})", query::quoted(out.entity.text));
    SL_TRY(readEnvironments(state, out, stop));
    findMissing(state, out);
    return out;
}

} // namespace sightline::usecase
