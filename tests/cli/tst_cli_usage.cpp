// SPDX-License-Identifier: GPL-3.0-or-later
// The command line apart from its verbs: wrong usage, help, escapes, zones, cancelling, and the self-test.
#include "app/cli/output.h"
#include "app/cli/questions.h"
#include "app/zone_rules.h"
#include "tests/cli/run_cli.h"

#include <QTemporaryDir>
#include <QTest>

namespace
{

using sightline::test::hasKeys;
using sightline::test::Json;
using sightline::test::Run;
using sightline::test::run;
using sightline::test::ticks;

} // namespace

class TestCliUsage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void wrongUsage_data();
    void wrongUsage();
    void help();
    void treacherousTextIsEscaped();
    void csvGuardsFormulas();
    void bucketLengths();
    void zones();
    void version();
    void selftest();
    void cancelled();
    void dryRunStoresNothing();

private:
    QTemporaryDir m_dir;
    std::string m_case;
    std::string m_exports;
};

void TestCliUsage::initTestCase()
{
    QVERIFY(m_dir.isValid());
    m_case = m_dir.filePath(QStringLiteral("empty.sightline")).toStdString();
    m_exports = m_dir.filePath(QStringLiteral("exports")).toStdString();
    VERIFY_RUN(run({"case", "new", m_case}), 0);
    VERIFY_RUN(run({"demo", m_exports, "--users", "10", "--days", "1"}), 0);
}

void TestCliUsage::wrongUsage_data()
{
    QTest::addColumn<QString>("line");
    for (const char* line : {"",
                             "nonsense",
                             "case",
                             "case nonsense",
                             "case new",
                             "case info",
                             "case new a b",
                             "alerts --nonsense",
                             "--case x alerts --top 3",
                             "--case x alerts --limit many",
                             "--case x alerts --limit 0",
                             "--case x alerts --limit",
                             "--format yaml version",
                             "--as-of yesterday version",
                             "--case x --case y alerts",
                             "--case x timeline",
                             "--case x timeline --bins 3 --bucket 1h",
                             "--case x timeline --bins 0",
                             "--case x facets",
                             "--case x activities --sort User:up",
                             "--case x users --sort name",
                             "--case x alert set",
                             "--case x alert set A-1",
                             "--case x alert set A-1 --filter true --status Closed",
                             "--case x alert set --filter true",
                             "--case x source remove last",
                             "--case x source report last",
                             "--case x source rezone 1",
                             "--case x policy from-filter true",
                             "--case x policy from-filter true --name n --group-by planet",
                             "--quiet=yes version",
                             "--case x users --kind robot",
                             "activity show A-1 B-2"}) {
        QTest::newRow(*line == '\0' ? "nothing" : line) << QString::fromLatin1(line);
    }
}

