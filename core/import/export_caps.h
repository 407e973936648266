// SPDX-License-Identifier: GPL-3.0-or-later
// How many records the products give out at once: an export of exactly that many is probably cut off there.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace sightline::import
{

struct ExportCap {
    std::uint64_t records = 0;
    std::string_view product; // what has the limit; points into the embedded resources
};

// The limits that a source of this format and number of records has met exactly.
[[nodiscard]] std::vector<ExportCap> metCaps(std::string_view format, std::uint64_t records);

} // namespace sightline::import
