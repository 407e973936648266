// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/score_explain.h"

#include "core/analytics/score/day_book.h"
#include "core/analytics/score/judgements.h"
#include "core/usecase/score_evidence.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <tuple>

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

void addAlertsOf(const CaseState& state, const CaseScores& scores, std::uint32_t user,
                 std::vector<Contribution>& out)
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
        out.push_back(std::move(c));
    }
}

// What a risky day adds, and what is to be asked to say why.
struct DayPart {
    Contribution contribution;
    ReasonAsk ask;
};

// Family by family; reasons are not filled in.
std::vector<DayPart> partsOf(const std::vector<const analytics::DayScore*>& days)
{
    std::vector<DayPart> out;
    for (const analytics::DayScore* day : days) {
        for (const FamilyPoints& of : familyPoints(*day)) {
            DayPart part;
            part.ask = of.ask;
            Contribution& c = part.contribution;
            c.kind = Contribution::Kind::Activity;
            c.points = of.points;
            c.day = day->day;
            c.oneIn = day->oneIn();
            c.withoutOneIn = 1.0 / day->without[static_cast<std::size_t>(of.family)];
            out.push_back(std::move(part));
        }
    }
    return out;
}

void setReason(Contribution& c, Reason reason)
{
    c.time = reason.time != kNoTime ? reason.time : c.day * kTicksPerDay;
    c.reason = std::move(reason);
}

Result<> addDays(const CaseState& state, const JudgedDays& judged,
                 const std::vector<const analytics::DayScore*>& days, Explanation& out, const StopToken& stop)
{
    std::vector<DayPart> parts = partsOf(days);
    std::vector<ReasonAsk> asks;
    for (const DayPart& part : parts)
        asks.push_back(part.ask);
    auto reasons = reasonsOf(state, judged, asks, stop);
    if (!reasons) return tl::unexpected(std::move(reasons.error()));
    for (std::size_t i = 0; i < parts.size(); ++i) {
        setReason(parts[i].contribution, std::move((*reasons)[i]));
        out.contributions.push_back(std::move(parts[i].contribution));
    }
    return {};
}

// Most points first, then the newest.
std::tuple<std::int32_t, std::int32_t, Contribution::Kind> placeOf(const Contribution& c)
{
    return {-c.points, -c.day, c.kind};
}

// The days of the week that were scored, and those of them that count.
struct Week {
    std::vector<const analytics::DayScore*> counting;
    const analytics::DayScore* newest = nullptr;
};

Week weekOf(const CaseScores& scores, std::uint32_t user)
{
    Week out;
    for (std::int32_t d = scores.day - analytics::kPriorityDays + 1; d <= scores.day; ++d) {
        const auto of = scores.judged->scores.ofDay(d);
        const auto day = std::ranges::lower_bound(of, user, {}, &analytics::DayScore::user);
        if (day == of.end() || day->user != user) continue;
        out.newest = &*day;
        if (scores.takenOut.counts(*day, scores.day)) out.counting.push_back(&*day);
    }
    return out;
}

Error notScored(const CaseState& state, query::EntityCode entity)
{
    return fail(ErrorKind::InvalidInput, "score.notScored", "only people are scored",
                std::string(state.people->entityText(entity)))
        .value();
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
    if (priority == nullptr) return tl::unexpected(notScored(state, entity));
    Explanation out;
    out.priority = *priority;
    const JudgedDays& judged = *scores.judged;
    const std::uint32_t user = judged.userOf[entity];
    addAlertsOf(state, scores, user, out.contributions);
    const Week week = weekOf(scores, user);
    SL_TRY(addDays(state, judged, week.counting, out, stop));
    std::ranges::stable_sort(out.contributions, {}, placeOf);
    if (week.newest != nullptr) addDoubts(judged, user, *week.newest, out);
    addOutages(judged, scores.day, out);
    return out;
}

Result<std::optional<Contribution>> strongestContribution(const CaseState& state, const CaseScores& scores,
                                                          query::EntityCode entity, const StopToken& stop)
{
    if (scores.of(entity) == nullptr) return tl::unexpected(notScored(state, entity));
    const std::uint32_t user = scores.judged->userOf[entity];
    std::vector<Contribution> all;
    addAlertsOf(state, scores, user, all);
    std::vector<DayPart> parts = partsOf(weekOf(scores, user).counting);
    const std::size_t alerts = all.size();
    for (const DayPart& part : parts)
        all.push_back(part.contribution);
    if (all.empty()) return std::optional<Contribution>{};
    const auto first = std::ranges::min_element(all, {}, placeOf);
    const auto place = static_cast<std::size_t>(first - all.begin());
    if (place < alerts) return std::optional(*first);
    auto reasons = reasonsOf(state, *scores.judged, {parts[place - alerts].ask}, stop, ReasonDepth::Own);
    if (!reasons) return tl::unexpected(std::move(reasons.error()));
    setReason(*first, std::move(reasons->front()));
    return std::optional(*first);
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
