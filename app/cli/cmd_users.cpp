// SPDX-License-Identifier: GPL-3.0-or-later
// users, user show, user explain, user timeline, score.
#include "app/cli/command.h"
#include "app/cli/questions.h"
#include "app/cli/rows.h"
#include "core/base/text.h"
#include "core/usecase/people.h"
#include "core/usecase/score_explain.h"
#include "core/usecase/score_history.h"
#include "core/usecase/scores.h"
#include "core/usecase/user_activity.h"
#include "core/usecase/user_impact.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <set>
#include <tuple>

namespace sightline::cli
{
namespace
{

constexpr std::size_t kShown = 50;
constexpr std::size_t kAllValues = std::size_t{1} << 30;

// People who act in the matching activities.
Result<std::set<std::string>> actorsOf(const usecase::CaseState& state, const std::string& kql,
                                       const StopToken& stop)
{
    const auto matching = matchingActivities(state, kql, stop);
    if (!matching) return tl::unexpected(matching.error());
    const auto facet = query::facet(matching->table, matching->rows, "UserId", kAllValues, stop);
    if (!facet) return tl::unexpected(facet.error());
    std::set<std::string> out;
    for (const auto& v : facet->values)
        out.insert(v.value);
    return out;
}

// Entities that are not scored, such as machines, have null.
Json userJson(const usecase::UserRow& row, const analytics::Priority* score, std::size_t rank)
{
    Json out = {{"rank", rank},
                {"userId", row.userId},
                {"user", row.user},
                {"displayName", row.displayName},
                {"kind", identity::entityKindWord(row.kind)},
                {"priority", nullptr},
                {"alertScore", nullptr},
                {"activityScore", nullptr},
                {"percentile", nullptr},
                {"rarity", nullptr},
                {"alerts", row.alerts},
                {"openAlerts", row.openAlerts},
                {"activities", row.activities},
                {"lastSeen", timeJson(row.lastSeen)}};
    if (score == nullptr) return out;
    out["priority"] = score->sum();
    out["alertScore"] = score->alerts;
    out["activityScore"] = score->days;
    if (score->percentile) out["percentile"] = std::round(*score->percentile * 10) / 10;
    out["rarity"] = std::round(score->oneIn * 10) / 10;
    return out;
}

// Who is not scored comes last; ties by rarity, or by priority, then as listed.
void sortByScore(std::vector<usecase::UserRow>& users, const usecase::CaseScores& scores, bool byRarity)
{
    const auto key = [&](const usecase::UserRow& row) {
        const analytics::Priority* p = scores.of(row.entity);
        if (p == nullptr) return std::tuple(1, 0.0, 0.0, 0.0);
        const auto sum = static_cast<double>(p->sum());
        return byRarity ? std::tuple(0, -p->oneIn, -p->strength, -sum)
                        : std::tuple(0, -sum, -p->oneIn, -p->strength);
    };
    std::ranges::stable_sort(users, {}, key);
}

// "Person", "Machine", ..., in any case.
Result<std::optional<identity::EntityKind>> kindOption(const Call& call)
{
    if (!call.has("kind")) return std::nullopt;
    std::string all;
    for (const identity::EntityKind kind : usecase::kEntityKinds) {
        const std::string_view word = identity::entityKindWord(kind);
        if (fold(call.text("kind")) == fold(word)) return kind;
        all += (all.empty() ? "" : ", ") + std::string(word);
    }
    return usageError("--kind is one of " + all);
}

Json alertsJson(const usecase::CaseState& state, const std::vector<std::size_t>& rows)
{
    Json out = Json::array();
    for (const auto row : rows)
        out.push_back(alertJson(state.alerts[row], false));
    return out;
}

Json missingJson(const usecase::UserDetail& user)
{
    Json out = Json::array();
    for (const usecase::MissingData missing : user.missing)
        out.push_back(usecase::missingSentence(missing));
    return out;
}

// By UTC day, of the activities in any role.
Result<Json> daysJson(const usecase::CaseState& state, const std::string& kql, const StopToken& stop)
{
    const auto days = usecase::activityDays(
        state, kql, [](Ticks t) { return std::pair(startOfDay(t), startOfDay(t) + kTicksPerDay); }, stop);
    if (!days) return tl::unexpected(days.error());
    Json out = Json::array();
    for (const analytics::SetDay& day : *days)
        out.push_back({{"day", dayText(static_cast<std::int32_t>(day.from / kTicksPerDay))},
                       {"activities", day.figures.count},
                       {"addresses", day.figures.addresses},
                       {"countries", day.figures.countries},
                       {"failures", day.figures.failures}});
    return out;
}

// With whom somebody is compared, nearest first, and what the nearest share.
Json peersJson(const usecase::CaseState& state, const usecase::CaseScores& scores, query::EntityCode entity)
{
    if (scores.of(entity) == nullptr) return {};
    const usecase::JudgedDays& judged = *scores.judged;
    const analytics::PeerGroup& group = judged.peers[judged.userOf[entity]];
    Json users = Json::array();
    for (const std::uint32_t peer : group.peers)
        users.push_back(std::string(state.people->entityText(judged.users[peer])));
    Json shared = Json::array();
    for (const std::uint32_t trait : group.shared)
        shared.push_back(judged.traitNames[trait]);
    return {{"users", std::move(users)}, {"shared", std::move(shared)}};
}

// Two weeks, as the page of old drew them.
Json historyJson(const usecase::CaseScoresPtr& scores, query::EntityCode entity)
{
    const usecase::ScoreHistory history(scores, usecase::kHistoryDays);
    Json out = Json::array();
    std::int32_t day = history.firstDay();
    for (const analytics::Priority& p : history.of(entity))
        out.push_back({{"day", dayText(day++)},
                       {"score", p.sum()},
                       {"alertScore", p.alerts},
                       {"activityScore", p.days},
                       {"percentile", p.percentile ? Json(std::round(*p.percentile * 10) / 10) : Json()},
                       {"rarity", std::round(p.oneIn * 10) / 10}});
    return out;
}

} // namespace

Result<Answer> usersList(const Call& call)
{
    const auto top = call.number("top", kShown, 1);
    if (!top) return tl::unexpected(top.error());
    const std::string sort = call.text("sort", "priority");
    if (sort != "priority" && sort != "rarity") return usageError("--sort is priority or rarity");
    const auto kind = kindOption(call);
    if (!kind) return tl::unexpected(kind.error());
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto state = (*session)->state();
    const bool everybody = call.has("all") || kind->has_value();
    auto users = usecase::listUsers(*state, call.text("search"), 0, everybody, call.stop);
    if (!users) return tl::unexpected(std::move(users.error()));
    if (*kind) std::erase_if(*users, [&](const auto& row) { return row.kind != **kind; });
    if (call.has("filter")) {
        const auto actors = actorsOf(*state, call.text("filter"), call.stop);
        if (!actors) return tl::unexpected(actors.error());
        std::erase_if(*users, [&](const auto& row) { return actors->count(row.userId) == 0; });
    }
    const auto scores = scoresOf(call, state);
    if (!scores) return tl::unexpected(scores.error());
    sortByScore(*users, **scores, sort == "rarity");
    Json rows = Json::array();
    for (const auto& row : *users) {
        if (rows.size() < *top) rows.push_back(userJson(row, (*scores)->of(row.entity), rows.size() + 1));
    }
    Answer answer;
    answer.heading = fmt::format("{} of {} users by {}, as of {}", rows.size(), users->size(),
                                 sort == "rarity" ? "rarity of the day" : "investigation priority",
                                 isoText(state->activities.asOf));
    answer.document = {
        {"asOf", timeJson(state->activities.asOf)}, {"count", users->size()}, {"rows", std::move(rows)}};
    answer.rowsKey = "rows";
    answer.columns = {"rank",       "user",   "displayName", "priority", "alertScore", "activityScore",
                      "percentile", "rarity", "openAlerts",  "alerts",   "activities", "lastSeen"};
    return answer;
}

Result<Answer> userShow(const Call& call)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto state = (*session)->state();
    const auto user = usecase::userDetail(*state, call.words[0], call.stop);
    if (!user) return tl::unexpected(user.error());
    auto accounts = accountsJson(*state, user->row.entity, call.stop);
    if (!accounts) return tl::unexpected(std::move(accounts.error()));
    auto days = daysJson(*state, user->filter, call.stop);
    if (!days) return tl::unexpected(std::move(days.error()));
    const auto scores = scoresOf(call, state);
    if (!scores) return tl::unexpected(scores.error());
    const analytics::Priority* score = (*scores)->of(user->row.entity);
    const analytics::Impact impact = usecase::impacts(*state)[user->row.entity];
    Answer answer;
    answer.document = {{"userId", user->row.userId},
                       {"user", user->row.user},
                       {"displayName", user->row.displayName},
                       {"accounts", std::move(*accounts)},
                       {"alerts", alertsJson(*state, user->alerts)},
                       {"openAlerts", user->row.openAlerts},
                       {"activities", user->row.activities},
                       {"firstSeen", timeJson(user->row.firstSeen)},
                       {"lastSeen", timeJson(user->row.lastSeen)},
                       {"days", std::move(*days)},
                       {"priority", score != nullptr ? Json(score->sum()) : Json()},
                       {"scoreHistory", historyJson(*scores, user->row.entity)},
                       {"peers", peersJson(*state, **scores, user->row.entity)},
                       {"tags", user->row.tags},
                       {"blastRadius", usecase::blastRadiusWord(impact.radius)},
                       {"reports", impact.reports},
                       {"environments", user->environments},
                       {"missing", missingJson(*user)},
                       {"filter", user->filter},
                       {"directory", user->directory ? directoryJson(*user->directory) : Json()}};
    return answer;
}

