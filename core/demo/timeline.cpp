// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/timeline.h"

#include "core/demo/windows_events.h"

#include <algorithm>

namespace sightline::demo
{

namespace
{

constexpr std::uint64_t kMaxScale = 10'000'000'000; // ten thousand times as busy as life

bool isEarlier(const Event& a, const Event& b)
{
    return a.key() < b.key();
}

std::uint32_t feedOf(const Event& e)
{
    if (isWindows(e.kind)) return e.host;
    return e.kind == Kind::SignIn ? kSignInFeed : kAuditFeed;
}

} // namespace

Timeline::Timeline(const Company& company, std::uint64_t scale, std::vector<Event> scripted)
    : m_company(company), m_life(company, scale), m_scripted(std::move(scripted)), m_slot(company.start)
{
    std::stable_sort(m_scripted.begin(), m_scripted.end(), isEarlier);
}

const std::vector<Event>& Timeline::nextHour()
{
    m_life.hour(m_slot, m_pending);
    m_slot = std::min(m_slot + kTicksPerHour, m_company.end);
    for (; m_next < m_scripted.size() && m_scripted[m_next].time < m_slot; ++m_next)
        m_pending.push_back(m_scripted[m_next]);
    // Stable, so that a tie of two ordinary events is settled without regard to the script.
    std::stable_sort(m_pending.begin(), m_pending.end(), isEarlier);
    const auto due = std::partition_point(m_pending.begin(), m_pending.end(),
                                          [&](const Event& e) { return e.time < m_slot; });
    m_due.assign(m_pending.begin(), due);
    m_pending.erase(m_pending.begin(), due);
    return m_due;
}

bool isRecorded(const Company& company, const Event& e)
{
    if (isWindows(e.kind) && e.host >= company.recorders && !company.workstationLogs) return false;
    const std::uint32_t feed = feedOf(e);
    return std::none_of(company.outages.begin(), company.outages.end(),
                        [&](const Outage& o) { return o.feed == feed && e.time >= o.from && e.time < o.to; });
}

Ticks stampOf(const Company& company, const Event& e)
{
    if (!isWindows(e.kind)) return e.time;
    for (const ClockFault& fault : company.clockFaults)
        if (fault.host == e.host && e.time >= fault.from && e.time < fault.to) return e.time + fault.ahead;
    return e.time;
}

Result<std::uint64_t> scaleFor(const Company& company, std::int64_t wanted, const Watch& watch)
{
    if (wanted == 0) return kNaturalScale;
    std::uint64_t natural = 0;
    for (Timeline timeline(company, kNaturalScale, {}); !timeline.atEnd();) {
        if (watch.stop.stopRequested()) return cancelled();
        for (const Event& e : timeline.nextHour())
            natural += isRecorded(company, e) ? 1U : 0U;
    }
    natural = std::max<std::uint64_t>(natural, 1);
    const auto target = static_cast<std::uint64_t>(wanted);
    if (target / natural >= kMaxScale / kNaturalScale)
        return fail(ErrorKind::InvalidInput, "demo.options", "too many events for so few users and days");
    const std::uint64_t scale = target / natural * kNaturalScale + target % natural * kNaturalScale / natural;
    return std::max<std::uint64_t>(1, scale);
}

} // namespace sightline::demo
