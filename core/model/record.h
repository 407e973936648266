// SPDX-License-Identifier: GPL-3.0-or-later
// One parsed record between import (which splits and reads it) and normalise (which understands it).
#pragma once

#include "core/base/hash.h"
#include "core/base/same_text.h"
#include "core/base/text_arena.h"
#include "core/base/ticks.h"
#include "core/model/activity.h"
#include "core/model/alert.h"
#include "core/model/identity.h"
#include "core/table/types.h"

#include <array>
#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace simdjson::dom
{
class element;
}

namespace sightline
{

// name: the source table's column name. json: value.text is the JSON of an object or array.
struct Field {
    std::string_view name;
    Value value;
    bool json = false;
    std::uint32_t nameHash = 0;                      // quickHash(name), for tables by column name
    const simdjson::dom::element* element = nullptr; // the parsed value of a json field, if import has it
};

// Fields in the record's order, found by name. Names and texts point into the record's bytes or into `keep`.
// Meant to be used again for the next record.
class Record
{
public:
    void clear();

    void add(std::string_view name, const Value& value, bool json = false);
    // An empty field to be filled at once, null if there is one of that name. nameHash: quickHash(name).
    Field* addNew(std::string_view name, std::uint32_t nameHash);
    // Gives a field of this record another name.
    void rename(const Field& field, std::string_view name);

    // Owns a text for as long as the record is not cleared.
    std::string_view keep(std::string_view text) { return m_kept.keep(text); }

    [[nodiscard]] const std::vector<Field>& fields() const { return m_fields; }

    // The first field of that name.
    [[nodiscard]] const Field* find(std::string_view name) const
    {
        const std::uint32_t at = *slotOf(name, quickHash(name));
        return at == 0 ? nullptr : &m_fields[at - 1];
    }

    [[nodiscard]] const Field* find(std::string_view name, std::uint32_t nameHash) const
    {
        const std::uint32_t at = *slotOf(name, nameHash);
        return at == 0 ? nullptr : &m_fields[at - 1];
    }

    // The text of a field, numbers and booleans included (kept by the record); "" if absent.
    [[nodiscard]] std::string_view text(std::string_view name) { return text(find(name)); }

    [[nodiscard]] std::string_view text(const Field* field); // null: absent
    [[nodiscard]] std::optional<std::int64_t> integer(std::string_view name) const;
    [[nodiscard]] std::optional<bool> boolean(std::string_view name) const;

private:
    static constexpr std::size_t kSlots = 128;

    // That of the first field of the name, else the free one where it would be.
    [[nodiscard]] const std::uint32_t* slotOf(std::string_view name, std::uint32_t nameHash) const
    {
        for (std::size_t i = nameHash;; ++i) {
            const std::uint32_t& at = m_index[i & (m_index.size() - 1)];
            if (at == 0) return &at;
            const Field& f = m_fields[at - 1];
            if (f.nameHash == nameHash && sameText(f.name, name)) return &at;
        }
    }

    void enter(std::size_t at);
    void index(std::size_t slots);

    std::vector<Field> m_fields;
    // Open addressing, at most half full: 1 + place in m_fields; 0 is free.
    std::vector<std::uint32_t> m_index = std::vector<std::uint32_t>(kSlots);
    TextArena m_kept;
};

// The normalised columns of one record. Texts point into the record or into what it keeps.
class ActivityRow
{
public:
    void clear() { m_filled = 0; }

    void set(Activity column, const Value& value)
    {
        if (value.isNull()) return;
        m_values[static_cast<std::size_t>(column)] = value;
        m_filled |= bit(column);
    }

    void setText(Activity column, std::string_view text)
    {
        if (!text.empty()) set(column, Value::ofText(text));
    }

    [[nodiscard]] bool has(Activity column) const { return (m_filled & bit(column)) != 0; }

    [[nodiscard]] const Value& value(Activity column) const
    {
        static constexpr Value kNull{};
        return has(column) ? m_values[static_cast<std::size_t>(column)] : kNull;
    }

    [[nodiscard]] std::string_view text(Activity column) const { return value(column).text; }

    // f(column, value) for the filled columns, in their order.
    template <class F> void each(const F& f) const
    {
        for (std::uint64_t rest = m_filled; rest != 0; rest &= rest - 1) {
            const auto i = static_cast<std::size_t>(std::countr_zero(rest));
            f(static_cast<Activity>(i), m_values[i]);
        }
    }

private:
    static_assert(kActivityColumns <= 64);

    [[nodiscard]] static std::uint64_t bit(Activity column)
    {
        return std::uint64_t{1} << static_cast<unsigned>(column);
    }

    std::uint64_t m_filled = 0;
    std::array<Value, kActivityColumns> m_values; // valid where filled
};

enum class RecordKind : std::uint8_t { Activity, Alert, Identity, Other };

// What normalise made of a record. Meant to be used again after clear().
struct Normalised {
    RecordKind kind = RecordKind::Other;
    Ticks time = kNoTime;
    ActivityRow activity;
    Alert alert;
    Identity identity;
    std::vector<AccountLink> links;

    void clear();
};

} // namespace sightline
