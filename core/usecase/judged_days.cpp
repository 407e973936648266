// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/judged_days.h"

#include "core/analytics/score/day_book.h"
#include "core/analytics/score/scorer.h"
#include "core/usecase/peer_traits.h"
#include "core/usecase/user_marks.h"

#include <algorithm>
#include <optional>

namespace sightline::usecase
{
namespace
{

using analytics::DayBook;

void choosePeople(const CaseState& state, JudgedDays& out)
{
    out.userOf.assign(state.people->entityCount(), DayBook::kNobody);
    for (query::EntityCode e = 1; e < state.people->entityCount(); ++e) {
        if (!state.people->entity(e).isPerson()) continue;
        out.userOf[e] = static_cast<std::uint32_t>(out.users.size());
        out.users.push_back(e);
    }
}

// Days that analysts found to be an attack's.
DaySet attackDays(const CaseState& state, const JudgedDays& judged)
{
    DaySet out;
    for (const UserMark& mark : state.userMarks) {
        if (mark.kind != UserMark::Kind::Verdict || mark.value != "TruePositive") continue;
        const std::uint32_t user = judged.numberOf(markedEntity(state, mark));
        if (user != DayBook::kNobody) out.emplace(user, static_cast<std::int32_t>(mark.time / kTicksPerDay));
    }
    return out;
}

// What everybody did up to the clock. before: may be the same.
Result<BookOnDemand::BookPtr> countBook(const CaseState& state, TallyCache& tallies,
                                        const std::vector<std::uint32_t>& userOf, const StopToken& stop,
                                        const JudgedDaysPtr& before = {})
{
    auto segments = tallies.tallies(state, state.activities.asOf, stop);
    if (!segments) return tl::unexpected(std::move(segments.error()));
    if (before) {
        auto book = before->book->open(stop);
        if (!book || (*book)->isOf(*segments, *state.people, userOf)) return book;
    }
    return std::make_shared<const DayBook>(std::move(*segments), *state.people, userOf,
                                           state.activities.workers.get());
}

analytics::KnownAttack isIn(const DaySet& days)
{
    if (days.empty()) return {};
    return [&days](std::uint32_t user, std::int32_t day) { return days.contains({user, day}); };
}

Result<> calibrate(const CaseState& state, JudgedDays& judged, const analytics::KnownAttack& isAttack,
                   const StopToken& stop)
{
    auto scores = analytics::scoreDays(*judged.judgements, isAttack, state.activities.workers.get(), stop);
    if (!scores) return tl::unexpected(std::move(scores.error()));
    judged.scores = std::move(*scores);
    return {};
}

// To be calibrated anew.
std::shared_ptr<JudgedDays> withoutScores(const JudgedDays& judged)
{
    auto out = std::make_shared<JudgedDays>();
    out->users = judged.users;
    out->userOf = judged.userOf;
    out->peers = judged.peers;
    out->traitNames = judged.traitNames;
    out->book = judged.book;
    out->judgements = judged.judgements;
    out->judgedAnew = judged.judgedAnew;
    out->attacks = judged.attacks;
    return out;
}

analytics::PeerLists peerLists(const std::vector<analytics::PeerGroup>& groups)
{
    analytics::PeerLists out;
    out.reserve(groups.size());
    for (const analytics::PeerGroup& group : groups)
        out.push_back(group.peers);
    return out;
}

// What was judged before, under the numbers that people have now, and who has other peers. Nothing where
// people are not the same, or so many have other peers that judging all is quicker.
struct Carried {
    analytics::Judgements judgements;
    std::vector<std::uint32_t> changed;
};

std::optional<Carried> carried(const JudgedDays& before, const DayBook& book, const JudgedDays& now,
                               const StopToken& stop)
{
    const auto bookBefore = before.book->open(stop);
    if (!bookBefore) return {};
    const std::vector<std::uint32_t> there = book.usersIn(**bookBefore, now.users.size());
    if (there.empty()) return {};
    Carried out;
    for (std::uint32_t u = 0; u < there.size(); ++u) {
        if (there[u] == DayBook::kNobody) continue;
        const auto& peers = now.peers[u].peers;
        // Whoever did nothing is as good a peer as anybody else who did nothing.
        const auto samePeer = [&](std::uint32_t a, std::uint32_t b) {
            return there[a] == b || (there[a] == DayBook::kNobody && !(*bookBefore)->has(b));
        };
        if (std::ranges::equal(peers, before.peers[there[u]].peers, samePeer)) continue;
        out.changed.push_back(u);
        if (out.changed.size() * 2 > there.size()) return {};
    }
    std::vector<std::uint32_t> here(before.users.size(), DayBook::kNobody);
    for (std::uint32_t u = 0; u < there.size(); ++u) {
        if (there[u] != DayBook::kNobody) here[there[u]] = u;
    }
    out.judgements = *before.judgements;
    bool sameNumbers = true;
    for (std::uint32_t u = 0; u < here.size(); ++u)
        sameNumbers = sameNumbers && (here[u] == u || here[u] == DayBook::kNobody);
    if (sameNumbers) return out;
    for (analytics::JudgedDay& day : out.judgements.days)
        day.user = here[day.user];
    return out;
}

} // namespace

Result<BookOnDemand::BookPtr> BookOnDemand::open(const StopToken& stop) const
{
    const std::scoped_lock lock(m_mutex);
    if (m_book) return m_book;
    auto book = m_count(stop);
    if (!book) return book;
    m_book = std::move(*book);
    m_count = nullptr; // and what it holds
    return m_book;
}

std::uint32_t JudgedDays::numberOf(query::EntityCode entity) const
{
    return entity < userOf.size() ? userOf[entity] : DayBook::kNobody;
}

Result<JudgedDaysPtr> judgeDays(const CaseState& state, TallyCache& tallies, const Watch& watch,
                                const JudgedDaysPtr& before)
{
    Workers* workers = state.activities.workers.get();
    auto out = std::make_shared<JudgedDays>();
    choosePeople(state, *out);
    const auto book = countBook(state, tallies, out->userOf, watch.stop, before);
    if (!book) return tl::unexpected(book.error());
    PeerTraits traits = peerTraits(state, out->users, **book);
    out->peers =
        analytics::findPeers(traits.ofUser, static_cast<std::uint32_t>(traits.names.size()), workers);
    out->traitNames = std::move(traits.names);
    const analytics::PeerLists peers = peerLists(out->peers);
    auto known = before ? carried(*before, **book, *out, watch.stop) : std::nullopt;
    out->judgedAnew = known ? known->changed.size() : out->users.size();
    auto judged = known ? analytics::judgeAnew(std::move(known->judgements), known->changed, **book, peers,
                                               workers, watch)
                        : analytics::judgeAll(**book, peers, workers, watch);
    if (!judged) return tl::unexpected(std::move(judged.error()));
    out->judgements = std::make_shared<const analytics::Judgements>(std::move(*judged));
    out->book = std::make_shared<const BookOnDemand>(*book);
    out->attacks = attackDays(state, *out);
    SL_TRY(calibrate(state, *out, isIn(out->attacks), watch.stop));
    return out;
}

Result<JudgedDaysPtr> judgedBefore(const StatePtr& state, const std::shared_ptr<TallyCache>& tallies,
                                   KeptDays kept, const StopToken& stop)
{
    auto out = std::make_shared<JudgedDays>();
    choosePeople(*state, *out);
    out->peers = std::move(kept.peers);
    out->traitNames = traitNames(*state, out->users);
    for (analytics::PeerGroup& group : out->peers)
        std::erase_if(group.shared, [&](std::uint32_t t) { return t >= out->traitNames.size(); });
    out->judgements = std::move(kept.judgements);
    out->book =
        std::make_shared<const BookOnDemand>([state, tallies, userOf = out->userOf](const StopToken& asked) {
            return countBook(*state, *tallies, userOf, asked);
        });
    out->attacks = attackDays(*state, *out);
    SL_TRY(calibrate(*state, *out, isIn(out->attacks), stop));
    return out;
}

Result<JudgedDaysPtr> judgeKnowing(const CaseState& state, const JudgedDays& judged,
                                   const analytics::KnownAttack& isAttack, const StopToken& stop)
{
    const auto out = withoutScores(judged);
    SL_TRY(calibrate(state, *out, isAttack, stop));
    return out;
}

Result<JudgedDaysPtr> withAttacksOf(const CaseState& state, const JudgedDaysPtr& judged,
                                    const StopToken& stop)
{
    DaySet attacks = attackDays(state, *judged);
    if (attacks == judged->attacks) return judged;
    const auto out = withoutScores(*judged);
    out->attacks = std::move(attacks);
    SL_TRY(calibrate(state, *out, isIn(out->attacks), stop));
    return out;
}

} // namespace sightline::usecase
