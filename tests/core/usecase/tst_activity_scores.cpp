// SPDX-License-Identifier: GPL-3.0-or-later
// Tests usecase/activity_scores.h and the column Score: what activities have sums to what their days have,
// what analysts take out is gone, and filters, orders and policies see it.
#include "core/query/search.h"
#include "core/usecase/activities.h"
#include "core/usecase/activity_scores.h"
#include "core/usecase/policies.h"
#include "core/usecase/rarity_marks.h"
#include "core/usecase/score_reasons.h"
#include "core/usecase/user_marks.h"
#include "tests/support/demo_company.h"
#include "tests/support/made_case.h"

#include <QTest>

#include <cmath>
#include <map>
#include <set>

namespace sightline
{

using namespace usecase;
using test::must;

namespace
{

using UserDay = std::pair<std::uint32_t, std::int32_t>;

// Scored rows of a state, with what they have.
std::map<RowRef, double> scoredRows(const CaseState& state)
{
    std::map<RowRef, double> out;
    const auto& bySegment = state.activities.scores->bySegment;
    for (std::uint32_t s = 0; s < bySegment.size(); ++s) {
        for (const query::ScoredRow& r : bySegment[s])
            out[{s, r.row}] = r.score;
    }
    return out;
}

query::TableBinding activitiesOf(const CaseState& state)
{
    return must(query::TableBinding::open(state.activities, "Activity"));
}

query::RowSet matching(const query::TableBinding& table, std::string_view kql)
{
    return must(query::filterRows(table, must(query::parsePredicate(kql)), {}, kql));
}

std::set<RowRef> rowsOf(const query::RowSet& rows)
{
    std::set<RowRef> out;
    for (std::uint32_t s = 0; s < rows.bySegment.size(); ++s)
        rows.bySegment[s].forEach([&](std::uint32_t row) { out.insert({s, row}); });
    return out;
}

} // namespace

class TestActivityScores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sumToThePointsOfTheirDays();
    void areOfTheRecordsThatReasonsName();
    void filtersAndOrdersSeeThem();
    void totalsOfFacetsAreNotThoseWithout();
    void whatIsTakenOutHasNone();
    void policiesMayAskForThem();
    void onlyPredicatesThatNameThemAsk();
    void marksTellWhatWasFirst();

private:
    test::DemoCompany m_company{31};
    test::MadeCase m_made;
    StatePtr m_plain, m_state; // without and with scores
    CaseScoresPtr m_scores;
};

void TestActivityScores::initTestCase()
{
    (void)must(importPaths(m_made.path(), {m_company.path()}, {}, {}));
    m_plain = must(Session::open(m_made.path()))->state();
    ScoreKeeper keeper;
    m_scores = must(keeper.scores(m_plain, {}));
    m_state = must(scoredState(m_plain, keeper, {}));
    QVERIFY(!m_plain->activities.scores);
    QVERIFY(scoredRows(*m_state).size() > 20);
    QCOMPARE(must(scoredState(m_state, keeper, {})), m_state);
}

void TestActivityScores::sumToThePointsOfTheirDays()
{
    const auto table = activitiesOf(*m_state);
    query::CellReader cells(table);
    std::map<UserDay, double> sums;
    for (const auto& [row, score] : scoredRows(*m_state)) {
        QVERIFY(score > 0 && score <= 10);
        const auto cell = must(cells.value(row, *table.find("Score")));
        QCOMPARE(cell.real, score);
        const std::string user = must(cells.text(row, *table.find("UserId")));
        const Ticks time = must(cells.value(row, *table.find("TimeGenerated"))).integer;
        const auto entity = std::ranges::find_if(m_scores->judged->users, [&](query::EntityCode e) {
            return m_state->people->entityId(e) == user;
        });
        QVERIFY(entity != m_scores->judged->users.end());
        sums[{m_scores->judged->userOf[*entity], static_cast<std::int32_t>(time / kTicksPerDay)}] += score;
    }
    std::size_t risky = 0;
    for (const analytics::DayScore& day : m_scores->judged->scores.days) {
        std::int32_t points = 0;
        for (const std::int32_t p : analytics::dayPoints(day))
            points += p;
        const auto at = sums.find({day.user, day.day});
        QCOMPARE(at != sums.end(), points != 0);
        if (points == 0) continue;
        ++risky;
        QVERIFY(std::abs(at->second - points) < 1e-9);
    }
    QVERIFY(risky > 10);
}

void TestActivityScores::areOfTheRecordsThatReasonsName()
{
    std::set<RowRef> named;
    for (const analytics::DayScore& day : m_scores->judged->scores.days) {
        const auto points = analytics::dayPoints(day);
        for (std::size_t f = 0; f < analytics::kFamilies; ++f) {
            if (points[f] == 0) continue;
            const ReasonAsk ask{&day, strongestChannel(day, static_cast<analytics::Family>(f))};
            const auto rows = must(evidenceOf(*m_plain, *m_scores->judged, ask, {}));
            named.insert(rows.begin(), rows.end());
        }
    }
    std::set<RowRef> scored;
    for (const auto& [row, score] : scoredRows(*m_state))
        scored.insert(row);
    QVERIFY(scored == named);
}

