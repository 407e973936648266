// SPDX-License-Identifier: GPL-3.0-or-later
// The scores of a case for its clock: how rare each day of each person is, what alerts weigh, and whom to
// investigate first. Any thread.
#pragma once

#include "core/analytics/score/priority.h"
#include "core/usecase/judged_days.h"
#include "core/usecase/score_cache.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

namespace sightline::usecase
{

struct CaseScores {
    Ticks asOf = kNoTime;
    std::int32_t day = 0; // of asOf
    analytics::Weights weights;
    JudgedDaysPtr judged;
    std::vector<analytics::AlertPoints> alerts;  // all that are scored
    analytics::TakenOut takenOut;                // by analysts
    std::vector<analytics::Priority> priorities; // by number, for the day of asOf

    // null for entities that are not scored.
    [[nodiscard]] const analytics::Priority* of(query::EntityCode entity) const;
};

using CaseScoresPtr = std::shared_ptr<const CaseScores>;

// Quick: what a verdict changes.
[[nodiscard]] CaseScoresPtr addAlerts(const CaseState& state, JudgedDaysPtr judged,
                                      const analytics::Weights& weights);

// Scores of the newest state that was asked for; what did not change is not worked out again.
class ScoreKeeper
{
public:
    // weightsFile: read anew with every scoring (see score_weights.h); none: the defaults.
    explicit ScoreKeeper(std::filesystem::path weightsFile = {}, ScoreCache cache = {})
        : m_weightsFile(std::move(weightsFile)), m_cache(std::move(cache))
    {
    }

    [[nodiscard]] Result<CaseScoresPtr> scores(const StatePtr& state, const Watch& watch);

    // Keeps the newest in the cache, for the next opening, if that is worth it.
    Result<> keep();

private:
    // Not knowing yet which days are an attack's.
    [[nodiscard]] Result<JudgedDaysPtr> judge(const StatePtr& state, const Watch& watch);

    std::filesystem::path m_weightsFile;
    ScoreCache m_cache;
    std::shared_ptr<TallyCache> m_tallies = std::make_shared<TallyCache>();
    std::mutex m_mutex; // one scoring at a time
    StatePtr m_state;   // of m_scores
    CaseScoresPtr m_scores;
};

} // namespace sightline::usecase
