// SPDX-License-Identifier: GPL-3.0-or-later
// Where the reference data lies: $SIGHTLINE_SHARED, else the folder `shared` beside the source tree. The data
// is no part of the tree; tests that need it skip when it is absent.
#pragma once

#include <cstdlib>
#include <filesystem>

namespace sightline::test
{

[[nodiscard]] inline std::filesystem::path sourceRoot()
{
    return SIGHTLINE_SOURCE_DIR;
}

[[nodiscard]] inline std::filesystem::path sharedRoot()
{
    const char* given = std::getenv("SIGHTLINE_SHARED");
    if (given != nullptr && *given != '\0') return given;
    return sourceRoot().parent_path() / "shared";
}

[[nodiscard]] inline std::filesystem::path sharedData()
{
    return sharedRoot() / "data";
}

[[nodiscard]] inline bool hasSharedData()
{
    std::error_code problem;
    return std::filesystem::exists(sharedData() / "MANIFEST.json", problem);
}

} // namespace sightline::test
