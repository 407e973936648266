// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/base/ticks.h, core/base/day_first.h and core/base/zone.h.
#include "core/base/day_first.h"
#include "core/base/ticks.h"
#include "core/base/zone.h"

#include <QTest>

#include <array>
#include <random>

namespace sightline
{

class TestTicks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryDialect_data();
    void readsEveryDialect();
    void refusesWhatIsNoTime_data();
    void refusesWhatIsNoTime();
    void civilTimeGoesBothWays();
    void writtenTextReadsBack();
    void knowsTheOriginAndTheEnd();
    void unixMillisecondsRoundDown();
    void fixedZones();
    void dayFirst();
    void counts();
};

struct TimeCase {
    const char* text;
    const char* iso; // as isoText writes it
    bool hasZone;
};

void TestTicks::readsEveryDialect_data()
{
    static constexpr std::array kCases{
        TimeCase{"2020-08-05T06:10:03Z", "2020-08-05T06:10:03Z", true},
        TimeCase{"2020-08-05T06:10:03.1Z", "2020-08-05T06:10:03.1Z", true},
        TimeCase{"2020-08-05T06:10:03.1234567Z", "2020-08-05T06:10:03.1234567Z", true},
        TimeCase{"2020-08-05T06:10:03.123456789Z", "2020-08-05T06:10:03.1234567Z", true},
        TimeCase{"2020-08-05 06:10:03.104", "2020-08-05T06:10:03.104Z", false},
        TimeCase{"2020-08-05T06:10:03", "2020-08-05T06:10:03Z", false},
        TimeCase{"2020-08-05T06:10:03+02:00", "2020-08-05T04:10:03Z", true},
        TimeCase{"2020-08-05T06:10:03.5-0530", "2020-08-05T11:40:03.5Z", true},
        TimeCase{"2020-08-05 06:10", "2020-08-05T06:10:00Z", false},
        TimeCase{"2020-08-05", "2020-08-05T00:00:00Z", false},
        TimeCase{"2020-02-29T23:59:59Z", "2020-02-29T23:59:59Z", true},
        TimeCase{"6/1/2023 1:12:18 PM", "2023-06-01T13:12:18Z", false},
        TimeCase{"4/28/2021, 2:32:14.029 PM", "2021-04-28T14:32:14.029Z", false},
        TimeCase{"11/4/2020 21:11", "2020-11-04T21:11:00Z", false},
        TimeCase{"1/1/2021 12:00:00 AM", "2021-01-01T00:00:00Z", false},
        TimeCase{"1/1/2021 12:00:00 PM", "2021-01-01T12:00:00Z", false},
        TimeCase{"11/22/2026 1:02:03\xE2\x80\xAFPM", "2026-11-22T13:02:03Z", false},
        TimeCase{"Nov 22, 2026 1:02:03 AM", "2026-11-22T01:02:03Z", false},
        TimeCase{"Nov 2, 2026 12:02:03.125 PM", "2026-11-02T12:02:03.125Z", false},
        TimeCase{"Nov 22, 2026 @ 13:02:03.045", "2026-11-22T13:02:03.045Z", false},
        TimeCase{"November 22nd 2026, 01:02:03.000", "2026-11-22T01:02:03Z", false},
        TimeCase{"22.11.2026 01:02:03", "2026-11-22T01:02:03Z", false},
        TimeCase{"2026/11/22 01:02:03", "2026-11-22T01:02:03Z", false},
        TimeCase{"2026-11-22 01:02:03.5 UTC", "2026-11-22T01:02:03.5Z", true},
        TimeCase{"2026-11-22 01:02:03.125 +02:00", "2026-11-21T23:02:03.125Z", true},
        TimeCase{"/Date(1728364117000)/", "2024-10-08T05:08:37Z", true},
        TimeCase{"  2020-08-05T06:10:03Z\r\n", "2020-08-05T06:10:03Z", true},
        TimeCase{"\xE2\x80\x8E"
                 "6/\xE2\x80\x8E"
                 "1/2023 1:12 PM",
                 "2023-06-01T13:12:00Z", false},
    };
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("iso");
    QTest::addColumn<bool>("hasZone");
    for (const auto& c : kCases)
        QTest::newRow(c.text) << QByteArray(c.text) << QByteArray(c.iso) << c.hasZone;
}

void TestTicks::readsEveryDialect()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, iso);
    QFETCH(bool, hasZone);
    const auto parsed = parseTime(text.toStdString());
    QVERIFY(parsed.has_value());
    QCOMPARE(QByteArray::fromStdString(isoText(parsed->ticks)), iso);
    QCOMPARE(parsed->hasZone, hasZone);
}

void TestTicks::refusesWhatIsNoTime_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"",
                             "-",
                             "null",
                             "2020",
                             "2020-13-01",
                             "2020-02-30",
                             "2021-02-29",
                             "2020-08-05T24:00:00Z",
                             "2020-08-05T06:60:00Z",
                             "2020-08-05T06:10:03.Z",
                             "2020-08-05T06:10:03.1234567890Z",
                             "2020-08-05T06:10:03ZZ",
                             "2020-08-05T06:10:03 CET",
                             "2020-08-05T06:10:03+15:00",
                             "0000-01-01",
                             "13/1/2021 10:00",
                             "1/32/2021 10:00",
                             "6/1/2023 13:12:18 PM",
                             "6/1/2023 0:12:18 AM",
                             "/Date()/",
                             "/Date(12",
                             "Date of birth",
                             "10.0.0.1:443"}) {
        QTest::newRow(*text == '\0' ? "empty" : text) << QByteArray(text);
    }
}

void TestTicks::refusesWhatIsNoTime()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseTime(text.toStdString()).has_value());
}

