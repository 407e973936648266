// SPDX-License-Identifier: GPL-3.0-or-later
// The tallies of all segments by day and person: accounts of one person become one. Any thread may read.
#pragma once

#include "core/analytics/score/day_model.h"
#include "core/query/context.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace sightline::analytics
{

using SegmentTalliesPtr = std::shared_ptr<const SegmentTallies>;

// All users of one day, in the order of their numbers, with the tallies they point into.
struct BookDay {
    std::vector<Tally> tallies;
    std::vector<UserDayTallies> users;
};

class DayBook
{
public:
    // userOf: a person's number by entity code, kNobody for those who are left out.
    static constexpr std::uint32_t kNobody = 0xFFFFFFFF;

    DayBook(std::vector<SegmentTalliesPtr> segments, const query::Lookup& lookup,
            const std::vector<std::uint32_t>& userOf);

    [[nodiscard]] bool isEmpty() const { return m_entries.empty(); }

    [[nodiscard]] std::int32_t firstDay() const { return m_entries.front().day; }

    [[nodiscard]] std::int32_t lastDay() const { return m_entries.back().day; }

    [[nodiscard]] BookDay day(std::int32_t day) const;

private:
    struct Entry {
        std::int32_t day = 0;
        std::uint32_t user = 0;
        std::uint32_t segment = 0;
        std::uint32_t place = 0; // in SegmentTallies::days

        auto operator<=>(const Entry&) const = default;
    };

    std::vector<SegmentTalliesPtr> m_segments;
    std::vector<Entry> m_entries; // sorted
};

} // namespace sightline::analytics
