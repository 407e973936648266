// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/case_writer.h"

#include "core/base/hash.h"
#include "core/base/reader.h"
#include "core/store/layout.h"
#include "core/table/codec.h"

#include <fmt/format.h>
#include <system_error>

namespace sightline::store
{
namespace
{

// The codes that rows which are kept have; empty: all of them.
std::vector<std::uint8_t> usedCodes(const RowBatch& rows, const ColumnBuilder& column, bool allKept)
{
    if (allKept) return {};
    std::vector<std::uint8_t> out(column.texts().size(), 0);
    for (std::uint32_t r = 0; r < rows.rows(); ++r) {
        if (rows.fate(r) != RowBatch::Fate::Dropped) out[column.code(r)] = 1;
    }
    return out;
}

bool keepsAny(const RowBatch& rows)
{
    for (std::uint32_t r = 0; r < rows.rows(); ++r) {
        if (rows.fate(r) != RowBatch::Fate::Dropped) return true;
    }
    return false;
}

bool keepsAll(const RowBatch& rows)
{
    for (std::uint32_t r = 0; r < rows.rows(); ++r) {
        if (rows.fate(r) == RowBatch::Fate::Dropped) return false;
    }
    return true;
}

} // namespace

Result<> createCase(const std::filesystem::path& path, std::string_view name)
{
    std::error_code ec;
    if (std::filesystem::exists(path, ec))
        return fail(ErrorKind::InvalidInput, "case.exists", "there is already a file of this name",
                    pathText(path));
    auto db = Database::open(path, OpenMode::Create);
    if (!db) {
        db.error().where = pathText(path);
        return tl::unexpected(db.error());
    }
    SL_TRY(createLayout(*db, name));
    return db->exec("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode=DELETE");
}

Result<std::unique_ptr<CaseWriter>> CaseWriter::open(const std::filesystem::path& path)
{
    std::error_code ec;
    if (!std::filesystem::exists(path, ec))
        return fail(ErrorKind::NotFound, "case.missing", "there is no such case file", pathText(path));
    std::unique_ptr<CaseWriter> out(new CaseWriter);
    auto lock = FileLock::acquire(path);
    if (!lock) return tl::unexpected(lock.error());
    out->m_lock = std::move(*lock);
    auto db = Database::open(path, OpenMode::Write);
    if (!db) return tl::unexpected(db.error());
    out->m_db = std::move(*db);
    SL_TRY(checkLayout(out->m_db));
    SL_TRY(out->m_db.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536"));
    SL_TRY(migrateLayout(out->m_db, path));
    SL_TRY(readSchema(out->m_db, out->m_schema));
    SL_TRY(readDictionaries(out->m_db, out->m_dictionaries));
    for (const auto& [id, d] : out->m_dictionaries)
        out->m_taken[id] = d->size();
    const auto segment = out->m_db.integer("SELECT max(id) FROM seg");
    if (!segment) return tl::unexpected(segment.error());
    out->m_nextSegment = static_cast<SegmentId>(*segment + 1);
    const auto source = out->m_db.integer("SELECT max(id) FROM source");
    if (!source) return tl::unexpected(source.error());
    out->m_nextSource = *source + 1;
    return out;
}

CaseWriter::~CaseWriter()
{
    (void)m_db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    (void)m_db.exec(
        "PRAGMA busy_timeout=0; PRAGMA journal_mode=DELETE"); // fails while readers are there: no harm
}

Result<> CaseWriter::createTable(const TableLayout& layout)
{
    auto transaction = Transaction::begin(m_db);
    if (!transaction) return tl::unexpected(transaction.error());
    auto table = m_db.prepare("INSERT INTO tbl(id,name,kind) VALUES(?1,?2,2)");
    if (!table) return tl::unexpected(table.error());
    const TableDef def{m_schema.nextTableId(), layout.table(), TableKind::Source};
    SL_TRY(table->bind(1, def.id).bindText(2, def.name).run());
    auto column = m_db.prepare("INSERT OR IGNORE INTO coldef(id,tbl,name,type,enc,dom,alias_of,since_seg) "
                               "VALUES(?1,?2,?3,?4,?5,0,?6,?7)");
    if (!column) return tl::unexpected(column.error());
    ColumnId next = m_schema.nextColumnId();
    for (const TableLayout::Slot& slot : layout.slots()) {
        if (slot.table == kActivityTable) continue;
        ColumnDef c{next++, def.id, slot.name, slot.type, slot.encoding, 0, 0, false};
        column->bind(1, c.id).bind(2, def.id).bindText(3, c.name).bind(4, static_cast<std::int64_t>(c.type));
        SL_TRY(
            column->bind(5, static_cast<std::int64_t>(c.encoding)).bind(6, 0).bind(7, m_nextSegment).run());
        m_schema.addColumn(std::move(c));
    }
    m_schema.addTable(def);
    return transaction->commit();
}

Result<KeyIndex*> CaseWriter::keysOf(const std::string& table)
{
    auto& keys = m_keys[table];
    if (!keys) {
        const TableDef* known = m_schema.table(table);
        auto loaded = known != nullptr ? KeyIndex::load(m_db, known->id) : Result<KeyIndex>(KeyIndex());
        if (!loaded) return tl::unexpected(loaded.error());
        keys = std::make_unique<KeyIndex>(std::move(*loaded));
    }
    return keys.get();
}

Result<KeyVerdict> CaseWriter::judge(RowBatch& rows, std::uint32_t row)
{
    if (rows.key(row).key == 0) return KeyVerdict::New;
    const std::string& table = rows.layout().table();
    const auto keys = keysOf(table);
    if (!keys) return tl::unexpected(keys.error());
    const auto answer = (*keys)->judge(rows.key(row), {-m_nextBatch, row});
    if (answer.verdict != KeyVerdict::RevisionWins) return answer.verdict;
    if (answer.earlier.segment == -m_nextBatch) {
        rows.hide(answer.earlier.row);
    } else {
        m_superseded.push_back({table, answer.earlier});
    }
    return answer.verdict;
}

DomainTexts& CaseWriter::domain(DomainId id)
{
    auto& texts = m_domains[id];
    if (!texts) texts = std::make_unique<DomainTexts>(m_dictionaries.at(id));
    return *texts;
}

OrderedRows CaseWriter::order(RowBatch rows)
{
    const TableLayout& layout = rows.layout();
    OrderedRows out{m_schema.table(layout.table())->id, std::move(rows), {}};
    const bool allKept = keepsAll(out.rows);
    for (std::size_t slot = 0; slot < layout.slots().size(); ++slot) {
        const TableLayout::Slot& s = layout.slots()[slot];
        auto& column = out.columns.emplace_back();
        const ColumnDef* def = m_schema.column(s.table != 0 ? s.table : out.table, s.name);
        // A case from before a column was stored has another encoding for it: it goes without.
        if (def == nullptr || def->encoding != s.encoding) continue;
        column.id = def->id;
        if (s.encoding != Encoding::Dictionary) continue;
        const ColumnBuilder& built = out.rows.column(slot);
        DomainTexts& texts = domain(def->domain);
        column.codes = texts.translate(built.texts(), usedCodes(out.rows, built, allKept));
        column.dictionary = texts.dictionary();
    }
    return out;
}

Result<OrderedBatch> CaseWriter::order(std::vector<RowBatch> tables)
{
    OrderedBatch out;
    out.number = m_nextBatch++;
    for (RowBatch& rows : tables) {
        if (!keepsAny(rows)) continue;
        if (m_schema.table(rows.layout().table()) == nullptr) SL_TRY(createTable(rows.layout()));
        out.tables.push_back(order(std::move(rows)));
    }
    for (const auto& [id, d] : m_dictionaries) {
        Code& taken = m_taken[id];
        if (taken != d->size()) out.texts.push_back({id, d, taken, d->size()});
        taken = d->size();
    }
    out.small = std::exchange(m_small, {});
    m_onTheWay.push_back(std::exchange(m_superseded, {}));
    return out;
}

Result<SealedBatch> sealBatch(OrderedBatch batch, const StopToken& stop)
{
    SealedBatch out;
    out.number = batch.number;
    for (const OrderedRows& rows : batch.tables) {
        auto sealed = sealRows(rows, stop);
        if (!sealed) return tl::unexpected(sealed.error());
        out.tables.push_back(std::move(*sealed));
    }
    for (const OrderedBatch::NewTexts& t : batch.texts) {
        std::vector<std::string_view> texts;
        for (Code c = t.from; c < t.to; ++c)
            texts.push_back(t.dictionary->text(c));
        out.texts.emplace_back(t.domain, packBlock(t.from, texts));
    }
    out.small = std::move(batch.small);
    return out;
}

Result<> CaseWriter::commit(const SealedBatch& batch)
{
    auto transaction = Transaction::begin(m_db);
    if (!transaction) return tl::unexpected(transaction.error());
    SL_TRY(write(batch));
    return transaction->commit();
}

Result<> CaseWriter::write(const SealedBatch& batch)
{
    for (const SealedRows& rows : batch.tables) {
        const SegmentId first = m_nextSegment;
        for (const SealedSegment& s : rows.segments)
            SL_TRY(writeSegment(m_db, m_nextSegment++, s));
        settle(batch, rows, first);
    }
    auto dict = m_db.prepare("INSERT INTO dict VALUES(?1,?2,?3,?4,?5,?6)");
    if (!dict) return tl::unexpected(dict.error());
    for (const auto& [id, b] : batch.texts) {
        dict->bind(1, id).bind(2, b.first).bind(3, b.count);
        SL_TRY(dict->bind(4, b.raw).bind(5, b.crc).bindBlob(6, b.data).run());
    }
    SL_TRY(hideSuperseded());
    return batch.small.write(m_db);
}

// The rows have their places: keys, and revisions in batches that follow, refer to them by these.
void CaseWriter::settle(const SealedBatch& batch, const SealedRows& rows, SegmentId first)
{
    if (rows.places.empty()) return;
    if (const auto it = m_keys.find(rows.table); it != m_keys.end())
        it->second->settle(batch.number, rows.places, first);
    const auto place = [&](std::vector<Superseded>& list) {
        for (Superseded& s : list) {
            if (s.place.segment != -batch.number || s.table != rows.table) continue;
            s.place = rows.places[s.place.row];
            s.place.segment += first;
        }
    };
    for (std::vector<Superseded>& list : m_onTheWay)
        place(list);
    place(m_superseded);
}

Result<> CaseWriter::hideSuperseded()
{
    std::map<SegmentId, std::set<std::uint32_t>> bySegment;
    for (const Superseded& s : m_onTheWay.front())
        bySegment[s.place.segment].insert(s.place.row);
    m_onTheWay.pop_front();
    for (const auto& [segment, rows] : bySegment) {
        const auto n = m_db.integer(fmt::format("SELECT n FROM seg WHERE id={}", segment));
        if (!n) return tl::unexpected(n.error());
        Bitmap hidden(static_cast<std::uint32_t>(*n));
        for (const std::uint32_t r : rows)
            hidden.set(r);
        SL_TRY(addTombstones(segment, hidden));
    }
    return {};
}

Result<> CaseWriter::change(const std::function<Result<>(Database&)>& work)
{
    auto transaction = Transaction::begin(m_db);
    if (!transaction) return tl::unexpected(transaction.error());
    SL_TRY(work(m_db));
    return transaction->commit();
}

Result<> CaseWriter::addTombstones(SegmentId segment, const Bitmap& rows)
{
    auto known = m_db.prepare("SELECT data FROM segdel WHERE seg=?1");
    if (!known) return tl::unexpected(known.error());
    const auto found = known->bind(1, segment).step();
    if (!found) return tl::unexpected(found.error());
    Bitmap all = rows;
    if (*found) {
        const auto earlier = unpackBitmap(known->text(0), rows.rows());
        if (!earlier) return tl::unexpected(earlier.error());
        all |= *earlier;
    }
    known->reset();
    return setTombstones(segment, all);
}

Result<> CaseWriter::setTombstones(SegmentId segment, const Bitmap& rows)
{
    if (rows.none()) return m_db.exec(fmt::format("DELETE FROM segdel WHERE seg={}", segment));
    const std::string packed = packBitmap(rows);
    auto write = m_db.prepare("INSERT OR REPLACE INTO segdel VALUES(?1,?2,?3,?4)");
    if (!write) return tl::unexpected(write.error());
    return write->bind(1, segment).bind(2, rows.count()).bind(3, crc32(packed)).bindBlob(4, packed).run();
}

Result<> CaseWriter::mergeOverlay(SegmentId segment, ColumnId column, const OverlayTexts& texts)
{
    auto known = m_db.prepare(
        "SELECT o.raw,o.data,s.n FROM seg s LEFT JOIN overlay o ON o.seg=s.id AND o.col=?2 WHERE s.id=?1");
    if (!known) return tl::unexpected(known.error());
    const auto found = known->bind(1, segment).bind(2, column).step();
    if (!found) return tl::unexpected(found.error());
    if (!*found) return fail(ErrorKind::NotFound, "segment.missing", "this segment does not exist");
    OverlayTexts all;
    if (!known->isNull(1)) {
        auto earlier = overlayTexts(known->text(1), static_cast<std::uint32_t>(known->integer(0)),
                                    static_cast<std::uint32_t>(known->integer(2)));
        if (!earlier) return tl::unexpected(earlier.error());
        all = std::move(*earlier);
    }
    known->reset();
    for (const auto& [row, text] : texts) {
        if (text.empty()) {
            all.erase(row);
        } else {
            all[row] = text;
        }
    }
    return setOverlay(segment, column, all);
}

Result<> CaseWriter::setOverlay(SegmentId segment, ColumnId column, const OverlayTexts& texts)
{
    if (texts.empty())
        return m_db.exec(fmt::format("DELETE FROM overlay WHERE seg={} AND col={}", segment, column));
    const std::string bytes = packOverlay(texts);
    const std::string data = compressed(bytes);
    auto write = m_db.prepare("INSERT INTO overlay VALUES(?1,?2,1,?3,?4,?5) ON CONFLICT(seg,col) DO UPDATE "
                              "SET gen=gen+1,raw=excluded.raw,crc=excluded.crc,data=excluded.data");
    if (!write) return tl::unexpected(write.error());
    return write->bind(1, segment)
        .bind(2, column)
        .bind(3, static_cast<std::int64_t>(bytes.size()))
        .bind(4, crc32(data))
        .bindBlob(5, data)
        .run();
}

} // namespace sightline::store
