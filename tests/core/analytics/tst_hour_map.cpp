// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/analytics/hour_map.h: expectations by counting, chances against sums of the distribution.
#include "core/analytics/hour_map.h"

#include <QTest>

#include <cmath>
#include <random>

namespace sightline
{

using namespace analytics;

namespace
{

// Weeks that begin on a Monday, everything logged.
std::vector<HourDay> daysOf(std::size_t number)
{
    std::vector<HourDay> out(number);
    for (std::size_t d = 0; d < number; ++d)
        out[d] = {d % 7 >= 5, true};
    return out;
}

} // namespace

class TestHourMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void expectsTheMeanOfSuchDays();
    void levelsBothWays();
    void whatWasNotLogged();
    void tooFewDays();
    void chances_data();
    void chances();
    void ordinaryDaysAreRarelyRare();
};

void TestHourMap::expectsTheMeanOfSuchDays()
{
    std::mt19937 random(4);
    const auto days = daysOf(40);
    std::vector<std::uint32_t> counts(days.size() * kHourSlots);
    for (std::uint32_t& n : counts)
        n = random() % 9;
    const auto cells = hourMap(days, counts);
    QCOMPARE(cells.size(), counts.size());
    for (std::size_t d = 0; d < days.size(); ++d) {
        for (std::size_t s = 0; s < kHourSlots; ++s) {
            double sum = 0;
            std::uint32_t n = 0;
            for (std::size_t before = d > 28 ? d - 28 : 0; before < d; ++before) {
                if ((before % 7 >= 5) != (d % 7 >= 5)) continue;
                sum += counts[before * kHourSlots + s];
                ++n;
            }
            const HourCell& cell = cells[d * kHourSlots + s];
            QCOMPARE(cell.own, counts[d * kHourSlots + s]);
            QCOMPARE(cell.days, n);
            if (n >= kHourLeastDays)
                QVERIFY(std::abs(cell.expected - sum / n) < 1e-4);
            else
                QVERIFY(cell.expected == 0 && cell.level == 0);
        }
    }
}

void TestHourMap::levelsBothWays()
{
    const auto days = daysOf(22); // the last is a Monday
    std::vector<std::uint32_t> counts(days.size() * kHourSlots, 0);
    for (std::size_t d = 0; d < days.size(); ++d) {
        if (!days[d].weekend) counts[d * kHourSlots + 4] = 20 + d % 3;
    }
    const std::size_t last = 21 * kHourSlots;
    const auto levelAt = [&](std::size_t slot, std::uint32_t own) {
        counts[last + slot] = own;
        return static_cast<int>(hourMap(days, counts)[last + slot].level);
    };
    QCOMPARE(levelAt(4, 21), 0);
    QCOMPARE(levelAt(4, 300), 4);
    QVERIFY(levelAt(4, 0) <= -3); // always there, not today
    QCOMPARE(levelAt(1, 0), 0);   // never there
    QVERIFY(levelAt(1, 1) >= 1);
    QVERIFY(levelAt(1, 40) > levelAt(1, 1));
    // Rising counts never become less rare.
    int before = -4;
    for (std::uint32_t own = 0; own < 90; ++own) {
        const int level = levelAt(4, own);
        QVERIFY(level >= before);
        before = level;
    }
}

void TestHourMap::whatWasNotLogged()
{
    auto days = daysOf(15);
    std::vector<std::uint32_t> counts(days.size() * kHourSlots, 10);
    for (const std::size_t silent : {2U, 8U, 14U}) {
        days[silent].logged = false;
        std::fill_n(counts.begin() + static_cast<std::ptrdiff_t>(silent * kHourSlots), kHourSlots, 0U);
    }
    const auto cells = hourMap(days, counts);
    QVERIFY(!cells[14 * kHourSlots].logged && cells[14 * kHourSlots].level == 0);
    // Silent days are no days without activities.
    QCOMPARE(cells[11 * kHourSlots].expected, 10.0F);
    QCOMPARE(cells[11 * kHourSlots].days, 7U);
}

void TestHourMap::tooFewDays()
{
    const auto days = daysOf(4);
    std::vector<std::uint32_t> counts(days.size() * kHourSlots, 0);
    counts[2 * kHourSlots] = 500;
    QCOMPARE(static_cast<int>(hourMap(days, counts)[2 * kHourSlots].level), 0); // two days before
    counts[2 * kHourSlots] = 0;
    counts[3 * kHourSlots] = 500;
    QCOMPARE(static_cast<int>(hourMap(days, counts)[3 * kHourSlots].level), 4);
    QVERIFY(hourMap({}, {}).empty());
}

void TestHourMap::chances_data()
{
    QTest::addColumn<double>("mean");
    QTest::addColumn<double>("variance");
    QTest::newRow("seldom") << 0.05 << 0.2;
    QTest::newRow("some") << 4.0 << 9.0;
    QTest::newRow("bursts") << 30.0 << 900.0;
}

// Against the gamma function.
void TestHourMap::chances()
{
    QFETCH(double, mean);
    QFETCH(double, variance);
    const double size = mean * mean / (variance - mean);
    double below = 0;
    for (std::uint32_t k = 0; k < 80; ++k) {
        const double term =
            std::exp(std::lgamma(k + size) - std::lgamma(size) - std::lgamma(k + 1.0) +
                     size * std::log(size / (size + mean)) + k * std::log(mean / (size + mean)));
        QVERIFY(std::abs(chanceOfCount(k, mean, variance, true) - (1 - below)) < 1e-9);
        below += term;
        QVERIFY(std::abs(chanceOfCount(k, mean, variance, false) - below) < 1e-9);
    }
}

// Counts drawn from one distribution: at most about as many as a level says are of it.
void TestHourMap::ordinaryDaysAreRarelyRare()
{
    std::mt19937 random(7);
    std::negative_binomial_distribution<std::uint32_t> draw(4, 0.25);
    const auto days = daysOf(600);
    std::vector<std::uint32_t> counts(days.size() * kHourSlots);
    for (std::uint32_t& n : counts)
        n = draw(random);
    std::size_t judged = 0;
    std::size_t rare = 0;
    for (const HourCell& cell : hourMap(days, counts)) {
        judged += cell.days >= 15 ? 1 : 0;
        rare += cell.days >= 15 && std::abs(cell.level) >= 3 ? 1 : 0;
    }
    QVERIFY(judged > 4000);
    // 1 in 100 each way, and the mean of few days is not the true one.
    QVERIFY2(rare * 100 < judged * 5, qPrintable(QString::number(rare)));
}

} // namespace sightline

#include "tst_hour_map.moc"