void TestActivityScores::filtersAndOrdersSeeThem()
{
    const auto table = activitiesOf(*m_state);
    const auto all = rowsOf(matching(table, ""));
    const auto scored = scoredRows(*m_state);
    const auto expect = [&](auto&& test) {
        std::set<RowRef> out;
        for (const RowRef& row : all) {
            const auto at = scored.find(row);
            if (test(at == scored.end() ? std::nullopt : std::optional(at->second))) out.insert(row);
        }
        return out;
    };
    using Maybe = std::optional<double>;
    const std::vector<std::pair<std::string, std::function<bool(Maybe)>>> cases{
        {"isnotnull(Score)", [](Maybe s) { return s.has_value(); }},
        {"isnull(Score)", [](Maybe s) { return !s; }},
        {"Score > 0", [](Maybe s) { return s && *s > 0; }},
        {"Score >= 1.5", [](Maybe s) { return s && *s >= 1.5; }},
        {"Score < 1", [](Maybe s) { return s && *s < 1; }},
        {"Score == 2", [](Maybe s) { return s && *s == 2; }},
        {"Score != 2", [](Maybe s) { return !s || *s != 2; }},
        {"not(Score > 1)", [](Maybe s) { return s && *s <= 1; }},
    };
    for (const auto& [kql, test] : cases)
        QVERIFY2(rowsOf(matching(table, kql)) == expect(test), kql.c_str());
    QVERIFY(matching(activitiesOf(*m_plain), "isnotnull(Score)").count == 0);

    const auto ordered =
        must(query::orderedRows(table, matching(table, ""), {"Score", true}, scored.size() + 1, {}));
    for (std::size_t i = 0; i < scored.size(); ++i)
        QVERIFY(scored.contains(ordered[i]) &&
                (i == 0 || scored.at(ordered[i]) <= scored.at(ordered[i - 1])));
    QVERIFY(!scored.contains(ordered.back()));
}

// What is kept of a snapshot between questions knows nothing of scores.
void TestActivityScores::totalsOfFacetsAreNotThoseWithout()
{
    const auto without = activitiesOf(*m_plain);
    const auto before = must(query::facet(without, matching(without, ""), "Score", 20, {}));
    QCOMPARE(before.distinct, std::uint64_t{0});
    const auto with = activitiesOf(*m_state);
    const auto after = must(query::facet(with, matching(with, ""), "Score", 20, {}));
    QVERIFY(after.distinct > 0);
    QCOMPARE(after.missing + scoredRows(*m_state).size(), before.missing);
}

void TestActivityScores::whatIsTakenOutHasNone()
{
    const auto day = std::ranges::find_if(m_scores->judged->scores.days, [](const analytics::DayScore& d) {
        return d.points() >= analytics::kRiskyPoints;
    });
    const query::EntityCode entity = m_scores->judged->users[day->user];
    const std::string user(m_state->people->entityId(entity));
    const std::string kql = "isnotnull(Score) and UserId == \"" + user + "\" and TimeGenerated >= datetime(" +
                            dayText(day->day) + ") and TimeGenerated < datetime(" + dayText(day->day + 1) +
                            ")";
    const auto count = [&](const CaseState& state) { return matching(activitiesOf(state), kql).count; };
    QVERIFY(count(*m_state) > 0);
    test::MadeCase made;
    (void)must(importPaths(made.path(), {m_company.path()}, {}, {}));
    const auto session = made.open();
    ScoreKeeper keeper;
    (void)must(setDayVerdict(*session, std::string(m_state->people->entityText(entity)), day->day, "Benign",
                             "planned work"));
    (void)must(session->refresh());
    const StatePtr state = must(scoredState(session->state(), keeper, {}));
    QCOMPARE(count(*state), std::uint64_t{0});
    QVERIFY(!scoredRows(*state).empty());
}

void TestActivityScores::policiesMayAskForThem()
{
    Policy policy;
    policy.name = "Scored activities";
    policy.filter = "Score >= 1";
    const auto expected = matching(activitiesOf(*m_state), policy.filter).count;
    QVERIFY(expected > 0);
    QCOMPARE(must(testPolicy(*m_plain, policy, {})).matches, expected);
    const auto session = m_made.open();
    const std::string id = must(addPolicy(*session, policy));
    (void)must(session->refresh());
    QCOMPARE(must(runPolicies(*session, id, {})).activities, expected);
}

void TestActivityScores::onlyPredicatesThatNameThemAsk()
{
    QVERIFY(asksForScores("App == \"x\" and (Result == \"Failure\" or not(score > 3))"));
    QVERIFY(asksForScores("isnotnull(Score)"));
    QVERIFY(!asksForScores(""));
    QVERIFY(!asksForScores("App == \"Score\""));
    QVERIFY(!asksForScores("Score >"));
}

// On the timeline: what nobody had, no peer had, the user never had.
void TestActivityScores::marksTellWhatWasFirst()
{
    std::map<RarityLevel, int> levels;
    for (const query::EntityCode entity : m_scores->judged->users) {
        Ticks last = kNoTime;
        for (const RarityMark& mark : must(rarityMarks(*m_plain, *m_scores, entity, {}))) {
            ++levels[mark.level];
            QVERIFY(mark.time >= last);
            last = mark.time;
            QCOMPARE(static_cast<std::int32_t>(mark.time / kTicksPerDay), mark.day);
            const bool isValue = !mark.reason.value.empty();
            QVERIFY(!isValue || mark.reason.ownDays == 0);
            if (mark.level == RarityLevel::Tenant) QCOMPARE(mark.reason.others, 0U);
            if (mark.level == RarityLevel::Peers)
                QVERIFY(mark.reason.others > 0 && mark.reason.peersWith == 0);
            const RowRef row = must(findActivity(*m_plain, mark.reason.evidence.front(), {}));
            const auto table = activitiesOf(*m_plain);
            query::CellReader cells(table);
            const std::string action = must(cells.text(row, *table.find("ActionType")));
            const std::string environment = must(cells.text(row, *table.find("Environment")));
            QCOMPARE(mark.lane, laneOf(action, placeOf(environment)));
        }
    }
    QVERIFY(levels[RarityLevel::Tenant] > 0 && levels[RarityLevel::User] > 0);
}

} // namespace sightline

#include "tst_activity_scores.moc"
