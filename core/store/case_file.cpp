// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/case_file.h"

#include "core/base/hash.h"
#include "core/base/reader.h"
#include "core/base/text.h"
#include "core/model/activity.h"
#include "core/store/layout.h"
#include "core/store/raw_reader.h"
#include "core/store/segment_store.h"
#include "core/table/codec.h"

#include <array>
#include <fmt/format.h>
#include <random>
#include <system_error>
#include <utility>

namespace sightline::store
{
namespace
{

namespace fs = std::filesystem;

tl::unexpected<Error> corrupt(std::string what)
{
    return fail(ErrorKind::Corrupt, "case.corrupt", "the case file is damaged: " + std::move(what));
}

// Read-only media, where a journal cannot be replayed: read a private copy instead.
Result<fs::path> privateCopy(const fs::path& path)
{
    std::error_code ec;
    const fs::path dir = fs::temp_directory_path(ec) /
                         fmt::format("sightline-{:016x}", std::random_device{}() * 0x9E3779B97F4A7C15ULL);
    fs::create_directories(dir, ec);
    const fs::path copy = dir / path.filename();
    fs::copy_file(path, copy, ec);
    if (ec)
        return fail(ErrorKind::Io, "case.copy", "the case cannot be copied for reading: " + ec.message(),
                    pathText(path));
    for (const char* suffix : {"-wal", "-journal"}) {
        const fs::path journal = pathFromText(pathText(path) + suffix);
        if (!fs::exists(journal, ec)) continue;
        fs::copy_file(journal, pathFromText(pathText(copy) + suffix), ec);
        if (ec)
            return fail(ErrorKind::Io, "case.copy", "the case cannot be copied for reading: " + ec.message(),
                        pathText(journal));
    }
    fs::permissions(copy, fs::perms::owner_read | fs::perms::owner_write, ec);
    return copy;
}

Result<Database> openChecked(const fs::path& path, OpenMode mode)
{
    auto db = Database::open(path, mode);
    if (!db) return db;
    SL_TRY(checkLayout(*db));
    return db;
}

} // namespace

std::string_view ownIdColumn(std::string_view table)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kOwn{{
        {"SigninLogs", "Id"},
        {"AADNonInteractiveUserSignInLogs", "Id"},
        {"AADServicePrincipalSignInLogs", "Id"},
        {"AADManagedIdentitySignInLogs", "Id"},
        {"ADFSSignInLogs", "Id"},
        {"AuditLogs", "Id"},
        {"AADProvisioningLogs", "Id"},
        {"OfficeActivity", "OfficeId"},
        {"McasActivity", "_id"},
        {"AzureActivity", "EventDataId"},
    }};
    for (const auto& [name, column] : kOwn) {
        if (equalsAscii(name, table)) return column;
    }
    return {};
}

class CaseFile::Columns final : public ColumnSource
{
public:
    Columns(Database db, std::string where) : m_db(std::move(db)), m_where(std::move(where)) {}

    void setShape(std::shared_ptr<const Schema> schema,
                  std::map<DomainId, std::shared_ptr<Dictionary>> dictionaries)
    {
        const std::scoped_lock lock(m_mutex);
        m_schema = std::move(schema);
        m_dictionaries = std::move(dictionaries);
    }

    Result<ColumnPtr> loadColumn(const SegmentInfo& segment, ColumnId id) override
    {
        std::unique_lock lock(m_mutex);
        const ColumnDef* def = m_schema->column(id);
        if (def == nullptr) return ColumnPtr{};
        auto stored = readColumn(m_db, segment.id, id);
        if (!stored) return tl::unexpected(stored.error());
        if (!*stored) return ColumnPtr{};
        const std::shared_ptr<const Schema> schema = m_schema; // keeps def
        ColumnShape shape{def->type, def->encoding, segment.rows, {}};
        if (const auto it = m_dictionaries.find(def->domain); it != m_dictionaries.end())
            shape.dictionary = it->second;
        lock.unlock(); // others load while this is decoded
        auto column = decodeColumn(**stored, shape);
        if (!column)
            column.error().where = fmt::format("{}, segment {}, column {}", m_where, segment.id, def->name);
        return column;
    }

    Result<TimePlane> loadTimes(const SegmentInfo& segment) override
    {
        std::unique_lock lock(m_mutex);
        if (segment.tmin == kNoTime) return TimePlane{};
        auto stored = readColumn(m_db, segment.id, columnIdOf(Activity::TimeGenerated));
        if (!stored) return tl::unexpected(stored.error());
        if (!*stored) return corrupt(fmt::format("segment {} has no times", segment.id));
        lock.unlock();
        return decodeTimes(**stored, segment.rows);
    }

