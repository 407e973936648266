// SPDX-License-Identifier: GPL-3.0-or-later
// How long work is watched and stopped: a progress callback and a stop token (no std::jthread: some
// platforms we build for lack it). Both may be used from any thread.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <utility>

namespace sightline
{

class StopToken
{
public:
    StopToken() = default;

    [[nodiscard]] bool stopRequested() const { return m_flag && m_flag->load(std::memory_order_relaxed); }

private:
    friend class StopSource;

    explicit StopToken(std::shared_ptr<std::atomic<bool>> flag) : m_flag(std::move(flag)) {}

    std::shared_ptr<std::atomic<bool>> m_flag;
};

class StopSource
{
public:
    StopSource() : m_flag(std::make_shared<std::atomic<bool>>(false)) {}

    [[nodiscard]] StopToken token() const { return StopToken(m_flag); }

    void requestStop() const { m_flag->store(true, std::memory_order_relaxed); }

private:
    std::shared_ptr<std::atomic<bool>> m_flag;
};

// done and total in units of the stage (bytes, rows); total 0 = unknown.
using ProgressFn = std::function<void(std::uint64_t done, std::uint64_t total, std::string_view stage)>;

struct Watch {
    StopToken stop;
    ProgressFn progress;

    void report(std::uint64_t done, std::uint64_t total, std::string_view stage) const
    {
        if (progress) progress(done, total, stage);
    }
};

} // namespace sightline
