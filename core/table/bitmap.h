// SPDX-License-Identifier: GPL-3.0-or-later
// A set of rows of one segment, one bit a row. "No row" and "every row" are kept without their bits, since
// most segments are one or the other to a filter; few rows that come from an index are kept as their list.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace sightline
{

class Bitmap
{
public:
    Bitmap() = default;

    explicit Bitmap(std::uint32_t rows, bool filled = false) : m_rows(rows), m_full(filled) {}

    // listed: ascending rows below `rows`.
    [[nodiscard]] static Bitmap ofRows(std::uint32_t rows, std::vector<std::uint16_t> listed);

    [[nodiscard]] std::uint32_t rows() const { return m_rows; }

    [[nodiscard]] bool test(std::uint32_t row) const
    {
        if (dense()) return ((m_words[row >> 6] >> (row & 63)) & 1) != 0;
        return listed() ? std::ranges::binary_search(m_list, row) : m_full;
    }

    void set(std::uint32_t row)
    {
        if (m_words.empty()) spread();
        const std::uint32_t word = row >> 6;
        m_words[word] |= std::uint64_t{1} << (row & 63);
        m_from = word < m_from ? word : m_from;
        m_to = word >= m_to ? word + 1 : m_to;
    }

    void reset(std::uint32_t row) { words()[row >> 6] &= ~(std::uint64_t{1} << (row & 63)); }

    // Sets the row or leaves it as it is.
    void put(std::uint32_t row, bool on)
    {
        if (on) set(row);
    }

    void setRange(std::uint32_t begin, std::uint32_t end);

    [[nodiscard]] std::uint32_t count() const;
    [[nodiscard]] std::uint32_t count(std::uint32_t begin, std::uint32_t end) const;
    // Rows of [begin, end) that are in both.
    [[nodiscard]] std::uint32_t countBoth(const Bitmap& o, std::uint32_t begin, std::uint32_t end) const;
    [[nodiscard]] bool none() const;
    [[nodiscard]] std::uint32_t first() const; // rows() if none
    [[nodiscard]] std::uint32_t last() const;  // rows() if none

    [[nodiscard]] bool all() const { return dense() || listed() ? count() == m_rows : m_full || m_rows == 0; }

    Bitmap& operator&=(const Bitmap& o);
    Bitmap& operator&=(Bitmap&& o);
    Bitmap& operator|=(const Bitmap& o);
    Bitmap& operator|=(Bitmap&& o);
    Bitmap& andNot(const Bitmap& o);
    Bitmap& invert();

    // Calls f(row) in ascending order.
    template <class F> void forEach(F&& f) const
    {
        if (!dense()) return forEach(0, m_rows, std::forward<F>(f));
        for (std::uint32_t i = m_from; i < m_to; ++i) {
            for (std::uint64_t w = m_words[i]; w != 0; w &= w - 1)
                f(i * 64 + static_cast<std::uint32_t>(std::countr_zero(w)));
        }
    }

    // The same for the rows of [begin, end).
    template <class F> void forEach(std::uint32_t begin, std::uint32_t end, F&& f) const
    {
        if (listed()) {
            for (const std::uint32_t row : listedIn(begin, end))
                f(row);
            return;
        }
        if (!dense()) {
            for (std::uint32_t row = begin; m_full && row < end; ++row)
                f(row);
            return;
        }
        begin = std::max(begin, m_from * 64);
        end = std::min(end, m_to * 64);
        for (std::uint32_t base = begin / 64 * 64; base < end; base += 64) {
            std::uint64_t w = m_words[base / 64];
            if (base < begin) w &= ~std::uint64_t{0} << (begin - base);
            if (end - base < 64) w &= (std::uint64_t{1} << (end - base)) - 1;
            for (; w != 0; w &= w - 1)
                f(base + static_cast<std::uint32_t>(std::countr_zero(w)));
        }
    }

    // The bits, to be changed; bits beyond rows() stay 0.
    [[nodiscard]] std::vector<std::uint64_t>& words()
    {
        if (m_words.empty()) spread();
        m_from = 0;
        m_to = static_cast<std::uint32_t>(m_words.size());
        return m_words;
    }

    // 64 rows from row 64 * i on.
    [[nodiscard]] std::uint64_t word(std::size_t i) const
    {
        if (listed()) return listedWord(i);
        return dense() ? m_words[i] : m_full ? fullWord(i) : 0;
    }

    [[nodiscard]] std::size_t wordCount() const { return (std::size_t{m_rows} + 63) / 64; }

    bool operator==(const Bitmap& o) const;

private:
    [[nodiscard]] bool dense() const { return !m_words.empty(); }

    [[nodiscard]] bool listed() const { return !m_list.empty(); }

    [[nodiscard]] std::span<const std::uint16_t> listedIn(std::uint32_t begin, std::uint32_t end) const;
    [[nodiscard]] std::uint64_t listedWord(std::size_t i) const;
    void keepListed(const Bitmap& of, bool in);
    void spread();
    void become(bool filled);

    [[nodiscard]] std::uint64_t fullWord(std::size_t i) const
    {
        const std::size_t left = m_rows - i * 64;
        return left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
    }

    std::uint32_t m_rows = 0;
    bool m_full = false;      // where there are no words
    std::uint32_t m_from = 0; // words outside [m_from, m_to) are 0
    std::uint32_t m_to = 0;
    std::vector<std::uint64_t> m_words;
    std::vector<std::uint16_t> m_list; // the rows, where there are no words and neither none nor all
};

} // namespace sightline
