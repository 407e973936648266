// SPDX-License-Identifier: GPL-3.0-or-later
// How many rows of a set have each value of a column. Dictionary columns are counted by code, columns that
// are looked up by what the code stands for (the person behind an account, what is known of an address);
// whatever has no such code is counted by text.
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

// The texts of a column that is looked up, by the codes it is looked up from: groups with distinct texts.
// Immutable; any thread.
struct CodeGroups {
    static constexpr std::uint32_t kAskRow = 0xFFFFFFFF; // the code alone does not tell

    std::shared_ptr<const Dictionary> dictionary;
    std::vector<std::uint32_t> groupOf;  // by code
    std::vector<std::string_view> texts; // by group, [0] is ""; as long as the lookup lives
    std::vector<Code> askRow;            // codes that do not tell alone, ascending
    // Codes by the folded text of their group.
    std::unordered_map<std::string, std::vector<Code>> byFolded;

    // Whether the codes of these rows tell their groups. The column is of the dictionary.
    [[nodiscard]] bool tellAll(const Column& column, const Bitmap& rows) const;
};

[[nodiscard]] CodeGroups makeCodeGroups(const Context& context, const BoundColumn& column);

// From the context's index where it has one.
[[nodiscard]] std::shared_ptr<const CodeGroups> codeGroupsOf(const Context& context,
                                                             const BoundColumn& column);

struct ValueCounts {
    std::shared_ptr<const Dictionary> dictionary; // the texts of `byCode`, unless `groups` has them
    std::shared_ptr<const CodeGroups> groups;
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
