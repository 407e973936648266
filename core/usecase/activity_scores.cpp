// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/activity_scores.h"

#include "core/base/text.h"
#include "core/query/expr.h"
#include "core/usecase/score_evidence.h"
#include "core/usecase/tallied_rows.h"

#include <algorithm>
#include <atomic>
#include <span>
#include <unordered_map>

namespace sightline::usecase
{
namespace
{

using analytics::DayBook;

// What a family adds on a day of a user, and how to tell its records.
struct Share {
    ReasonAsk ask;
    std::int32_t points = 0;
    std::uint32_t value = 0;
    std::set<std::uint64_t> fresh;
};

class ActivityScorer
{
public:
    ActivityScorer(const CaseState& state, const CaseScores& scores, const query::TableBinding& table)
        : m_state(state), m_scores(scores), m_table(table)
    {
    }

    Result<RowScoresPtr> run(const Watch& watch)
    {
        chooseShares();
        SL_TRY(lookBack(watch.stop));
        const auto& segments = m_state.activities.snapshot->segments;
        m_told.resize(segments.size());
        std::atomic<std::uint64_t> done = 0;
        SL_TRY(forEach(
            m_state.activities.workers.get(), segments.size(), [&](std::size_t s, unsigned) -> Result<> {
                if (watch.stop.stopRequested()) return cancelled();
                watch.report(done.fetch_add(1), segments.size(), "score activities");
                return isScored(m_state.activities, segments[s].info()) ? readSegment(s) : Result<>{};
            }));
        return shareOut();
    }

private:
    // A row that a share's family speaks of.
    struct Told {
        std::uint32_t row = 0;
        std::uint32_t share = 0;
    };

    static std::uint64_t keyOf(std::uint32_t user, std::int32_t day)
    {
        return std::uint64_t{user} << 32 | static_cast<std::uint32_t>(day);
    }

    // By user, then day.
    void chooseShares()
    {
        for (const analytics::DayScore& day : m_scores.judged->scores.days) {
            if (day.day > m_scores.day || !m_scores.takenOut.counts(day, m_scores.day)) continue;
            for (const FamilyPoints& part : familyPoints(day))
                m_shares.push_back({part.ask, part.points, standsOut(*m_scores.judged, part.ask), {}});
        }
        std::ranges::stable_sort(m_shares, {}, [](const Share& s) { return s.ask.day->user; });
        for (std::uint32_t i = 0; i < m_shares.size(); ++i) {
            const analytics::DayScore& day = *m_shares[i].ask.day;
            auto& range = m_byDay.try_emplace(keyOf(day.user, day.day), i, i).first->second;
            range.second = i + 1;
        }
    }

    // What was new on the days: for channels that count that.
    Result<> lookBack(const StopToken& stop)
    {
        const auto looksBack = [](const Share& s) { return !subjectOf(s.ask.channel).fresh.empty(); };
        if (std::ranges::none_of(m_shares, looksBack)) return {};
        std::vector<std::pair<std::size_t, std::size_t>> users;
        for (std::size_t i = 0; i < m_shares.size(); ++i) {
            if (i == 0 || m_shares[i].ask.day->user != m_shares[i - 1].ask.day->user) users.push_back({i, i});
            users.back().second = i + 1;
        }
        const auto book = m_scores.judged->book->open(stop);
        if (!book) return tl::unexpected(book.error());
        return forEach(
            m_state.activities.workers.get(), users.size(), [&](std::size_t u, unsigned) -> Result<> {
                if (stop.stopRequested()) return cancelled();
                lookBack(**book,
                         std::span(m_shares).subspan(users[u].first, users[u].second - users[u].first));
                return {};
            });
    }

    static void lookBack(const DayBook& book, std::span<Share> ofUser)
    {
        std::vector<std::pair<Share*, LookBack>> backs;
        for (Share& share : ofUser) {
            if (!subjectOf(share.ask.channel).fresh.empty())
                backs.emplace_back(&share, LookBack(share.ask, share.value));
        }
        if (backs.empty()) return;
        const std::int32_t last = backs.back().first->ask.day->day;
        book.eachDayOf(ofUser.front().ask.day->user, last,
                       [&](std::int32_t day, const analytics::UserDayTallies& tallies) {
                           for (auto& [share, back] : backs)
                               back.take(day, tallies);
                       });
        for (auto& [share, back] : backs)
            share->fresh = back.fresh();
    }

