// SPDX-License-Identifier: GPL-3.0-or-later
// What single activities add to the investigation priority of their users, 0..10: the column `Score`. Worked
// out by `usecase`; few rows have any. A value; any thread.
#pragma once

#include "core/table/segment.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace sightline::query
{

struct ScoredRow {
    std::uint32_t row = 0;
    double score = 0;
};

struct RowScores {
    std::vector<std::vector<ScoredRow>> bySegment; // by place in the snapshot; rows ascend

    [[nodiscard]] std::optional<double> of(RowRef row) const;
};

} // namespace sightline::query
