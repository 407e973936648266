// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo.h"
#include "tests/core/demo/demo_files.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using sightline::demo::DemoOptions;
using sightline::demo::DemoReport;
using sightline::demo::writeDemo;
using sightline::test::Files;
using sightline::test::generated;
using sightline::test::linesOf;
using sightline::test::readAll;

namespace
{

DemoOptions small()
{
    DemoOptions options;
    options.users = 25;
    options.days = 7;
    options.seed = 7;
    return options;
}

bool hasExtension(const std::string& name, const std::string& extension)
{
    return std::filesystem::path(name).extension() == extension;
}

// The cells of each record, quotes undone.
std::vector<std::vector<std::string>> csvRows(const std::string& text)
{
    std::vector<std::vector<std::string>> rows(1, {std::string()});
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"')
            rows.back().back() += text[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            rows.back().emplace_back();
        else if (c == '\n' && !quoted)
            rows.push_back({std::string()});
        else
            rows.back().back() += c;
    }
    if (rows.back().size() == 1 && rows.back().front().empty()) rows.pop_back();
    return rows;
}

// Every name that ground-truth.json may use for a record of these files.
std::set<std::string> recordNames(const Files& files)
{
    std::set<std::string> names;
    for (const auto& [name, text] : files) {
        if (name.rfind("entra/", 0) == 0)
            for (const std::string& line : linesOf(text))
                names.insert(nlohmann::json::parse(line).at("Id"));
        if (name.rfind("m365/", 0) == 0)
            for (const auto& row : csvRows(text))
                names.insert(row.at(7));
        if (name.rfind("windows/", 0) == 0)
            for (auto i = std::count(text.begin(), text.end(), '\n'); i-- > 0;)
                names.insert(name + "#" + std::to_string(i));
    }
    return names;
}

} // namespace

class TestDemo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameSeedSameBytes();
    void otherSeedOtherBytes();
    void jsonParses();
    void csvRowsAreWhole();
    void windowsNumbersRise();
    void groundTruthNamesRecords();
    void attacksOnlyAddLines_data();
    void attacksOnlyAddLines();
    void eventsScale();
    void shortDemoFits();
    void earlierRunIsReplaced();
    void wrongOptionsAreRefused_data();
    void wrongOptionsAreRefused();
    void stops();
};

void TestDemo::sameSeedSameBytes()
{
    const Files first = generated(small());
    QVERIFY(first.size() >= 12);
    QVERIFY(first == generated(small()));
}

void TestDemo::otherSeedOtherBytes()
{
    DemoOptions other = small();
    other.seed = 8;
    const Files a = generated(small());
    const Files b = generated(other);
    // Companies differ in the servers they have and in whether workstations' logs are collected.
    for (const auto& [name, text] : a)
        QVERIFY2(b.count(name) == 0 || b.at(name) != text, name.c_str());
}

void TestDemo::jsonParses()
{
    DemoReport report;
    std::int64_t records = 0;
    for (const auto& [name, text] : generated(small(), &report)) {
        if (hasExtension(name, ".json")) {
            const auto document = nlohmann::json::parse(text, nullptr, false);
            QVERIFY2(!document.is_discarded(), name.c_str());
            if (document.contains("data")) records += static_cast<std::int64_t>(document["data"].size());
        }
        if (hasExtension(name, ".csv")) records += static_cast<std::int64_t>(csvRows(text).size()) - 1;
        if (!hasExtension(name, ".jsonl")) continue;
        for (const std::string& line : linesOf(text)) {
            ++records;
            QVERIFY2(nlohmann::json::parse(line, nullptr, false).is_object(), line.c_str());
        }
    }
    QCOMPARE(report.records, records);
}

void TestDemo::csvRowsAreWhole()
{
    for (const auto& [name, text] : generated(small())) {
        if (!hasExtension(name, ".csv")) continue;
        const auto rows = csvRows(text);
        QVERIFY2(rows.size() > 20, name.c_str());
        for (const auto& row : rows)
            QCOMPARE(row.size(), rows.front().size());
        if (name.rfind("m365/", 0) != 0) continue;
        for (std::size_t i = 1; i < rows.size(); ++i) {
            const auto data = nlohmann::json::parse(rows[i].at(4), nullptr, false);
            QVERIFY2(data.is_object() && data.at("Id") == rows[i].at(7), rows[i].at(4).c_str());
        }
    }
}

void TestDemo::windowsNumbersRise()
{
    for (const auto& [name, text] : generated(small())) {
        if (name.rfind("windows/", 0) != 0) continue;
        std::int64_t number = 0;
        std::string time;
        for (const std::string& line : linesOf(text)) {
            const auto record = nlohmann::json::parse(line);
            const bool flat = record.contains("RecordNumber");
            const std::int64_t next = flat ? record["RecordNumber"] : record["winlog"]["record_id"];
            QVERIFY2(next > number && record["@timestamp"] >= time, line.c_str());
            number = next;
            time = record["@timestamp"];
        }
    }
}

