// SPDX-License-Identifier: GPL-3.0-or-later
// The questions every page asks of a table: which rows, how many, in what order, grouped how. Pure functions
// of a context; cancellable; results are exact.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/query/binding.h"
#include "core/query/expr.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::query
{

// The matching rows, one bitmap a segment of the snapshot (empty bitmap: none).
struct RowSet {
    std::vector<Bitmap> bySegment;
    std::uint64_t count = 0;
};

// The constant `true` means all rows of the table. Unknown columns and type errors carry the position in the
// KQL when it is given.
[[nodiscard]] Result<RowSet> filterRows(const TableBinding& table, const Expr& filter, const StopToken& stop,
                                        std::string_view kql = {});

struct Sort {
    std::string column = "TimeGenerated";
    bool descending = true;
};

// Rows in order; ties by time descending, then segment and row. limit 0: all. Undated rows, and rows without
// a value in the sort column, come last in both directions. Texts are ordered without regard to case.
[[nodiscard]] Result<std::vector<RowRef>> orderedRows(const TableBinding& table, const RowSet& rows,
                                                      const Sort& sort, std::size_t limit,
                                                      const StopToken& stop);

struct FacetValue {
    std::string value;
    std::uint64_t count = 0;
};

struct Facet {
    std::string column;
    std::vector<FacetValue> values; // most frequent first, ties by text; at most `top`
    std::uint64_t missing = 0;      // empty or null
    std::uint64_t distinct = 0;     // without missing
};

// Several columns at once share the finding of the rows. In the order of `columns`.
[[nodiscard]] Result<std::vector<Facet>> facets(const TableBinding& table, const RowSet& rows,
                                                const std::vector<std::string>& columns, std::size_t top,
                                                const StopToken& stop);

[[nodiscard]] Result<Facet> facet(const TableBinding& table, const RowSet& rows, std::string_view column,
                                  std::size_t top, const StopToken& stop);

struct Series {
    std::string key; // "" when not split
    std::vector<std::uint64_t> counts;
};

struct Timeline {
    Ticks from = kNoTime; // start of the first bin; kNoTime when no row is dated
    Ticks to = kNoTime;   // end of the last bin, exclusive
    Ticks step = 0;
    std::vector<Series> series;
    std::uint64_t undated = 0;
};

struct TimelineOptions {
    std::string by;            // split column, "" for none
    std::size_t bins = 0;      // either so many equal bins ...
    Ticks bucket = 0;          // ... or bins of this length, aligned to it
    std::optional<Ticks> from; // default: first and last matching row
    std::optional<Ticks> to;   // exclusive
};

[[nodiscard]] Result<Timeline> timeline(const TableBinding& table, const RowSet& rows,
                                        const TimelineOptions& options, const StopToken& stop);

} // namespace sightline::query
