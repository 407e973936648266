// SPDX-License-Identifier: GPL-3.0-or-later
// When a person was active, by day and time of day, against what the days before lead to expect. Exact; any
// thread.
#pragma once

#include "core/analytics/hour_map.h"
#include "core/analytics/user_days.h"
#include "core/usecase/timeline_lanes.h"

#include <functional>
#include <vector>

namespace sightline::usecase
{

inline constexpr std::size_t kMostHourDays = 400; // the last ones

struct UserHours {
    std::vector<Ticks> days;                // when each begins, and the end of the last
    std::vector<analytics::HourCell> cells; // by day, then slot

    [[nodiscard]] std::size_t dayCount() const { return days.empty() ? 0 : days.size() - 1; }

    [[nodiscard]] const analytics::HourCell& cell(std::size_t day, std::size_t slot) const
    {
        return cells[day * analytics::kHourSlots + slot];
    }

    // Slots are equal parts of a day, also where the clocks are changed.
    [[nodiscard]] Ticks begin(std::size_t day, std::size_t slot) const
    {
        const auto part = static_cast<Ticks>(slot);
        return days[day] + (days[day + 1] - days[day]) * part / static_cast<Ticks>(analytics::kHourSlots);
    }
};

// The activities of the source. Days are what dayAt says, such as those of a zone; so are weekends.
[[nodiscard]] Result<UserHours> userHours(const LaneSource& source, const analytics::DayAt& dayAt,
                                          const std::function<bool(Ticks)>& isWeekend, const StopToken& stop);

} // namespace sightline::usecase
