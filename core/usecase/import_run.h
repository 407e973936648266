// SPDX-License-Identifier: GPL-3.0-or-later
// One source on its way into the case: records to rows, alerts, identities and links, with its counts.
#pragma once

#include "core/import/importer.h"
#include "core/normalise/normaliser.h"
#include "core/store/case_writer.h"
#include "core/usecase/import_files.h"

#include <map>
#include <memory>
#include <span>
#include <string>

namespace sightline::usecase
{

// What all sources of one import share. writer is null for a dry run.
struct ImportShared {
    std::span<const import::Format> formats;
    std::shared_ptr<const normalise::Maps> maps;
    std::shared_ptr<const ZoneRules> zone; // null: UTC, assumed
    store::CaseWriter* writer = nullptr;
    std::map<std::string, store::KeyIndex> dryKeys; // of a dry run
    const import::Format* only = nullptr;
};

class ImportRun
{
public:
    ImportRun(ImportShared& shared, store::SourceRow source, FileReport& report);

    // Reads the source to its end or to the stop; commits when enough is buffered.
    [[nodiscard]] Result<> read(Reader& reader, const Watch& watch);

private:
    bool onRecord(const import::RawRecord& raw, const import::Format& format, const import::Dialect& dialect,
                  Record& record, std::uint64_t content, std::uint32_t leaves);
    bool onReject(const import::Reject& reject);
    [[nodiscard]] Result<> store(const import::RawRecord& raw, std::string_view table, const Record& record,
                                 store::RecordKey key);
    [[nodiscard]] Result<store::KeyVerdict> judge(std::string_view table, const store::RecordKey& key);
    [[nodiscard]] Ticks timeOf(const std::vector<import::TimeColumn>& columns, const Record& record);
    void count(Ticks time);
    [[nodiscard]] Result<> begin();
    [[nodiscard]] Result<> checkpoint(bool force);
    void fillSource(store::SourceState state);

    ImportShared& m_shared;
    store::SourceRow m_source;
    FileReport& m_report;
    Normalised m_normalised;
    std::vector<store::RejectRow> m_rejects; // not handed to the writer yet
    std::uint64_t m_end = 0;
    std::uint64_t m_next = 0;
    bool m_begun = false;
    Result<> m_failure;
};

// The facts of a source as they are kept (meta "source.<id>").
[[nodiscard]] std::string sourceFacts(const FileReport& report, std::string_view header);
void readSourceFacts(const store::SourceRow& source, FileReport& report);

} // namespace sightline::usecase
