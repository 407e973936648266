// SPDX-License-Identifier: GPL-3.0-or-later
// Every verb on a generated case: the documented keys, numbers that agree with each other, and every format
// of output.
#include "tests/cli/run_cli.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <set>

namespace
{

using sightline::test::hasKeys;
using sightline::test::Json;
using sightline::test::Run;
using sightline::test::run;
using sightline::test::ticks;

} // namespace

class TestCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void failuresAreOneDocument();
    void options();
    void caseVerbs();
    void formats();
    void activities();
    void activityShow();
    void facets();
    void timelines();
    void alerts();
    void users();
    void policies();
    void history();
    void sources();
    void outputFormats();
    void importTwice();

private:
    std::vector<std::string> on(std::vector<std::string> args) const;
    std::string onePolicy();

    QTemporaryDir m_dir;
    std::string m_case;
    std::string m_exports;
    Json m_demo;
    Json m_import;
};

// The arguments with the shared case.
std::vector<std::string> TestCli::on(std::vector<std::string> args) const
{
    args.insert(args.begin(), {"--case", m_case, "--format", "json", "--quiet"});
    return args;
}

void TestCli::initTestCase()
{
    QVERIFY(m_dir.isValid());
    m_case = m_dir.filePath(QStringLiteral("demo.sightline")).toStdString();
    m_exports = m_dir.filePath(QStringLiteral("exports")).toStdString();
    const Run demo = run({"demo", m_exports, "--users", "12", "--days", "3", "--seed", "5"});
    VERIFY_RUN(demo, 0);
    QVERIFY(hasKeys(demo.json, {"ok", "path", "files", "records", "activities", "groundTruth"}));
    QVERIFY(hasKeys(demo.json["groundTruth"], {"seed", "generator", "start", "end", "attacks"}));
    m_demo = demo.json;
    const Run import = run(on({"import", m_exports}));
    VERIFY_RUN(import, 0);
    m_import = import.json;
}

void TestCli::failuresAreOneDocument()
{
    const std::string absent = m_dir.filePath(QStringLiteral("absent.sightline")).toStdString();
    for (const auto& args :
         {std::vector<std::string>{"--case", absent, "case", "info"}, on({"activity", "show", "none"}),
          on({"alert", "show", "A-0"}), on({"user", "show", "nobody@nowhere.example"}),
          on({"policy", "show", "P-99"}), on({"activities", "--filter", "User =="}),
          on({"activities", "--filter", "NoColumn == 1"}), on({"import", absent}),
          on({"import", m_exports, "--zone", "Nowhere/Land"})}) {
        const Run r = run(args);
        VERIFY_RUN(r, 1);
        QVERIFY(hasKeys(r.json.value("error", Json()), {"message", "where"}));
        QVERIFY(!r.err.empty());
    }
}

void TestCli::options()
{
    // Before, between and after the words, with = and without.
    for (const auto& args :
         {std::vector<std::string>{"--case", m_case, "case", "info"},
          std::vector<std::string>{"case", "--case", m_case, "info"},
          std::vector<std::string>{"case", "info", "--case=" + m_case, "--format", "json"}}) {
        const Run r = run(args);
        VERIFY_RUN(r, 0);
        QVERIFY(r.json.contains("tables"));
    }
    QCOMPARE(run({"--case", m_case, "activity", "show", "--", "--odd"}).status, 1); // a word, not an option
    const Run early = run(on({"users", "--as-of", "2026-10-15T00:00:00Z"}));
    VERIFY_RUN(early, 0);
    QCOMPARE(early.json["asOf"].get<std::string>(), std::string("2026-10-15T00:00:00Z"));
}

