// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/workers.h"

#include <optional>

namespace sightline
{

struct Workers::Job {
    const Work& work;
    std::size_t items;
    std::atomic<std::size_t> next{0};
    std::mutex mutex{};
    std::optional<Error> error{};

    void run(unsigned worker)
    {
        for (std::size_t i = next.fetch_add(1); i < items; i = next.fetch_add(1)) {
            auto done = work(i, worker);
            if (done) continue;
            next.store(items);
            const std::scoped_lock lock(mutex);
            if (!error) error = std::move(done.error());
        }
    }
};

Workers::Workers(unsigned helpers)
{
    for (unsigned i = 0; i < helpers; ++i)
        m_threads.emplace_back([this, i] { help(i + 1); });
}

Workers::~Workers()
{
    m_ending = true;
    m_turn.fetch_add(1);
    m_turn.notify_all();
    for (std::thread& t : m_threads)
        t.join();
}

void Workers::help(unsigned worker)
{
    std::uint32_t seen = 0;
    for (;;) {
        m_turn.wait(seen);
        seen = m_turn.load();
        if (m_ending) return;
        Job* job = nullptr;
        {
            const std::scoped_lock lock(m_mutex);
            job = m_job;
            if (job == nullptr) continue;
            ++m_inside;
        }
        job->run(worker);
        const std::scoped_lock lock(m_mutex);
        if (--m_inside == 0) m_idle.notify_all();
    }
}

Result<> Workers::forEach(std::size_t items, const Work& work)
{
    Job job{work, items};
    const std::unique_lock busy(m_busy, std::try_to_lock);
    const bool shared = busy.owns_lock() && items > 1 && !m_threads.empty();
    if (shared) {
        {
            const std::scoped_lock lock(m_mutex);
            m_job = &job;
        }
        m_turn.fetch_add(1);
        m_turn.notify_all();
    }
    job.run(0);
    if (shared) {
        std::unique_lock lock(m_mutex);
        m_job = nullptr;
        m_idle.wait(lock, [this] { return m_inside == 0; });
    }
    if (job.error) return tl::unexpected(std::move(*job.error));
    return {};
}

Result<> forEach(Workers* workers, std::size_t items, const Workers::Work& work)
{
    if (workers != nullptr) return workers->forEach(items, work);
    for (std::size_t i = 0; i < items; ++i)
        SL_TRY(work(i, 0));
    return {};
}

} // namespace sightline
