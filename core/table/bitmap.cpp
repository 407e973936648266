// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/bitmap.h"

#include <algorithm>

namespace sightline
{
namespace
{

// Calls f(word, mask) for the words that hold rows [begin, end), which is not empty.
template <class F> void eachMasked(std::uint32_t begin, std::uint32_t end, F&& f)
{
    const std::size_t first = begin / 64;
    const std::size_t last = (end - 1) / 64;
    const std::uint64_t head = ~std::uint64_t{0} << (begin % 64);
    const std::uint64_t tail = ~std::uint64_t{0} >> (63 - (end - 1) % 64);
    if (first == last) return f(first, head & tail);
    f(first, head);
    for (std::size_t i = first + 1; i < last; ++i)
        f(i, ~std::uint64_t{0});
    f(last, tail);
}

} // namespace

void Bitmap::spread()
{
    m_words.assign(wordCount(), m_full ? ~std::uint64_t{0} : 0);
    if (m_full && m_rows % 64 != 0) m_words.back() = fullWord(m_words.size() - 1);
    const auto words = static_cast<std::uint32_t>(m_words.size());
    m_from = m_full ? 0 : words;
    m_to = m_full ? words : 0;
}

void Bitmap::become(bool filled)
{
    m_words.clear();
    m_full = filled;
}

void Bitmap::setRange(std::uint32_t begin, std::uint32_t end)
{
    if (begin >= end) return;
    if (begin == 0 && end == m_rows) return become(true);
    auto& w = words();
    eachMasked(begin, end, [&](std::size_t i, std::uint64_t mask) { w[i] |= mask; });
}

std::uint32_t Bitmap::count() const
{
    if (!dense()) return m_full ? m_rows : 0;
    std::uint32_t n = 0;
    for (std::uint32_t i = m_from; i < m_to; ++i)
        n += static_cast<std::uint32_t>(std::popcount(m_words[i]));
    return n;
}

std::uint32_t Bitmap::count(std::uint32_t begin, std::uint32_t end) const
{
    if (begin >= end) return 0;
    if (!dense()) return m_full ? end - begin : 0;
    begin = std::max(begin, m_from * 64);
    end = std::min(end, m_to * 64);
    if (begin >= end) return 0;
    std::uint32_t n = 0;
    eachMasked(begin, end, [&](std::size_t i, std::uint64_t mask) {
        n += static_cast<std::uint32_t>(std::popcount(m_words[i] & mask));
    });
    return n;
}

std::uint32_t Bitmap::countBoth(const Bitmap& o, std::uint32_t begin, std::uint32_t end) const
{
    if (!dense()) return m_full ? o.count(begin, end) : 0;
    if (!o.dense()) return o.m_full ? count(begin, end) : 0;
    if (begin >= end) return 0;
    std::uint32_t n = 0;
    eachMasked(begin, end, [&](std::size_t i, std::uint64_t mask) {
        n += static_cast<std::uint32_t>(std::popcount(m_words[i] & o.m_words[i] & mask));
    });
    return n;
}

bool Bitmap::none() const
{
    if (!dense()) return !m_full || m_rows == 0;
    return std::all_of(m_words.begin() + std::min(m_from, m_to), m_words.begin() + m_to,
                       [](std::uint64_t w) { return w == 0; });
}

std::uint32_t Bitmap::first() const
{
    if (!dense()) return m_full ? 0 : m_rows;
    for (std::uint32_t i = m_from; i < m_to; ++i) {
        if (m_words[i] != 0) return i * 64 + static_cast<std::uint32_t>(std::countr_zero(m_words[i]));
    }
    return m_rows;
}

std::uint32_t Bitmap::last() const
{
    if (!dense()) return m_full && m_rows > 0 ? m_rows - 1 : m_rows;
    for (std::uint32_t i = m_to; i-- > m_from;) {
        if (m_words[i] != 0) return i * 64 + 63 - static_cast<std::uint32_t>(std::countl_zero(m_words[i]));
    }
    return m_rows;
}

Bitmap& Bitmap::operator&=(const Bitmap& o)
{
    if (!o.dense()) {
        if (!o.m_full) become(false);
        return *this;
    }
    if (!dense()) {
        if (m_full) *this = o;
        return *this;
    }
    for (std::uint32_t i = m_from; i < m_to; ++i)
        m_words[i] &= o.m_words[i];
    return *this;
}

Bitmap& Bitmap::operator|=(const Bitmap& o)
{
    if (!o.dense()) {
        if (o.m_full) become(true);
        return *this;
    }
    if (!dense()) {
        if (!m_full) *this = o;
        return *this;
    }
    for (std::uint32_t i = o.m_from; i < o.m_to; ++i)
        m_words[i] |= o.m_words[i];
    m_from = std::min(m_from, o.m_from);
    m_to = std::max(m_to, o.m_to);
    return *this;
}

Bitmap& Bitmap::andNot(const Bitmap& o)
{
    if (!o.dense()) {
        if (o.m_full) become(false);
        return *this;
    }
    if (!dense() && !m_full) return *this;
    if (!dense()) spread();
    for (std::uint32_t i = std::max(m_from, o.m_from); i < std::min(m_to, o.m_to); ++i)
        m_words[i] &= ~o.m_words[i];
    return *this;
}

Bitmap& Bitmap::invert()
{
    if (!dense()) {
        m_full = !m_full;
        return *this;
    }
    for (std::uint64_t& w : words())
        w = ~w;
    if (m_rows % 64 != 0) m_words.back() &= fullWord(m_words.size() - 1);
    return *this;
}

bool Bitmap::operator==(const Bitmap& o) const
{
    if (m_rows != o.m_rows) return false;
    for (std::size_t i = 0; i < wordCount(); ++i) {
        if (word(i) != o.word(i)) return false;
    }
    return true;
}

} // namespace sightline
