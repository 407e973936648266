// SPDX-License-Identifier: GPL-3.0-or-later
// Takes out of a case what a risky day was explained by, and judges the day again: an explanation names what
// the score comes from if the day falls below the line without it.
#pragma once

#include "tests/evaluation/world.h"

namespace sightline::evaluation
{

struct Removal {
    int days = 0;              // risky days that were tried
    int below = 0;             // not risky without what was named
    std::uint64_t rows = 0;    // named, of all tried days
    std::uint64_t allRows = 0; // of these days
};

// At most so many days of the world, evenly chosen of those from `from` on.
[[nodiscard]] Result<Removal> removalTest(const World& world, std::int32_t from, int most);

} // namespace sightline::evaluation
