// SPDX-License-Identifier: GPL-3.0-or-later
// The one writer of a case: holds the lock file while it lives. Rows are buffered and become segments in one
// transaction per commit, together with their dictionaries, sources and counts, so that a crash leaves a
// prefix of the sources and nothing half. One thread.
#pragma once

#include "core/model/record.h"
#include "core/store/case_file.h"
#include "core/store/file_lock.h"
#include "core/store/key_index.h"
#include "core/store/segment_store.h"
#include "core/store/table_buffer.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>

namespace sightline::store
{

[[nodiscard]] Result<> createCase(const std::filesystem::path& path, std::string_view name);

class CaseWriter
{
public:
    [[nodiscard]] static Result<std::unique_ptr<CaseWriter>> open(const std::filesystem::path& path);
    // Folds the journal back so that the case is one file again. Uncommitted rows are dropped.
    ~CaseWriter();

    // --- sources
    [[nodiscard]] Result<std::int64_t> addSource(const SourceRow& source);
    void updateSource(const SourceRow& source); // written by the next commit
    void addReject(std::int64_t source, const RejectRow& reject);

    // --- records
    // Row of a record in its source table; `normalised` decides whether it is an activity too.
    [[nodiscard]] Result<> addRecord(std::string_view table, const RecordPlace& place, const Record& record,
                                     const Normalised& normalised);
    void addAlert(const Alert& alert); // product fields of a known alert are updated, the analyst's stay
    void addIdentity(const Identity& identity);
    void addLink(const AccountLink& link, std::int64_t source, std::int64_t ordinal);

    // What became of a keyed record among those known; New is remembered for the rows that follow.
    [[nodiscard]] Result<KeyVerdict> judge(std::string_view table, const RecordKey& key);

    [[nodiscard]] std::uint64_t bufferedRows() const;
    [[nodiscard]] std::uint64_t bufferedBytes() const;
    [[nodiscard]] Result<> commit();

    // --- small changes, each its own transaction; `change` runs inside it
    [[nodiscard]] Result<> change(const std::function<Result<>(Database&)>& work);

    // --- tombstones and overlays, inside change()
    [[nodiscard]] Result<> addTombstones(SegmentId segment, const Bitmap& rows);
    [[nodiscard]] Result<> setTombstones(SegmentId segment, const Bitmap& rows);
    [[nodiscard]] Result<> mergeOverlay(SegmentId segment, ColumnId column,
                                        const OverlayTexts& texts); // "" removes

private:
    CaseWriter() = default;
    [[nodiscard]] Result<TableBuffer*> buffer(std::string_view table);
    [[nodiscard]] Result<> createTable(std::string_view name);
    [[nodiscard]] Result<> writePending();
    [[nodiscard]] Result<> writeSmall();
    [[nodiscard]] Result<> writeAlerts();
    [[nodiscard]] Result<> writeDictionaries();

    std::unique_ptr<FileLock> m_lock;
    Database m_db;
    Schema m_schema;
    std::map<DomainId, std::shared_ptr<Dictionary>> m_dictionaries;
    std::map<DomainId, std::unique_ptr<DictionaryWriter>> m_writers;
    std::map<DomainId, Code> m_written; // texts already in the file
    std::map<std::string, std::unique_ptr<TableBuffer>, std::less<>> m_buffers;
    std::map<std::string, std::unique_ptr<KeyIndex>, std::less<>> m_keys;
    std::map<SegmentId, std::set<std::uint32_t>> m_superseded;
    std::map<std::int64_t, SourceRow> m_sources;
    std::vector<std::pair<std::int64_t, RejectRow>> m_rejects;
    std::vector<Alert> m_alerts;
    std::vector<Identity> m_identities;
    std::map<std::pair<AccountLink, std::int64_t>, LinkRow> m_links;
    SegmentId m_nextSegment = 1;
};

} // namespace sightline::store
