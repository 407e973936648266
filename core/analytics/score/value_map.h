// SPDX-License-Identifier: GPL-3.0-or-later
// Sets and maps of tally values: one block each, as millions of look-ups a second want it. Values are hashes
// already and never 0. One thread writes, many read.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace sightline::analytics
{

// A set of values that may hold a few more than were put in.
class ValueSet
{
public:
    void add(std::uint32_t value)
    {
        m_bits[value % kPlaces] = true;
        m_bits[secondPlace(value)] = true;
    }

    [[nodiscard]] bool mayHave(std::uint32_t value) const
    {
        return m_bits[value % kPlaces] && m_bits[secondPlace(value)];
    }

private:
    static constexpr std::uint32_t kPlaces = 1U << 22;

    static std::uint32_t secondPlace(std::uint32_t value) { return (value * 0x9E3779B1U) >> 10; }

    std::vector<bool> m_bits = std::vector<bool>(kPlaces, false);
};

// Open addressing.
template <class T> class ValueMap
{
public:
    [[nodiscard]] std::size_t size() const { return m_size; }

    // null: not in it. Valid until the next insertion.
    [[nodiscard]] const T* find(std::uint32_t value) const
    {
        if (m_slots.empty()) return nullptr;
        const Slot& slot = m_slots[placeOf(value)];
        return slot.value == value ? &slot.item : nullptr;
    }

    // The item and whether it is new.
    std::pair<T&, bool> tryEmplace(std::uint32_t value)
    {
        if (m_slots.empty() || m_size * 4 >= m_slots.size() * 3) grow();
        Slot& slot = m_slots[placeOf(value)];
        const bool isNew = slot.value == 0;
        if (isNew) {
            slot.value = value;
            ++m_size;
        }
        return {slot.item, isNew};
    }

    void clear()
    {
        std::ranges::fill(m_slots, Slot{});
        m_size = 0;
    }

    template <class Test> void eraseIf(Test&& test)
    {
        std::vector<Slot> before = std::exchange(m_slots, std::vector<Slot>(m_slots.size()));
        m_size = 0;
        for (Slot& slot : before) {
            if (slot.value != 0 && !test(slot.item)) put(std::move(slot));
        }
    }

    // take(value, item), in no order.
    template <class Take> void forEach(Take&& take) const
    {
        for (const Slot& slot : m_slots) {
            if (slot.value != 0) take(slot.value, slot.item);
        }
    }

private:
    struct Slot {
        std::uint32_t value = 0;
        T item{};
    };

    // Where the value is, or would be.
    [[nodiscard]] std::size_t placeOf(std::uint32_t value) const
    {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t place = (value * 0x9E3779B97F4A7C15ULL >> 32) & mask;
        while (m_slots[place].value != 0 && m_slots[place].value != value)
            place = (place + 1) & mask;
        return place;
    }

    void put(Slot slot)
    {
        Slot& to = m_slots[placeOf(slot.value)];
        to = std::move(slot);
        ++m_size;
    }

    void grow()
    {
        constexpr std::size_t kFirst = 16;
        std::vector<Slot> before =
            std::exchange(m_slots, std::vector<Slot>(std::max(kFirst, m_slots.size() * 2)));
        m_size = 0;
        for (Slot& slot : before) {
            if (slot.value != 0) put(std::move(slot));
        }
    }

    std::vector<Slot> m_slots; // a power of two of them
    std::size_t m_size = 0;
};

} // namespace sightline::analytics
