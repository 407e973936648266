// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/key_table.h"

#include "core/base/hash.h"
#include "core/base/same_text.h"

#include <utility>

namespace sightline::import
{
namespace
{

constexpr std::size_t kFirstSlots = 512;

} // namespace

ColumnName columnName(std::string_view text)
{
    return {text, quickHash(text), hash64(text)};
}

void KeyTable::clear()
{
    m_keys.clear();
    m_slots.assign(kFirstSlots, {});
}

const Key& KeyTable::find(const Key* object, std::string_view name)
{
    const std::uint32_t from = object == nullptr ? 0 : object->id + 1;
    const std::uint32_t hash = quickHash(name, from);
    for (std::size_t i = hash;; ++i) {
        const Slot slot = m_slots[i & (m_slots.size() - 1)];
        if (slot.key == 0) return add(object, name, hash);
        if (slot.hash != hash) continue;
        const Key& key = m_keys[slot.key - 1];
        if (key.from == from && sameText(key.name.text, name)) return key;
    }
}

const Key& KeyTable::add(const Key* object, std::string_view name, std::uint32_t hash)
{
    Key& key = m_keys.emplace_back();
    if (object != nullptr) key.text = object->text + '.';
    key.text += name;
    key.path = columnName(key.text);
    key.name = columnName(std::string_view(key.text).substr(key.text.size() - name.size()));
    key.id = static_cast<std::uint32_t>(m_keys.size() - 1);
    key.from = object == nullptr ? 0 : object->id + 1;
    if (m_keys.size() * 2 > m_slots.size()) {
        std::vector<Slot> wider(m_slots.size() * 2);
        for (const Slot& slot : std::exchange(m_slots, std::move(wider))) {
            if (slot.key != 0) enter(slot.hash, slot.key);
        }
    }
    enter(hash, key.id + 1);
    return key;
}

void KeyTable::enter(std::uint32_t hash, std::uint32_t key)
{
    std::size_t i = hash;
    while (m_slots[i & (m_slots.size() - 1)].key != 0)
        ++i;
    m_slots[i & (m_slots.size() - 1)] = {hash, key};
}

} // namespace sightline::import
