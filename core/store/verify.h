// SPDX-License-Identifier: GPL-3.0-or-later
// Checks every blob of a case: checksums, shapes, codes, references. Changes nothing.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace sightline::store
{

struct VerifyReport {
    std::map<std::string, std::int64_t> checked; // blobs by kind
    std::vector<std::string> problems;
};

[[nodiscard]] Result<VerifyReport> verifyCase(const std::filesystem::path& path, const Watch& watch);

} // namespace sightline::store
