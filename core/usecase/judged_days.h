// SPDX-License-Identifier: GPL-3.0-or-later
// How the days of people were judged: the long part of scoring, which follows from activities, identities and
// the clock alone. Any thread.
#pragma once

#include "core/analytics/score/day_score.h"
#include "core/analytics/score/peers.h"
#include "core/usecase/tally_cache.h"

#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace sightline::analytics
{
class DayBook;
struct Judgements;
} // namespace sightline::analytics

namespace sightline::usecase
{

// What everybody did, day by day. Where judgements were kept from an earlier opening nobody needed it yet: it
// is counted when somebody first asks.
class BookOnDemand
{
public:
    using BookPtr = std::shared_ptr<const analytics::DayBook>;
    using Count = std::function<Result<BookPtr>(const StopToken& stop)>;

    explicit BookOnDemand(BookPtr book) : m_book(std::move(book)) {}

    explicit BookOnDemand(Count count) : m_count(std::move(count)) {}

    // Whoever asks while it is counted waits. A stop leaves it to be counted another time.
    [[nodiscard]] Result<BookPtr> open(const StopToken& stop) const;

private:
    mutable std::mutex m_mutex;
    mutable BookPtr m_book;
    mutable Count m_count; // until there is a book
};

using DaySet = std::set<std::pair<std::uint32_t, std::int32_t>>; // users and days

// How the days of people were judged: follows from activities, identities, the clock and the days that are
// known to be an attack's.
struct JudgedDays {
    std::vector<query::EntityCode> users;    // by the numbers of `scores`
    std::vector<std::uint32_t> userOf;       // by entity code; DayBook::kNobody
    std::vector<analytics::PeerGroup> peers; // by number
    std::vector<std::string> traitNames;     // that peers share: "department:Sales"
    std::shared_ptr<const BookOnDemand> book;
    std::shared_ptr<const analytics::Judgements> judgements;
    std::size_t judgedAnew = 0; // users; the others' judgements were known
    DaySet attacks;             // that analysts found: no reference for others
    analytics::Scores scores;

    // The number of a person; DayBook::kNobody.
    [[nodiscard]] std::uint32_t numberOf(query::EntityCode entity) const;
};

using JudgedDaysPtr = std::shared_ptr<const JudgedDays>;

// People only; asOf is the clock of the state. before: of the same activities; what its people and their
// peers have in common with those of the state is not judged again.
[[nodiscard]] Result<JudgedDaysPtr> judgeDays(const CaseState& state, TallyCache& tallies, const Watch& watch,
                                              const JudgedDaysPtr& before = {});

// What takes long to work out, as it was at an earlier opening of the case (see score_cache.h).
struct KeptDays {
    std::vector<analytics::PeerGroup> peers;
    std::shared_ptr<const analytics::Judgements> judgements;
};

// The same as judging the days of the state, from which they once followed.
[[nodiscard]] Result<JudgedDaysPtr> judgedBefore(const StatePtr& state,
                                                 const std::shared_ptr<TallyCache>& tallies, KeptDays kept,
                                                 const StopToken& stop);
// The same days, where others are known to be an attack's.
[[nodiscard]] Result<JudgedDaysPtr> judgeKnowing(const CaseState& state, const JudgedDays& judged,
                                                 const analytics::KnownAttack& isAttack,
                                                 const StopToken& stop);
// The same days, knowing which ones analysts found to be an attack's in the state.
[[nodiscard]] Result<JudgedDaysPtr> withAttacksOf(const CaseState& state, const JudgedDaysPtr& judged,
                                                  const StopToken& stop);

} // namespace sightline::usecase
