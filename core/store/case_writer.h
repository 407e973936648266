// SPDX-License-Identifier: GPL-3.0-or-later
// The one writer of a case: holds the lock file while it lives. Rows come in batches, which are put in order
// one after the other (judge, then order), sealed on any thread, and committed in the same order: one
// transaction each, with its dictionaries, sources and counts, so that a crash leaves a prefix of the sources
// and nothing half. One thread.
#pragma once

#include "core/model/record.h"
#include "core/store/case_file.h"
#include "core/store/domain_texts.h"
#include "core/store/file_lock.h"
#include "core/store/key_index.h"
#include "core/store/sealed_rows.h"
#include "core/store/segment_store.h"
#include "core/store/small_rows.h"

#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace sightline::store
{

[[nodiscard]] Result<> createCase(const std::filesystem::path& path, std::string_view name);

// A batch in its place among the others, to be sealed.
struct OrderedBatch {
    struct NewTexts {
        DomainId domain = 0;
        std::shared_ptr<const Dictionary> dictionary;
        Code from = 0, to = 0;
    };

    SegmentId number = 0; // from 1
    std::vector<OrderedRows> tables;
    std::vector<NewTexts> texts;
    SmallRows small;
};

// A batch as it will be written.
struct SealedBatch {
    SegmentId number = 0;
    std::vector<SealedRows> tables;
    std::vector<std::pair<DomainId, Block>> texts;
    SmallRows small;
};

[[nodiscard]] Result<SealedBatch> sealBatch(OrderedBatch batch, const StopToken& stop); // any thread

class CaseWriter
{
public:
    [[nodiscard]] static Result<std::unique_ptr<CaseWriter>> open(const std::filesystem::path& path);
    // Folds the journal back so that the case is one file again. Uncommitted rows are dropped.
    ~CaseWriter();

    // The case's tables at the moment; they do not change while batches are filled.
    [[nodiscard]] const Schema& schema() const { return m_schema; }

    // --- the batch that is put in order
    [[nodiscard]] std::int64_t newSource() { return m_nextSource++; } // an id

    // What goes with it, beside its rows.
    [[nodiscard]] SmallRows& small() { return m_small; }

    // What becomes of a row, which may have a key, among those known. New is remembered for those that
    // follow, and a row that a winning revision hides is hidden, wherever it is.
    [[nodiscard]] Result<KeyVerdict> judge(RowBatch& rows, std::uint32_t row);
    // Its rows are decided: makes their tables, gives them the case's codes, and takes what was added to
    // small().
    [[nodiscard]] Result<OrderedBatch> order(std::vector<RowBatch> tables);
    // In the order of numbers. Batches may stay uncommitted if none is ordered or committed after them.
    [[nodiscard]] Result<> commit(const SealedBatch& batch);

    // --- small changes, each its own transaction; `change` runs inside it
    [[nodiscard]] Result<> change(const std::function<Result<>(Database&)>& work);

    // --- tombstones and overlays, inside change()
    [[nodiscard]] Result<> addTombstones(SegmentId segment, const Bitmap& rows);
    [[nodiscard]] Result<> setTombstones(SegmentId segment, const Bitmap& rows);
    [[nodiscard]] Result<> mergeOverlay(SegmentId segment, ColumnId column,
                                        const OverlayTexts& texts); // "" removes
    // In place of what was there.
    [[nodiscard]] Result<> setOverlay(SegmentId segment, ColumnId column, const OverlayTexts& texts);

private:
    CaseWriter() = default;
    [[nodiscard]] Result<> createTable(const TableLayout& layout);
    [[nodiscard]] Result<KeyIndex*> keysOf(const std::string& table);
    [[nodiscard]] OrderedRows order(RowBatch rows);
    [[nodiscard]] DomainTexts& domain(DomainId id);
    [[nodiscard]] Result<> write(const SealedBatch& batch);
    void settle(const SealedBatch& batch, const SealedRows& rows, SegmentId first);
    [[nodiscard]] Result<> hideSuperseded();

    // Rows of earlier batches that revisions in this one hide.
    struct Superseded {
        std::string table;
        KeyPlace place;
    };

    std::unique_ptr<FileLock> m_lock;
    Database m_db;
    Schema m_schema;
    std::map<DomainId, std::shared_ptr<Dictionary>> m_dictionaries;
    std::map<DomainId, std::unique_ptr<DomainTexts>> m_domains;
    std::map<DomainId, Code> m_taken; // texts in the file or on their way to it
    std::map<std::string, std::unique_ptr<KeyIndex>, std::less<>> m_keys;
    std::vector<Superseded> m_superseded;           // by the batch that is put in order
    std::deque<std::vector<Superseded>> m_onTheWay; // by each batch that is not committed yet
    SmallRows m_small;
    std::int64_t m_nextSource = 1;
    SegmentId m_nextBatch = 1;
    SegmentId m_nextSegment = 1;
};

} // namespace sightline::store
