// SPDX-License-Identifier: GPL-3.0-or-later
// An application that measures what its reader sees: when a frame is painted, and how long the window is
// busy. Milliseconds; GUI thread.
#pragma once

#include <QAbstractItemModel>
#include <QApplication>
#include <QPointer>
#include <QThread>
#include <QWidget>

#include <algorithm>
#include <chrono>

namespace sightline::bench
{

using Clock = std::chrono::steady_clock; // the same in every process of a machine

inline double until(Clock::time_point start, Clock::time_point end)
{
    return std::chrono::duration<double, std::milli>(end - start).count();
}

inline double since(Clock::time_point start)
{
    return until(start, Clock::now());
}

// Sees every event: the longest time one kept the window busy, and when the frame was complete in which a
// widget was painted after watch(), and after its model had got rows if one is given.
class Application : public QApplication
{
public:
    using QApplication::QApplication;

    void watch(QWidget& widget, const QAbstractItemModel* model = nullptr)
    {
        m_widget = &widget;
        m_answered = model == nullptr;
        m_painted = false;
        m_frame = 0;
        m_longest = 0;
        disconnect(m_reset);
        if (model)
            m_reset = connect(model, &QAbstractItemModel::modelReset, this,
                              [this, model] { m_answered = model->rowCount() > 0; });
        m_start = Clock::now();
    }

    // The time from watch() to the frame; 0: not yet.
    [[nodiscard]] double frame() const { return m_frame; }

    [[nodiscard]] double longest() const { return m_longest; }

    template <class Condition> static void waitFor(Condition condition)
    {
        while (!condition())
            processEvents(QEventLoop::WaitForMoreEvents);
    }

    bool notify(QObject* receiver, QEvent* event) override
    {
        if (QThread::currentThread() != thread()) return QApplication::notify(receiver, event);
        const bool wanted = event->type() == QEvent::Paint && m_answered && receiver == m_widget;
        const Clock::time_point start = Clock::now();
        ++m_depth;
        const bool done = QApplication::notify(receiver, event);
        --m_depth;
        m_painted = m_painted || wanted;
        if (m_depth > 0) return done;
        m_longest = std::max(m_longest, since(start));
        if (m_painted && m_frame == 0) m_frame = since(m_start);
        return done;
    }

private:
    QPointer<QWidget> m_widget;
    QMetaObject::Connection m_reset;
    Clock::time_point m_start;
    bool m_answered = false;
    bool m_painted = false;
    int m_depth = 0;
    double m_frame = 0;
    double m_longest = 0;
};

} // namespace sightline::bench
