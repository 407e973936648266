// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/policies.h"

#include "core/model/activity.h"
#include "core/policy/engine.h"
#include "core/query/search.h"
#include "core/usecase/activity_scores.h"
#include "core/usecase/policy_alerts.h"
#include "core/usecase/small_change.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <fmt/format.h>
#include <map>
#include <set>

namespace sightline::usecase
{
namespace
{

using nlohmann::json;

constexpr std::size_t kNewestHits = 200;

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

Result<std::int64_t> numberOf(const CaseState& state, std::string_view id)
{
    const auto it = std::ranges::find(state.policies, id, &Policy::id);
    std::int64_t n = 0;
    if (it != state.policies.end()) std::from_chars(id.data() + 2, id.data() + id.size(), n);
    if (n == 0)
        return fail(ErrorKind::NotFound, "policy.missing", "there is no such policy", std::string(id));
    return n;
}

json documentOf(const Policy& policy)
{
    json doc = policyJson(policy);
    doc.erase("id");
    return doc;
}

// The state with scores of activities, if the policy asks for them.
Result<StatePtr> stateFor(const StatePtr& state, const Policy& policy, ScoreKeeper& keeper,
                          const Watch& watch)
{
    return asksForScores(policy.filter) ? scoredState(state, keeper, watch) : state;
}

Result<> updateDocument(store::Database& db, std::int64_t id, const json& doc)
{
    auto update = db.prepare("UPDATE policy SET doc=?1 WHERE id=?2");
    if (!update) return tl::unexpected(update.error());
    const std::string text = doc.dump();
    return update->bindText(1, text).bind(2, id).run();
}

} // namespace

Result<PolicyTest> testPolicy(const CaseState& state, const Policy& policy, const Watch& watch)
{
    const auto started = std::chrono::steady_clock::now();
    Policy checked = policy;
    if (checked.name.empty()) checked.name = "test";
    SL_TRY(checkPolicy(checked));
    // Not owned: the state outlives the call.
    ScoreKeeper keeper;
    const auto matched = stateFor(StatePtr(StatePtr(), &state), checked, keeper, watch);
    if (!matched) return tl::unexpected(matched.error());
    auto found = matchPolicy(**matched, checked, watch.stop);
    if (!found) return tl::unexpected(found.error());
    PolicyTest out;
    out.matches = found->rows.size();
    out.skipped = found->found.skipped;
    std::map<Ticks, std::size_t> days;
    std::set<std::uint32_t> groups;
    for (const policy::Firing& f : found->found.firings) {
        groups.insert(f.group);
        if (f.withheld) {
            ++out.withheld;
            continue;
        }
        ++out.alerts;
        if (f.time != kNoTime) ++days[startOfDay(f.time)];
    }
    out.groups = groups.size();
    for (const auto& [day, n] : days)
        out.perDay.push_back({day, n});
    for (auto it = found->found.firings.rbegin();
         it != found->found.firings.rend() && out.newest.size() < kNewestHits; ++it) {
        if (!it->withheld) out.newest.push_back({it->time, found->groups[it->group], it->rows.size()});
    }
    out.seconds = secondsSince(started);
    return out;
}

Result<std::string> addPolicy(Session& session, Policy policy)
{
    SL_TRY(checkPolicy(policy));
    // A filter that does not compile must not be saved: it would only fail later, at night.
    SL_TRY(checkPolicyFilter(*session.state(), policy));
    policy.created = policy.modified = now();
    std::string id;
    const auto action = changeCase(
        session.path(), [&](store::CaseWriter&, store::Database& db, ActionText& text) -> Result<> {
            auto insert = db.prepare("INSERT INTO policy(doc) VALUES(?1)");
            if (!insert) return tl::unexpected(insert.error());
            const std::string doc = documentOf(policy).dump();
            SL_TRY(insert->bindText(1, doc).run());
            id = fmt::format("P-{}", db.lastId());
            text = {
                "policy add", {{"id", id}, {"name", policy.name}}, {{"op", "policy"}, {"id", db.lastId()}}};
            return {};
        });
    if (!action) return tl::unexpected(action.error());
    return id;
}

Result<> removePolicy(Session& session, std::string_view id)
{
    const StatePtr state = session.state();
    const auto number = numberOf(*state, id);
    if (!number) return tl::unexpected(number.error());
    const Policy& policy = *std::ranges::find(state->policies, id, &Policy::id);
    const auto action = changeCase(
        session.path(), [&](store::CaseWriter&, store::Database& db, ActionText& text) -> Result<> {
            SL_TRY(db.exec(fmt::format("UPDATE policy SET removed=1 WHERE id={}", *number)));
            text = {"policy remove",
                    {{"id", id}, {"name", policy.name}},
                    {{"op", "policy"}, {"id", *number}, {"doc", documentOf(policy)}}};
            return {};
        });
    if (!action) return tl::unexpected(action.error());
    return {};
}

Result<> enablePolicy(Session& session, std::string_view id, bool enabled)
{
    const StatePtr state = session.state();
    const auto number = numberOf(*state, id);
    if (!number) return tl::unexpected(number.error());
    const Policy before = *std::ranges::find(state->policies, id, &Policy::id);
    if (before.enabled == enabled) return {};
    Policy after = before;
    after.enabled = enabled;
    after.modified = now();
    const auto action = changeCase(
        session.path(), [&](store::CaseWriter&, store::Database& db, ActionText& text) -> Result<> {
            SL_TRY(updateDocument(db, *number, documentOf(after)));
            text = {enabled ? "policy enable" : "policy disable",
                    {{"id", id}},
                    {{"op", "policy"}, {"id", *number}, {"doc", documentOf(before)}}};
            return {};
        });
    if (!action) return tl::unexpected(action.error());
    return {};
}

Result<PolicyRun> runPolicies(Session& session, std::string_view id, const Watch& watch)
{
    const auto started = std::chrono::steady_clock::now();
    const StatePtr state = session.state();
    if (!id.empty()) {
        const auto number = numberOf(*state, id);
        if (!number) return tl::unexpected(number.error());
    }
    PolicyRun out;
    ScoreKeeper keeper;
    std::vector<PolicyHits> hits;
    for (const Policy& policy : state->policies) {
        if (id.empty() ? !policy.enabled : policy.id != id) continue;
        ++out.policies;
        watch.report(out.policies, state->policies.size(), policy.name);
        const auto matched = stateFor(state, policy, keeper, watch);
        if (!matched) return tl::unexpected(matched.error());
        auto matches = matchPolicy(**matched, policy, watch.stop);
        if (!matches) return tl::unexpected(matches.error());
        out.activities += matches->rows.size();
        out.withheld += static_cast<std::size_t>(
            std::ranges::count(matches->found.firings, true, &policy::Firing::withheld));
        hits.push_back({policy, std::move(*matches)});
    }
    const auto raised = raiseAlerts(session, state, hits, watch);
    if (!raised) return tl::unexpected(raised.error());
    out.alerts = *raised;
    out.seconds = secondsSince(started);
    return out;
}

} // namespace sightline::usecase
