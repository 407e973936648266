// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/case_writer.h"

#include "core/base/hash.h"
#include "core/base/reader.h"
#include "core/base/resources.h"
#include "core/store/documents.h"
#include "core/store/layout.h"
#include "core/table/codec.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <system_error>

namespace sightline::store
{
namespace
{

// Log text that is no UTF-8 was repaired on reading; this keeps the document valid whatever comes.
std::string dump(const nlohmann::json& doc)
{
    return doc.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Encoding encodingOf(Type type)
{
    if (type == Type::Bool) return Encoding::Bits;
    return isTextual(type) ? Encoding::SegmentText : Encoding::Fixed;
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
    SL_TRY(readSchema(out->m_db, out->m_schema));
    SL_TRY(readDictionaries(out->m_db, out->m_dictionaries));
    for (const auto& [id, d] : out->m_dictionaries)
        out->m_written[id] = d->size();
    const auto last = out->m_db.integer("SELECT max(id) FROM seg");
    if (!last) return tl::unexpected(last.error());
    out->m_nextSegment = static_cast<SegmentId>(*last + 1);
    return out;
}

CaseWriter::~CaseWriter()
{
    (void)m_db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    (void)m_db.exec(
        "PRAGMA busy_timeout=0; PRAGMA journal_mode=DELETE"); // fails while readers are there: no harm
}

Result<std::int64_t> CaseWriter::addSource(const SourceRow& source)
{
    const auto last = m_db.integer("SELECT max(id) FROM source");
    if (!last) return tl::unexpected(last.error());
    SourceRow row = source;
    row.id = std::max(*last, m_sources.empty() ? std::int64_t{0} : m_sources.rbegin()->first) + 1;
    m_sources[row.id] = row;
    return row.id;
}

void CaseWriter::updateSource(const SourceRow& source)
{
    m_sources[source.id] = source;
}

void CaseWriter::addReject(std::int64_t source, const RejectRow& reject)
{
    m_rejects.emplace_back(source, reject);
}

Result<> CaseWriter::createTable(std::string_view name)
{
    std::vector<std::pair<std::string, Type>> columns;
    for (const auto& row : resourceTable(fmt::format("tables/{}.tsv", name))) {
        const auto type = row.size() > 1 ? typeFromName(row[1]) : std::nullopt;
        if (type) columns.emplace_back(std::string(row[0]), *type);
    }
    if (columns.empty())
        return fail(ErrorKind::Internal, "schema.missing",
                    fmt::format("no columns are known for table {}", name));
    columns.emplace_back("_extra", Type::Dynamic);
    auto transaction = Transaction::begin(m_db);
    if (!transaction) return tl::unexpected(transaction.error());
    auto table = m_db.prepare("INSERT INTO tbl(id,name,kind) VALUES(?1,?2,2)");
    if (!table) return tl::unexpected(table.error());
    const TableDef def{m_schema.nextTableId(), std::string(name), TableKind::Source};
    SL_TRY(table->bind(1, def.id).bindText(2, def.name).run());
    auto column = m_db.prepare("INSERT OR IGNORE INTO coldef(id,tbl,name,type,enc,dom,alias_of,since_seg) "
                               "VALUES(?1,?2,?3,?4,?5,0,?6,?7)");
    if (!column) return tl::unexpected(column.error());
    ColumnId next = m_schema.nextColumnId();
    for (const auto& [columnName, type] : columns) {
        if (m_schema.column(def.id, columnName) != nullptr) continue; // written twice in two cases
        ColumnDef c{next++, def.id, columnName, type, encodingOf(type), 0, 0, false};
        column->bind(1, c.id).bind(2, def.id).bindText(3, c.name).bind(4, static_cast<std::int64_t>(type));
        SL_TRY(
            column->bind(5, static_cast<std::int64_t>(c.encoding)).bind(6, 0).bind(7, m_nextSegment).run());
        m_schema.addColumn(std::move(c));
    }
    m_schema.addTable(def);
    return transaction->commit();
}

Result<TableBuffer*> CaseWriter::buffer(std::string_view table)
{
    if (const auto it = m_buffers.find(table); it != m_buffers.end()) return it->second.get();
    if (m_schema.table(table) == nullptr) SL_TRY(createTable(table));
    const auto writerOf = [this](DomainId domain) {
        auto& writer = m_writers[domain];
        if (!writer) writer = std::make_unique<DictionaryWriter>(m_dictionaries.at(domain));
        return writer.get();
    };
    auto made = std::make_unique<TableBuffer>(m_schema, *m_schema.table(table), writerOf);
    return m_buffers.emplace(std::string(table), std::move(made)).first->second.get();
}

Result<KeyVerdict> CaseWriter::judge(std::string_view table, const RecordKey& key)
{
    auto rows = buffer(table);
    if (!rows) return tl::unexpected(rows.error());
    auto it = m_keys.find(table);
    if (it == m_keys.end()) {
        auto index = KeyIndex::load(m_db, m_schema.table(table)->id);
        if (!index) return tl::unexpected(index.error());
        it = m_keys.emplace(std::string(table), std::make_unique<KeyIndex>(std::move(*index))).first;
    }
    const auto answer = it->second->judge(key, (*rows)->rows());
    if (answer.verdict == KeyVerdict::RevisionWins) {
        if (answer.earlier.segment == 0) {
            (*rows)->hide(answer.earlier.row);
        } else {
            m_superseded[answer.earlier.segment].insert(answer.earlier.row);
        }
    }
    return answer.verdict;
}

Result<> CaseWriter::addRecord(std::string_view table, const RecordPlace& place, const Record& record,
                               const Normalised& normalised)
{
    auto rows = buffer(table);
    if (!rows) return tl::unexpected(rows.error());
    (*rows)->add(place, record, normalised);
    return {};
}

void CaseWriter::addAlert(const Alert& alert)
{
    m_alerts.push_back(alert);
}

void CaseWriter::addIdentity(const Identity& identity)
{
    m_identities.push_back(identity);
}

void CaseWriter::addLink(const AccountLink& link, std::int64_t source, std::int64_t ordinal)
{
    LinkRow& row = m_links[{link, source}];
    if (row.count++ == 0) {
        row.link = link;
        row.source = source;
        row.ordinal = ordinal;
    }
}

std::uint64_t CaseWriter::bufferedRows() const
{
    std::uint64_t n = 0;
    for (const auto& [name, b] : m_buffers)
        n += b->rows();
    return n;
}

std::uint64_t CaseWriter::bufferedBytes() const
{
    std::uint64_t n = 0;
    for (const auto& [name, b] : m_buffers)
        n += b->bytes();
    return n;
}

Result<> CaseWriter::commit()
{
    auto transaction = Transaction::begin(m_db);
    if (!transaction) return tl::unexpected(transaction.error());
    SL_TRY(writePending());
    SL_TRY(writeSmall());
    SL_TRY(writeAlerts());
    SL_TRY(transaction->commit());
    m_sources.clear();
    m_rejects.clear();
    m_alerts.clear();
    m_identities.clear();
    m_links.clear();
    m_superseded.clear();
    return {};
}

Result<> CaseWriter::writePending()
{
    for (const auto& [name, b] : m_buffers) {
        if (b->rows() == 0) continue;
        auto places = b->seal(m_db, m_nextSegment, m_dictionaries);
        if (!places) return tl::unexpected(places.error());
        if (const auto it = m_keys.find(name); it != m_keys.end()) it->second->settle(*places);
    }
    SL_TRY(writeDictionaries());
    for (const auto& [segment, rows] : m_superseded) {
        const auto n = m_db.integer(fmt::format("SELECT n FROM seg WHERE id={}", segment));
        if (!n) return tl::unexpected(n.error());
        Bitmap hidden(static_cast<std::uint32_t>(*n));
        for (const std::uint32_t r : rows)
            hidden.set(r);
        SL_TRY(addTombstones(segment, hidden));
    }
    return {};
}

Result<> CaseWriter::writeDictionaries()
{
    for (const auto& [id, d] : m_dictionaries) {
        if (d->size() == m_written[id]) continue;
        SL_TRY(writeDictionaryChunk(m_db, id, *d, m_written[id]));
        m_written[id] = d->size();
    }
    return {};
}

Result<> CaseWriter::writeSmall()
{
    auto source = m_db.prepare("INSERT OR REPLACE INTO source "
                               "VALUES(?1,?2,NULL,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17)");
    if (!source) return tl::unexpected(source.error());
    auto facts = m_db.prepare("INSERT OR REPLACE INTO meta VALUES(?1,?2)");
    if (!facts) return tl::unexpected(facts.error());
    for (const auto& [id, s] : m_sources) {
        source->bind(1, id)
            .bindText(2, s.path)
            .bindBlob(3, s.sha256)
            .bind(4, s.bytes)
            .bindText(5, s.format)
            .bind(6, kParserVersion);
        source->bindText(7, s.zone)
            .bind(8, s.zoneAssumed ? 1 : 0)
            .bind(9, s.importedAt)
            .bind(10, s.read)
            .bind(11, s.stored);
        source->bind(12, s.duplicates)
            .bind(13, s.revisions)
            .bind(14, s.rejected)
            .bind(15, s.resumeOffset)
            .bind(16, s.resumeOrdinal);
        SL_TRY(source->bind(17, static_cast<std::int64_t>(s.state)).run());
        const std::string key = fmt::format("source.{}", id);
        SL_TRY(facts->bindText(1, key).bindText(2, s.facts).run());
    }
    auto reject = m_db.prepare("INSERT OR REPLACE INTO reject VALUES(?1,?2,?3,?4,?5)");
    if (!reject) return tl::unexpected(reject.error());
    for (const auto& [id, r] : m_rejects) {
        SL_TRY(reject->bind(1, id)
                   .bind(2, r.position)
                   .bind(3, r.length)
                   .bind(4, r.reason)
                   .bindText(5, r.argument)
                   .run());
    }
    auto identity = m_db.prepare("INSERT INTO identity(source,ord,doc) VALUES(?1,?2,?3)");
    if (!identity) return tl::unexpected(identity.error());
    for (const Identity& i : m_identities) {
        const std::string doc = dump(identityDocument(i));
        SL_TRY(identity->bind(1, i.sourceFile).bind(2, i.ordinal).bindText(3, doc).run());
    }
    auto link = m_db.prepare(
        "INSERT INTO link VALUES(?1,?2,?3,?4,?5) ON CONFLICT(a,b,source) DO UPDATE SET n=n+excluded.n");
    if (!link) return tl::unexpected(link.error());
    for (const auto& [key, l] : m_links) {
        SL_TRY(link->bindText(1, l.link.first)
                   .bindText(2, l.link.second)
                   .bind(3, l.source)
                   .bind(4, l.ordinal)
                   .bind(5, l.count)
                   .run());
    }
    return {};
}

Result<> CaseWriter::writeAlerts()
{
    auto insert = m_db.prepare("INSERT INTO "
                               "alert(origin,external_id,source,product,status,resolution,close_reason,"
                               "comment,assignee,is_read,created) "
                               "VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11) "
                               "ON CONFLICT(origin,external_id) DO UPDATE SET "
                               "product=excluded.product,source=excluded.source,removed=0");
    if (!insert) return tl::unexpected(insert.error());
    for (const Alert& a : m_alerts) {
        const std::string doc = dump(alertDocument(a));
        insert->bindText(1, a.source)
            .bindText(2, a.externalId)
            .bind(3, a.sourceFile)
            .bindText(4, doc)
            .bindText(5, a.status);
        insert->bindText(6, a.resolution)
            .bindText(7, a.closeReason)
            .bindText(8, a.comment)
            .bindText(9, a.assignee);
        SL_TRY(insert->bind(10, a.isRead ? 1 : 0).bind(11, a.created).run());
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
    if (all.empty())
        return m_db.exec(fmt::format("DELETE FROM overlay WHERE seg={} AND col={}", segment, column));
    const std::string bytes = packOverlay(all);
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
