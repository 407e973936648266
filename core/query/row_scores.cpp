// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/row_scores.h"

#include <algorithm>

namespace sightline::query
{

std::optional<double> RowScores::of(RowRef row) const
{
    if (row.segment >= bySegment.size()) return {};
    const auto& rows = bySegment[row.segment];
    const auto at = std::ranges::lower_bound(rows, row.row, {}, &ScoredRow::row);
    return at == rows.end() || at->row != row.row ? std::nullopt : std::optional(at->score);
}

} // namespace sightline::query
