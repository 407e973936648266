// SPDX-License-Identifier: GPL-3.0-or-later
// From tallies back to records: the rows of a person's day, and the value each has of a dimension.
#pragma once

#include "core/analytics/score/tallies.h"
#include "core/query/binding.h"
#include "core/query/search.h"
#include "core/usecase/scores.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sightline::usecase
{

// Whether the activities of a source table are scored; those that a product scored are not.
[[nodiscard]] bool isScored(const query::Context& activities, const SegmentInfo& segment);

// What a user did on a day, the first first.
[[nodiscard]] Result<std::vector<RowRef>> rowsOfDay(const CaseState& state, const JudgedDays& judged,
                                                    const query::TableBinding& table, std::uint32_t user,
                                                    std::int32_t day, const StopToken& stop);

// Reads single rows. One thread.
class ValueReader
{
public:
    explicit ValueReader(const query::TableBinding& table);

    // 0: none. text() is then what the record says.
    [[nodiscard]] Result<std::uint32_t> value(RowRef row, analytics::Dimension dimension);

    [[nodiscard]] const std::string& text() const { return m_text; }

    [[nodiscard]] Result<std::string> cell(RowRef row, Activity column);
    [[nodiscard]] Result<Ticks> time(RowRef row);

private:
    query::CellReader m_cells;
    std::vector<const query::BoundColumn*> m_columns; // by Activity
    std::string m_text;
};

} // namespace sightline::usecase
