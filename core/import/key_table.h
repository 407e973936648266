// SPDX-License-Identifier: GPL-3.0-or-later
// The names of fields as records write them, each known by a small number: records of one source repeat the
// same names, so that what a name means is worked out once. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::import
{

// A column name and its hashes.
struct ColumnName {
    std::string_view text;
    std::uint32_t nameHash = 0; // quickHash, of Field
    std::uint64_t seed = 0;     // hash64, of the content hash
};

[[nodiscard]] ColumnName columnName(std::string_view text);

struct Key {
    std::string text;       // dotted below lifted objects
    ColumnName path;        // the whole of it
    ColumnName name;        // its last piece
    std::uint32_t id = 0;   // from 0
    std::uint32_t from = 0; // 1 + id of the lifted object's key; 0 at the top of the record
};

class KeyTable
{
public:
    KeyTable() { clear(); }

    // The keys stay where they are until clear().
    [[nodiscard]] const Key& top(std::string_view name) { return find(nullptr, name); }

    [[nodiscard]] const Key& below(const Key& object, std::string_view name) { return find(&object, name); }

    [[nodiscard]] std::size_t size() const { return m_keys.size(); }

    void clear();

private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t key = 0; // 1 + id, 0 is free
    };

    const Key& find(const Key* object, std::string_view name);
    const Key& add(const Key* object, std::string_view name, std::uint32_t hash);
    void enter(std::uint32_t hash, std::uint32_t key);

    std::deque<Key> m_keys;
    std::vector<Slot> m_slots; // open addressing, at most half full
};

} // namespace sightline::import
