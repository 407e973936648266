// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/normalise/mapped: what values of mapped columns say, and what they leave open.
#include "core/base/resources.h"
#include "core/base/words.h"
#include "core/model/account_key.h"
#include "tests/core/normalise/made_record.h"

#include <QTest>

#include <set>

using namespace sightline;
using namespace sightline::normalise;

class TestMapped : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void plainWordsOfPhrases();
    void tables();
    void actors_data();
    void actors();
    void idAndNameTogether();
    void actions_data();
    void actions();
    void results_data();
    void results();
    void places();
    void constants();

private:
    QString mapped(Activity column, const char* json, const char* map) const
    {
        const auto direct = nlohmann::json::parse(map);
        Made made;
        make(made, *m_maps, "mapped", "DoorLog", json, &direct);
        return made.text(column);
    }

    std::shared_ptr<const Maps> m_maps;
};

void TestMapped::initTestCase()
{
    const auto maps = loadMaps();
    QVERIFY2(maps.has_value(), maps ? "" : maps.error().text().c_str());
    m_maps = *maps;
}

void TestMapped::plainWordsOfPhrases()
{
    for (const char* text : {"LoginFailed", "login_failed", " Login-failed ", "LOGIN FAILED", "loginFailed"})
        QCOMPARE(plainWords(text), std::string("login failed"));
    QCOMPARE(plainWords("IPAddress"), std::string("ip address"));
    QCOMPARE(plainWords("userID"), std::string("user id"));
    QCOMPARE(plainWords("Kennwort GEÄNDERT"), std::string("kennwort geändert"));
    QCOMPARE(plainWords("..."), std::string());
}

void TestMapped::tables()
{
    std::set<std::string> phrases;
    for (const auto& row : resourceTable("maps/action_words.tsv")) {
        QVERIFY(isActionWord(row[1]));
        QVERIFY(row[2] == "-" || row[2] == "Success" || row[2] == "Failure");
        QVERIFY2(phrases.insert(plainWords(row[0])).second, std::string(row[0]).c_str());
    }
    const std::set<std::string_view> results{"Success", "Failure", "Partial", "NA"};
    for (const auto& row : resourceTable("maps/result_words.tsv"))
        QVERIFY(results.contains(row[1]));
}

void TestMapped::actors_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("idType");
    QTest::newRow("upn") << "Ana@Contoso.example"
                         << "upn|ana@contoso.example|"
                         << "UPN"
                         << "";
    QTest::newRow("windows") << "CONTOSO\\ana"
                             << "win|ana|contoso"
                             << "Windows"
                             << "";
    QTest::newRow("sid") << "S-1-5-21-1-2-3-1001"
                         << "sid|s-1-5-21-1-2-3-1001|"
                         << ""
                         << "SID";
    QTest::newRow("object id") << kOid << QStringLiteral("oid|%1|").arg(QLatin1String(kOid)) << ""
                               << "AADID";
    QTest::newRow("name") << "ana"
                          << "name|ana|"
                          << "Simple"
                          << "";
    QTest::newRow("nobody") << "-"
                            << ""
                            << ""
                            << "";
}

void TestMapped::actors()
{
    QFETCH(QString, value);
    QFETCH(QString, key);
    QFETCH(QString, type);
    QFETCH(QString, idType);
    nlohmann::json record{{"who", value.toStdString()}};
    const auto one = [&](Activity column) {
        return mapped(column, record.dump().c_str(), R"({"ActorUsername":"who","TargetUsername":"who"})");
    };
    QCOMPARE(one(Activity::ActorKey), key);
    QCOMPARE(one(Activity::TargetKey), key);
    QCOMPARE(one(Activity::ActorUsernameType), type);
    QCOMPARE(one(Activity::ActorUserIdType), idType);
}

void TestMapped::idAndNameTogether()
{
    const auto direct = nlohmann::json::parse(R"({"ActorUsername":"who","ActorUserId":"id"})");
    Made made;
    make(made, *m_maps, "mapped", "DoorLog",
         R"({"who":"ana@contoso.example","id":"7dccacb0-c3ff-4b02-964b-dd04c5a8f9fe"})", &direct);
    QCOMPARE(made.text(Activity::ActorKey), qs(objectIdKey(kOid)));
    QVERIFY(made.linked(objectIdKey(kOid), upnKey("ana@contoso.example")));
    Made number;
    make(number, *m_maps, "mapped", "DoorLog", R"({"id":4711})", &direct);
    QCOMPARE(number.text(Activity::ActorKey), QStringLiteral("name|4711|doorlog"));
    QCOMPARE(number.text(Activity::ActorUserIdType), QString());
}

