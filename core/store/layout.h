// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of a case file and their versions.
#pragma once

#include "core/store/sqlite.h"

namespace sightline::store
{

inline constexpr std::int64_t kApplicationId = 0x53474c4e; // "SGLN"
inline constexpr std::int64_t kLayoutVersion = 1;
inline constexpr std::int64_t kParserVersion = 1;

// Writes an empty case: all tables, the Activity columns, a new case id.
[[nodiscard]] Result<> createLayout(Database& db, std::string_view caseName);
// Refuses files that are no case, or that need a newer reader.
[[nodiscard]] Result<> checkLayout(Database& db);

} // namespace sightline::store
