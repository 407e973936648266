// SPDX-License-Identifier: GPL-3.0-or-later
// A batch of records read and understood, before anybody knows which of them the case has already; and the
// reader that makes it, one a thread.
#pragma once

#include "core/base/zone.h"
#include "core/import/raw_batch.h"
#include "core/model/coverage.h"
#include "core/normalise/normaliser.h"
#include "core/store/row_batch.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sightline::usecase
{

// What all threads of one import read by. Immutable.
struct ImportKnowledge {
    std::span<const import::Format> formats;
    const import::Format* only = nullptr;
    std::shared_ptr<const normalise::Maps> maps;
    std::shared_ptr<const ZoneRules> zone; // null: UTC, assumed
    Schema schema;                         // of the case before the import
    bool recoverDeleted = false;           // of EVTX
    bool store = true;                     // false: a dry run, which keeps times and keys alone
};

struct ReadBatch {
    // What a step of the raw batch turned out to be.
    struct Outcome {
        static constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);

        RecordKind kind = RecordKind::Other;
        bool zoneAssumed = false;
        std::uint16_t table = 0;      // of `tables`
        std::uint32_t row = 0;        // of the table
        std::uint32_t reject = kNone; // of `rejects`; the step is no record then
        std::uint32_t extra = kNone;  // of `extras`
    };

    // A link that a record brings, for itself or for others of the batch.
    struct LinkUse {
        std::uint32_t link = 0; // of `links`
        std::int64_t records = 1;
    };

    // What a record brings beside its row. Most bring links alone, so what is large lies elsewhere.
    struct Extra {
        std::unique_ptr<Alert> alert;
        std::unique_ptr<Identity> identity;
        std::vector<LinkUse> links;
        Ticks time = kNoTime; // of the record
    };

    std::shared_ptr<const import::RawBatch> raw;
    std::vector<store::RowBatch> tables;
    std::vector<Outcome> outcomes; // by step; fewer if the reader was stopped
    std::vector<import::Reject> rejects;
    std::vector<Extra> extras;
    std::vector<AccountLink> links;
    std::vector<const import::Format*> formats; // by slice: of its first record; null: it has none
    std::vector<SourceCoverage> coverage;       // by slice
};

class BatchReader
{
public:
    explicit BatchReader(const ImportKnowledge& knowledge);

    [[nodiscard]] Result<ReadBatch> read(std::shared_ptr<const import::RawBatch> raw, const StopToken& stop);

private:
    struct LinkHash {
        std::size_t operator()(const AccountLink& link) const;
    };

    bool onRecord(const import::RawRecord& raw, const import::Format& format, Record& record,
                  std::uint64_t content, std::uint32_t leaves);
    [[nodiscard]] Ticks timeOf(const std::vector<import::TimeColumn>& columns, const Record& record,
                               bool& assumed) const;
    [[nodiscard]] Result<std::uint16_t> tableOf(std::string_view name,
                                                std::span<const std::pair<std::string, Type>> declared = {});
    [[nodiscard]] std::uint32_t extraOf();
    void addReject(import::Reject reject);
    void cover(const import::Format& format, std::string_view table, Record& record);

    const ImportKnowledge& m_knowledge;
    import::SliceReader m_slices;
    normalise::Normaliser m_normaliser;

    struct Table {
        std::shared_ptr<const store::TableLayout> layout;
        store::RowBatch::Sizes sizes; // of its rows in the last batch that had any
    };

    std::map<std::string, Table, std::less<>> m_tables;
    Normalised m_normalised;
    // of the batch at hand
    ReadBatch m_batch;
    std::size_t m_slice = 0;
    std::unordered_map<AccountLink, std::uint32_t, LinkHash> m_links;
    Result<> m_failure;
};

} // namespace sightline::usecase
