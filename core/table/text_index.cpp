// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/text_index.h"

#include "core/table/column.h"

#include <array>

namespace sightline
{
namespace
{

constexpr auto kLower = [] {
    std::array<unsigned char, 256> out{};
    for (unsigned c = 0; c < 256; ++c)
        out[c] = static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return out;
}();

// Calls f(gram) for every four bytes that follow each other.
template <class F> void eachGram(std::string_view text, F&& f)
{
    std::uint32_t gram = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        gram = gram << 8 | kLower[static_cast<unsigned char>(text[i])];
        if (i >= 3) f(gram);
    }
}

} // namespace

TextIndex::TextIndex(const Column& column) : m_slots(std::size_t{1} << kSlotBits, 0)
{
    const auto texts = static_cast<std::uint32_t>(column.offsets.empty() ? 0 : column.offsets.size() - 1);
    for (std::uint32_t first = 0; first < texts; first += kBlockTexts) {
        const std::uint32_t end = texts - first < kBlockTexts ? texts : first + kBlockTexts;
        const std::uint64_t bit = std::uint64_t{1} << (first / kBlockTexts);
        m_all |= bit;
        // Texts follow each other without a gap: a group across two of them costs a bit and nothing else.
        const auto bytes = std::string_view(column.bytes)
                               .substr(column.offsets[first], column.offsets[end] - column.offsets[first]);
        eachGram(bytes, [&](std::uint32_t gram) { m_slots[slotOf(gram)] |= bit; });
    }
}

std::uint64_t TextIndex::blocksOf(std::string_view needle) const
{
    std::uint64_t out = m_all;
    eachGram(needle, [&](std::uint32_t gram) { out &= m_slots[slotOf(gram)]; });
    return out;
}

} // namespace sightline
