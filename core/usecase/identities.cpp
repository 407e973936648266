// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/identities.h"

#include "core/base/text.h"
#include "core/usecase/people.h"
#include "core/usecase/small_change.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

namespace sightline::usecase
{
namespace
{

using query::EntityCode;

// As one action.
Result<ChangeResult> addEdits(Session& session, const std::vector<IdentityEdit>& edits, std::string verb,
                              nlohmann::json args, std::string sentence)
{
    const auto action = changeCase(
        session.path(), [&](store::CaseWriter&, store::Database& db, ActionText& text) -> Result<> {
            auto insert = db.prepare("INSERT INTO person_edit(verb,a,b) VALUES(?1,?2,?3)");
            if (!insert) return tl::unexpected(insert.error());
            nlohmann::json ids = nlohmann::json::array();
            for (const IdentityEdit& edit : edits) {
                SL_TRY(insert->bind(1, static_cast<std::int64_t>(edit.verb))
                           .bindText(2, edit.first)
                           .bindText(3, edit.second)
                           .run());
                ids.push_back(db.lastId());
            }
            text = {std::move(verb), std::move(args), {{"op", "identity"}, {"ids", std::move(ids)}}};
            return {};
        });
    if (!action) return tl::unexpected(action.error());
    return ChangeResult{edits.size(), *action, std::move(sentence)};
}

// Both of a pair as they are now, which must be two users that an edit can name.
Result<std::pair<EntityCode, EntityCode>> findPair(const CaseState& state, const UserPair& pair)
{
    const auto first = findEntity(state, pair.first);
    if (!first) return tl::unexpected(first.error());
    const auto second = findEntity(state, pair.second);
    if (!second) return tl::unexpected(second.error());
    if (*first == *second)
        return fail(ErrorKind::InvalidInput, "identity.same", "these names belong to one person already",
                    fmt::format("{}, {}", pair.first, pair.second));
    // An edit has no date, so it would reach whoever has the name now.
    for (const EntityCode code : {*first, *second}) {
        const identity::Entity& e = state.people->entity(code);
        if (state.people->entityOfKey(e.accounts.front().key) != code)
            return fail(ErrorKind::InvalidInput, "identity.past",
                        "this is nothing but a name at a time when several had it, and cannot be merged",
                        e.text);
    }
    return std::pair(*first, *second);
}

struct PairEdits {
    std::vector<IdentityEdit> edits;
    nlohmann::json args;
    std::string first; // "x and y"
};

Result<PairEdits> editsOf(const CaseState& state, const std::vector<UserPair>& pairs, IdentityEdit::Verb verb)
{
    PairEdits out;
    nlohmann::json list = nlohmann::json::array();
    for (const UserPair& pair : pairs) {
        const auto codes = findPair(state, pair);
        if (!codes) return tl::unexpected(codes.error());
        const identity::Entity& x = state.people->entity(codes->first);
        const identity::Entity& y = state.people->entity(codes->second);
        const IdentityEdit edit{0, verb, x.accounts.front().key, y.accounts.front().key};
        list.push_back({{"a", x.text}, {"b", y.text}, {"accounts", {edit.first, edit.second}}});
        if (out.edits.empty()) out.first = fmt::format("{} and {}", x.text, y.text);
        out.edits.push_back(edit);
    }
    if (out.edits.empty()) return fail(ErrorKind::InvalidInput, "identity.none", "no users are named", {});
    out.args = list.size() == 1 ? list[0] : nlohmann::json{{"pairs", list}};
    return out;
}

// The account of an entity that a spelling names.
const identity::Account* accountOf(const identity::Entity& entity, std::string_view name)
{
    const std::string key = accountKeyOf(name);
    const std::string folded = fold(trim(name));
    for (const identity::Account& a : entity.accounts) {
        if (a.key == key || a.key == name || fold(a.text) == folded) return &a;
    }
    for (const identity::Account& a : entity.accounts) {
        if (parseAccountKey(a.key).value == folded) return &a;
    }
    return nullptr;
}

// Day and minute are enough for people.
std::string when(Ticks t)
{
    return isoText(t).substr(0, 16);
}

} // namespace

Result<EntityCode> findEntity(const CaseState& state, std::string_view name)
{
    const identity::EntityMap& people = *state.people;
    EntityCode code = people.entityOfKey(name);
    if (code == 0) code = people.find(name);
    if (code != 0) return code;
    std::set<std::string> exact;
    for (const EntityCode c : people.search(name, 0)) {
        for (const auto& a : people.entity(c).accounts) {
            if (parseAccountKey(a.key).value == fold(trim(name))) exact.insert(people.entity(c).text);
        }
    }
    if (exact.empty())
        return fail(ErrorKind::NotFound, "user.missing", "nobody in this case has this name",
                    std::string(name));
    std::string list;
    for (const std::string& e : exact)
        list += (list.empty() ? "" : ", ") + e;
    return fail(ErrorKind::InvalidInput, "user.ambiguous", "several accounts have this name: " + list,
                std::string(name));
}

Result<ChangeResult> mergeUsers(Session& session, std::string_view a, std::string_view b)
{
    return mergePairs(session, {{std::string(a), std::string(b)}});
}

Result<ChangeResult> mergePairs(Session& session, const std::vector<UserPair>& pairs)
{
    const auto edits = editsOf(*session.state(), pairs, IdentityEdit::Verb::Merge);
    if (!edits) return tl::unexpected(edits.error());
    return addEdits(session, edits->edits, "identity merge", edits->args,
                    pairs.size() == 1 ? fmt::format("Merged {}.", edits->first)
                                      : fmt::format("Merged {} pairs of users.", pairs.size()));
}

Result<ChangeResult> keepApart(Session& session, const std::vector<UserPair>& pairs)
{
    const auto edits = editsOf(*session.state(), pairs, IdentityEdit::Verb::Apart);
    if (!edits) return tl::unexpected(edits.error());
    return addEdits(session, edits->edits, "identity apart", edits->args,
                    pairs.size() == 1 ? fmt::format("{} are not suggested any more.", edits->first)
                                      : fmt::format("{} pairs are not suggested any more.", pairs.size()));
}

Result<std::string> findAccount(const CaseState& state, std::string_view name)
{
    const auto code = findEntity(state, name);
    if (!code) return tl::unexpected(code.error());
    if (const identity::Account* found = accountOf(state.people->entity(*code), name)) return found->key;
    return fail(ErrorKind::InvalidInput, "identity.noAccount",
                "name the account that is to be split off, not its user", std::string(name));
}

Result<ChangeResult> splitAccount(Session& session, std::string_view account)
{
    const auto state = session.state();
    const auto key = findAccount(*state, account);
    if (!key) return tl::unexpected(key.error());
    const identity::Entity& entity = state->people->entity(*findEntity(*state, account));
    const auto found = std::ranges::find(entity.accounts, *key, &identity::Account::key);
    if (found->to != kNoTime)
        return fail(ErrorKind::InvalidInput, "identity.past",
                    "somebody else has this name now; what it was before cannot be split off",
                    std::string(account));
    if (entity.accounts.size() == 1)
        return fail(ErrorKind::InvalidInput, "identity.alone", "this account stands alone already",
                    std::string(account));
    const IdentityEdit edit{0, IdentityEdit::Verb::Split, found->key, {}};
    return addEdits(session, {edit}, "identity split", {{"account", found->text}, {"user", entity.text}},
                    fmt::format("Split {} from {}.", found->text, entity.text));
}

Result<MergePreview> previewMerge(const CaseState& state, std::string_view a, std::string_view b)
{
    const auto first = findEntity(state, a);
    if (!first) return tl::unexpected(first.error());
    const auto second = findEntity(state, b);
    if (!second) return tl::unexpected(second.error());
    const identity::Entity& x = state.people->entity(*first);
    const identity::Entity& y = state.people->entity(*second);
    MergePreview out;
    const bool swapped = y.accounts.front().kind < x.accounts.front().kind;
    out.text = swapped ? y.text : x.text;
    std::map<std::string, std::pair<std::string, EntityCode>> issued; // issuer -> the one seen, and whose
    for (const EntityCode code : {*first, *second}) {
        for (const identity::Account& account : state.people->entity(code).accounts) {
            out.accounts.push_back(account);
            const AccountKey k = parseAccountKey(account.key);
            const bool cloud = k.kind == AccountKind::ObjectId;
            const std::string issuer(k.kind == AccountKind::Sid ? sidAuthority(k.value) : std::string_view{});
            if (!cloud && issuer.empty()) continue;
            const auto [it, isNew] = issued.emplace(cloud ? "cloud" : issuer, std::pair(account.text, code));
            if (isNew || it->second.second == code) continue;
            out.conflicts.push_back(
                {cloud ? MergeConflict::Kind::TwoOfTheCloud : MergeConflict::Kind::TwoOfOneIssuer,
                 it->second.first, account.text, upperAscii(issuer), x.kind, y.kind});
        }
    }
    if (x.kind != y.kind)
        out.conflicts.push_back({MergeConflict::Kind::OtherKinds, x.text, y.text, {}, x.kind, y.kind});
    return out;
}

std::string conflictText(const identity::EntityMap& people, const identity::Conflict& conflict)
{
    std::string who;
    for (const EntityCode e : conflict.entities)
        who += (who.empty() ? "" : ", ") + people.entity(e).text;
    std::string span;
    if (conflict.from != kNoTime) span += fmt::format(" from {}", when(conflict.from));
    if (conflict.to != kNoTime) span += fmt::format(" until {}", when(conflict.to));
    const std::string name = accountKeyText(conflict.key);
    if (conflict.kind == identity::Conflict::Kind::SharedName)
        return fmt::format(
            "{} belongs to several accounts{}: {}. What says nothing but this name is kept apart.", name,
            span, who);
    if (conflict.kind == identity::Conflict::Kind::Rivals)
        return fmt::format(
            "{} stands in records of several accounts of one directory{}: {}. None of them is joined "
            "through it.",
            name, span, who);
    return fmt::format(
        "Records join {} through {}, but they are different accounts of one directory. They are "
        "kept apart.",
        who, name);
}

std::vector<std::size_t> conflictsOf(const identity::EntityMap& people, EntityCode entity)
{
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < people.conflicts().size(); ++i) {
        const identity::Conflict& c = people.conflicts()[i];
        // A moment within the contradiction: without one, the name's last holder would answer.
        const Ticks within = c.from != kNoTime || c.to == kNoTime ? c.from : c.to - 1;
        const bool named = people.entityOfKey(c.key, within) == entity;
        if (named || std::ranges::find(c.entities, entity) != c.entities.end()) out.push_back(i);
    }
    return out;
}

Result<identity::MergeSuggestions> suggestMerges(const CaseState& state, const StopToken& stop)
{
    const auto seen = activitiesByEntity(state, stop);
    if (!seen) return tl::unexpected(seen.error());
    std::vector<identity::EntitySpan> spans;
    spans.reserve(seen->size());
    for (const EntitySeen& s : *seen)
        spans.push_back({s.first, s.last});
    return identity::suggestMerges(*state.people, spans);
}

std::string conventionText(const identity::NamingConvention& c)
{
    if (c.exampleUpn.empty())
        return fmt::format(
            "{} of {} accounts of {} fit exactly one account @{} by name; mixed-up names would fit "
            "{}.",
            c.fitting, c.open, upperAscii(c.domain), c.ending, c.byChance);
    return fmt::format("{} of {} people known to have accounts in {} and @{} are named so, as {} is {}.",
                       c.followed, c.known, upperAscii(c.domain), c.ending, c.exampleWindows, c.exampleUpn);
}

} // namespace sightline::usecase
