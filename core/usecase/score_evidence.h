// SPDX-License-Identifier: GPL-3.0-or-later
// What a channel speaks of on a day: the value or count that stood out, how it was before, and which records
// of the day are meant. Shared by reasons in words and by the scores of activities.
#pragma once

#include "core/analytics/score/day_book.h"
#include "core/analytics/score/judgements.h"
#include "core/usecase/score_reasons.h"
#include "core/usecase/tallied_rows.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::usecase
{

// What a channel counts: one value, or all that is new in some dimensions.
struct ChannelSubject {
    analytics::Channel channel;
    std::string_view word; // English, after a number or before a value
    std::vector<analytics::Dimension> fresh;
};

[[nodiscard]] const ChannelSubject& subjectOf(analytics::Channel channel);
// Of channels that judge one value: its kind as tallies have it.
[[nodiscard]] std::optional<std::uint8_t> valueKindOf(analytics::Channel channel);
// The value that stood out; of counts the count.
[[nodiscard]] std::uint32_t standsOut(const JudgedDays& judged, const ReasonAsk& ask);

// What a family adds on a risky day, and the channel to ask why.
struct FamilyPoints {
    analytics::Family family = analytics::Family::Action;
    std::int32_t points = 0;
    ReasonAsk ask;
};

// Of the families that add any; they sum to the points of the day.
[[nodiscard]] std::vector<FamilyPoints> familyPoints(const analytics::DayScore& day);

// Takes the days of a user up to the one that is asked for, the first first. One thread.
class LookBack
{
public:
    LookBack(const ReasonAsk& ask, std::uint32_t value)
        : m_ask(ask), m_kind(valueKindOf(ask.channel)), m_value(value)
    {
    }

    void take(std::int32_t day, const analytics::UserDayTallies& tallies);

    [[nodiscard]] Reason reason();

    // Values that were new that day, as kind and value.
    [[nodiscard]] const std::set<std::uint64_t>& fresh() const { return m_fresh; }

private:
    [[nodiscard]] std::uint32_t counted(const analytics::UserDayTallies& user,
                                        std::set<std::uint64_t>* fresh);
    void before(std::int32_t day, const analytics::UserDayTallies& user);

    ReasonAsk m_ask;
    std::optional<std::uint8_t> m_kind;
    std::uint32_t m_value;
    Reason m_reason;
    std::set<std::uint64_t> m_seen;
    std::set<std::uint64_t> m_fresh;
    std::vector<std::uint32_t> m_counts;
};

// Which rows of the day are meant. reader and fresh outlive it; one thread.
class EvidenceTest
{
public:
    // value: that stood out. fresh: as LookBack found it.
    EvidenceTest(ValueReader& reader, std::uint32_t value, analytics::Channel channel,
                 const std::set<std::uint64_t>& fresh)
        : m_reader(reader), m_value(value), m_channel(channel), m_fresh(fresh)
    {
    }

    // Whether the row is one of them; text() is then what it says.
    [[nodiscard]] Result<bool> speaks(RowRef row);

    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    [[nodiscard]] Result<bool> failed(RowRef row);
    [[nodiscard]] Result<bool> isAtHour(RowRef row);
    [[nodiscard]] Result<bool> isNew(RowRef row);
    [[nodiscard]] Result<bool> hasValue(RowRef row, analytics::Dimension dimension);

    ValueReader& m_reader;
    std::uint32_t m_value;
    analytics::Channel m_channel;
    const std::set<std::uint64_t>& m_fresh;
    std::string m_text;
};

} // namespace sightline::usecase
