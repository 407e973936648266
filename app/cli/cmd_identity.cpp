// SPDX-License-Identifier: GPL-3.0-or-later
// identity resolve, merge, split, conflicts, suggestions, apart.
#include "app/cli/command.h"
#include "app/cli/questions.h"
#include "app/cli/rows.h"
#include "core/usecase/identities.h"

namespace sightline::cli
{
namespace
{

Result<Answer> entityAnswer(const usecase::CaseState& state, query::EntityCode code, const StopToken& stop)
{
    const identity::Entity& entity = state.people->entity(code);
    auto accounts = accountsJson(state, code, stop);
    if (!accounts) return tl::unexpected(std::move(accounts.error()));
    Json conflicts = Json::array();
    for (const std::size_t i : usecase::conflictsOf(*state.people, code))
        conflicts.push_back(usecase::conflictText(*state.people, state.people->conflicts()[i]));
    Answer answer;
    answer.document = {{"userId", entity.id},
                       {"user", entity.text},
                       {"displayName", entity.displayName},
                       {"kind", identity::entityKindWord(entity.kind)},
                       {"accounts", std::move(*accounts)},
                       {"conflicts", std::move(conflicts)}};
    answer.rowsKey = "accounts";
    answer.heading = entity.text;
    return answer;
}

// The entity as it is after a change.
Result<Answer> changedAnswer(const Call& call, usecase::Session& session,
                             const Result<usecase::ChangeResult>& change, std::string_view name)
{
    if (!change) return tl::unexpected(change.error());
    call.say(change->sentence);
    SL_TRY(session.refresh());
    const auto state = session.state();
    const auto code = usecase::findEntity(*state, name);
    if (!code) return tl::unexpected(code.error());
    auto answer = entityAnswer(*state, *code, call.stop);
    if (answer) answer->document["action"] = change->action;
    return answer;
}

} // namespace

Result<Answer> identityResolve(const Call& call)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto state = (*session)->state();
    const auto code = usecase::findEntity(*state, call.words[0]);
    if (!code) return tl::unexpected(code.error());
    return entityAnswer(*state, *code, call.stop);
}

Result<Answer> identityMerge(const Call& call)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto change = usecase::mergeUsers(**session, call.words[0], call.words[1]);
    return changedAnswer(call, **session, change, call.words[0]);
}

Result<Answer> identitySplit(const Call& call)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    // Alone, its name may be that of others too.
    const auto key = usecase::findAccount(*(*session)->state(), call.words[0]);
    if (!key) return tl::unexpected(key.error());
    const auto change = usecase::splitAccount(**session, *key);
    return changedAnswer(call, **session, change, *key);
}

Result<Answer> identityConflicts(const Call& call)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto state = (*session)->state();
    Json rows = Json::array();
    for (const identity::Conflict& c : state->people->conflicts()) {
        Json users = Json::array();
        for (const query::EntityCode e : c.entities)
            users.push_back(state->people->entity(e).text);
        rows.push_back({{"kind", identity::conflictWord(c.kind)},
                        {"name", accountKeyText(c.key)},
                        {"users", std::move(users)},
                        {"from", timeJson(c.from)},
                        {"to", timeJson(c.to)},
                        {"sentence", usecase::conflictText(*state->people, c)}});
    }
    Answer answer;
    answer.document = {{"ok", true}, {"count", rows.size()}, {"rows", std::move(rows)}};
    answer.rowsKey = "rows";
    return answer;
}

// With --merge all of them become one each, as one action.
Result<Answer> identitySuggestions(const Call& call)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto state = (*session)->state();
    const auto found = usecase::suggestMerges(*state, call.stop);
    if (!found) return tl::unexpected(found.error());
    Json rows = Json::array();
    std::vector<usecase::UserPair> pairs;
    for (const identity::MergeSuggestion& s : found->rows) {
        pairs.push_back({state->people->entity(s.onPremises).id, state->people->entity(s.cloud).id});
        rows.push_back({{"windows", s.windows},
                        {"upn", s.upn},
                        {"userIds", {pairs.back().first, pairs.back().second}},
                        {"from", timeJson(s.from)},
                        {"to", timeJson(s.to)},
                        {"sentence", usecase::conventionText(found->conventions[s.convention])}});
    }
    Answer answer;
    answer.document = {
        {"ok", true}, {"count", rows.size()}, {"unclear", found->unclear}, {"rows", std::move(rows)}};
    answer.rowsKey = "rows";
    if (!call.has("merge") || pairs.empty()) return answer;
    const auto change = usecase::mergePairs(**session, pairs);
    if (!change) return tl::unexpected(change.error());
    call.say(change->sentence);
    answer.document["merged"] = change->changed;
    answer.document["action"] = change->action;
    return answer;
}

Result<Answer> identityApart(const Call& call)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto change = usecase::keepApart(**session, {{call.words[0], call.words[1]}});
    if (!change) return tl::unexpected(change.error());
    call.say(change->sentence);
    Answer answer;
    answer.document = {{"ok", true}, {"action", change->action}};
    return answer;
}

} // namespace sightline::cli
