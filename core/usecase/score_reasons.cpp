// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/score_reasons.h"

#include "core/usecase/score_evidence.h"
#include "core/usecase/tallied_rows.h"

#include <algorithm>
#include <fmt/format.h>

namespace sightline::usecase
{
namespace
{

using analytics::Channel;

// Who else had the values before.
void lookAround(const CaseState& state, const JudgedDays& judged, const analytics::DayBook& book,
                const std::vector<ReasonAsk>& asks, std::vector<Reason>& reasons)
{
    std::vector<analytics::ValueAsk> values;
    std::vector<std::size_t> of;
    for (std::size_t i = 0; i < asks.size(); ++i) {
        const auto kind = valueKindOf(asks[i].channel);
        if (!kind) continue;
        values.push_back({*kind, standsOut(judged, asks[i]), asks[i].day->day});
        of.push_back(i);
    }
    const auto with = book.usersWith(values, judged.users.size(), state.activities.workers.get());
    for (std::size_t k = 0; k < of.size(); ++k) {
        const std::uint32_t user = asks[of[k]].day->user;
        Reason& out = reasons[of[k]];
        out.others = static_cast<std::uint32_t>(std::ranges::count(with[k], true)) - (with[k][user] ? 1 : 0);
        for (const std::uint32_t peer : judged.peers[user].peers)
            out.peersWith += with[k][peer] ? 1 : 0;
    }
}

// Adds a row to the evidence of a reason.
Result<> addRow(RowRef row, const EvidenceTest& test, ValueReader& reader, Reason& out)
{
    ++out.evidenceCount;
    if (out.value.empty()) out.value = test.text();
    if (out.evidence.size() >= kMostEvidence) return {};
    auto id = reader.cell(row, Activity::ActivityId);
    if (!id) return tl::unexpected(id.error());
    if (out.evidence.empty()) {
        out.firstRow = row;
        const auto time = reader.time(row);
        if (!time) return tl::unexpected(time.error());
        out.time = *time;
    }
    out.evidence.push_back(std::move(*id));
    return {};
}

// take(row, test) for every row of the day that the channel speaks of.
template <class Take>
Result<> eachMeant(const CaseState& state, const JudgedDays& judged, const query::TableBinding& table,
                   const ReasonAsk& ask, EvidenceTest test, const StopToken& stop, Take&& take)
{
    const auto rows = rowsOfDay(state, judged, table, ask.day->user, ask.day->day, stop);
    if (!rows) return tl::unexpected(rows.error());
    for (const RowRef& row : *rows) {
        const auto told = test.speaks(row);
        if (!told) return tl::unexpected(told.error());
        if (*told) SL_TRY(take(row, test));
    }
    return {};
}

} // namespace

Channel strongestChannel(const analytics::DayScore& day, analytics::Family family)
{
    Channel best = Channel::Action;
    float bits = -1;
    for (const analytics::ChannelInfo& info : analytics::channels()) {
        const float own = day.channels[static_cast<std::size_t>(info.id)];
        if (info.family != family || own <= bits) continue;
        bits = own;
        best = info.id;
    }
    return best;
}

Result<std::vector<Reason>> reasonsOf(const CaseState& state, const JudgedDays& judged,
                                      const std::vector<ReasonAsk>& asks, const StopToken& stop,
                                      ReasonDepth depth)
{
    std::vector<Reason> out;
    if (asks.empty()) return out;
    const auto book = judged.book->open(stop);
    if (!book) return tl::unexpected(book.error());
    std::vector<LookBack> backs;
    std::int32_t last = 0;
    for (const ReasonAsk& ask : asks) {
        backs.emplace_back(ask, standsOut(judged, ask));
        last = std::max(last, ask.day->day);
    }
    (*book)->eachDayOf(asks.front().day->user, last,
                       [&](std::int32_t day, const analytics::UserDayTallies& tallies) {
                           for (LookBack& back : backs)
                               back.take(day, tallies);
                       });
    for (LookBack& back : backs) {
        out.push_back(back.reason());
        out.back().peers = static_cast<std::uint32_t>(judged.peers[asks.front().day->user].peers.size());
    }
    if (depth == ReasonDepth::Full) lookAround(state, judged, **book, asks, out);
    const auto table = query::TableBinding::open(state.activities, "Activity");
    if (!table) return tl::unexpected(table.error());
    ValueReader reader(*table);
    for (std::size_t i = 0; i < asks.size(); ++i) {
        const EvidenceTest test(reader, standsOut(judged, asks[i]), asks[i].channel, backs[i].fresh());
        SL_TRY(
            eachMeant(state, judged, *table, asks[i], test, stop, [&](RowRef row, const EvidenceTest& told) {
                return addRow(row, told, reader, out[i]);
            }));
    }
    return out;
}

Result<std::vector<RowRef>> evidenceOf(const CaseState& state, const JudgedDays& judged, const ReasonAsk& ask,
                                       const StopToken& stop)
{
    const auto table = query::TableBinding::open(state.activities, "Activity");
    if (!table) return tl::unexpected(table.error());
    const auto book = judged.book->open(stop);
    if (!book) return tl::unexpected(book.error());
    LookBack back(ask, standsOut(judged, ask));
    (*book)->eachDayOf(
        ask.day->user, ask.day->day,
        [&](std::int32_t day, const analytics::UserDayTallies& tallies) { back.take(day, tallies); });
    ValueReader reader(*table);
    std::vector<RowRef> out;
    SL_TRY(eachMeant(state, judged, *table, ask,
                     EvidenceTest(reader, standsOut(judged, ask), ask.channel, back.fresh()), stop,
                     [&](RowRef row, const EvidenceTest&) -> Result<> {
                         out.push_back(row);
                         return {};
                     }));
    return out;
}

std::string reasonTitle(const Reason& reason)
{
    const ChannelSubject& subject = subjectOf(reason.channel);
    if (reason.channel == Channel::ActionVolume)
        return fmt::format("{} {} {}", reason.value, reason.count, subject.word);
    if (!valueKindOf(reason.channel)) return fmt::format("{} {}", reason.count, subject.word);
    return fmt::format("{} {}", subject.word, reason.value);
}

std::string reasonSentence(const Reason& reason)
{
    if (!valueKindOf(reason.channel) || reason.channel == Channel::ActionVolume) {
        if (reason.history == 0) return "There are no days before to compare with.";
        if (reason.ownDays == 0)
            return fmt::format("Never on the user's {} active days before.", reason.history);
        return fmt::format("Usually {} a day, at most {} ({} active days before).", reason.usual, reason.most,
                           reason.history);
    }
    std::string out = reason.ownDays == 0
                          ? fmt::format("Never on the user's {} active days before", reason.history)
                          : fmt::format("On {} of the user's {} active days before, last on {}",
                                        reason.ownDays, reason.history, dayText(reason.lastDay));
    if (reason.peers != 0) out += fmt::format("; {} of {} peers had it", reason.peersWith, reason.peers);
    out += reason.others == 0 ? "; nobody had it before."
                              : fmt::format("; {} people had it before.", reason.others);
    return out;
}

} // namespace sightline::usecase
