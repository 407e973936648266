// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8 text: case folding, terms and comparison as KQL's string operators define them. Pure functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sightline
{

[[nodiscard]] bool isAscii(std::string_view s);
[[nodiscard]] bool isUtf8(std::string_view s);
// Replaces every byte that is not part of valid UTF-8 by U+FFFD.
[[nodiscard]] std::string repairUtf8(std::string_view s);

// Simple case folding (one code point to one): ASCII, Latin, Greek, Cyrillic, Armenian, full width.
[[nodiscard]] std::string fold(std::string_view s);
void appendFolded(std::string_view s, std::string& out);
[[nodiscard]] std::string lowerAscii(std::string_view s);
[[nodiscard]] std::string upperAscii(std::string_view s);
[[nodiscard]] std::string_view trim(std::string_view s);
[[nodiscard]] bool equalsFolded(std::string_view a, std::string_view b);
[[nodiscard]] bool equalsAscii(std::string_view a, std::string_view b); // ASCII letters only

// `has`: needle occurs in text (both folded) with both ends on term borders. Terms are maximal runs of
// letters and digits (any non-ASCII byte counts as a letter); a needle without any letter or digit is a
// plain substring.
[[nodiscard]] bool hasTerm(std::string_view foldedText, std::string_view foldedNeedle);
// Whether [begin, end) of a text, which is not empty, has both ends on term borders.
[[nodiscard]] bool isTermAt(std::string_view text, std::size_t begin, std::size_t end);

[[nodiscard]] std::vector<std::string_view> split(std::string_view s, char separator);

// 8-4-4-4-12 hexadecimal digits, with or without braces; any case.
[[nodiscard]] bool isGuid(std::string_view s);
// Adds the 16 bytes a guid is written as; false, and nothing added, for any other text.
bool appendGuidBytes(std::string_view s, std::string& out);
[[nodiscard]] bool isZeroGuid(std::string_view s);

// "-", "", "null", "N/A", unfilled templates: what exporters write for nothing.
[[nodiscard]] bool isNothing(std::string_view s);

[[nodiscard]] std::string base64Decode(std::string_view s); // empty on malformed input

} // namespace sightline
