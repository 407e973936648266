// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/score_reasons.h"

#include "core/base/text.h"
#include "core/usecase/tallied_rows.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <set>

namespace sightline::usecase
{
namespace
{

using analytics::Channel;
using analytics::Dimension;
using analytics::Tally;

// What a channel counts: one value, or all that is new in some dimensions.
struct Subject {
    Channel channel;
    std::string_view word; // English, after a number or before a value
    std::vector<Dimension> fresh;
};

const Subject& subjectOf(Channel channel)
{
    static const std::array<Subject, analytics::kChannels> kSubjects{{
        {Channel::Action, "Action", {}},
        {Channel::App, "Application", {}},
        {Channel::Client, "Client", {}},
        {Channel::Country, "Country", {}},
        {Channel::Isp, "Internet provider", {}},
        {Channel::Network, "Network of", {}},
        {Channel::Device, "Device", {}},
        {Channel::Destination, "Host", {}},
        {Channel::Document, "Place of", {}},
        {Channel::Object, "Object", {}},
        {Channel::Target, "Account acted upon", {}},
        {Channel::Hour, "Active at", {}},
        {Channel::Volume, "activities", {}},
        {Channel::ActionVolume, "times", {}},
        {Channel::Failures, "failures", {}},
        {Channel::NewDestinations, "hosts reached for the first time", {Dimension::Destination}},
        {Channel::NewDocuments, "places of documents for the first time", {Dimension::Document}},
        {Channel::NewObjects, "objects acted upon for the first time", {Dimension::Object}},
        {Channel::NewTargets, "accounts acted upon for the first time", {Dimension::Target}},
        {Channel::NewOrigins,
         "devices, networks and clients for the first time",
         {Dimension::Device, Dimension::Network, Dimension::Client}},
    }};
    return kSubjects[static_cast<std::size_t>(channel)];
}

constexpr std::size_t kValueChannels = analytics::kDimensions;

std::optional<std::uint8_t> kindOf(Channel channel)
{
    const auto c = static_cast<std::size_t>(channel);
    if (c < kValueChannels) return static_cast<std::uint8_t>(c);
    if (channel == Channel::Hour) return Tally::kHour;
    if (channel == Channel::ActionVolume) return static_cast<std::uint8_t>(Dimension::Action);
    return std::nullopt;
}

std::uint32_t countOf(const analytics::UserDayTallies& day, std::uint8_t kind, std::uint32_t value)
{
    const auto of = day.of(kind);
    const auto at = std::ranges::lower_bound(of, value, {}, &Tally::value);
    return at == of.end() || at->value != value ? 0 : at->count;
}

std::uint32_t standsOut(const JudgedDays& judged, const ReasonAsk& ask)
{
    const analytics::JudgedDay* day = judged.judgements->find(ask.day->user, ask.day->day);
    return day == nullptr ? 0 : day->values[static_cast<std::size_t>(ask.channel)];
}

// Takes the days of a user up to the one that is asked for, the first first.
class LookBack
{
public:
    LookBack(const ReasonAsk& ask, std::uint32_t value)
        : m_ask(ask), m_kind(kindOf(ask.channel)), m_value(value)
    {
    }

    void take(std::int32_t day, const analytics::UserDayTallies& tallies)
    {
        if (day < m_ask.day->day) before(day, tallies);
        if (day == m_ask.day->day) m_reason.count = counted(tallies, &m_fresh);
    }

    [[nodiscard]] Reason reason()
    {
        m_reason.channel = m_ask.channel;
        if (!m_counts.empty()) {
            std::ranges::sort(m_counts);
            m_reason.usual = m_counts[m_counts.size() / 2];
            m_reason.most = m_counts.back();
        }
        return m_reason;
    }

