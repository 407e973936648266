// SPDX-License-Identifier: GPL-3.0-or-later
// Owns many short texts until all are given up together: an allocation per block instead of one per text. One
// thread.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace sightline
{

class TextArena
{
public:
    std::string_view keep(std::string_view text)
    {
        if (text.empty()) return {};
        char* to = take(text.size());
        std::memcpy(to, text.data(), text.size());
        return {to, text.size()};
    }

    // Ends the texts; the blocks of an ordinary record are used again.
    void clear()
    {
        if (m_blocks.size() > kKept) m_blocks.resize(kKept);
        m_large.clear();
        m_block = 0;
        m_used = 0;
    }

private:
    static constexpr std::size_t kBlock = std::size_t{16} << 10;
    static constexpr std::size_t kKept = 32;

    using Block = std::unique_ptr<char[]>;

    char* take(std::size_t n)
    {
        if (n > kBlock / 4) return m_large.emplace_back(new char[n]).get();
        if (m_block < m_blocks.size() && m_used + n > kBlock) {
            ++m_block;
            m_used = 0;
        }
        if (m_block == m_blocks.size()) m_blocks.emplace_back(new char[kBlock]);
        char* to = m_blocks[m_block].get() + m_used;
        m_used += n;
        return to;
    }

    std::vector<Block> m_blocks;
    std::vector<Block> m_large;
    std::size_t m_block = 0; // the one being filled
    std::size_t m_used = 0;
};

} // namespace sightline
