// SPDX-License-Identifier: GPL-3.0-or-later
// Tests the scripts of core/demo: each plays, its amounts follow the intensity, and campaigns fill the last
// two thirds of the days without touching ordinary life.
#include "core/demo/scenarios.h"
#include "tests/core/demo/demo_files.h"

#include <QtTest>

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace sightline
{

using namespace demo;

namespace
{

Company company(std::uint64_t seed)
{
    const Ticks end = *fromCivil({2026, 10, 16, 18, 0, 0, 0});
    return makeCompany(150, seed, end - 60 * kTicksPerDay, end);
}

std::size_t eventsOf(const Company& c, std::string_view kind, std::uint32_t intensity)
{
    const auto script = writeScript(c, {{std::string(kind)}, 0, intensity});
    return script ? script->events.size() : 0;
}

} // namespace

class TestCampaigns : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void everyScriptPlays_data()
    {
        QTest::addColumn<QString>("kind");
        for (const std::string_view kind : attackKinds())
            QTest::newRow(std::string(kind).c_str())
                << QString::fromUtf8(kind.data(), qsizetype(kind.size()));
    }

    void everyScriptPlays()
    {
        QFETCH(QString, kind);
        std::size_t weak = 0, natural = 0, strong = 0;
        for (std::uint64_t seed = 1; seed <= 8; ++seed) {
            const Company c = company(seed);
            weak += eventsOf(c, kind.toStdString(), 250);
            natural += eventsOf(c, kind.toStdString(), 1000);
            strong += eventsOf(c, kind.toStdString(), 4000);
        }
        QVERIFY2(weak > 0 && weak < natural && natural < strong,
                 fmt::format("{} {} {}", weak, natural, strong).c_str());
    }

    void allNamesAll()
    {
        const auto script = writeScript(company(1), {{"all"}, 0, 0});
        QVERIFY(script);
        QCOMPARE(script->attacks.size(), attackKinds().size());
    }

    void campaignsFillTheLastTwoThirds()
    {
        const Company c = company(2);
        const auto script = writeScript(c, {{}, 40, 0});
        QVERIFY(script);
        QCOMPARE(script->attacks.size(), std::size_t{40});
        std::set<std::string> kinds;
        std::set<std::uint32_t> intensities;
        for (const Attack& attack : script->attacks) {
            QVERIFY(!attack.users.empty());
            QVERIFY(attack.intensity >= kLeastIntensity && attack.intensity <= kMostIntensity);
            kinds.insert(attack.kind);
            intensities.insert(attack.intensity);
        }
        QVERIFY(kinds.size() > 8 && intensities.size() > 30);
        for (const Event& e : script->events)
            QVERIFY(e.kind == Kind::Count || (e.time >= c.beginOf(16) && e.time < c.end));
    }

    void kindsAndIntensityAreKept()
    {
        const auto script = writeScript(company(3), {{"kerberoasting", "token-theft"}, 12, 500});
        QVERIFY(script);
        for (const Attack& attack : script->attacks)
            QVERIFY(attack.intensity == 500 &&
                    (attack.kind == "kerberoasting" || attack.kind == "token-theft"));
        QVERIFY(!writeScript(company(3), {{}, 0, 100}));
        QVERIFY(!writeScript(company(3), {{}, -1, 0}));
    }

    // What is written without attacks is written with them too, in the same order.
    void campaignsOnlyAddRows()
    {
        DemoOptions options;
        options.users = 25;
        options.days = 9;
        options.form = DemoForm::ActivityCsv;
        options.campaigns = 6;
        DemoReport report;
        const auto many = test::linesOf(test::generated(options, &report).at("activities.csv"));
        QCOMPARE(report.groundTruth["attacks"].size(), std::size_t{6});
        options.campaigns = 0;
        options.scenarios = {"none"};
        const auto few = test::linesOf(test::generated(options).at("activities.csv"));
        QVERIFY(few.size() < many.size());
        auto at = many.begin();
        for (const std::string& line : few) {
            at = std::find(at, many.end(), line);
            QVERIFY2(at != many.end(), line.c_str());
            ++at;
        }
    }
};

} // namespace sightline

#include "tst_campaigns.moc"
