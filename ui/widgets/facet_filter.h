// SPDX-License-Identifier: GPL-3.0-or-later
// What a click on a facet means for the filter, and the counts of facets: each field is counted without its
// own rules. Pure functions; any thread.
#pragma once

#include "core/base/progress.h"
#include "core/query/filter.h"
#include "core/query/search.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::ui
{

enum class FacetState { Free, Included, Excluded };
enum class FacetChoice { Include, Exclude, Only }; // Include and Exclude take back what is already so

struct FacetRow {
    std::string value; // "" with missing: rows without a value
    std::uint64_t count = 0;
    FacetState state = FacetState::Free;
    bool missing = false;
};

struct FacetGroup {
    std::string field; // FieldDef::id
    std::vector<FacetRow> rows;
    std::uint64_t more = 0; // values beyond those listed
};

inline constexpr std::size_t kFacetRows = 8;

[[nodiscard]] query::Filter withoutField(query::Filter filter, std::string_view field);
[[nodiscard]] FacetState facetState(const query::Filter& filter, std::string_view field,
                                    std::string_view value, bool missing);
[[nodiscard]] query::Filter withFacet(query::Filter filter, std::string_view field, std::string_view value,
                                      bool missing, FacetChoice choice);

// The rows of a filter; the text of its KQL serves positions in errors.
[[nodiscard]] Result<query::RowSet> rowsOf(const query::TableBinding& table, const query::Filter& filter,
                                           std::span<const query::FieldDef> fields, const StopToken& stop);
[[nodiscard]] Result<std::vector<FacetGroup>>
loadFacets(const query::TableBinding& table, const query::Filter& filter, const query::RowSet& rows,
           std::span<const query::FieldDef> fields, std::span<const std::string_view> shown,
           const StopToken& stop);

} // namespace sightline::ui