    Result<std::string> loadRaw(const SegmentInfo& segment, std::uint32_t row) override
    {
        const std::scoped_lock lock(m_mutex);
        const auto text = m_raws.text(segment.id, row);
        if (!text) return tl::unexpected(text.error());
        return std::string(*text);
    }

private:
    std::mutex m_mutex;
    Database m_db;
    RawReader m_raws{m_db};
    std::string m_where;
    std::shared_ptr<const Schema> m_schema;
    std::map<DomainId, std::shared_ptr<Dictionary>> m_dictionaries;
};

Result<std::unique_ptr<CaseFile>> CaseFile::open(const fs::path& path)
{
    std::error_code ec;
    if (!fs::exists(path, ec))
        return fail(ErrorKind::NotFound, "case.missing", "there is no such case file", pathText(path));
    std::unique_ptr<CaseFile> out(new CaseFile);
    out->m_path = path;
    fs::path readable = path;
    auto db = openChecked(path, OpenMode::Read);
    const auto denied = [&] {
        return !db && (db.error().kind == ErrorKind::Denied || db.error().kind == ErrorKind::NotFound);
    };
    // A program that was killed may have left a journal, which only a writer can replay.
    if (denied() && openChecked(path, OpenMode::Write)) db = openChecked(path, OpenMode::Read);
    if (denied()) {
        const auto copy = privateCopy(path);
        if (!copy) return tl::unexpected(copy.error());
        out->m_copy = readable = *copy;
        out->m_notice = "The case lies on read-only media or was left in the middle of a write; a private "
                        "copy of it is open.";
        db = openChecked(readable, OpenMode::Write);
    }
    if (!db) {
        db.error().where = pathText(path);
        return tl::unexpected(db.error());
    }
    out->m_db = std::move(*db);
    auto second = Database::open(readable, OpenMode::Read);
    if (!second) return tl::unexpected(second.error());
    out->m_columns = std::make_shared<Columns>(std::move(*second), pathText(path));
    return out;
}

CaseFile::~CaseFile()
{
    std::error_code ec;
    if (!m_copy.empty()) fs::remove_all(m_copy.parent_path(), ec);
}

Result<bool> CaseFile::changed()
{
    const auto version = m_db.integer("PRAGMA data_version");
    if (!version) return tl::unexpected(version.error());
    return *version != m_dataVersion;
}

Result<SnapshotPtr> CaseFile::snapshot()
{
    const auto version = m_db.integer("PRAGMA data_version");
    if (!version) return tl::unexpected(version.error());
    if (m_snapshot && *version == m_dataVersion) return m_snapshot;
    auto out = std::make_shared<Snapshot>();
    SL_TRY(m_db.exec("BEGIN"));
    const auto load = [&]() -> Result<> {
        SL_TRY(loadSchema(*out));
        SL_TRY(loadDictionaries(*out));
        m_columns->setShape(out->schema, m_dictionaries);
        SL_TRY(loadSegments(*out));
        SL_TRY(loadDeleted(*out));
        return loadOverlays(*out);
    };
    const auto loaded = load();
    SL_TRY(m_db.exec("COMMIT"));
    if (!loaded) return tl::unexpected(loaded.error());
    out->generation = ++m_generation;
    m_dataVersion = *version;
    m_snapshot = std::move(out);
    return m_snapshot;
}

Result<> CaseFile::loadSchema(Snapshot& out)
{
    auto schema = std::make_shared<Schema>();
    SL_TRY(readSchema(m_db, *schema));
    out.schema = std::move(schema);
    return {};
}

Result<> CaseFile::loadDictionaries(Snapshot& out)
{
    SL_TRY(readDictionaries(m_db, m_dictionaries));
    for (const auto& [id, d] : m_dictionaries)
        out.dictionaries[id] = d;
    return {};
}

Result<> CaseFile::loadSegments(Snapshot& out)
{
    auto rows = m_db.prepare("SELECT id,tbl,n,n_activity,tmin,tmax FROM seg ORDER BY id");
    if (!rows) return tl::unexpected(rows.error());
    for (;;) {
        const auto more = rows->step();
        if (!more) return tl::unexpected(more.error());
        if (!*more) return {};
        SegmentInfo info;
        info.id = static_cast<SegmentId>(rows->integer(0));
        info.table = static_cast<TableId>(rows->integer(1));
        const std::int64_t n = rows->integer(2);
        const std::int64_t activities = rows->integer(3);
        if (n < 1 || n > kSegmentRows || activities < 0 || activities > n)
            return corrupt(fmt::format("segment {} has an impossible size", info.id));
        info.rows = static_cast<std::uint32_t>(n);
        info.activities = static_cast<std::uint32_t>(activities);
        if (!rows->isNull(4)) {
            info.tmin = rows->integer(4);
            info.tmax = rows->integer(5);
        }
        auto& segment = m_segments[info.id];
        if (!segment) segment = std::make_shared<const Segment>(info, m_columns);
        out.segments.push_back({segment, nullptr, {}});
    }
}

