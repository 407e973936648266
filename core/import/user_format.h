// SPDX-License-Identifier: GPL-3.0-or-later
// Maps: format documents that users write for files of no built-in format. They come from strangers, so they
// are checked for more than their syntax. Pure functions.
#pragma once

#include "core/import/importer.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace sightline::import
{

inline constexpr std::string_view kMappedNormaliser = "mapped";
inline constexpr std::size_t kLongestMap = std::size_t{1} << 20; // bytes
inline constexpr std::size_t kMapColumns = 256;

// Of normaliser `mapped`, with an id, a source table and columns that no built-in format has. where: the
// file, for errors.
[[nodiscard]] Result<Format> readMap(std::string_view json, std::string_view where,
                                     std::span<const Format> builtIn);

// Whether a map may fill the activity column: stored, of the record, and no key made from others.
[[nodiscard]] bool isMapTarget(const ActivityColumn& column);

[[nodiscard]] bool isTableName(std::string_view name);       // a word
[[nodiscard]] bool isNormalisedTable(std::string_view name); // of ours, not of a source

// A source table's name made of a title, such as BadgeLog of "Badge log"; never one that is taken.
[[nodiscard]] std::string tableNameOf(std::string_view title);
[[nodiscard]] bool isTakenTable(std::string_view name); // by one of ours or a built-in one

} // namespace sightline::import
