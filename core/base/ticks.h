// SPDX-License-Identifier: GPL-3.0-or-later
// Time: 100 ns ticks since 0001-01-01T00:00:00Z, always UTC (the resolution and origin of KQL's datetime).
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace sightline
{

using Ticks = std::int64_t;

inline constexpr Ticks kNoTime = std::numeric_limits<Ticks>::min();
inline constexpr Ticks kTicksPerMs = 10'000;
inline constexpr Ticks kTicksPerSecond = 10'000'000;
inline constexpr Ticks kTicksPerMinute = 60 * kTicksPerSecond;
inline constexpr Ticks kTicksPerHour = 60 * kTicksPerMinute;
inline constexpr Ticks kTicksPerDay = 24 * kTicksPerHour;
inline constexpr Ticks kUnixEpoch = 719'162 * kTicksPerDay; // 1970-01-01
inline constexpr Ticks kMaxTicks = 3'652'059 * kTicksPerDay - 1;

struct CivilTime {
    int year = 1, month = 1, day = 1, hour = 0, minute = 0, second = 0;
    int fraction = 0; // ticks below the second, 0..9,999,999
};

[[nodiscard]] CivilTime toCivil(Ticks t);
[[nodiscard]] std::optional<Ticks> fromCivil(const CivilTime& c); // nullopt when a field is out of range

// What a text said: the wall-clock ticks, and the offset if it carried one ("Z", "+02:00").
struct ParsedTime {
    Ticks ticks = 0; // UTC when hasZone, else local wall clock
    bool hasZone = false;
};

// Reads every dialect of the exports: ISO 8601 with 0-9 fraction digits (blank or T, Z or offset or none),
// US month/day/year with or without comma, seconds, fraction, AM/PM; "/Date(ms)/". Surrounding blanks and
// bidirectional marks are ignored. nullopt if the text is no time.
[[nodiscard]] std::optional<ParsedTime> parseTime(std::string_view text);

[[nodiscard]] Ticks fromUnixMs(std::int64_t ms);
[[nodiscard]] std::int64_t toUnixMs(Ticks t); // rounds towards minus infinity

// 2020-08-05T06:10:03.1234567Z, fraction with trailing zeros cut, none if zero. Empty for kNoTime.
[[nodiscard]] std::string isoText(Ticks t);
// The UTC day, counted from 0001-01-01: "2026-10-16".
[[nodiscard]] std::string dayText(std::int32_t day);
// The same with a fixed seven-digit fraction and no cut: sorts as text.
[[nodiscard]] std::string isoTextFull(Ticks t);

[[nodiscard]] Ticks startOfDay(Ticks t);
[[nodiscard]] Ticks now();

} // namespace sightline
