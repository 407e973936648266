// SPDX-License-Identifier: GPL-3.0-or-later
// What the threads of an import read by, from its options.
#pragma once

#include "core/usecase/import_batch.h"
#include "core/usecase/import_files.h"

#include <vector>

namespace sightline::usecase
{

// Everything but the schema and whether to store. The formats must outlive it.
[[nodiscard]] Result<> prepareImport(ImportKnowledge& knowledge, const std::vector<import::Format>& formats,
                                     const ImportOptions& options);

} // namespace sightline::usecase
