// SPDX-License-Identifier: GPL-3.0-or-later
// Identifiers that directories store as bytes, as text: security identifiers and GUIDs. Pure; what is no
// such value gives "".
#pragma once

#include <string>
#include <string_view>

namespace sightline
{

[[nodiscard]] std::string hexDecode(std::string_view digits);
[[nodiscard]] std::string sidText(std::string_view bytes);  // S-1-5-21-...
[[nodiscard]] std::string guidText(std::string_view bytes); // 16 bytes, the first three fields little endian

} // namespace sightline
