// SPDX-License-Identifier: GPL-3.0-or-later
// The scores of a case for its clock: how rare each day of each person is, what alerts weigh, and whom to
// investigate first. Any thread.
#pragma once

#include "core/analytics/score/peers.h"
#include "core/analytics/score/priority.h"
#include "core/usecase/session.h"

#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <unordered_map>
#include <vector>

namespace sightline::analytics
{
class DayBook;
struct Judgements;
struct SegmentTallies;
} // namespace sightline::analytics

namespace sightline::usecase
{

// Tallies of segments, kept between scorings: a segment is counted once.
class TallyCache
{
public:
    using TalliesPtr = std::shared_ptr<const analytics::SegmentTallies>;

    // Counts what is missing, on all cores. Segments that reach beyond asOf are counted up to it, not kept.
    [[nodiscard]] Result<std::vector<TalliesPtr>> tallies(const CaseState& state, Ticks asOf,
                                                          const StopToken& stop);

private:
    struct Kept {
        std::weak_ptr<const Segment> segment;  // numbers are those of one case, and cases come and go
        std::shared_ptr<const Bitmap> deleted; // as it was counted
        ColumnPtr owners;                      // overlay of ActorKey, as it was counted
        TalliesPtr tallies;
    };

    void forgetOthers(const Snapshot& snapshot);

    std::mutex m_mutex;
    std::unordered_map<SegmentId, Kept> m_kept;
};

using DaySet = std::set<std::pair<std::uint32_t, std::int32_t>>; // users and days

// How the days of people were judged: follows from activities, identities, the clock and the days that are
// known to be an attack's.
struct JudgedDays {
    std::vector<query::EntityCode> users;    // by the numbers of `scores`
    std::vector<std::uint32_t> userOf;       // by entity code; DayBook::kNobody
    std::vector<analytics::PeerGroup> peers; // by number
    std::vector<std::string> traitNames;     // that peers share: "department:Sales"
    std::shared_ptr<const analytics::DayBook> book;
    std::shared_ptr<const analytics::Judgements> judgements;
    std::size_t judgedAnew = 0; // users; the others' judgements were known
    DaySet attacks;             // that analysts found: no reference for others
    analytics::Scores scores;
};

using JudgedDaysPtr = std::shared_ptr<const JudgedDays>;

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

// People only; asOf is the clock of the state. before: of the same activities; what its people and their
// peers have in common with those of the state is not judged again.
[[nodiscard]] Result<JudgedDaysPtr> judgeDays(const CaseState& state, TallyCache& cache, const Watch& watch,
                                              const JudgedDaysPtr& before = {});
// The same days, where others are known to be an attack's.
[[nodiscard]] Result<JudgedDaysPtr> judgeKnowing(const CaseState& state, const JudgedDays& judged,
                                                 const analytics::KnownAttack& isAttack,
                                                 const StopToken& stop);
// Quick: what a verdict changes.
[[nodiscard]] CaseScoresPtr addAlerts(const CaseState& state, JudgedDaysPtr judged,
                                      const analytics::Weights& weights);

// Scores of the newest state that was asked for; what did not change is not worked out again.
class ScoreKeeper
{
public:
    // weightsFile: read anew with every scoring (see score_weights.h); none: the defaults.
    explicit ScoreKeeper(std::filesystem::path weightsFile = {}) : m_weightsFile(std::move(weightsFile)) {}

    [[nodiscard]] Result<CaseScoresPtr> scores(const StatePtr& state, const Watch& watch);

private:
    std::filesystem::path m_weightsFile;
    TallyCache m_tallies;
    std::mutex m_mutex; // one scoring at a time
    StatePtr m_state;   // of m_scores
    CaseScoresPtr m_scores;
};

} // namespace sightline::usecase
