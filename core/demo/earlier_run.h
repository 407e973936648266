// SPDX-License-Identifier: GPL-3.0-or-later
// Removes what an earlier demo left in a folder, since another seed has other servers and another form has
// other files. Touches nothing unless the folder's ground-truth.json is the generator's own.
#pragma once

#include <filesystem>

namespace sightline::demo
{

// Failures are ignored: what cannot be removed cannot be written over either, and that is reported.
void removeEarlierRun(const std::filesystem::path& dir);

} // namespace sightline::demo
