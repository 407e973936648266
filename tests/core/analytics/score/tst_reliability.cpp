// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/analytics/score/reliability.h on chances that are known to be right or wrong.
#include "core/analytics/score/reliability.h"

#include <QTest>

#include <algorithm>

namespace sightline
{

using namespace analytics;

namespace
{

// Chances k/n for k = 1..n: those of ordinary days that keep their word exactly.
Scores evenly(std::uint32_t days, std::int32_t after)
{
    Scores out;
    out.firstDay = 100;
    out.lastDay = 100 + after;
    for (std::uint32_t k = 1; k <= days; ++k) {
        DayScore score;
        score.day = 100 + after;
        score.chance = static_cast<double>(k) / days;
        out.days.push_back(score);
    }
    return out;
}

} // namespace

class TestReliability : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ordinaryDaysKeepTheirWord();
    void attacksRaiseTheTail();
    void theBeginningIsLeftOut();
    void tooFewDays();
};

void TestReliability::ordinaryDaysKeepTheirWord()
{
    const Reliability found = reliability(evenly(10'000, kUnsettledDays));
    QCOMPARE(found.days, std::uint64_t{10'000});
    QCOMPARE(found.points.size(), std::size_t{9});
    for (const ReliabilityPoint& point : found.points) {
        QCOMPARE(point.share, point.chance);
        QCOMPARE(point.count, static_cast<std::uint64_t>(point.chance * 10'000 + 0.5));
        QVERIFY(point.isWithin() && point.low < point.chance && point.chance < point.high);
        QVERIFY(point.low >= 0 && point.high <= 1);
    }
    // Three deviations of 10,000 throws at one half: 150.
    QVERIFY(qAbs(found.points.front().high - 0.515) < 1e-12);
    QVERIFY(std::ranges::is_sorted(found.points, std::greater<>{}, &ReliabilityPoint::chance));
}

void TestReliability::attacksRaiseTheTail()
{
    Scores scores = evenly(10'000, kUnsettledDays);
    DayScore attack = scores.days.front();
    attack.chance = 1e-4;
    scores.days.insert(scores.days.end(), 40, attack);
    const Reliability found = reliability(scores);
    QCOMPARE(found.points.back().count, std::uint64_t{50});
    QVERIFY(!found.points.back().isWithin());
    QVERIFY(found.points.back().share > found.points.back().high);
    QVERIFY(found.points.front().isWithin());
}

void TestReliability::theBeginningIsLeftOut()
{
    Scores scores = evenly(2'000, kUnsettledDays);
    DayScore early;
    early.day = scores.firstDay + kUnsettledDays - 1;
    early.chance = 1e-4;
    scores.days.insert(scores.days.begin(), 500, early);
    QCOMPARE(reliability(scores).days, std::uint64_t{2'000});
    QCOMPARE(reliability(scores).points.back().count, std::uint64_t{2});
}

void TestReliability::tooFewDays()
{
    QCOMPARE(reliability(evenly(999, kUnsettledDays)).days, std::uint64_t{999});
    QVERIFY(reliability(evenly(999, kUnsettledDays)).points.empty());
    QVERIFY(reliability(evenly(5'000, kUnsettledDays - 1)).points.empty());
    QVERIFY(!reliability(evenly(1'000, kUnsettledDays)).points.empty());
    QVERIFY(reliability({}).points.empty());
}

} // namespace sightline

#include "tst_reliability.moc"
