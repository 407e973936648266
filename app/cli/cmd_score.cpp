// SPDX-License-Identifier: GPL-3.0-or-later
// score, score weights, and what analysts say of users: user reset, tag, verdict.
#include "app/cli/command.h"
#include "app/cli/rows.h"
#include "app/folders.h"
#include "core/usecase/identities.h"
#include "core/usecase/insights.h"
#include "core/usecase/people.h"
#include "core/usecase/score_reasons.h"
#include "core/usecase/score_weights.h"
#include "core/usecase/scores.h"
#include "core/usecase/user_marks.h"

#include <chrono>

namespace sightline::cli
{

namespace
{

Json weightsJson(const std::map<std::string, double, std::less<>>& table)
{
    Json out = Json::object();
    for (const auto& [key, value] : table)
        out[key] = value;
    return out;
}

// How the person stands after the change.
Result<Answer> markedAnswer(const Call& call, usecase::Session& session,
                            const Result<usecase::ChangeResult>& change)
{
    if (!change) return tl::unexpected(change.error());
    call.say(change->sentence);
    SL_TRY(session.refresh());
    const auto state = session.state();
    const auto user = usecase::userDetail(*state, call.words[0], call.stop);
    if (!user) return tl::unexpected(user.error());
    const auto scores = scoresOf(call, state);
    if (!scores) return tl::unexpected(scores.error());
    const analytics::Priority* priority = (*scores)->of(user->row.entity);
    Answer answer;
    answer.document = {{"action", change->action},
                       {"userId", user->row.userId},
                       {"user", user->row.user},
                       {"tags", user->row.tags},
                       {"priority", priority != nullptr ? Json(priority->sum()) : Json()}};
    return answer;
}

} // namespace

Result<usecase::CaseScoresPtr> scoresOf(const Call& call, const usecase::StatePtr& state, Scoring scoring)
{
    usecase::ScoreKeeper keeper(
        usecase::weightsFile(mapFolder()),
        usecase::ScoreCache(scoring == Scoring::Kept ? scoreCacheFolder() : std::filesystem::path()));
    auto scores = keeper.scores(state, call.watch());
    // What cannot be kept is worked out the next time.
    if (scores) (void)keeper.keep();
    return scores;
}

// Works everything out anew and says how long that took.
Result<Answer> scoreCase(const Call& call)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto state = (*session)->state();
    const auto start = std::chrono::steady_clock::now();
    const auto scores = scoresOf(call, state, Scoring::Anew);
    if (!scores) return tl::unexpected(scores.error());
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    Answer answer;
    answer.document = {
        {"asOf", timeJson(state->activities.asOf)}, {"activities", state->activityCount},
        {"users", (*scores)->judged->users.size()}, {"userDays", (*scores)->judged->scores.days.size()},
        {"weights", (*scores)->weights.version},    {"seconds", took.count()}};
    return answer;
}

Result<Answer> scoreWeights(const Call& call)
{
    const auto file = usecase::weightsFile(mapFolder());
    if (call.has("write")) SL_TRY(usecase::writeDefaultWeights(file));
    const auto weights = usecase::loadWeights(file);
    if (!weights) return tl::unexpected(weights.error());
    std::error_code ec;
    Answer answer;
    answer.document = {{"file", pathText(file)},
                       {"exists", std::filesystem::exists(file, ec)},
                       {"version", weights->version},
                       {"severity", weightsJson(weights->severity)},
                       {"resolution", weightsJson(weights->resolution)},
                       {"sensitive", weights->sensitive},
                       {"mediumBlastRadius", weights->medium},
                       {"honeytoken", weights->honeytoken},
                       {"raritySpread", weights->raritySpread}};
    return answer;
}

Result<Answer> userInsights(const Call& call)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto state = (*session)->state();
    const auto entity = usecase::findEntity(*state, call.words[0]);
    if (!entity) return tl::unexpected(entity.error());
    const auto scores = scoresOf(call, state);
    if (!scores) return tl::unexpected(scores.error());
    if ((*scores)->of(*entity) == nullptr)
        return fail(ErrorKind::InvalidInput, "score.notScored", "only people are scored", call.words[0]);
    std::int32_t day = (*scores)->day;
    if (call.has("day")) {
        const auto given = parseTime(call.text("day"));
        if (!given) return usageError("--day is a date, as 2026-10-16");
        day = static_cast<std::int32_t>(given->ticks / kTicksPerDay);
    }
    const usecase::JudgedDays& judged = *(*scores)->judged;
    const auto insights = usecase::insightsOf(*state, judged, judged.userOf[*entity], day, call.stop);
    if (!insights) return tl::unexpected(insights.error());
    Json rows = Json::array();
    for (const usecase::Insight& i : *insights)
        rows.push_back({{"name", i.name},
                        {"dimension", analytics::dimensionName(i.dimension)},
                        {"kind", usecase::insightKindWord(i.kind)},
                        {"value", i.value},
                        {"count", i.count},
                        {"baselineDays", i.days},
                        {"active", i.active},
                        {"with", i.with},
                        {"lastDay", i.lastDay == 0 ? Json() : Json(dayText(i.lastDay))},
                        {"text", usecase::insightSentence(i)},
                        {"activity", i.activity}});
    Answer answer;
    answer.document = {
        {"user", state->people->entityText(*entity)}, {"day", dayText(day)}, {"rows", std::move(rows)}};
    answer.rowsKey = "rows";
    answer.columns = {"name", "value", "count", "text"};
    return answer;
}

Result<Answer> userReset(const Call& call)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    return markedAnswer(call, **session,
                        usecase::resetPriority(**session, call.words[0], call.text("reason")));
}

Result<Answer> userTag(const Call& call)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    return markedAnswer(call, **session,
                        usecase::tagUser(**session, call.words[0], call.words[1], call.has("remove")));
}

Result<Answer> userVerdict(const Call& call)
{
    const auto day = parseTime(call.words[1]);
    if (!day || day->ticks % kTicksPerDay != 0) return usageError("DAY is a date, as 2026-10-16");
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    return markedAnswer(call, **session,
                        usecase::setDayVerdict(**session, call.words[0],
                                               static_cast<std::int32_t>(day->ticks / kTicksPerDay),
                                               call.words[2], call.text("reason")));
}

} // namespace sightline::cli
