// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/model/policy.h: the policy file.
#include "core/model/policy.h"

#include <QTest>

#include <nlohmann/json.hpp>

namespace sightline
{

class TestPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesReadBack();
    void missingFieldsHaveDefaults();
    void wordsGetTheirStoredSpelling();
    void refusesAndNamesTheField_data();
    void refusesAndNamesTheField();
    void groupWordsGoBothWays();
};

namespace
{

nlohmann::json smallest()
{
    return {{"name", "Mass download"}, {"filter", "Action == \"FileDownloaded\""}};
}

} // namespace

void TestPolicy::filesReadBack()
{
    Policy p;
    p.id = "P-3";
    p.name = "Mass download";
    p.description = "Many files in a short time";
    p.severity = "High";
    p.category = "DLP";
    p.filter = "Action == \"FileDownloaded\" and User =~ @\"CONTOSO\\ana\"";
    p.repeat = 30;
    p.minutes = 10;
    p.groupBy = GroupBy::Device;
    p.dailyLimit = 5;
    p.enabled = false;
    p.created = kUnixEpoch + 1;
    p.modified = kUnixEpoch + 2;
    const auto back = policyFromJson(nlohmann::json::parse(policyJson(p).dump()));
    QVERIFY(back.has_value());
    QCOMPARE(policyJson(*back).dump(), policyJson(p).dump());
    QCOMPARE(back->created, p.created);
    QCOMPARE(back->filter, p.filter);
    p.dailyLimit.reset();
    QVERIFY(!policyFromJson(policyJson(p)).value().dailyLimit.has_value());
}

void TestPolicy::missingFieldsHaveDefaults()
{
    const auto p = policyFromJson(smallest());
    QVERIFY(p.has_value());
    QCOMPARE(p->severity, std::string("Medium"));
    QCOMPARE(p->category, std::string("Threat detection"));
    QCOMPARE(p->repeat, 1);
    QCOMPARE(p->groupBy, GroupBy::User);
    QVERIFY(p->enabled);
    QVERIFY(!p->dailyLimit.has_value());
    QCOMPARE(p->created, kNoTime);
}

void TestPolicy::wordsGetTheirStoredSpelling()
{
    auto doc = smallest();
    doc["severity"] = "hIGH";
    doc["category"] = "dlp";
    doc["groupBy"] = "TENANT";
    const auto p = policyFromJson(doc);
    QVERIFY(p.has_value());
    QCOMPARE(p->severity, std::string("High"));
    QCOMPARE(p->category, std::string("DLP"));
    QCOMPARE(p->groupBy, GroupBy::Tenant);
}

void TestPolicy::refusesAndNamesTheField_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char* field, const char* json) {
        QTest::addRow("%s %s", field, json) << QByteArray(field) << QByteArray(json);
    };
    row("name", "\" \"");
    row("name", "7");
    row("filter", "\"\"");
    row("filter", "null");
    row("severity", "\"Critical\"");
    row("category", "\"Other\"");
    row("groupBy", "\"city\"");
    row("repeat", "0");
    row("repeat", "1000001");
    row("repeat", "4294967297");
    row("repeat", "1.5");
    row("repeat", "\"3\"");
    row("minutes", "-1");
    row("minutes", "18446744073709551615");
    row("dailyLimit", "0");
    row("dailyLimit", "\"none\"");
    row("enabled", "1");
}

void TestPolicy::refusesAndNamesTheField()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, json);
    auto doc = smallest();
    doc[field.toStdString()] = nlohmann::json::parse(json.toStdString());
    const auto p = policyFromJson(doc);
    QVERIFY(!p.has_value());
    QCOMPARE(p.error().kind, ErrorKind::InvalidInput);
    QVERIFY2(p.error().message.find("'" + field.toStdString() + "'") != std::string::npos,
             p.error().message.c_str());
    QVERIFY(!policyFromJson(nlohmann::json::array()).has_value());
}

void TestPolicy::groupWordsGoBothWays()
{
    for (const GroupBy g : {GroupBy::User, GroupBy::Device, GroupBy::Tenant})
        QCOMPARE(groupByFromWord(groupByWord(g)).value(), g);
    QVERIFY(!groupByFromWord("").has_value());
    auto repeated = smallest();
    repeated["repeat"] = 3;
    QVERIFY(!policyFromJson(repeated).has_value()); // a repeated policy needs its minutes
    repeated["minutes"] = 5;
    QVERIFY(policyFromJson(repeated).has_value());
}

} // namespace sightline

#include "tst_policy.moc"
