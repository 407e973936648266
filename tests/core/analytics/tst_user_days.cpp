// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/analytics/user_days.h and user_trend.h against counting row by row.
#include "core/analytics/user_days.h"
#include "core/analytics/user_trend.h"
#include "tests/core/query/query_world.h"

#include <QTest>

#include <cmath>
#include <map>
#include <set>

namespace sightline
{

class TestUserDays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithCounting_data();
    void agreesWithCounting();
    void trends_data();
    void trends();
    void aLineIsFitted();
};

namespace
{

using namespace query::test;
using query::RowSet;
using query::TableBinding;

struct Day {
    std::uint32_t count = 0, failures = 0;
    std::set<std::string> addresses, countries;
};

using Naive = std::map<std::pair<std::string, std::int64_t>, Day>;

Naive count(const World& world, const TableBinding& table, const RowSet& rows, std::string_view users)
{
    Naive out;
    const auto text = [&](std::string_view column, std::uint32_t s, std::uint32_t row) {
        return world.cell(table, *table.find(column), s, row).text;
    };
    for (std::uint32_t s = 0; s < rows.bySegment.size(); ++s) {
        rows.bySegment[s].forEach([&](std::uint32_t row) {
            const Cell time = world.cell(table, *table.find("TimeGenerated"), s, row);
            const std::string user = text(users, s, row);
            if (time.null || user.empty()) return;
            Day& day = out[{user, time.integer / kTicksPerDay}];
            ++day.count;
            day.failures += text("Result", s, row) == "failure" ? 1 : 0;
            if (const auto a = text("IPAddress", s, row); !a.empty()) day.addresses.insert(a);
            if (const auto c = text("Country", s, row); !c.empty()) day.countries.insert(c);
        });
    }
    return out;
}

// What clicks before may have left: the rows of each user of a segment.
void askRowsOfUsers(const TableBinding& table, std::string_view users)
{
    const query::BoundColumn& column = *table.find(users);
    if (column.column == 0) return;
    for (const SegmentView& view : table.context().snapshot->segments) {
        const auto loaded = view.column(column.column);
        if (loaded && *loaded && (*loaded)->encoding == Encoding::Dictionary)
            (void)(*loaded)->index.rowsByCode(**loaded);
    }
}

RowSet rowsOf(const TableBinding& table, std::string_view kql)
{
    return *query::filterRows(table, *query::parsePredicate(kql), {}, kql);
}

} // namespace

void TestUserDays::agreesWithCounting_data()
{
    QTest::addColumn<QByteArray>("users");
    QTest::addColumn<QByteArray>("kql");
    for (const char* users : {"User", "ActorUsername", "TargetUser", "Description"}) {
        for (const char* kql : {"", "IsAdmin == true", "App has \"online\""})
            QTest::addRow("%s where %s", users, kql) << QByteArray(users) << QByteArray(kql);
    }
}

void TestUserDays::agreesWithCounting()
{
    QFETCH(QByteArray, users);
    QFETCH(QByteArray, kql);
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        World world(seed, 6, 300, kTicksPerHour);
        const auto table = TableBinding::open(world.context, "Activity");
        const RowSet rows = rowsOf(*table, kql.toStdString());
        if (seed % 2 == 0) askRowsOfUsers(*table, users.toStdString());
        const Naive expected = count(world, *table, rows, users.toStdString());
        const auto days = analytics::userDays(*table, rows, users.toStdString(), {});
        QVERIFY(days.has_value());
        std::size_t counted = 0;
        for (std::size_t i = 0; i < days->days.size(); ++i) {
            for (const analytics::UserDay& d : days->days[i]) {
                const auto it = expected.find(
                    {std::string(days->users->text(d.user)), days->first + static_cast<std::int64_t>(i)});
                QVERIFY(it != expected.end());
                QCOMPARE(d.count, it->second.count);
                QCOMPARE(d.failures, it->second.failures);
                QCOMPARE(std::size_t{d.addresses}, it->second.addresses.size());
                QCOMPARE(std::size_t{d.countries}, it->second.countries.size());
                ++counted;
            }
        }
        QCOMPARE(counted, expected.size());
    }
}

void TestUserDays::trends_data()
{
    agreesWithCounting_data();
}

void TestUserDays::trends()
{
    QFETCH(QByteArray, users);
    QFETCH(QByteArray, kql);
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        World world(seed, 6, 300, kTicksPerHour);
        const auto table = TableBinding::open(world.context, "Activity");
        const RowSet rows = rowsOf(*table, kql.toStdString());
        if (seed % 2 == 0) askRowsOfUsers(*table, users.toStdString());
        std::map<std::string, std::map<std::int64_t, std::uint32_t>> expected;
        std::set<std::int64_t> seen;
        for (const auto& [key, day] : count(world, *table, rows, users.toStdString()))
            expected[key.first][key.second] = day.count;
        for (const RowRef r : world.members(*table, rows)) {
            const Cell time = world.cell(*table, *table->find("TimeGenerated"), r.segment, r.row);
            if (!time.null) seen.insert(time.integer / kTicksPerDay);
        }
        analytics::TrendOptions options;
        options.users = users.toStdString();
        options.top = 0;
        options.activeOnLastDay = world.random().chance(50);
        const auto trends = analytics::userTrends(*table, rows, options, {});
        QVERIFY(trends.has_value());
        if (options.activeOnLastDay)
            std::erase_if(expected, [&](const auto& e) { return !e.second.contains(*seen.rbegin()); });
        QCOMPARE(trends->size(), expected.size());
        for (const analytics::UserTrend& t : *trends) {
            QVERIFY(expected.contains(t.user));
            QCOMPARE(t.daily.size(), static_cast<std::size_t>(*seen.rbegin() - *seen.begin() + 1));
            for (std::size_t d = 0; d < t.daily.size(); ++d) {
                const auto& days = expected[t.user];
                const auto it = days.find(*seen.begin() + static_cast<std::int64_t>(d));
                QCOMPARE(t.daily[d], it == days.end() ? 0U : it->second);
            }
        }
        for (std::size_t i = 1; i < trends->size(); ++i)
            QVERIFY((*trends)[i - 1].slope >= (*trends)[i].slope);
    }
}

// Least squares from its definition, on the days the trend itself reports.
void TestUserDays::aLineIsFitted()
{
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        World world(seed, 6, 300, kTicksPerHour);
        const auto table = TableBinding::open(world.context, "Activity");
        analytics::TrendOptions options;
        options.from = kEpoch - 3 * kTicksPerDay;
        options.to = kEpoch + 4 * kTicksPerDay;
        options.activeOnLastDay = false;
        const auto trends = analytics::userTrends(*table, rowsOf(*table, ""), options, {});
        QVERIFY(trends.has_value());
        for (const analytics::UserTrend& t : *trends) {
            QCOMPARE(t.daily.size(), std::size_t{7});
            const auto n = static_cast<double>(t.daily.size());
            double meanY = 0;
            for (const std::uint32_t y : t.daily)
                meanY += y / n;
            double xy = 0;
            double xx = 0;
            double yy = 0;
            for (std::size_t x = 0; x < t.daily.size(); ++x) {
                const double dx = static_cast<double>(x) - (n - 1) / 2;
                const double dy = t.daily[x] - meanY;
                xy += dx * dy;
                xx += dx * dx;
                yy += dy * dy;
            }
            QVERIFY(std::abs(t.slope - xy / xx) < 1e-9);
            QVERIFY(std::abs(t.r2 - (yy == 0 ? 0 : xy * xy / (xx * yy))) < 1e-9);
        }
    }
}

} // namespace sightline

#include "tst_user_days.moc"
