// SPDX-License-Identifier: GPL-3.0-or-later
// Collects the values of one column, row by row, and seals any ordered choice of the rows into a Column.
// Rows that were never set are absent. Not thread-safe.
#pragma once

#include "core/table/column.h"

#include <span>
#include <unordered_map>
#include <vector>

namespace sightline
{

class ColumnBuilder
{
public:
    // writer: the domain's, for Dictionary encoding only.
    ColumnBuilder(Type type, Encoding encoding, DictionaryWriter* writer = nullptr);

    // Rows must be set in ascending order, each at most once. A value that does not fit the column's type is
    // converted where nothing is lost; otherwise false is returned and the row stays absent.
    bool set(std::uint32_t row, const Value& value);

    // The column of rows[0], rows[1], ...; null when every one is absent.
    [[nodiscard]] ColumnPtr seal(std::span<const std::uint32_t> rows,
                                 std::shared_ptr<const Dictionary> dictionary) const;

    void clear();

private:
    bool setText(std::uint32_t row, std::string_view text);
    [[nodiscard]] ColumnPtr sealCodes(std::span<const std::uint32_t> rows,
                                      std::shared_ptr<const Dictionary> dictionary) const;
    [[nodiscard]] ColumnPtr sealFixed(std::span<const std::uint32_t> rows) const;
    void putInteger(std::uint32_t row, std::uint64_t value);

    Type m_type;
    Encoding m_encoding;
    DictionaryWriter* m_writer;
    std::vector<std::uint64_t> m_values; // codes, integers, bit pattern of reals, index into m_guids
    std::vector<bool> m_present;
    std::string m_guids;
    std::unordered_map<std::string_view, Code> m_codes; // SegmentText
    std::unique_ptr<Dictionary> m_texts;
};

} // namespace sightline
