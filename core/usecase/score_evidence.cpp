// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/score_evidence.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace sightline::usecase
{
namespace
{

using analytics::Channel;
using analytics::Dimension;
using analytics::Tally;

constexpr std::size_t kValueChannels = analytics::kDimensions;

std::uint32_t countOf(const analytics::UserDayTallies& day, std::uint8_t kind, std::uint32_t value)
{
    const auto of = day.of(kind);
    const auto at = std::ranges::lower_bound(of, value, {}, &Tally::value);
    return at == of.end() || at->value != value ? 0 : at->count;
}

} // namespace

const ChannelSubject& subjectOf(Channel channel)
{
    static const std::array<ChannelSubject, analytics::kChannels> kSubjects{{
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

std::optional<std::uint8_t> valueKindOf(Channel channel)
{
    const auto c = static_cast<std::size_t>(channel);
    if (c < kValueChannels) return static_cast<std::uint8_t>(c);
    if (channel == Channel::Hour) return Tally::kHour;
    if (channel == Channel::ActionVolume) return static_cast<std::uint8_t>(Dimension::Action);
    return std::nullopt;
}

std::uint32_t standsOut(const JudgedDays& judged, const ReasonAsk& ask)
{
    const analytics::JudgedDay* day = judged.judgements->find(ask.day->user, ask.day->day);
    return day == nullptr ? 0 : day->values[static_cast<std::size_t>(ask.channel)];
}

std::vector<FamilyPoints> familyPoints(const analytics::DayScore& day)
{
    std::vector<FamilyPoints> out;
    const auto points = analytics::dayPoints(day);
    for (std::size_t f = 0; f < analytics::kFamilies; ++f) {
        const auto family = static_cast<analytics::Family>(f);
        if (points[f] != 0) out.push_back({family, points[f], {&day, strongestChannel(day, family)}});
    }
    return out;
}

void LookBack::take(std::int32_t day, const analytics::UserDayTallies& tallies)
{
    if (day < m_ask.day->day) before(day, tallies);
    if (day == m_ask.day->day) m_reason.count = counted(tallies, &m_fresh);
}

Reason LookBack::reason()
{
    m_reason.channel = m_ask.channel;
    if (!m_counts.empty()) {
        std::ranges::sort(m_counts);
        m_reason.usual = m_counts[m_counts.size() / 2];
        m_reason.most = m_counts.back();
    }
    return m_reason;
}

std::uint32_t LookBack::counted(const analytics::UserDayTallies& user, std::set<std::uint64_t>* fresh)
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

void LookBack::before(std::int32_t day, const analytics::UserDayTallies& user)
{
    ++m_reason.history;
    const std::uint32_t n = counted(user, nullptr);
    if (!m_kind || n != 0) m_counts.push_back(n);
    if (n == 0) return;
    ++m_reason.ownDays;
    m_reason.lastDay = day;
}

Result<bool> EvidenceTest::speaks(RowRef row)
{
    m_text.clear();
    switch (m_channel) {
    case Channel::Volume:
        return true;
    case Channel::Failures:
        return failed(row);
    case Channel::Hour:
        return isAtHour(row);
    default:
        return subjectOf(m_channel).fresh.empty()
                   ? hasValue(row, static_cast<Dimension>(*valueKindOf(m_channel)))
                   : isNew(row);
    }
}

Result<bool> EvidenceTest::failed(RowRef row)
{
    const auto result = m_reader.cell(row, Activity::Result);
    if (!result) return tl::unexpected(result.error());
    return equalsFolded(*result, "failure");
}

Result<bool> EvidenceTest::isAtHour(RowRef row)
{
    const auto time = m_reader.time(row);
    if (!time) return tl::unexpected(time.error());
    m_text = fmt::format("{:02}:00 UTC", m_value);
    return *time != kNoTime && static_cast<std::uint32_t>(*time % kTicksPerDay / kTicksPerHour) == m_value;
}

Result<bool> EvidenceTest::isNew(RowRef row)
{
    for (const Dimension dimension : subjectOf(m_channel).fresh) {
        const auto value = m_reader.value(row, dimension);
        if (!value) return tl::unexpected(value.error());
        if (*value != 0 && m_fresh.contains(Tally{static_cast<std::uint8_t>(dimension), *value, 0}.key()))
            return true;
    }
    return false;
}

Result<bool> EvidenceTest::hasValue(RowRef row, Dimension dimension)
{
    const auto value = m_reader.value(row, dimension);
    if (!value) return tl::unexpected(value.error());
    m_text = m_reader.text();
    return *value == m_value;
}

} // namespace sightline::usecase
