// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs of addresses: what they print, and that a range shows in filters at once.
#include "app/folders.h"
#include "core/usecase/address_table_list.h"
#include "tests/cli/run_cli.h"
#include "tests/support/made_mmdb.h"

#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>

namespace
{

using sightline::test::hasKeys;
using sightline::test::Json;
using sightline::test::Run;
using sightline::test::run;

} // namespace

class TestCliAddresses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void ranges();
    void tags();
    void files();
    void show();
    void usage();

private:
    std::string at(const char* name) const { return m_dir.filePath(QString::fromLatin1(name)).toStdString(); }

    Run on(std::vector<std::string> args) const
    {
        args.insert(args.begin(), {"--case", m_case, "--format", "json"});
        return run(args);
    }

    int countOf(const std::string& filter) const
    {
        return on({"activities", "--limit", "1", "--filter", filter}).json["count"].get<int>();
    }

    QTemporaryDir m_dir;
    std::string m_case;
};

void TestCliAddresses::initTestCase()
{
    QVERIFY(QStandardPaths::isTestModeEnabled());
    cleanupTestCase();
    m_case = at("case.sightline");
    std::ofstream out(at("log.csv"));
    out << "TimeGenerated,ActorUsername,ActionType,IPAddress,IsAdmin\n";
    for (int i = 0; i < 8; ++i)
        out << "2026-03-0" << 1 + i << "T10:00:00Z,ana@contoso.example," << (i == 2 ? "LogOnFailed" : "LogOn")
            << ",203.0.113." << i % 4 << (i == 2 ? ",true\n" : ",false\n");
    out.close();
    VERIFY_RUN(on({"import", at("log.csv")}), 0);
}

void TestCliAddresses::cleanupTestCase()
{
    std::filesystem::remove(sightline::usecase::addressTableFile(sightline::mapFolder()));
}

void TestCliAddresses::ranges()
{
    const Run added = on({"address", "add", "--name", "Office", "--subnets", "203.0.113.0/31", "--category",
                          "corporate", "--tags", "HQ,Guest", "--country", "NL"});
    VERIFY_RUN(added, 0);
    const auto id = added.json["id"].get<std::string>();
    QCOMPARE(countOf("IPCategory == \"Corporate\""), 4);
    const Run list = on({"address", "list"});
    VERIFY_RUN(list, 0);
    QCOMPARE(list.json["count"].get<int>(), 1);
    QVERIFY(hasKeys(list.json["rows"][0],
                    {"id", "kind", "name", "ranges", "subnets", "category", "tags", "country"}));
    QVERIFY(on({"address", "list", "--built-in"}).json["count"].get<int>() > 10);
    const Run edited = on({"address", "edit", id, "--category", "VPN", "--since", "2026-03-05"});
    VERIFY_RUN(edited, 0);
    QCOMPARE(countOf("IPCategory == \"Corporate\""), 2);
    QCOMPARE(countOf("IPCategory == \"VPN\" and set_has_element(IPTags, \"HQ\")"), 2);
    VERIFY_RUN(on({"undo"}), 0);
    QCOMPARE(countOf("IPCategory == \"VPN\""), 0);
    VERIFY_RUN(on({"address", "remove", id}), 0);
    QCOMPARE(countOf("isnotempty(IPCategory)"), 0);
    VERIFY_RUN(on({"address", "remove", id}), 1);
    VERIFY_RUN(on({"undo"}), 0);
    QCOMPARE(countOf("IPCategory == \"Corporate\""), 4);
}

void TestCliAddresses::tags()
{
    const Run marked = on({"address", "tag", "203.0.113.2", "Tor", "Odd", "--category", "Risky"});
    VERIFY_RUN(marked, 0);
    QVERIFY(marked.json["made"].get<bool>());
    QCOMPARE(countOf("IPCategory == \"Risky\" and set_has_element(IPTags, \"Tor\")"), 2);
    VERIFY_RUN(on({"address", "tag", "nowhere", "Tor"}), 1);
    const Run actions = on({"actions"});
    QCOMPARE(actions.json["rows"][0]["verb"].get<std::string>(), std::string("address add"));
}

