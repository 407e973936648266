// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/dictionary.h"

#include <bit>
#include <cstring>

namespace sightline
{
namespace
{

constexpr std::size_t kArenaBlock = 1U << 16;

} // namespace

Dictionary::Dictionary()
{
    append({});
}

Dictionary::~Dictionary()
{
    for (auto& chunk : m_chunks)
        delete[] chunk.load();
}

// Chunk k starts at code kFirstChunk * (2^k - 1).
std::string_view Dictionary::text(Code code) const
{
    const Code slot = code / kFirstChunk + 1;
    const auto k = static_cast<unsigned>(std::bit_width(slot) - 1);
    const Code start = kFirstChunk * ((Code{1} << k) - 1);
    return m_chunks[k].load(std::memory_order_acquire)[code - start];
}

Code Dictionary::append(std::string_view text)
{
    const Code code = m_size.load(std::memory_order_relaxed);
    const Code slot = code / kFirstChunk + 1;
    const auto k = static_cast<unsigned>(std::bit_width(slot) - 1);
    const Code start = kFirstChunk * ((Code{1} << k) - 1);
    if (code == start)
        m_chunks[k].store(new std::string_view[std::size_t{kFirstChunk} << k], std::memory_order_release);

    std::string_view stored;
    if (!text.empty()) {
        if (m_arena.empty() || m_arenaUsed + text.size() > m_arena.back().size()) {
            m_arena.emplace_back(std::max(kArenaBlock, text.size()), '\0');
            m_arenaUsed = 0;
        }
        char* at = m_arena.back().data() + m_arenaUsed;
        std::memcpy(at, text.data(), text.size());
        m_arenaUsed += text.size();
        stored = {at, text.size()};
    }
    m_chunks[k].load(std::memory_order_relaxed)[code - start] = stored;
    m_size.store(code + 1, std::memory_order_release);
    return code;
}

DictionaryWriter::DictionaryWriter(std::shared_ptr<Dictionary> dictionary)
    : m_dictionary(std::move(dictionary))
{
    m_codes.reserve(m_dictionary->size() * 2);
    for (Code c = 1; c < m_dictionary->size(); ++c)
        m_codes.emplace(m_dictionary->text(c), c);
}

Code DictionaryWriter::codeOf(std::string_view text)
{
    if (text.empty()) return 0;
    if (const auto it = m_codes.find(text); it != m_codes.end()) return it->second;
    const Code code = m_dictionary->append(text);
    m_codes.emplace(m_dictionary->text(code), code);
    return code;
}

std::optional<Code> DictionaryWriter::find(std::string_view text) const
{
    if (text.empty()) return 0;
    const auto it = m_codes.find(text);
    return it == m_codes.end() ? std::nullopt : std::optional(it->second);
}

} // namespace sightline
