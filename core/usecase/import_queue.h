// SPDX-License-Identifier: GPL-3.0-or-later
// The inputs of an import, one after the other, cut into batches: finds out which are new, which were
// interrupted or have grown, and which the case has already. One thread.
#pragma once

#include "core/base/hash.h"
#include "core/import/raw_batch.h"
#include "core/usecase/import_batch.h"
#include "core/usecase/import_inputs.h"
#include "core/usecase/import_source.h"

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace sightline::usecase
{

class ImportQueue
{
public:
    ImportQueue(const ImportKnowledge& knowledge, ImportInputs inputs, std::vector<store::SourceRow> known,
                std::string zone);

    // A source for each input that was reached.
    [[nodiscard]] std::deque<ImportSource>& sources() { return m_sources; }

    // The next batch: full, or the last. Nullopt when all are done, or a stop is requested. spare: a batch
    // that is done with, whose memory it may use.
    [[nodiscard]] std::optional<import::RawBatch> next(const import::BatchLimits& limits,
                                                       import::RawBatch spare, const Watch& watch);

private:
    [[nodiscard]] bool open(const Watch& watch);
    [[nodiscard]] Result<> openInput(const ImportInput& input, ImportSource& source, const Watch& watch);
    [[nodiscard]] Result<store::SourceRow> rowOf(const ImportInput& input, bool recover, ImportSource& source,
                                                 const StopToken& stop);
    [[nodiscard]] bool mayBeKnown(const ImportInput& input) const;
    [[nodiscard]] bool isKnown(const Sha256Digest& digest, bool recover, ImportSource& source);
    void markPrefix(import::RawBatch& batch) const;
    void close(import::RawBatch& batch);

    const ImportKnowledge& m_knowledge;
    ImportInputs m_inputs;
    std::vector<store::SourceRow> m_known;
    std::string m_zone;
    std::deque<ImportSource> m_sources;
    std::map<Sha256Digest, std::size_t> m_seen; // by this import; the source that is read
    std::set<std::uint64_t> m_sizes;            // of those
    std::unique_ptr<Reader> m_reader;           // of the input at hand, with its splitter
    import::HashingReader* m_hashing = nullptr; // it, where the digest is not known before
    std::optional<import::BatchSplitter> m_splitter;
};

} // namespace sightline::usecase
