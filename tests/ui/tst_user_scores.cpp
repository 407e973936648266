// SPDX-License-Identifier: GPL-3.0-or-later
// What the list of users shows of scores: the strip of priorities, the cells, and the orders they give.
#include "ui/base/look.h"
#include "ui/base/marks.h"
#include "ui/base/score_mark.h"
#include "ui/models/table_roles.h"
#include "ui/pages/users/priority_strip.h"
#include "ui/pages/users/user_scores.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace sightline;
using namespace sightline::ui;

namespace
{

analytics::Priority priority(std::int32_t alerts, std::int32_t days, std::optional<double> percentile = {})
{
    analytics::Priority out;
    out.alerts = alerts;
    out.days = days;
    out.percentile = percentile;
    return out;
}

} // namespace

class TestUserScores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void binsHoldEverybody_data();
    void binsHoldEverybody();
    void theStripSaysThePercentile();
    void aBarIsARange();
    void cells();
    void nobodysCells();
    void rarityIsLogarithmic();
    void trailOnACommonScale();
};

void TestUserScores::binsHoldEverybody_data()
{
    QTest::addColumn<int>("largest");
    QTest::addColumn<int>("width");
    QTest::newRow("nobody has a point") << 0 << 1;
    QTest::newRow("few") << 31 << 1;
    QTest::newRow("one too many for steps of one") << 32 << 2;
    QTest::newRow("usual") << 139 << 5;
    QTest::newRow("many") << 4321 << 200;
}

void TestUserScores::binsHoldEverybody()
{
    QFETCH(int, largest);
    QFETCH(int, width);
    const std::vector<std::int32_t> sums{0, 0, 0, largest / 2, largest};
    const PriorityBins bins = priorityBins(sums, 32);
    QCOMPARE(bins.width, width);
    QVERIFY(bins.users.size() <= 32);
    QCOMPARE(std::accumulate(bins.users.begin(), bins.users.end(), std::size_t{0}), sums.size());
    QVERIFY(bins.users.back() > 0); // the scale ends with the largest
    QVERIFY(priorityBins({}, 32).users.empty());
}

void TestUserScores::theStripSaysThePercentile()
{
    const Look look;
    PriorityStrip strip(look);
    std::vector<std::int32_t> sums(168, 3);
    sums.insert(sums.end(), 18, 40);
    strip.setSums(sums, 14);
    QVERIFY(strip.sentence().startsWith(QStringLiteral("90th percentile is 14: 18 user")));
    strip.resize(900, strip.sizeHint().height());
    // A square-root scale: nine times as many are about three times as high.
    QCOMPARE(strip.bins().width, 2);
    const double ratio = strip.barRect(1).height() / strip.barRect(20).height();
    QVERIFY2(ratio > 2.8 && ratio < 3.3, qPrintable(QString::number(ratio)));
    strip.setSums({1, 2, 3}, {});
    QVERIFY(strip.sentence().contains(QStringLiteral("too few for a percentile")));
    QVERIFY(!strip.grab().isNull());
}

void TestUserScores::aBarIsARange()
{
    const Look look;
    PriorityStrip strip(look);
    strip.setSums({0, 0, 7, 12, 139}, 13);
    strip.resize(900, strip.sizeHint().height());
    QSignalSpy changed(&strip, &PriorityStrip::rangeChanged);
    QTest::keyClick(&strip, Qt::Key_Right);
    QVERIFY(!strip.range());
    QTest::keyClick(&strip, Qt::Key_Return);
    QCOMPARE(strip.range(), std::optional(PriorityStrip::Range(5, 10)));
    QVERIFY(strip.sentence().contains(QStringLiteral("1 user")));
    QTest::keyClick(&strip, Qt::Key_Escape);
    QVERIFY(!strip.range());
    QCOMPARE(changed.size(), 2);
    QTest::mouseClick(&strip, Qt::LeftButton, {}, strip.barRect(27).center().toPoint());
    QCOMPARE(strip.range(), std::optional(PriorityStrip::Range(135, 140)));
    // The same bins: the choice stays; others: it goes, and that is said.
    strip.setSums({0, 0, 7, 13, 139}, 13);
    QVERIFY(strip.range());
    strip.setSums({0, 1, 2}, {});
    QVERIFY(!strip.range());
    QCOMPARE(changed.size(), 4);
}

