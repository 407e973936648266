// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/layout.h"

#include "core/base/hash.h"
#include "core/base/reader.h"
#include "core/base/ticks.h"
#include "core/model/activity.h"

#include <fmt/format.h>
#include <map>
#include <sodium.h>

namespace sightline::store
{
namespace
{

constexpr const char* kTables = R"sql(
CREATE TABLE meta   (k TEXT PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE tbl    (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, kind INT NOT NULL);
CREATE TABLE dom    (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE coldef (id INTEGER PRIMARY KEY, tbl INT NOT NULL, name TEXT NOT NULL, type INT NOT NULL, enc INT NOT NULL, dom INT, alias_of INT,
                     since_seg INT, dropped INT NOT NULL DEFAULT 0, UNIQUE(tbl,name));
CREATE TABLE dict   (dom INT, base INT, n INT, raw INT, crc INT, data BLOB, PRIMARY KEY(dom, base));
CREATE TABLE source (id INTEGER PRIMARY KEY, path TEXT, member TEXT, sha256 BLOB, bytes INT, format TEXT, parser_ver INT, zone TEXT, zone_assumed INT,
                     imported_at INT, read INT, stored INT, duplicates INT, revisions INT, rejected INT, resume_offset INT, resume_ordinal INT, state INT);
CREATE TABLE reject (source INT, pos INT, len INT, reason INT, arg TEXT, PRIMARY KEY(source,pos)) WITHOUT ROWID;
CREATE TABLE seg    (id INTEGER PRIMARY KEY, tbl INT NOT NULL, n INT, n_activity INT, tmin INT, tmax INT, state INT, gen INT, crc INT);
CREATE TABLE segcol (id INTEGER PRIMARY KEY, codec INT, width INT, card INT, nulls INT, vmin INT, vmax INT, raw INT, crc INT, data BLOB);
CREATE TABLE segidx (id INTEGER PRIMARY KEY, codec INT, raw INT, crc INT, data BLOB);
CREATE TABLE segdel (seg INTEGER PRIMARY KEY, n INT, crc INT, data BLOB);
CREATE TABLE overlay(seg INT, col INT, gen INT, raw INT, crc INT, data BLOB, UNIQUE(seg,col));
CREATE TABLE zdict  (id INTEGER PRIMARY KEY, source_kind TEXT, data BLOB);
CREATE TABLE rawblk (id INTEGER PRIMARY KEY, n INT, zdict INT, raw INT, crc INT, data BLOB);
CREATE TABLE derived(k TEXT PRIMARY KEY, upto_seg INT, data BLOB);
CREATE TABLE action (id INTEGER PRIMARY KEY, at INT, who TEXT, verb TEXT, args TEXT, inverse TEXT, undone_by INT);
CREATE TABLE alert  (id INTEGER PRIMARY KEY, origin TEXT NOT NULL, external_id TEXT NOT NULL, source INT NOT NULL, product TEXT NOT NULL,
                     status TEXT NOT NULL, resolution TEXT NOT NULL, close_reason TEXT NOT NULL, comment TEXT NOT NULL, assignee TEXT NOT NULL,
                     is_read INT NOT NULL, created INT NOT NULL, removed INT NOT NULL DEFAULT 0, UNIQUE(origin, external_id));
CREATE TABLE policy (id INTEGER PRIMARY KEY, doc TEXT NOT NULL, removed INT NOT NULL DEFAULT 0);
CREATE TABLE identity(id INTEGER PRIMARY KEY, source INT NOT NULL, ord INT NOT NULL, doc TEXT NOT NULL);
)sql";

// Since layout 2.
constexpr const char* kPeopleTables = R"sql(
CREATE TABLE link   (a TEXT NOT NULL, b TEXT NOT NULL, kind INT NOT NULL, source INT NOT NULL, ord INT NOT NULL, n INT NOT NULL, t0 INT, t1 INT,
                     PRIMARY KEY(a,b,kind,source)) WITHOUT ROWID;
CREATE TABLE person_edit(id INTEGER PRIMARY KEY, verb INT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL, removed INT NOT NULL DEFAULT 0);
CREATE TABLE network(id INTEGER PRIMARY KEY, doc TEXT NOT NULL, removed INT NOT NULL DEFAULT 0);
)sql";

// Since layout 3.
constexpr const char* kMarkTable = R"sql(
CREATE TABLE user_mark(id INTEGER PRIMARY KEY, kind INT NOT NULL, account TEXT NOT NULL, at INT, value TEXT NOT NULL, reason TEXT NOT NULL,
                       removed INT NOT NULL DEFAULT 0);
)sql";

Result<> addPeopleTables(Database& db)
{
    SL_TRY(db.exec("ALTER TABLE link RENAME TO link1"));
    SL_TRY(db.exec(kPeopleTables));
    return db.exec("INSERT INTO link SELECT a,b,0,source,ord,n,NULL,NULL FROM link1; DROP TABLE link1");
}

Result<> insertActivityColumns(Database& db)
{
    SL_TRY(db.exec("INSERT INTO tbl VALUES(1,'Activity',1)"));
    auto domain = db.prepare("INSERT INTO dom(name) VALUES(?1)");
    if (!domain) return tl::unexpected(domain.error());
    auto column = db.prepare("INSERT INTO coldef(id,tbl,name,type,enc,dom) VALUES(?1,1,?2,?3,?4,?5)");
    if (!column) return tl::unexpected(column.error());
    std::map<std::string_view, std::int64_t> domains;
    for (const ActivityColumn& c : activityColumns()) {
        std::int64_t dom = 0;
        if (!c.domain.empty()) {
            if (!domains.contains(c.domain)) {
                SL_TRY(domain->bindText(1, c.domain).run());
                domains[c.domain] = db.lastId();
            }
            dom = domains[c.domain];
        }
        column->bind(1, static_cast<std::int64_t>(c.id) + 1)
            .bindText(2, c.name)
            .bind(3, static_cast<std::int64_t>(c.type));
        SL_TRY(column->bind(4, static_cast<std::int64_t>(c.encoding)).bind(5, dom).run());
    }
    return {};
}

} // namespace

