// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a selection as ranges: a selection of all of ten million rows is one range. Pure functions.
#pragma once

#include <QItemSelection>

#include <cstdint>
#include <vector>

namespace sightline::ui
{

struct RowRange {
    int first = 0;
    int last = -1; // inclusive

    bool operator==(const RowRange&) const = default;
};

// Ascending and apart.
using RowRanges = std::vector<RowRange>;

[[nodiscard]] RowRanges rowRanges(const QItemSelection& selection);
[[nodiscard]] RowRanges allRows(int rows);
[[nodiscard]] std::uint64_t rowsIn(const RowRanges& ranges);

} // namespace sightline::ui
