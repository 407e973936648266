// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/undo_ops.h"

#include "core/base/hash.h"
#include "core/table/codec.h"
#include "core/usecase/network_rows.h"
#include "core/usecase/policy_marks.h"

#include <charconv>
#include <fmt/format.h>

namespace sightline::usecase
{
namespace
{

using nlohmann::json;

Result<> undoPolicy(store::Database& db, const json& inverse)
{
    const auto id = inverse.value("id", std::int64_t{0});
    if (inverse.contains("doc")) {
        auto update = db.prepare("UPDATE policy SET doc=?1, removed=0 WHERE id=?2");
        if (!update) return tl::unexpected(update.error());
        const std::string doc = inverse["doc"].dump();
        return update->bindText(1, doc).bind(2, id).run();
    }
    return db.exec(fmt::format("UPDATE policy SET removed=1 WHERE id={}", id));
}

// Removing a source keeps what was hidden before, so that undoing shows exactly the rest again.
Result<> undoSource(store::CaseWriter& writer, store::Database& db, const json& inverse)
{
    const auto id = inverse.value("id", std::int64_t{0});
    SL_TRY(db.exec(fmt::format("UPDATE source SET state={} WHERE id={}", inverse.value("state", 1), id)));
    SL_TRY(db.exec(fmt::format("UPDATE alert SET removed=0 WHERE source={}", id)));
    if (!inverse.contains("segments") || !inverse["segments"].is_array()) return {};
    for (const json& s : inverse["segments"]) {
        Bitmap hidden(s.value("rows", 0U));
        for (const json& row : s.at("hidden")) {
            if (row.get<std::uint32_t>() < hidden.rows()) hidden.set(row.get<std::uint32_t>());
        }
        SL_TRY(writer.setTombstones(s.value("id", 0), hidden));
    }
    return {};
}

// The rows that were read again go, those from before come back.
Result<> undoRezone(store::CaseWriter& writer, store::Database& db, const json& inverse)
{
    const auto made = inverse.value("new", std::int64_t{0});
    const json& old = inverse.at("old");
    SL_TRY(db.exec(fmt::format("UPDATE source SET state=3 WHERE id={}", made)));
    SL_TRY(db.exec(
        fmt::format("UPDATE alert SET source={} WHERE source={}", old.value("id", std::int64_t{0}), made)));
    for (const json& s : inverse.at("segments")) {
        SL_TRY(writer.setTombstones(s.value("id", 0), Bitmap(s.value("rows", 0U), true)));
    }
    return undoSource(writer, db, old);
}

// One edit ("id") or several ("ids").
Result<> undoIdentity(store::Database& db, const json& inverse)
{
    const json ids = inverse.contains("ids") ? inverse["ids"] : json::array({inverse.at("id")});
    for (const json& id : ids)
        SL_TRY(db.exec(fmt::format("UPDATE person_edit SET removed=1 WHERE id={}", id.get<std::int64_t>())));
    return {};
}

// Alerts a policy run raised go with the run.
Result<> undoRun(store::CaseWriter& writer, store::Database& db, const json& inverse)
{
    for (const json& external : inverse.at("alerts")) {
        auto update = db.prepare("UPDATE alert SET removed=1 WHERE origin='Policy' AND external_id=?1");
        if (!update) return tl::unexpected(update.error());
        const auto text = external.get<std::string>();
        SL_TRY(update->bindText(1, text).run());
    }
    return takeBackMarks(writer, inverse.at("overlays"));
}

} // namespace

json triageJson(const Alert& a)
{
    return {{"id", a.id},
            {"status", a.status},
            {"resolution", a.resolution},
            {"reason", a.closeReason},
            {"comment", a.comment},
            {"assignee", a.assignee},
            {"isRead", a.isRead}};
}

Result<> writeTriage(store::Database& db, const json& t)
{
    std::int64_t id = 0;
    const auto text = t.value("id", std::string{});
    std::from_chars(text.data() + std::min<std::size_t>(2, text.size()), text.data() + text.size(), id);
    auto update =
        db.prepare("UPDATE alert SET "
                   "status=?1,resolution=?2,close_reason=?3,comment=?4,assignee=?5,is_read=?6 WHERE id=?7");
    if (!update) return tl::unexpected(update.error());
    const auto status = t.value("status", std::string{});
    const auto resolution = t.value("resolution", std::string{});
    const auto reason = t.value("reason", std::string{});
    const auto comment = t.value("comment", std::string{});
    const auto assignee = t.value("assignee", std::string{});
    update->bindText(1, status)
        .bindText(2, resolution)
        .bindText(3, reason)
        .bindText(4, comment)
        .bindText(5, assignee);
    return update->bind(6, t.value("isRead", false) ? 1 : 0).bind(7, id).run();
}

Result<> applyInverse(store::CaseWriter& writer, store::Database& db, const json& inverse)
{
    const std::string op = inverse.is_object() ? inverse.value("op", std::string{}) : std::string{};
    try {
        if (op == "triage") {
            for (const json& t : inverse.at("alerts"))
                SL_TRY(writeTriage(db, t));
            return {};
        }
        if (op == "policy") return undoPolicy(db, inverse);
        if (op == "identity") return undoIdentity(db, inverse);
        if (op == "userMark")
            return db.exec(fmt::format("UPDATE user_mark SET removed={} WHERE id={}",
                                       inverse.value("removed", 1) != 0 ? 1 : 0,
                                       inverse.value("id", std::int64_t{0})));
        if (op == "network") return undoNetworks(db, inverse);
        if (op == "rezone") return undoRezone(writer, db, inverse);
        if (op == "source") return undoSource(writer, db, inverse);
        if (op == "run") return undoRun(writer, db, inverse);
    } catch (const json::exception& e) {
        return fail(ErrorKind::Corrupt, "undo.corrupt",
                    std::string("the audit list is damaged: ") + e.what());
    }
    return fail(ErrorKind::Corrupt, "undo.corrupt", "the audit list holds an unknown kind of change");
}

} // namespace sightline::usecase