void TestCli::caseVerbs()
{
    const std::string path = m_dir.filePath(QStringLiteral("new.sightline")).toStdString();
    const Run made = run({"case", "new", path, "--name", "A name"});
    VERIFY_RUN(made, 0);
    QVERIFY(made.json["ok"].get<bool>());
    QCOMPARE(run({"case", "new", path}).status, 1); // never over an existing case
    const Run empty = run({"--case", path, "case", "info"});
    VERIFY_RUN(empty, 0);
    QCOMPARE(empty.json["name"].get<std::string>(), std::string("A name"));

    const Run info = run(on({"case", "info"}));
    VERIFY_RUN(info, 0);
    QVERIFY(hasKeys(info.json, {"id", "name", "created", "version", "bytes", "tables", "sources"}));
    for (const auto& table : info.json["tables"])
        QVERIFY(hasKeys(table, {"name", "rows", "from", "to"}));
    for (const auto& source : info.json["sources"]) {
        QVERIFY(
            hasKeys(source, {"id", "path", "format", "sha256", "read", "stored", "duplicates", "rejected"}));
        QCOMPARE(source["sha256"].get<std::string>().size(), std::size_t{64});
    }
    const Run verify = run(on({"case", "verify"}));
    VERIFY_RUN(verify, 0);
    QVERIFY(hasKeys(verify.json, {"ok", "checked", "problems"}));
    QVERIFY(verify.json["problems"].empty());
}

void TestCli::formats()
{
    const Run list = run({"formats"});
    VERIFY_RUN(list, 0);
    QVERIFY(list.json.is_array() && list.json.size() >= 5);
    for (const auto& f : list.json)
        QVERIFY(hasKeys(f, {"id", "title", "table"}));
    for (const auto& file : m_import["files"]) {
        if (file["format"].is_null()) continue;
        const Run sniffed = run({"formats", "sniff", file["path"].get<std::string>()});
        VERIFY_RUN(sniffed, 0);
        QVERIFY(!sniffed.json.empty() && hasKeys(sniffed.json[0], {"id", "confidence", "why"}));
        QCOMPARE(sniffed.json[0]["id"].dump(), file["format"].dump());
    }
}

void TestCli::activities()
{
    const Run all = run(on({"activities", "--limit", "5"}));
    VERIFY_RUN(all, 0);
    QVERIFY(hasKeys(all.json, {"count", "cursor", "rows"}));
    QCOMPARE(all.json["rows"].size(), std::size_t{5});
    QVERIFY(all.json["cursor"].is_string());
    QCOMPARE(all.json["count"].dump(), m_import["totals"]["activities"].dump());

    // Pages join without gap or overlap, and the order is the one asked for.
    std::vector<std::string> ids;
    Json cursor = "";
    std::vector<std::string> args =
        on({"activities", "--limit", "7", "--columns", "ActivityId,TimeGenerated,IsAdmin,Note", "--sort",
            "TimeGenerated:asc"});
    std::string last;
    for (int page = 0; page < 4 && cursor.is_string(); ++page) {
        auto next = args;
        if (page > 0) next.insert(next.end(), {"--after", cursor.get<std::string>()});
        const Run r = run(next);
        VERIFY_RUN(r, 0);
        cursor = r.json["cursor"];
        for (const auto& row : r.json["rows"]) {
            QVERIFY(hasKeys(row, {"ActivityId", "TimeGenerated", "IsAdmin", "Note"}));
            QVERIFY(row["IsAdmin"].is_null() || row["IsAdmin"].is_boolean());
            ids.push_back(row["ActivityId"].get<std::string>());
            const auto time = row["TimeGenerated"].get<std::string>();
            QVERIFY(last.empty() || ticks(last) <= ticks(time));
            last = time;
        }
    }
    QCOMPARE(ids.size(), std::size_t{28});
    QCOMPARE(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());

    const Run none = run(on({"activities", "--filter", "false"}));
    VERIFY_RUN(none, 0);
    QCOMPARE(none.json["count"].get<int>(), 0);
    QVERIFY(none.json["rows"].empty() && none.json["cursor"].is_null());
}

void TestCli::activityShow()
{
    const Run one = run(on({"activities", "--limit", "1", "--columns", "ActivityId"}));
    VERIFY_RUN(one, 0);
    const auto id = one.json["rows"][0]["ActivityId"].get<std::string>();
    const Run shown = run(on({"activity", "show", id}));
    VERIFY_RUN(shown, 0);
    QVERIFY(hasKeys(shown.json, {"activity", "raw", "source"}));
    QVERIFY(hasKeys(shown.json["source"], {"path", "sha256", "position"}));
    QCOMPARE(shown.json["activity"]["ActivityId"].get<std::string>(), id);
    QVERIFY(!shown.json["raw"].get<std::string>().empty());
}

