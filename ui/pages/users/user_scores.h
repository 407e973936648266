// SPDX-License-Identifier: GPL-3.0-or-later
// What the columns of the score say of a user, and the order it gives the list. Pure; any thread.
#pragma once

#include "core/usecase/people.h"
#include "core/usecase/scores.h"
#include "ui/pages/users/user_order.h"

#include <QVariant>

#include <vector>

namespace sightline::ui
{

[[nodiscard]] bool isScoreColumn(UserColumn column);

// The cell for a role; score: null while it is worked out (pending) or where somebody is not scored.
[[nodiscard]] QVariant scoreCell(const analytics::Priority* score, bool pending, UserColumn column,
                                 int wanted);

// By priority, ties by rarity of the day; who is not scored keeps the place behind.
void rankByPriority(std::vector<usecase::UserRow>& users, const usecase::CaseScores& scores);

} // namespace sightline::ui
