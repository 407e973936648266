// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of one source table's rows: tells new records from duplicates and revisions.
#pragma once

#include "core/store/sqlite.h"
#include "core/table/segment.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::store
{

struct RecordKey {
    std::uint64_t key = 0;     // hash of the key columns; 0: the record has no key
    std::uint64_t content = 0; // hash of the record without its collector's wrapper
    std::uint32_t leaves = 0;  // filled fields: how complete it is
};

enum class KeyVerdict : std::uint8_t {
    New,
    Duplicate,    // same key, same content
    RevisionWins, // same key, other content, and the new one is shown
    RevisionLoses,
};

// A row of the case; or, with the negative number of a batch, a row of that batch, which is on its way.
struct KeyPlace {
    SegmentId segment = 0;
    std::uint32_t row = 0;
};

class KeyIndex
{
public:
    struct Answer {
        KeyVerdict verdict = KeyVerdict::New;
        KeyPlace earlier; // the row that a winning revision hides
    };

    KeyIndex() : m_slots(kFewest) {}

    // Loads the keys of the table's rows that are not tombstoned.
    [[nodiscard]] static Result<KeyIndex> load(Database& db, TableId table);

    // `place`: of the record, if it is stored; in a batch.
    [[nodiscard]] Answer judge(const RecordKey& key, const KeyPlace& place);
    // The rows of a batch got their place: row i of it is places[i], segments counting from `first`.
    void settle(SegmentId batch, const std::vector<KeyPlace>& places, SegmentId first);

private:
    struct Entry {
        RecordKey known; // key 0: free
        KeyPlace place;
    };

    static constexpr std::size_t kFewest = 1024;

    [[nodiscard]] Entry& slot(std::uint64_t key);
    void grow();

    std::vector<Entry> m_slots; // open addressing, at most half full
    std::size_t m_used = 0;
    std::map<SegmentId, std::vector<std::uint64_t>> m_onTheWay; // keys by batch
};

// The `derived` row of a segment: key, content and leaves of each row.
[[nodiscard]] std::string packKeys(const std::vector<RecordKey>& keys);
[[nodiscard]] Result<> writeKeys(Database& db, SegmentId segment, std::string_view packed);

} // namespace sightline::store
