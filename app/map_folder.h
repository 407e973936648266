// SPDX-License-Identifier: GPL-3.0-or-later
// Where the reader's maps of unknown formats are kept: the folder `formats` of the reader's data, the same
// for both programs.
#pragma once

#include <filesystem>

namespace sightline
{

[[nodiscard]] std::filesystem::path mapFolder();

} // namespace sightline
