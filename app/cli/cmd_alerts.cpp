// SPDX-License-Identifier: GPL-3.0-or-later
// alerts, alert show, alert set.
#include "app/cli/command.h"
#include "app/cli/rows.h"
#include "core/base/text.h"
#include "core/usecase/alerts.h"

#include <algorithm>
#include <fmt/format.h>

namespace sightline::cli
{
namespace
{

constexpr std::size_t kPage = 100;

Result<usecase::AlertChange> alertChange(const Call& call)
{
    usecase::AlertChange change;
    change.status = call.given("status");
    change.resolution = call.given("resolution");
    change.reason = call.given("reason");
    change.comment = call.given("comment");
    change.assignee = call.given("assignee");
    if (call.has("mark-read") && call.has("mark-unread"))
        return usageError("--mark-read contradicts --mark-unread");
    if (call.has("mark-read")) change.isRead = true;
    if (call.has("mark-unread")) change.isRead = false;
    if (call.options.empty() || (call.options.size() == 1 && call.has("filter"))) {
        return usageError("'alert set' needs something to set, such as --status");
    }
    return change;
}

Result<std::vector<std::string>> alertIds(const usecase::CaseState& state, const Call& call)
{
    if (!call.has("filter")) return call.words;
    const auto page = usecase::findAlerts(state, call.text("filter"), 0);
    if (!page) return tl::unexpected(page.error());
    std::vector<std::string> ids;
    for (const auto row : page->rows)
        ids.push_back(state.alerts[row].id);
    return ids;
}

} // namespace

Result<Answer> alertsList(const Call& call)
{
    const auto limit = call.number("limit", kPage, 1);
    if (!limit) return tl::unexpected(limit.error());
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto state = (*session)->state();
    // One more than is shown tells whether there is a next page.
    const std::size_t wanted = std::min(*limit, state->alerts.size()) + 1;
    const auto page = usecase::findAlerts(*state, call.text("filter"), wanted, call.text("after"));
    if (!page) return tl::unexpected(page.error());
    Json rows = Json::array();
    for (const auto row : page->rows) {
        if (rows.size() < *limit) rows.push_back(alertJson(state->alerts[row], false));
    }
    const bool more = page->rows.size() > rows.size() && !rows.empty();
    Answer answer;
    answer.heading = fmt::format("{} of {} alerts", rows.size(), page->count);
    answer.document = {{"count", page->count},
                       {"cursor", more ? rows.back()["AlertId"] : Json()},
                       {"rows", std::move(rows)}};
    answer.rowsKey = "rows";
    answer.columns = alertTableColumns();
    return answer;
}

Result<Answer> alertShow(const Call& call)
{
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto state = (*session)->state();
    const auto it =
        std::ranges::find_if(state->alerts, [&](const Alert& a) { return equalsAscii(a.id, call.words[0]); });
    if (it == state->alerts.end()) {
        return fail(ErrorKind::NotFound, "alert.unknown",
                    fmt::format("there is no alert '{}'", call.words[0]));
    }
    Answer answer;
    answer.document = {{"alert", alertJson(*it, true)}};
    return answer;
}

Result<Answer> alertSet(const Call& call)
{
    if (call.words.empty() == !call.has("filter"))
        return usageError("'alert set' needs either alert ids or --filter F");
    const auto change = alertChange(call);
    if (!change) return tl::unexpected(change.error());
    const auto session = call.open();
    if (!session) return tl::unexpected(session.error());
    const auto ids = alertIds(*(*session)->state(), call);
    if (!ids) return tl::unexpected(ids.error());
    const auto result = usecase::setAlerts(**session, *ids, *change, call.text("filter"));
    if (!result) return tl::unexpected(result.error());
    if (!result->sentence.empty()) call.say(result->sentence);
    Answer answer;
    answer.document = {{"changed", result->changed},
                       {"action", result->action == 0 ? Json() : Json(result->action)}};
    return answer;
}

} // namespace sightline::cli
