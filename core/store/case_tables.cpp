// SPDX-License-Identifier: GPL-3.0-or-later
// The small tables of a case, read whole.
#include "core/store/case_file.h"
#include "core/store/documents.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace sightline::store
{
namespace
{

using nlohmann::json;

constexpr std::int64_t kReading = 0; // older cases: left so by a writer that was killed

// Calls f(statement) for every row.
template <class F> Result<> forRows(Database& db, std::string_view sql, F&& f)
{
    auto rows = db.prepare(sql);
    if (!rows) return tl::unexpected(rows.error());
    for (;;) {
        const auto more = rows->step();
        if (!more) return tl::unexpected(more.error());
        if (!*more) return {};
        f(*rows);
    }
}

json parsed(const std::string& text)
{
    json doc = json::parse(text, nullptr, false);
    return doc.is_object() ? doc : json::object();
}

} // namespace

std::string memberText(std::string_view path, std::string_view member)
{
    std::string out(path);
    if (!path.empty() && !member.empty()) out += " > ";
    return out.append(member);
}

Result<std::vector<SourceRow>> CaseFile::sources()
{
    std::vector<SourceRow> out;
    SL_TRY(forRows(m_db,
                   "SELECT "
                   "s.id,path,coalesce(member,''),sha256,bytes,format,zone,zone_assumed,imported_at,read,"
                   "stored,duplicates,"
                   "revisions,rejected,"
                   "resume_offset,resume_ordinal,state,m.v FROM source s LEFT JOIN meta m ON "
                   "m.k='source.'||s.id ORDER BY s.id",
                   [&](Statement& r) {
                       SourceRow s;
                       s.id = r.integer(0);
                       s.path = r.text(1);
                       s.member = r.text(2);
                       s.sha256 = r.text(3);
                       s.bytes = r.integer(4);
                       s.format = r.text(5);
                       s.zone = r.text(6);
                       s.zoneAssumed = r.integer(7) != 0;
                       s.importedAt = r.integer(8);
                       s.read = r.integer(9);
                       s.stored = r.integer(10);
                       s.duplicates = r.integer(11);
                       s.revisions = r.integer(12);
                       s.rejected = r.integer(13);
                       s.resumeOffset = r.integer(14);
                       s.resumeOrdinal = r.integer(15);
                       s.state = r.integer(16) == kReading ? SourceState::Interrupted
                                                           : static_cast<SourceState>(r.integer(16));
                       s.facts = r.text(17);
                       out.push_back(std::move(s));
                   }));
    return out;
}

Result<std::string> CaseFile::coverage(std::int64_t source)
{
    std::string out;
    SL_TRY(forRows(m_db, fmt::format("SELECT v FROM meta WHERE k='coverage.{}'", source),
                   [&](Statement& r) { out = r.text(0); }));
    return out;
}

Result<std::vector<RejectRow>> CaseFile::rejects(std::int64_t source)
{
    std::vector<RejectRow> out;
    SL_TRY(forRows(m_db,
                   fmt::format("SELECT pos,len,reason,arg FROM reject WHERE source={} ORDER BY pos", source),
                   [&](Statement& r) {
                       out.push_back({r.integer(0), r.integer(1), static_cast<int>(r.integer(2)), r.text(3)});
                   }));
    return out;
}

Result<std::vector<Alert>> CaseFile::alerts()
{
    std::vector<Alert> out;
    SL_TRY(forRows(m_db,
                   "SELECT "
                   "id,origin,external_id,source,product,status,resolution,close_reason,comment,assignee,is_"
                   "read,created "
                   "FROM alert WHERE removed=0 ORDER BY id",
                   [&](Statement& r) {
                       Alert a;
                       a.id = fmt::format("A-{}", r.integer(0));
                       a.source = r.text(1);
                       a.externalId = r.text(2);
                       a.sourceFile = r.integer(3);
                       readAlertDocument(parsed(r.text(4)), a);
                       a.status = r.text(5);
                       a.resolution = r.text(6);
                       a.closeReason = r.text(7);
                       a.comment = r.text(8);
                       a.assignee = r.text(9);
                       a.isRead = r.integer(10) != 0;
                       a.created = r.integer(11);
                       out.push_back(std::move(a));
                   }));
    return out;
}

Result<std::vector<Policy>> CaseFile::policies()
{
    std::vector<Policy> out;
    Result<> bad;
    SL_TRY(forRows(m_db, "SELECT id,doc FROM policy WHERE removed=0 ORDER BY id", [&](Statement& r) {
        auto policy = policyFromJson(parsed(r.text(1)));
        if (!policy) {
            bad = tl::unexpected(policy.error());
            return;
        }
        policy->id = fmt::format("P-{}", r.integer(0));
        out.push_back(std::move(*policy));
    }));
    SL_TRY(bad);
    return out;
}

// Lists of addresses are long, so they are read anew only when the counter of their changes moves.
Result<std::shared_ptr<const std::vector<Network>>> CaseFile::networks()
{
    const auto layout = m_db.integer("PRAGMA user_version");
    if (!layout) return tl::unexpected(layout.error());
    const auto version = m_db.integer("SELECT coalesce((SELECT v FROM meta WHERE k='networks'),0)");
    if (!version) return tl::unexpected(version.error());
    if (m_networks && m_networksVersion == *version) return m_networks;
    auto out = std::make_shared<std::vector<Network>>();
    Result<> bad;
    const auto take = [&](Statement& r) {
        auto network = networkFromJson(parsed(r.text(1)));
        if (!network) {
            bad = tl::unexpected(network.error());
            return;
        }
        network->id = fmt::format("N-{}", r.integer(0));
        out->push_back(std::move(*network));
    };
    if (*layout >= 2) SL_TRY(forRows(m_db, "SELECT id,doc FROM network WHERE removed=0 ORDER BY id", take));
    SL_TRY(bad);
    m_networks = std::move(out);
    m_networksVersion = *version;
    return m_networks;
}

Result<std::vector<Identity>> CaseFile::identities()
{
    std::vector<Identity> out;
    constexpr const char* kRows = "SELECT source,ord,doc FROM identity WHERE source NOT IN "
                                  "(SELECT id FROM source WHERE state=3) ORDER BY id";
    SL_TRY(forRows(m_db, kRows, [&](Statement& r) {
        Identity i = identityFromDocument(parsed(r.text(2)));
        i.sourceFile = r.integer(0);
        i.ordinal = r.integer(1);
        out.push_back(std::move(i));
    }));
    return out;
}

Result<std::vector<LinkEvidence>> CaseFile::links()
{
    std::vector<LinkEvidence> out;
    const auto version = m_db.integer("PRAGMA user_version");
    if (!version) return tl::unexpected(version.error());
    const std::string rows = fmt::format("SELECT a,b,{0},source,ord,n,{1} FROM link WHERE source NOT IN "
                                         "(SELECT id FROM source WHERE state=3) ORDER BY a,b,{2}source",
                                         *version < 2 ? "0" : "kind", *version < 2 ? "NULL,NULL" : "t0,t1",
                                         *version < 2 ? "" : "kind,");
    SL_TRY(forRows(m_db, rows, [&](Statement& r) {
        const AccountLink link{r.text(0), r.text(1), static_cast<LinkKind>(r.integer(2))};
        const auto time = [&](int column) { return r.isNull(column) ? kNoTime : r.integer(column); };
        out.push_back({link, r.integer(3), r.integer(4), r.integer(5), time(6), time(7)});
    }));
    return out;
}

Result<std::string> CaseFile::identityVersion()
{
    std::string out;
    const auto version = m_db.integer("PRAGMA user_version");
    if (!version) return tl::unexpected(version.error());
    for (const char* question :
         {"SELECT count(*),total(n) FROM link", "SELECT count(*),max(id) FROM identity",
          "SELECT group_concat(id||'.'||state),'' FROM source",
          "SELECT group_concat(id||'.'||removed),'' FROM person_edit"}) {
        if (*version < 2 && std::string_view(question).ends_with("person_edit")) continue;
        SL_TRY(forRows(m_db, question, [&](Statement& r) { out += r.text(0) + ' ' + r.text(1) + ';'; }));
    }
    return out;
}

Result<std::vector<IdentityEdit>> CaseFile::identityEdits()
{
    std::vector<IdentityEdit> out;
    const auto version = m_db.integer("PRAGMA user_version");
    if (!version) return tl::unexpected(version.error());
    if (*version < 2) return out;
    SL_TRY(
        forRows(m_db, "SELECT id,verb,a,b FROM person_edit WHERE removed=0 ORDER BY id", [&](Statement& r) {
            const auto verb = r.integer(1);
            if (verb < 0 || verb > static_cast<std::int64_t>(IdentityEdit::Verb::Apart)) return;
            out.push_back({r.integer(0), static_cast<IdentityEdit::Verb>(verb), r.text(2), r.text(3)});
        }));
    return out;
}

Result<std::vector<UserMark>> CaseFile::userMarks()
{
    std::vector<UserMark> out;
    const auto version = m_db.integer("PRAGMA user_version");
    if (!version) return tl::unexpected(version.error());
    if (*version < 3) return out;
    SL_TRY(forRows(m_db, "SELECT id,kind,account,at,value,reason FROM user_mark WHERE removed=0 ORDER BY id",
                   [&](Statement& r) {
                       out.push_back({r.integer(0), static_cast<UserMark::Kind>(r.integer(1)), r.text(2),
                                      r.isNull(3) ? kNoTime : r.integer(3), r.text(4), r.text(5)});
                   }));
    return out;
}

Result<std::vector<ActionRow>> CaseFile::actions(std::int64_t limit)
{
    std::vector<ActionRow> out;
    SL_TRY(forRows(
        m_db,
        fmt::format("SELECT id,at,who,verb,args,inverse,undone_by FROM action ORDER BY id DESC LIMIT {}",
                    limit > 0 ? limit : -1),
        [&](Statement& r) {
            out.push_back(
                {r.integer(0), r.integer(1), r.text(2), r.text(3), r.text(4), r.text(5), r.integer(6)});
        }));
    return out;
}

} // namespace sightline::store
