// SPDX-License-Identifier: GPL-3.0-or-later
// The maps a verb works with: those the reader keeps, and the one of --map, which comes before them.
#pragma once

#include "app/cli/command.h"
#include "core/usecase/import_files.h"

namespace sightline::cli
{

// A map of the folder that cannot be used is said and left out; a --map that cannot is an error.
[[nodiscard]] Result<std::vector<usecase::MapDocument>> mapsFor(const Call& call);

} // namespace sightline::cli
