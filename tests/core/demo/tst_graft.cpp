// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/demo/graft: times keep their form and spacing, names change as whole words only, and the grafts
// of tests/evaluation are written beside the demo and read back as activities of its people.
#include "core/demo/graft.h"
#include "core/usecase/activities.h"
#include "tests/core/demo/demo_files.h"
#include "tests/support/made_case.h"
#include "tests/support/shared_data.h"

#include <QtTest>

namespace sightline
{

namespace
{

demo::DemoOptions options()
{
    demo::DemoOptions out;
    out.users = 40;
    out.days = 10;
    out.scenarios = {"none"};
    return out;
}

} // namespace

class TestGraft : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    std::filesystem::path file(const std::string& name, const std::string& text)
    {
        const auto path = std::filesystem::path(m_dir.path().toStdString()) / name;
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }

    // The message of a demo with this graft.
    std::string refusal(const std::string& spec)
    {
        demo::DemoOptions with = options();
        with.grafts = {file("spec.json", spec)};
        const QTemporaryDir out;
        const auto result = demo::writeDemo(out.path().toStdString(), with, {});
        return result ? std::string() : result.error().text();
    }

private Q_SLOTS:

    void timesKeepTheirForm_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after"); // an hour and a half later
        const auto row = [](const char* before, const char* after) {
            QTest::newRow(before) << QByteArray(before) << QByteArray(after);
        };
        row(R"("@timestamp":"2020-08-05T23:09:29.626Z")", R"("@timestamp":"2020-08-06T00:39:29.626Z")");
        row("2020-08-05 02:09:26,x", "2020-08-05 03:39:26,x");
        row("2020-08-05T02:09:26.1234567", "2020-08-05T03:39:26.1234567");
        row(R"("6/1/2023 11:12:18 AM")", R"("6/1/2023 12:42:18 PM")");
        row("12/31/2023, 10:45:00.250 PM", "1/1/2024, 12:15:00.250 AM");
        row(R"(\/Date(1728364117000)\/)", R"(\/Date(1728369517000)\/)");
        row("id 20200805-11 and 1.2.3.4", "id 20200805-11 and 1.2.3.4");
        row("2020-13-45T02:09:26", "2020-13-45T02:09:26");
    }

    void timesKeepTheirForm()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QCOMPARE(QByteArray::fromStdString(demo::shiftTimes(before.toStdString(), 90 * kTicksPerMinute)),
                 after);
    }

    void wordsAreWholeAndTheLongestFirst()
    {
        const demo::Replacements words{
            {"ana", "ben"}, {"ana@old.example", "cara@new.example"}, {"S-1-5-21-7", "S-9"}};
        const auto replaced = [&](std::string_view text) { return demo::replaceWords(text, words); };
        QCOMPARE(replaced("ana banana ana_x (ana)"), std::string("ben banana ana_x (ben)"));
        QCOMPARE(replaced("mail ana@old.example"), std::string("mail cara@new.example"));
        QCOMPARE(replaced("S-1-5-21-7-500 S-1-5-21-71"), std::string("S-9-500 S-1-5-21-71"));
        QCOMPARE(replaced(R"(Name:\t\tana\r\nOLD\\ana)"), std::string(R"(Name:\t\tben\r\nOLD\\ben)"));
        QCOMPARE(replaced("Ana"), std::string("Ana"));
    }

    void ownTraceIsWrittenAndListed()
    {
        file("trace.jsonl", "{\"TimeGenerated\":\"2020-01-01T10:00:00Z\",\"who\":\"old\"}\n"
                            "{\"TimeGenerated\":\"2020-01-01T10:05:00Z\",\"who\":\"old\"}\n");
        demo::DemoOptions with = options();
        with.grafts = {file("spec.json", R"({"file":"trace.jsonl","kind":"made","part":500,"hour":9,
            "users":["@person1.upn"],"replace":{"old":"@person1.sam"}})")};
        demo::DemoReport report;
        const test::Files files = test::generated(with, &report);
        const auto& attack = report.groundTruth["attacks"].at(0);
        QCOMPARE(attack["activities"].size(), std::size_t{2});
        QCOMPARE(QByteArray::fromStdString(attack["kind"]), QByteArray("made"));
        QVERIFY(std::string(attack["start"]).find("T09:00:00Z") != std::string::npos);
        QVERIFY(std::string(attack["end"]).find("T09:05:00Z") != std::string::npos);
        const std::string& text = files.at("grafts/1-trace.jsonl");
        QVERIFY(text.find("old") == std::string::npos && text.find("T09:05:00Z") != std::string::npos);
        QVERIFY(files.at("directory/users.csv").find(std::string(attack["users"].at(0))) !=
                std::string::npos);
    }

    void faultsAreSaid()
    {
        QVERIFY(refusal("[]").find("a graft is a JSON object") != std::string::npos);
        QVERIFY(refusal(R"({"file":"nowhere.json"})").find("cannot be read") != std::string::npos);
        QVERIFY(refusal(R"({"file":"spec.json","part":2000})").find("from 0 to 1000") != std::string::npos);
        QVERIFY(
            refusal(R"({"file":"spec.json","replace":{"a":"@person9999.upn"}})").find("the demo has no") !=
            std::string::npos);
        QVERIFY(refusal(R"({"file":"spec.json"})").find("holds no time") != std::string::npos);
        file("binary.evtx", std::string("ElfFile\0x", 9));
        QVERIFY(refusal(R"({"file":"binary.evtx"})").find("no text") != std::string::npos);
    }

    void referenceTracesAreGrafted()
    {
        if (!test::hasSharedData()) QSKIP("no reference data");
        const test::MadeCase made;
        demo::DemoOptions with = options();
        with.graftData = test::sharedRoot();
        for (const char* name : {"dcsync.json", "password-spray.json", "inbox-rule.json"})
            with.grafts.push_back(test::sourceRoot() / "tests/evaluation/grafts" / name);
        const auto report = demo::writeDemo(made.inFolder("demo"), with, {});
        QVERIFY2(report, report ? "" : report.error().text().c_str());
        const auto& attacks = report->groundTruth["attacks"];
        QCOMPARE(attacks.size(), std::size_t{3});
        QCOMPARE(attacks[0]["activities"].size(), std::size_t{869});
        QCOMPARE(attacks[1]["activities"].size(), std::size_t{11});
        QCOMPARE(attacks[2]["activities"].size(), std::size_t{1});
        for (const auto& [name, text] : test::readAll(made.inFolder("demo") / "grafts"))
            for (const char* old :
                 {"pgustavo", "MORDORDC", "theshire", "THESHIRE", "onmicrosoft", "2020-08", "2023-"})
                QVERIFY2(text.find(old) == std::string::npos, (name + ": " + old).c_str());
        std::filesystem::remove(made.inFolder("demo") / "ground-truth.json");
        (void)test::must(usecase::importPaths(made.path(), {made.inFolder("demo")}, {}, {}));
        const auto session = made.open();
        const auto count = [&](const std::string& filter) {
            usecase::ActivityQuery query;
            query.filter = filter;
            return test::must(usecase::activityPage(*session->state(), query, {})).count;
        };
        const auto user = [&](int i) {
            return std::string(attacks[static_cast<std::size_t>(i)]["users"].at(0));
        };
        QVERIFY(count("ActionType == \"DirectoryReplicated\" and User == \"" + user(0) + "\"") == 3);
        QVERIFY(count("ActionType == \"LogOn\" and IPAddress == \"2a09:bac1:820:8::1a:9c\" and User == \"" +
                      user(1) + "\"") == 1);
        QVERIFY(count("ActionType == \"MailRuleCreated\" and User == \"" + user(2) + "\"") >= 1);
    }
};

} // namespace sightline

#include "tst_graft.moc"
