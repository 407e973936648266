// SPDX-License-Identifier: GPL-3.0-or-later
// Which parts of a segment's texts can hold a needle: for every group of four folded bytes, the blocks of
// 1,024 texts that have it (hashed, so a block may be named in vain, never left out).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sightline
{

struct Column;

class TextIndex
{
public:
    static constexpr std::uint32_t kBlockTexts = 1024;

    explicit TextIndex(const Column& column);

    // Bit b: the texts of codes b * 1024 + 1 .. b * 1024 + 1024 may hold the needle (folded, ASCII).
    [[nodiscard]] std::uint64_t blocksOf(std::string_view needle) const;

private:
    static constexpr std::uint32_t kSlotBits = 15;

    [[nodiscard]] static std::uint32_t slotOf(std::uint32_t gram)
    {
        return (gram * 0x9E3779B1U) >> (32 - kSlotBits);
    }

    std::uint64_t m_all = 0; // blocks that exist
    std::vector<std::uint64_t> m_slots;
};

} // namespace sightline
