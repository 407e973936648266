// SPDX-License-Identifier: GPL-3.0-or-later
// demo: the export files of an invented company.
#include "app/cli/command.h"
#include "core/demo/demo.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace sightline::cli
{
namespace
{

// "0.25" as thousandths; digits beyond the third are cut.
Result<std::uint32_t> intensityOf(const std::string& text)
{
    const auto wrong = [] { return usageError("--intensity needs a number from 0.25 to 4"); };
    std::uint32_t whole = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, whole);
    if (read.ec != std::errc{} || whole > 4) return wrong();
    std::uint32_t thousandths = whole * 1000;
    if (read.ptr == end) return thousandths;
    if (*read.ptr != '.' || read.ptr + 1 == end) return wrong();
    std::uint32_t weight = 100;
    for (const char* c = read.ptr + 1; c != end; ++c, weight /= 10) {
        if (*c < '0' || *c > '9') return wrong();
        thousandths += weight * static_cast<std::uint32_t>(*c - '0');
    }
    return thousandths == 0 ? Result<std::uint32_t>(wrong()) : thousandths;
}

// The numbers. Their ranges are the generator's own; here only what an int holds.
Result<> readNumbers(const Call& call, demo::DemoOptions& options)
{
    constexpr std::size_t kMost = 1 << 30;
    const auto users = call.number("users", static_cast<std::size_t>(options.users));
    if (!users) return tl::unexpected(users.error());
    const auto days = call.number("days", static_cast<std::size_t>(options.days));
    if (!days) return tl::unexpected(days.error());
    const auto seed = call.number("seed", options.seed);
    if (!seed) return tl::unexpected(seed.error());
    const auto campaigns = call.number("campaigns", 0);
    if (!campaigns) return tl::unexpected(campaigns.error());
    const auto events = call.number("events", 0);
    if (!events) return tl::unexpected(events.error());
    options.users = static_cast<int>(std::min(*users, kMost));
    options.days = static_cast<int>(std::min(*days, kMost));
    options.seed = *seed;
    options.campaigns = static_cast<int>(std::min(*campaigns, kMost));
    options.events = static_cast<std::int64_t>(std::min<std::size_t>(*events, std::size_t{1} << 40));
    return {};
}

Result<> readRest(const Call& call, demo::DemoOptions& options)
{
    options.scenarios = call.list("scenario");
    if (call.globals.asOf) options.end = *call.globals.asOf;
    if (const auto text = call.given("intensity")) {
        const auto intensity = intensityOf(*text);
        if (!intensity) return tl::unexpected(intensity.error());
        options.intensity = *intensity;
    }
    const std::string form = call.text("as", "products");
    if (form == "activity-csv")
        options.form = demo::DemoForm::ActivityCsv;
    else if (form != "products")
        return usageError("--as is one of products, activity-csv");
    for (const std::string& spec : call.list("graft"))
        options.grafts.push_back(pathOf(spec));
    const char* shared = std::getenv("SIGHTLINE_SHARED");
    options.graftData = pathOf(shared != nullptr && *shared != '\0' ? shared : "../shared");
    return {};
}

} // namespace

Result<Answer> demoWrite(const Call& call)
{
    demo::DemoOptions options;
    if (const auto read = readNumbers(call, options); !read) return tl::unexpected(read.error());
    if (const auto read = readRest(call, options); !read) return tl::unexpected(read.error());
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
