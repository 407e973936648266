// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline of a person: its buckets, what a view shows of the activities, keys, wheel and pointer, and
// that the newest view gets its own answer.
#include "tests/core/usecase/random_activities.h"
#include "ui/base/look.h"
#include "ui/base/mark_painter.h"
#include "ui/base/task_runner.h"
#include "ui/timeline/rarity_legend.h"
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

TimelineRarity first(Ticks time, Rarity rarity, TimelineLane lane = TimelineLane::FilesAndMail)
{
    return {time,
            lane,
            rarity,
            static_cast<std::int32_t>(time / kTicksPerDay),
            231,
            QStringLiteral("Host <b>FS02"),
            QStringLiteral("Never on 57 active days before"),
            QStringLiteral("1 in 2,900")};
}

// Three days with a bar each on files and mail, and first times on them.
struct Marked {
    explicit Marked(std::vector<TimelineRarity> marks)
    {
        timeline.resize(900, timeline.sizeHint().height());
        TimelineData data;
        data.from = day(15);
        data.to = day(18) - 1;
        timeline.setData(data, {});
        usecase::LanesPart lanes = days(15, 18);
        lanes.lanes[kFiles].bars = {{40, 40, 0}, {500, 500, 0}, {20, 0, 20}};
        lanes.lanes[kFiles].count = 560;
        timeline.setLanes(lanes);
        timeline.setRarities(std::move(marks));
        for (std::size_t i = 0; i < kFiles; ++i)
            QTest::keyClick(&timeline, Qt::Key_Down);
        while (!said().contains(QStringLiteral("15 Oct")))
            QTest::keyClick(&timeline, Qt::Key_Left);
    }

    [[nodiscard]] QString said() const { return timeline.accessibleDescription(); }

    [[nodiscard]] const std::vector<LaneItem>& items() const
    {
        return timeline.items(TimelineLane::FilesAndMail).items;
    }

    static constexpr auto kFiles = static_cast<std::size_t>(TimelineLane::FilesAndMail);
    Look look;
    TimelineWidget timeline{look};
};

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
    void firstTimesNeverVanish();
    void firstTimesAreWalked();
    void firstTimesAreDrawn();
    void firstTimesOfAFilter();
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

void TestTimeline::firstTimesNeverVanish()
{
    const TimelineScale scale(day(3), day(17), 0, 700);
    std::vector<TimelineRarity> marks;
    for (int i = 0; i < 300; ++i)
        marks.push_back(first(day(3) + i * kTicksPerHour, i == 100      ? Rarity::FirstInTenant
                                                          : i % 40 == 0 ? Rarity::FirstAmongPeers
                                                                        : Rarity::FirstForUser));
    marks.push_back(first(day(16), Rarity::FirstInTenant, TimelineLane::Identity));
    LaneItems items;
    items.items = {{day(3), day(4), 7}, {day(9), day(10), 5}};
    items.tallest = 7;
    addRarities(items, marks, TimelineLane::FilesAndMail, scale);
    QCOMPARE(sumOf(items), std::uint64_t(300 + 12));
    QCOMPARE(items.tallest, std::uint64_t(7)); // marks make no bar lower
    QVERIFY(std::ranges::is_sorted(items.items, {}, &LaneItem::from));
    QCOMPARE(std::ranges::count(items.items, Rarity::None, &LaneItem::rarity), 2);
    QCOMPARE(std::ranges::count(items.items, Rarity::FirstInTenant, &LaneItem::rarity), 1);
    std::erase_if(items.items, [](const LaneItem& item) { return item.rarity == Rarity::None; });
    for (std::size_t i = 1; i < items.items.size(); ++i)
        QVERIFY(scale.xOf(items.items[i].from) - scale.xOf(items.items[i - 1].from) >= kRarityLeastGap);
    // 13 pixels are 6.24 hours here: nearer are one, farther are two.
    const auto groups = [&](Ticks apart) {
        LaneItems two;
        const std::vector<TimelineRarity> pair{first(day(5), Rarity::FirstForUser),
                                               first(day(5) + apart, Rarity::FirstAmongPeers)};
        addRarities(two, pair, TimelineLane::FilesAndMail, scale);
        return two.items;
    };
    QCOMPARE(groups(7 * kTicksPerHour).size(), std::size_t(2));
    const auto one = groups(6 * kTicksPerHour);
    QCOMPARE(one.size(), std::size_t(1));
    QCOMPARE(one[0].count, std::uint64_t(2));
    QCOMPARE(one[0].rarity, Rarity::FirstAmongPeers);
    LaneItems none;
    addRarities(none, marks, TimelineLane::Identity, TimelineScale(day(25), day(26), 0, 700));
    QVERIFY(none.items.empty());
}

