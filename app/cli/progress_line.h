// SPDX-License-Identifier: GPL-3.0-or-later
// Progress as one line on a terminal, rewritten a few times a second. The callback may be called from any
// thread and must not outlive the object.
#pragma once

#include "core/base/progress.h"

#include <chrono>
#include <iosfwd>
#include <mutex>

namespace sightline::cli
{

class ProgressLine
{
public:
    ProgressLine(std::ostream& err, bool enabled) : m_err(err), m_enabled(enabled) {}

    [[nodiscard]] ProgressFn callback(); // empty when switched off
    void clear();

private:
    void show(std::uint64_t done, std::uint64_t total, std::string_view stage);

    std::ostream& m_err;
    bool m_enabled;
    bool m_visible = false;
    std::chrono::steady_clock::time_point m_last{};
    std::mutex m_mutex;
};

} // namespace sightline::cli
