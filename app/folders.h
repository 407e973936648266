// SPDX-License-Identifier: GPL-3.0-or-later
// Where the reader's files lie, the same for both programs.
#pragma once

#include <filesystem>

namespace sightline
{

// Maps of unknown formats, with weights and the list of address tables beside them.
[[nodiscard]] std::filesystem::path mapFolder();

// What scores were made of (core/usecase/score_cache.h); the system may empty it.
[[nodiscard]] std::filesystem::path scoreCacheFolder();

} // namespace sightline
