// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/score_feed.h"

#include "core/usecase/activity_scores.h"
#include "ui/base/error_text.h"

namespace sightline::ui
{

ScoreFeed::ScoreFeed(TaskRunner& tasks, QObject* parent)
    : QObject(parent), m_tasks(tasks), m_keeper(std::make_shared<usecase::ScoreKeeper>())
{
}

void ScoreFeed::setFiles(const std::filesystem::path& weights, const std::filesystem::path& cacheFolder)
{
    m_keeper = std::make_shared<usecase::ScoreKeeper>(weights, usecase::ScoreCache(cacheFolder));
}

void ScoreFeed::want(const usecase::StatePtr& state)
{
    if (m_wanted == state) return;
    m_asking.cancel();
    if (!m_answer.state || !state || m_answer.state->people != state->people) m_answer = {};
    m_wanted = state;
    m_askingActivities.cancel();
    m_activitiesOf.reset();
    m_scored.reset();
    m_problem.clear();
    if (!state) return;
    m_asking = m_tasks.run<ScoreAnswer>(
        this, tr("Scoring users"),
        [state, keeper = m_keeper](const Watch& watch) -> Result<ScoreAnswer> {
            auto scores = keeper->scores(state, watch);
            if (!scores) return tl::unexpected(std::move(scores.error()));
            auto history = std::make_shared<const usecase::ScoreHistory>(*scores, usecase::kHistoryDays);
            return ScoreAnswer{state, std::move(*scores), std::move(history)};
        },
        [this](Result<ScoreAnswer> answer) { take(std::move(answer)); });
}

void ScoreFeed::wantActivities(const usecase::StatePtr& state)
{
    // Also where it failed: those who follow activitiesChanged() ask again at once.
    if (!state || m_activitiesOf == state) return;
    want(state);
    m_activitiesOf = state;
    if (m_answer.state == state) askActivities();
}

usecase::StatePtr ScoreFeed::scored(const usecase::StatePtr& state) const
{
    return state && m_activitiesOf == state ? m_scored : nullptr;
}

usecase::StatePtr ScoreFeed::stateFor(const usecase::StatePtr& state, std::string_view kql)
{
    if (!state || !usecase::asksForScores(kql)) return state;
    wantActivities(state);
    usecase::StatePtr out = scored(state);
    return out ? out : state;
}

void ScoreFeed::askActivities()
{
    m_askingActivities = m_tasks.run<usecase::StatePtr>(
        this, tr("Scoring activities"),
        [answer = m_answer](const Watch& watch) -> Result<usecase::StatePtr> {
            auto scores = usecase::activityScores(*answer.state, *answer.scores, watch);
            if (!scores) return tl::unexpected(std::move(scores.error()));
            return usecase::withScores(*answer.state, std::move(*scores));
        },
        [this](Result<usecase::StatePtr> scored) {
            if (scored)
                m_scored = std::move(*scored);
            else
                m_problem = errorText(scored.error());
            Q_EMIT activitiesChanged();
        });
}

// For the next opening. What cannot be kept is worked out then.
void ScoreFeed::keep()
{
    m_tasks.run<bool>(
        this, {},
        [keeper = m_keeper](const Watch& /*watch*/) -> Result<bool> { return keeper->keep().has_value(); },
        {}, Lane::Background);
}

void ScoreFeed::take(Result<ScoreAnswer> answer)
{
    if (answer) {
        m_answer = std::move(*answer);
        keep();
    } else {
        m_answer = {};
        m_problem = errorText(answer.error());
        m_wanted.reset(); // whoever asks again may have more luck
    }
    Q_EMIT changed();
    if (!m_activitiesOf) return;
    if (m_answer.state == m_activitiesOf)
        askActivities();
    else
        Q_EMIT activitiesChanged();
}

} // namespace sightline::ui
