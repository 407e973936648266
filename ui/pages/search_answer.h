// SPDX-License-Identifier: GPL-3.0-or-later
// What a page with a filter asks of a table: the rows in order, the facets, the rows over time. The latter
// two take longer than the rows, so a page of many rows asks for them apart. The question is a value; the
// answer keeps the state alive it was read from.
#pragma once

#include "core/query/row_order.h"
#include "core/query/search.h"
#include "ui/base/case_hub.h"
#include "ui/widgets/facet_filter.h"
#include "ui/widgets/histogram_strip.h"

#include <QTimeZone>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sightline::ui
{

struct SearchQuestion {
    StatePtr state;
    std::string_view table = "Activity"; // or "Alert"
    query::Filter filter;
    std::span<const query::FieldDef> fields;
    std::string scope; // KQL that holds as well; "" for none
    query::Sort sort;
    std::vector<std::string_view> facets; // field ids
    bool histogram = true;
    bool rows = true;
    ZoneView zone;
};

struct SearchAnswer {
    StatePtr state;
    query::TableBinding binding;
    std::shared_ptr<const query::RowSet> matching;
    query::RowOrder rows;
    std::uint64_t count = 0;
    std::vector<FacetGroup> facets;
    HistogramData histogram;
    double milliseconds = 0;
};

// KQL of the filter within the scope; "" for all rows.
[[nodiscard]] std::string searchKql(const SearchQuestion& question);
[[nodiscard]] Result<SearchAnswer> search(const SearchQuestion& question, const StopToken& stop);
// The two halves of it: all but the facets, which take several times as long on a large case; and these.
[[nodiscard]] Result<SearchAnswer> searchRows(const SearchQuestion& question, const StopToken& stop);
[[nodiscard]] Result<std::vector<FacetGroup>> searchFacets(const SearchQuestion& question,
                                                           const query::TableBinding& table,
                                                           const query::RowSet& matching,
                                                           const StopToken& stop);
// Rows over time in at most `most` bins of whole hours and days of the zone; alerts are split by severity.
[[nodiscard]] Result<HistogramData> histogramOf(const query::TableBinding& table, const query::RowSet& rows,
                                                bool bySeverity, std::size_t most, const ZoneView& zone,
                                                const StopToken& stop);

// The same of a part of the time, in bins as fine as suit it; to is exclusive.
[[nodiscard]] Result<HistogramData> histogramBetween(const query::TableBinding& table,
                                                     const query::RowSet& rows, bool bySeverity,
                                                     const ZoneView& zone, Ticks from, Ticks to,
                                                     const StopToken& stop);

// The filter with its rule on time replaced by a range; to is exclusive.
[[nodiscard]] query::Filter withRange(query::Filter filter, std::span<const query::FieldDef> fields,
                                      Ticks from, Ticks to);
// One rule "is" (or "is not") on a field or column; nothing if there is no such field.
[[nodiscard]] std::optional<query::Rule> ruleFor(std::span<const query::FieldDef> fields,
                                                 std::string_view fieldOrColumn, std::string value,
                                                 bool negative);

// "3 ms", "1.2 s"
[[nodiscard]] QString costText(double milliseconds);

} // namespace sightline::ui
