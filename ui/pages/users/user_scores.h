// SPDX-License-Identifier: GPL-3.0-or-later
// What the columns of the score say of a user, and the order it gives the list. Pure; any thread.
#pragma once

#include "core/usecase/people.h"
#include "core/usecase/score_history.h"
#include "ui/pages/users/user_order.h"

#include <QVariant>

#include <span>
#include <vector>

namespace sightline::ui
{

[[nodiscard]] bool isScoreColumn(UserColumn column);

// How much the priority is above that of the day before.
[[nodiscard]] std::int32_t changeOf(std::span<const analytics::Priority> days);
// Of the bars of all rows: the largest priority of anybody in the two weeks.
[[nodiscard]] std::int32_t scoreScale(const usecase::ScoreHistory& history,
                                      const std::vector<usecase::UserRow>& users);

// What a cell of the score is made of.
struct ScoreCell {
    std::span<const analytics::Priority> days; // oldest first; empty: not there
    bool pending = false;                      // they are being worked out
    std::int32_t scale = 0;                    // of the bars
};

// The cell for a role.
[[nodiscard]] QVariant scoreCell(const ScoreCell& cell, UserColumn column, int wanted);

// By priority, ties by rarity of the day; who is not scored keeps the place behind.
void rankByPriority(std::vector<usecase::UserRow>& users, const usecase::CaseScores& scores);

} // namespace sightline::ui
