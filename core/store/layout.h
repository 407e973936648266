// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of a case file and their versions.
#pragma once

#include "core/store/sqlite.h"

#include <filesystem>

namespace sightline::store
{

inline constexpr std::int64_t kApplicationId = 0x53474c4e; // "SGLN"
// 2: links have kinds and dates; changes by hand to identities; address ranges. 3: marks of users. 4: numbers
// by plane, which readers before do not know.
inline constexpr std::int64_t kLayoutVersion = 4;
inline constexpr std::int64_t kMinReader = 4;
inline constexpr std::int64_t kParserVersion = 1;

// Writes an empty case: all tables, the Activity columns, a new case id.
[[nodiscard]] Result<> createLayout(Database& db, std::string_view caseName);
// Refuses files that are no case, or that need a newer reader.
[[nodiscard]] Result<> checkLayout(Database& db);
// Brings an older layout up to date, where tables change after a copy of the case beside it
// ("<case>.layout1").
[[nodiscard]] Result<> migrateLayout(Database& db, const std::filesystem::path& path);

} // namespace sightline::store