void TestUserScores::cells()
{
    std::vector<analytics::Priority> days{priority(19, 5, 80), priority(56, 7, 99.9)};
    days.back().oneIn = 5040;
    const ScoreCell cell{days, false, 139};
    const auto text = [&](UserColumn column, int wanted = Qt::DisplayRole) {
        return scoreCell(cell, column, wanted).toString();
    };
    QCOMPARE(text(UserColumn::Priority), QStringLiteral("63"));
    QCOMPARE(scoreCell(cell, UserColumn::Priority, role::kBadge).toInt(),
             static_cast<int>(ScoreBand::From99));
    QCOMPARE(text(UserColumn::Change), QStringLiteral("+39"));
    QVERIFY(scoreCell(cell, UserColumn::Change, role::kStrong).toBool());
    QCOMPARE(text(UserColumn::Percentile), QStringLiteral("99")); // not rounded up
    QCOMPARE(text(UserColumn::Rarity), QStringLiteral("1 in 5,040"));
    QCOMPARE(text(UserColumn::TwoWeeks, role::kRaw), QStringLiteral("24 63"));
    QVERIFY(
        text(UserColumn::Change, Qt::ToolTipRole).contains(QStringLiteral("63 today, 24 the day before")));
    QVERIFY(!scoreCell(cell, UserColumn::Priority, role::kRarity).isValid());
    days.back() = priority(0, 0, 0);
    days.front() = priority(0, 4, 0);
    QCOMPARE(text(UserColumn::Change), QStringLiteral("\u22124"));
    QVERIFY(!scoreCell(cell, UserColumn::Priority, role::kBadge).isValid()); // no points, no badge
    QVERIFY(scoreCell(cell, UserColumn::Priority, role::kMuted).toBool());
}

void TestUserScores::nobodysCells()
{
    QCOMPARE(scoreCell({{}, true, 0}, UserColumn::Priority, Qt::DisplayRole).toString(),
             QStringLiteral("working"));
    QCOMPARE(scoreCell({{}, false, 0}, UserColumn::TwoWeeks, Qt::DisplayRole).toString(),
             QStringLiteral("\u2013"));
    QVERIFY(!scoreCell({{}, false, 0}, UserColumn::TwoWeeks, role::kScoreTrail).isValid());
    QVERIFY(scoreCell({{}, false, 0}, UserColumn::Change, Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("Only people")));
}

void TestUserScores::rarityIsLogarithmic()
{
    QCOMPARE(rarityShare(1), 0.0);
    QVERIFY(std::abs(rarityShare(100) - 0.5) < 1e-9);
    QCOMPARE(rarityShare(1e9), 1.0);
}

void TestUserScores::trailOnACommonScale()
{
    const Look look;
    QImage image(120, 18, QImage::Format_RGB32);
    image.fill(look.color(Token::base));
    QPainter painter(&image);
    ScoreTrail trail;
    trail.sums.assign(14, 0);
    trail.sums[2] = 30;
    trail.sums[13] = 60;
    paintScoreTrail(painter, look, image.rect(), trail);
    painter.end();
    const int step = static_cast<int>(scoreTrailSize(look.metrics()).width()) / 14;
    const auto at = [&](int day, int y) { return image.pixelColor(day * step + 1, y); };
    QCOMPARE(at(2, 12), look.color(Token::chartNeutral)); // does not count any more
    QCOMPARE(at(2, 4), look.color(Token::base));          // half of the scale
    QCOMPARE(at(13, 2), look.color(Token::chart1));
    QCOMPARE(at(5, 17), look.color(Token::chartNeutral)); // no points are a line
}

#include "tst_user_scores.moc"
