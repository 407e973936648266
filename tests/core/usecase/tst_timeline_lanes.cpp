// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/usecase/timeline_lanes.h against counting row by row: no activity is lost between the edges.
#include "core/usecase/timeline_lanes.h"
#include "tests/core/usecase/random_activities.h"

#include <QTest>

#include <algorithm>

namespace sightline
{

using test::PlainActivity;
using test::RandomActivities;
using usecase::LanePart;
using usecase::LaneSource;
using usecase::Place;
using usecase::TimelineLane;

class TestTimelineLanes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lanesOfActions();
    void agreesWithCounting_data();
    void agreesWithCounting();
    void fewAreGivenOneByOne();
    void edgesOutOfOrder();
    void lanesOfTheCase();
};

void TestTimelineLanes::lanesOfActions()
{
    using usecase::laneOf;
    QCOMPARE(laneOf("LogOn", Place::OnPremises), TimelineLane::SignInOnPremises);
    QCOMPARE(laneOf("LogOnFailed", Place::Cloud), TimelineLane::SignInCloud);
    QCOMPARE(laneOf("LogOn", Place::Unknown), TimelineLane::SignInCloud);
    QCOMPARE(laneOf("FileDownloaded", Place::Cloud), TimelineLane::FilesAndMail);
    QCOMPARE(laneOf("PasswordReset", Place::OnPremises), TimelineLane::Identity);
    QCOMPARE(laneOf("Other", Place::Cloud), TimelineLane::Admin);
}

void TestTimelineLanes::agreesWithCounting_data()
{
    QTest::addColumn<QByteArray>("user");
    QTest::newRow("everybody") << QByteArray();
    QTest::newRow("one") << QByteArray("ana@contoso.example");
}

void TestTimelineLanes::agreesWithCounting()
{
    QFETCH(QByteArray, user);
    RandomActivities random(5, 6000);
    const std::string kql = user.isEmpty() ? "true" : "User =~ \"" + user.toStdString() + "\"";
    const auto source = LaneSource::open(random.state(), kql, {});
    QVERIFY(source);
    for (int round = 0; round < 60; ++round) {
        std::vector<Ticks> edges;
        const std::uint32_t wanted = 2 + random.below(80);
        for (std::uint32_t i = 0; i < wanted; ++i)
            edges.push_back(RandomActivities::start() + Ticks{random.below(45 * 86'400)} * kTicksPerSecond);
        std::ranges::sort(edges);
        edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
        if (edges.size() < 2) continue;
        const std::size_t most = random.below(500);
        std::array<LanePart, usecase::kActivityLanes> expected;
        for (LanePart& lane : expected)
            lane.bars.resize(edges.size() - 1);
        for (const PlainActivity& row : random.rows()) {
            if (!user.isEmpty() && row.user != user.toStdString()) continue;
            if (row.time < edges.front() || row.time >= edges.back()) continue;
            const Place place = usecase::placeOf(row.environment);
            LanePart& lane = expected[static_cast<std::size_t>(usecase::laneOf(row.action, place))];
            const auto bin = std::ranges::upper_bound(edges, row.time) - edges.begin() - 1;
            auto& bar = lane.bars[static_cast<std::size_t>(bin)];
            ++bar.count;
            bar.onPremises += place == Place::OnPremises ? 1 : 0;
            bar.cloud += place == Place::Cloud ? 1 : 0;
            ++lane.count;
            lane.marks.push_back({row.time, place});
        }
        const auto answer = (*source)->between(edges, most, {});
        QVERIFY(answer);
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const LanePart& lane = answer->lanes[i];
            QCOMPARE(lane.count, expected[i].count);
            std::uint64_t sum = 0;
            for (std::size_t b = 0; b < lane.bars.size(); ++b) {
                sum += lane.bars[b].count;
                QCOMPARE(lane.bars[b].count, expected[i].bars[b].count);
                QCOMPARE(lane.bars[b].onPremises, expected[i].bars[b].onPremises);
                QCOMPARE(lane.bars[b].cloud, expected[i].bars[b].cloud);
            }
            QCOMPARE(sum, lane.count);
            std::ranges::sort(expected[i].marks, {},
                              [](const usecase::LaneMark& m) { return std::pair(m.time, m.place); });
            if (expected[i].marks.size() > most) expected[i].marks.clear();
            QVERIFY(lane.marks == expected[i].marks);
        }
    }
}

void TestTimelineLanes::fewAreGivenOneByOne()
{
    const RandomActivities random(6, 1500);
    const auto source = LaneSource::open(random.state(), "true", {});
    QVERIFY(source);
    const auto dated = std::ranges::count_if(random.rows(), [](const auto& r) { return r.time != kNoTime; });
    QCOMPARE((*source)->count(), random.rows().size());
    QCOMPARE((*source)->count() - (*source)->undated(), static_cast<std::uint64_t>(dated));
    const std::vector<Ticks> all{(*source)->first(), (*source)->last() + 1};
    const auto answer = (*source)->between(all, 10'000, {});
    QVERIFY(answer);
    std::size_t marks = 0;
    for (const LanePart& lane : answer->lanes)
        marks += lane.marks.size();
    QCOMPARE(marks, static_cast<std::size_t>(dated));
}

void TestTimelineLanes::edgesOutOfOrder()
{
    const RandomActivities random(7, 50);
    const auto source = LaneSource::open(random.state(), "true", {});
    QVERIFY(source);
    QVERIFY(!(*source)->between({}, 10, {}));
    QVERIFY(!(*source)->between({5}, 10, {}));
    QVERIFY(!(*source)->between({7, 5}, 10, {}));
    QVERIFY(!LaneSource::open(random.state(), "nonsense ==", {}));
}

void TestTimelineLanes::lanesOfTheCase()
{
    const RandomActivities random(8, 500);
    const auto lanes = usecase::lanesWithSource(*random.state(), {});
    QVERIFY(lanes);
    QVERIFY(std::ranges::all_of(*lanes, [](bool has) { return has; }));
}

} // namespace sightline

#include "tst_timeline_lanes.moc"