Result<Answer> userExplain(const Call& call)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto state = (*session)->state();
    const auto user = usecase::userDetail(*state, call.words[0], call.stop);
    if (!user) return tl::unexpected(user.error());
    const auto scores = scoresOf(call, state);
    if (!scores) return tl::unexpected(scores.error());
    const auto why = usecase::explain(*state, **scores, user->row.entity, call.stop);
    if (!why) return tl::unexpected(why.error());
    Json contributions = Json::array();
    Json counterfactuals = Json::array();
    for (const usecase::Contribution& c : why->contributions) {
        const bool alert = c.kind == usecase::Contribution::Kind::Alert;
        contributions.push_back(
            {{"points", c.points},
             {"kind", alert ? "alert" : "activity"},
             {"time", timeJson(c.time)},
             {"title", usecase::contributionTitle(*state, c)},
             {"why", usecase::contributionReason(*state, c)},
             {"evidence", alert ? Json(state->alerts[c.alert].evidence) : Json(c.reason.evidence)}});
        if (alert) {
            contributions.back()["alert"] = state->alerts[c.alert].id;
        } else {
            contributions.back()["evidenceCount"] = c.reason.evidenceCount;
            counterfactuals.push_back({{"text", usecase::counterfactualSentence(c)},
                                       {"day", dayText(c.day)},
                                       {"rarity", std::round(c.oneIn * 10) / 10},
                                       {"rarityWithout", std::round(c.withoutOneIn * 10) / 10}});
        }
    }
    Json doubts = Json::array();
    for (const usecase::Doubt& d : why->doubts)
        doubts.push_back(usecase::doubtSentence(d));
    Answer answer;
    answer.document = {{"userId", user->row.userId},
                       {"user", user->row.user},
                       {"asOf", timeJson(state->activities.asOf)},
                       {"weights", (*scores)->weights.version},
                       {"priority", why->priority.sum()},
                       {"contributions", std::move(contributions)},
                       {"counterfactuals", std::move(counterfactuals)},
                       {"doubts", std::move(doubts)}};
    return answer;
}

Result<Answer> userTimeline(const Call& call)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto state = (*session)->state();
    const auto user = usecase::userDetail(*state, call.words[0], call.stop);
    if (!user) return tl::unexpected(user.error());
    return timelineAnswer(*state, user->filter, call);
}

} // namespace sightline::cli
