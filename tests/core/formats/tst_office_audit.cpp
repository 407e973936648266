// SPDX-License-Identifier: GPL-3.0-or-later
// The unified audit log as collectors, portals and Log Analytics write it; and what a case makes of records
// that come twice. Invented records of invented people.
#include "core/store/case_writer.h"
#include "core/usecase/import_files.h"
#include "tests/support/read_activities.h"
#include "tests/support/shared_data.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

using namespace sightline;
using test::must;
using test::readActivities;
using test::ReadActivity;

class TestOfficeAudit : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    usecase::FileReport importText(const std::string& name, const std::string& text);
    usecase::FileReport importFile(const std::string& name, const std::filesystem::path& file);

private Q_SLOTS:
    void collectors_data();
    void collectors();
    void emptyData();
    void logAnalytics_data();
    void logAnalytics();
    void localTime();
    void duplicates_data();
    void duplicates();
    void referenceFiles();
};

namespace
{

const std::string kData =
    R"({"CreationTime":"2026-03-01T10:00:00","Id":"11111111-2222-4333-8444-555555555555","Operation":"New-InboxRule",)"
    R"("RecordType":1,"ResultStatus":"True","UserKey":"10032000ABCDEF01","UserType":2,"Workload":"Exchange",)"
    R"("ClientIP":"192.0.2.10:4711","UserId":"ina.berg@contoso.example","ObjectId":"rule",)"
    R"("Parameters":[{"Name":"Name","Value":"hide"}]})";

std::string quoted(const std::string& text)
{
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

std::string escaped(const std::string& text)
{
    return nlohmann::json(text).dump();
}

} // namespace

usecase::FileReport TestOfficeAudit::importText(const std::string& name, const std::string& text)
{
    const std::filesystem::path folder(m_dir.path().toStdString());
    std::ofstream(folder / name, std::ios::binary) << text;
    return importFile(name + ".sightline", folder / name);
}

usecase::FileReport TestOfficeAudit::importFile(const std::string& name, const std::filesystem::path& file)
{
    const auto path = std::filesystem::path(m_dir.path().toStdString()) / name;
    if (!store::createCase(path, "test")) qFatal("no case");
    return must(usecase::importPaths(path, {file}, {}, {})).files.at(0);
}

void TestOfficeAudit::collectors_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto add = [](const char* name, const std::string& text) {
        QTest::newRow(name) << QByteArray::fromStdString(text);
    };
    add("search csv", "RecordType,CreationDate,UserIds,Operations,AuditData,ResultIndex,Identity,IsValid\n"
                      "ExchangeAdmin,3/1/2026 10:00:00 AM,b,New-InboxRule," +
                          quoted(kData) + ",1,i,True\n");
    add("search csv with session", "PSComputerName,RunspaceId,PSShowComputerName,RecordType,CreationDate,"
                                   "UserIds,Operations,AuditData\nserver,r,False,ExchangeAdmin,01/03/2026 "
                                   "10:00:00,b,New-InboxRule," +
                                       quoted(kData) + "\n");
    add("portal", "RecordId,CreationDate,RecordType,Operation,UserId,AuditData,AssociatedAdminUnits\n"
                  "x,2026-03-01T10:00:00.0000000Z ,1,New-InboxRule,b," +
                      quoted(kData) + ",\n");
    add("old portal",
        "CreationDate,UserIds,Operations,AuditData\n2026-03-01T10:00:00.0000000Z,b,New-InboxRule," +
            quoted(kData) + "\n");
    add("query csv",
        "id,createdDateTime,auditLogRecordType,operation,organizationId,userType,userId,service,objectId,"
        "userPrincipalName,clientIp,administrativeUnits,auditData\ni,2026-03-01T10:00:00Z,exchangeAdmin,"
        "New-InboxRule,,Admin,,Exchange,,,,," +
            quoted(nlohmann::json::parse(kData).dump(2)) + "\n");
    add("query page",
        R"({"value":[{"id":"i","createdDateTime":"2026-03-01T10:00:00Z","operation":"New-InboxRule","auditData":)" +
            kData + "}]}");
    add("wrapper", R"([{"RecordType":"ExchangeAdmin","CreationDate":"\/Date(1772359200000)\/","AuditData":)" +
                       escaped(kData) + "}]");
    add("array of data", "[" + kData + "]\n\n[]");
    add("data line", kData + "\r\n");
}