void TestTicks::civilTimeGoesBothWays()
{
    std::mt19937_64 random(7);
    std::uniform_int_distribution<Ticks> any(0, kMaxTicks);
    for (int i = 0; i < 20'000; ++i) {
        const Ticks t = any(random);
        const auto back = fromCivil(toCivil(t));
        QVERIFY(back.has_value());
        QCOMPARE(*back, t);
    }
}

void TestTicks::writtenTextReadsBack()
{
    std::mt19937_64 random(8);
    std::uniform_int_distribution<Ticks> any(0, kMaxTicks);
    for (int i = 0; i < 20'000; ++i) {
        const Ticks t = any(random);
        for (const std::string& text : {isoText(t), isoTextFull(t)}) {
            const auto parsed = parseTime(text);
            QVERIFY2(parsed.has_value(), text.c_str());
            QVERIFY(parsed->hasZone);
            QCOMPARE(parsed->ticks, t);
        }
    }
    QVERIFY(isoText(kNoTime).empty());
    QVERIFY(isoTextFull(kNoTime).empty());
}

void TestTicks::knowsTheOriginAndTheEnd()
{
    QCOMPARE(fromCivil({}).value(), Ticks{0});
    QCOMPARE(fromCivil({1970, 1, 1}).value(), kUnixEpoch);
    QCOMPARE(fromCivil({9999, 12, 31, 23, 59, 59, 9'999'999}).value(), kMaxTicks);
    QCOMPARE(isoTextFull(kMaxTicks), std::string("9999-12-31T23:59:59.9999999Z"));
    QVERIFY(!fromCivil({10'000, 1, 1}).has_value());
    const Ticks noon = fromCivil({2020, 8, 5, 12, 0, 0, 1}).value();
    QCOMPARE(startOfDay(noon), fromCivil({2020, 8, 5}).value());
    QCOMPARE(startOfDay(startOfDay(noon)), startOfDay(noon));
    QVERIFY(now() > fromCivil({2024, 1, 1}).value());
}

void TestTicks::unixMillisecondsRoundDown()
{
    QCOMPARE(fromUnixMs(0), kUnixEpoch);
    QCOMPARE(toUnixMs(kUnixEpoch + 9'999), std::int64_t{0});
    QCOMPARE(toUnixMs(kUnixEpoch - 1), std::int64_t{-1});
    QCOMPARE(toUnixMs(fromUnixMs(1'728'364'117'123)), std::int64_t{1'728'364'117'123});
    QCOMPARE(fromUnixMs(std::numeric_limits<std::int64_t>::max()), kNoTime);
    QCOMPARE(fromUnixMs(std::numeric_limits<std::int64_t>::min()), kNoTime);
}

void TestTicks::fixedZones()
{
    QCOMPARE(parseFixedOffset("UTC").value(), Ticks{0});
    QCOMPARE(parseFixedOffset("Z").value(), Ticks{0});
    QCOMPARE(parseFixedOffset("+02:00").value(), 2 * kTicksPerHour);
    QCOMPARE(parseFixedOffset("-0530").value(), -(5 * kTicksPerHour + 30 * kTicksPerMinute));
    for (const char* text : {"", "+", "02:00", "+15:00", "Europe/Berlin"})
        QVERIFY(!parseFixedOffset(text).has_value());
    QCOMPARE(fixedZone(2 * kTicksPerHour)->toUtc(kUnixEpoch), kUnixEpoch - 2 * kTicksPerHour);
}

void TestTicks::dayFirst()
{
    const auto parsed = parseDayFirst("2/11/2026 1:02:03 PM");
    QVERIFY(parsed.has_value());
    QCOMPARE(isoText(parsed->ticks), std::string("2026-11-02T13:02:03Z"));
    QVERIFY(!parseDayFirst("2/13/2026 1:02:03 PM").has_value());
    QVERIFY(!parseTime("22/11/2026 01:02:03").has_value());

    QVERIFY(writesDayFirst("Time,User\n2/11/2026 01:02:03,a\n22/11/2026 01:02:03,b\n"));
    QVERIFY(writesDayFirst("{\"Time\":\"22/11/2026 01:02:03\"}"));
    QVERIFY(!writesDayFirst("Time,User\n2/11/2026 01:02:03,a\n"));
    QVERIFY(!writesDayFirst("Time,User\n11/22/2026 01:02:03,a\n22/11/2026 01:02:03,b\n"));
    QVERIFY(!writesDayFirst("Path\nhttps://host.example/22/11/2026/a\n"));
}

void TestTicks::counts()
{
    QCOMPARE(isoText(fromCount(1'795'309'323, TimeUnit::Seconds)), std::string("2026-11-22T01:02:03Z"));
    QCOMPARE(isoText(fromCount(1'795'309'323'045, TimeUnit::Milliseconds)),
             std::string("2026-11-22T01:02:03.045Z"));
    QCOMPARE(isoText(fromCount(1'795'309'323'045'678, TimeUnit::Microseconds)),
             std::string("2026-11-22T01:02:03.045678Z"));
    QCOMPARE(isoText(fromCount(1'795'309'323'045'678'912, TimeUnit::Nanoseconds)),
             std::string("2026-11-22T01:02:03.0456789Z"));
    QCOMPARE(isoText(fromCount(116'444'736'000'000'000, TimeUnit::Filetime)),
             std::string("1970-01-01T00:00:00Z"));
    QCOMPARE(isoText(fromCount(kUnixEpoch, TimeUnit::NetTicks)), std::string("1970-01-01T00:00:00Z"));
    QCOMPARE(fromCount(std::numeric_limits<std::int64_t>::max(), TimeUnit::Seconds), kNoTime);
    QCOMPARE(fromCount(-1, TimeUnit::Filetime), kNoTime);
}

} // namespace sightline

#include "tst_ticks.moc"
