// SPDX-License-Identifier: GPL-3.0-or-later
// undo, actions.
#include "app/cli/command.h"
#include "app/cli/rows.h"
#include "core/usecase/alerts.h"

namespace sightline::cli
{
namespace
{

constexpr std::size_t kShown = 100;

Json actionJson(const store::ActionRow& action)
{
    Json arguments = Json::parse(action.args, nullptr, false);
    if (arguments.is_discarded()) arguments = action.args;
    return {{"id", action.id},
            {"at", timeJson(action.at)},
            {"who", action.who},
            {"verb", action.verb},
            {"args", std::move(arguments)},
            {"undoneBy", action.undoneBy == 0 ? Json() : Json(action.undoneBy)}};
}

} // namespace

Result<Answer> undoLast(const Call& call)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto result = usecase::undo(**session);
    if (!result) return tl::unexpected(result.error());
    if (!result->sentence.empty()) call.say(result->sentence);
    Answer answer;
    answer.document = {
        {"ok", true}, {"undone", result->undone}, {"action", result->action}, {"sentence", result->sentence}};
    return answer;
}

Result<Answer> actionsList(const Call& call)
{
    const auto limit = call.number("limit", kShown);
    if (!limit) return tl::unexpected(limit.error());
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto actions = (*session)->file().actions(static_cast<std::int64_t>(*limit));
    if (!actions) return tl::unexpected(actions.error());
    Json rows = Json::array();
    for (const auto& action : *actions)
        rows.push_back(actionJson(action));
    Answer answer;
    answer.document = {{"ok", true}, {"count", rows.size()}, {"rows", std::move(rows)}};
    answer.rowsKey = "rows";
    return answer;
}

} // namespace sightline::cli
