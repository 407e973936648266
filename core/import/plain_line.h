// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of separated values without quotation marks, which nearly all are: where they end and how many cells
// they have, 64 bytes at a time.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace sightline::import
{

struct PlainLine {
    bool plain = false;     // a line end was found, and neither a quotation mark nor a NUL before it
    std::size_t length = 0; // up to the line end
    std::size_t cells = 0;
};

[[nodiscard]] PlainLine plainLine(std::string_view bytes, char separator);

// Appends where the separators of a text are.
void findSeparators(std::string_view text, char separator, std::vector<std::size_t>& out);

} // namespace sightline::import
