// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/import/guess_map: what is taken for what in invented files, and why; and what user_format
// refuses.
#include "core/import/guess_map.h"
#include "core/import/user_format.h"

#include <QTest>

#include <algorithm>
#include <nlohmann/json.hpp>

using namespace sightline;
using namespace sightline::import;

class TestGuessMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commas();
    void germanHeaders();
    void tabs();
    void nestedJson();
    void noTimeColumn();
    void daysAndMonths_data();
    void daysAndMonths();
    void epochs();
    void looksAreNotEnough();
    void notForMaps();
    void cutAnywhere();
    void documentIsRead();
    void badDocuments_data();
    void badDocuments();
    void tableNames();
};

namespace
{

MapGuess guessOf(const std::string& text)
{
    auto guess = guessMap(text);
    if (!guess) qFatal("%s", guess.error().text().c_str());
    return std::move(*guess);
}

const RoleGuess& role(const MapGuess& guess, std::string_view id)
{
    return *std::ranges::find(guess.roles, id, &RoleGuess::role);
}

std::string columnOf(const MapGuess& guess, std::string_view id)
{
    return role(guess, id).column;
}

bool says(const std::vector<MapReason>& reasons, std::string_view id)
{
    return std::ranges::find(reasons, id, &MapReason::id) != reasons.end();
}

const MapReason& reason(const std::vector<MapReason>& reasons, std::string_view id)
{
    return *std::ranges::find(reasons, id, &MapReason::id);
}

std::string doorLog()
{
    std::string out = "id,timestamp,username,event,door,client_ip,outcome,user_agent\n";
    for (int i = 0; i < 20; ++i) {
        out += std::to_string(1000 + i) + ",2026-03-" + (i < 10 ? "05" : "06") +
               "T08:" + std::to_string(10 + i) + ":00Z," +
               (i % 2 == 0 ? "ana@contoso.example" : "ben@contoso.example") + "," +
               (i % 3 == 0 ? "login failed" : "login") + ",North " + std::to_string(i % 4) + ",192.0.2." +
               std::to_string(i) + (i % 3 == 0 ? ",denied," : ",ok,") + "curl/8.0\n";
    }
    return out;
}

const std::string kNested =
    R"({"ts":1772714530.25,"actor":{"id":"7dccacb0-c3ff-4b02-964b-dd04c5a8f9fe","email":"ana@contoso.example"},)"
    R"("eventType":"UserLoggedIn","request":{"remote_addr":"192.0.2.7:4711","ua":"curl/8.0"},"tags":["a"],"n":1})"
    "\n"
    R"({"ts":1772714531,"actor":{"id":"a88ae17c-f562-4c1f-a377-8910b6847d76","email":"ben@contoso.example"},)"
    R"("eventType":"UserLoggedOut","request":{"remote_addr":"192.0.2.8:4712","ua":"curl/8.0"},"tags":[],"n":2,"x":null})"
    "\n";

} // namespace

void TestGuessMap::commas()
{
    const MapGuess guess = guessOf(doorLog());
    QCOMPARE(guess.file.container, Container::Csv);
    QCOMPARE(guess.file.separator, ',');
    QCOMPARE(guess.file.records, std::uint64_t{20});
    QCOMPARE(columnOf(guess, "time"), std::string("timestamp"));
    QCOMPARE(columnOf(guess, "actor"), std::string("username"));
    QCOMPARE(columnOf(guess, "action"), std::string("event"));
    QCOMPARE(columnOf(guess, "object"), std::string("door"));
    QCOMPARE(columnOf(guess, "ip"), std::string("client_ip"));
    QCOMPARE(columnOf(guess, "result"), std::string("outcome"));
    QCOMPARE(columnOf(guess, "useragent"), std::string("user_agent"));
    QCOMPARE(columnOf(guess, "country"), std::string());
    QCOMPARE(columnOf(guess, "target"), std::string());
    const auto& time = reason(role(guess, "time").reasons, "times");
    QCOMPARE(time.arguments, (std::vector<std::string>{"20", "20", "2"}));
    QCOMPARE(reasonText(time), std::string("20 of 20 values are times, on 2 different days"));
    QVERIFY(says(role(guess, "actor").reasons, "name"));
    QCOMPARE(reason(role(guess, "ip").reasons, "addresses").arguments.front(), std::string("20"));
    QVERIFY(guess.doubts.empty());
    QCOMPARE(guess.unique, (std::vector<std::string>{"id", "client_ip"}));
    QCOMPARE(guess.file.require.size(), std::size_t{8});
}

