// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/usecase/user_hours.h against counting row by row.
#include "core/usecase/people.h"
#include "core/usecase/user_hours.h"
#include "tests/core/usecase/random_activities.h"

#include <QTest>

#include <map>
#include <set>

namespace sightline
{

using test::PlainActivity;
using test::RandomActivities;
using usecase::UserHours;

class TestUserHours : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsOfAPerson_data();
    void countsOfAPerson();
    void daysWithoutAnything();
    void nobody();
};

namespace
{

constexpr auto kUser = "cem@contoso.example";

// Days that begin `east` hours before those of UTC.
analytics::DayAt daysEast(int east)
{
    return [east](Ticks t) {
        const Ticks from = startOfDay(t + east * kTicksPerHour) - east * kTicksPerHour;
        return std::pair(from, from + kTicksPerDay);
    };
}

bool never(Ticks /*day*/)
{
    return false;
}

UserHours hoursOf(const usecase::StatePtr& state, const std::string& kql, int east = 0)
{
    const auto source = usecase::LaneSource::open(state, kql, {});
    if (!source) qFatal("%s", source.error().text().c_str());
    auto hours = usecase::userHours(**source, daysEast(east), never, {});
    if (!hours) qFatal("%s", hours.error().text().c_str());
    return std::move(*hours);
}

} // namespace

void TestUserHours::countsOfAPerson_data()
{
    QTest::addColumn<int>("east");
    QTest::newRow("UTC") << 0;
    QTest::newRow("east") << 2;
    QTest::newRow("west") << -7;
}

void TestUserHours::countsOfAPerson()
{
    QFETCH(int, east);
    const RandomActivities random(17, 4000);
    const auto detail = usecase::userDetail(*random.state(), kUser, {});
    QVERIFY(detail);
    const UserHours hours = hoursOf(random.state(), detail->filter, east);
    std::map<std::pair<std::size_t, std::size_t>, std::uint32_t> expected;
    for (const PlainActivity& row : random.rows()) {
        if (row.user != kUser || row.time == kNoTime) continue;
        const Ticks since = row.time - hours.days.front();
        ++expected[{static_cast<std::size_t>(since / kTicksPerDay),
                    static_cast<std::size_t>(since % kTicksPerDay / (2 * kTicksPerHour))}];
    }
    QVERIFY(hours.dayCount() >= RandomActivities::kDays - 1);
    std::uint64_t seen = 0;
    for (std::size_t d = 0; d < hours.dayCount(); ++d) {
        for (std::size_t s = 0; s < analytics::kHourSlots; ++s) {
            const auto at = expected.find({d, s});
            QCOMPARE(hours.cell(d, s).own, at == expected.end() ? 0U : at->second);
            QVERIFY(hours.cell(d, s).logged);
            seen += hours.cell(d, s).own;
        }
    }
    QVERIFY(seen > 500);
}

// A day on which somebody else was active was logged; one on which nobody was, not.
void TestUserHours::daysWithoutAnything()
{
    const RandomActivities random(18, 40); // few rows over 40 days
    std::set<Ticks> logged;
    for (const PlainActivity& row : random.rows()) {
        if (row.time != kNoTime) logged.insert(startOfDay(row.time));
    }
    const UserHours hours = hoursOf(random.state(), "");
    QVERIFY(logged.size() < hours.dayCount());
    for (std::size_t d = 0; d < hours.dayCount(); ++d)
        QCOMPARE(hours.cell(d, 0).logged, logged.contains(hours.days[d]));
}

void TestUserHours::nobody()
{
    const RandomActivities random(19, 50);
    const UserHours hours = hoursOf(random.state(), R"(ActorUsername == "nobody@contoso.example")");
    QCOMPARE(hours.dayCount(), std::size_t{0});
    QVERIFY(hours.cells.empty());
}

} // namespace sightline

#include "tst_user_hours.moc"
