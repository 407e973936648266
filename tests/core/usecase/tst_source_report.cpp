// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/usecase/source_report.h: what the case knows of a source equals what was in its file.
#include "core/usecase/source_report.h"
#include "tests/support/made_case.h"

#include <QTest>

#include <random>

namespace sightline
{

using test::MadeCase;
using test::must;

namespace
{

struct Event {
    std::string host, channel;
    int number = 0, id = 0, hour = 0;
};

std::string lineOf(const Event& e)
{
    return fmt::format(R"({{"@timestamp":"2024-03-{:02}T{:02}:00:00.000Z","Hostname":"{}","Channel":"{}",)"
                       R"("EventID":{},"RecordNumber":{},"EventTime":"2024-03-01 00:00:00"}})"
                       "\n",
                       1 + e.hour / 24, e.hour % 24, e.host, e.channel, e.id, e.number);
}

const std::vector<Event> kEvents{
    {"dc01.corp.example", "Security", 10, 4624, 0},  {"dc01.corp.example", "Security", 11, 4625, 1},
    {"dc01.corp.example", "Security", 15, 4624, 30}, {"dc01.corp.example", "Security", 16, 4624, 31},
    {"dc01.corp.example", "System", 3, 7045, 50},    {"ws07.corp.example", "Security", 500, 4688, 49},
};

std::string fileOf(const std::vector<Event>& events)
{
    std::string out;
    for (const Event& e : events)
        out += lineOf(e);
    return out;
}

const LogCoverage& logOf(const usecase::SourceReport& report, const std::vector<std::string>& of)
{
    const auto it = std::ranges::find(report.report.coverage.logs(), of, &LogCoverage::of);
    if (it == report.report.coverage.logs().end()) qFatal("no such log");
    return *it;
}

} // namespace

class TestSourceReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void tellsGapsOfEachLog()
    {
        MadeCase made;
        const auto import = made.import("events.json", fileOf(kEvents) + "not json\n");
        QCOMPARE(import.files.at(0).coverage.logs().size(), 3U);
        const auto session = made.open();
        const auto report = must(usecase::sourceReport(*session, 1));
        QCOMPARE(report.report.read, 7U);
        QCOMPARE(report.rejects.size(), 1U);
        QCOMPARE(report.report.coverage.document(), import.files.at(0).coverage.document());
        const LogCoverage& log = logOf(report, {"dc01.corp.example", "Security"});
        QCOMPARE(log.table(), std::string("SecurityEvent"));
        QCOMPARE(log.records(), 4U);
        QCOMPARE(log.days().size(), 2U);
        QCOMPARE(log.gaps().size(), 1U);
        QCOMPARE(log.gaps()[0].first, 12);
        QCOMPARE(log.gaps()[0].last, 14);
        QCOMPARE(isoText(log.gaps()[0].after), std::string("2024-03-01T01:00:00Z"));
        QCOMPARE(isoText(log.gaps()[0].before), std::string("2024-03-02T06:00:00Z"));
        QCOMPARE(log.kinds()[0].first, std::string("4624"));
        QCOMPARE(log.kinds()[0].second, 3U);
        QCOMPARE(logOf(report, {"dc01.corp.example", "System"}).table(), std::string("WindowsEvent"));
        QVERIFY(report.caps.empty());
        QVERIFY(!usecase::sourceReport(*session, 99));
    }

    // Read in one go, or stopped and gone on with after the file has grown.
    void aGrownFileIsCoveredAsAWhole()
    {
        std::mt19937 random(3);
        std::vector<Event> events;
        for (int i = 0; i < 400; ++i)
            events.push_back({random() % 2 ? "a.example" : "b.example", "Security", i, 4624,
                              static_cast<int>(random() % 600)});
        MadeCase whole;
        whole.import("events.json", fileOf(events));
        MadeCase grown;
        usecase::ImportOptions small;
        small.batch.steps = 7;
        for (const std::size_t n : {std::size_t{100}, std::size_t{250}, events.size()})
            grown.import("events.json", fileOf({events.begin(), events.begin() + static_cast<long>(n)}),
                         small);
        const auto a = must(usecase::sourceReport(*whole.open(), 1));
        const auto b = must(usecase::sourceReport(*grown.open(), 1));
        QCOMPARE(b.report.read, 400U);
        QCOMPARE(b.report.coverage.document(), a.report.coverage.document());
    }

    void sameBytesAgainTellTheSame()
    {
        MadeCase made;
        const auto first = made.import("events.json", fileOf(kEvents));
        const auto again = made.import("events.json", fileOf(kEvents));
        QCOMPARE(again.files.at(0).duplicates, 6U);
        QCOMPARE(again.files.at(0).coverage.document(), first.files.at(0).coverage.document());
    }

    void saysWhenALimitWasMet()
    {
        const auto rows = [](int n) {
            std::string out = "RecordType,CreationDate,UserIds,Operations,AuditData\n";
            for (int i = 0; i < n; ++i)
                out +=
                    fmt::format("1,2024-03-01T00:00:00,ana@corp.example,Set-Mailbox,"
                                "\"{{\"\"CreationTime\"\":\"\"2024-03-01T00:00:00\"\",\"\"Id\"\":\"\"{}\"\","
                                "\"\"Operation\"\":\"\"Set-Mailbox\"\",\"\"RecordType\"\":1,\"\"Workload\"\":"
                                "\"\"Exchange\"\",\"\"UserId\"\":\"\"ana@corp.example\"\"}}\"\n",
                                i);
            return out;
        };
        MadeCase made;
        made.import("cut.csv", rows(5000));
        made.import("whole.csv", rows(4999));
        const auto session = made.open();
        const auto cut = must(usecase::sourceReport(*session, 1));
        QCOMPARE(cut.report.read, 5000U);
        QCOMPARE(cut.caps.size(), 1U);
        QCOMPARE(cut.caps[0].records, 5000U);
        QVERIFY(must(usecase::sourceReport(*session, 2)).caps.empty());
    }
};

} // namespace sightline

#include "tst_source_report.moc"
