// SPDX-License-Identifier: GPL-3.0-or-later
// Distinct texts and their codes while an import collects them: finding and adding is its inner loop. Not
// thread-safe.
#pragma once

#include "core/base/hash.h"
#include "core/base/prefetch.h"
#include "core/base/same_text.h"
#include "core/table/dictionary.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sightline
{

using TextHash = std::uint32_t; // quickHash

// Which code has a text of this hash: open addressing, without the texts themselves.
class CodeTable
{
public:
    CodeTable() : m_slots(kFewest) {}

    // The code for which isIt(code) holds, else 0.
    template <class IsIt> [[nodiscard]] Code find(TextHash hash, IsIt&& isIt) const
    {
        for (std::size_t i = hash >> m_shift;; i = (i + 1) & (m_slots.size() - 1)) {
            const Slot& s = m_slots[i];
            if (s.code == 0) return 0;
            if (s.hash == hash && isIt(s.code)) return s.code;
        }
    }

    // A code that probably has this hash's text, else 0.
    [[nodiscard]] Code likely(TextHash hash) const
    {
        const Slot& s = m_slots[hash >> m_shift];
        return s.hash == hash ? s.code : 0;
    }

    void prefetch(TextHash hash) const { sightline::prefetch(&m_slots[hash >> m_shift]); }

    void add(TextHash hash, Code code); // which is not there
    void reserve(std::size_t codes);
    void clear();

private:
    struct Slot {
        TextHash hash = 0;
        Code code = 0; // 0: free
    };

    static constexpr unsigned kHashBits = 32;
    static constexpr std::size_t kFewest = 64;
    static constexpr unsigned kFewestShift = 26;

    void place(const Slot& slot);
    void growTo(std::size_t slots); // a power of two

    std::vector<Slot> m_slots;
    std::size_t m_used = 0;
    unsigned m_shift = kFewestShift;
};

// Texts with codes 1, 2, ... as they come; the empty text is 0. All of them together stay below 4 GiB.
class TextSet
{
public:
    TextSet() : m_ends{0}, m_hashes{0} {}

    [[nodiscard]] Code codeOf(std::string_view text)
    {
        if (text.empty()) return 0;
        // Rows that follow each other often say the same.
        const Code last = codeIfLast(text);
        return last != 0 ? last : codeOf(text, quickHash(text));
    }

    [[nodiscard]] Code codeOf(std::string_view text, TextHash hash); // not for the empty text

    // Before a look-up: many texts are hashed and fetched together, since each look-up waits for memory
    // twice.
    void prefetch(TextHash hash) const { m_table.prefetch(hash); }

    // Once that is there.
    void prefetchText(TextHash hash) const
    {
        const Code code = m_table.likely(hash);
        if (code != 0) sightline::prefetch(m_bytes.data() + m_ends[code - 1]);
    }

    // The code of the text if it was answered last, else 0.
    [[nodiscard]] Code codeIfLast(std::string_view text) const
    {
        return sameText(text, {m_bytes.data() + m_lastBegin, m_lastSize}) ? m_last : 0;
    }

    // Codes in use are 0 .. size()-1.
    [[nodiscard]] Code size() const { return static_cast<Code>(m_ends.size()); }

    // A view ends with the next new text.
    [[nodiscard]] std::string_view text(Code code) const
    {
        if (code == 0) return {};
        return std::string_view(m_bytes).substr(m_ends[code - 1], m_ends[code] - m_ends[code - 1]);
    }

    [[nodiscard]] TextHash hash(Code code) const { return m_hashes[code]; }

    [[nodiscard]] std::size_t bytes() const { return m_bytes.size(); } // of all texts

    void reserve(std::size_t texts, std::size_t bytes);
    void clear();

private:
    std::string m_bytes;
    std::vector<std::uint32_t> m_ends;
    std::vector<TextHash> m_hashes;
    CodeTable m_table;
    Code m_last = 0;               // answered
    std::uint32_t m_lastBegin = 0; // where its text lies: together with what is compared first
    std::uint32_t m_lastSize = 0;
};

} // namespace sightline
