// SPDX-License-Identifier: GPL-3.0-or-later
// The dated rows of a set, cut into UTC days.
#pragma once

#include "core/query/search.h"

#include <cstdint>
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

[[nodiscard]] constexpr std::int32_t dayOf(Ticks t)
{
    return static_cast<std::int32_t>(t / kTicksPerDay);
}

} // namespace sightline::analytics
