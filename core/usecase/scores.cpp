// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/scores.h"

#include "core/analytics/score/day_book.h"
#include "core/usecase/score_weights.h"
#include "core/usecase/user_impact.h"
#include "core/usecase/user_marks.h"

#include <set>

namespace sightline::usecase
{
namespace
{

analytics::TakenOut takenOut(const CaseState& state, const JudgedDays& judged)
{
    analytics::TakenOut out;
    for (const UserMark& mark : state.userMarks) {
        const std::uint32_t user = judged.numberOf(markedEntity(state, mark));
        if (user == analytics::DayBook::kNobody) continue;
        if (mark.kind == UserMark::Kind::Reset && mark.time <= state.activities.asOf)
            out.resets[user].push_back(mark.time);
        if (mark.kind == UserMark::Kind::Verdict && mark.value == "Benign")
            out.days.emplace(user, static_cast<std::int32_t>(mark.time / kTicksPerDay));
    }
    return out;
}

} // namespace

const analytics::Priority* CaseScores::of(query::EntityCode entity) const
{
    const std::uint32_t user = judged->numberOf(entity);
    return user == analytics::DayBook::kNobody ? nullptr : &priorities[user];
}

CaseScoresPtr addAlerts(const CaseState& state, JudgedDaysPtr judged, const analytics::Weights& weights)
{
    auto out = std::make_shared<CaseScores>();
    out->asOf = state.activities.asOf;
    out->day = static_cast<std::int32_t>(out->asOf / kTicksPerDay);
    out->weights = weights;
    std::vector<std::vector<std::uint32_t>> usersOf(state.alerts.size());
    for (std::size_t i = 0; i < state.alerts.size(); ++i) {
        std::set<std::uint32_t> users;
        for (const std::string& key : state.alerts[i].userKeys) {
            const query::EntityCode entity = state.people->entityOfKey(key, state.alerts[i].time);
            users.insert(judged->numberOf(entity));
        }
        users.erase(analytics::DayBook::kNobody);
        usersOf[i].assign(users.begin(), users.end());
    }
    const std::vector<analytics::Impact> byEntity = impacts(state);
    std::vector<analytics::Impact> byUser;
    for (const query::EntityCode e : judged->users)
        byUser.push_back(byEntity[e]);
    out->alerts = analytics::alertPoints(state.alerts, usersOf, byUser, out->asOf, weights);
    out->takenOut = takenOut(state, *judged);
    out->priorities =
        analytics::priorities(judged->scores, out->alerts, judged->users.size(), out->day, out->takenOut);
    out->judged = std::move(judged);
    return out;
}

Result<JudgedDaysPtr> ScoreKeeper::judge(const StatePtr& state, const Watch& watch)
{
    const bool sameRows =
        m_state && sameActivities(*m_state->activities.snapshot, *state->activities.snapshot);
    if (sameRows && m_state->people == state->people && m_state->activities.asOf == state->activities.asOf)
        return m_scores->judged;
    if (sameRows) return judgeDays(*state, *m_tallies, watch, m_scores->judged);
    if (auto kept = m_cache.read(*state)) return judgedBefore(state, m_tallies, std::move(*kept), watch.stop);
    return judgeDays(*state, *m_tallies, watch);
}

Result<CaseScoresPtr> ScoreKeeper::scores(const StatePtr& state, const Watch& watch)
{
    const std::scoped_lock lock(m_mutex);
    const auto weights = loadWeights(m_weightsFile);
    if (!weights) return tl::unexpected(weights.error());
    if (m_state == state && m_scores && m_scores->weights.version == weights->version) return m_scores;
    auto judged = judge(state, watch);
    if (judged) judged = withAttacksOf(*state, *judged, watch.stop);
    if (!judged) return tl::unexpected(std::move(judged.error()));
    m_scores = addAlerts(*state, std::move(*judged), *weights);
    m_state = state;
    return m_scores;
}

Result<> ScoreKeeper::keep()
{
    StatePtr state;
    JudgedDaysPtr judged;
    {
        const std::scoped_lock lock(m_mutex);
        state = m_state;
        if (m_scores) judged = m_scores->judged;
    }
    if (!judged || state->clockGiven) return {};
    return m_cache.write(*state, *judged);
}

} // namespace sightline::usecase
