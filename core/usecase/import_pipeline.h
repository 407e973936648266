// SPDX-License-Identifier: GPL-3.0-or-later
// Drives an import: the calling thread cuts, puts in order and commits, which must happen one batch after the
// other; the threads of a pool read and seal, which is most of the work. A few batches are on their way at
// once.
#pragma once

#include "core/store/case_writer.h"
#include "core/usecase/import_batch.h"
#include "core/usecase/import_queue.h"

namespace sightline::usecase
{

struct PipelineOptions {
    unsigned workers = 0;    // threads beside the caller's; 0: one a core
    bool background = false; // threads of lower priority
    import::BatchLimits limits;
};

// Answers how many of the queue's sources are accounted for. writer: null for a dry run. After a stop, the
// case has what was committed up to then. An error is one of the case: nothing further can be stored.
[[nodiscard]] Result<std::size_t> runPipeline(const ImportKnowledge& knowledge, ImportQueue& queue,
                                              store::CaseWriter* writer, const PipelineOptions& options,
                                              const Watch& watch);

} // namespace sightline::usecase
