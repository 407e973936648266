// SPDX-License-Identifier: GPL-3.0-or-later
// One entry of an LDIF file as a JSON object: folded lines joined, base64 decoded, security identifiers and
// GUIDs as text, generalised times as ISO 8601, attributes with several values as arrays. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sightline::import
{

// What the lines between two empty lines are.
enum class LdifBlock : std::uint8_t { Entry, Nothing, Damage };

[[nodiscard]] LdifBlock ldifBlock(std::string_view bytes);

// The member `ldif` says what the object was made from. What cannot be read as text stays base64.
[[nodiscard]] std::string ldifJson(std::string_view bytes);

// Whether a text begins as LDIF does: comments and the version, then a line with the name of an entry.
[[nodiscard]] bool looksLdif(std::string_view head);

} // namespace sightline::import
