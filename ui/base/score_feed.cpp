// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/score_feed.h"

#include "ui/base/error_text.h"

namespace sightline::ui
{

ScoreFeed::ScoreFeed(TaskRunner& tasks, QObject* parent)
    : QObject(parent), m_tasks(tasks), m_keeper(std::make_shared<usecase::ScoreKeeper>())
{
}

void ScoreFeed::setWeightsFile(const std::filesystem::path& file)
{
    m_keeper = std::make_shared<usecase::ScoreKeeper>(file);
}

void ScoreFeed::want(const usecase::StatePtr& state)
{
    if (m_wanted == state) return;
    m_asking.cancel();
    if (!m_answer.state || !state || m_answer.state->people != state->people) m_answer = {};
    m_wanted = state;
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

void ScoreFeed::take(Result<ScoreAnswer> answer)
{
    if (answer) {
        m_answer = std::move(*answer);
    } else {
        m_answer = {};
        m_problem = errorText(answer.error());
        m_wanted.reset(); // whoever asks again may have more luck
    }
    Q_EMIT changed();
}

} // namespace sightline::ui