void TestMapped::actions_data()
{
    QTest::addColumn<QString>("record");
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("result");
    const auto add = [](const char* record, const char* action, const char* result) {
        QTest::newRow(record) << record << action << result;
    };
    add(R"({"op":"UserLoggedIn"})", "LogOn", "");
    add(R"({"op":"UserLoggedIn","res":"denied"})", "LogOnFailed", "Failure");
    add(R"({"op":"login","res":"OK"})", "LogOn", "Success");
    add(R"({"op":"LOGIN FAILED"})", "LogOnFailed", "Failure");
    add(R"({"op":"Kennwort geändert"})", "PasswordChanged", "");
    add(R"({"op":"the login page was changed"})", "Other", "");
    add(R"({"op":"ServiceInstalled"})", "ServiceInstalled", "");
    add(R"({"res":"partial success"})", "Other", "Partial");
}

void TestMapped::actions()
{
    QFETCH(QString, record);
    QFETCH(QString, action);
    QFETCH(QString, result);
    const char* map = R"({"Activity":"op","Result":"res"})";
    const QByteArray json = record.toUtf8();
    QCOMPARE(mapped(Activity::ActionType, json.constData(), map), action);
    QCOMPARE(mapped(Activity::Result, json.constData(), map), result);
}

void TestMapped::results_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("result");
    const auto add = [](const char* column, const char* value, const char* result) {
        QTest::addRow("%s %s", column, value) << column << value << result;
    };
    add("success", "true", "Success");
    add("success", "0", "Failure");
    add("is_failed", "true", "Failure");
    add("failed", "0", "Success");
    add("error_code", "0", "Success");
    add("exitCode", "3", "Failure");
    add("result", "false", "Failure");
    add("result", "0", ""); // no name says which way
    add("status", "404", "");
    add("result", "verweigert", "Failure");
    add("result", "weather", "");
}

void TestMapped::results()
{
    QFETCH(QString, column);
    QFETCH(QString, value);
    QFETCH(QString, result);
    const nlohmann::json record{{column.toStdString(), value.toStdString()}};
    const nlohmann::json map{{"Result", column.toStdString()}};
    QCOMPARE(mapped(Activity::Result, record.dump().c_str(), map.dump().c_str()), result);
    // What is not understood is kept in sight.
    QCOMPARE(mapped(Activity::ResultDetail, record.dump().c_str(), map.dump().c_str()),
             result.isEmpty() ? value : QString());
}

void TestMapped::places()
{
    const char* record =
        R"({"ip":"192.0.2.7:4711","bad":"gateway","land":"Niederlande","host":"dc1.contoso.example:389",)"
        R"("drive":"C:\\x","ua":"curl/8.0","app":"Exchange Online","admin":"true"})";
    const char* map = R"({"IPAddress":["bad","ip"],"Country":"land","Device":"host","Object":"drive",)"
                      R"("UserAgent":"ua","App":"app","IsAdmin":"admin"})";
    QCOMPARE(mapped(Activity::IPAddress, record, R"({"IPAddress":"ip"})"), QStringLiteral("192.0.2.7"));
    QCOMPARE(mapped(Activity::IPAddress, record, R"({"IPAddress":"bad"})"), QString());
    QCOMPARE(mapped(Activity::Country, record, map), QStringLiteral("NL"));
    QCOMPARE(mapped(Activity::Device, record, map), QStringLiteral("dc1.contoso.example"));
    QCOMPARE(mapped(Activity::Object, record, map), QStringLiteral("C:\\x"));
    QCOMPARE(mapped(Activity::UserAgent, record, map), QStringLiteral("curl/8.0"));
    QCOMPARE(mapped(Activity::App, record, map), QStringLiteral("Exchange Online"));
    QCOMPARE(mapped(Activity::Environment, record, map), QStringLiteral("Cloud"));
    const auto direct = nlohmann::json::parse(map);
    Made made;
    make(made, *m_maps, "mapped", "DoorLog", record, &direct);
    QCOMPARE(made.out.activity.value(Activity::IsAdmin).integer, std::int64_t{1});
}

void TestMapped::constants()
{
    const char* map = R"({"App":["app",{"text":"Doors"}],"Environment":{"text":"OnPremises"}})";
    QCOMPARE(mapped(Activity::App, "{}", map), QStringLiteral("Doors"));
    QCOMPARE(mapped(Activity::App, R"({"app":"Gates"})", map), QStringLiteral("Gates"));
    QCOMPARE(mapped(Activity::Environment, R"({"app":"Gates"})", map), QStringLiteral("OnPremises"));
}

#include "tst_mapped.moc"