    // Values that were new that day, as kind and value.
    [[nodiscard]] const std::set<std::uint64_t>& fresh() const { return m_fresh; }

private:
    [[nodiscard]] std::uint32_t counted(const analytics::UserDayTallies& user, std::set<std::uint64_t>* fresh)
    {
        if (m_kind) return countOf(user, *m_kind, m_value);
        if (m_ask.channel == Channel::Volume) return user.activities;
        if (m_ask.channel == Channel::Failures) return user.failures;
        std::uint32_t n = 0;
        for (const Dimension dimension : subjectOf(m_ask.channel).fresh) {
            for (const Tally& t : user.of(dimension)) {
                if (!m_seen.insert(t.key()).second) continue;
                ++n;
                if (fresh != nullptr) fresh->insert(t.key());
            }
        }
        return n;
    }

    void before(std::int32_t day, const analytics::UserDayTallies& user)
    {
        ++m_reason.history;
        const std::uint32_t n = counted(user, nullptr);
        if (!m_kind || n != 0) m_counts.push_back(n);
        if (n == 0) return;
        ++m_reason.ownDays;
        m_reason.lastDay = day;
    }

    ReasonAsk m_ask;
    std::optional<std::uint8_t> m_kind;
    std::uint32_t m_value;
    Reason m_reason;
    std::set<std::uint64_t> m_seen;
    std::set<std::uint64_t> m_fresh;
    std::vector<std::uint32_t> m_counts;
};

// Who else had the values before.
void lookAround(const CaseState& state, const JudgedDays& judged, const std::vector<ReasonAsk>& asks,
                std::vector<Reason>& reasons)
{
    std::vector<analytics::ValueAsk> values;
    std::vector<std::size_t> of;
    for (std::size_t i = 0; i < asks.size(); ++i) {
        const auto kind = kindOf(asks[i].channel);
        if (!kind) continue;
        values.push_back({*kind, standsOut(judged, asks[i]), asks[i].day->day});
        of.push_back(i);
    }
    const auto with = judged.book->usersWith(values, judged.users.size(), state.activities.workers.get());
    for (std::size_t k = 0; k < of.size(); ++k) {
        const std::uint32_t user = asks[of[k]].day->user;
        Reason& out = reasons[of[k]];
        out.others = static_cast<std::uint32_t>(std::ranges::count(with[k], true)) - (with[k][user] ? 1 : 0);
        for (const std::uint32_t peer : judged.peers[user].peers)
            out.peersWith += with[k][peer] ? 1 : 0;
    }
}

// The rows of that day that a channel speaks of.
class EvidenceFinder
{
public:
    EvidenceFinder(const query::TableBinding& table, std::uint32_t value, Channel channel,
                   const std::set<std::uint64_t>& fresh)
        : m_reader(table), m_value(value), m_channel(channel), m_fresh(fresh)
    {
    }

    // Whether the row is one of them; m_text is then what it says.
    Result<bool> speaks(RowRef row)
    {
        m_text.clear();
        return isMeant(row);
    }

    Result<> add(RowRef row, Reason& out)
    {
        const auto told = speaks(row);
        if (!told) return tl::unexpected(told.error());
        if (!*told) return {};
        ++out.evidenceCount;
        if (out.value.empty()) out.value = m_text;
        if (out.evidence.size() >= kMostEvidence) return {};
        auto id = m_reader.cell(row, "ActivityId");
        if (!id) return tl::unexpected(id.error());
        if (out.evidence.empty()) {
            const auto time = m_reader.time(row);
            if (!time) return tl::unexpected(time.error());
            out.time = *time;
        }
        out.evidence.push_back(std::move(*id));
        return {};
    }

private:
    Result<bool> isMeant(RowRef row)
    {
        const std::uint32_t wanted = m_value;
        if (m_channel == Channel::Volume) return true;
        if (m_channel == Channel::Failures) {
            const auto result = m_reader.cell(row, "Result");
            if (!result) return tl::unexpected(result.error());
            return equalsFolded(*result, "failure");
        }
        if (m_channel == Channel::Hour) {
            const auto time = m_reader.time(row);
            if (!time) return tl::unexpected(time.error());
            m_text = fmt::format("{:02}:00 UTC", wanted);
            return *time != kNoTime &&
                   static_cast<std::uint32_t>(*time % kTicksPerDay / kTicksPerHour) == wanted;
        }
        const auto& fresh = subjectOf(m_channel).fresh;
        if (fresh.empty()) return valueIs(row, static_cast<Dimension>(*kindOf(m_channel)), wanted);
        for (const Dimension dimension : fresh) {
            const auto value = m_reader.value(row, dimension);
            if (!value) return tl::unexpected(value.error());
            if (*value == 0 ||
                !m_fresh.contains(Tally{static_cast<std::uint8_t>(dimension), *value, 0}.key()))
                continue;
            m_text.clear();
            return true;
        }
        return false;
    }