void TestGuessMap::germanHeaders()
{
    std::string text = "Zeitpunkt;Benutzername;Aktion;Quell-IP;Ergebnis;Land;Bemerkung\r\n";
    for (int i = 0; i < 8; ++i)
        text += "17.03.2026 14:22:1" + std::to_string(i) + ";CONTOSO\\ana" + std::to_string(i % 2) +
                ";Anmeldung;198.51.100.4;" + (i % 2 == 0 ? "erfolgreich" : "fehlgeschlagen") +
                ";Niederlande;\"gut; so\"\r\n";
    const MapGuess guess = guessOf(text);
    QCOMPARE(guess.file.separator, ';');
    QCOMPARE(columnOf(guess, "time"), std::string("Zeitpunkt"));
    QCOMPARE(columnOf(guess, "actor"), std::string("Benutzername"));
    QCOMPARE(columnOf(guess, "action"), std::string("Aktion"));
    QCOMPARE(columnOf(guess, "ip"), std::string("Quell-IP"));
    QCOMPARE(columnOf(guess, "result"), std::string("Ergebnis"));
    QCOMPARE(columnOf(guess, "country"), std::string("Land"));
    QCOMPARE(columnOf(guess, "detail"), std::string("Bemerkung"));
    QVERIFY(!says(guess.doubts, "ambiguous") && !says(guess.doubts, "dayFirst")); // dots say it
    QVERIFY(says(guess.doubts, "noZone"));
    QVERIFY(says(role(guess, "actor").reasons, "domainNames"));
    QCOMPARE(draftOf(guess, "Türbuch").timeForm, TimeForm::Text);
    QVERIFY(!draftOf(guess, "Türbuch").timeUtc);
}

void TestGuessMap::tabs()
{
    const MapGuess guess = guessOf("when\twho\twhat\tsource address\n"
                                   "2026-03-05 10:00:00\tana\tlogoff\t203.0.113.9\n"
                                   "2026-03-05 10:01:00\tben\tlogoff\t203.0.113.10\n");
    QCOMPARE(guess.file.separator, '\t');
    QCOMPARE(columnOf(guess, "time"), std::string("when"));
    QCOMPARE(columnOf(guess, "actor"), std::string("who"));
    QCOMPARE(columnOf(guess, "action"), std::string("what"));
    QCOMPARE(columnOf(guess, "ip"), std::string("source address"));
    QVERIFY(says(guess.doubts, "noZone"));
}

void TestGuessMap::nestedJson()
{
    const MapGuess guess = guessOf(kNested);
    QCOMPARE(guess.file.container, Container::JsonLines);
    QCOMPARE(columnOf(guess, "time"), std::string("ts"));
    QCOMPARE(columnOf(guess, "actor"), std::string("actor_email"));
    QCOMPARE(columnOf(guess, "action"), std::string("eventType"));
    QCOMPARE(columnOf(guess, "ip"), std::string("request_remote_addr"));
    QCOMPARE(columnOf(guess, "useragent"), std::string("request_ua"));
    QVERIFY(says(role(guess, "time").reasons, "seconds"));
    QCOMPARE(guess.file.shape.lift, (std::vector<std::string>{"actor", "request"}));
    // What some records lack does not identify the file.
    QCOMPARE(guess.file.require,
             (std::vector<std::string>{"ts", "actor", "eventType", "request", "tags", "n"}));
    const auto type = [&](std::string_view name) {
        return std::ranges::find(guess.file.columns, name, &ColumnFacts::name)->type;
    };
    QCOMPARE(type("n"), Type::Long);
    QCOMPARE(type("ts"), Type::Real);
    QCOMPARE(type("tags"), Type::Dynamic);
    QCOMPARE(type("actor_email"), Type::String);
}

void TestGuessMap::noTimeColumn()
{
    const MapGuess guess = guessOf("user,role\nana@contoso.example,admin\nben@contoso.example,reader\n");
    QCOMPARE(columnOf(guess, "time"), std::string());
    QCOMPARE(role(guess, "time").confidence, 0.0);
    QVERIFY(says(guess.doubts, "noTime"));
    QCOMPARE(columnOf(guess, "actor"), std::string("user"));
}

