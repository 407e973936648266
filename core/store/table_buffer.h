// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of one source table that are not in the file yet, column by column; sealed into segments in time
// order.
#pragma once

#include "core/model/record.h"
#include "core/store/key_index.h"
#include "core/table/builder.h"
#include "core/table/schema.h"
#include "core/table/segment.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sightline::store
{

struct RecordPlace {
    std::int64_t source = 0;
    std::int64_t ordinal = 0;
    std::string_view raw;
    RecordKey key;
    bool hidden = false; // a losing revision: kept, but tombstoned at once
};

class TableBuffer
{
public:
    using WriterOf = std::function<DictionaryWriter*(DomainId)>;

    TableBuffer(const Schema& schema, TableDef table, WriterOf writerOf);

    void add(const RecordPlace& place, const Record& record, const Normalised& normalised);

    void hide(std::uint32_t row) { m_hidden[row] = true; }

    [[nodiscard]] std::uint32_t rows() const { return static_cast<std::uint32_t>(m_times.size()); }

    [[nodiscard]] std::uint64_t bytes() const { return m_raw.size(); }

    // Writes all rows as segments from `next` on, which is advanced; answers the place of each buffer row.
    [[nodiscard]] Result<std::vector<KeyPlace>>
    seal(Database& db, SegmentId& next, const std::map<DomainId, std::shared_ptr<Dictionary>>& dictionaries);

private:
    struct Slot {
        const ColumnDef* def = nullptr;
        ColumnBuilder builder;
    };

    void addFields(std::uint32_t row, const Record& record);
    void addActivity(std::uint32_t row, const RecordPlace& place, const Normalised& normalised);
    [[nodiscard]] std::vector<std::vector<std::uint32_t>> chunks() const; // rows of each segment, in order
    [[nodiscard]] Result<> writeSegment(Database& db, SegmentId id, const std::vector<std::uint32_t>& rows,
                                        const std::map<DomainId, std::shared_ptr<Dictionary>>& dictionaries);
    [[nodiscard]] Result<> writeColumns(Database& db, SegmentId id, const std::vector<std::uint32_t>& rows,
                                        const std::map<DomainId, std::shared_ptr<Dictionary>>& dictionaries);
    void clear();

    TableDef m_table;
    std::vector<Slot> m_slots;
    std::unordered_map<std::string, std::size_t> m_byName; // folded name of a source column -> slot
    std::vector<std::size_t> m_activitySlots;              // by Activity
    std::size_t m_rest = 0;                                // slot for undeclared fields
    std::vector<Ticks> m_times;
    std::vector<std::int64_t> m_sources;
    std::vector<std::int64_t> m_ordinals;
    std::vector<bool> m_isActivity;
    std::vector<bool> m_hidden;
    std::vector<RecordKey> m_keys;
    std::string m_raw;
    std::vector<std::size_t> m_rawEnds;
};

} // namespace sightline::store