void TestTimeline::firstTimesAreWalked()
{
    const Ticks noon = day(16) + 12 * kTicksPerHour;
    Marked made({first(noon, Rarity::FirstForUser), first(noon + 1, Rarity::FirstInTenant),
                 first(day(17) + kTicksPerHour, Rarity::FirstAmongPeers)});
    QCOMPARE(made.items().size(), std::size_t(5));
    QSignalSpy opened(&made.timeline, &TimelineWidget::raritiesOpened);
    QSignalSpy ranges(&made.timeline, &TimelineWidget::rangeSelected);
    QTest::keyClick(&made.timeline, Qt::Key_Right); // the bar
    QVERIFY2(made.said().endsWith(QStringLiteral("500 activities")), qPrintable(made.said()));
    QTest::keyClick(&made.timeline, Qt::Key_Right);
    QCOMPARE(made.said(), QStringLiteral("Files and mail, Friday 16 October, 2 first times, the strongest "
                                         "first in tenant: Host <b>FS02"));
    QTest::keyClick(&made.timeline, Qt::Key_Return);
    QCOMPARE(opened.takeFirst().at(0).value<QList<int>>(), (QList<int>{0, 1}));
    QTest::keyClick(&made.timeline, Qt::Key_Right);
    QTest::keyClick(&made.timeline, Qt::Key_Right);
    QCOMPARE(made.said(), QStringLiteral("Files and mail, Saturday 17 October, 231 activities, first among "
                                         "peers: Host <b>FS02"));
    QTest::keyClick(&made.timeline, Qt::Key_Space);
    QCOMPARE(opened.takeFirst().at(0).value<QList<int>>(), QList<int>{2});
    QVERIFY(ranges.isEmpty()); // whoever opens them chooses the days
    // The pointer finds the mark before the bar, within 12 pixels; farther away it finds the bar.
    const QRectF mark = made.timeline.itemRect(Marked::kFiles, made.items()[2]);
    QTest::mouseClick(&made.timeline, Qt::LeftButton, {}, (mark.center() + QPointF(11, 0)).toPoint());
    QCOMPARE(opened.size(), 1);
    QTest::mouseClick(&made.timeline, Qt::LeftButton, {}, (mark.center() + QPointF(40, 0)).toPoint());
    QCOMPARE(opened.size(), 1);
    QCOMPARE(ranges.size(), 1);
}

void TestTimeline::firstTimesAreDrawn()
{
    const Ticks noon = 12 * kTicksPerHour;
    Marked made({first(day(15) + noon, Rarity::FirstForUser), first(day(16) + noon, Rarity::FirstInTenant),
                 first(day(17) + noon, Rarity::FirstAmongPeers)});
    RarityLegend legend(made.look, made.timeline);
    QCOMPARE(legend.entries(),
             (std::vector{Rarity::FirstInTenant, Rarity::FirstAmongPeers, Rarity::FirstForUser}));
    QVERIFY(!legend.isHidden());
    const QImage image = made.timeline.grab().toImage();
    const auto at = [&](std::size_t item, double x) {
        const QRectF rect = made.timeline.itemRect(Marked::kFiles, made.items()[item]);
        return image.pixelColor((rect.center() + QPointF(x * rect.width() / 2, 0)).toPoint());
    };
    const QColor rarity = made.look.color(Token::rarity);
    const QColor base = made.look.color(Token::base);
    QCOMPARE(at(3, 0), rarity); // filled, on the tallest bar
    QCOMPARE(at(5, 0), base);   // hollow
    QCOMPARE(at(1, 0), base);
    for (const std::size_t item : {1U, 3U, 5U})
        QCOMPARE(made.timeline.itemRect(Marked::kFiles, made.items()[item]).size(),
                 MarkPainter::laneRaritySize(made.look.metrics()));
    // An edge in base parts the mark from the bar.
    const QRectF mark = made.timeline.itemRect(Marked::kFiles, made.items()[3]);
    bool edge = false;
    for (int x = qRound(mark.left()) - 4; x < qRound(mark.left()) + 2; ++x)
        edge = edge || image.pixelColor(x, qRound(mark.center().y())) == base;
    QVERIFY(edge);
    const QString tip = made.timeline.itemTip(Marked::kFiles, made.items()[3]);
    for (const char* wanted : {"First in tenant: Host &lt;b&gt;FS02", "1 in 2,900", "Never on 57", "500 act"})
        QVERIFY2(tip.contains(QString::fromLatin1(wanted)), qPrintable(tip));
    made.timeline.setRarities({});
    QVERIFY(legend.isHidden() && legend.entries().empty());
    QCOMPARE(made.items().size(), std::size_t(3));
}

// Other activities of the same person: what was first stays so.
void TestTimeline::firstTimesOfAFilter()
{
    Marked made({first(day(16) + kTicksPerHour, Rarity::FirstForUser)});
    TimelineData data;
    data.from = day(16);
    data.to = day(17) - 1;
    made.timeline.setData(data, {});
    QCOMPARE(made.items().size(), std::size_t(1));
    QCOMPARE(made.items()[0].rarity, Rarity::FirstForUser);
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