void TestGuessMap::daysAndMonths_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<bool>("ambiguous");
    QTest::addColumn<int>("form");
    const auto add = [](const char* name, const char* a, const char* b, bool ambiguous, TimeForm form) {
        QTest::newRow(name) << a << b << ambiguous << static_cast<int>(form);
    };
    add("both", "03/04/2026 10:00", "05/04/2026 11:00", true, TimeForm::Text);
    add("day first", "03/04/2026 10:00", "25/04/2026 11:00", false, TimeForm::DayFirst);
    add("month first", "04/03/2026 10:00", "04/25/2026 11:00", false, TimeForm::Text);
    add("dots", "03.04.2026 10:00", "05.04.2026 11:00:07", false, TimeForm::Text);
    add("ISO", "2026-04-03 10:00", "2026-04-05 11:00", false, TimeForm::Text);
}

void TestGuessMap::daysAndMonths()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    QFETCH(bool, ambiguous);
    QFETCH(int, form);
    const MapGuess guess =
        guessOf("date,user\n" + first.toStdString() + ",ana\n" + second.toStdString() + ",ben\n");
    QCOMPARE(columnOf(guess, "time"), std::string("date"));
    QCOMPARE(says(guess.doubts, "ambiguous"), ambiguous);
    QCOMPARE(static_cast<int>(draftOf(guess, "t").timeForm), form);
}

void TestGuessMap::epochs()
{
    QCOMPARE(isoText(timeOf(TimeForm::Seconds, "1772714530.25")->ticks),
             std::string("2026-03-05T12:42:10.25Z"));
    QCOMPARE(isoText(timeOf(TimeForm::Text, "1772714530250")->ticks), std::string("2026-03-05T12:42:10.25Z"));
    QCOMPARE(isoText(timeOf(TimeForm::DayFirst, "31.12.2025, 23:59")->ticks),
             std::string("2025-12-31T23:59:00Z"));
    for (const char* bad :
         {"", "12", "31.12.2025x", "1.2", "99999999999999999999", "1772714530.", "-1772714530"}) {
        QVERIFY2(!timeOf(TimeForm::Seconds, bad), bad);
        QVERIFY2(!timeOf(TimeForm::DayFirst, bad), bad);
    }
}

// A column is not taken because its values happen to look like something.
void TestGuessMap::looksAreNotEnough()
{
    const MapGuess guess = guessOf("order,state,answer,amount\n1772714530,DE,NO,100\n1772714531,FR,NO,200\n"
                                   "1772714532,NO,NO,404\n");
    QCOMPARE(columnOf(guess, "time"), std::string()); // a number that could be one
    QCOMPARE(columnOf(guess, "country"), std::string());
    QCOMPARE(columnOf(guess, "result"), std::string());
    const MapGuess http =
        guessOf("time,status,user\n2026-03-05T10:00:00Z,200,ana\n2026-03-05T10:00:00Z,404,ben\n");
    QCOMPARE(columnOf(http, "result"), std::string());
}

void TestGuessMap::notForMaps()
{
    QCOMPARE(
        guessMap(
            "<34>1 2026-03-05T10:00:00Z host app - - - hello\n<34>1 2026-03-05T10:00:01Z host app - - - x\n")
            .error()
            .kind,
        ErrorKind::Unsupported);
    QVERIFY(!guessMap("").has_value());
    QVERIFY(!guessMap("just a sentence").has_value());
}

void TestGuessMap::cutAnywhere()
{
    for (const std::string& text : {doorLog(), kNested}) {
        for (std::size_t n = 0; n < text.size(); n += 7) {
            const auto guess = guessMap(text.substr(0, n));
            if (!guess) continue;
            for (const RoleGuess& one : guess->roles)
                QVERIFY(one.confidence >= 0 && one.confidence <= 1.01);
            const MapDraft draft = draftOf(*guess, "cut");
            const bool mapped =
                std::ranges::any_of(draft.columns, [](const auto& c) { return c.first != "time"; });
            // Without any column of the activity there is nothing to map.
            QCOMPARE(readMap(mapText(*guess, draft), "cut", {}).has_value(), mapped);
        }
    }
}

