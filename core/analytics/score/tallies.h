// SPDX-License-Identifier: GPL-3.0-or-later
// What each account did on each UTC day, as counts of values: all that the score needs of the activities.
// Made per segment, once: a segment does not change. Values are hashes of canonical texts (host without its
// domain, network of an address, folder of a path, client without version), the same in every case.
#pragma once

#include "core/analytics/score/channels.h"
#include "core/query/search.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::analytics
{

// How often a value of a dimension was seen. Hours of the day (UTC) have a kind of their own.
struct Tally {
    static constexpr std::uint8_t kHour = kDimensions;

    std::uint8_t kind = 0; // Dimension or kHour
    std::uint32_t value = 0;
    std::uint32_t count = 0;

    [[nodiscard]] std::uint64_t key() const { return (std::uint64_t{kind} << 32) | value; }
};

struct AccountDay {
    Code account = 0;     // of ActorKey
    std::int32_t day = 0; // since 0001-01-01
    std::uint32_t activities = 0;
    std::uint32_t failures = 0;
    std::uint32_t begin = 0; // into SegmentTallies::tallies, by kind and value
    std::uint32_t end = 0;
};

struct SegmentTallies {
    std::vector<AccountDay> days; // by account and day
    std::vector<Tally> tallies;
};

// The value as tallies have it; 0 for an empty text.
[[nodiscard]] std::uint32_t tallyValue(Dimension dimension, std::string_view text);
// Operation with its logon type; browser with its operating system.
[[nodiscard]] std::uint32_t tallyPair(std::uint32_t first, std::uint32_t second);

// The texts of one activity that a dimension's value is made of.
struct TallyTexts {
    std::string text; // of columnOf(dimension)
    std::string actionType, logonType, system, result;
};

// 0: the activity has no value of the dimension.
[[nodiscard]] std::uint32_t tallyValueOf(Dimension dimension, const TallyTexts& texts);

// Counts segments; keeps the values of dictionary codes from one segment to the next. One thread.
class TallyCounter
{
public:
    TallyCounter();
    ~TallyCounter();
    TallyCounter(TallyCounter&&) noexcept;

    // Dated activities with an actor, not later than asOf.
    [[nodiscard]] Result<SegmentTallies> count(const query::TableBinding& activities, std::size_t segment,
                                               Ticks asOf);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace sightline::analytics
