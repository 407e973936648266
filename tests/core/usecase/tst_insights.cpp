// SPDX-License-Identifier: GPL-3.0-or-later
// Tests usecase/insights.h against counting day by day, on a generated company with attacks.
#include "core/analytics/score/day_book.h"
#include "core/usecase/activities.h"
#include "core/usecase/insights.h"
#include "tests/support/demo_company.h"
#include "tests/support/made_case.h"

#include <QTest>

#include <map>
#include <set>

namespace sightline
{

using namespace usecase;
using analytics::Tally;
using test::must;

namespace
{

// Who had a value on which days.
using Holders = std::map<std::uint64_t, std::map<std::uint32_t, std::set<std::int32_t>>>;

struct Naive {
    Holders holders;
    std::map<std::uint32_t, std::set<std::int32_t>> active;

    explicit Naive(const analytics::DayBook& book)
    {
        for (std::int32_t d = book.firstDay(); d <= book.lastDay(); ++d) {
            const analytics::BookDay day = book.day(d);
            for (const analytics::UserDayTallies& user : day.users) {
                active[user.user].insert(d);
                for (const Tally& t : user.all())
                    holders[t.key()][user.user].insert(d);
            }
        }
    }

    static std::uint32_t within(const std::set<std::int32_t>& days, std::int32_t from, std::int32_t before)
    {
        return static_cast<std::uint32_t>(
            std::ranges::count_if(days, [&](std::int32_t d) { return d >= from && d < before; }));
    }

    // How many of the users were active, and had the value.
    std::pair<std::uint32_t, std::uint32_t> among(const std::vector<std::uint32_t>& users, std::uint64_t key,
                                                  std::int32_t from, std::int32_t before) const
    {
        std::pair<std::uint32_t, std::uint32_t> out{0, 0};
        for (const std::uint32_t u : users) {
            const auto at = active.find(u);
            if (at != active.end() && within(at->second, from, before) > 0) ++out.first;
            const auto of = holders.at(key).find(u);
            if (of != holders.at(key).end() && within(of->second, from, before) > 0) ++out.second;
        }
        return out;
    }
};

} // namespace

class TestInsights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreeWithCounting();
    void nothingIsFirstWithoutHistory();
};

void TestInsights::agreeWithCounting()
{
    const test::DemoCompany company(21, demo::DemoForm::ActivityCsv, 60, 40);
    test::MadeCase made;
    (void)must(importPaths(made.path(), {company.path()}, {}, {}));
    const StatePtr state = must(Session::open(made.path()))->state();
    const auto judged = must(ScoreKeeper().scores(state, {}))->judged;
    const Naive naive(*must(judged->book->open({})));
    std::vector<std::uint32_t> everybody;
    for (std::uint32_t u = 0; u < judged->users.size(); ++u)
        everybody.push_back(u);

    std::map<InsightKind, std::size_t> found;
    for (std::size_t i = 0; i < judged->scores.days.size(); i += 23) {
        const analytics::DayScore& scored = judged->scores.days[i];
        for (const Insight& insight : must(insightsOf(*state, *judged, scored.user, scored.day, {}))) {
            ++found[insight.kind];
            QVERIFY(!insight.value.empty() && !insight.activity.empty());
            const auto from = scored.day - static_cast<std::int32_t>(insight.days);
            // By its text the value is found again.
            bool agrees = false;
            for (const auto& [key, holders] : naive.holders) {
                const auto own = holders.find(scored.user);
                if (key >> 32 != static_cast<std::uint64_t>(insight.dimension) || own == holders.end() ||
                    !own->second.contains(scored.day))
                    continue;
                const auto mine = Naive::within(own->second, from, scored.day);
                const auto activeDays = Naive::within(naive.active.at(scored.user), from, scored.day);
                const auto peers = naive.among(judged->peers[scored.user].peers, key, from, scored.day);
                const auto all = naive.among(everybody, key, from, scored.day);
                const auto numbers = insight.kind <= InsightKind::UncommonUser ? std::pair(activeDays, mine)
                                     : insight.kind == InsightKind::UncommonPeers ? peers
                                                                                  : all;
                agrees = agrees || numbers == std::pair(insight.active, insight.with);
            }
            QVERIFY2(agrees, std::string(insight.name).c_str());
            if (insight.kind == InsightKind::FirstTimeUser || insight.kind == InsightKind::FirstTimeTenant)
                QCOMPARE(insight.with, 0U);
            if (insight.kind == InsightKind::UncommonUser) QVERIFY(insight.with * 10 <= insight.active);
            if (insight.kind == InsightKind::UncommonPeers) QVERIFY(insight.with * 10 <= insight.active);
            if (insight.kind == InsightKind::UncommonTenant)
                QVERIFY(insight.with == 1 || insight.with * 100 <= insight.active);
        }
    }
    QCOMPARE(found.size(), std::size_t{5}); // of every kind
}

void TestInsights::nothingIsFirstWithoutHistory()
{
    const test::DemoCompany company(22, demo::DemoForm::ActivityCsv, 30, 4, {});
    test::MadeCase made;
    (void)must(importPaths(made.path(), {company.path()}, {}, {}));
    const StatePtr state = must(Session::open(made.path()))->state();
    const auto judged = must(ScoreKeeper().scores(state, {}))->judged;
    std::map<std::uint32_t, std::vector<std::int32_t>> active;
    for (const analytics::DayScore& d : judged->scores.days)
        active[d.user].push_back(d.day);
    const std::int32_t newest = judged->scores.lastDay;
    for (const auto& [user, days] : active) {
        // The newest day on which anything was done.
        const DayInsights last = must(dayInsights(*state, *judged, user, {}, newest + 3, {}));
        QCOMPARE(last.day, days.back());
        QVERIFY(last.wasActive && last.insights.empty());
        QCOMPARE(last.before, static_cast<std::uint32_t>(days.size() - 1));
        QVERIFY(last.before < kLeastInsightDays);
        // A chosen day is that day, whatever was done on it.
        const DayInsights idle = must(dayInsights(*state, *judged, user, newest + 2, newest, {}));
        QCOMPARE(idle.day, newest + 2);
        QVERIFY(!idle.wasActive);
        QCOMPARE(idle.before, static_cast<std::uint32_t>(days.size()));
    }
    for (const analytics::DayScore& d : judged->scores.days)
        QVERIFY(must(insightsOf(*state, *judged, d.user, d.day, {})).empty());
    QVERIFY(must(insightsOf(*state, *judged, 0, judged->scores.lastDay + 5, {})).empty());
}

} // namespace sightline

#include "tst_insights.moc"
