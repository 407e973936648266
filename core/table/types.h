// SPDX-License-Identifier: GPL-3.0-or-later
// The ten KQL types, how columns are stored, and one scalar value. The numbers are stored in case files.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sightline
{

enum class Type : std::uint8_t {
    Bool = 1,
    DateTime = 2, // 100 ns ticks since year 1
    Dynamic = 3,  // JSON text; absent is null
    Guid = 4,
    Int = 5,
    Long = 6,
    Real = 7,
    String = 8, // never null: absent is empty
    Timespan = 9,
    Decimal = 10, // kept as text
};

enum class Encoding : std::uint8_t {
    Dictionary = 1,  // codes into a domain shared by the case; code 0 = absent
    SegmentText = 2, // codes into the segment's own texts; code 0 = absent
    Fixed = 3,       // integers, times, reals, guids
    Bits = 4,        // booleans
    Alias = 5,       // the same data as another column
    Lookup = 6,      // nothing stored: answered when read
};

using ColumnId = std::int32_t;
using TableId = std::int32_t;
using DomainId = std::int32_t;

inline constexpr TableId kActivityTable = 1;

[[nodiscard]] std::string_view typeName(Type type); // "string", "datetime", ...
[[nodiscard]] std::optional<Type> typeFromName(std::string_view name);

[[nodiscard]] constexpr bool isTextual(Type t)
{
    return t == Type::String || t == Type::Dynamic || t == Type::Decimal;
}

// One scalar. `text` points into whatever produced it (a record, a column, a dictionary) and lives as long.
struct Value {
    enum class Kind : std::uint8_t { Null, Bool, Integer, Real, Text };

    Kind kind = Kind::Null;
    std::int64_t integer = 0; // Bool (0/1), Int, Long, DateTime, Timespan
    double real = 0;
    std::string_view text; // String, Dynamic, Guid, Decimal

    [[nodiscard]] bool isNull() const { return kind == Kind::Null; }

    [[nodiscard]] static Value ofBool(bool b) { return {Kind::Bool, b ? 1 : 0, 0, {}}; }

    [[nodiscard]] static Value ofInteger(std::int64_t i) { return {Kind::Integer, i, 0, {}}; }

    [[nodiscard]] static Value ofReal(double d) { return {Kind::Real, 0, d, {}}; }

    [[nodiscard]] static Value ofText(std::string_view s) { return {Kind::Text, 0, 0, s}; }
};

// The text of a value as CLI, export and `tostring` print it: ISO times, true/false, "" for null.
[[nodiscard]] std::string valueText(const Value& value, Type type);

} // namespace sightline
