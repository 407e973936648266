// SPDX-License-Identifier: GPL-3.0-or-later
// The hours above a timeline: on its axis, in colours both ways, in words, by pointer and keyboard.
#include "tests/support/desk.h"
#include "ui/base/look.h"
#include "ui/pages/user/user_timeline.h"
#include "ui/timeline/coverage_lane.h"
#include "ui/timeline/hour_strip.h"
#include "ui/timeline/timeline_widget.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace sightline;
using namespace sightline::ui;

namespace
{

constexpr std::size_t kDays = 6;
const Ticks kStart = kUnixEpoch + 20'728 * kTicksPerDay; // midnight, UTC

usecase::UserHours hours()
{
    usecase::UserHours out;
    for (std::size_t d = 0; d <= kDays; ++d)
        out.days.push_back(kStart + static_cast<Ticks>(d) * kTicksPerDay);
    out.cells.resize(kDays * analytics::kHourSlots);
    for (analytics::HourCell& cell : out.cells) {
        cell.logged = true;
        cell.days = 9;
        cell.expected = 2.5F;
        cell.own = 2;
    }
    return out;
}

} // namespace

class TestHourStrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sharesTheAxis();
    void coloursBothWays();
    void says();
    void byKeyboardAndPointer();
    void foldsByTheHeightOfThePage_data();
    void foldsByTheHeightOfThePage();
    void aFoldedCellShowsTheStrongest();
    void foldedByKeyboardAndPointer();
    void nothingToShow();
    void gapsOfTheCoverage();

private:
    [[nodiscard]] QColor pixel(const QPointF& at)
    {
        return m_strip->grab().toImage().pixelColor(at.toPoint());
    }

    Look m_look;
    std::unique_ptr<TimelineWidget> m_timeline;
    std::unique_ptr<HourStrip> m_strip;
};

void TestHourStrip::init()
{
    m_timeline = std::make_unique<TimelineWidget>(m_look);
    m_strip = std::make_unique<HourStrip>(m_look, *m_timeline);
    m_timeline->resize(900, m_timeline->sizeHint().height());
    m_strip->resize(900, m_strip->sizeHint().height());
    TimelineData data;
    data.from = kStart;
    data.to = kStart + static_cast<Ticks>(kDays) * kTicksPerDay - 1;
    m_timeline->setData(std::move(data), {});
    m_strip->setHours(hours(), {});
}

void TestHourStrip::sharesTheAxis()
{
    for (std::size_t d = 0; d < kDays; ++d) {
        const QRectF cell = m_strip->cellRect(d, 3);
        QVERIFY(std::abs(cell.left() - m_timeline->scale().xOf(hours().days[d])) < 0.01);
        QVERIFY(cell.width() > 20);
    }
    QVERIFY(m_strip->cellRect(0, 11).bottom() <= m_strip->height());
    QVERIFY(m_strip->cellRect(0, 1).top() > m_strip->cellRect(0, 0).top());
    const double before = m_strip->cellRect(5, 0).width();
    m_timeline->zoom(3, 880);
    QVERIFY(m_strip->cellRect(0, 0).isEmpty()); // out of sight
    QVERIFY(m_strip->cellRect(5, 0).width() > 2 * before);
}

void TestHourStrip::coloursBothWays()
{
    auto content = hours();
    const auto at = [&](std::size_t day) -> analytics::HourCell& {
        return content.cells[day * analytics::kHourSlots + 4];
    };
    at(1).level = 2;
    at(2).level = -4;
    at(3).level = 3;
    at(4).logged = false;
    m_strip->setHours(content, {});
    const auto corner = [&](std::size_t day) {
        return pixel(m_strip->cellRect(day, 4).topLeft() + QPointF(4, 2));
    };
    QCOMPARE(corner(0), m_look.color(Token::heatZero));
    QCOMPARE(corner(1), m_look.color(Token::heatMore2));
    QCOMPARE(corner(2), m_look.color(Token::heatLess4));
    QCOMPARE(corner(3), m_look.color(Token::heatMore3));
    QCOMPARE(corner(4), m_look.color(Token::base)); // hollow
    // A dot from 1 in 100 on, so that colour is not all.
    const auto middle = [&](std::size_t day) { return pixel(m_strip->cellRect(day, 4).center()); };
    QVERIFY(middle(3) != corner(3));
    QVERIFY(middle(2) != corner(2));
    QCOMPARE(middle(1), corner(1));
}

