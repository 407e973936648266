// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline of a person: its buckets, what a view shows of the activities, keys, wheel and pointer, and
// that the newest view gets its own answer.
#include "tests/core/usecase/random_activities.h"
#include "ui/base/look.h"
#include "ui/base/task_runner.h"
#include "ui/timeline/timeline_feed.h"
#include "ui/timeline/timeline_scale.h"
#include "ui/timeline/timeline_widget.h"

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <algorithm>
#include <numeric>

using namespace sightline;
using namespace sightline::ui;
using test::PlainActivity;
using test::RandomActivities;
using usecase::LanePart;
using usecase::Place;

namespace
{

Ticks day(int number)
{
    CivilTime c;
    c.year = 2026;
    c.month = 10;
    c.day = number;
    return *fromCivil(c);
}

Ticks noOffset(Ticks)
{
    return 0;
}

// One lane between two edges a day.
usecase::LanesPart days(int first, int last)
{
    usecase::LanesPart out;
    for (int d = first; d <= last; ++d)
        out.edges.push_back(day(d));
    for (LanePart& lane : out.lanes)
        lane.bars.resize(out.edges.size() - 1);
    return out;
}

std::uint64_t sumOf(const LaneItems& items)
{
    return std::accumulate(items.items.begin(), items.items.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const LaneItem& item) { return sum + item.count; });
}

// A widget that is fed from a random case.
struct Fed {
    explicit Fed(const RandomActivities& random, const std::string& kql = "true")
    {
        timeline.resize(1200, timeline.sizeHint().height());
        auto data = loadTimeline(random.state(), kql, {}, {});
        if (!data) qFatal("%s", data.error().text().c_str());
        QSignalSpy shown(&feed, &TimelineFeed::shown);
        feed.setData(std::move(*data), {});
        if (!shown.wait(10'000)) qFatal("no lanes");
    }

    // Activities of the random case in the buckets of the view, by lane.
    [[nodiscard]] std::array<std::uint64_t, kActivityLanes> expected(const RandomActivities& random) const
    {
        std::array<std::uint64_t, kActivityLanes> out{};
        const std::vector<Ticks> edges = timeline.edges();
        for (const PlainActivity& row : random.rows()) {
            if (row.time < edges.front() || row.time >= edges.back()) continue;
            ++out[static_cast<std::size_t>(usecase::laneOf(row.action, usecase::placeOf(row.environment)))];
        }
        return out;
    }

    Look look;
    TaskRunner tasks;
    TimelineWidget timeline{look};
    TimelineFeed feed{tasks, timeline};
};

} // namespace

class TestTimeline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bucketsCoverTheView();
    void bucketsFollowTheClock();
    void marksBecomeBars();
    void alertsNeverVanish();
    void keysWalkAndOpen();
    void chosenElsewhere();
    void nothingIsLostWhileZooming();
    void theNewestViewWins();
    void wheelZoomsRoundThePointer();
    void dragBrushesAndDoubleClickResets();
};

void TestTimeline::bucketsCoverTheView()
{
    for (const Ticks span : {kTicksPerMinute, 7 * kTicksPerHour, 14 * kTicksPerDay, 3000 * kTicksPerDay}) {
        const TimelineScale scale(day(3) + 12'345, day(3) + 12'345 + span, 108, 700);
        const std::vector<Ticks> edges = bucketEdges(scale, noOffset);
        QVERIFY(edges.size() >= 2 && edges.size() <= 700 / kBucketLeastWidth + 3);
        QVERIFY(edges.front() <= scale.from() && edges.back() >= scale.to());
        for (std::size_t i = 1; i < edges.size(); ++i)
            QVERIFY(scale.xOf(edges[i]) - scale.xOf(edges[i - 1]) >= kBucketLeastWidth - 0.01);
    }
    QVERIFY(bucketEdges({}, noOffset).empty());
}

// Clocks go back an hour on 25 October: the buckets still begin at midnight.
void TestTimeline::bucketsFollowTheClock()
{
    const Ticks change = day(25) + kTicksPerHour;
    const auto offset = [&](Ticks t) { return t < change ? 2 * kTicksPerHour : kTicksPerHour; };
    const TimelineScale scale(day(20), day(30), 0, 300);
    const std::vector<Ticks> edges = bucketEdges(scale, offset);
    QVERIFY(edges.size() > 8);
    for (const Ticks edge : edges)
        QCOMPARE((edge + offset(edge)) % kTicksPerDay, Ticks(0));
}

