// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of one source table's rows: tells new records from duplicates and revisions.
#pragma once

#include "core/store/sqlite.h"
#include "core/table/segment.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace sightline::store
{

struct RecordKey {
    std::uint64_t key = 0;     // hash of the key columns; 0: the record has no key
    std::uint64_t content = 0; // hash of the record without its collector's wrapper
    std::uint32_t leaves = 0;  // filled fields: how complete it is
};

enum class KeyVerdict {
    New,
    Duplicate,    // same key, same content
    RevisionWins, // same key, other content, and the new one is shown
    RevisionLoses,
};

// The rows a winning revision hides.
struct KeyPlace {
    SegmentId segment = 0; // 0: still buffered
    std::uint32_t row = 0; // of the segment, or of the table's buffer
};

class KeyIndex
{
public:
    struct Answer {
        KeyVerdict verdict = KeyVerdict::New;
        KeyPlace earlier;
    };

    // Loads the keys of the table's rows that are not tombstoned.
    [[nodiscard]] static Result<KeyIndex> load(Database& db, TableId table);

    // `next` is the buffer row the record takes if it is stored.
    [[nodiscard]] Answer judge(const RecordKey& key, std::uint32_t next);
    // Buffered rows got their place in the file: row i of the buffer is places[i].
    void settle(const std::vector<KeyPlace>& places);

private:
    struct Entry {
        std::uint64_t content = 0;
        std::uint32_t leaves = 0;
        KeyPlace place;
    };

    std::unordered_map<std::uint64_t, Entry> m_entries;
    std::vector<std::uint64_t> m_buffered; // keys whose place is a buffer row
};

// The `derived` row of a segment: key, content and leaves of each row.
[[nodiscard]] Result<> writeKeys(Database& db, SegmentId segment, const std::vector<RecordKey>& keys);

} // namespace sightline::store