void TestCliAddresses::files()
{
    const Run written = on({"address", "export", "-o", at("ranges.csv")});
    VERIFY_RUN(written, 0);
    QCOMPARE(written.json["ranges"].get<int>(), 2);
    const Run printed = on({"address", "export"});
    VERIFY_RUN(printed, 0);
    QVERIFY(printed.out.starts_with("name,subnets,category,tags,isp,country,city,from,to\r\n"));
    const Run again = on({"address", "import", at("ranges.csv")});
    VERIFY_RUN(again, 0);
    QCOMPARE(again.json["unchanged"].get<int>(), 2);
    std::ofstream(at("exits.txt")) << "# exits\n203.0.113.3\nrubbish\n";
    const Run list = on({"address", "import", at("exits.txt"), "--list", "--tags", "Tor"});
    VERIFY_RUN(list, 0);
    QCOMPARE(list.json["addresses"].get<int>(), 1);
    QCOMPARE(list.json["rejected"][0]["line"].get<int>(), 3);
    QVERIFY(list.err.find("1 lines were not read") != std::string::npos);
    QCOMPARE(countOf("IPCategory == \"Risky\""), 4);
    for (const Json& row : on({"address", "list"}).json["rows"]) {
        if (row["kind"] == "list") QCOMPARE(row["ageDays"].get<int>(), 0);
    }
}

void TestCliAddresses::show()
{
    sightline::test::MadeTable table("Made-Country");
    table.add("203.0.113.0/24", {{"country.iso_code", "AT"}, {"isp", "Example Net"}});
    std::ofstream(at("made.mmdb"), std::ios::binary) << table.bytes();
    VERIFY_RUN(on({"address", "table", at("absent.mmdb")}), 1);
    const Run tables = on({"address", "table", at("made.mmdb")});
    VERIFY_RUN(tables, 0);
    QCOMPARE(tables.json["rows"][0]["type"].get<std::string>(), std::string("Made-Country"));
    const Run shown = on({"address", "show", "203.0.113.2"});
    VERIFY_RUN(shown, 0);
    QVERIFY(hasKeys(shown.json,
                    {"address", "category", "tags", "country", "isp", "tables", "ranges", "activities",
                     "firstSeen", "lastSeen", "recent", "topUsers", "openAlerts", "alerts", "filter"}));
    QCOMPARE(shown.json["country"].get<std::string>(), std::string("AT"));
    QCOMPARE(shown.json["recent"]["activities"].get<int>(), 2);
    QCOMPARE(shown.json["recent"]["admin"].get<int>(), 1);
    QCOMPARE(shown.json["recent"]["failedLogOns"].get<int>(), 1);
    QCOMPARE(countOf(shown.json["filter"].get<std::string>()), 2);
    std::filesystem::remove(at("made.mmdb"));
    const Run without = on({"address", "show", "203.0.113.2"});
    VERIFY_RUN(without, 0); // said, never fatal
    QVERIFY(without.err.find("made.mmdb") != std::string::npos);
    VERIFY_RUN(on({"address", "table", "--none"}), 0);
    VERIFY_RUN(on({"address", "show", "nowhere"}), 1);
}

void TestCliAddresses::usage()
{
    for (const auto& args : std::vector<std::vector<std::string>>{
             {"address", "add", "--name", "x"},
             {"address", "tag", "203.0.113.2"},
             {"address", "show"},
             {"address", "import", "x", "--tags", "a"},
             {"address", "add", "--name", "x", "--subnets", "10.0.0.0/8", "--from", "yesterday"}}) {
        VERIFY_RUN(on(args), 2);
    }
    VERIFY_RUN(on({"address", "add", "--name", "x", "--subnets", "10.0.0.0/77"}), 1);
}

#include "tst_cli_addresses.moc"
