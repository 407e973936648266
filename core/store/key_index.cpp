// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/key_index.h"

#include "core/table/codec.h"

#include <cstring>
#include <fmt/format.h>

namespace sightline::store
{
namespace
{

constexpr std::size_t kEntryBytes = 20;

} // namespace

Result<> writeKeys(Database& db, SegmentId segment, const std::vector<RecordKey>& keys)
{
    std::string bytes;
    bytes.reserve(keys.size() * kEntryBytes);
    for (const RecordKey& k : keys) {
        bytes.append(reinterpret_cast<const char*>(&k.key), 8);
        bytes.append(reinterpret_cast<const char*>(&k.content), 8);
        bytes.append(reinterpret_cast<const char*>(&k.leaves), 4);
    }
    auto insert = db.prepare("INSERT OR REPLACE INTO derived VALUES(?1,?2,?3)");
    if (!insert) return tl::unexpected(insert.error());
    const std::string name = fmt::format("keys/{}", segment);
    return insert->bindText(1, name).bind(2, segment).bindBlob(3, bytes).run();
}

Result<KeyIndex> KeyIndex::load(Database& db, TableId table)
{
    KeyIndex out;
    auto rows = db.prepare("SELECT s.id,s.n,d.data,t.data FROM seg s JOIN derived d ON d.k='keys/'||s.id "
                           "LEFT JOIN segdel t ON t.seg=s.id WHERE s.tbl=?1 ORDER BY s.id");
    if (!rows) return tl::unexpected(rows.error());
    rows->bind(1, table);
    for (;;) {
        const auto more = rows->step();
        if (!more) return tl::unexpected(more.error());
        if (!*more) return out;
        const auto segment = static_cast<SegmentId>(rows->integer(0));
        const auto n = static_cast<std::uint32_t>(rows->integer(1));
        const std::string bytes = rows->text(2);
        if (bytes.size() != std::size_t{n} * kEntryBytes)
            return fail(ErrorKind::Corrupt, "case.corrupt",
                        "the case file is damaged: a key list has the wrong length");
        Bitmap deleted;
        if (!rows->isNull(3)) {
            auto unpacked = unpackBitmap(rows->text(3), n);
            if (!unpacked) return tl::unexpected(unpacked.error());
            deleted = std::move(*unpacked);
        }
        for (std::uint32_t i = 0; i < n; ++i) {
            RecordKey k;
            const char* at = bytes.data() + std::size_t{i} * kEntryBytes;
            std::memcpy(&k.key, at, 8);
            std::memcpy(&k.content, at + 8, 8);
            std::memcpy(&k.leaves, at + 16, 4);
            if (k.key != 0 && (deleted.rows() == 0 || !deleted.test(i)))
                out.m_entries[k.key] = {k.content, k.leaves, {segment, i}};
        }
    }
}

KeyIndex::Answer KeyIndex::judge(const RecordKey& key, std::uint32_t next)
{
    if (key.key == 0) return {};
    const auto [it, isNew] = m_entries.try_emplace(key.key, Entry{key.content, key.leaves, {0, next}});
    if (isNew) {
        m_buffered.push_back(key.key);
        return {};
    }
    Entry& known = it->second;
    if (known.content == key.content) return {KeyVerdict::Duplicate, known.place};
    if (key.leaves < known.leaves) return {KeyVerdict::RevisionLoses, known.place};
    const KeyPlace earlier = known.place;
    if (earlier.segment != 0) m_buffered.push_back(key.key);
    known = {key.content, key.leaves, {0, next}};
    return {KeyVerdict::RevisionWins, earlier};
}

void KeyIndex::settle(const std::vector<KeyPlace>& places)
{
    for (const std::uint64_t key : m_buffered) {
        Entry& e = m_entries[key];
        if (e.place.segment == 0) e.place = places[e.place.row];
    }
    m_buffered.clear();
}

} // namespace sightline::store
