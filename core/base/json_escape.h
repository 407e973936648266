// SPDX-License-Identifier: GPL-3.0-or-later
// Texts as JSON writes them.
#pragma once

#include <string>
#include <string_view>

namespace sightline
{

// Copies the start of a text that needs no escape; `to` has room for all of it. Answers its length.
[[nodiscard]] std::size_t copyPlainJson(std::string_view text, char* to);

// What stands for a quotation mark, a backslash or a control character.
[[nodiscard]] std::string_view jsonEscape(char c);

// With its quotation marks.
void appendJsonText(std::string& out, std::string_view text);

} // namespace sightline
