// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/scores.h"

#include "core/analytics/score/day_book.h"
#include "core/analytics/score/scorer.h"
#include "core/query/binding.h"
#include "core/usecase/peer_traits.h"
#include "core/usecase/score_weights.h"
#include "core/usecase/tallied_rows.h"
#include "core/usecase/user_impact.h"
#include "core/usecase/user_marks.h"

#include <algorithm>
#include <optional>
#include <set>

namespace sightline::usecase
{
namespace
{

// Tombstones and session owners are read anew with every change of the case: compared by what they say.
bool sameRows(const std::shared_ptr<const Bitmap>& a, const std::shared_ptr<const Bitmap>& b)
{
    return a == b || (a && b && *a == *b);
}

bool sameCodes(const ColumnPtr& a, const ColumnPtr& b)
{
    return a == b || (a && b && a->dictionary == b->dictionary && a->ints.bytes() == b->ints.bytes());
}

ColumnPtr ownersOf(const SegmentView& view)
{
    const auto overlay = view.overlays.find(columnIdOf(Activity::ActorKey));
    return overlay == view.overlays.end() ? nullptr : overlay->second;
}

bool sameActivities(const Snapshot& a, const Snapshot& b)
{
    return std::ranges::equal(a.segments, b.segments, [](const SegmentView& x, const SegmentView& y) {
        return x.segment == y.segment && sameRows(x.deleted, y.deleted) &&
               sameCodes(ownersOf(x), ownersOf(y));
    });
}

void choosePeople(const CaseState& state, JudgedDays& out)
{
    out.userOf.assign(state.people->entityCount(), analytics::DayBook::kNobody);
    for (query::EntityCode e = 1; e < state.people->entityCount(); ++e) {
        if (!state.people->entity(e).isPerson()) continue;
        out.userOf[e] = static_cast<std::uint32_t>(out.users.size());
        out.users.push_back(e);
    }
}

// The number of the person a mark is about; kNobody.
std::uint32_t markedUser(const CaseState& state, const JudgedDays& judged, const UserMark& mark)
{
    const query::EntityCode entity = markedEntity(state, mark);
    return entity < judged.userOf.size() ? judged.userOf[entity] : analytics::DayBook::kNobody;
}

analytics::TakenOut takenOut(const CaseState& state, const JudgedDays& judged)
{
    analytics::TakenOut out;
    for (const UserMark& mark : state.userMarks) {
        const std::uint32_t user = markedUser(state, judged, mark);
        if (user == analytics::DayBook::kNobody) continue;
        if (mark.kind == UserMark::Kind::Reset && mark.time <= state.activities.asOf)
            out.resets[user].push_back(mark.time);
        if (mark.kind == UserMark::Kind::Verdict && mark.value == "Benign")
            out.days.emplace(user, static_cast<std::int32_t>(mark.time / kTicksPerDay));
    }
    return out;
}

// Days that analysts found to be an attack's.
DaySet attackDays(const CaseState& state, const JudgedDays& judged)
{
    DaySet out;
    for (const UserMark& mark : state.userMarks) {
        if (mark.kind != UserMark::Kind::Verdict || mark.value != "TruePositive") continue;
        const std::uint32_t user = markedUser(state, judged, mark);
        if (user != analytics::DayBook::kNobody)
            out.emplace(user, static_cast<std::int32_t>(mark.time / kTicksPerDay));
    }
    return out;
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
struct Kept {
    analytics::Judgements judgements;
    std::vector<std::uint32_t> changed;
};

std::optional<Kept> kept(const JudgedDays& before, const JudgedDays& now)
{
    const std::vector<std::uint32_t> there = now.book->usersIn(*before.book, now.users.size());
    if (there.empty()) return {};
    Kept out;
    for (std::uint32_t u = 0; u < there.size(); ++u) {
        if (there[u] == analytics::DayBook::kNobody) continue;
        const auto& peers = now.peers[u].peers;
        // Whoever did nothing is as good a peer as anybody else who did nothing.
        const auto samePeer = [&](std::uint32_t a, std::uint32_t b) {
            return there[a] == b || (there[a] == analytics::DayBook::kNobody && !before.book->has(b));
        };
        if (std::ranges::equal(peers, before.peers[there[u]].peers, samePeer)) continue;
        out.changed.push_back(u);
        if (out.changed.size() * 2 > there.size()) return {};
    }
    std::vector<std::uint32_t> here(before.users.size(), analytics::DayBook::kNobody);
    for (std::uint32_t u = 0; u < there.size(); ++u) {
        if (there[u] != analytics::DayBook::kNobody) here[there[u]] = u;
    }
    out.judgements = *before.judgements;
    for (analytics::JudgedDay& day : out.judgements.days)
        day.user = here[day.user];
    return out;
}

} // namespace

Result<std::vector<TallyCache::TalliesPtr>> TallyCache::tallies(const CaseState& state, Ticks asOf,
                                                                const StopToken& stop)
{
    const auto table = query::TableBinding::open(state.activities, "Activity");
    if (!table) return tl::unexpected(table.error());
    const auto& segments = state.activities.snapshot->segments;
    std::vector<analytics::SegmentTalliesPtr> out(segments.size());
    forgetOthers(*state.activities.snapshot);
    std::vector<analytics::TallyCounter> counters(widthOf(state.activities.workers.get()));
    SL_TRY(
        forEach(state.activities.workers.get(), segments.size(), [&](std::size_t s, unsigned w) -> Result<> {
            if (stop.stopRequested()) return cancelled();
            const SegmentView& view = segments[s];
            if (!isScored(state.activities, view.info())) return {};
            const ColumnPtr owners = ownersOf(view);
            const bool whole = view.info().tmax <= asOf;
            if (whole) {
                const std::scoped_lock lock(m_mutex);
                const auto at = m_kept.find(view.info().id);
                if (at != m_kept.end() && at->second.segment.lock() == view.segment &&
                    sameRows(at->second.deleted, view.deleted) && sameCodes(at->second.owners, owners))
                    out[s] = at->second.tallies;
            }
            if (out[s]) return {};
            auto counted = counters[w].count(*table, s, asOf);
            if (!counted) return tl::unexpected(std::move(counted.error()));
            out[s] = std::make_shared<const analytics::SegmentTallies>(std::move(*counted));
            if (!whole) return {};
            const std::scoped_lock lock(m_mutex);
            m_kept[view.info().id] = {view.segment, view.deleted, owners, out[s]};
            return {};
        }));
    return out;
}

void TallyCache::forgetOthers(const Snapshot& snapshot)
{
    std::set<SegmentId> here;
    for (const SegmentView& view : snapshot.segments)
        here.insert(view.info().id);
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_kept, [&](const auto& kept) { return !here.contains(kept.first); });
}

const analytics::Priority* CaseScores::of(query::EntityCode entity) const
{
    if (entity >= judged->userOf.size()) return nullptr;
    const std::uint32_t user = judged->userOf[entity];
    return user == analytics::DayBook::kNobody ? nullptr : &priorities[user];
}

Result<JudgedDaysPtr> judgeDays(const CaseState& state, TallyCache& cache, const Watch& watch,
                                const JudgedDaysPtr& before)
{
    Workers* workers = state.activities.workers.get();
    auto out = std::make_shared<JudgedDays>();
    choosePeople(state, *out);
    auto segments = cache.tallies(state, state.activities.asOf, watch.stop);
    if (!segments) return tl::unexpected(std::move(segments.error()));
    out->book =
        std::make_shared<const analytics::DayBook>(std::move(*segments), *state.people, out->userOf, workers);
    PeerTraits traits = peerTraits(state, out->users, *out->book);
    out->peers =
        analytics::findPeers(traits.ofUser, static_cast<std::uint32_t>(traits.names.size()), workers);
    out->traitNames = std::move(traits.names);
    const analytics::PeerLists peers = peerLists(out->peers);
    auto known = before ? kept(*before, *out) : std::nullopt;
    out->judgedAnew = known ? known->changed.size() : out->users.size();
    auto judged = known ? analytics::judgeAnew(std::move(known->judgements), known->changed, *out->book,
                                               peers, workers, watch)
                        : analytics::judgeAll(*out->book, peers, workers, watch);
    if (!judged) return tl::unexpected(std::move(judged.error()));
    out->judgements = std::make_shared<const analytics::Judgements>(std::move(*judged));
    out->attacks = attackDays(state, *out);
    SL_TRY(calibrate(state, *out, isIn(out->attacks), watch.stop));
    return out;
}

Result<JudgedDaysPtr> judgeKnowing(const CaseState& state, const JudgedDays& judged,
                                   const analytics::KnownAttack& isAttack, const StopToken& stop)
{
    const auto out = withoutScores(judged);
    SL_TRY(calibrate(state, *out, isAttack, stop));
    return out;
}

CaseScoresPtr addAlerts(const CaseState& state, JudgedDaysPtr judged, const analytics::Weights& weights)
{
    auto out = std::make_shared<CaseScores>();
    out->asOf = state.activities.asOf;
    out->day = static_cast<std::int32_t>(out->asOf / kTicksPerDay);
    out->weights = weights;
    std::vector<std::vector<std::uint32_t>> usersOf(state.alerts.size());
    for (std::size_t i = 0; i < state.alerts.size(); ++i) {
        std::set<std::uint32_t> users;
        for (const std::string& key : state.alerts[i].userKeys) {
            const query::EntityCode entity = state.people->entityOfKey(key, state.alerts[i].time);
            if (entity < judged->userOf.size()) users.insert(judged->userOf[entity]);
        }
        users.erase(analytics::DayBook::kNobody);
        usersOf[i].assign(users.begin(), users.end());
    }
    const std::vector<analytics::Impact> byEntity = impacts(state);
    std::vector<analytics::Impact> byUser;
    for (const query::EntityCode e : judged->users)
        byUser.push_back(byEntity[e]);
    out->alerts = analytics::alertPoints(state.alerts, usersOf, byUser, out->asOf, weights);
    out->takenOut = takenOut(state, *judged);
    out->priorities =
        analytics::priorities(judged->scores, out->alerts, judged->users.size(), out->day, out->takenOut);
    out->judged = std::move(judged);
    return out;
}

Result<CaseScoresPtr> ScoreKeeper::scores(const StatePtr& state, const Watch& watch)
{
    const std::scoped_lock lock(m_mutex);
    const auto weights = loadWeights(m_weightsFile);
    if (!weights) return tl::unexpected(weights.error());
    if (m_state == state && m_scores && m_scores->weights.version == weights->version) return m_scores;
    JudgedDaysPtr judged = m_scores ? m_scores->judged : nullptr;
    const bool same = m_state && judged && m_state->people == state->people &&
                      m_state->activities.asOf == state->activities.asOf &&
                      sameActivities(*m_state->activities.snapshot, *state->activities.snapshot);
    if (!same) {
        auto made = judgeDays(*state, m_tallies, watch, judged);
        if (!made) return tl::unexpected(std::move(made.error()));
        judged = std::move(*made);
    }
    if (DaySet attacks = attackDays(*state, *judged); attacks != judged->attacks) {
        const auto known = withoutScores(*judged);
        known->attacks = std::move(attacks);
        SL_TRY(calibrate(*state, *known, isIn(known->attacks), watch.stop));
        judged = known;
    }
    m_scores = addAlerts(*state, std::move(judged), *weights);
    m_state = state;
    return m_scores;
}

} // namespace sightline::usecase
