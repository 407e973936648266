// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/usecase/user_activity.h against counting row by row.
#include "core/usecase/people.h"
#include "core/usecase/user_activity.h"
#include "tests/core/usecase/random_activities.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

namespace sightline
{

using test::PlainActivity;
using test::RandomActivities;

class TestUserActivity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWindowIsThatOfTheCase();
    void trendsByPerson();
    void daysOfAPerson_data();
    void daysOfAPerson();
    void stopsWhenAsked();
};

void TestUserActivity::theWindowIsThatOfTheCase()
{
    const RandomActivities random(1, 3000);
    usecase::CaseState state = *random.state();
    const usecase::DayWindow window = usecase::lastDays(state);
    QCOMPARE(window.days(), usecase::kTrendDays);
    QCOMPARE(window.to, startOfDay(state.lastActivity) + kTicksPerDay);
    // Not before the first activity, not after the clock, not after the last activity.
    QCOMPARE(usecase::lastDays(state, 1000).from, startOfDay(state.firstActivity));
    state.activities.asOf = state.firstActivity + 3 * kTicksPerDay;
    QCOMPARE(usecase::lastDays(state).days(), 4);
    state.activities.asOf = state.lastActivity + 90 * kTicksPerDay;
    QCOMPARE(usecase::lastDays(state), window);
    state.lastActivity = kNoTime;
    QVERIFY(usecase::lastDays(state).isEmpty());
    QVERIFY(usecase::userTrends(state, {}, {})->empty());
}

void TestUserActivity::trendsByPerson()
{
    const RandomActivities random(2, 5000);
    const auto state = random.state();
    const usecase::DayWindow window = usecase::lastDays(*state);
    const auto trends = usecase::userTrends(*state, window, {});
    QVERIFY(trends);
    const auto users = usecase::listUsers(*state, "", 0, true, {});
    QVERIFY(users);
    std::map<std::string, std::string> names;
    for (const usecase::UserRow& row : *users)
        names[row.userId] = row.user;
    QCOMPARE(trends->size(), std::size_t(4));
    for (const analytics::UserTrend& trend : *trends) {
        std::vector<std::uint32_t> expected(usecase::kTrendDays, 0);
        for (const PlainActivity& row : random.rows()) {
            if (row.user != names[trend.user] || row.time < window.from || row.time >= window.to) continue;
            ++expected[static_cast<std::size_t>((row.time - window.from) / kTicksPerDay)];
        }
        QCOMPARE(trend.daily, expected);
    }
    QVERIFY(std::ranges::is_sorted(*trends, std::greater{}, &analytics::UserTrend::slope));
}

void TestUserActivity::daysOfAPerson_data()
{
    QTest::addColumn<qint64>("offset");
    QTest::addRow("UTC") << qint64(0);
    QTest::addRow("two hours east") << qint64(2 * kTicksPerHour);
    QTest::addRow("half an hour and nine west") << qint64(-19 * kTicksPerHour / 2);
}

void TestUserActivity::daysOfAPerson()
{
    QFETCH(qint64, offset);

    struct Day {
        std::uint32_t count = 0, failures = 0;
        std::set<std::string> addresses, countries;
    };

    const RandomActivities random(3, 2000);
    std::map<Ticks, Day> expected;
    const auto startOf = [&](Ticks t) { return startOfDay(t + offset) - offset; };
    for (const PlainActivity& row : random.rows()) {
        if (row.user != "ana@contoso.example" || row.time == kNoTime) continue;
        Day& day = expected[startOf(row.time)];
        ++day.count;
        day.failures += row.result == "failure" ? 1 : 0;
        if (!row.address.empty()) day.addresses.insert(row.address);
        if (!row.country.empty()) day.countries.insert(row.country);
    }
    const auto detail = usecase::userDetail(*random.state(), "ana@contoso.example", {});
    QVERIFY(detail);
    const auto days =
        usecase::activityDays(*random.state(), detail->filter,
                              [&](Ticks t) { return std::pair(startOf(t), startOf(t) + kTicksPerDay); }, {});
    QVERIFY(days);
    QCOMPARE(days->size(), expected.size());
    auto it = expected.begin();
    for (const analytics::SetDay& day : *days) {
        QCOMPARE(day.from, it->first);
        QCOMPARE(day.to, it->first + kTicksPerDay);
        QCOMPARE(day.figures.count, it->second.count);
        QCOMPARE(day.figures.failures, it->second.failures);
        QCOMPARE(std::size_t{day.figures.addresses}, it->second.addresses.size());
        QCOMPARE(std::size_t{day.figures.countries}, it->second.countries.size());
        ++it;
    }
}

void TestUserActivity::stopsWhenAsked()
{
    const RandomActivities random(4, 200);
    StopSource stop;
    stop.requestStop();
    const auto dayAt = [](Ticks t) { return std::pair(startOfDay(t), startOfDay(t) + kTicksPerDay); };
    const auto days = usecase::activityDays(*random.state(), "true", dayAt, stop.token());
    QVERIFY(!days);
    QCOMPARE(days.error().kind, ErrorKind::Cancelled);
    QVERIFY(!usecase::userTrends(*random.state(), usecase::lastDays(*random.state()), stop.token()));
}

} // namespace sightline

#include "tst_user_activity.moc"
