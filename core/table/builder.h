// SPDX-License-Identifier: GPL-3.0-or-later
// Collects the values of one column, row by row, and seals any ordered choice of the rows into a Column.
// Rows that were never set are absent. Not thread-safe; what only reads may be called from any thread.
#pragma once

#include "core/table/column.h"
#include "core/table/text_set.h"

#include <algorithm>
#include <span>
#include <vector>

namespace sightline
{

class ColumnBuilder
{
public:
    // writer: the domain's, for Dictionary encoding. Without one the codes are those of texts(), and sealing
    // needs their translation into the domain's.
    ColumnBuilder(Type type, Encoding encoding, DictionaryWriter* writer = nullptr);

    // What it has come to hold, so that the next of its kind need not grow into it step by step.
    struct Sizes {
        std::size_t codes = 0;
        std::size_t texts = 0;
        std::size_t bytes = 0; // of the texts
    };

    // None where no row has a text: columns that are seldom filled must not keep their room.
    [[nodiscard]] Sizes sizes() const
    {
        return m_texts.size() == 1 ? Sizes{} : Sizes{m_codes.size(), m_texts.size(), m_texts.bytes()};
    }

    void reserve(const Sizes& sizes); // while it is empty

    // Rows must be set in ascending order, each at most once. A value that does not fit the column's type is
    // converted where nothing is lost; otherwise false is returned and the row stays absent.
    bool set(std::uint32_t row, const Value& value);

    // Coded columns: a code of texts().
    void setCode(std::uint32_t row, Code code)
    {
        if (m_codes.size() <= row) m_codes.resize(std::max<std::size_t>(row + 1, m_codes.size() * 2), 0);
        m_codes[row] = code;
    }

    // Whether texts may be set by the codes that texts() gives them.
    [[nodiscard]] bool takesCodes() const { return m_writer == nullptr && isCoded(); }

    [[nodiscard]] Code code(std::uint32_t row) const { return row < m_codes.size() ? m_codes[row] : 0; }

    [[nodiscard]] TextSet& texts() { return m_texts; }

    [[nodiscard]] const TextSet& texts() const { return m_texts; }

    // The column of rows[0], rows[1], ...; null when every one is absent. translation: by code of texts().
    [[nodiscard]] ColumnPtr seal(std::span<const std::uint32_t> rows,
                                 std::shared_ptr<const Dictionary> dictionary,
                                 std::span<const Code> translation = {}) const;

    void clear();

private:
    [[nodiscard]] bool isCoded() const
    {
        return m_encoding == Encoding::Dictionary || m_encoding == Encoding::SegmentText;
    }

    bool setText(std::uint32_t row, std::string_view text);
    [[nodiscard]] ColumnPtr sealCodes(std::span<const std::uint32_t> rows,
                                      std::shared_ptr<const Dictionary> dictionary,
                                      std::span<const Code> translation) const;
    [[nodiscard]] ColumnPtr sealFixed(std::span<const std::uint32_t> rows) const;
    void sealIntegers(std::span<const std::uint32_t> rows, Column& out) const;
    void putInteger(std::uint32_t row, std::uint64_t value);

    [[nodiscard]] bool present(std::uint32_t row) const
    {
        return row < m_present.size() && m_present[row] != 0;
    }

    Type m_type;
    Encoding m_encoding;
    DictionaryWriter* m_writer;
    std::vector<Code> m_codes; // Dictionary, SegmentText
    TextSet m_texts;
    std::vector<std::uint64_t> m_values; // the others: integers, bit pattern of reals, index into m_guids
    std::vector<std::uint8_t> m_present;
    std::string m_guids;
};

} // namespace sightline
