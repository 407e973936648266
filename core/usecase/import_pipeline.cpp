// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/import_pipeline.h"

#include "core/base/task_pool.h"
#include "core/usecase/import_order.h"

#include <algorithm>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace sightline::usecase
{
namespace
{

constexpr std::size_t kWaitingBytes = std::size_t{96} << 20; // of records on their way

class Pipeline
{
public:
    Pipeline(const ImportKnowledge& knowledge, ImportQueue& queue, store::CaseWriter* writer,
             const PipelineOptions& options, const Watch& watch)
        : m_queue(queue),
          m_writer(writer),
          m_limits(options.limits),
          m_watch(watch),
          m_order(writer, queue.sources())
    {
        const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
        const unsigned workers = options.workers != 0 ? options.workers : cores;
        for (unsigned i = 0; i < workers; ++i)
            m_readers.push_back(std::make_unique<BatchReader>(knowledge));
        const auto lane = options.background ? TaskPool::Lane::Background : TaskPool::Lane::Normal;
        m_pool = std::make_unique<TaskPool>(workers, lane);
    }

    [[nodiscard]] Result<std::size_t> run()
    {
        while (!m_watch.stop.stopRequested()) {
            const auto moved = step();
            if (!moved && moved.error().cancelled()) break;
            if (!moved) return tl::unexpected(moved.error());
            if (*moved) continue;
            if (m_reading.empty() && m_sealing.empty()) return m_queue.sources().size();
            m_pool->waitForAny();
        }
        // What is on its way is read again by the next import, which costs less than waiting for it.
        m_order.dropUnstored();
        return m_order.reached();
    }

private:
    struct Reading {
        TaskPool::Pending<ReadBatch> batch;
        std::shared_ptr<import::RawBatch> raw;
    };

    struct Sealing {
        TaskPool::Pending<store::SealedBatch> batch;
        std::shared_ptr<import::RawBatch> raw; // rows refer to its bytes
        std::size_t reached = 0;               // sources
    };

    // The next thing that can be done at once, most urgent first: what the threads wait for, then what holds
    // memory. False: nothing.
    [[nodiscard]] Result<bool> step()
    {
        const bool starved = m_reading.size() < m_readers.size();
        if (starved && cut()) return true;
        if (!m_reading.empty() && m_reading.front().batch.ready()) {
            SL_TRY(order());
            return true;
        }
        if (!m_sealing.empty() && m_sealing.front().batch.ready()) {
            SL_TRY(commit());
            return true;
        }
        return cut();
    }

    bool cut()
    {
        if (m_ended || isFull()) return false;
        import::RawBatch spare;
        if (!m_spares.empty()) {
            spare = std::move(m_spares.back());
            m_spares.pop_back();
        }
        auto batch = m_queue.next(m_limits, std::move(spare), m_watch);
        m_ended = !batch || m_watch.stop.stopRequested();
        if (!batch) return false;
        auto raw = std::make_shared<import::RawBatch>(std::move(*batch));
        auto read = m_pool->submit<ReadBatch>(
            [this, raw](unsigned thread) { return m_readers[thread]->read(raw, m_watch.stop); });
        m_reading.push_back({std::move(read), std::move(raw)});
        return true;
    }

    // As many as can be read and sealed at once, and some that wait for either if they are small.
    [[nodiscard]] bool isFull() const
    {
        std::size_t bytes = 0;
        for (const auto& r : m_reading)
            bytes += r.raw->bytes.size();
        for (const auto& s : m_sealing)
            bytes += s.raw->bytes.size();
        const std::size_t batches = m_reading.size() + m_sealing.size();
        return batches >= m_readers.size() * 2 || (batches > m_readers.size() && bytes >= kWaitingBytes);
    }

    [[nodiscard]] Result<> order()
    {
        auto batch = m_reading.front().batch.take();
        auto raw = std::move(m_reading.front().raw);
        m_reading.pop_front();
        if (!batch) return tl::unexpected(batch.error());
        auto ordered = m_order.take(std::move(*batch));
        if (!ordered) return tl::unexpected(ordered.error());
        if (*ordered) seal(std::move(**ordered), std::move(raw));
        return {};
    }

    void seal(store::OrderedBatch batch, std::shared_ptr<import::RawBatch> raw)
    {
        auto sealed = m_pool->submit<store::SealedBatch>(
            [this, batch = std::move(batch)](unsigned) mutable {
                return store::sealBatch(std::move(batch), m_watch.stop);
            },
            TaskPool::Turn::First);
        m_sealing.push_back({std::move(sealed), std::move(raw), m_order.reached()});
    }

    [[nodiscard]] Result<> commit()
    {
        auto batch = m_sealing.front().batch.take();
        const std::size_t reached = m_sealing.front().reached;
        m_spares.push_back(std::move(*m_sealing.front().raw));
        m_sealing.pop_front();
        if (!batch) return tl::unexpected(batch.error());
        SL_TRY(m_writer->commit(*batch));
        m_order.stored(std::move(batch->small), reached);
        return {};
    }

    ImportQueue& m_queue;
    store::CaseWriter* m_writer;
    import::BatchLimits m_limits;
    const Watch& m_watch;
    ImportOrder m_order;
    std::vector<std::unique_ptr<BatchReader>> m_readers; // by thread
    std::deque<Reading> m_reading;                       // in the order of the sources
    std::deque<Sealing> m_sealing;
    std::vector<import::RawBatch> m_spares; // batches that are stored: their memory is for the next ones
    bool m_ended = false;                   // nothing is left to cut
    std::unique_ptr<TaskPool> m_pool;       // last: its threads use the above
};

} // namespace

Result<std::size_t> runPipeline(const ImportKnowledge& knowledge, ImportQueue& queue,
                                store::CaseWriter* writer, const PipelineOptions& options, const Watch& watch)
{
    return Pipeline(knowledge, queue, writer, options, watch).run();
}

} // namespace sightline::usecase
