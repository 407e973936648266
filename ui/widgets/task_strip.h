// SPDX-License-Identifier: GPL-3.0-or-later
// What runs longer than a second: name and step, bar, percent, and a cross that asks the work to stop and
// keeps what is done. That it stops is said at once, however long keeping takes. Several tasks show as
// "3 tasks", with a menu that stops each. GUI thread.
#pragma once

#include "ui/base/task_runner.h"
#include "ui/widgets/text_label.h"

#include <QList>
#include <QProgressBar>
#include <QTimer>
#include <QToolButton>
#include <QWidget>

namespace sightline::ui
{

class TaskStrip : public QWidget
{
    Q_OBJECT

public:
    // look and tasks must outlive the strip.
    TaskStrip(const Look& look, TaskRunner& tasks, QWidget* parent = nullptr);

    static constexpr int kShownAfterMs = 1000;

private:
    struct Line {
        quint64 id = 0;
        QString title;
        QString stage;
        quint64 done = 0;
        quint64 total = 0;
        bool due = false; // has run for long enough to be shown
        bool stopping = false;
    };

    void add(quint64 id, const QString& title);
    void progress(quint64 id, quint64 done, quint64 total, const QString& stage);
    void markStopping(quint64 id);
    void remove(quint64 id);
    void stopAsked();
    void refresh();
    void followLook();
    [[nodiscard]] Line* find(quint64 id);
    [[nodiscard]] QList<const Line*> due() const;

    const Look& m_look;
    TaskRunner& m_tasks;
    QList<Line> m_lines;
    TextLabel* m_name;
    QProgressBar* m_bar;
    TextLabel* m_percent;
    QToolButton* m_stop;
};

} // namespace sightline::ui
