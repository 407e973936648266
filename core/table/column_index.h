// SPDX-License-Identifier: GPL-3.0-or-later
// What is worked out about the codes of one column of one segment when a question first needs it, and kept as
// long as the column: counts, rows by code. Any thread.
#pragma once

#include "core/table/bitmap.h"

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

namespace sightline
{

struct Column;
class TextIndex;

// The rows of each code, ascending.
class RowsByCode
{
public:
    explicit RowsByCode(const Column& column);

    [[nodiscard]] std::span<const std::uint32_t> codes() const { return m_codes; } // present ones, ascending

    [[nodiscard]] std::span<const std::uint16_t> rowsAt(std::size_t i) const // of codes()[i]
    {
        return std::span(m_rows).subspan(m_begins[i], m_begins[i + 1] - m_begins[i]);
    }

    [[nodiscard]] std::span<const std::uint16_t> rowsOf(std::uint32_t code) const; // empty: not present

private:
    std::vector<std::uint32_t> m_codes;
    std::vector<std::uint32_t> m_begins;
    std::vector<std::uint16_t> m_rows;
};

// Codes of one byte only.
struct ByteCodes {
    std::array<std::uint32_t, 256> counts{};
    std::vector<std::uint8_t> present; // ascending
    std::vector<Bitmap> rows;          // of present[i], where few codes are present; else empty
};

class ColumnIndex
{
public:
    ColumnIndex();

    // A copy of a column starts without what was worked out for the first.
    ColumnIndex(const ColumnIndex& /*other*/) : ColumnIndex() {}

    ColumnIndex& operator=(const ColumnIndex& /*other*/) { return *this; }

    ~ColumnIndex();

    [[nodiscard]] const ByteCodes& byteCodes(const Column& column) const; // width 1
    [[nodiscard]] const RowsByCode& rowsByCode(const Column& column) const;
    [[nodiscard]] const TextIndex& texts(const Column& column) const; // SegmentText

private:
    mutable std::mutex m_mutex;
    mutable std::unique_ptr<const ByteCodes> m_bytes;
    mutable std::unique_ptr<const RowsByCode> m_rows;
    mutable std::unique_ptr<const TextIndex> m_texts;
};

} // namespace sightline
