// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/questions.h"

#include "app/cli/rows.h"
#include "core/base/text.h"
#include "core/usecase/account_sightings.h"
#include "core/usecase/activity_scores.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <limits>

namespace sightline::cli
{
namespace
{

constexpr std::array<std::pair<std::string_view, Ticks>, 5> kUnits{{{"ms", kTicksPerMs},
                                                                    {"s", kTicksPerSecond},
                                                                    {"m", kTicksPerMinute},
                                                                    {"h", kTicksPerHour},
                                                                    {"d", kTicksPerDay}}};

// Whole seconds as a whole number.
Json secondsJson(Ticks span)
{
    if (span % kTicksPerSecond == 0) return span / kTicksPerSecond;
    return static_cast<double>(span) / kTicksPerSecond;
}

// One row a bin, one column a series.
Json binRows(const query::Timeline& line)
{
    Json rows = Json::array();
    const std::size_t bins = line.series.empty() ? 0 : line.series.front().counts.size();
    for (std::size_t bin = 0; bin < bins; ++bin) {
        Json row{{"from", isoText(line.from + static_cast<Ticks>(bin) * line.step)}};
        for (const auto& s : line.series)
            row[s.key.empty() ? "count" : s.key] = s.counts[bin];
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<query::TimelineOptions> timelineOptions(const Call& call)
{
    if (call.has("bins") == call.has("bucket"))
        return usageError("a timeline needs either --bins N or --bucket 1h");
    query::TimelineOptions options;
    options.by = call.text("by");
    const auto bins = call.number("bins", 0, 1);
    if (!bins) return tl::unexpected(bins.error());
    options.bins = *bins;
    if (!call.has("bucket")) return options;
    const auto bucket = parseBucket(call.text("bucket"));
    if (!bucket) return tl::unexpected(bucket.error());
    options.bucket = *bucket;
    return options;
}

} // namespace

Result<usecase::StatePtr> stateFor(const Call& call, const usecase::Session& session, std::string_view kql,
                                   const std::vector<std::string>& columns)
{
    usecase::StatePtr state = session.state();
    if (!usecase::asksForScores(kql) && std::ranges::none_of(columns, usecase::isScoreColumn)) return state;
    const auto scores = scoresOf(call, state);
    if (!scores) return tl::unexpected(scores.error());
    auto rows = usecase::activityScores(*state, **scores, call.watch());
    if (!rows) return tl::unexpected(std::move(rows.error()));
    return usecase::withScores(*state, std::move(*rows));
}

Result<Matching> matchingActivities(const usecase::CaseState& state, std::string_view kql,
                                    const StopToken& stop)
{
    const auto filter = query::parsePredicate(kql);
    if (!filter) return tl::unexpected(filter.error());
    auto table = query::TableBinding::open(state.activities, "Activity");
    if (!table) return tl::unexpected(table.error());
    auto rows = query::filterRows(*table, *filter, stop, kql);
    if (!rows) return tl::unexpected(rows.error());
    return Matching{std::move(*table), std::move(*rows)};
}

Result<Answer> timelineAnswer(const usecase::CaseState& state, std::string_view kql, const Call& call)
{
    const auto options = timelineOptions(call);
    if (!options) return tl::unexpected(options.error());
    const auto matching = matchingActivities(state, kql, call.stop);
    if (!matching) return tl::unexpected(matching.error());
    const auto line = query::timeline(matching->table, matching->rows, *options, call.stop);
    if (!line) return tl::unexpected(line.error());
    Json series = Json::array();
    for (const auto& s : line->series)
        series.push_back({{"key", s.key}, {"counts", s.counts}});
    Answer answer;
    answer.document = {{"from", timeJson(line->from)},
                       {"to", timeJson(line->to)},
                       {"step", secondsJson(line->step)},
                       {"series", std::move(series)},
                       {"undated", line->undated}};
    answer.rows = binRows(*line);
    return answer;
}

Result<Ticks> parseBucket(std::string_view text)
{
    const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
    std::int64_t number = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + digits, number);
    for (const auto& [unit, ticks] : kUnits) {
        if (parsed.ec != std::errc() || text.substr(digits) != unit) continue;
        if (number >= 1 && number <= kMaxTicks / ticks) return number * ticks;
    }
    return usageError(fmt::format("--bucket needs a length such as 15m, 1h or 1d, not '{}'", text));
}

Result<Json> accountsJson(const usecase::CaseState& state, query::EntityCode code, const StopToken& stop)
{
    const identity::Entity& entity = state.people->entity(code);
    const auto seen = usecase::accountSightings(state, code, stop);
    if (!seen) return tl::unexpected(seen.error());
    Json out = Json::array();
    for (std::size_t i = 0; i < entity.accounts.size(); ++i) {
        const identity::Account& account = entity.accounts[i];
        out.push_back({{"kind", accountKindWord(account.kind)},
                       {"value", account.text},
                       {"confidence", identity::confidenceOf(account.basis)},
                       {"evidence", state.people->sentences(account)},
                       {"from", timeJson(seen->accounts[i].first)},
                       {"to", timeJson(seen->accounts[i].last)}});
    }
    return out;
}

} // namespace sightline::cli
