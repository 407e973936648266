// SPDX-License-Identifier: GPL-3.0-or-later
// The strongest reason of each user in sight, worked out one after the other behind the list and kept for as
// long as the scores are the same. GUI thread.
#pragma once

#include "ui/base/score_feed.h"
#include "ui/base/task_runner.h"

#include <QObject>
#include <QString>

#include <unordered_map>
#include <vector>

namespace sightline::ui
{

class UserReasons : public QObject
{
    Q_OBJECT

public:
    // Null: not worked out yet, "": nothing adds points.
    struct Reason {
        QString title;
        QString why;
    };

    // tasks outlives it.
    explicit UserReasons(TaskRunner& tasks, QObject* parent = nullptr);

    // Forgets those of other scores.
    void setScores(const ScoreAnswer& answer);
    // The users in sight, from the top: only these are worked out, and what is no longer in sight waits.
    void want(std::vector<query::EntityCode> entities);

    [[nodiscard]] const Reason* of(query::EntityCode entity) const;

Q_SIGNALS:
    void changed();

private:
    void next();

    TaskRunner& m_tasks;
    ScoreAnswer m_answer;
    std::vector<query::EntityCode> m_wanted;
    std::unordered_map<query::EntityCode, Reason> m_reasons;
    TaskHandle m_asking;
};

} // namespace sightline::ui
