// SPDX-License-Identifier: GPL-3.0-or-later
// Events that name nobody but happen in a session belong to whoever the session is: the account that other
// records name for the same logon id on the same host, or for the same correlation id anywhere. Kept as an
// overlay of ActorKey: evidence stays as it was read.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <cstddef>
#include <filesystem>

namespace sightline::usecase
{

// Works all of them out again; after imports and removals. How many activities have their owner so.
[[nodiscard]] Result<std::size_t> fillSessionOwners(const std::filesystem::path& casePath,
                                                    const StopToken& stop);

} // namespace sightline::usecase
