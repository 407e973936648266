// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/groups.h"
#include "core/query/search.h"

#include <algorithm>

namespace sightline::query
{

Result<Facet> facet(const TableBinding& table, const RowSet& rows, std::string_view column, std::size_t top,
                    const StopToken& stop)
{
    const auto found = findColumn(table, column);
    if (!found) return tl::unexpected(found.error());
    Groups groups(table, **found);
    std::vector<std::uint64_t> counts(1, 0);
    for (std::size_t s = 0; s < rows.bySegment.size(); ++s) {
        if (stop.stopRequested()) return cancelled();
        if (rows.bySegment[s].none()) continue;
        SL_TRY(groups.forEach(s, rows.bySegment[s], [&](std::uint32_t, std::uint32_t group) {
            if (group >= counts.size()) counts.resize(std::size_t{group} * 2 + 1, 0);
            ++counts[group];
        }));
    }

    Facet out;
    out.column = (*found)->name;
    out.missing = counts[0];
    std::vector<std::uint32_t> present; // dictionaries also hold texts that no row of the set has
    for (std::uint32_t g = 1; g < counts.size(); ++g) {
        if (counts[g] != 0) present.push_back(g);
    }
    out.distinct = present.size();
    const auto& texts = groups.texts();
    const auto shown = static_cast<std::ptrdiff_t>(std::min(top, present.size()));
    std::partial_sort(present.begin(), present.begin() + shown, present.end(),
                      [&](std::uint32_t a, std::uint32_t b) {
                          return counts[a] != counts[b] ? counts[a] > counts[b] : texts[a] < texts[b];
                      });
    for (std::ptrdiff_t i = 0; i < shown; ++i) {
        const std::uint32_t g = present[static_cast<std::size_t>(i)];
        out.values.push_back({texts[g], counts[g]});
    }
    return out;
}

} // namespace sightline::query
