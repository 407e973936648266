// SPDX-License-Identifier: GPL-3.0-or-later
// A pool of threads that a question is spread over. The caller takes part; a pool that is busy with another
// question leaves the caller alone with its own, so no question waits for one behind it.
#pragma once

#include "core/base/result.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace sightline
{

class Workers
{
public:
    // helpers: threads beside the caller's.
    explicit Workers(unsigned helpers);
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;
    ~Workers();

    // How many calls may run at once.
    [[nodiscard]] unsigned width() const { return static_cast<unsigned>(m_threads.size()) + 1; }

    // Calls work(item, worker) once for every item below `items`, in no order, worker below width(). Answers
    // when all are done; the first failure stops the rest and is answered. Any thread.
    using Work = std::function<Result<>(std::size_t item, unsigned worker)>;
    [[nodiscard]] Result<> forEach(std::size_t items, const Work& work);

private:
    struct Job;

    void help(unsigned worker);

    std::vector<std::thread> m_threads;
    std::mutex m_busy; // held by the caller whose job the helpers do
    std::mutex m_mutex;
    std::condition_variable m_idle;       // the last helper left the job
    std::atomic<std::uint32_t> m_turn{0}; // a new job, or the end
    std::atomic<Job*> m_job{nullptr};
    unsigned m_inside = 0; // helpers that hold the job
    std::atomic<bool> m_ending{false};
};

// forEach on the pool, or on the caller alone where there is none.
[[nodiscard]] Result<> forEach(Workers* workers, std::size_t items, const Workers::Work& work);

[[nodiscard]] inline unsigned widthOf(const Workers* workers)
{
    return workers == nullptr ? 1 : workers->width();
}

} // namespace sightline
