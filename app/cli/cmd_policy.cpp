// SPDX-License-Identifier: GPL-3.0-or-later
// policy list, show, add, remove, enable, disable, test, run, from-filter, export.
#include "app/cli/command.h"
#include "app/cli/rows.h"
#include "core/base/text.h"
#include "core/usecase/policies.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <iterator>

namespace sightline::cli
{
namespace
{

constexpr std::uintmax_t kLargestFile = 1 << 20;

const Policy* findPolicy(const usecase::CaseState& state, std::string_view id)
{
    const auto it =
        std::ranges::find_if(state.policies, [&](const Policy& p) { return equalsAscii(p.id, id); });
    return it == state.policies.end() ? nullptr : &*it;
}

Result<Policy> policyOf(const usecase::CaseState& state, const std::string& id)
{
    if (const Policy* found = findPolicy(state, id)) return *found;
    return fail(ErrorKind::NotFound, "policy.unknown", fmt::format("there is no policy '{}'", id));
}

Result<Policy> policyFile(const std::string& name)
{
    const auto path = pathOf(name);
    std::error_code problem;
    const auto size = std::filesystem::file_size(path, problem);
    if (problem) return fail(ErrorKind::NotFound, "policy.file", "the policy file cannot be read", name);
    if (size > kLargestFile)
        return fail(ErrorKind::Limit, "policy.file", "the policy file is larger than 1 MiB", name);
    std::ifstream in(path, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(in), {});
    const auto document = nlohmann::json::parse(text, nullptr, false);
    if (document.is_discarded())
        return fail(ErrorKind::InvalidInput, "policy.file", "the policy file is no JSON", name);
    return policyFromJson(document);
}

Json policyRow(const usecase::CaseState& state, const Policy& policy)
{
    Json row(policyJson(policy));
    row["alerts"] = std::ranges::count(state.alerts, policy.id, &Alert::policyId);
    return row;
}

Result<Answer> enable(const Call& call, bool enabled)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    SL_TRY(usecase::enablePolicy(**session, call.words[0], enabled));
    Answer answer;
    answer.document = {{"ok", true}, {"id", call.words[0]}, {"enabled", enabled}};
    return answer;
}

Json testJson(const usecase::PolicyTest& test)
{
    Json days = Json::array();
    for (const auto& d : test.perDay)
        days.push_back(
            {{"day", dayText(static_cast<std::int32_t>(d.day / kTicksPerDay))}, {"alerts", d.alerts}});
    return {{"matches", test.matches}, {"alerts", test.alerts},   {"withheld", test.withheld},
            {"users", test.groups},    {"skipped", test.skipped}, {"perDay", std::move(days)},
            {"seconds", test.seconds}};
}

Result<Policy> policyFromCall(const Call& call)
{
    if (!call.has("name")) return usageError("'policy from-filter' needs --name N");
    Policy policy;
    policy.filter = call.words[0];
    policy.name = call.text("name");
    policy.severity = call.text("severity", policy.severity);
    policy.category = call.text("category", policy.category);
    const auto repeat = call.number("repeat", 1, 1);
    if (!repeat) return tl::unexpected(repeat.error());
    const auto minutes = call.number("minutes", 0, 1);
    if (!minutes) return tl::unexpected(minutes.error());
    policy.repeat = static_cast<int>(std::min<std::size_t>(*repeat, 1 << 30));
    policy.minutes = static_cast<int>(std::min<std::size_t>(*minutes, 1 << 30));
    const auto groupBy = groupByFromWord(call.text("group-by", groupByWord(policy.groupBy)));
    if (!groupBy) return usageError("--group-by is user, device or tenant");
    policy.groupBy = *groupBy;
    SL_TRY(checkPolicy(policy));
    return policy;
}

} // namespace

Result<Answer> policyList(const Call& call)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto state = (*session)->state();
    Json rows = Json::array();
    for (const Policy& p : state->policies)
        rows.push_back(policyRow(*state, p));
    Answer answer;
    answer.document = {{"ok", true}, {"count", rows.size()}, {"rows", std::move(rows)}};
    answer.rowsKey = "rows";
    answer.columns = {"id", "name", "severity", "category", "enabled", "alerts", "filter"};
    return answer;
}

Result<Answer> policyShow(const Call& call)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto state = (*session)->state();
    const auto policy = policyOf(*state, call.words[0]);
    if (!policy) return tl::unexpected(policy.error());
    Answer answer;
    answer.document = policyRow(*state, *policy);
    return answer;
}

Result<Answer> policyExport(const Call& call)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto policy = policyOf(*(*session)->state(), call.words[0]);
    if (!policy) return tl::unexpected(policy.error());
    Answer answer;
    answer.document = Json(policyJson(*policy));
    return answer;
}

Result<Answer> policyAdd(const Call& call)
{
    auto policy = policyFile(call.words[0]);
    if (!policy) return tl::unexpected(std::move(policy.error()));
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto id = usecase::addPolicy(**session, std::move(*policy));
    if (!id) return tl::unexpected(id.error());
    Answer answer;
    answer.document = {{"ok", true}, {"id", *id}};
    return answer;
}

Result<Answer> policyRemove(const Call& call)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    SL_TRY(usecase::removePolicy(**session, call.words[0]));
    Answer answer;
    answer.document = {{"ok", true}, {"id", call.words[0]}};
    return answer;
}

Result<Answer> policyEnable(const Call& call)
{
    return enable(call, true);
}

Result<Answer> policyDisable(const Call& call)
{
    return enable(call, false);
}

Result<Answer> policyTest(const Call& call)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto state = (*session)->state();
    const Policy* known = findPolicy(*state, call.words[0]);
    const auto policy = known != nullptr ? Result<Policy>(*known) : policyFile(call.words[0]);
    if (!policy) return tl::unexpected(policy.error());
    const auto test = usecase::testPolicy(*state, *policy, call.watch());
    if (!test) return tl::unexpected(test.error());
    Answer answer;
    answer.document = testJson(*test);
    return answer;
}

Result<Answer> policyRun(const Call& call)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const std::string id = call.words.empty() ? std::string() : call.words[0];
    const auto run = usecase::runPolicies(**session, id, call.watch());
    if (!run) return tl::unexpected(run.error());
    Answer answer;
    answer.document = {{"policies", run->policies},
                       {"activities", run->activities},
                       {"alerts", run->alerts},
                       {"withheld", run->withheld},
                       {"seconds", run->seconds}};
    return answer;
}

Result<Answer> policyFromFilter(const Call& call)
{
    auto policy = policyFromCall(call);
    if (!policy) return tl::unexpected(std::move(policy.error()));
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto id = usecase::addPolicy(**session, std::move(*policy));
    if (!id) return tl::unexpected(id.error());
    if (auto fresh = (*session)->refresh(); !fresh) return tl::unexpected(fresh.error());
    const auto run = usecase::runPolicies(**session, *id, call.watch());
    if (!run) return tl::unexpected(run.error());
    Answer answer;
    answer.document = {
        {"id", *id}, {"matches", run->activities}, {"alerts", run->alerts}, {"withheld", run->withheld}};
    return answer;
}

} // namespace sightline::cli
