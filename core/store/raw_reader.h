// SPDX-License-Identifier: GPL-3.0-or-later
// Raw records out of a case, one after the other: keeps the blocks used last unpacked, so that records read
// in nearly the order they are stored in cost no more than their bytes. One thread, that of the database.
#pragma once

#include "core/store/sqlite.h"
#include "core/table/segment.h"

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::store
{

class RawReader
{
public:
    explicit RawReader(Database& db) : m_db(db) {}

    // One record as it was read; "" where none is kept. Valid until the next call.
    [[nodiscard]] Result<std::string_view> text(SegmentId segment, std::uint32_t row);

private:
    static constexpr std::size_t kBlocks = 32;

    // Stays where it is: `texts` point into `bytes`, and a short string moves its characters with it.
    struct Block {
        std::int64_t first = 0; // segment * 65,536 + row
        std::int64_t rows = 0;
        std::string bytes;
        std::vector<std::string_view> texts;
    };

    [[nodiscard]] Result<> load(std::int64_t segmentStart, std::int64_t place);

    Database& m_db;
    std::deque<std::unique_ptr<Block>> m_blocks; // used last first
};

} // namespace sightline::store