void TestTimeline::marksBecomeBars()
{
    const TimelineScale scale(day(3), day(17), 0, 700);
    usecase::LanesPart lanes = days(3, 17);
    LanePart& lane = lanes.lanes[0];
    const auto add = [&](Ticks t, Place place) {
        auto& bar = lane.bars[static_cast<std::size_t>((t - day(3)) / kTicksPerDay)];
        ++bar.count;
        (place == Place::Cloud ? bar.cloud : bar.onPremises) += 1;
        ++lane.count;
        lane.marks.push_back({t, place});
    };
    add(day(4), Place::Cloud);
    add(day(6), Place::OnPremises);
    const LaneItems marks = arrangeLane(lane, lanes.edges, scale);
    QVERIFY(!marks.bars);
    QCOMPARE(marks.items.size(), std::size_t(2));
    QCOMPARE(marks.items[1].onPremises, std::uint64_t(1));
    add(day(6) + kTicksPerMinute, Place::Cloud); // nearer than four pixels
    const LaneItems bars = arrangeLane(lane, lanes.edges, scale);
    QVERIFY(bars.bars);
    QCOMPARE(bars.items.size(), std::size_t(2));
    QCOMPARE(sumOf(bars), std::uint64_t(3));
    QCOMPARE(bars.tallest, std::uint64_t(2));
    lane.marks.clear(); // too many to be given one by one
    lane.bars[9].count = 5000;
    lane.count += 5000;
    QCOMPARE(sumOf(arrangeLane(lane, lanes.edges, scale)), std::uint64_t(5003));
    QVERIFY(arrangeLane({}, lanes.edges, scale).items.empty());
}

void TestTimeline::alertsNeverVanish()
{
    const TimelineScale scale(day(3), day(17), 0, 700);
    std::vector<TimelineAlert> alerts;
    for (int i = 0; i < 300; ++i)
        alerts.push_back({day(3) + i * kTicksPerHour, i == 100 ? Severity::High : Severity::Low, {}, {}});
    const LaneItems items = arrangeAlerts(alerts, scale);
    QCOMPARE(sumOf(items), std::uint64_t(300));
    QCOMPARE(std::ranges::count(items.items, Severity::High, &LaneItem::strongest), 1);
    for (std::size_t i = 1; i < items.items.size(); ++i)
        QVERIFY(scale.xOf(items.items[i].from) - scale.xOf(items.items[i - 1].from) >= kAlertLeastGap);
    QVERIFY(arrangeAlerts(alerts, TimelineScale(day(25), day(26), 0, 700)).items.empty());
}

void TestTimeline::keysWalkAndOpen()
{
    const Look look;
    TimelineWidget timeline(look);
    timeline.resize(900, timeline.sizeHint().height());
    TimelineData data;
    data.alerts = {{day(7), Severity::High, QStringLiteral("A-1"), QStringLiteral("Title")}};
    data.from = day(4);
    data.to = day(9);
    timeline.setData(data, {});
    usecase::LanesPart lanes = days(4, 10);
    lanes.lanes[0].marks = {{day(4), Place::OnPremises}, {day(9), Place::Cloud}};
    lanes.lanes[0].count = 2;
    timeline.setLanes(lanes);
    QSignalSpy ranges(&timeline, &TimelineWidget::rangeSelected);
    QTest::keyClick(&timeline, Qt::Key_Right);
    QVERIFY(timeline.accessibleDescription().contains(QStringLiteral("9 Oct")));
    QTest::keyClick(&timeline, Qt::Key_Return);
    QCOMPARE(ranges.size(), 1);
    QCOMPARE(ranges[0][0].toLongLong(), day(9));
    QSignalSpy alerts(&timeline, &TimelineWidget::alertOpened);
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(&timeline, Qt::Key_Down);
    QTest::keyClick(&timeline, Qt::Key_Return);
    QCOMPARE(alerts.size(), 1);
    QSignalSpy twin(&timeline, &TimelineWidget::twinRequested);
    QTest::keyClick(&timeline, Qt::Key_V);
    QCOMPARE(twin.size(), 1);
    QVERIFY(!timeline.grab().isNull());
}

void TestTimeline::chosenElsewhere()
{
    const Look look;
    TimelineWidget timeline(look);
    TimelineData data;
    data.from = day(4);
    data.to = day(9);
    timeline.setData(data, {});
    QSignalSpy selected(&timeline, &TimelineWidget::rangeSelected);
    QSignalSpy cleared(&timeline, &TimelineWidget::rangeCleared);
    timeline.setRange(std::pair(day(5), day(6)));
    QCOMPARE(timeline.range()->second, day(6));
    QVERIFY(selected.isEmpty());
    QTest::keyClick(&timeline, Qt::Key_Escape);
    QCOMPARE(cleared.size(), 1);
}