void TestCli::facets()
{
    const Run r = run(on({"facets", "--by", "actiontype,Country", "--top", "3"}));
    VERIFY_RUN(r, 0);
    QVERIFY(hasKeys(r.json, {"count", "facets"}));
    QVERIFY(hasKeys(r.json["facets"], {"ActionType", "Country"}));
    const auto& action = r.json["facets"]["ActionType"];
    QVERIFY(hasKeys(action, {"values", "missing", "distinct"}));
    QVERIFY(action["values"].size() <= 3 && hasKeys(action["values"][0], {"value", "count"}));
    const auto word = action["values"][0]["value"].get<std::string>();
    const Run same = run(on({"activities", "--filter", "ActionType == \"" + word + "\"", "--limit", "1"}));
    VERIFY_RUN(same, 0);
    QCOMPARE(same.json["count"].dump(), action["values"][0]["count"].dump());
}

void TestCli::timelines()
{
    for (const auto& args :
         {on({"timeline", "--bins", "12"}), on({"timeline", "--bucket", "6h", "--by", "Environment"})}) {
        const Run r = run(args);
        VERIFY_RUN(r, 0);
        QVERIFY(hasKeys(r.json, {"from", "to", "step", "series"}));
        std::uint64_t sum = r.json["undated"].get<std::uint64_t>();
        for (const auto& series : r.json["series"]) {
            QVERIFY(hasKeys(series, {"key", "counts"}));
            for (const auto& n : series["counts"])
                sum += n.get<std::uint64_t>();
        }
        QCOMPARE(sum, m_import["totals"]["activities"].get<std::uint64_t>());
    }
    QCOMPARE(run(on({"timeline", "--bucket", "6h"})).json["step"].get<int>(), 6 * 3600);
    const Run none = run(on({"timeline", "--bins", "3", "--filter", "false"}));
    VERIFY_RUN(none, 0);
    QVERIFY(none.json["from"].is_null());
}

// Adds and runs a policy that matches something; its id.
std::string TestCli::onePolicy()
{
    const Run made =
        run(on({"policy", "from-filter", "ActionType == \"LogOn\"", "--name", "Logons", "--severity", "high",
                "--category", "Access control", "--repeat", "2", "--minutes", "600"}));
    if (made.status != 0 || !hasKeys(made.json, {"id", "matches", "alerts", "withheld"})) return {};
    return made.json["alerts"].get<int>() > 0 ? made.json["id"].get<std::string>() : std::string();
}

void TestCli::alerts()
{
    const std::string policy = onePolicy();
    QVERIFY(!policy.empty());
    const Run list = run(on({"alerts", "--filter", "Severity == \"High\"", "--limit", "1"}));
    VERIFY_RUN(list, 0);
    QVERIFY(hasKeys(list.json, {"count", "cursor", "rows"}));
    QCOMPARE(list.json["rows"].size(), std::size_t{1});
    const Json alert = list.json["rows"][0];
    QVERIFY(hasKeys(alert, {"AlertId", "TimeGenerated", "Title", "Severity", "Category", "Status",
                            "Resolution", "IsRead"}));
    const auto id = alert["AlertId"].get<std::string>();

    const Run set = run(on({"alert", "set", id, "--status", "Closed", "--resolution", "Benign", "--reason",
                            "Other", "--comment", "seen", "--mark-read"}));
    VERIFY_RUN(set, 0);
    QCOMPARE(set.json["changed"].get<int>(), 1);
    QVERIFY(set.json["action"].is_number());
    const Run shown = run(on({"alert", "show", id}));
    VERIFY_RUN(shown, 0);
    QCOMPARE(shown.json["alert"]["Status"].get<std::string>(), std::string("Closed"));
    QVERIFY(shown.json["alert"]["IsRead"].get<bool>());
    QCOMPARE(run(on({"alert", "set", id, "--status", "Nonsense"})).status, 1);

    const Run undone = run(on({"undo"}));
    VERIFY_RUN(undone, 0);
    QCOMPARE(undone.json["undone"].dump(), set.json["action"].dump());
    QCOMPARE(run(on({"alert", "show", id})).json["alert"].dump(), alert.dump());
    const Run bulk = run(on({"alert", "set", "--filter", "Severity == \"High\"", "--status", "InProgress"}));
    VERIFY_RUN(bulk, 0);
    QCOMPARE(bulk.json["changed"].dump(), list.json["count"].dump());
    VERIFY_RUN(run(on({"undo"})), 0);
    VERIFY_RUN(run(on({"policy", "remove", policy})), 0);
}

