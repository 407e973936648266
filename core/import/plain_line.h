// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of separated values without quotation marks, which nearly all are: where they end and how many cells
// they have, 64 bytes at a time.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace sightline::import
{

// How many bytes there are before the first quotation mark or NUL: asked for many lines at once, so that each
// of them need not be looked through for both.
[[nodiscard]] std::size_t plainPart(std::string_view bytes);

struct PlainLine {
    bool ended = false;     // a line end was found
    std::size_t length = 0; // up to it
    std::size_t cells = 0;
};

// The first line of bytes without quotation marks.
[[nodiscard]] PlainLine plainLine(std::string_view bytes, char separator);

// Cuts such a line into its cells, which must be at least one: what is beyond their number stays in the last,
// and cells that the line does not have are empty.
void cutPlainLine(std::string_view line, char separator, std::span<std::string_view> cells);

} // namespace sightline::import
