// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/score_explain.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace sightline::usecase
{
namespace
{

constexpr std::uint32_t kShortHistory = 14; // active days
constexpr std::uint32_t kSmallReference = 1000;

std::string withSeparators(std::int64_t n)
{
    std::string out = std::to_string(n);
    for (auto i = static_cast<std::ptrdiff_t>(out.size()) - 3; i > 0; i -= 3)
        out.insert(static_cast<std::size_t>(i), ",");
    return out;
}

void addAlertsOf(const CaseState& state, const CaseScores& scores, std::uint32_t user, Explanation& out)
{
    for (const analytics::AlertPoints& a : scores.alerts) {
        if (a.user != user || a.points == 0 || a.day > scores.day ||
            a.day <= scores.day - analytics::kPriorityDays || !scores.takenOut.counts(a, scores.day))
            continue;
        Contribution c;
        c.points = a.points;
        c.day = a.day;
        c.time = state.alerts[a.alert].time;
        c.alert = a.alert;
        c.twins = a.twins;
        out.contributions.push_back(std::move(c));
    }
}

// What the risky days of the week add, family by family.
Result<> addDays(const CaseState& state, const JudgedDays& judged,
                 const std::vector<const analytics::DayScore*>& days, Explanation& out, const StopToken& stop)
{
    std::vector<Contribution> found;
    std::vector<ReasonAsk> asks;
    for (const analytics::DayScore* day : days) {
        const auto points = analytics::dayPoints(*day);
        for (std::size_t f = 0; f < analytics::kFamilies; ++f) {
            if (points[f] == 0) continue;
            asks.push_back({day, strongestChannel(*day, static_cast<analytics::Family>(f))});
            Contribution c;
            c.kind = Contribution::Kind::Activity;
            c.points = points[f];
            c.day = day->day;
            c.oneIn = day->oneIn();
            c.withoutOneIn = 1.0 / day->without[f];
            found.push_back(std::move(c));
        }
    }
    auto reasons = reasonsOf(state, judged, asks, stop);
    if (!reasons) return tl::unexpected(std::move(reasons.error()));
    for (std::size_t i = 0; i < found.size(); ++i) {
        Reason& reason = (*reasons)[i];
        found[i].time = reason.time != kNoTime ? reason.time : found[i].day * kTicksPerDay;
        found[i].reason = std::move(reason);
        out.contributions.push_back(std::move(found[i]));
    }
    return {};
}

void addDoubts(const JudgedDays& judged, std::uint32_t user, const analytics::DayScore& day, Explanation& out)
{
    if (day.activeDays < kShortHistory)
        out.doubts.push_back({DoubtKind::ShortHistory, day.day, day.activeDays});
    if (day.reference < kSmallReference)
        out.doubts.push_back({DoubtKind::SmallReference, day.day, day.reference});
    if (judged.peers[user].peers.empty()) out.doubts.push_back({DoubtKind::NoPeers, day.day, 0});
}

void addOutages(const JudgedDays& judged, std::int32_t day, Explanation& out)
{
    const auto& exposure = judged.judgements->exposure;
    for (std::int32_t d = std::max(day - analytics::kPriorityDays + 1, judged.scores.firstDay);
         d <= std::min(day, judged.scores.lastDay); ++d) {
        const float share = exposure[static_cast<std::size_t>(d - judged.scores.firstDay)];
        if (share < 1)
            out.doubts.push_back(
                {DoubtKind::Outage, d, static_cast<std::uint32_t>(std::lround(share * 100))});
    }
}

} // namespace

Result<Explanation> explain(const CaseState& state, const CaseScores& scores, query::EntityCode entity,
                            const StopToken& stop)
{
    const analytics::Priority* priority = scores.of(entity);
    if (priority == nullptr)
        return fail(ErrorKind::InvalidInput, "score.notScored", "only people are scored",
                    std::string(state.people->entityText(entity)));
    Explanation out;
    out.priority = *priority;
    const JudgedDays& judged = *scores.judged;
    const std::uint32_t user = judged.userOf[entity];
    addAlertsOf(state, scores, user, out);
    std::vector<const analytics::DayScore*> days; // that count
    const analytics::DayScore* newest = nullptr;
    for (std::int32_t d = scores.day - analytics::kPriorityDays + 1; d <= scores.day; ++d) {
        for (const analytics::DayScore& day : judged.scores.ofDay(d)) {
            if (day.user != user) continue;
            newest = &day;
            if (scores.takenOut.counts(day, scores.day)) days.push_back(&day);
        }
    }
    SL_TRY(addDays(state, judged, days, out, stop));
    std::ranges::stable_sort(out.contributions, {},
                             [](const Contribution& c) { return std::tuple(-c.points, -c.day, c.kind); });
    if (newest != nullptr) addDoubts(judged, user, *newest, out);
    addOutages(judged, scores.day, out);
    return out;
}

std::string contributionTitle(const CaseState& state, const Contribution& c)
{
    return c.kind == Contribution::Kind::Alert ? state.alerts[c.alert].title : reasonTitle(c.reason);
}

std::string contributionReason(const CaseState& state, const Contribution& c)
{
    if (c.kind == Contribution::Kind::Activity)
        return fmt::format("{} At most {} ordinary days is as unusual.", reasonSentence(c.reason),
                           oneInText(c.oneIn));
    const Alert& alert = state.alerts[c.alert];
    std::string out = fmt::format("{} severity, {}.", alert.severity, alert.source);
    if (c.twins > 1) out += fmt::format(" {} alerts tell of the same and count once.", c.twins);
    return out;
}

std::string doubtSentence(const Doubt& doubt)
{
    switch (doubt.kind) {
    case DoubtKind::ShortHistory:
        return fmt::format("Only {} active days before {}.", doubt.number, dayText(doubt.day));
    case DoubtKind::SmallReference:
        return fmt::format("Compared with only {} ordinary days.", withSeparators(doubt.number));
    case DoubtKind::NoPeers:
        return "No peers: nobody shares groups, department, title, manager or habits.";
    case DoubtKind::Outage:
        return fmt::format("On {} only {} % of the usual was logged of everybody.", dayText(doubt.day),
                           doubt.number);
    }
    return {};
}

std::string counterfactualSentence(const Contribution& c)
{
    if (c.kind != Contribution::Kind::Activity) return {};
    return fmt::format("Had this been as usual ({}), {} would be {} instead of {}.", reasonTitle(c.reason),
                       dayText(c.day), oneInText(c.withoutOneIn), oneInText(c.oneIn));
}

std::string oneInText(double oneIn)
{
    return "1 in " + withSeparators(std::llround(oneIn));
}

} // namespace sightline::usecase