void TestHourStrip::says()
{
    auto content = hours();
    content.cells[4].level = 3;
    content.cells[4].own = 14;
    content.cells[5].level = -2;
    content.cells[6].logged = false;
    content.cells[7].days = 1;
    m_strip->setHours(content, {});
    const QString more = m_strip->cellSentence(0, 4);
    for (const char* wanted : {"08:00", "10:00", "14 activities", "2.5 expected", "so many are 1 in 100"})
        QVERIFY2(more.contains(QString::fromLatin1(wanted)), qPrintable(more));
    QVERIFY(m_strip->cellSentence(0, 5).contains(QStringLiteral("so few are 1 in 20")));
    QVERIFY(m_strip->cellSentence(0, 6).contains(QStringLiteral("nothing was logged")));
    QVERIFY(m_strip->cellSentence(0, 7).contains(QStringLiteral("too few days")));
    QVERIFY(!m_strip->cellSentence(0, 0).contains(QStringLiteral("rarer")));
}

void TestHourStrip::byKeyboardAndPointer()
{
    QSignalSpy selected(m_strip.get(), &HourStrip::rangeSelected);
    QTest::keyClick(m_strip.get(), Qt::Key_Left);
    QTest::keyClick(m_strip.get(), Qt::Key_Down);
    QTest::keyClick(m_strip.get(), Qt::Key_Down);
    QVERIFY(m_strip->accessibleDescription().contains(QStringLiteral("04:00")));
    QTest::keyClick(m_strip.get(), Qt::Key_Return);
    const Ticks from = hours().days[kDays - 2] + 4 * kTicksPerHour;
    QCOMPARE(selected.takeFirst(), (QVariantList{qint64(from), qint64(from + 2 * kTicksPerHour)}));
    QTest::mouseClick(m_strip.get(), Qt::LeftButton, {}, m_strip->cellRect(2, 11).center().toPoint());
    const QVariantList last = selected.takeFirst();
    QCOMPARE(last.at(1).toLongLong(), qint64(hours().days[3])); // ends with the day
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(m_strip.get(), Qt::Key_Up);
    QVERIFY(m_strip->accessibleDescription().contains(QStringLiteral("00:00")));
}

void TestHourStrip::foldsByTheHeightOfThePage_data()
{
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("rows"); // 0: hidden
    QTest::addRow("all") << 720 << 12;
    QTest::addRow("parts of the day") << 680 << 4;
    QTest::addRow("halves of the day") << 608 << 2;
    QTest::addRow("no room") << 480 << 0;
}

void TestHourStrip::foldsByTheHeightOfThePage()
{
    QFETCH(const int, height);
    QFETCH(const int, rows);
    test::Desk desk;
    UserTimeline timeline(desk.context);
    const Metrics& m = desk.look.metrics();
    timeline.setRoom(m.scaled(height));
    const auto* strip = timeline.findChild<HourStrip*>();
    QCOMPARE(strip->isHidden(), rows == 0);
    QCOMPARE(timeline.findChild<CoverageLane*>()->isHidden(), rows == 0);
    if (rows != 0) QCOMPARE(strip->rows(), static_cast<std::size_t>(rows));
    timeline.setRoom(m.scaled(720));
    QVERIFY(!strip->isHidden() && strip->rows() == 12);
}

void TestHourStrip::aFoldedCellShowsTheStrongest()
{
    auto content = hours();
    const auto at = [&](std::size_t day, std::size_t slot) -> analytics::HourCell& {
        return content.cells[day * analytics::kHourSlots + slot];
    };
    at(0, 4).level = 2;
    at(0, 5).level = -3;
    at(0, 5).own = 0;
    at(1, 4).level = -2;
    at(1, 3).level = 2; // more before less
    for (std::size_t slot = 0; slot < analytics::kHourSlots; ++slot)
        at(2, slot).logged = false;
    m_strip->setHours(content, {});
    const int unfolded = m_strip->sizeHint().height();
    int before = unfolded;
    for (const std::size_t rows : {4U, 2U}) {
        m_strip->setRows(rows);
        QVERIFY(m_strip->sizeHint().height() < before);
        before = m_strip->sizeHint().height();
        m_strip->resize(900, before);
        const std::size_t row = rows == 4 ? 1 : 0; // of 08:00 to 12:00
        QVERIFY(m_strip->cellRect(0, rows - 1).bottom() <= before);
        QCOMPARE(m_strip->cell(0, row).level, std::int8_t{-3});
        QCOMPARE(m_strip->cell(1, row).level, std::int8_t{2});
        const auto corner = [&](std::size_t day) {
            return pixel(m_strip->cellRect(day, row).topLeft() + QPointF(4, 2));
        };
        QCOMPARE(corner(0), m_look.color(Token::heatLess3));
        QCOMPARE(corner(1), m_look.color(Token::heatMore2));
        QCOMPARE(corner(2), m_look.color(Token::base)); // hollow
        QCOMPARE(corner(3), m_look.color(Token::heatZero));
        QVERIFY(pixel(m_strip->cellRect(0, row).center()) != corner(0)); // the dot
        // Sums, and the two hours that the colour is of.
        const QString said = m_strip->cellSentence(0, row);
        const QStringList wanted =
            rows == 4 ? QStringList{QStringLiteral("06:00 \u2013 12:00: 4 activities, 7.5 expected")}
                      : QStringList{QStringLiteral("00:00 \u2013 12:00: 10 activities, 15.0 expected")};
        for (const QString& part : wanted + QStringList{QStringLiteral("10:00 \u2013 12:00: 0 activities"),
                                                        QStringLiteral("so few are 1 in 100")})
            QVERIFY2(said.contains(part), qPrintable(said));
        QVERIFY(m_strip->cellSentence(2, row).contains(QStringLiteral("nothing was logged")));
        QVERIFY(!m_strip->cellSentence(3, row).contains(QStringLiteral("Strongest")));
    }
}

