// SPDX-License-Identifier: GPL-3.0-or-later
// How many rows of a set have each value of a column. Dictionary columns are counted by code, names by the
// person behind the account code; whatever has no such code is counted by text.
#pragma once

#include "core/query/search.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sightline::query
{

// The people of a column of names, as groups with distinct texts. Immutable; any thread.
struct AccountGroups {
    static constexpr std::uint32_t kAskRow = 0xFFFFFFFF; // the code alone does not tell

    std::shared_ptr<const Dictionary> accounts;
    std::vector<std::uint32_t> groupOf;  // by account code
    std::vector<std::string_view> texts; // by group, [0] is ""; as long as the lookup lives
    std::vector<Code> askRow;            // accounts whose code alone does not tell, ascending
    // Accounts by the folded text of their group.
    std::unordered_map<std::string, std::vector<Code>> byFolded;
};

[[nodiscard]] AccountGroups makeAccountGroups(const Context& context, const BoundColumn& column);

// The groups of an account column, from the context's index where it has one.
[[nodiscard]] std::shared_ptr<const AccountGroups> accountGroupsOf(const Context& context,
                                                                   const BoundColumn& column);

struct ValueCounts {
    std::shared_ptr<const Dictionary> dictionary; // the texts of `byCode`, unless `groups` has them
    std::shared_ptr<const AccountGroups> groups;
    std::vector<std::uint64_t> byCode;                     // codes or groups; [0]: no value
    std::unordered_map<std::string, std::uint64_t> byText; // the rest; "" for no value

    [[nodiscard]] std::string_view text(std::uint32_t code) const
    {
        return groups ? groups->texts[code] : dictionary->text(code);
    }
};

// Several columns at once share the finding of the rows. In the order of `columns`.
[[nodiscard]] Result<std::vector<ValueCounts>> countValues(const TableBinding& table, const RowSet& rows,
                                                           const std::vector<const BoundColumn*>& columns,
                                                           const StopToken& stop);

[[nodiscard]] Facet facetOf(const BoundColumn& column, const ValueCounts& counts, std::size_t top);

} // namespace sightline::query
