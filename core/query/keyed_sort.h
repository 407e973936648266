// SPDX-License-Identifier: GPL-3.0-or-later
// Sorts rows by a number, digit by digit: a few passes over memory instead of a comparison per step, which
// matters where thousands of rows come in many short sorted runs.
#pragma once

#include "core/table/segment.h"

#include <cstdint>
#include <vector>

namespace sightline::query
{

struct KeyedRow {
    std::uint64_t key = 0;
    RowRef row;
};

// Ascending; rows of equal keys keep their order.
void sortByKey(std::vector<KeyedRow>& rows);

} // namespace sightline::query
