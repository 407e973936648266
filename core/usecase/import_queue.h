// SPDX-License-Identifier: GPL-3.0-or-later
// The files of an import, one after the other, cut into batches: finds out which are new, which were
// interrupted or have grown, and which the case has already. One thread.
#pragma once

#include "core/import/raw_batch.h"
#include "core/usecase/import_batch.h"
#include "core/usecase/import_source.h"

#include <deque>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace sightline::usecase
{

class ImportQueue
{
public:
    ImportQueue(const ImportKnowledge& knowledge, std::vector<std::filesystem::path> files,
                std::vector<store::SourceRow> known, std::string zone);

    // A source for each file that was reached.
    [[nodiscard]] std::deque<ImportSource>& sources() { return m_sources; }

    // The next batch: full, or the last. Nullopt when all files are done, or a stop is requested. spare:
    // memory that may be used for its bytes.
    [[nodiscard]] std::optional<import::RawBatch> next(const import::BatchLimits& limits, std::string spare,
                                                       const Watch& watch);

private:
    [[nodiscard]] bool open(const Watch& watch);
    [[nodiscard]] Result<> openFileAt(const std::filesystem::path& path, ImportSource& source,
                                      const Watch& watch);
    [[nodiscard]] Watch progressOf(const std::filesystem::path& path, const Watch& watch) const;

    const ImportKnowledge& m_knowledge;
    std::vector<std::filesystem::path> m_files;
    std::vector<store::SourceRow> m_known;
    std::string m_zone;
    std::deque<ImportSource> m_sources;
    std::unique_ptr<Reader> m_reader; // of the file at hand, with its splitter
    std::optional<import::BatchSplitter> m_splitter;
    std::uint64_t m_total = 0; // bytes of all files, and one for each
    std::uint64_t m_before = 0;
};

// Files, and the files in folders, in name order.
[[nodiscard]] std::vector<std::filesystem::path> walkFiles(const std::vector<std::filesystem::path>& paths);

} // namespace sightline::usecase
