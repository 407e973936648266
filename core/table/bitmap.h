// SPDX-License-Identifier: GPL-3.0-or-later
// A set of rows of one segment, one bit a row.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace sightline
{

class Bitmap
{
public:
    Bitmap() = default;

    explicit Bitmap(std::uint32_t rows, bool filled = false)
        : m_rows(rows), m_words((rows + 63U) / 64U, filled ? ~std::uint64_t{0} : 0)
    {
        clearTail();
    }

    [[nodiscard]] std::uint32_t rows() const { return m_rows; }

    [[nodiscard]] bool test(std::uint32_t row) const { return (m_words[row >> 6] >> (row & 63)) & 1; }

    void set(std::uint32_t row) { m_words[row >> 6] |= std::uint64_t{1} << (row & 63); }

    void reset(std::uint32_t row) { m_words[row >> 6] &= ~(std::uint64_t{1} << (row & 63)); }

    void put(std::uint32_t row, bool on) { m_words[row >> 6] |= std::uint64_t{on} << (row & 63); }

    [[nodiscard]] std::uint32_t count() const
    {
        std::uint32_t n = 0;
        for (const std::uint64_t w : m_words)
            n += static_cast<std::uint32_t>(std::popcount(w));
        return n;
    }

    [[nodiscard]] bool none() const
    {
        for (const std::uint64_t w : m_words) {
            if (w != 0) return false;
        }
        return true;
    }

    Bitmap& operator&=(const Bitmap& o)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i] &= o.m_words[i];
        return *this;
    }

    Bitmap& operator|=(const Bitmap& o)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i] |= o.m_words[i];
        return *this;
    }

    Bitmap& andNot(const Bitmap& o)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i] &= ~o.m_words[i];
        return *this;
    }

    Bitmap& invert()
    {
        for (std::uint64_t& w : m_words)
            w = ~w;
        clearTail();
        return *this;
    }

    template <class F> void forEach(F&& f) const
    {
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            for (std::uint64_t w = m_words[i]; w != 0; w &= w - 1) {
                f(static_cast<std::uint32_t>(i * 64 + static_cast<unsigned>(std::countr_zero(w))));
            }
        }
    }

    [[nodiscard]] std::vector<std::uint64_t>& words() { return m_words; }

    [[nodiscard]] const std::vector<std::uint64_t>& words() const { return m_words; }

    bool operator==(const Bitmap&) const = default;

private:
    void clearTail()
    {
        if (m_rows % 64 != 0 && !m_words.empty()) m_words.back() &= (std::uint64_t{1} << (m_rows % 64)) - 1;
    }

    std::uint32_t m_rows = 0;
    std::vector<std::uint64_t> m_words;
};

} // namespace sightline
