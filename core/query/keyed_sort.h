// SPDX-License-Identifier: GPL-3.0-or-later
// Sorts rows by a number, digit by digit: a few passes over memory instead of a comparison per step, which
// matters where thousands of rows come in many short sorted runs.
#pragma once

#include "core/base/progress.h"
#include "core/table/segment.h"

#include <algorithm>
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

// Puts the least `count` of the rows in front, in order; all of them: sorts. False: stopped on the way, and
// they lie anyhow. Ten million rows take more than a second, so every few thousand comparisons ask.
template <class T>
[[nodiscard]] bool sortFirst(std::vector<T>& rows, std::size_t count, const StopToken& stop)
{
    struct Stopped {
    };

    constexpr std::uint32_t kAskEvery = 1U << 14;
    std::uint32_t compared = 0;
    const auto before = [&](const T& a, const T& b) {
        if (++compared % kAskEvery == 0 && stop.stopRequested()) throw Stopped{};
        return a < b;
    };
    try {
        if (count < rows.size()) {
            std::partial_sort(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(count), rows.end(),
                              before);
        } else {
            std::sort(rows.begin(), rows.end(), before);
        }
    } catch (const Stopped&) {
        return false;
    }
    return true;
}

} // namespace sightline::query
