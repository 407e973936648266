// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of `activity-csv` straight into columns: no record and no text of its own for any cell, since a
// million rows a second leave some 200 instructions for each.
#pragma once

#include "core/usecase/import_batch.h"

namespace sightline::usecase
{

// Adds the rows of a slice to table `table` of the batch, or rejects. False: stopped.
bool readActivities(const import::RawBatch::Slice& slice, const ImportKnowledge& knowledge,
                    const StopToken& stop, std::uint16_t table, ReadBatch& batch);

} // namespace sightline::usecase
