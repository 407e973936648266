// SPDX-License-Identifier: GPL-3.0-or-later
// Files of no known format on the command line: formats guess, import --map, and maps that are kept.
#include "app/folders.h"
#include "tests/cli/run_cli.h"

#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>

namespace
{

using sightline::test::hasKeys;
using sightline::test::Json;
using sightline::test::Run;
using sightline::test::run;

} // namespace

class TestCliMaps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void guessed();
    void importedByMap();
    void keptMaps();
    void badMaps();

private:
    std::string at(const char* name) const { return m_dir.filePath(QLatin1String(name)).toStdString(); }

    QTemporaryDir m_dir;
    std::string m_file;
    std::string m_map;
};

void TestCliMaps::initTestCase()
{
    cleanupTestCase(); // what a run that was broken off has left
    m_file = at("badges.csv");
    m_map = at("badges.json");
    std::ofstream out(m_file);
    out << "time,person,action,ip,outcome\n";
    for (int i = 0; i < 6; ++i)
        out << "2026-03-05T10:00:0" << i << "Z,ana@contoso.example,login,192.0.2." << i << ",ok\n";
}

// The folder of the tests, not that of the reader.
void TestCliMaps::cleanupTestCase()
{
    QVERIFY(QStandardPaths::isTestModeEnabled());
    std::filesystem::remove_all(sightline::mapFolder());
}

void TestCliMaps::guessed()
{
    const Run r = run({"--format", "json", "formats", "guess", m_file, "-o", m_map, "--title", "Badge log"});
    VERIFY_RUN(r, 0);
    QVERIFY(hasKeys(r.json, {"records", "roles", "doubts", "unique", "map"}));
    QCOMPARE(r.json["records"].get<int>(), 6);
    for (const Json& role : r.json["roles"])
        QVERIFY(hasKeys(role, {"role", "column", "confidence", "why", "reasons", "samples"}));
    QCOMPARE(r.json["roles"][0]["column"].get<std::string>(), std::string("time"));
    QVERIFY(r.json["roles"][0]["why"].get<std::string>().find("6 of 6 values are times") !=
            std::string::npos);
    QCOMPARE(r.json["map"]["table"].get<std::string>(), std::string("BadgeLog"));
    std::ifstream in(m_map);
    QVERIFY(Json::parse(in) == r.json["map"]);
    VERIFY_RUN(run({"formats", "guess", at("absent.csv")}), 1);
}

void TestCliMaps::importedByMap()
{
    const std::string caseFile = at("badges.sightline");
    const std::vector<std::string> import{"--case",  caseFile, "--format", "json",
                                          "--quiet", "import", m_file};
    VERIFY_RUN(run(import), 1); // nothing could be imported
    auto withMap = import;
    withMap.insert(withMap.end(), {"--map", m_map});
    const Run r = run(withMap);
    VERIFY_RUN(r, 0);
    QCOMPARE(r.json["files"][0]["format"].get<std::string>(), std::string("map-badgelog"));
    QCOMPARE(r.json["totals"]["activities"].get<int>(), 6);
    const Run found = run({"--case", caseFile, "--format", "json", "activities", "--filter",
                           R"(User =~ "ana@contoso.example" and ActionType == "LogOn")"});
    VERIFY_RUN(found, 0);
    QCOMPARE(found.json["count"].get<int>(), 6);
    auto forced = withMap;
    forced[1] = at("forced.sightline");
    forced.insert(forced.end(), {"--as", "map-badgelog"});
    VERIFY_RUN(run(forced), 0);
}

void TestCliMaps::keptMaps()
{
    namespace fs = std::filesystem;
    const fs::path folder = sightline::mapFolder();
    fs::create_directories(folder);
    fs::copy_file(m_map, folder / "badges.json");
    std::ofstream(folder / "broken.json") << "{}";
    const Run formats = run({"--format", "json", "formats"});
    VERIFY_RUN(formats, 0);
    QVERIFY(formats.out.find("map-badgelog") != std::string::npos);
    QVERIFY(formats.err.find("broken.json") != std::string::npos);
    const Run sniffed = run({"--format", "json", "formats", "sniff", m_file});
    QCOMPARE(sniffed.json[0]["id"].get<std::string>(), std::string("map-badgelog"));
    // The same map given by name stands for the one that is kept.
    const Run r = run({"--case", at("kept.sightline"), "--format", "json", "import", m_file, "--map", m_map});
    VERIFY_RUN(r, 0);
}

void TestCliMaps::badMaps()
{
    const std::string bad = at("bad.json");
    std::ofstream(bad)
        << R"({"id":"map-x","title":"X","table":"SigninLogs","normaliser":"mapped","columns":{"a":"string"},)"
        << R"("activity":{"Object":"a"},"dialects":[{"id":"map","require":["a"]}]})";
    const Run r = run({"--case", at("bad.sightline"), "import", m_file, "--map", bad});
    VERIFY_RUN(r, 1);
    QVERIFY(r.err.find("table") != std::string::npos && r.err.find("bad.json") != std::string::npos);
    VERIFY_RUN(run({"--case", at("bad.sightline"), "import", m_file, "--map", at("absent.json")}), 1);
}

#include "tst_cli_maps.moc"
