// SPDX-License-Identifier: GPL-3.0-or-later
// The scores of the open case, worked out once a state and shared by the pages: whoever shows scores asks
// with want() and follows changed(). Those of single activities, the column Score, are worked out only when
// somebody asks for them. GUI thread.
#pragma once

#include "core/usecase/score_history.h"
#include "core/usecase/scores.h"
#include "ui/base/task_runner.h"

#include <QObject>
#include <QString>

#include <filesystem>
#include <memory>
#include <string_view>

namespace sightline::ui
{

// Of one state: alerts and entities in it go by number, so they belong together.
struct ScoreAnswer {
    usecase::StatePtr state;
    usecase::CaseScoresPtr scores;
    usecase::ScoreHistoryPtr history;
};

class ScoreFeed : public QObject
{
    Q_OBJECT

public:
    // tasks outlives the feed.
    explicit ScoreFeed(TaskRunner& tasks, QObject* parent = nullptr);

    // Where the reader keeps weights, asked for with every scoring, and where what was worked out is kept for
    // the next opening; nowhere: "". Before the first scoring.
    void setFiles(const std::filesystem::path& weights, const std::filesystem::path& cacheFolder);

    // Works them out unless they are there or on their way. Those of the state before stay meanwhile, unless
    // its people are others.
    void want(const usecase::StatePtr& state);

    // The same, and those of its activities; activitiesChanged() follows.
    void wantActivities(const usecase::StatePtr& state);

    // The state with scores for its activities; null until they are worked out.
    [[nodiscard]] usecase::StatePtr scored(const usecase::StatePtr& state) const;

    // The state to ask a predicate of: with scores if it asks for them and they are there. If they are not,
    // they are wanted.
    [[nodiscard]] usecase::StatePtr stateFor(const usecase::StatePtr& state, std::string_view kql);

    // Null until they are worked out.
    [[nodiscard]] const usecase::CaseScoresPtr& scores() const { return m_answer.scores; }

    [[nodiscard]] const ScoreAnswer& answer() const { return m_answer; }

    // Why there are none; empty while there are, or while they are worked out.
    [[nodiscard]] const QString& problem() const { return m_problem; }

Q_SIGNALS:
    // New ones are there, or could not be worked out.
    void changed();
    // scored() has those of the newest state, or there is a problem.
    void activitiesChanged();

private:
    void take(Result<ScoreAnswer> answer);
    void askActivities();
    void keep();

    TaskRunner& m_tasks;
    std::shared_ptr<usecase::ScoreKeeper> m_keeper; // tasks hold it too
    usecase::StatePtr m_wanted;
    ScoreAnswer m_answer;
    QString m_problem;
    TaskHandle m_asking;
    usecase::StatePtr m_activitiesOf; // the state whose activities somebody asked about
    usecase::StatePtr m_scored;       // it with scores
    TaskHandle m_askingActivities;
};

} // namespace sightline::ui
