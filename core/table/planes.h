// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of several bytes laid out by byte before they are compressed: all lowest bytes first, then all
// second ones, and so on. High bytes of neighbours are mostly the same, and a compressor only sees that where
// they lie side by side. Of what ascends, the differences are smaller still.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sightline
{

// numbers: little endian, `width` bytes each; a width of 0 or 1 changes nothing.
void putPlanes(std::string& out, std::string_view numbers, std::size_t width);
[[nodiscard]] std::string fromPlanes(std::string_view planes, std::size_t width);

// Each number less the one before it, and back; both wrap around.
[[nodiscard]] std::vector<std::uint32_t> differences(const std::vector<std::uint32_t>& numbers);
void sumDifferences(std::vector<std::uint32_t>& numbers);

} // namespace sightline
