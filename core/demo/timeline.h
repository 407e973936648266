// SPDX-License-Identifier: GPL-3.0-or-later
// Ordinary life and the scripted attacks, hour by hour, in order of time.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/demo/benign.h"

#include <vector>

namespace sightline::demo
{

inline constexpr std::uint64_t kNaturalScale = 1'000'000;

class Timeline
{
public:
    // scripted: in any order; kept until each is due.
    Timeline(const Company& company, std::uint64_t scale, std::vector<Event> scripted);

    [[nodiscard]] bool atEnd() const { return m_slot >= m_company.end; }

    // The events of the next hour, valid until the next call.
    const std::vector<Event>& nextHour();

private:
    const Company& m_company;
    OrdinaryLife m_life;
    std::vector<Event> m_scripted; // by time
    std::size_t m_next = 0;        // of the script
    std::vector<Event> m_pending, m_due;
    Ticks m_slot;
};

// Whether the event leaves a record in the export: some logs are not collected, and feeds fail.
[[nodiscard]] bool isRecorded(const Company& company, const Event& e);
// The time that the record bears.
[[nodiscard]] Ticks stampOf(const Company& company, const Event& e);

// The scale at which ordinary life leaves about `wanted` activities, found by living it once unwritten; 0:
// natural. InvalidInput: more than so small a company can do; Cancelled.
[[nodiscard]] Result<std::uint64_t> scaleFor(const Company& company, std::int64_t wanted, const Watch& watch);

} // namespace sightline::demo