Result<> CaseFile::loadDeleted(Snapshot& out)
{
    auto rows = m_db.prepare("SELECT seg,crc,data FROM segdel");
    if (!rows) return tl::unexpected(rows.error());
    for (;;) {
        const auto more = rows->step();
        if (!more) return tl::unexpected(more.error());
        if (!*more) return {};
        const auto id = static_cast<SegmentId>(rows->integer(0));
        const std::string data = rows->text(2);
        if (crc32(data) != static_cast<std::uint32_t>(rows->integer(1)))
            return corrupt("a list of removed rows fails its checksum");
        for (SegmentView& view : out.segments) {
            if (view.info().id != id) continue;
            const auto bitmap = unpackBitmap(data, view.info().rows);
            if (!bitmap) return tl::unexpected(bitmap.error());
            view.deleted = std::make_shared<const Bitmap>(*bitmap);
        }
    }
}

Result<ColumnPtr> CaseFile::readOverlay(const Snapshot& snapshot, const SegmentView& view,
                                        const ColumnDef& def, std::string_view data, std::uint32_t raw)
{
    const auto dictionary = dictionaryOf(snapshot, def.id);
    if (!dictionary) return unpackOverlay(data, raw, def.type, view.info().rows);
    const auto base = view.segment->column(def.id);
    if (!base) return tl::unexpected(base.error());
    return unpackCodeOverlay(data, raw, *base, view.info().rows, dictionary);
}

Result<> CaseFile::loadOverlays(Snapshot& out)
{
    auto rows = m_db.prepare("SELECT seg,col,raw,crc,data FROM overlay");
    if (!rows) return tl::unexpected(rows.error());
    for (;;) {
        const auto more = rows->step();
        if (!more) return tl::unexpected(more.error());
        if (!*more) return {};
        const auto id = static_cast<SegmentId>(rows->integer(0));
        const auto column = static_cast<ColumnId>(rows->integer(1));
        const ColumnDef* def = out.schema->column(column);
        for (SegmentView& view : out.segments) {
            if (view.info().id != id || def == nullptr) continue;
            const std::string data = rows->text(4);
            if (crc32(data) != static_cast<std::uint32_t>(rows->integer(3)))
                return corrupt("an overlay fails its checksum");
            const auto overlay =
                readOverlay(out, view, *def, data, static_cast<std::uint32_t>(rows->integer(2)));
            if (!overlay) return tl::unexpected(overlay.error());
            view.overlays[column] = *overlay;
        }
    }
}

Result<std::shared_ptr<const query::ActivityIds>> CaseFile::activityIds()
{
    auto snap = snapshot();
    if (!snap) return tl::unexpected(snap.error());
    auto ids = std::make_shared<query::ActivityIds>();
    for (const auto& [id, table] : (*snap)->schema->tables()) {
        const auto own = ownIdColumn(table.name);
        const ColumnDef* column = own.empty() ? nullptr : (*snap)->schema->column(id, own);
        if (column != nullptr) ids->ownId[id] = column->id;
    }
    auto all = sources();
    if (!all) return tl::unexpected(all.error());
    for (const SourceRow& s : *all)
        ids->sourcePrefix[s.id] = hexText(s.sha256).substr(0, 10);
    return ids;
}

Result<CaseInfo> CaseFile::info()
{
    CaseInfo out;
    auto rows = m_db.prepare("SELECT k,v FROM meta WHERE k IN ('caseId','name','created')");
    if (!rows) return tl::unexpected(rows.error());
    for (;;) {
        const auto more = rows->step();
        if (!more) return tl::unexpected(more.error());
        if (!*more) break;
        if (rows->text(0) == "caseId") out.id = rows->text(1);
        if (rows->text(0) == "name") out.name = rows->text(1);
        if (rows->text(0) == "created") out.created = rows->integer(1);
    }
    const auto version = m_db.integer("PRAGMA user_version");
    if (!version) return tl::unexpected(version.error());
    out.version = *version;
    std::error_code ec;
    out.bytes = fs::file_size(m_path, ec);
    return out;
}

} // namespace sightline::store
