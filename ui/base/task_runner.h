// SPDX-License-Identifier: GPL-3.0-or-later
// Work off the GUI thread: a function runs in one of two pools, its answer comes back on the GUI thread. An
// answer is dropped when its owner has died or its handle was cancelled, so a page cancels the question
// before it asks the next one. Exceptions become errors of kind Internal. GUI thread, apart from the work
// itself.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QThreadPool>

#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace sightline::ui
{

// Interactive: questions a page waits for. Background: imports, verbs, polling.
enum class Lane { Interactive, Background };

class TaskRunner;

// A task that was started; a value. One made by default cancels nothing.
class TaskHandle
{
public:
    TaskHandle() = default;

    // Stops the work as soon as it looks and drops its answer.
    void cancel();
    [[nodiscard]] bool running() const;

private:
    friend class TaskRunner;

    TaskHandle(TaskRunner* runner, quint64 id) : m_runner(runner), m_id(id) {}

    QPointer<TaskRunner> m_runner;
    quint64 m_id = 0;
};

class TaskRunner : public QObject
{
    Q_OBJECT

public:
    explicit TaskRunner(QObject* parent = nullptr);
    // Stops everything and waits for the pools.
    ~TaskRunner() override;

    // work must hold values only: the owner may be gone while it runs. title is shown in the task strip when
    // the work takes long; empty: it never is.
    template <class T>
    TaskHandle run(QObject* owner, QString title, std::function<Result<T>(const Watch&)> work,
                   std::function<void(Result<T>)> done, Lane lane = Lane::Interactive)
    {
        return start(owner, std::move(title), lane,
                     [work = std::move(work), done = std::move(done)](const Watch& watch) {
                         auto answer = std::make_shared<Result<T>>(guarded<T>(work, watch));
                         return Delivery([answer, done] {
                             if (done) done(std::move(*answer));
                         });
                     });
    }

    // The reader asks a task to end: its owner still hears what came of it.
    void stop(quint64 id);

    [[nodiscard]] qsizetype runningCount() const { return m_tasks.size(); }

Q_SIGNALS:
    void taskStarted(quint64 id, const QString& title);
    // total 0: unknown. stage is a word of the work, in English.
    void taskProgressed(quint64 id, quint64 done, quint64 total, const QString& stage);
    // The reader asked it to end; it may first have to keep what is done.
    void taskStopping(quint64 id);
    void taskFinished(quint64 id);

private:
    friend class TaskHandle;

    using Delivery = std::function<void()>;
    using Job = std::function<Delivery(const Watch&)>;

    struct Task {
        QPointer<QObject> owner;
        StopSource stop;
        bool dropped = false;
    };

    template <class T>
    static Result<T> guarded(const std::function<Result<T>(const Watch&)>& work, const Watch& watch)
    {
        try {
            return work(watch);
        } catch (const std::exception& e) {
            return fail(ErrorKind::Internal, "task.exception", e.what());
        }
    }

    TaskHandle start(QObject* owner, QString title, Lane lane, Job job);
    void deliver(quint64 id, const Delivery& delivery);
    void cancel(quint64 id);
    [[nodiscard]] ProgressFn progressOf(quint64 id);

    QThreadPool m_interactive;
    QThreadPool m_background;
    QHash<quint64, Task> m_tasks;
    quint64 m_next = 1;
};

} // namespace sightline::ui
