// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/text_set.h"

#include <bit>
#include <utility>

namespace sightline
{

void CodeTable::place(const Slot& slot)
{
    std::size_t i = slot.hash >> m_shift;
    while (m_slots[i].code != 0)
        i = (i + 1) & (m_slots.size() - 1);
    m_slots[i] = slot;
}

void CodeTable::add(TextHash hash, Code code)
{
    // At most half full: most searches end at the first slot, which was prefetched.
    if (++m_used * 2 > m_slots.size()) growTo(m_slots.size() * 4);
    place({hash, code});
}

void CodeTable::growTo(std::size_t slots)
{
    const std::vector<Slot> old = std::exchange(m_slots, std::vector<Slot>(slots));
    m_shift = kHashBits - static_cast<unsigned>(std::bit_width(slots) - 1);
    for (const Slot& s : old) {
        if (s.code != 0) place(s);
    }
}

void CodeTable::reserve(std::size_t codes)
{
    const std::size_t slots = std::bit_ceil(codes * 2);
    if (slots > m_slots.size()) growTo(slots);
}

void CodeTable::clear()
{
    m_slots.assign(kFewest, {});
    m_used = 0;
    m_shift = kFewestShift;
}

Code TextSet::codeOf(std::string_view text, TextHash hash)
{
    m_last = m_table.find(hash, [&](Code c) { return sameText(this->text(c), text); });
    if (m_last == 0) {
        m_last = size();
        m_bytes.append(text);
        m_ends.push_back(static_cast<std::uint32_t>(m_bytes.size()));
        m_hashes.push_back(hash);
        m_table.add(hash, m_last);
    }
    m_lastBegin = m_ends[m_last - 1];
    m_lastSize = static_cast<std::uint32_t>(text.size());
    return m_last;
}

void TextSet::reserve(std::size_t texts, std::size_t bytes)
{
    m_bytes.reserve(bytes);
    m_ends.reserve(texts);
    m_hashes.reserve(texts);
    m_table.reserve(texts);
}

void TextSet::clear()
{
    m_bytes.clear();
    m_ends.assign(1, 0);
    m_hashes.assign(1, 0);
    m_table.clear();
    m_last = 0;
    m_lastBegin = 0;
    m_lastSize = 0;
}

} // namespace sightline