void TestCli::users()
{
    const Run list = run(on({"users", "--top", "3"}));
    VERIFY_RUN(list, 0);
    QVERIFY(hasKeys(list.json, {"asOf", "count", "rows"}));
    QVERIFY(!list.json["rows"].empty());
    for (const auto& row : list.json["rows"]) {
        QVERIFY(hasKeys(row, {"rank", "userId", "user", "displayName", "priority", "alertScore",
                              "activityScore", "percentile", "rarity", "alerts", "lastSeen"}));
        QVERIFY(row["rarity"].get<double>() >= 1);
        QCOMPARE(row["priority"].get<int>(), row["alertScore"].get<int>() + row["activityScore"].get<int>());
    }
    const Run rare = run(on({"users", "--sort", "rarity"}));
    VERIFY_RUN(rare, 0);
    double last = 1e12;
    for (const auto& row : rare.json["rows"]) {
        QVERIFY(row["rarity"].get<double>() <= last);
        last = row["rarity"].get<double>();
    }
    const Run all = run(on({"users", "--kind", "Machine"}));
    VERIFY_RUN(all, 0);
    for (const auto& row : all.json["rows"])
        QVERIFY(row["priority"].is_null() && row["rarity"].is_null() && row["percentile"].is_null());
    const Run scored = run(on({"score"}));
    VERIFY_RUN(scored, 0);
    QVERIFY(hasKeys(scored.json, {"asOf", "activities", "users", "seconds"}));
    for (const auto& row : list.json["rows"]) {
        const Run why = run(on({"user", "explain", row["user"].get<std::string>()}));
        VERIFY_RUN(why, 0);
        QVERIFY(hasKeys(why.json, {"priority", "contributions", "counterfactuals", "doubts"}));
        QCOMPARE(why.json["priority"].dump(), row["priority"].dump());
        int sum = 0;
        for (const auto& c : why.json["contributions"]) {
            QVERIFY(hasKeys(c, {"points", "kind", "time", "title", "why", "evidence"}));
            sum += c["points"].get<int>();
        }
        QCOMPARE(sum, row["priority"].get<int>());
    }
    const Json first = list.json["rows"][0];
    const auto name = first["user"].get<std::string>();
    const Run shown = run(on({"user", "show", name}));
    VERIFY_RUN(shown, 0);
    QVERIFY(hasKeys(shown.json, {"userId", "user", "displayName", "accounts", "alerts", "activities",
                                 "firstSeen", "lastSeen", "environments", "missing", "directory"}));
    QCOMPARE(shown.json["userId"].dump(), first["userId"].dump());
    QCOMPARE(shown.json["scoreHistory"].size(), std::size_t{14});
    QCOMPARE(shown.json["scoreHistory"].back()["score"].dump(), first["priority"].dump());
    QVERIFY(hasKeys(shown.json["peers"], {"users", "shared"}));
    for (const auto& account : shown.json["accounts"]) {
        QVERIFY(hasKeys(account, {"kind", "value", "confidence", "evidence", "from", "to"}));
        const Run same = run(on({"identity", "resolve", account["value"].get<std::string>()}));
        VERIFY_RUN(same, 0);
        QCOMPARE(same.json["userId"].dump(), first["userId"].dump());
        QCOMPARE(same.json["accounts"].dump(), shown.json["accounts"].dump());
    }
    const Run dated = run(on({"activities", "--limit", "1", "--filter",
                              shown.json["filter"].get<std::string>() + " and isnotnull(TimeGenerated)"}));
    VERIFY_RUN(dated, 0);
    std::int64_t ofDays = 0;
    for (const auto& day : shown.json["days"]) {
        QVERIFY(hasKeys(day, {"day", "activities", "addresses", "countries", "failures"}));
        ofDays += day["activities"].get<std::int64_t>();
    }
    QCOMPARE(ofDays, dated.json["count"].get<std::int64_t>());
    const Run line = run(on({"user", "timeline", name, "--bucket", "1d"}));
    VERIFY_RUN(line, 0);
    QVERIFY(hasKeys(line.json, {"from", "to", "step", "series"}));
    const Run few =
        run(on({"users", "--filter", "UserId == \"" + first["userId"].get<std::string>() + "\""}));
    VERIFY_RUN(few, 0);
    QVERIFY(few.json["count"].get<int>() <= 1);
}

