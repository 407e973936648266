// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a source again, out of the raw records the case keeps, with another time zone for times that carry
// none.
#pragma once

#include "core/usecase/import_files.h"

namespace sightline::usecase
{

// One change of the case, which is whole or not at all and can be undone: the old rows are hidden, the new
// ones have the same ActivityIds. Records that were duplicates at their import are not kept raw and stay
// dropped. Of `options` the zone, which must be known, and the maps count.
// Errors: NotFound; InvalidInput where the source has no such times or its records cannot be read again.
[[nodiscard]] Result<> rezoneSource(Session& session, std::int64_t source, const ImportOptions& options,
                                    const Watch& watch);

} // namespace sightline::usecase
