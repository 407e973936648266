// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/row_ranges.h"

#include <algorithm>

namespace sightline::ui
{

RowRanges rowRanges(const QItemSelection& selection)
{
    RowRanges parts;
    for (const QItemSelectionRange& range : selection) {
        if (range.isValid()) parts.push_back({range.top(), range.bottom()});
    }
    std::ranges::sort(parts, {}, &RowRange::first);
    RowRanges merged;
    for (const RowRange& part : parts) {
        if (!merged.empty() && part.first <= merged.back().last + 1)
            merged.back().last = std::max(merged.back().last, part.last);
        else
            merged.push_back(part);
    }
    return merged;
}

RowRanges allRows(int rows)
{
    return rows > 0 ? RowRanges{{0, rows - 1}} : RowRanges();
}

std::uint64_t rowsIn(const RowRanges& ranges)
{
    std::uint64_t rows = 0;
    for (const RowRange& range : ranges)
        rows += static_cast<std::uint64_t>(range.last - range.first) + 1;
    return rows;
}

} // namespace sightline::ui
