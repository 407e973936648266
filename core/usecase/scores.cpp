// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/scores.h"

#include "core/query/binding.h"
#include "core/usecase/user_impact.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>

namespace sightline::usecase
{
namespace
{

constexpr std::string_view kScoredElsewhere = "BehaviorAnalytics"; // rows that a product scored

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

// What the newest directory rows of a person say that others may share.
analytics::Traits traitsOf(const CaseState& state, query::EntityCode entity)
{
    analytics::Traits out;
    const auto& rows = state.people->entity(entity).directoryRows;
    if (rows.empty()) return out;
    const Identity* newest = nullptr;
    std::set<std::string> seen;
    for (const std::size_t i : rows) {
        const Identity& row = state.people->identities()[i];
        if (newest == nullptr || row.time >= newest->time) newest = &row;
    }
    const auto add = [&](std::string_view kind, const std::string& value) {
        if (value.empty()) return;
        const std::string text = fmt::format("{}:{}", kind, value);
        if (seen.insert(text).second) out.push_back(text);
    };
    for (const std::string& group : newest->groups)
        add("group", group);
    add("department", newest->department);
    add("title", newest->jobTitle);
    add("manager", newest->manager);
    return out;
}

// Without a directory: hosts, applications, documents and objects that somebody keeps coming back to.
void addHabits(const analytics::DayBook& book, std::vector<analytics::Traits>& traits)
{
    constexpr std::array kHabits{analytics::Dimension::App, analytics::Dimension::Destination,
                                 analytics::Dimension::Document, analytics::Dimension::Object};
    constexpr std::uint32_t kOften = 3; // days
    const auto without = [](const analytics::Traits& t) { return t.empty(); };
    if (book.isEmpty() || std::ranges::none_of(traits, without)) return;
    std::vector<std::unordered_map<std::uint64_t, std::uint32_t>> days(traits.size());
    for (std::int32_t d = book.firstDay(); d <= book.lastDay(); ++d) {
        const analytics::BookDay day = book.day(d);
        for (const analytics::UserDayTallies& user : day.users) {
            if (!traits[user.user].empty()) continue;
            for (const analytics::Dimension dimension : kHabits) {
                for (const analytics::Tally& t : user.of(dimension))
                    ++days[user.user][t.key()];
            }
        }
    }
    for (std::size_t u = 0; u < traits.size(); ++u) {
        for (const auto& [key, n] : days[u]) {
            if (n >= kOften) traits[u].push_back(fmt::format("habit:{:012x}", key));
        }
        std::ranges::sort(traits[u]);
    }
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

} // namespace

Result<std::vector<analytics::SegmentTalliesPtr>> TallyCache::tallies(const CaseState& state, Ticks asOf,
                                                                      const StopToken& stop)
{
    const auto table = query::TableBinding::open(state.activities, "Activity");
    if (!table) return tl::unexpected(table.error());
    const auto& segments = state.activities.snapshot->segments;
    std::vector<analytics::SegmentTalliesPtr> out(segments.size());
    std::vector<analytics::TallyCounter> counters(widthOf(state.activities.workers.get()));
    SL_TRY(
        forEach(state.activities.workers.get(), segments.size(), [&](std::size_t s, unsigned w) -> Result<> {
            if (stop.stopRequested()) return cancelled();
            const SegmentView& view = segments[s];
            if (query::sourceTableName(state.activities, view.info()) == kScoredElsewhere) return {};
            const ColumnPtr owners = ownersOf(view);
            const bool whole = view.info().tmax <= asOf;
            if (whole) {
                const std::scoped_lock lock(m_mutex);
                const auto at = m_kept.find(view.info().id);
                if (at != m_kept.end() && sameRows(at->second.deleted, view.deleted) &&
                    sameCodes(at->second.owners, owners))
                    out[s] = at->second.tallies;
            }
            if (out[s]) return {};
            auto counted = counters[w].count(*table, s, asOf);
            if (!counted) return tl::unexpected(std::move(counted.error()));
            out[s] = std::make_shared<const analytics::SegmentTallies>(std::move(*counted));
            if (!whole) return {};
            const std::scoped_lock lock(m_mutex);
            m_kept[view.info().id] = {view.deleted, owners, out[s]};
            return {};
        }));
    return out;
}

const analytics::Priority* CaseScores::of(query::EntityCode entity) const
{
    if (entity >= judged->userOf.size()) return nullptr;
    const std::uint32_t user = judged->userOf[entity];
    return user == analytics::DayBook::kNobody ? nullptr : &priorities[user];
}

Result<JudgedDaysPtr> judgeDays(const CaseState& state, TallyCache& cache, const Watch& watch,
                                const KnownAttack& isMalicious)
{
    auto out = std::make_shared<JudgedDays>();
    choosePeople(state, *out);
    std::vector<analytics::Traits> traits;
    for (const query::EntityCode e : out->users)
        traits.push_back(traitsOf(state, e));
    auto segments = cache.tallies(state, state.activities.asOf, watch.stop);
    if (!segments) return tl::unexpected(std::move(segments.error()));
    out->book = std::make_shared<const analytics::DayBook>(std::move(*segments), *state.people, out->userOf);
    addHabits(*out->book, traits);
    out->peers = analytics::findPeers(traits);
    analytics::ScoreRequest request;
    request.users = out->users.size();
    request.isMalicious = isMalicious;
    for (const analytics::PeerGroup& group : out->peers)
        request.peers.push_back(group.peers);
    auto scores = analytics::scoreDays(*out->book, request, state.activities.workers.get(), watch);
    if (!scores) return tl::unexpected(std::move(scores.error()));
    out->scores = std::move(*scores);
    return out;
}

CaseScoresPtr addAlerts(const CaseState& state, JudgedDaysPtr judged, const analytics::Weights& weights)
{
    auto out = std::make_shared<CaseScores>();
    out->asOf = state.activities.asOf;
    out->day = static_cast<std::int32_t>(out->asOf / kTicksPerDay);
    out->weights = weights.version;
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
    out->priorities = analytics::priorities(judged->scores, out->alerts, judged->users.size(), out->day);
    out->judged = std::move(judged);
    return out;
}

std::vector<PriorityDay> priorityHistory(const CaseScores& scores, query::EntityCode entity, int days)
{
    std::vector<PriorityDay> out;
    if (scores.of(entity) == nullptr) return out;
    const std::uint32_t user = scores.judged->userOf[entity];
    for (std::int32_t day = scores.day - days + 1; day <= scores.day; ++day) {
        const auto all =
            analytics::priorities(scores.judged->scores, scores.alerts, scores.judged->users.size(), day);
        out.push_back({day, all[user]});
    }
    return out;
}

Result<CaseScoresPtr> ScoreKeeper::scores(const StatePtr& state, const Watch& watch)
{
    const std::scoped_lock lock(m_mutex);
    if (m_state == state && m_scores) return m_scores;
    const bool same = m_state && m_scores &&
                      sameActivities(*m_state->activities.snapshot, *state->activities.snapshot) &&
                      m_state->people == state->people && m_state->activities.asOf == state->activities.asOf;
    JudgedDaysPtr judged = same ? m_scores->judged : nullptr;
    if (!judged) {
        auto made = judgeDays(*state, m_tallies, watch);
        if (!made) return tl::unexpected(std::move(made.error()));
        judged = std::move(*made);
    }
    m_scores = addAlerts(*state, std::move(judged), m_weights);
    m_state = state;
    return m_scores;
}

} // namespace sightline::usecase
