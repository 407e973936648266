// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/engine.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <random>

using namespace sightline;
using policy::Match;

namespace
{

Policy repeatedPolicy(int n, int minutes)
{
    Policy p;
    p.repeat = n;
    p.minutes = minutes;
    return p;
}

// The rule as it is told to people, with no window kept: looks back over all matches each time.
std::size_t naiveFirings(const Policy& p, const std::vector<Match>& matches)
{
    const Ticks length = p.minutes * kTicksPerMinute;
    std::map<std::uint32_t, std::vector<Ticks>> free; // matches no firing has taken
    std::map<std::uint32_t, Ticks> lastTaken;
    std::size_t n = 0;
    for (const Match& m : matches) {
        if (m.group == 0 || m.time == kNoTime) continue;
        if (lastTaken.contains(m.group) && m.time - lastTaken[m.group] <= length) {
            lastTaken[m.group] = m.time;
            continue;
        }
        lastTaken.erase(m.group);
        free[m.group].push_back(m.time);
        const auto inWindow =
            std::ranges::count_if(free[m.group], [&](Ticks t) { return m.time - t <= length; });
        if (inWindow < p.repeat) continue;
        ++n;
        free[m.group].clear();
        lastTaken[m.group] = m.time;
    }
    return n;
}

} // namespace

class TestEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void everyMatchOfASinglePolicyFires()
    {
        const std::vector<Match> matches{{10, 1, 0}, {20, 0, 1}, {kNoTime, 2, 2}};
        const auto found = policy::findFirings(repeatedPolicy(1, 0), matches);
        QCOMPARE(found.firings.size(), std::size_t{3});
        QCOMPARE(found.skipped, std::size_t{0});
    }

    void firesAtTheNthMatchAndTakesTheRest()
    {
        std::vector<Match> matches;
        for (std::uint32_t i = 0; i < 6; ++i)
            matches.push_back({i * kTicksPerMinute, 7, i});
        const auto found = policy::findFirings(repeatedPolicy(3, 5), matches);
        QCOMPARE(found.firings.size(), std::size_t{1});
        QCOMPARE(found.firings[0].time, 2 * kTicksPerMinute);
        QCOMPARE(found.firings[0].rows.size(), std::size_t{6});
    }

    void theWindowIncludesItsEnd()
    {
        const std::vector<Match> at{{0, 1, 0}, {5 * kTicksPerMinute, 1, 1}};
        QCOMPARE(policy::findFirings(repeatedPolicy(2, 5), at).firings.size(), std::size_t{1});
        const std::vector<Match> after{{0, 1, 0}, {5 * kTicksPerMinute + 1, 1, 1}};
        QCOMPARE(policy::findFirings(repeatedPolicy(2, 5), after).firings.size(), std::size_t{0});
    }

    void matchesWithoutGroupOrTimeAreCounted()
    {
        const std::vector<Match> matches{{0, 0, 0}, {1, 1, 1}, {kNoTime, 1, 2}};
        QCOMPARE(policy::findFirings(repeatedPolicy(2, 5), matches).skipped, std::size_t{2});
    }

    void theDailyLimitWithholds()
    {
        Policy p = repeatedPolicy(1, 0);
        p.dailyLimit = 2;
        const std::vector<Match> matches{{0, 1, 0}, {1, 1, 1}, {2, 1, 2}, {kTicksPerDay, 1, 3}};
        const auto found = policy::findFirings(p, matches);
        QVERIFY(!found.firings[1].withheld);
        QVERIFY(found.firings[2].withheld);
        QVERIFY(!found.firings[3].withheld);
    }

    void agreesWithTheNaiveRule()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 2000; ++round) {
            std::vector<Match> matches;
            Ticks t = 0;
            const auto n = random() % 60;
            for (std::uint32_t i = 0; i < n; ++i) {
                t += static_cast<Ticks>(random() % 4) * kTicksPerMinute;
                matches.push_back({t, static_cast<std::uint32_t>(random() % 4), i});
            }
            const Policy p =
                repeatedPolicy(2 + static_cast<int>(random() % 4), 1 + static_cast<int>(random() % 6));
            QCOMPARE(policy::findFirings(p, matches).firings.size(), naiveFirings(p, matches));
        }
    }
};

#include "tst_engine.moc"