void TestCli::policies()
{
    const std::string id = onePolicy();
    QVERIFY(!id.empty());
    const Run list = run(on({"policy", "list"}));
    VERIFY_RUN(list, 0);
    QVERIFY(hasKeys(list.json["rows"].back(),
                    {"id", "name", "severity", "category", "filter", "enabled", "alerts"}));
    const Run again = run(on({"policy", "run", id}));
    VERIFY_RUN(again, 0);
    QVERIFY(hasKeys(again.json, {"policies", "activities", "alerts", "seconds"}));
    QCOMPARE(again.json["alerts"].get<int>(), 0); // nothing is raised twice

    const Run exported = run(on({"policy", "export", id}));
    VERIFY_RUN(exported, 0);
    const std::string file = m_dir.filePath(QStringLiteral("policy.json")).toStdString();
    std::ofstream(file) << exported.out;
    const Run test = run(on({"policy", "test", file}));
    VERIFY_RUN(test, 0);
    QVERIFY(hasKeys(test.json, {"matches", "alerts", "withheld", "users", "perDay", "seconds"}));
    QVERIFY(hasKeys(test.json["perDay"][0], {"day", "alerts"}));
    std::size_t sum = 0;
    for (const auto& day : test.json["perDay"])
        sum += day["alerts"].get<std::size_t>();
    QCOMPARE(sum, test.json["alerts"].get<std::size_t>());

    const Run added = run(on({"policy", "add", file}));
    VERIFY_RUN(added, 0);
    const auto second = added.json["id"].get<std::string>();
    QVERIFY(second != id);
    VERIFY_RUN(run(on({"policy", "disable", second})), 0);
    const Run shown = run(on({"policy", "show", second}));
    VERIFY_RUN(shown, 0);
    QVERIFY(!shown.json["enabled"].get<bool>());
    VERIFY_RUN(run(on({"policy", "enable", second})), 0);
    VERIFY_RUN(run(on({"policy", "remove", second})), 0);
    VERIFY_RUN(run(on({"policy", "remove", id})), 0);
    QCOMPARE(run(on({"policy", "remove", id})).status, 1);
    std::ofstream(file) << "{\"name\":";
    QCOMPARE(run(on({"policy", "add", file})).status, 1);
}

void TestCli::history()
{
    const Run r = run(on({"actions", "--limit", "2"}));
    VERIFY_RUN(r, 0);
    QVERIFY(hasKeys(r.json, {"ok", "count", "rows"}));
    QVERIFY(r.json["rows"].size() <= 2);
    for (const auto& row : r.json["rows"])
        QVERIFY(hasKeys(row, {"id", "at", "who", "verb", "args", "undoneBy"}));
}

