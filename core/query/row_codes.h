// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a text column as small numbers over the whole case, for counting by two keys at once. Codes of
// a dictionary are used as they are; rows whose code alone does not tell get numbers behind them.
#pragma once

#include "core/query/search.h"
#include "core/query/value_counts.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::query
{

class RowCodes
{
public:
    // Prepared for the rows of the set; other rows may have any number. Keeps `table`.
    [[nodiscard]] static Result<RowCodes> prepare(const TableBinding& table, const RowSet& rows,
                                                  const BoundColumn& column, const StopToken& stop);

    [[nodiscard]] std::uint32_t codes() const { return m_codes; }

    // Codes with the same text have the same group; group 0 is "no value".
    [[nodiscard]] std::uint32_t groupOf(std::uint32_t code) const { return m_plain ? code : m_groupOf[code]; }

    [[nodiscard]] std::uint32_t groups() const
    {
        return m_plain ? m_codes : static_cast<std::uint32_t>(m_texts.size());
    }

    [[nodiscard]] std::string_view text(std::uint32_t group) const
    {
        if (!m_plain) return m_texts[group];
        return m_dictionary ? m_dictionary->text(group) : std::string_view{};
    }

    // True where every code is its own group.
    [[nodiscard]] bool plain() const { return m_plain; }

    // Calls f(codeAt) once, where codeAt(row) is a code. Any thread.
    template <class F> void visit(std::size_t segment, F&& f) const
    {
        const Part& part = m_parts[segment];
        if (!part.made.empty()) {
            f([at = part.made.data()](std::uint32_t row) { return at[row]; });
        } else if (part.column) {
            visitPacked(
                part.column->ints,
                [&](const auto* at) {
                    f([at](std::uint32_t row) { return static_cast<std::uint32_t>(at[row]); });
                },
                [&] { f([](std::uint32_t) { return 0U; }); });
        } else {
            f([](std::uint32_t) { return 0U; });
        }
    }

    // Adds the rows [begin, end) of the set by code. Of all of them, if they are most of the segment, from
    // what is known of the whole segment, less the others. Any thread.
    void addCounts(std::size_t segment, const Bitmap& set, std::uint32_t begin, std::uint32_t end,
                   std::vector<std::uint32_t>& byCode) const;

private:
    struct Part {
        ColumnPtr column;
        std::vector<std::uint32_t> made; // codes of all rows, where the column's do not do
    };

    RowCodes() = default;
    void nameCodes();
    [[nodiscard]] Result<> load(const TableBinding& table, const BoundColumn& column, std::size_t segment,
                                const Bitmap& rows);

    std::shared_ptr<const Dictionary> m_dictionary;
    std::shared_ptr<const CodeGroups> m_lookedUp;
    std::uint32_t m_codes = 1;
    bool m_plain = true;
    std::vector<Part> m_parts;
    std::vector<std::uint32_t> m_groupOf; // empty where every code is its own group, as are the texts
    std::vector<std::string_view> m_texts;
    std::vector<std::string> m_made; // texts behind the dictionary
};

} // namespace sightline::query