    Result<bool> valueIs(RowRef row, Dimension dimension, std::uint32_t wanted)
    {
        const auto value = m_reader.value(row, dimension);
        if (!value) return tl::unexpected(value.error());
        m_text = m_reader.text();
        return *value == wanted;
    }

    ValueReader m_reader;
    std::uint32_t m_value; // that stood out
    Channel m_channel;
    const std::set<std::uint64_t>& m_fresh;
    std::string m_text;
};

} // namespace

std::string dayText(std::int32_t day)
{
    return isoText(day * kTicksPerDay).substr(0, 10);
}

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
    std::vector<LookBack> backs;
    std::int32_t last = 0;
    for (const ReasonAsk& ask : asks) {
        backs.emplace_back(ask, standsOut(judged, ask));
        last = std::max(last, ask.day->day);
    }
    judged.book->eachDayOf(asks.front().day->user, last,
                           [&](std::int32_t day, const analytics::UserDayTallies& tallies) {
                               for (LookBack& back : backs)
                                   back.take(day, tallies);
                           });
    for (LookBack& back : backs) {
        out.push_back(back.reason());
        out.back().peers = static_cast<std::uint32_t>(judged.peers[asks.front().day->user].peers.size());
    }
    if (depth == ReasonDepth::Full) lookAround(state, judged, asks, out);
    const auto table = query::TableBinding::open(state.activities, "Activity");
    if (!table) return tl::unexpected(table.error());
    for (std::size_t i = 0; i < asks.size(); ++i) {
        const auto rows = rowsOfDay(state, judged, *table, asks[i].day->user, asks[i].day->day, stop);
        if (!rows) return tl::unexpected(rows.error());
        EvidenceFinder finder(*table, standsOut(judged, asks[i]), asks[i].channel, backs[i].fresh());
        for (const RowRef& row : *rows)
            SL_TRY(finder.add(row, out[i]));
    }
    return out;
}

Result<std::vector<RowRef>> evidenceOf(const CaseState& state, const JudgedDays& judged, const ReasonAsk& ask,
                                       const StopToken& stop)
{
    const auto table = query::TableBinding::open(state.activities, "Activity");
    if (!table) return tl::unexpected(table.error());
    const auto rows = rowsOfDay(state, judged, *table, ask.day->user, ask.day->day, stop);
    if (!rows) return tl::unexpected(rows.error());
    LookBack back(ask, standsOut(judged, ask));
    judged.book->eachDayOf(
        ask.day->user, ask.day->day,
        [&](std::int32_t day, const analytics::UserDayTallies& tallies) { back.take(day, tallies); });
    EvidenceFinder finder(*table, standsOut(judged, ask), ask.channel, back.fresh());
    std::vector<RowRef> out;
    for (const RowRef& row : *rows) {
        const auto told = finder.speaks(row);
        if (!told) return tl::unexpected(told.error());
        if (*told) out.push_back(row);
    }
    return out;
}

std::string reasonTitle(const Reason& reason)
{
    const Subject& subject = subjectOf(reason.channel);
    if (reason.channel == Channel::ActionVolume)
        return fmt::format("{} {} {}", reason.value, reason.count, subject.word);
    if (!kindOf(reason.channel)) return fmt::format("{} {}", reason.count, subject.word);
    return fmt::format("{} {}", subject.word, reason.value);
}

std::string reasonSentence(const Reason& reason)
{
    if (!kindOf(reason.channel) || reason.channel == Channel::ActionVolume) {
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
