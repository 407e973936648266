// SPDX-License-Identifier: GPL-3.0-or-later
// Times that a text does not explain by itself: days before months, and counts from some origin. Whoever
// knows the source asks for them; parseTime never guesses either. Pure.
#pragma once

#include "core/base/ticks.h"

namespace sightline
{

// 22/11/2026 1:02:03 AM. nullopt if the text is nothing of the kind.
[[nodiscard]] std::optional<ParsedTime> parseDayFirst(std::string_view text);

// Whether dates at the begin of cells or quoted values say that the day comes first: some first number is
// above 12, and no second one.
[[nodiscard]] bool writesDayFirst(std::string_view text);

// What a number counts: from 1970, FILETIME from 1601, ticks of .NET from the year 1.
enum class TimeUnit : std::uint8_t { Seconds, Milliseconds, Microseconds, Nanoseconds, Filetime, NetTicks };

// kNoTime if it is out of range.
[[nodiscard]] Ticks fromCount(std::int64_t n, TimeUnit unit);

} // namespace sightline
