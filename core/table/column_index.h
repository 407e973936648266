// SPDX-License-Identifier: GPL-3.0-or-later
// What is worked out about the codes of one column of one segment when a question first needs it, and kept as
// long as the column: counts, rows by code. Any thread.
#pragma once

#include "core/table/bitmap.h"

#include <array>
#include <bit>
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

    [[nodiscard]] std::size_t codes() const { return m_begins.size() - 1; } // how many are present

    [[nodiscard]] std::span<const std::uint16_t> rowsOf(std::uint32_t code) const // empty: not present
    {
        if (code / 64 >= m_blocks.size()) return {};
        const Block& block = m_blocks[code / 64];
        const std::uint64_t bit = std::uint64_t{1} << (code % 64);
        if ((block.present & bit) == 0) return {};
        const auto at = block.before + static_cast<std::uint32_t>(std::popcount(block.present & (bit - 1)));
        return std::span(m_rows).subspan(m_begins[at], m_begins[at + 1] - m_begins[at]);
    }

    // Adds the number of rows of each code.
    void addCounts(std::vector<std::uint32_t>& byCode) const;

    // Whether f(code) holds for one of the codes that are present.
    template <class F> [[nodiscard]] bool anyCode(F&& f) const
    {
        for (std::uint32_t b = 0; b < m_blocks.size(); ++b) {
            for (std::uint64_t w = m_blocks[b].present; w != 0; w &= w - 1) {
                if (f(b * 64 + static_cast<std::uint32_t>(std::countr_zero(w)))) return true;
            }
        }
        return false;
    }

private:
    // Of 64 codes: those that are present, and how many before them are. Found with one wait for memory,
    // where a search in a list of codes takes ten.
    struct Block {
        std::uint64_t present = 0;
        std::uint32_t before = 0;
    };

    std::vector<Block> m_blocks;
    std::vector<std::uint32_t> m_begins; // in m_rows, of the codes that are present
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
    [[nodiscard]] const RowsByCode* knownRowsByCode() const;          // null: nobody has asked for them yet
    [[nodiscard]] const TextIndex& texts(const Column& column) const; // SegmentText

private:
    mutable std::mutex m_mutex;
    mutable std::unique_ptr<const ByteCodes> m_bytes;
    mutable std::unique_ptr<const RowsByCode> m_rows;
    mutable std::unique_ptr<const TextIndex> m_texts;
};

} // namespace sightline
