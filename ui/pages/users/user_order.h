// SPDX-License-Identifier: GPL-3.0-or-later
// In which order the list of users is shown: by any of its columns, ties by rank. Pure; any thread.
#pragma once

#include "core/usecase/people.h"
#include "core/usecase/score_history.h"
#include "ui/pages/users/user_trends.h"

#include <cstddef>
#include <vector>

namespace sightline::ui
{

enum class UserColumn {
    Rank,
    User,
    Name,
    Kind,
    Priority,
    Change,
    Percentile,
    Rarity,
    TwoWeeks,
    Mail,
    Department,
    Groups,
    Accounts,
    Tags,
    OpenAlerts,
    Alerts,
    Activities,
    Trend,
    FirstSeen,
    LastSeen,
    Reason
};

struct UserSort {
    UserColumn column = UserColumn::Rank;
    bool descending = false;
};

// Indexes into rows, which are by rank. Rows without a value come last in both directions. trends, scores:
// may be null. Reasons have no order of their own.
[[nodiscard]] std::vector<std::size_t> userOrder(const std::vector<usecase::UserRow>& rows,
                                                 const UserTrends* trends,
                                                 const usecase::ScoreHistory* scores, UserSort sort);

} // namespace sightline::ui
