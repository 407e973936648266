// SPDX-License-Identifier: GPL-3.0-or-later
// The reader's own weights of the score: a file beside the reader's maps, which every case is scored with.
// Without it the defaults hold. What is in force is stamped on every score.
#pragma once

#include "core/analytics/score/weights.h"

#include <filesystem>

namespace sightline::usecase
{

// Beside the folder of the maps.
[[nodiscard]] std::filesystem::path weightsFile(const std::filesystem::path& mapFolder);

// No file, or no path: the defaults. InvalidInput names what is wrong and the file: no guess is scored with.
// The version of weights that are not the defaults ends in a digest of the file: "1+4f0c2a9d".
[[nodiscard]] Result<analytics::Weights> loadWeights(const std::filesystem::path& file);

// Writes the defaults, to be edited. Refuses to overwrite.
[[nodiscard]] Result<> writeDefaultWeights(const std::filesystem::path& file);

} // namespace sightline::usecase
