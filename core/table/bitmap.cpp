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

Bitmap Bitmap::ofRows(std::uint32_t rows, std::vector<std::uint16_t> listed)
{
    Bitmap out(rows);
    out.m_list = std::move(listed);
    return out;
}

std::span<const std::uint16_t> Bitmap::listedIn(std::uint32_t begin, std::uint32_t end) const
{
    const auto from = std::ranges::lower_bound(m_list, begin);
    const auto to = std::lower_bound(from, m_list.end(), end);
    return {from, to};
}

std::uint64_t Bitmap::listedWord(std::size_t i) const
{
    std::uint64_t out = 0;
    const auto first = static_cast<std::uint32_t>(i * 64);
    for (const std::uint32_t row : listedIn(first, first + 64))
        out |= std::uint64_t{1} << (row % 64);
    return out;
}

// Leaves of the list the rows that are in the other set, or those that are not.
void Bitmap::keepListed(const Bitmap& of, bool in)
{
    std::erase_if(m_list, [&](std::uint16_t row) { return of.test(row) != in; });
}

void Bitmap::spread()
{
    const std::vector<std::uint16_t> list = std::exchange(m_list, {});
    m_words.assign(wordCount(), m_full ? ~std::uint64_t{0} : 0);
    if (m_full && m_rows % 64 != 0) m_words.back() = fullWord(m_words.size() - 1);
    const auto words = static_cast<std::uint32_t>(m_words.size());
    m_from = m_full ? 0 : words;
    m_to = m_full ? words : 0;
    for (const std::uint16_t row : list)
        set(row);
}

void Bitmap::become(bool filled)
{
    m_words.clear();
    m_list.clear();
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
    if (listed()) return static_cast<std::uint32_t>(m_list.size());
    if (!dense()) return m_full ? m_rows : 0;
    std::uint32_t n = 0;
    for (std::uint32_t i = m_from; i < m_to; ++i)
        n += static_cast<std::uint32_t>(std::popcount(m_words[i]));
    return n;
}

std::uint32_t Bitmap::count(std::uint32_t begin, std::uint32_t end) const
{
    if (begin >= end) return 0;
    if (listed()) return static_cast<std::uint32_t>(listedIn(begin, end).size());
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
    if (begin >= end) return 0;
    if (listed()) {
        return static_cast<std::uint32_t>(
            std::ranges::count_if(listedIn(begin, end), [&](std::uint16_t row) { return o.test(row); }));
    }
    if (o.listed()) return o.countBoth(*this, begin, end);
    if (!dense()) return m_full ? o.count(begin, end) : 0;
    if (!o.dense()) return o.m_full ? count(begin, end) : 0;
    std::uint32_t n = 0;
    eachMasked(begin, end, [&](std::size_t i, std::uint64_t mask) {
        n += static_cast<std::uint32_t>(std::popcount(m_words[i] & o.m_words[i] & mask));
    });
    return n;
}

bool Bitmap::none() const
{
    if (listed()) return false;
    if (!dense()) return !m_full || m_rows == 0;
    return std::all_of(m_words.begin() + std::min(m_from, m_to), m_words.begin() + m_to,
                       [](std::uint64_t w) { return w == 0; });
}

std::uint32_t Bitmap::first() const
{
    if (listed()) return m_list.front();
    if (!dense()) return m_full ? 0 : m_rows;
    for (std::uint32_t i = m_from; i < m_to; ++i) {
        if (m_words[i] != 0) return i * 64 + static_cast<std::uint32_t>(std::countr_zero(m_words[i]));
    }
    return m_rows;
}

std::uint32_t Bitmap::last() const
{
    if (listed()) return m_list.back();
    if (!dense()) return m_full && m_rows > 0 ? m_rows - 1 : m_rows;
    for (std::uint32_t i = m_to; i-- > m_from;) {
        if (m_words[i] != 0) return i * 64 + 63 - static_cast<std::uint32_t>(std::countl_zero(m_words[i]));
    }
    return m_rows;
}

Bitmap& Bitmap::operator&=(const Bitmap& o)
{
    if (listed()) {
        keepListed(o, true);
        return *this;
    }
    if (!dense()) {
        if (m_full) *this = o;
        return *this;
    }
    if (o.listed()) return *this &= Bitmap(o);
    if (!o.dense()) {
        if (!o.m_full) become(false);
        return *this;
    }
    for (std::uint32_t i = m_from; i < m_to; ++i)
        m_words[i] &= o.m_words[i];
    return *this;
}

// Takes the other set over where it can.
Bitmap& Bitmap::operator&=(Bitmap&& o)
{
    if (!dense() && !listed()) {
        if (m_full) *this = std::move(o);
        return *this;
    }
    if (!o.listed()) return *this &= std::as_const(o);
    o.keepListed(*this, true);
    return *this = std::move(o);
}

Bitmap& Bitmap::operator|=(const Bitmap& o)
{
    if (this == &o) return *this;
    if (o.listed() && (dense() || listed())) {
        for (const std::uint16_t row : o.m_list)
            set(row);
        return *this;
    }
    if (!dense() && !listed()) {
        if (!m_full) *this = o;
        return *this;
    }
    if (!o.dense()) {
        if (o.m_full) become(true);
        return *this;
    }
    if (listed()) spread();
    for (std::uint32_t i = o.m_from; i < o.m_to; ++i)
        m_words[i] |= o.m_words[i];
    m_from = std::min(m_from, o.m_from);
    m_to = std::max(m_to, o.m_to);
    return *this;
}

Bitmap& Bitmap::operator|=(Bitmap&& o)
{
    if (dense() || listed()) return *this |= std::as_const(o);
    if (!m_full) *this = std::move(o);
    return *this;
}

Bitmap& Bitmap::andNot(const Bitmap& o)
{
    if (this == &o) {
        become(false);
        return *this;
    }
    if (listed()) {
        keepListed(o, false);
        return *this;
    }
    if (!dense() && !m_full) return *this;
    if (o.listed()) {
        for (const std::uint16_t row : o.m_list)
            reset(row);
        return *this;
    }
    if (!o.dense()) {
        if (o.m_full) become(false);
        return *this;
    }
    if (!dense()) spread();
    for (std::uint32_t i = std::max(m_from, o.m_from); i < std::min(m_to, o.m_to); ++i)
        m_words[i] &= ~o.m_words[i];
    return *this;
}

Bitmap& Bitmap::invert()
{
    if (!dense() && !listed()) {
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