    // The user of an account on a day, as days were counted; kNobody.
    [[nodiscard]] std::uint32_t userOf(Code account, std::int32_t day) const
    {
        if (account == 0) return DayBook::kNobody;
        return DayBook::userOn(day, account, *m_state.people, m_scores.judged->userOf);
    }

    Result<> readSegment(std::size_t s)
    {
        const SegmentView& view = m_state.activities.snapshot->segments[s];
        const auto actors = view.column(columnIdOf(Activity::ActorKey));
        if (!actors) return tl::unexpected(actors.error());
        const auto times = view.segment->times();
        if (!times) return tl::unexpected(times.error());
        const auto members = m_table.members(s);
        if (!members) return tl::unexpected(members.error());
        if (!*actors || members->rows() == 0) return {};
        ValueReader reader(m_table);
        Result<> out;
        members->forEach([&](std::uint32_t row) {
            const Ticks time = (*times)->at(row);
            if (!out || time == kNoTime || time > m_scores.asOf) return;
            const auto day = static_cast<std::int32_t>(time / kTicksPerDay);
            const std::uint32_t user = userOf((*actors)->code(row), day);
            if (user == DayBook::kNobody) return;
            if (const auto at = m_byDay.find(keyOf(user, day)); at != m_byDay.end())
                out = readRow({static_cast<std::uint32_t>(s), row}, at->second, reader);
        });
        return out;
    }

    Result<> readRow(RowRef row, std::pair<std::uint32_t, std::uint32_t> shares, ValueReader& reader)
    {
        for (std::uint32_t i = shares.first; i < shares.second; ++i) {
            const Share& share = m_shares[i];
            const auto told = EvidenceTest(reader, share.value, share.ask.channel, share.fresh).speaks(row);
            if (!told) return tl::unexpected(told.error());
            if (*told) m_told[row.segment].push_back({row.row, i});
        }
        return {};
    }

    RowScoresPtr shareOut() const
    {
        std::vector<std::uint64_t> records(m_shares.size(), 0);
        for (const auto& segment : m_told) {
            for (const Told& t : segment)
                ++records[t.share];
        }
        auto out = std::make_shared<query::RowScores>();
        out->bySegment.resize(m_told.size());
        for (std::size_t s = 0; s < m_told.size(); ++s) {
            auto& rows = out->bySegment[s];
            for (const Told& t : m_told[s]) {
                if (rows.empty() || rows.back().row != t.row) rows.push_back({t.row, 0});
                rows.back().score += m_shares[t.share].points / static_cast<double>(records[t.share]);
            }
        }
        return out;
    }

    const CaseState& m_state;
    const CaseScores& m_scores;
    const query::TableBinding& m_table;
    std::vector<Share> m_shares;
    std::unordered_map<std::uint64_t, std::pair<std::uint32_t, std::uint32_t>>
        m_byDay;                           // from, to in m_shares
    std::vector<std::vector<Told>> m_told; // by segment
};

bool asks(const query::Expr& expr)
{
    return (expr.kind == query::Expr::Kind::Leaf && isScoreColumn(expr.column)) ||
           std::ranges::any_of(expr.kids, asks);
}

} // namespace

Result<RowScoresPtr> activityScores(const CaseState& state, const CaseScores& scores, const Watch& watch)
{
    const auto table = query::TableBinding::open(state.activities, "Activity");
    if (!table) return tl::unexpected(table.error());
    return ActivityScorer(state, scores, *table).run(watch);
}

StatePtr withScores(const CaseState& state, RowScoresPtr scores)
{
    auto out = std::make_shared<CaseState>(state);
    out->activities.scores = std::move(scores);
    return out;
}

Result<StatePtr> scoredState(const StatePtr& state, ScoreKeeper& keeper, const Watch& watch)
{
    if (state->activities.scores) return state;
    const auto scores = keeper.scores(state, watch);
    if (!scores) return tl::unexpected(scores.error());
    auto rows = activityScores(*state, **scores, watch);
    if (!rows) return tl::unexpected(std::move(rows.error()));
    return withScores(*state, std::move(*rows));
}

bool asksForScores(std::string_view kql)
{
    const auto predicate = query::parsePredicate(kql);
    return predicate && asks(*predicate);
}

bool isScoreColumn(std::string_view column)
{
    return equalsAscii(column, activityColumn(Activity::Score).name);
}

} // namespace sightline::usecase
