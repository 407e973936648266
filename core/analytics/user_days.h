// SPDX-License-Identifier: GPL-3.0-or-later
// What each user did on each UTC day: how much, from how many addresses and countries, how often it failed.
// Exact. The daily reference of the score is made of it.
#pragma once

#include "core/query/row_codes.h"

#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

namespace sightline::analytics
{

struct UserDay {
    std::uint32_t user = 0; // group of UserDays::users
    std::uint32_t count = 0;
    std::uint32_t addresses = 0; // distinct, absent ones left out
    std::uint32_t countries = 0;
    std::uint32_t failures = 0;
};

struct UserDays {
    std::int32_t first = 0;                       // days since 0001-01-01
    std::vector<std::vector<UserDay>> days;       // of day first + i, by group
    std::shared_ptr<const query::RowCodes> users; // says who a group is
};

// users: the column whose values are the users, "User" or a name as written. Rows without a user or a time
// are left out.
[[nodiscard]] Result<UserDays> userDays(const query::TableBinding& table, const query::RowSet& rows,
                                        std::string_view users, const StopToken& stop);

// The day that a moment belongs to, [from, to). Called by one thread.
using DayAt = std::function<std::pair<Ticks, Ticks>(Ticks)>;

// One day of a set as a whole, whoever acted.
struct SetDay {
    Ticks from = kNoTime;
    Ticks to = kNoTime; // exclusive
    UserDay figures;    // of nobody by name
};

// The days with rows, ascending. Rows without a time are left out.
[[nodiscard]] Result<std::vector<SetDay>> daysOfSet(const query::TableBinding& table,
                                                    const query::RowSet& rows, const DayAt& dayAt,
                                                    const StopToken& stop);

} // namespace sightline::analytics