void TestCliUsage::wrongUsage()
{
    QFETCH(const QString, line);
    std::vector<std::string> args;
    for (const QString& word : line.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        args.push_back(word.toStdString());
    // The case is never reached, except where only an open case can tell.
    std::ranges::replace(args, std::string("x"), m_case);
    const Run r = run(args);
    VERIFY_RUN(r, 2);
    QVERIFY(!r.err.empty());
    QVERIFY(hasKeys(r.json.value("error", Json()), {"message", "where"}));
}

void TestCliUsage::help()
{
    const Run r = run({"--help"});
    VERIFY_RUN(r, 0);
    for (const auto& command : sightline::cli::commands()) {
        QVERIFY2(r.out.find(command.name) != std::string::npos, std::string(command.name).c_str());
    }
}

void TestCliUsage::treacherousTextIsEscaped()
{
    using sightline::cli::shownText;
    QCOMPARE(shownText("a\nb\x1b[31m\xe2\x80\xae"), std::string("a\\nb\\u001b[31m\\u202e"));
    QCOMPARE(shownText("Zürich 東京"), std::string("Zürich 東京"));
    QCOMPARE(shownText("\xff"), std::string("\xef\xbf\xbd"));
}

void TestCliUsage::csvGuardsFormulas()
{
    using sightline::cli::csvCell;
    for (const char* text : {"=1+1", "+1", "-1", "@a"})
        QCOMPARE(csvCell(text), "'" + std::string(text));
    QCOMPARE(csvCell(-1), std::string("-1"));
    QCOMPARE(csvCell("a,\"b\""), std::string("\"a,\"\"b\"\"\""));
    QCOMPARE(csvCell(nullptr), std::string());
    QCOMPARE(csvCell(true), std::string("true"));
}

void TestCliUsage::bucketLengths()
{
    using sightline::cli::parseBucket;
    QCOMPARE(*parseBucket("1h"), sightline::kTicksPerHour);
    QCOMPARE(*parseBucket("15m"), 15 * sightline::kTicksPerMinute);
    QCOMPARE(*parseBucket("500ms"), 500 * sightline::kTicksPerMs);
    for (const char* text :
         {"", "h", "0h", "-1h", "1w", "1 h", "99999999999999999999d", "9223372036854775807d"}) {
        QVERIFY2(!parseBucket(text), text);
    }
}

void TestCliUsage::zones()
{
    using sightline::zoneByName;
    QCOMPARE(zoneByName("+02:00")->toUtc(ticks("2026-07-01T12:00:00Z")), ticks("2026-07-01T10:00:00Z"));
    QVERIFY(zoneByName("Nowhere/Land") == nullptr);
    const auto berlin = zoneByName("Europe/Berlin");
    if (berlin == nullptr) QSKIP("the system has no zone data");
    const auto utc = [&](const char* wall) { return sightline::isoText(berlin->toUtc(ticks(wall))); };
    QCOMPARE(utc("2026-01-15T12:00:00"), std::string("2026-01-15T11:00:00Z"));
    QCOMPARE(utc("2026-07-15T12:00:00"), std::string("2026-07-15T10:00:00Z"));
    QCOMPARE(utc("2026-10-25T02:30:00"), std::string("2026-10-25T00:30:00Z")); // twice: the first
    QCOMPARE(utc("2026-10-25T03:30:00"), std::string("2026-10-25T02:30:00Z"));
    QCOMPARE(utc("2026-03-29T02:30:00"), std::string("2026-03-29T01:30:00Z")); // never: moved on
    QCOMPARE(utc("2026-03-29T03:30:00"), std::string("2026-03-29T01:30:00Z"));
}

void TestCliUsage::version()
{
    const Run r = run({"version"});
    VERIFY_RUN(r, 0);
    QVERIFY(!r.json["version"].get<std::string>().empty());
}

void TestCliUsage::selftest()
{
    const Run r = run({"selftest"});
    VERIFY_RUN(r, 0);
    QVERIFY(r.json["ok"].get<bool>());
    QVERIFY(r.json["checks"].size() >= 7);
}

void TestCliUsage::cancelled()
{
    const sightline::StopSource stop;
    stop.requestStop();
    const std::string path = m_dir.filePath(QStringLiteral("cancelled.sightline")).toStdString();
    VERIFY_RUN(run({"--case", path, "import", m_exports}, stop.token()), 130);
    const std::string exports = m_dir.filePath(QStringLiteral("cancelled")).toStdString();
    const Run demo = run({"demo", exports}, stop.token());
    VERIFY_RUN(demo, 130);
    QVERIFY(demo.json.contains("error"));
}

void TestCliUsage::dryRunStoresNothing()
{
    const std::string path = m_dir.filePath(QStringLiteral("dry.sightline")).toStdString();
    const Run r = run({"--case", path, "import", m_exports, "--dry-run"});
    VERIFY_RUN(r, 0);
    QVERIFY(r.json["totals"]["read"].get<int>() > 0);
    QVERIFY(!std::filesystem::exists(path));
}

#include "tst_cli_usage.moc"