void TestGuessMap::documentIsRead()
{
    const MapGuess guess = guessOf(kNested);
    MapDraft draft = draftOf(guess, "Door log 2");
    QCOMPARE(draft.id, std::string("map-doorlog2"));
    QCOMPARE(draft.table, std::string("DoorLog2"));
    draft.application = "Doors";
    draft.key = {"n"};
    const auto format = readMap(mapText(guess, draft), "doors.json", {});
    QVERIFY2(format.has_value(), format ? "" : format.error().text().c_str());
    QVERIFY(format->user);
    QCOMPARE(format->title, std::string("Door log 2"));
    QCOMPARE(format->key, std::vector<std::string>{"n"});
    QCOMPARE(format->time.size(), std::size_t{1});
    QVERIFY(format->time[0].unit == TimeUnit::Seconds);
    QCOMPARE(format->activity->at("ActorUsername").get<std::string>(), std::string("actor_email"));
    QCOMPARE(format->activity->at("App")[0]["text"].get<std::string>(), std::string("Doors"));
    QCOMPARE(format->dialects[0].require, guess.file.require);
    QCOMPARE(format->dialects[0].lift, guess.file.shape.lift);
}

void TestGuessMap::badDocuments_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("says");
    const auto add = [](const char* name, const char* member, const char* value, const char* says) {
        QTest::newRow(name) << member << value << says;
    };
    add("unknown member", "colour", R"("red")", "colour");
    add("id", "id", R"("../evil")", "id");
    add("built-in id", "id", R"("entra-signin")", "built-in");
    add("id of activity rows", "id", R"("activity-csv")", "built-in");
    add("no title", "title", R"("")", "title");
    add("title of the wrong kind", "title", "7", "title");
    add("known table", "table", R"("signinlogs")", "table");
    add("normalised table", "table", R"("Alert")", "table");
    add("table", "table", R"("a table")", "table");
    add("normaliser", "normaliser", R"("windows")", "normaliser");
    add("no columns", "columns", "{}", "columns");
    add("column type", "columns", R"({"a":"colour"})", "columns");
    add("rest column", "columns", R"({"_extra":"string"})", "_extra");
    add("no activity", "activity", "{}", "activity");
    add("computed column", "activity", R"({"User":"a"})", "User");
    add("key column", "activity", R"({"ActorKey":"a"})", "ActorKey");
    add("hidden column", "activity", R"({"_src":"a"})", "_src");
    add("source of the wrong kind", "activity", R"({"Object":7})", "Object");
    add("time unit", "time", R"([{"column":"a","utc":true,"unit":"guess"}])", "time");
    add("time without column", "time", R"([{"utc":true}])", "time");
    add("no dialect", "dialects", "[]", "dialects");
    add("dialect without fields", "dialects", R"([{"id":"map","require":[]}])", "dialect");
    add("dialect of the wrong kind", "dialects", "[7]", "object");
    add("two tables", "tableBy", R"({"a":"B"})", "table");
    add("constant", "set", R"({"Nothing":"x"})", "Nothing");
    add("environment", "set", R"({"Environment":"Moon"})", "Environment");
}

void TestGuessMap::badDocuments()
{
    QFETCH(QString, member);
    QFETCH(QString, value);
    QFETCH(QString, says);
    const auto builtIn = loadFormats();
    QVERIFY(builtIn.has_value());
    const MapGuess guess = guessOf(doorLog());
    auto doc = nlohmann::json::parse(mapText(guess, draftOf(guess, "Doors")));
    QVERIFY(readMap(doc.dump(), "doors.json", *builtIn).has_value());
    doc[member.toStdString()] = nlohmann::json::parse(value.toStdString());
    const auto map = readMap(doc.dump(), "doors.json", *builtIn);
    QVERIFY(!map.has_value());
    QCOMPARE(map.error().kind, ErrorKind::InvalidInput);
    const QString text = QString::fromStdString(map.error().text());
    QVERIFY2(text.contains(says) && text.contains(QStringLiteral("doors.json")), qPrintable(text));
}

void TestGuessMap::tableNames()
{
    QCOMPARE(tableNameOf("badge log (north)"), std::string("BadgeLogNorth"));
    QCOMPARE(tableNameOf("2026 audit"), std::string("Audit"));
    QCOMPARE(tableNameOf("\xE6\x9D\xB1"), std::string("Imported"));
    QCOMPARE(tableNameOf("Signin Logs"), std::string("SigninLogs_Map"));
    QVERIFY(!readMap(std::string(kLongestMap + 1, ' '), "big", {}).has_value());
    QVERIFY(!readMap("[]", "list", {}).has_value());
    QVERIFY(!readMap("{", "cut", {}).has_value());
}

#include "tst_guess_map.moc"
