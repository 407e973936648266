// SPDX-License-Identifier: GPL-3.0-or-later
// The dated rows of a set, cut into days: those of UTC, or those that the caller tells.
#pragma once

#include "core/query/search.h"

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace sightline::analytics
{

// Rows [begin, end) of a segment belong to one day.
struct DaySlice {
    std::uint32_t segment = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

struct Days {
    std::int32_t first = 0;                    // days since 0001-01-01
    std::vector<std::vector<DaySlice>> slices; // of day first + i
};

// From the day of the first row to that of the last; empty where nothing is dated.
[[nodiscard]] Result<Days> cutIntoDays(const query::TableBinding& table, const query::RowSet& rows,
                                       const StopToken& stop);

// The days with rows, ascending, and what belongs to each.
struct ToldDays {
    std::vector<std::pair<Ticks, Ticks>> days;
    std::vector<std::vector<DaySlice>> slices;
};

// dayAt: the day [from, to) of a moment; called by one thread.
[[nodiscard]] Result<ToldDays> cutAt(const query::TableBinding& table, const query::RowSet& rows,
                                     const std::function<std::pair<Ticks, Ticks>(Ticks)>& dayAt,
                                     const StopToken& stop);

[[nodiscard]] constexpr std::int32_t dayOf(Ticks t)
{
    return static_cast<std::int32_t>(t / kTicksPerDay);
}

} // namespace sightline::analytics