void TestHourStrip::foldedByKeyboardAndPointer()
{
    for (int i = 0; i < 7; ++i)
        QTest::keyClick(m_strip.get(), Qt::Key_Down); // 14:00
    m_strip->setRows(4);
    m_strip->resize(900, m_strip->sizeHint().height());
    QVERIFY(m_strip->accessibleDescription().contains(QStringLiteral("12:00 \u2013 18:00")));
    QSignalSpy selected(m_strip.get(), &HourStrip::rangeSelected);
    QTest::keyClick(m_strip.get(), Qt::Key_Up);
    QTest::keyClick(m_strip.get(), Qt::Key_Return);
    const Ticks from = hours().days[kDays - 1] + 6 * kTicksPerHour;
    QCOMPARE(selected.takeFirst(), (QVariantList{qint64(from), qint64(from + 6 * kTicksPerHour)}));
    QTest::mouseClick(m_strip.get(), Qt::LeftButton, {}, m_strip->cellRect(2, 3).center().toPoint());
    QCOMPARE(selected.takeFirst().at(1).toLongLong(), qint64(hours().days[3])); // ends with the day
    for (int i = 0; i < 6; ++i)
        QTest::keyClick(m_strip.get(), Qt::Key_Down);
    QVERIFY(m_strip->accessibleDescription().contains(QStringLiteral("18:00")));
    // It folds by itself to what fits, and unfolds again.
    const int four = m_strip->height();
    m_strip->setRows(12);
    const int all = m_strip->sizeHint().height();
    m_strip->show();
    for (const auto& [height, rows] : {std::pair(four, 4U), std::pair(four - 4, 2U), std::pair(all, 12U)}) {
        m_strip->resize(900, height);
        QCOMPARE(m_strip->rows(), std::size_t{rows});
        QVERIFY(m_strip->cellRect(0, rows - 1).bottom() <= height);
    }
}

void TestHourStrip::nothingToShow()
{
    QSignalSpy selected(m_strip.get(), &HourStrip::rangeSelected);
    m_strip->clear();
    QTest::keyClick(m_strip.get(), Qt::Key_Return);
    QTest::mouseClick(m_strip.get(), Qt::LeftButton, {}, QPoint(400, 30));
    QVERIFY(selected.isEmpty());
    QVERIFY(!m_strip->grab().isNull());
}

void TestHourStrip::gapsOfTheCoverage()
{
    CoverageLane lane(m_look, *m_timeline);
    lane.resize(900, lane.sizeHint().height());
    lane.setHours(hours(), {});
    QVERIFY(lane.gaps().empty() && lane.sentence().isEmpty());
    QVERIFY(lane.accessibleDescription().contains(QStringLiteral("on every day")));
    auto content = hours();
    for (const std::size_t day : {0U, 3U, 4U}) {
        for (std::size_t slot = 0; slot < analytics::kHourSlots; ++slot)
            content.cells[day * analytics::kHourSlots + slot].logged = false;
    }
    lane.setHours(content, {});
    QCOMPARE(lane.gaps().size(), std::size_t{2});
    QCOMPARE(lane.gaps().back(), std::pair(content.days[3], content.days[5]));
    // The longest is told; out of sight none is.
    const TimeText time{ZoneView{}};
    QVERIFY(lane.sentence().contains(time.day(content.days[3])));
    QVERIFY(lane.sentence().contains(time.day(content.days[4])));
    const QImage image = lane.grab().toImage();
    const auto at = [&](std::size_t day) {
        const double x = m_timeline->scale().xOf(content.days[day] + kTicksPerDay / 2);
        return image.pixelColor(static_cast<int>(x), m_look.metrics().scaled(6) + 3);
    };
    QCOMPARE(at(1), m_look.color(Token::coverage));
    QCOMPARE(at(0), m_look.color(Token::base));
    lane.setHours({}, {});
    QVERIFY(lane.gaps().empty() && !lane.grab().isNull());
}

#include "tst_hour_strip.moc"
