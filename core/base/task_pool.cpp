// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/task_pool.h"

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace sightline
{
namespace
{

// Who submits does what must happen in turn, and all threads wait for it: where there are as many as cores,
// it comes first.
void setPriority([[maybe_unused]] TaskPool::Lane lane)
{
#ifdef __linux__
    constexpr int kBehindCaller = 2;
    constexpr int kBackground = 5;
    // Linux keeps the nice value by thread.
    (void)setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()),
                      lane == TaskPool::Lane::Background ? kBackground : kBehindCaller);
#endif
}

} // namespace

TaskPool::TaskPool(unsigned threads, Lane lane)
{
    for (unsigned i = 0; i < threads; ++i) {
        m_threads.emplace_back([this, i, lane] {
            setPriority(lane);
            serve(i);
        });
    }
}

TaskPool::~TaskPool()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_ending = true;
        m_tasks.clear();
    }
    m_work.notify_all();
    for (std::thread& t : m_threads)
        t.join();
}

void TaskPool::push(Task task, Turn turn)
{
    {
        const std::scoped_lock lock(m_mutex);
        ++m_open;
        if (turn == Turn::First) {
            m_tasks.push_front(std::move(task));
        } else {
            m_tasks.push_back(std::move(task));
        }
    }
    m_work.notify_one();
}

void TaskPool::serve(unsigned thread)
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_work.wait(lock, [this] { return m_ending || !m_tasks.empty(); });
        if (m_ending) return;
        Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        lock.unlock();
        task(thread);
        task = nullptr; // what it held is freed before it counts as finished
        lock.lock();
        --m_open;
        ++m_finished;
        m_ended.notify_all();
    }
}

void TaskPool::waitUntil(const std::function<bool()>& done)
{
    std::unique_lock lock(m_mutex);
    m_ended.wait(lock, done);
}

void TaskPool::waitForAny()
{
    std::unique_lock lock(m_mutex);
    m_ended.wait(lock, [this] { return m_finished != m_seen || m_open == 0; });
    m_seen = m_finished;
}

} // namespace sightline
