// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progress_line.h"

#include "app/cli/output.h"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>

namespace sightline::cli
{
namespace
{

constexpr std::chrono::milliseconds kPause{200};
constexpr std::string_view kClear = "\r\x1b[K"; // back to the start, delete to the end

} // namespace

ProgressFn ProgressLine::callback()
{
    if (!m_enabled) return {};
    return
        [this](std::uint64_t done, std::uint64_t total, std::string_view stage) { show(done, total, stage); };
}

void ProgressLine::clear()
{
    const std::lock_guard lock(m_mutex);
    if (m_visible) m_err << kClear << std::flush;
    m_visible = false;
}

void ProgressLine::show(std::uint64_t done, std::uint64_t total, std::string_view stage)
{
    const std::lock_guard lock(m_mutex);
    const auto now = std::chrono::steady_clock::now();
    if (m_visible && now - m_last < kPause) return;
    m_last = now;
    m_visible = true;
    const auto percent = total == 0 ? 0 : std::min<std::uint64_t>(100, done * 100 / total);
    const std::string amount = total == 0 ? fmt::format("{}", done) : fmt::format("{} %", percent);
    m_err << kClear << amount << "  " << shownText(stage.substr(0, 60)) << std::flush;
}

} // namespace sightline::cli
