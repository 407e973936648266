// SPDX-License-Identifier: GPL-3.0-or-later
// What single activities add to the priority of their users: the column `Score`. The points of a risky day
// fall to its families by their shares, those of a family in equal parts to the records it speaks of, so the
// scores of a user's day sum to its points. Days that analysts took out give none. Any thread.
#pragma once

#include "core/query/row_scores.h"
#include "core/usecase/scores.h"

#include <memory>
#include <string_view>

namespace sightline::usecase
{

using RowScoresPtr = std::shared_ptr<const query::RowScores>;

// Over all days up to the clock of the scores.
[[nodiscard]] Result<RowScoresPtr> activityScores(const CaseState& state, const CaseScores& scores,
                                                  const Watch& watch);

// The state with these scores for its activities.
[[nodiscard]] StatePtr withScores(const CaseState& state, RowScoresPtr scores);

// Works them out where the state has none yet.
[[nodiscard]] Result<StatePtr> scoredState(const StatePtr& state, ScoreKeeper& keeper, const Watch& watch);

// Whether a predicate asks for `Score`. What does not parse asks for nothing.
[[nodiscard]] bool asksForScores(std::string_view kql);
[[nodiscard]] bool isScoreColumn(std::string_view column);

} // namespace sightline::usecase