void TestOfficeAudit::collectors()
{
    QFETCH(QByteArray, text);
    const ReadActivity r = readActivities(text.toStdString()).one();
    QCOMPARE(r.format, std::string("m365-audit"));
    QCOMPARE(r.time, std::string("2026-03-01T10:00:00Z"));
    QCOMPARE(r.content, readActivities(kData).one().content);
    QCOMPARE(r["ActionType"], std::string("MailRuleCreated"));
    QCOMPARE(r["ActorKey"], std::string("upn|ina.berg@contoso.example|"));
    QCOMPARE(r["Result"], std::string("Success"));
    QCOMPARE(r["IPAddress"], std::string("192.0.2.10"));
    QCOMPARE(r["App"], std::string("Exchange Online"));
    QCOMPARE(r.fields.at("OfficeId"), std::string("11111111-2222-4333-8444-555555555555"));
}

void TestOfficeAudit::emptyData()
{
    const ReadActivity r =
        readActivities("RecordId,CreationDate,RecordType,Operation,UserId,AuditData\n"
                       "x1,2026-03-01T10:00:00.0000000Z ,1,Send,ina.berg@contoso.example,\n")
            .one();
    QCOMPARE(r.time, std::string("2026-03-01T10:00:00Z"));
    QCOMPARE(r["ActorKey"], std::string("upn|ina.berg@contoso.example|"));
    QCOMPARE(r.fields.at("OfficeId"), std::string("x1"));
}

void TestOfficeAudit::logAnalytics_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("dialect");
    const auto add = [](const char* name, const char* dialect, const std::string& text) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << QByteArray(dialect);
    };
    const std::string values =
        R"("UserId":"ina.berg@contoso.example","Operation":"New-InboxRule","ResultStatus":"True",)"
        R"("ClientIP":"192.0.2.10:4711","Parameters":"[{\"Name\":\"Name\",\"Value\":\"hide\"}]")";
    add("lines", "log-analytics",
        R"({"TimeGenerated":"2026-03-01T10:00:00Z","OfficeWorkload":"Exchange","OfficeId":"i1","Type":"OfficeActivity",)" +
            values + "}\n");
    add("projection", "log-analytics-projected",
        R"({"TimeGenerated":"2026-03-01T10:00:00Z",)" + values + "}");
    add("answer", "log-analytics",
        R"({"tables":[{"name":"PrimaryResult","columns":[{"name":"TimeGenerated","type":"datetime"},{"name":"OfficeWorkload","type":"string"},)"
        R"({"name":"Operation","type":"string"},{"name":"UserId","type":"string"},{"name":"ClientIP","type":"string"},{"name":"ResultStatus","type":"string"},)"
        R"({"name":"Parameters","type":"string"}],"rows":[["2026-03-01T10:00:00Z","Exchange","New-InboxRule","ina.berg@contoso.example","192.0.2.10:4711","True",)"
        R"("[{\"Name\":\"Name\",\"Value\":\"hide\"}]"]]}]})");
    add("portal", "log-analytics-projected",
        "TimeGenerated "
        "[UTC],Operation,UserId,ClientIP,ResultStatus,Parameters,ClientIP_,UserId_\n\"3/1/2026, "
        "10:00:00.000 AM\",New-InboxRule,"
        "ina.berg@contoso.example,192.0.2.10:4711,True," +
            quoted(R"([{"Name":"Name","Value":"hide"}])") + ",192.0.2.10:4711,ina.berg@contoso.example\n");
    add("twins", "log-analytics-twins",
        "TimeGenerated [UTC],Operation,ResultStatus,Parameters,ClientIP_,UserId_\n\"3/1/2026, "
        "10:00:00.000 AM\",New-InboxRule,"
        "True," +
            quoted(R"([{"Name":"Name","Value":"hide"}])") + ",192.0.2.10,ina.berg@contoso.example\n");
    add("start time", "log-analytics-start-time",
        "Start_Time [UTC],Operation,UserId,ClientIP,ResultStatus,Parameters\n\"3/1/2026, 10:00:00.000 "
        "AM\",New-InboxRule,"
        "ina.berg@contoso.example,192.0.2.10,True," +
            quoted(R"([{"Name":"Name","Value":"hide"}])") + "\n");
}

