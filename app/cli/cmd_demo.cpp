// SPDX-License-Identifier: GPL-3.0-or-later
// demo: the export files of an invented company.
#include "app/cli/command.h"
#include "core/demo/demo.h"

#include <algorithm>

namespace sightline::cli
{

Result<Answer> demoWrite(const Call& call)
{
    demo::DemoOptions options;
    const auto users = call.number("users", static_cast<std::size_t>(options.users));
    if (!users) return tl::unexpected(users.error());
    const auto days = call.number("days", static_cast<std::size_t>(options.days));
    if (!days) return tl::unexpected(days.error());
    const auto seed = call.number("seed", options.seed);
    if (!seed) return tl::unexpected(seed.error());
    const auto events = call.number("events", 0);
    if (!events) return tl::unexpected(events.error());
    // The ranges are the generator's own; here only what an int holds.
    constexpr std::size_t kMost = 1 << 30;
    options.users = static_cast<int>(std::min(*users, kMost));
    options.days = static_cast<int>(std::min(*days, kMost));
    options.seed = *seed;
    options.events = static_cast<std::int64_t>(std::min<std::size_t>(*events, std::size_t{1} << 40));
    options.scenarios = call.list("scenario");
    if (call.globals.asOf) options.end = *call.globals.asOf;
    const auto report = demo::writeDemo(pathOf(call.words[0]), options, call.watch());
    if (!report) return tl::unexpected(report.error());
    Answer answer;
    answer.document = {{"ok", true},
                       {"path", call.words[0]},
                       {"files", report->files},
                       {"records", report->records},
                       {"activities", report->activities}};
    answer.document["groundTruth"] = Json(report->groundTruth);
    return answer;
}

} // namespace sightline::cli