void TestCli::sources()
{
    const std::string path = m_dir.filePath(QStringLiteral("removal.sightline")).toStdString();
    const std::vector<std::string> base{"--case", path, "--quiet"};
    const auto with = [&](std::vector<std::string> args) {
        args.insert(args.begin(), base.begin(), base.end());
        return run(args);
    };
    VERIFY_RUN(with({"import", m_exports}), 0);
    const Run list = with({"source", "list"});
    VERIFY_RUN(list, 0);
    QVERIFY(!list.json["rows"].empty());
    for (const auto& source : list.json["rows"]) {
        const Run report = with({"source", "report", std::to_string(source["id"].get<int>())});
        VERIFY_RUN(report, 0);
        QVERIFY(hasKeys(report.json, {"id", "path", "format", "read", "rejects", "logs", "rejectedRecords"}));
        std::uint64_t records = 0;
        for (const auto& log : report.json["logs"]) {
            QVERIFY(hasKeys(log,
                            {"table", "of", "records", "undated", "from", "to", "days", "kinds", "numbers"}));
            records += log["records"].get<std::uint64_t>();
        }
        QCOMPARE(records + source["rejected"].get<std::uint64_t>(), source["read"].get<std::uint64_t>());
    }
    for (const auto& source : list.json["rows"]) {
        VERIFY_RUN(with({"source", "remove", std::to_string(source["id"].get<int>())}), 0);
    }
    const Run gone = with({"activities"});
    VERIFY_RUN(gone, 0);
    QCOMPARE(gone.json["count"].get<int>(), 0);
    VERIFY_RUN(with({"case", "verify"}), 0);
    const Run back = with({"import", m_exports});
    VERIFY_RUN(back, 0);
    QCOMPARE(back.json["totals"]["stored"].dump(), m_import["totals"]["stored"].dump());
}

void TestCli::outputFormats()
{
    const auto as = [&](const char* format, std::vector<std::string> args) {
        args.insert(args.begin(), {"--case", m_case, "--format", format});
        return run(args);
    };
    const Run lines = as("jsonl", {"activities", "--limit", "4"});
    VERIFY_RUN(lines, 0);
    QCOMPARE(std::ranges::count(lines.out, '\n'), 4);
    const Run csv = as("csv", {"activities", "--limit", "4", "--columns", "ActivityId,User"});
    VERIFY_RUN(csv, 0);
    QVERIFY(csv.out.starts_with("ActivityId,User\r\n"));
    QCOMPARE(std::ranges::count(csv.out, '\n'), 5);
    const Run table = as("table", {"users"});
    VERIFY_RUN(table, 0);
    QVERIFY(table.out.find("investigation priority") != std::string::npos);
    for (const char* format : {"table", "csv", "jsonl"}) {
        VERIFY_RUN(as(format, {"case", "info"}), 0);
        VERIFY_RUN(as(format, {"facets", "--by", "App"}), 0);
        VERIFY_RUN(as(format, {"timeline", "--bins", "3"}), 0);
        const Run failed = as(format, {"alert", "show", "A-0"});
        VERIFY_RUN(failed, 1);
        QVERIFY(failed.out.empty() && !failed.err.empty());
    }
}

void TestCli::importTwice()
{
    QVERIFY(hasKeys(m_import, {"files", "totals", "seconds"}));
    for (const auto& file : m_import["files"]) {
        QVERIFY(hasKeys(file, {"path", "sha256", "format", "bytes", "read", "stored", "duplicates",
                               "revisions", "rejected", "activities", "alerts", "identities", "undated",
                               "from", "to", "zoneAssumed", "rejects"}));
        QCOMPARE(file["read"].get<int>(),
                 file["stored"].get<int>() + file["duplicates"].get<int>() + file["rejected"].get<int>());
    }
    QCOMPARE(m_import["totals"]["activities"].dump(), m_demo["activities"].dump());
    const Run again = run(on({"import", m_exports}));
    VERIFY_RUN(again, 0);
    QCOMPARE(again.json["totals"]["stored"].get<int>(), 0);
    QCOMPARE(again.json["totals"]["read"].dump(), m_import["totals"]["read"].dump());
    QCOMPARE(again.json["totals"]["activities"].dump(), m_import["totals"]["activities"].dump());

    const std::string text = m_dir.filePath(QStringLiteral("notes.txt")).toStdString();
    std::ofstream(text) << "nothing any product wrote\n";
    const Run unknown = run(on({"import", text}));
    VERIFY_RUN(unknown, 1);
    QVERIFY(unknown.json["files"][0]["format"].is_null());
    QVERIFY(!unknown.json["files"][0]["reason"].get<std::string>().empty());
}

#include "tst_cli.moc"
