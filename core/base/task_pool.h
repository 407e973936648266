// SPDX-License-Identifier: GPL-3.0-or-later
// Threads that do tasks one after the other, for work that runs beside its caller; who submits takes the
// results when they are there. Submitting, waiting and taking belong to one thread.
#pragma once

#include "core/base/result.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace sightline
{

class TaskPool
{
public:
    // Where the system has priorities, the threads' is a little lower than the caller's; in the background,
    // more than a little.
    enum class Lane { Normal, Background };
    enum class Turn { Last, First }; // among the tasks that wait

    explicit TaskPool(unsigned threads, Lane lane = Lane::Normal);
    TaskPool(const TaskPool&) = delete;
    TaskPool& operator=(const TaskPool&) = delete;
    ~TaskPool(); // tasks that wait are dropped

    // The result of a task, once.
    template <class T> class Pending
    {
    public:
        [[nodiscard]] bool ready() const
        {
            const std::scoped_lock lock(m_pool->m_mutex);
            return m_slot->has_value();
        }

        [[nodiscard]] Result<T> take()
        {
            m_pool->waitUntil([&] { return m_slot->has_value(); });
            return std::move(**m_slot);
        }

    private:
        friend class TaskPool;
        using Slot = std::optional<Result<T>>;

        Pending(TaskPool* pool, std::shared_ptr<Slot> slot) : m_pool(pool), m_slot(std::move(slot)) {}

        TaskPool* m_pool;
        std::shared_ptr<Slot> m_slot;
    };

    // work: called once as work(thread) with thread below the number of threads; answers a Result<T>. What it
    // throws becomes an error.
    template <class T, class Work> [[nodiscard]] Pending<T> submit(Work work, Turn turn = Turn::Last)
    {
        auto slot = std::make_shared<std::optional<Result<T>>>();
        auto task = [this, slot, work = std::make_shared<Work>(std::move(work))](unsigned thread) mutable {
            Result<T> done = attempt<T>(*work, thread);
            work.reset();
            const std::scoped_lock lock(m_mutex);
            slot->emplace(std::move(done));
        };
        push(std::move(task), turn);
        return Pending<T>(this, std::move(slot));
    }

    // Returns when a task ended since the last call, or at once if none is left.
    void waitForAny();

private:
    using Task = std::function<void(unsigned thread)>;

    template <class T, class Work> static Result<T> attempt(Work& work, unsigned thread)
    {
        try {
            return work(thread);
        } catch (const std::exception& e) {
            return fail(ErrorKind::Internal, "task.failed", e.what());
        }
    }

    void push(Task task, Turn turn);
    void waitUntil(const std::function<bool()>& done);
    void serve(unsigned thread);

    std::vector<std::thread> m_threads;
    std::mutex m_mutex;
    std::condition_variable m_work;
    std::condition_variable m_ended;
    std::deque<Task> m_tasks;
    std::size_t m_open = 0; // waiting or running
    std::uint64_t m_finished = 0;
    std::uint64_t m_seen = 0; // of m_finished, by the last waitForAny()
    bool m_ending = false;
};

} // namespace sightline
