// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are written as a whole: readers see the old one or the new one, never half of it. Any thread.
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string_view>

namespace sightline
{

// Io, "file.write": what was there before is as it was. The folder is there.
[[nodiscard]] Result<> writeFile(const std::filesystem::path& path, std::string_view bytes);

} // namespace sightline
