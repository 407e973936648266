// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/model/coverage.h.
#include "core/model/coverage.h"

#include <QTest>

#include <array>
#include <limits>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace sightline
{

class TestCoverage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsDaysAndKinds();
    void runsEqualTheSetOfNumbers();
    void gapsHaveTheTimesAroundThem();
    void giveUpOnTooManyGaps();
    void partsAddUpToTheWhole();
    void surviveTheCase();
    void ignoreADamagedDocument();
};

namespace
{

constexpr Ticks kDay0 = 738'000 * kTicksPerDay;

std::vector<NumberRun> naiveRuns(const std::set<std::int64_t>& numbers)
{
    std::vector<NumberRun> out;
    for (const std::int64_t n : numbers) {
        if (!out.empty() && out.back().last == n - 1)
            out.back().last = n;
        else
            out.push_back({n, n, kNoTime, kNoTime});
    }
    return out;
}

// Without times: which of two records of one number is meant is not told.
std::vector<NumberRun> untimed(std::vector<NumberRun> runs)
{
    for (NumberRun& r : runs)
        r.from = r.to = kNoTime;
    return runs;
}

} // namespace

void TestCoverage::countsDaysAndKinds()
{
    LogCoverage log("SecurityEvent", {"DC01", "Security"});
    for (const int day : {3, 1, 3, 2, 3}) {
        log.add(kDay0 + day * kTicksPerDay + 5);
        log.addKind(day == 3 ? "4624" : "4625", 1);
    }
    log.add(kNoTime);
    QCOMPARE(log.records(), 6U);
    QCOMPARE(log.undated(), 1U);
    QCOMPARE(log.from(), kDay0 + kTicksPerDay + 5);
    QCOMPARE(log.to(), kDay0 + 3 * kTicksPerDay + 5);
    QCOMPARE(log.days(), (std::vector<DayCount>{{738'001, 1}, {738'002, 1}, {738'003, 3}}));
    QCOMPARE(log.kinds(), (std::vector<std::pair<std::string, std::uint64_t>>{{"4624", 3}, {"4625", 2}}));
    for (int i = 0; i < 1000; ++i)
        log.addKind("kind " + std::to_string(i), 1);
    std::uint64_t sum = 0;
    for (const auto& [kind, n] : log.kinds())
        sum += n;
    QCOMPARE(sum, 1005U);
    QVERIFY(log.kinds().size() <= LogCoverage::kKinds + 1);
}

void TestCoverage::runsEqualTheSetOfNumbers()
{
    std::mt19937 random(7);
    for (int round = 0; round < 2000; ++round) {
        LogCoverage log;
        std::set<std::int64_t> numbers;
        const int count = static_cast<int>(random() % 60);
        const std::uint32_t range = 1 + random() % 80;
        for (int i = 0; i < count; ++i) {
            const std::int64_t n = random() % range;
            numbers.insert(n);
            log.addNumber(n, kDay0 + n);
        }
        QVERIFY(log.runsKnown());
        QCOMPARE(untimed(log.runs()), naiveRuns(numbers));
        for (const NumberRun& r : log.runs()) {
            QCOMPARE(r.from, kDay0 + r.first);
            QCOMPARE(r.to, kDay0 + r.last);
        }
    }
}

void TestCoverage::gapsHaveTheTimesAroundThem()
{
    LogCoverage log;
    for (const std::int64_t n : {10, 11, 12, 20, 21, 15})
        log.addNumber(n, kDay0 + n);
    const auto gaps = log.gaps();
    QCOMPARE(gaps.size(), 2U);
    QCOMPARE(gaps[0].first, 13);
    QCOMPARE(gaps[0].last, 14);
    QCOMPARE(gaps[0].missing(), 2);
    QCOMPARE(gaps[0].after, kDay0 + 12);
    QCOMPARE(gaps[0].before, kDay0 + 15);
    QCOMPARE(gaps[1].missing(), 4);
    LogCoverage odd;
    odd.addNumber(-5, kDay0);
    odd.addNumber(std::numeric_limits<std::int64_t>::max(), kDay0);
    QVERIFY(odd.runs().empty() && odd.runsKnown());
}

void TestCoverage::giveUpOnTooManyGaps()
{
    LogCoverage log;
    for (std::int64_t n = 0; n < 2 * static_cast<std::int64_t>(LogCoverage::kRuns); n += 2)
        log.addNumber(n, kDay0);
    QVERIFY(log.runsKnown());
    QCOMPARE(log.gaps().size(), LogCoverage::kRuns - 1);
    log.addNumber(1'000'000, kDay0);
    QVERIFY(!log.runsKnown());
    QVERIFY(log.gaps().empty());
}

void TestCoverage::partsAddUpToTheWhole()
{
    std::mt19937 random(11);
    for (int round = 0; round < 200; ++round) {
        SourceCoverage whole;
        SourceCoverage sum;
        for (int part = 0; part < 4; ++part) {
            SourceCoverage one;
            for (int i = 0; i < 50; ++i) {
                const std::string host = "host" + std::to_string(random() % 3);
                const std::array<std::string_view, 2> of{host, "Security"};
                const std::int64_t n = random() % 500;
                const Ticks time = kDay0 + n * kTicksPerHour;
                const std::string kind = std::to_string(random() % 5);
                for (SourceCoverage* to : {&whole, &one}) {
                    LogCoverage& log = to->log("SecurityEvent", of);
                    log.add(time);
                    log.addKind(kind, 1);
                    log.addNumber(n, time);
                }
            }
            sum.add(one);
        }
        QCOMPARE(sum.logs().size(), whole.logs().size());
        for (std::size_t i = 0; i < whole.logs().size(); ++i) {
            const LogCoverage& a = sum.logs()[i];
            const LogCoverage& b = whole.logs()[i];
            QCOMPARE(a.of(), b.of());
            QCOMPARE(a.records(), b.records());
            QCOMPARE(a.days(), b.days());
            QCOMPARE(a.kinds(), b.kinds());
            QCOMPARE(a.runs(), b.runs());
            QCOMPARE(a.from(), b.from());
            QCOMPARE(a.to(), b.to());
        }
    }
}

void TestCoverage::surviveTheCase()
{
    SourceCoverage coverage;
    const std::array<std::string_view, 2> of{"DC01", "Security"};
    LogCoverage& log = coverage.log("SecurityEvent", of);
    for (const std::int64_t n : {1, 2, 7}) {
        log.add(kDay0 + n * kTicksPerDay);
        log.addNumber(n, kDay0 + n);
        log.addKind("4624", 1);
    }
    coverage.log("WindowsEvent", {}).add(kNoTime);
    const std::array<std::string_view, 2> strange{"a \"name\"\n", "\xC3"}; // the second is no UTF-8
    coverage.log("back\\slash", strange).addKind("\t", 3);
    const std::string document = coverage.document();
    const SourceCoverage read = SourceCoverage::read(document);
    QCOMPARE(read.logs().size(), 3U);
    QCOMPARE(read.logs()[0].days(), coverage.logs()[0].days());
    QCOMPARE(read.logs()[0].runs(), coverage.logs()[0].runs());
    QCOMPARE(read.logs()[2].table(), std::string("back\\slash"));
    QCOMPARE(read.logs()[2].of(), (std::vector<std::string>{"a \"name\"\n", "\uFFFD"}));
    QCOMPARE(read.logs()[2].kinds(), coverage.logs()[2].kinds());
    QCOMPARE(read.document(), document);
}

void TestCoverage::ignoreADamagedDocument()
{
    QVERIFY(SourceCoverage::read("").logs().empty());
    QVERIFY(SourceCoverage::read("[1").logs().empty());
    QVERIFY(SourceCoverage::read(R"({"logs":[{"table":"T"},{"table":1},7]})").logs().empty());
    const std::string document =
        R"({"logs":[{"table":"T","of":[],"records":1,"undated":0,"from":1,"to":2,"days":[[1,1]],"kinds":[["a",1]],)"
        R"("runs":[[5,1,0,0],[-3,9,0,0],[1,2,0,0]],"runsKnown":true}]})";
    const SourceCoverage read = SourceCoverage::read(document);
    QCOMPARE(read.logs().size(), 1U);
    QCOMPARE(read.logs()[0].runs(), (std::vector<NumberRun>{{1, 2, 0, 0}}));
    for (const auto& [good, bad] :
         std::vector<std::pair<std::string, std::string>>{{"[1,1]", "[99999999999,1]"}, // no day
                                                          {"[1,1]", "[1]"},
                                                          {"[1,1]", "7"},
                                                          {"\"a\",1", "\"a\",-1"},
                                                          {"[1,2,0,0]", "[1,2,0]"},
                                                          {"\"records\":1", "\"records\":1.5"},
                                                          {"\"to\":2", "\"to\":99999999999999999999"},
                                                          {"\"of\":[]", "\"of\":[1]"}}) {
        std::string damaged = document;
        damaged.replace(damaged.find(good), good.size(), bad);
        QVERIFY2(SourceCoverage::read(damaged).logs().empty(), bad.c_str());
    }
}

} // namespace sightline

#include "tst_coverage.moc"
