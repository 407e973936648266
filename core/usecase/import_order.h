// SPDX-License-Identifier: GPL-3.0-or-later
// Puts batches that were read in the order of their sources: tells what is new from what the case has,
// counts, and gives sources and rows their place. What it does depends on the order of the batches alone. One
// thread.
#pragma once

#include "core/store/case_writer.h"
#include "core/usecase/import_batch.h"
#include "core/usecase/import_source.h"

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace sightline::usecase
{

class ImportOrder
{
public:
    // writer: null for a dry run. Sources are those that slices number.
    ImportOrder(store::CaseWriter* writer, std::deque<ImportSource>& sources)
        : m_writer(writer), m_sources(sources)
    {
    }

    // The batch in its place; nullopt in a dry run. A batch whose reader was stopped must be the last one.
    [[nodiscard]] Result<std::optional<store::OrderedBatch>> take(ReadBatch batch);
    // A batch is in the case.
    void stored(store::SmallRows small, std::size_t reached);
    // After a stop: what is not stored by now never will be, and reports tell what the case has.
    void dropUnstored();

    // Sources below this number are accounted for, if only in part.
    [[nodiscard]] std::size_t reached() const { return m_reached; }

private:
    using Outcome = ReadBatch::Outcome;

    [[nodiscard]] Result<> takeSlice(ReadBatch& batch, std::size_t slice);
    [[nodiscard]] Result<> takeRecord(ReadBatch& batch, const Outcome& o, ImportSource& source,
                                      std::uint64_t ordinal);
    void takeLinks(const ReadBatch& batch, const ReadBatch::Extra& extra,
                   const store::RowBatch::Place& place);
    void takeExtra(ReadBatch::Extra& extra, const ImportSource& source, std::int64_t ordinal,
                   std::uint64_t content);
    void end(const import::RawBatch::Slice& slice, ImportSource& source);
    void write(ImportSource& source, store::SourceState state);
    [[nodiscard]] Result<store::KeyVerdict> judge(store::RowBatch& rows, std::uint32_t row);
    void flushLinks(const ReadBatch& batch, std::int64_t source);

    store::CaseWriter* m_writer;
    std::deque<ImportSource>& m_sources;
    std::map<std::string, store::KeyIndex, std::less<>> m_dryKeys;
    std::map<std::int64_t, ImportSource*> m_written; // by id
    std::vector<LinkEvidence> m_links;               // by link of the batch, for the slice at hand
    std::size_t m_reached = 0;
    std::size_t m_storedReached = 0;
    ImportSource* m_open = nullptr; // read in part
};

} // namespace sightline::usecase
