// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/user_marks.h"

#include "core/base/text.h"
#include "core/usecase/identities.h"
#include "core/usecase/score_reasons.h"
#include "core/usecase/small_change.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace sightline::usecase
{
namespace
{

using nlohmann::json;

// Tells in the audit list what was said of whom.
struct Said {
    std::string verb; // user.tag
    json args;
    std::string sentence;
};

Result<ChangeResult> addMark(Session& session, const UserMark& mark, Said said)
{
    const auto action = changeCase(
        session.path(), [&](store::CaseWriter&, store::Database& db, ActionText& text) -> Result<> {
            auto insert =
                db.prepare("INSERT INTO user_mark(kind,account,at,value,reason) VALUES(?1,?2,?3,?4,?5)");
            if (!insert) return tl::unexpected(insert.error());
            SL_TRY(insert->bind(1, static_cast<std::int64_t>(mark.kind))
                       .bindText(2, mark.account)
                       .bind(3, mark.time)
                       .bindText(4, mark.value)
                       .bindText(5, mark.reason)
                       .run());
            text = {std::move(said.verb),
                    std::move(said.args),
                    {{"op", "userMark"}, {"id", db.lastId()}, {"removed", 1}}};
            return {};
        });
    if (!action) return tl::unexpected(action.error());
    return ChangeResult{1, *action, std::move(said.sentence)};
}

Result<ChangeResult> removeMark(Session& session, const UserMark& mark, Said said)
{
    const auto action = changeCase(
        session.path(), [&](store::CaseWriter&, store::Database& db, ActionText& text) -> Result<> {
            SL_TRY(db.exec(fmt::format("UPDATE user_mark SET removed=1 WHERE id={}", mark.id)));
            text = {std::move(said.verb),
                    std::move(said.args),
                    {{"op", "userMark"}, {"id", mark.id}, {"removed", 0}}};
            return {};
        });
    if (!action) return tl::unexpected(action.error());
    return ChangeResult{1, *action, std::move(said.sentence)};
}

// Somebody with an account that a mark can be tied to.
Result<query::EntityCode> markable(const CaseState& state, std::string_view name)
{
    auto entity = findEntity(state, name);
    if (!entity) return entity;
    if (state.people->entity(*entity).accounts.empty())
        return fail(ErrorKind::InvalidInput, "userMark.noAccount", "nobody has an account of this name",
                    std::string(name));
    return entity;
}

// One that never changes hands, if there is one.
std::string accountOf(const CaseState& state, query::EntityCode entity)
{
    const auto& accounts = state.people->entity(entity).accounts;
    const auto lasting = std::ranges::find_if(accounts, [](const identity::Account& a) {
        const AccountKind kind = parseAccountKey(a.key).kind;
        return kind == AccountKind::ObjectId || kind == AccountKind::Sid;
    });
    return lasting != accounts.end() ? lasting->key : accounts.front().key;
}

std::string textOf(const CaseState& state, query::EntityCode entity)
{
    return std::string(state.people->entityText(entity));
}

const UserMark* tagOf(const CaseState& state, query::EntityCode entity, std::string_view tag)
{
    for (const UserMark& mark : state.userMarks) {
        if (mark.kind == UserMark::Kind::Tag && equalsFolded(mark.value, tag) &&
            markedEntity(state, mark) == entity)
            return &mark;
    }
    return nullptr;
}

bool directoryHas(const CaseState& state, query::EntityCode entity, std::string_view tag)
{
    return std::ranges::any_of(state.people->entity(entity).directoryRows, [&](std::size_t i) {
        return std::ranges::any_of(state.people->identities()[i].tags,
                                   [&](const std::string& t) { return equalsFolded(t, tag); });
    });
}

} // namespace

query::EntityCode markedEntity(const CaseState& state, const UserMark& mark)
{
    return state.people->entityOfKey(mark.account, mark.time);
}

Result<ChangeResult> tagUser(Session& session, std::string_view name, std::string_view tag, bool remove)
{
    const StatePtr state = session.state();
    tag = trim(tag);
    if (tag.empty()) return fail(ErrorKind::InvalidInput, "userMark.emptyTag", "a tag needs a text");
    const auto entity = markable(*state, name);
    if (!entity) return tl::unexpected(entity.error());
    const std::string text = textOf(*state, *entity);
    const UserMark* known = tagOf(*state, *entity, tag);
    Said said{remove ? "user.untag" : "user.tag", {{"user", text}, {"tag", tag}}, ""};
    if (remove) {
        if (known == nullptr)
            return fail(ErrorKind::InvalidInput, "userMark.notTagged",
                        "this tag was not given here: only such can be taken off", std::string(tag));
        said.sentence = fmt::format("Took the tag {} off {}.", tag, text);
        return removeMark(session, *known, std::move(said));
    }
    if (known != nullptr || directoryHas(*state, *entity, tag))
        return fail(ErrorKind::InvalidInput, "userMark.tagged", "this user has the tag already",
                    std::string(tag));
    said.sentence = fmt::format("Tagged {} as {}.", text, tag);
    return addMark(session,
                   {0, UserMark::Kind::Tag, accountOf(*state, *entity), kNoTime, std::string(tag), ""},
                   std::move(said));
}

Result<ChangeResult> resetPriority(Session& session, std::string_view name, std::string_view reason)
{
    const StatePtr state = session.state();
    reason = trim(reason);
    if (reason.empty()) return fail(ErrorKind::InvalidInput, "userMark.noReason", "a reset needs a reason");
    const auto entity = markable(*state, name);
    if (!entity) return tl::unexpected(entity.error());
    const std::string text = textOf(*state, *entity);
    if (!state->people->entity(*entity).isPerson())
        return fail(ErrorKind::InvalidInput, "score.notScored", "only people are scored", text);
    const Ticks asOf = state->activities.asOf;
    return addMark(
        session, {0, UserMark::Kind::Reset, accountOf(*state, *entity), asOf, "", std::string(reason)},
        {"user.reset",
         {{"user", text}, {"reason", reason}, {"time", isoText(asOf)}},
         fmt::format("Reset the investigation priority of {}: what happened up to {} does not count.", text,
                     isoText(asOf))});
}

Result<ChangeResult> setDayVerdict(Session& session, std::string_view name, std::int32_t day,
                                   std::string_view verdict, std::string_view reason)
{
    const StatePtr state = session.state();
    const auto entity = markable(*state, name);
    if (!entity) return tl::unexpected(entity.error());
    const Ticks from = day * kTicksPerDay;
    const std::string text = textOf(*state, *entity);
    const std::string date = dayText(day);
    const auto known = std::ranges::find_if(state->userMarks, [&](const UserMark& m) {
        return m.kind == UserMark::Kind::Verdict && m.time == from && markedEntity(*state, m) == *entity;
    });
    Said said{"user.verdict", {{"user", text}, {"day", date}, {"verdict", verdict}, {"reason", reason}}, ""};
    if (verdict == "none") {
        if (known == state->userMarks.end())
            return fail(ErrorKind::InvalidInput, "userMark.noVerdict", "this day has no verdict", date);
        said.sentence = fmt::format("Took back the verdict on {} of {}.", date, text);
        return removeMark(session, *known, std::move(said));
    }
    if (std::ranges::find(kDayVerdicts, verdict) == kDayVerdicts.end())
        return fail(ErrorKind::InvalidInput, "userMark.verdict", "a verdict is Benign, TruePositive or none",
                    std::string(verdict));
    if (known != state->userMarks.end())
        return fail(ErrorKind::InvalidInput, "userMark.hasVerdict",
                    "this day has a verdict: take it back first", known->value);
    said.sentence = fmt::format("Called {} of {} {}.", date, text, verdict);
    return addMark(session,
                   {0, UserMark::Kind::Verdict, accountOf(*state, *entity), from, std::string(verdict),
                    std::string(trim(reason))},
                   std::move(said));
}

std::vector<std::vector<std::string>> tagsByEntity(const CaseState& state)
{
    std::vector<std::vector<std::string>> out(state.people->entityCount());
    for (const UserMark& mark : state.userMarks) {
        if (mark.kind != UserMark::Kind::Tag) continue;
        const query::EntityCode entity = markedEntity(state, mark);
        if (entity != 0 && entity < out.size()) out[entity].push_back(mark.value);
    }
    return out;
}

} // namespace sightline::usecase
