// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/demo/draws: the families have the means and medians that the population model says.
#include "core/demo/draws.h"

#include <QtTest>

#include <algorithm>
#include <vector>

namespace sightline
{

using demo::Random;

class TestDraws : public QObject
{
    Q_OBJECT

    static constexpr int kDraws = 200'000;

    template <class Draw> static std::vector<std::int64_t> many(Draw&& draw)
    {
        Random random(42);
        std::vector<std::int64_t> out;
        for (int i = 0; i < kDraws; ++i)
            out.push_back(static_cast<std::int64_t>(draw(random)));
        return out;
    }

    static std::int64_t mean(const std::vector<std::int64_t>& values)
    {
        std::int64_t sum = 0;
        for (const std::int64_t v : values)
            sum += v;
        return sum / static_cast<std::int64_t>(values.size());
    }

    static std::int64_t median(std::vector<std::int64_t> values)
    {
        std::nth_element(values.begin(), values.begin() + kDraws / 2, values.end());
        return values[kDraws / 2];
    }

    static bool near(std::int64_t value, std::int64_t wanted, std::int64_t perCent)
    {
        return value >= wanted * (100 - perCent) / 100 && value <= wanted * (100 + perCent) / 100;
    }

private Q_SLOTS:

    void logarithmsAndPowersAgree()
    {
        QCOMPARE(demo::log2Of(1), std::int64_t{0});
        QCOMPARE(demo::log2Of(1024), 10 * demo::kOne);
        QCOMPARE(demo::timesPowerOf2(3, 4 * demo::kOne), std::uint64_t{48});
        QCOMPARE(demo::timesPowerOf2(1000, -demo::kOne), std::uint64_t{500});
        for (const std::uint64_t v : {3ULL, 77ULL, 123'456ULL, 98'765'432ULL})
            QVERIFY(near(static_cast<std::int64_t>(demo::timesPowerOf2(1000, demo::log2Of(v))),
                         static_cast<std::int64_t>(1000 * v), 1));
        // Small values keep their places: not only powers of two come out.
        QCOMPARE(demo::timesPowerOf2(1, demo::log2Of(77)), std::uint64_t{77});
    }

    void exponentialHasItsMean()
    {
        const auto values = many([](Random& r) { return demo::exponential(r, 1000); });
        QVERIFY(near(mean(values), 1000, 2));
        QVERIFY(near(median(values), 693, 2));
    }

    void normalIsCentred()
    {
        const auto values = many([](Random& r) { return demo::normal(r); });
        QVERIFY(std::abs(mean(values)) < demo::kOne / 100);
        const auto within = std::count_if(values.begin(), values.end(),
                                          [](std::int64_t v) { return std::abs(v) < demo::kOne; });
        QVERIFY(near(within, kDraws * 683 / 1000, 2));
    }

    void lognormalHasItsMedian()
    {
        const auto values = many([](Random& r) { return demo::lognormal(r, 10'000, 800); });
        QVERIFY(near(median(values), 10'000, 3));
        QVERIFY(near(mean(values), 13'771, 4)); // exp(0.32)
    }

    void poissonHasItsMean_data()
    {
        QTest::addColumn<int>("micro");
        for (const int micro : {20'000, 700'000, 5'000'000, 60'000'000})
            QTest::addRow("%d", micro) << micro;
    }

    void poissonHasItsMean()
    {
        QFETCH(int, micro);
        const auto values =
            many([&](Random& r) { return 1'000'000 * demo::poisson(r, static_cast<std::uint64_t>(micro)); });
        QVERIFY2(near(mean(values), micro, 5), qPrintable(QString::number(mean(values))));
    }

    void logUniformStaysInItsRange()
    {
        const auto values = many([](Random& r) { return demo::logUniform(r, 100, 10'000); });
        QVERIFY(*std::min_element(values.begin(), values.end()) >= 100);
        QVERIFY(*std::max_element(values.begin(), values.end()) <= 10'000);
        QVERIFY(near(median(values), 1000, 3));
    }
};

} // namespace sightline

#include "tst_draws.moc"