// Wherever the view is, the bars of a lane sum up to its activities, and a single mark stands for one.
void TestTimeline::nothingIsLostWhileZooming()
{
    RandomActivities random(21, 8000);
    Fed fed(random);
    QSignalSpy shown(&fed.feed, &TimelineFeed::shown);
    for (int step = 0; step < 25; ++step) {
        const auto expected = fed.expected(random);
        for (std::size_t lane = 0; lane < kActivityLanes; ++lane) {
            const LaneItems& items = fed.timeline.items(static_cast<TimelineLane>(lane));
            if (items.bars) QCOMPARE(sumOf(items), expected[lane]);
            const auto inView = std::ranges::count_if(random.rows(), [&](const PlainActivity& row) {
                return row.time >= fed.timeline.scale().from() && row.time < fed.timeline.scale().to() &&
                       usecase::laneOf(row.action, usecase::placeOf(row.environment)) ==
                           static_cast<TimelineLane>(lane);
            });
            if (!items.bars) QCOMPARE(sumOf(items), static_cast<std::uint64_t>(inView));
            QVERIFY(items.items.size() <= std::max<std::size_t>(kLaneMarksAtMost, 1200 / 18 + 2));
        }
        const std::vector<Ticks> before = fed.timeline.edges();
        if (step == 18)
            QTest::keyClick(&fed.timeline, Qt::Key_Home);
        else if (step % 3 == 2)
            QTest::keyClick(&fed.timeline, Qt::Key_Left);
        else
            QTest::keyClick(&fed.timeline, Qt::Key_Z);
        shown.clear();
        if (fed.timeline.edges() != before) QTRY_VERIFY_WITH_TIMEOUT(!shown.isEmpty(), 10'000);
    }
}

void TestTimeline::theNewestViewWins()
{
    RandomActivities random(22, 4000);
    Fed fed(random);
    QSignalSpy shown(&fed.feed, &TimelineFeed::shown);
    for (int i = 0; i < 6; ++i)
        QTest::keyClick(&fed.timeline, Qt::Key_Z);
    QTRY_VERIFY_WITH_TIMEOUT(!shown.isEmpty(), 10'000);
    QTRY_COMPARE(fed.tasks.runningCount(), 0);
    const auto expected = fed.expected(random);
    for (std::size_t lane = 0; lane < kActivityLanes; ++lane) {
        const LaneItems& items = fed.timeline.items(static_cast<TimelineLane>(lane));
        if (items.bars) QCOMPARE(sumOf(items), expected[lane]);
    }
}

void TestTimeline::wheelZoomsRoundThePointer()
{
    const RandomActivities random(23, 500);
    Fed fed(random);
    const QPointF at(700, 60);
    const Ticks under = fed.timeline.scale().at(at.x());
    QWheelEvent wheel(at, fed.timeline.mapToGlobal(at), {}, QPoint(0, 120), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    const Ticks before = fed.timeline.scale().to() - fed.timeline.scale().from();
    QCoreApplication::sendEvent(&fed.timeline, &wheel);
    QVERIFY(fed.timeline.scale().to() - fed.timeline.scale().from() < before);
    QVERIFY(std::abs(fed.timeline.scale().xOf(under) - at.x()) < 0.5);
    // The old picture is stretched: there is something to see before the answer.
    QVERIFY(!fed.timeline.items(TimelineLane::Admin).items.empty());
}

void TestTimeline::dragBrushesAndDoubleClickResets()
{
    const RandomActivities random(24, 500);
    Fed fed(random);
    QSignalSpy ranges(&fed.timeline, &TimelineWidget::rangeSelected);
    const Ticks from = fed.timeline.scale().at(300);
    QTest::mousePress(&fed.timeline, Qt::LeftButton, {}, QPoint(300, 60));
    QTest::mouseMove(&fed.timeline, QPoint(420, 60));
    QTest::mouseRelease(&fed.timeline, Qt::LeftButton, {}, QPoint(420, 60));
    QCOMPARE(ranges.size(), 1);
    QCOMPARE(ranges[0][0].toLongLong(), from);
    QTest::keyClick(&fed.timeline, Qt::Key_Z);
    QTest::mouseDClick(&fed.timeline, Qt::LeftButton, {}, QPoint(420, 60));
    QVERIFY(!fed.timeline.range());
    QVERIFY(fed.timeline.scale().to() - fed.timeline.scale().from() >= 39 * kTicksPerDay);
}

#include "tst_timeline.moc"
