// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/usecase/rezone.h: a source read again with a zone is what an import with that zone gives.
#include "core/store/verify.h"
#include "core/usecase/alerts.h"
#include "core/usecase/rezone.h"
#include "tests/support/made_case.h"

#include <QTest>

namespace sightline
{

using test::CaseContent;
using test::MadeCase;
using test::must;

namespace
{

std::string events(int n)
{
    std::string out;
    for (int i = 0; i < n; ++i)
        out += fmt::format(R"({{"EventTime":"2024-03-{:02} {:02}:{:02}:00","Hostname":"dc01.corp.example",)"
                           R"("Channel":"Security","EventID":4624,"TargetUserName":"ana","RecordNumber":{}}})"
                           "\n",
                           1 + i / 600, i % 24, i % 60, i - i % 10); // some numbers twice: other times
    return out + "{broken\n";
}

usecase::ImportOptions zoned(const std::string& zone)
{
    usecase::ImportOptions options;
    options.zone = zone;
    return options;
}

// The rows that count, without what tells one source of the same file from another.
std::map<std::string, test::Cells> visible(const MadeCase& made)
{
    std::map<std::string, test::Cells> out;
    for (auto& [name, cells] : test::caseContent(made.path()).rows) {
        if (cells.contains("deleted")) continue;
        cells.erase("Activity._src");
        out[name.substr(name.find('#'))] = cells;
    }
    return out;
}

// The first difference, or "".
std::string difference(const std::map<std::string, test::Cells>& a,
                       const std::map<std::string, test::Cells>& b)
{
    CaseContent x;
    CaseContent y;
    x.rows = a;
    y.rows = b;
    return test::difference(x, y);
}

} // namespace

class TestRezone : public QObject
{
    Q_OBJECT

    static void rezone(const MadeCase& made, std::int64_t id, const std::string& zone)
    {
        const auto session = made.open();
        const auto done = usecase::rezoneSource(*session, id, zoned(zone), {});
        QVERIFY2(done, done ? "" : done.error().text().c_str());
    }

private Q_SLOTS:

    void equalsAnImportWithThatZone()
    {
        MadeCase made;
        const auto first = made.import("events.json", events(3000));
        QVERIFY(first.files.at(0).zoneAssumed);
        MadeCase wanted;
        wanted.import("events.json", events(3000), zoned("-05:00"));
        QVERIFY(visible(made) != visible(wanted));
        rezone(made, 1, "-05:00");
        QCOMPARE(difference(visible(made), visible(wanted)), std::string());
        const auto sources = must(must(store::CaseFile::open(made.path()))->sources());
        QCOMPARE(sources.size(), 2U);
        QCOMPARE(sources[0].state, store::SourceState::Removed);
        const store::SourceRow& now = sources[1];
        QCOMPARE(now.state, store::SourceState::Complete);
        QCOMPARE(now.zone, std::string("-05:00"));
        QVERIFY(!now.zoneAssumed);
        QCOMPARE(now.read, sources[0].read);
        QCOMPARE(now.rejected, std::int64_t{1});
        QCOMPARE(now.read, now.stored + now.duplicates + now.rejected);
        const auto file = must(store::CaseFile::open(made.path()));
        QCOMPARE(must(file->rejects(now.id)).size(), 1U);
        QVERIFY(must(store::verifyCase(made.path(), {})).problems.empty());
    }

    void isUndoneAsAWhole()
    {
        MadeCase made;
        made.import("events.json", events(500));
        const auto before = visible(made);
        rezone(made, 1, "+02:00");
        QVERIFY(visible(made) != before);
        rezone(made, 2, "+03:00"); // and again
        for (int i = 0; i < 2; ++i)
            must(usecase::undo(*made.open()));
        QCOMPARE(difference(visible(made), before), std::string());
        const auto sources = must(must(store::CaseFile::open(made.path()))->sources());
        QCOMPARE(sources[0].state, store::SourceState::Complete);
        QCOMPARE(sources[1].state, store::SourceState::Removed);
        QVERIFY(must(store::verifyCase(made.path(), {})).problems.empty());
    }

    void readsSeparatedValuesAgain()
    {
        const std::string text = "EventTime;Hostname;Channel;EventID;TargetUserName;RecordNumber\n"
                                 "2024-03-01 10:00:00;dc01.corp.example;Security;4624;\"ana; admin\";7\n";
        MadeCase made;
        QCOMPARE(made.import("events.csv", text).files.at(0).stored, 1U);
        rezone(made, 1, "+01:00");
        const auto rows = visible(made);
        QCOMPARE(rows.size(), 1U);
        const test::Cells& cells = rows.begin()->second;
        QCOMPARE(cells.at("time"), std::string("2024-03-01T09:00:00Z"));
        QCOMPARE(cells.contains("SecurityEvent.TargetUserName") ? cells.at("SecurityEvent.TargetUserName")
                                                                : "",
                 std::string("ana; admin"));
    }

    void aStopChangesNothing()
    {
        MadeCase made;
        made.import("events.json", events(500));
        const auto before = visible(made);
        StopSource stop;
        Watch watch{stop.token(), [&](auto, auto, auto) { stop.requestStop(); }};
        const auto done = usecase::rezoneSource(*made.open(), 1, zoned("+02:00"), watch);
        QVERIFY(!done && done.error().cancelled());
        QCOMPARE(difference(visible(made), before), std::string());
        QCOMPARE(must(must(store::CaseFile::open(made.path()))->sources()).size(), 1U);
    }

    void refusesWhatItCannotDo()
    {
        MadeCase made;
        made.import("utc.json",
                    R"({"@timestamp":"2024-03-01T00:00:00Z","Hostname":"a.example","Channel":"Security",)"
                    R"("EventID":4624,"EventTime":"2024-03-01 00:00:00"})"
                    "\n");
        const auto session = made.open();
        QCOMPARE(usecase::rezoneSource(*session, 1, zoned("+02:00"), {}).error().id,
                 std::string("source.rezone"));
        QCOMPARE(usecase::rezoneSource(*session, 5, zoned("+02:00"), {}).error().kind, ErrorKind::NotFound);
        MadeCase other;
        other.import("events.json", events(5));
        QVERIFY(!usecase::rezoneSource(*other.open(), 1, zoned("Nowhere/Land"), {}));
    }
};

} // namespace sightline

#include "tst_rezone.moc"