void TestOfficeAudit::logAnalytics()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, dialect);
    const ReadActivity r = readActivities(text.toStdString()).one();
    QCOMPARE(r.format, std::string("m365-audit"));
    QCOMPARE(r.dialect, dialect.toStdString());
    QCOMPARE(r.table, std::string("OfficeActivity"));
    QCOMPARE(r.time, std::string("2026-03-01T10:00:00Z"));
    QCOMPARE(r["ActionType"], std::string("MailRuleCreated"));
    QCOMPARE(r["ActorKey"], std::string("upn|ina.berg@contoso.example|"));
    QCOMPARE(r["Object"], std::string("hide"));
    QCOMPARE(r["Result"], std::string("Success"));
    QCOMPARE(r["IPAddress"], std::string("192.0.2.10"));
    QCOMPARE(r["Environment"], std::string("Cloud"));
}

// A time of the viewer's zone has none: it is asked for, else assumed and said.
void TestOfficeAudit::localTime()
{
    const auto report =
        importText("local.csv", "TimeGenerated [Local Time],Operation,OfficeWorkload,UserId\n"
                                "\"3/1/2026, 10:00:00.000 AM\",Send,Exchange,ina.berg@contoso.example\n");
    QCOMPARE(report.stored, 1U);
    QCOMPARE(report.undated, 0U);
    QVERIFY(report.zoneAssumed);
}

void TestOfficeAudit::duplicates_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QByteArray>("format");
    QTest::newRow("audit") << QByteArray::fromStdString(kData) << QByteArray("m365-audit");
    QTest::newRow("entra")
        << QByteArray(
               R"({"id":"d1","activityDateTime":"2026-03-01T10:00:00Z","activityDisplayName":"Add user"})")
        << QByteArray("entra-audit");
    QTest::newRow("azure")
        << QByteArray(
               R"({"TimeGenerated":"2026-03-01T10:00:00Z","OperationNameValue":"A/B/WRITE","Caller":"x","EventDataId":"e1"})")
        << QByteArray("azure-activity");
    QTest::newRow("risk")
        << QByteArray(R"({"id":"d1","riskEventType":"generic","detectedDateTime":"2026-03-01T10:00:00Z"})")
        << QByteArray("entra-risk-detection");
    QTest::newRow("risky user")
        << QByteArray(
               R"({"id":"u","riskState":"atRisk","riskLastUpdatedDateTime":"2026-03-01T10:00:00Z","userPrincipalName":"a@contoso.example"})")
        << QByteArray("entra-risky-user");
    QTest::newRow("graph")
        << QByteArray(
               R"({"TimeGenerated":"2026-03-01T10:00:00Z","RequestMethod":"GET","RequestUri":"/me","RequestId":"q"})")
        << QByteArray("graph-activity");
    QTest::newRow("provisioning")
        << QByteArray(R"({"id":"v","activityDateTime":"2026-03-01T10:00:00Z","provisioningAction":"create"})")
        << QByteArray("entra-provisioning");
}

void TestOfficeAudit::duplicates()
{
    QFETCH(QByteArray, record);
    QFETCH(QByteArray, format);
    const std::string line = record.toStdString() + "\n";
    const auto report =
        importText(std::string(QTest::currentDataTag()) + ".json", line + "{\"none\":1}\n" + line);
    QCOMPARE(report.format, format.toStdString());
    QCOMPARE(report.read, 3U);
    QCOMPARE(report.stored, 1U);
    QCOMPARE(report.duplicates, 1U);
    QCOMPARE(report.rejected, 1U);
}

// Counts, times and undated records of the reference files as their manifest has them.
void TestOfficeAudit::referenceFiles()
{
    if (!test::hasSharedData()) QSKIP("the reference data is not here");
    const std::set<std::string> formats{"office_activity", "entra_audit", "azure_activity"};
    std::ifstream in(test::sharedData() / "MANIFEST.json", std::ios::binary);
    const nlohmann::json manifest = nlohmann::json::parse(in);
    int seen = 0;
    for (const auto& entry : manifest.at("entries")) {
        if (!formats.contains(entry.at("format").get<std::string>())) continue;
        const std::string path = entry.at("path").get<std::string>();
        const auto report = importFile(std::to_string(++seen) + ".sightline", test::sharedData() / path);
        QCOMPARE(report.read, entry.at("record_count").get<std::uint64_t>());
        QCOMPARE(report.rejected, 0U);
        QCOMPARE(report.activities, report.stored);
        const auto& range = entry.at("time_range_utc");
        if (!range.is_array()) {
            QCOMPARE(report.undated, report.stored);
            continue;
        }
        QCOMPARE(report.from, parseTime(range[0].get<std::string>())->ticks);
        QCOMPARE(report.to, parseTime(range[1].get<std::string>())->ticks);
    }
    QCOMPARE(seen, 3);
}

#include "tst_office_audit.moc"
