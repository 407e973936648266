// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/key_index.h"

#include "core/table/codec.h"

#include <cstring>
#include <fmt/format.h>
#include <utility>

namespace sightline::store
{
namespace
{

constexpr std::size_t kEntryBytes = 20;

} // namespace

std::string packKeys(const std::vector<RecordKey>& keys)
{
    std::string bytes;
    bytes.reserve(keys.size() * kEntryBytes);
    for (const RecordKey& k : keys) {
        bytes.append(reinterpret_cast<const char*>(&k.key), 8);
        bytes.append(reinterpret_cast<const char*>(&k.content), 8);
        bytes.append(reinterpret_cast<const char*>(&k.leaves), 4);
    }
    return bytes;
}

Result<> writeKeys(Database& db, SegmentId segment, std::string_view packed)
{
    auto insert = db.prepare("INSERT OR REPLACE INTO derived VALUES(?1,?2,?3)");
    if (!insert) return tl::unexpected(insert.error());
    const std::string name = fmt::format("keys/{}", segment);
    return insert->bindText(1, name).bind(2, segment).bindBlob(3, packed).run();
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
            if (k.key == 0 || (deleted.rows() != 0 && deleted.test(i))) continue;
            out.grow();
            Entry& e = out.slot(k.key);
            out.m_used += e.known.key == 0 ? 1 : 0;
            e = {k, {segment, i}};
        }
    }
}

// The entry of a key, or the free one where it belongs. Keys are hashes already.
KeyIndex::Entry& KeyIndex::slot(std::uint64_t key)
{
    std::size_t i = key & (m_slots.size() - 1);
    while (m_slots[i].known.key != 0 && m_slots[i].known.key != key)
        i = (i + 1) & (m_slots.size() - 1);
    return m_slots[i];
}

// Makes room for one more.
void KeyIndex::grow()
{
    if ((m_used + 1) * 2 <= m_slots.size()) return;
    const std::vector<Entry> old = std::exchange(m_slots, std::vector<Entry>(m_slots.size() * 2));
    for (const Entry& e : old) {
        if (e.known.key != 0) slot(e.known.key) = e;
    }
}

KeyIndex::Answer KeyIndex::judge(const RecordKey& key, const KeyPlace& place)
{
    if (key.key == 0) return {};
    grow();
    Entry& e = slot(key.key);
    Answer out;
    if (e.known.key == 0) {
        ++m_used;
    } else {
        out.earlier = e.place;
        if (e.known.content == key.content)
            out.verdict = KeyVerdict::Duplicate;
        else
            out.verdict = key.leaves < e.known.leaves ? KeyVerdict::RevisionLoses : KeyVerdict::RevisionWins;
        if (out.verdict != KeyVerdict::RevisionWins) return out;
    }
    e = {key, place};
    m_onTheWay[place.segment].push_back(key.key);
    return out;
}

void KeyIndex::settle(SegmentId batch, const std::vector<KeyPlace>& places, SegmentId first)
{
    const auto it = m_onTheWay.find(-batch);
    if (it == m_onTheWay.end()) return;
    for (const std::uint64_t key : it->second) {
        Entry& e = slot(key);
        if (e.place.segment != -batch) continue; // hidden by a revision in a later batch
        e.place = places[e.place.row];
        e.place.segment += first;
    }
    m_onTheWay.erase(it);
}

} // namespace sightline::store
