// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/task_runner.h"

#include <QMetaObject>
#include <QThread>

#include <atomic>
#include <chrono>

namespace sightline::ui
{

namespace
{

constexpr qint64 kProgressMs = 100;

qint64 steadyMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace

void TaskHandle::cancel()
{
    if (m_runner) m_runner->cancel(m_id);
    m_runner.clear();
}

bool TaskHandle::running() const
{
    return m_runner && m_runner->m_tasks.contains(m_id);
}

TaskRunner::TaskRunner(QObject* parent) : QObject(parent)
{
    m_interactive.setMaxThreadCount(qMax(2, QThread::idealThreadCount() - 1));
    // Two: the case is still looked after while files are imported.
    m_background.setMaxThreadCount(2);
}

TaskRunner::~TaskRunner()
{
    for (const Task& task : std::as_const(m_tasks))
        task.stop.requestStop();
    m_interactive.waitForDone();
    m_background.waitForDone();
}

void TaskRunner::stop(quint64 id)
{
    const auto it = m_tasks.constFind(id);
    if (it == m_tasks.constEnd()) return;
    it->stop.requestStop();
    Q_EMIT taskStopping(id);
}

TaskHandle TaskRunner::start(QObject* owner, QString title, Lane lane, Job job)
{
    const quint64 id = m_next++;
    Task task;
    task.owner = owner != nullptr ? owner : this;
    const Watch watch{task.stop.token(), progressOf(id)};
    m_tasks.insert(id, task);
    if (!title.isEmpty()) Q_EMIT taskStarted(id, title);
    QThreadPool& pool = lane == Lane::Interactive ? m_interactive : m_background;
    pool.start([this, id, watch, job = std::move(job)] {
        const Delivery delivery = job(watch);
        QMetaObject::invokeMethod(
            this, [this, id, delivery] { deliver(id, delivery); }, Qt::QueuedConnection);
    });
    return TaskHandle(this, id);
}

void TaskRunner::deliver(quint64 id, const Delivery& delivery)
{
    const Task task = m_tasks.take(id);
    Q_EMIT taskFinished(id);
    if (!task.dropped && task.owner) delivery();
}

void TaskRunner::cancel(quint64 id)
{
    const auto it = m_tasks.find(id);
    if (it == m_tasks.end()) return;
    it->dropped = true;
    it->stop.requestStop();
}

ProgressFn TaskRunner::progressOf(quint64 id)
{
    // Work may report every row: the window hears of it ten times a second.
    auto last = std::make_shared<std::atomic<qint64>>(0);
    return [this, id, last](std::uint64_t done, std::uint64_t total, std::string_view stage) {
        const qint64 at = steadyMs();
        qint64 before = last->load();
        if (at - before < kProgressMs || !last->compare_exchange_strong(before, at)) return;
        const QString word = QString::fromUtf8(stage.data(), static_cast<qsizetype>(stage.size()));
        QMetaObject::invokeMethod(
            this, [this, id, done, total, word] { Q_EMIT taskProgressed(id, done, total, word); },
            Qt::QueuedConnection);
    };
}

} // namespace sightline::ui
