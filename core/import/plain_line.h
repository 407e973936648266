// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of separated values without quotation marks, which nearly all are: where they end and how many cells
// they have, 64 bytes at a time.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace sightline::import
{

struct PlainLine {
    bool plain = false;     // a line end was found, and neither a quotation mark nor a NUL before it
    std::size_t length = 0; // up to the line end
    std::size_t cells = 0;
};

[[nodiscard]] PlainLine plainLine(std::string_view bytes, char separator);

// Cuts a line into its cells, which must be at least one: what is beyond their number stays in the last, and
// cells that the line does not have are empty. False: it has a quotation mark, and the cells mean nothing.
[[nodiscard]] bool cutPlainLine(std::string_view line, char separator, std::span<std::string_view> cells);

} // namespace sightline::import
