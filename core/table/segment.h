// SPDX-License-Identifier: GPL-3.0-or-later
// Segments and snapshots: what readers hold. A segment is up to 65,536 rows of one source table, sorted by
// time, immutable; its columns are loaded when first asked for. A snapshot is a consistent list of segments
// with the tombstones and overlays of one moment; it never changes and may be used from any thread.
#pragma once

#include "core/base/result.h"
#include "core/table/column.h"
#include "core/table/schema.h"

#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace sightline
{

using SegmentId = std::int32_t;

inline constexpr std::uint32_t kSegmentRows = 65'536;

struct SegmentInfo {
    SegmentId id = 0;
    TableId table = 0;
    std::uint32_t rows = 0;
    std::uint32_t activities = 0;
    Ticks tmin = kNoTime; // kNoTime: undated
    Ticks tmax = kNoTime;
};

// Where columns come from (the case file; nothing, for tables built in memory). Called from any thread.
class ColumnSource
{
public:
    virtual ~ColumnSource() = default;
    [[nodiscard]] virtual Result<ColumnPtr> loadColumn(const SegmentInfo& segment, ColumnId column) = 0;
    [[nodiscard]] virtual Result<TimePlane> loadTimes(const SegmentInfo& segment) = 0;
    // The record as it was read, byte for byte; empty for rows that keep none.
    [[nodiscard]] virtual Result<std::string> loadRaw(const SegmentInfo& segment, std::uint32_t row) = 0;
};

class Segment
{
public:
    Segment(SegmentInfo info, std::shared_ptr<ColumnSource> source)
        : m_info(info), m_source(std::move(source))
    {
    }

    // A table built in memory; columns not given are absent.
    Segment(SegmentInfo info, TimePlane times, std::unordered_map<ColumnId, ColumnPtr> columns);

    [[nodiscard]] const SegmentInfo& info() const { return m_info; }

    [[nodiscard]] std::uint32_t rows() const { return m_info.rows; }

    [[nodiscard]] Result<ColumnPtr> column(ColumnId id) const;
    [[nodiscard]] Result<std::shared_ptr<const TimePlane>> times() const;
    [[nodiscard]] Result<std::string> raw(std::uint32_t row) const;

private:
    SegmentInfo m_info;
    std::shared_ptr<ColumnSource> m_source;
    mutable std::mutex m_mutex;
    mutable std::vector<ColumnId> m_ids; // of m_columns; few, and asked for often: they lie side by side
    mutable std::vector<ColumnPtr> m_columns;
    mutable std::shared_ptr<const TimePlane> m_times;
};

struct SegmentView {
    std::shared_ptr<const Segment> segment;
    std::shared_ptr<const Bitmap> deleted;            // null: none
    std::unordered_map<ColumnId, ColumnPtr> overlays; // replaceable columns

    [[nodiscard]] const SegmentInfo& info() const { return segment->info(); }

    [[nodiscard]] Result<ColumnPtr> column(ColumnId id) const
    {
        const auto it = overlays.find(id);
        return it == overlays.end() ? segment->column(id) : Result<ColumnPtr>(it->second);
    }
};

struct Snapshot {
    std::shared_ptr<const Schema> schema;
    std::vector<SegmentView> segments; // ascending id
    std::unordered_map<DomainId, std::shared_ptr<const Dictionary>> dictionaries;
    std::uint64_t generation = 0;
};

// The dictionary a column's codes belong to; null unless it has Dictionary encoding.
[[nodiscard]] std::shared_ptr<const Dictionary> dictionaryOf(const Snapshot& snapshot, ColumnId column);

using SnapshotPtr = std::shared_ptr<const Snapshot>;

// A row of a snapshot: index of the segment in Snapshot::segments, and row in it.
struct RowRef {
    std::uint32_t segment = 0;
    std::uint32_t row = 0;

    auto operator<=>(const RowRef&) const = default;
};

} // namespace sightline