void TestDemo::groundTruthNamesRecords()
{
    DemoReport report;
    const Files files = generated(small(), &report);
    const auto truth = nlohmann::json::parse(files.at("ground-truth.json"));
    QVERIFY(truth == report.groundTruth);
    QCOMPARE(truth.at("attacks").size(), std::size_t{2});
    const auto names = recordNames(files);
    const std::string& users = files.at("directory/users.csv");
    for (const auto& attack : truth["attacks"]) {
        QVERIFY(attack.at("activities").size() > 40);
        for (const std::string id : attack["activities"])
            QVERIFY2(names.count(id) == 1, id.c_str());
        for (const std::string user : attack.at("users"))
            QVERIFY2(users.find("," + user + ",") != std::string::npos, user.c_str());
        QVERIFY(attack.at("start") >= truth.at("start") && attack.at("end") < truth.at("end"));
    }
}

void TestDemo::attacksOnlyAddLines_data()
{
    QTest::addColumn<QString>("kept");
    QTest::newRow("none") << QStringLiteral("none");
    QTest::newRow("takeover") << QStringLiteral("mailbox-takeover");
    QTest::newRow("dcsync") << QStringLiteral("dcsync");
}

void TestDemo::attacksOnlyAddLines()
{
    QFETCH(QString, kept);
    DemoOptions less = small();
    less.scenarios = {kept.toStdString()};
    const Files all = generated(small());
    for (const auto& [name, text] : generated(less)) {
        if (name == "ground-truth.json") continue;
        // The last of an array has no comma behind it, whichever it is.
        const auto bare = [](std::vector<std::string> lines) {
            for (std::string& line : lines)
                if (!line.empty() && line.back() == ',') line.pop_back();
            return lines;
        };
        const auto few = bare(linesOf(text));
        const auto many = bare(linesOf(all.at(name)));
        auto at = many.begin();
        for (const std::string& line : few) {
            at = std::find(at, many.end(), line);
            QVERIFY2(at != many.end(), (name + ": " + line).c_str());
            ++at;
        }
    }
}

void TestDemo::eventsScale()
{
    DemoOptions options = small();
    options.scenarios = {"none"};
    for (const std::int64_t wanted : {3000, 60'000}) {
        options.events = wanted;
        DemoReport report;
        (void)generated(options, &report);
        QVERIFY2(report.activities > wanted * 8 / 10 && report.activities < wanted * 12 / 10,
                 std::to_string(report.activities).c_str());
    }
}

void TestDemo::shortDemoFits()
{
    DemoOptions options = small();
    options.users = sightline::demo::kMinUsers;
    options.days = 1;
    DemoReport report;
    QVERIFY(!generated(options, &report).empty());
    for (const auto& attack : report.groundTruth.at("attacks"))
        QVERIFY(!attack.at("activities").empty());
}

void TestDemo::earlierRunIsReplaced()
{
    const QTemporaryDir dir;
    const std::filesystem::path path = dir.path().toStdString();
    QVERIFY(writeDemo(path, small(), {}).has_value());
    std::ofstream(path / "entra" / "SigninLogs-2.jsonl") << "stale\n";
    QVERIFY(writeDemo(path, small(), {}).has_value());
    QVERIFY(readAll(path) == generated(small()));
    // Another company has other servers, and another form has other files.
    DemoOptions other = small();
    other.users = 200;
    other.days = 1;
    QVERIFY(writeDemo(path, other, {}).has_value());
    QVERIFY(writeDemo(path, small(), {}).has_value());
    QVERIFY(readAll(path) == generated(small()));
    other = small();
    other.form = sightline::demo::DemoForm::ActivityCsv;
    QVERIFY(writeDemo(path, other, {}).has_value());
    QVERIFY(readAll(path) == generated(other));
}

void TestDemo::wrongOptionsAreRefused_data()
{
    QTest::addColumn<int>("users");
    QTest::addColumn<int>("days");
    QTest::addColumn<QString>("scenario");
    QTest::newRow("few users") << 3 << 7 << QString();
    QTest::newRow("no days") << 25 << 0 << QString();
    QTest::newRow("unknown attack") << 25 << 7 << QStringLiteral("ransom");
}

void TestDemo::wrongOptionsAreRefused()
{
    QFETCH(int, users);
    QFETCH(int, days);
    QFETCH(QString, scenario);
    DemoOptions options = small();
    options.users = users;
    options.days = days;
    if (!scenario.isEmpty()) options.scenarios = {scenario.toStdString()};
    const QTemporaryDir dir;
    const auto result = writeDemo(dir.path().toStdString(), options, {});
    QVERIFY(!result);
    QVERIFY(result.error().kind == sightline::ErrorKind::InvalidInput);
    QVERIFY(readAll(dir.path().toStdString()).empty());
}

void TestDemo::stops()
{
    const QTemporaryDir dir;
    const sightline::StopSource source;
    source.requestStop();
    const auto result = writeDemo(dir.path().toStdString(), small(), {source.token(), {}});
    QVERIFY(!result && result.error().cancelled());
}

#include "tst_demo.moc"
