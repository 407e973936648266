// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/small_rows.h"

#include "core/store/documents.h"
#include "core/store/layout.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace sightline::store
{
namespace
{

// Log text that is no UTF-8 was repaired on reading; this keeps the document valid whatever comes.
std::string dump(const nlohmann::json& doc)
{
    return doc.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Result<> writeSources(Database& db, const std::map<std::int64_t, SourceRow>& sources)
{
    auto source = db.prepare("INSERT OR REPLACE INTO source "
                             "VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18)");
    if (!source) return tl::unexpected(source.error());
    auto facts = db.prepare("INSERT OR REPLACE INTO meta VALUES(?1,?2)");
    if (!facts) return tl::unexpected(facts.error());
    for (const auto& [id, s] : sources) {
        source->bind(1, id)
            .bindText(2, s.path)
            .bindText(3, s.member)
            .bindBlob(4, s.sha256)
            .bind(5, s.bytes)
            .bindText(6, s.format)
            .bind(7, kParserVersion);
        source->bindText(8, s.zone)
            .bind(9, s.zoneAssumed ? 1 : 0)
            .bind(10, s.importedAt)
            .bind(11, s.read)
            .bind(12, s.stored);
        source->bind(13, s.duplicates)
            .bind(14, s.revisions)
            .bind(15, s.rejected)
            .bind(16, s.resumeOffset)
            .bind(17, s.resumeOrdinal);
        SL_TRY(source->bind(18, static_cast<std::int64_t>(s.state)).run());
        const std::string key = fmt::format("source.{}", id);
        SL_TRY(facts->bindText(1, key).bindText(2, s.facts).run());
        const std::string coverage = fmt::format("coverage.{}", id);
        SL_TRY(facts->bindText(1, coverage).bindText(2, s.coverage).run());
    }
    return {};
}

Result<> writeRejects(Database& db, const std::vector<std::pair<std::int64_t, RejectRow>>& rejects)
{
    auto reject = db.prepare("INSERT OR REPLACE INTO reject VALUES(?1,?2,?3,?4,?5)");
    if (!reject) return tl::unexpected(reject.error());
    for (const auto& [id, r] : rejects) {
        SL_TRY(reject->bind(1, id)
                   .bind(2, r.position)
                   .bind(3, r.length)
                   .bind(4, r.reason)
                   .bindText(5, r.argument)
                   .run());
    }
    return {};
}

Result<> writePeople(Database& db, const SmallRows& rows)
{
    auto identity = db.prepare("INSERT INTO identity(source,ord,doc) VALUES(?1,?2,?3)");
    if (!identity) return tl::unexpected(identity.error());
    for (const Identity& i : rows.identities) {
        const std::string doc = dump(identityDocument(i));
        SL_TRY(identity->bind(1, i.sourceFile).bind(2, i.ordinal).bindText(3, doc).run());
    }
    auto link = db.prepare(
        "INSERT INTO link VALUES(?1,?2,?3,?4,?5,?6,?7,?8) ON CONFLICT(a,b,kind,source) DO UPDATE SET "
        "n=n+excluded.n,ord=min(ord,excluded.ord),t0=min(coalesce(t0,excluded.t0),coalesce(excluded.t0,t0)),"
        "t1=max(coalesce(t1,excluded.t1),coalesce(excluded.t1,t1))");
    if (!link) return tl::unexpected(link.error());
    for (const auto& [key, l] : rows.links) {
        link->bindText(1, l.link.first)
            .bindText(2, l.link.second)
            .bind(3, static_cast<std::int64_t>(l.link.kind))
            .bind(4, l.source)
            .bind(5, l.ordinal)
            .bind(6, l.count);
        if (l.from == kNoTime) {
            link->bindNull(7).bindNull(8);
        } else {
            link->bind(7, l.from).bind(8, l.to);
        }
        SL_TRY(link->run());
    }
    return {};
}

Result<> writeAlerts(Database& db, const std::vector<Alert>& alerts)
{
    auto insert = db.prepare("INSERT INTO "
                             "alert(origin,external_id,source,product,status,resolution,close_reason,"
                             "comment,assignee,is_read,created) "
                             "VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11) "
                             "ON CONFLICT(origin,external_id) DO UPDATE SET "
                             "product=excluded.product,source=excluded.source,removed=0");
    if (!insert) return tl::unexpected(insert.error());
    for (const Alert& a : alerts) {
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

} // namespace

Result<> SmallRows::write(Database& db) const
{
    SL_TRY(writeSources(db, sources));
    SL_TRY(writeRejects(db, rejects));
    SL_TRY(writePeople(db, *this));
    return writeAlerts(db, alerts);
}

} // namespace sightline::store
