// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers the distinct texts of a column over all segments, for counting, ranking and splitting. One object
// belongs to one thread and must not outlive its table.
#pragma once

#include "core/query/text_facts.h"

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace sightline::query
{

class Groups
{
public:
    Groups(const TableBinding& table, const BoundColumn& column);

    // Calls f(row, group) for the rows of the bitmap, in order. Group 0: no value.
    template <class F> [[nodiscard]] Result<> forEach(std::size_t segment, const Bitmap& rows, F&& f)
    {
        auto integers = integerColumn(segment);
        if (!integers) return tl::unexpected(std::move(integers.error()));
        if (*integers) {
            rows.forEach([&](std::uint32_t row) { f(row, groupOf(**integers, row)); });
            return {};
        }
        return m_facts.visit(
            segment, [&](auto groupAt) { rows.forEach([&](std::uint32_t row) { f(row, groupAt(row)); }); });
    }

    [[nodiscard]] const std::vector<std::string>& texts() const { return m_interned->texts; } // by group

private:
    struct Interned {
        std::vector<std::string> texts{std::string{}};
        std::unordered_map<std::string, std::uint32_t> groups{{std::string{}, 0}};

        std::uint32_t group(std::string_view text);
    };

    // The column where its values are stored integers or booleans; null otherwise.
    [[nodiscard]] Result<ColumnPtr> integerColumn(std::size_t segment) const;
    [[nodiscard]] std::uint32_t groupOf(const Column& column, std::uint32_t row);

    const TableBinding* m_table;
    BoundColumn m_column;
    std::unique_ptr<Interned> m_interned;
    std::unordered_map<std::int64_t, std::uint32_t> m_integers;
    TextFacts m_facts;
};

// The column, or the error that names it.
[[nodiscard]] Result<const BoundColumn*> findColumn(const TableBinding& table, std::string_view column);

} // namespace sightline::query
