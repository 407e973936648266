// SPDX-License-Identifier: GPL-3.0-or-later
// A domain's texts, code by code, append-only: one writer may add while any thread reads codes it was given.
// Code 0 is the absent value and reads as "". Addresses are stable.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sightline
{

using Code = std::uint32_t;

class Dictionary
{
public:
    Dictionary();
    Dictionary(const Dictionary&) = delete;
    Dictionary& operator=(const Dictionary&) = delete;
    ~Dictionary();

    // Codes in use are 0 .. size()-1.
    [[nodiscard]] Code size() const { return m_size.load(std::memory_order_acquire); }

    [[nodiscard]] std::string_view text(Code code) const;

    // Writer only. The text must not be present yet (use DictionaryWriter).
    Code append(std::string_view text);

private:
    static constexpr Code kFirstChunk = 1024;

    std::array<std::atomic<std::string_view*>, 24> m_chunks{}; // chunk k holds kFirstChunk << k texts
    std::atomic<Code> m_size{0};
    std::deque<std::string> m_arena;
    std::size_t m_arenaUsed = 0;
};

// Finds codes by text and adds new ones. One per domain, owned by whoever writes the case.
class DictionaryWriter
{
public:
    explicit DictionaryWriter(std::shared_ptr<Dictionary> dictionary);

    [[nodiscard]] Code codeOf(std::string_view text); // adds if new; "" is 0
    [[nodiscard]] std::optional<Code> find(std::string_view text) const;

    [[nodiscard]] const Dictionary& dictionary() const { return *m_dictionary; }

private:
    std::shared_ptr<Dictionary> m_dictionary;
    std::unordered_map<std::string_view, Code> m_codes;
};

} // namespace sightline
