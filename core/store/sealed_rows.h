// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a batch as the segments they become: sorted by time, encoded and compressed, which is most of the
// work of storing and needs no case file; and writing the result.
#pragma once

#include "core/base/progress.h"
#include "core/store/key_index.h"
#include "core/store/row_batch.h"
#include "core/store/sqlite.h"
#include "core/table/codec.h"
#include "core/table/segment.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace sightline::store
{

// A batch whose rows are decided, and what the case says of its columns.
struct OrderedRows {
    struct Column {
        ColumnId id = 0; // 0: not stored
        std::shared_ptr<const Dictionary> dictionary;
        std::vector<Code> codes; // the batch's code -> the domain's
    };

    TableId table = 0;
    RowBatch rows;
    std::vector<Column> columns; // by slot of the layout
};

// Texts packed and compressed.
struct Block {
    std::uint32_t first = 0; // row, or code
    std::uint32_t count = 0;
    std::uint32_t raw = 0; // bytes before compression
    std::uint32_t crc = 0; // of `data`
    std::string data;
};

[[nodiscard]] Block packBlock(std::uint32_t first, const std::vector<std::string_view>& texts);

struct SealedSegment {
    TableId table = 0;
    std::uint32_t rows = 0;
    std::uint32_t activities = 0;
    Ticks tmin = kNoTime;
    Ticks tmax = kNoTime;
    std::vector<std::pair<ColumnId, StoredColumn>> columns;
    std::vector<Block> raws;
    std::string keys;   // "" where no row has one
    std::string hidden; // packed bitmap; "" where no row is
    std::uint32_t hiddenRows = 0;
};

struct SealedRows {
    std::string table;
    std::vector<SealedSegment> segments;
    std::vector<KeyPlace> places; // of each row of the batch, if any has a key; segment counts from 0 here
};

// Any thread.
[[nodiscard]] Result<SealedRows> sealRows(const OrderedRows& ordered, const StopToken& stop);

[[nodiscard]] Result<> writeSegment(Database& db, SegmentId id, const SealedSegment& segment);

} // namespace sightline::store