Result<> createLayout(Database& db, std::string_view caseName)
{
    SL_TRY(db.exec(fmt::format("PRAGMA page_size=32768; PRAGMA application_id={}; PRAGMA user_version={}",
                               kApplicationId, kLayoutVersion)));
    SL_TRY(db.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL"));
    auto transaction = Transaction::begin(db);
    if (!transaction) return tl::unexpected(transaction.error());
    SL_TRY(db.exec(kTables));
    SL_TRY(db.exec(kPeopleTables));
    SL_TRY(db.exec(kMarkTable));
    SL_TRY(insertActivityColumns(db));
    std::string id(16, '\0');
    randombytes_buf(id.data(), id.size());
    auto meta = db.prepare("INSERT INTO meta VALUES(?1,?2)");
    if (!meta) return tl::unexpected(meta.error());
    SL_TRY(meta->bindText(1, "caseId").bindText(2, hexText(id)).run());
    SL_TRY(meta->bindText(1, "name").bindText(2, caseName).run());
    SL_TRY(meta->bindText(1, "created").bind(2, now()).run());
    SL_TRY(meta->bindText(1, "minReader").bind(2, kMinReader).run());
    SL_TRY(meta->bindText(1, "displayZone").bindText(2, "").run());
    return transaction->commit();
}

Result<> checkLayout(Database& db)
{
    const auto application = db.integer("PRAGMA application_id");
    if (!application) return tl::unexpected(application.error());
    if (*application != kApplicationId) {
        return fail(ErrorKind::InvalidInput, "case.notACase", "this file is no Sightline case");
    }
    const auto reader = db.integer("SELECT v FROM meta WHERE k='minReader'");
    if (!reader) return tl::unexpected(reader.error());
    if (*reader > kLayoutVersion) {
        return fail(
            ErrorKind::Unsupported, "case.tooNew",
            "this case was written by a newer version of Sightline and needs that version to be read");
    }
    return {};
}

namespace
{

// Later layouts have the same tables: there is nothing that could go wrong, and a copy may be large.
constexpr std::int64_t kLastTables = 3;

Result<> copyCase(Database& db, const std::string& path)
{
    std::error_code ec;
    if (std::filesystem::exists(path, ec)) return {};
    auto copy = db.prepare("VACUUM INTO ?1");
    if (!copy) return tl::unexpected(copy.error());
    return copy->bindText(1, path).run();
}

} // namespace

Result<> migrateLayout(Database& db, const std::filesystem::path& path)
{
    const auto version = db.integer("PRAGMA user_version");
    if (!version) return tl::unexpected(version.error());
    if (*version >= kLayoutVersion) return {};
    if (*version < kLastTables) SL_TRY(copyCase(db, pathText(path) + fmt::format(".layout{}", *version)));
    auto transaction = Transaction::begin(db);
    if (!transaction) return tl::unexpected(transaction.error());
    if (*version < 2) SL_TRY(addPeopleTables(db));
    if (*version < 3) SL_TRY(db.exec(kMarkTable));
    SL_TRY(db.exec(fmt::format("UPDATE meta SET v={} WHERE k='minReader'", kMinReader)));
    SL_TRY(db.exec(fmt::format("PRAGMA user_version={}", kLayoutVersion)));
    return transaction->commit();
}

} // namespace sightline::store
