// SPDX-License-Identifier: GPL-3.0-or-later
// Sign-ins as the portal exports them, risk, provisioning and Graph requests: invented records of invented
// people.
#include "tests/support/read_activities.h"

#include <QTest>

using namespace sightline;
using test::readActivities;
using test::ReadActivity;

class TestEntraLogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void portalSignIn();
    void portalServices();
    void federation();
    void powershellSignIn();
    void riskDetection_data();
    void riskDetection();
    void riskyUser();
    void graphRequests();
    void provisioning();
};

namespace
{

const std::string kActor = "oid|7dccacb0-c3ff-4b02-964b-dd04c5a8f9fe|";
const std::string kId = "7dccacb0-c3ff-4b02-964b-dd04c5a8f9fe";

} // namespace

void TestEntraLogs::portalSignIn()
{
    const std::string header = "Date (UTC),Request ID,User agent,Correlation ID,User "
                               "ID,User,Username,User type,Cross tenant access type,"
                               "Incoming token type,Application,Application ID ,Resource,Resource ID "
                               ",Resource tenant ID,Home tenant ID,"
                               "IP address,Location,Status,Sign-in error code,Failure reason,Client "
                               "app,Device ID,Browser,Operating System,"
                               "Session ID,Autonomous system  number,Incoming token type\n";
    const auto read = readActivities(
        header + "2026-03-01T10:00:00Z,r1,,c1," + kId +
        ",Ina Berg,ina.berg@contoso.example,Member,none,none,Mail,a1,Graph,g1,"
        "2f4a9838-26b7-47ee-be60-ccc1fdec5953,2f4a9838-26b7-47ee-be60-ccc1fdec5953,192.0.2.10,"
        "\"Washington, D.C., "
        "District of Columbia, US\",Failure,50126,Wrong,Browser,,Edge 120,Windows 10,s1,64500,none\n"
        "2026-03-01T10:01:00Z,r2,,c1," +
        kId +
        ",Ina Berg,ina.berg@contoso.example,Member,none,none,Mail,a1,Graph,g1,,,"
        "192.0.2.10,,Interrupted,,Other.,Browser,,,,,,\n");
    QCOMPARE(read.records.size(), 2U);
    const ReadActivity& r = read.records[0];
    QCOMPARE(r.format, std::string("entra-signin"));
    QCOMPARE(r.dialect, std::string("portal"));
    QCOMPARE(r.table, std::string("SigninLogs"));
    QCOMPARE(r.time, std::string("2026-03-01T10:00:00Z"));
    QCOMPARE(r["ActorKey"], kActor);
    QVERIFY(r.linked(kActor, "upn|ina.berg@contoso.example|"));
    QCOMPARE(r["ActionType"], std::string("LogOnFailed"));
    QCOMPARE(r["Country"], std::string("US"));
    QCOMPARE(r["City"], std::string("Washington, D.C."));
    QCOMPARE(r["OperatingSystem"], std::string("Windows 10"));
    QCOMPARE(r["Browser"], std::string("Edge 120"));
    QCOMPARE(r["App"], std::string("Mail"));
    QCOMPARE(r["SessionId"], std::string("s1"));
    QCOMPARE(r.fields.at("Id"), std::string("r1"));
    QCOMPARE(r.fields.at("AppId"), std::string("a1"));
    QCOMPARE(r.fields.at("AutonomousSystemNumber"), std::string("64500"));
    QCOMPARE(read.records[1]["ActionType"], std::string("LogOnInterrupted"));
    QCOMPARE(read.records[1]["Result"], std::string("NA"));
    QCOMPARE(read.records[1]["Description"], std::string());
}

void TestEntraLogs::portalServices()
{
    const std::string start =
        "Date (UTC),Request ID,Correlation ID,Service principal ID,Service principal name,Credential key "
        "ID,"
        "Application,Application ID ,Resource,IP address,Location,Status,Sign-in error code";
    const std::string line = "2026-03-01T10:00:00Z,r1,c1,0a6ab0f4-2d44-4a7a-9d0e-7f1d6c6a2b11,Robot,k1,"
                             "Robot,a1,Graph,192.0.2.10,"
                             "\"Bern, Bern, CH\",Success,0";
    const ReadActivity app = readActivities(start + "\n" + line + "\n").one();
    QCOMPARE(app.dialect, std::string("portal-service-principal"));
    QCOMPARE(app.table, std::string("AADServicePrincipalSignInLogs"));
    QCOMPARE(app["ActorKey"], std::string("app|0a6ab0f4-2d44-4a7a-9d0e-7f1d6c6a2b11|"));
    QCOMPARE(app["LogonType"], std::string("Service"));
    QCOMPARE(app["Country"], std::string("CH"));
    const ReadActivity managed =
        readActivities(start + ",Managed Identity type\n" + line + ",System assigned\n").one();
    QCOMPARE(managed.table, std::string("AADManagedIdentitySignInLogs"));
}

void TestEntraLogs::federation()
{
    const std::string inner =
        R"("id":"f1","createdDateTime":"2026-03-01T10:00:00+00:00","appDisplayName":"Wiki","tokenIssuerType":)"
        R"("ADFederationServices","status":{"errorCode":0},"userId":")" +
        kId + R"(","userPrincipalName":"ina.berg@contoso.example","isInteractive":true)";
    const ReadActivity graph = readActivities("{" + inner + "}").one();
    QCOMPARE(graph.dialect, std::string("graph-federation"));
    const ReadActivity settings =
        readActivities(R"({"time":"3/1/2026 10:03:58 AM","category":"ADFSSignInLogs","operationName":)"
                       R"("Sign-in activity","resultType":"0","properties":{)" +
                       inner + "}}")
            .one();
    QCOMPARE(settings.dialect, std::string("diagnostic-settings"));
    for (const ReadActivity& r : {graph, settings}) {
        QCOMPARE(r.table, std::string("ADFSSignInLogs"));
        QCOMPARE(r.time, std::string("2026-03-01T10:00:00Z"));
        QCOMPARE(r["ActorKey"], kActor);
        QCOMPARE(r["ActionType"], std::string("LogOn"));
    }
}

void TestEntraLogs::powershellSignIn()
{
    const ReadActivity r =
        readActivities(
            R"([{"Id":"p1","CreatedDateTime":"2026-03-01T10:00:00Z","AppDisplayName":"Mail","Status":{"ErrorCode":50053},)"
            R"("Location":{"City":"Bern","CountryOrRegion":"CH"},"IPAddress":"192.0.2.10","UserId":")" +
            kId + R"(","UserPrincipalName":"ina.berg@contoso.example"}])")
            .one();
    QCOMPARE(r.dialect, std::string("graph-powershell"));
    QCOMPARE(r["Result"], std::string("Failure"));
    QCOMPARE(r["City"], std::string("Bern"));
    QCOMPARE(r["Country"], std::string("CH"));
    QCOMPARE(r["ActorKey"], kActor);
}

void TestEntraLogs::riskDetection_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("dialect");
    const std::string inner =
        R"("id":"d1","requestId":"q1","correlationId":"c1","riskEventType":"unlikelyTravel","riskState":"atRisk",)"
        R"("riskLevel":"high","ipAddress":"192.0.2.10","activityDateTime":"2026-03-01T10:00:00Z",)"
        R"("detectedDateTime":"2026-03-01T10:05:00Z","userId":")" +
        kId +
        R"(","userPrincipalName":"ina.berg@contoso.example","additionalInfo":)"
        R"("[{\"Key\":\"mitreTechniques\",\"Value\":\"T1078\"}]")";
    const std::string envelope =
        R"({"time":"3/1/2026 10:07:16 AM","category":"UserRiskEvents","operationName":"User Risk Detection",)"
        R"("correlationId":"d1","location":"ch","properties":{)" +
        inner + "}}";
    QTest::newRow("graph") << QByteArray::fromStdString("{\"value\":[{" + inner + "}]}")
                           << QByteArray("graph");
    QTest::newRow("settings") << QByteArray::fromStdString(envelope) << QByteArray("diagnostic-settings");
    QTest::newRow("csv") << QByteArray::fromStdString(
                                "Activity,ActivityDateTime,AdditionalInfo,City,CorrelationId,"
                                "CountryOrRegion,DetectedDateTime,Id,IPAddress,RiskEventType,"
                                "RiskLevel,RiskState,UserId,UserPrincipalName\nsignin,2026-03-01T10:00:"
                                "00Z,\"[{\"\"Key\"\":\"\"mitreTechniques\"\",\"\"Value\"\":"
                                "\"\"T1078\"\"}]\",Bern,c1,CH,2026-03-01T10:05:00Z,d1,192.0.2.10,"
                                "unlikelyTravel,high,atRisk," +
                                kId + ",ina.berg@contoso.example\n")
                         << QByteArray("rows");
}

void TestEntraLogs::riskDetection()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, dialect);
    const ReadActivity r = readActivities(text.toStdString()).one();
    QCOMPARE(r.format, std::string("entra-risk-detection"));
    QCOMPARE(r.dialect, dialect.toStdString());
    QCOMPARE(r.time, std::string("2026-03-01T10:00:00Z"));
    QVERIFY(r.kind == RecordKind::Alert);
    QCOMPARE(r.alert.externalId, std::string("d1"));
    QCOMPARE(r.alert.title, std::string("Atypical travel"));
    QCOMPARE(r.alert.severity, std::string("High"));
    QCOMPARE(r.alert.status, std::string("New"));
    QCOMPARE(r.alert.userKeys, std::vector<std::string>{kActor});
    QCOMPARE(r.alert.ipAddresses, std::vector<std::string>{"192.0.2.10"});
    QCOMPARE(r.alert.techniques, std::vector<std::string>{"T1078"});
    QCOMPARE(r.fields.at("CorrelationId"), std::string("c1"));
    QVERIFY(r.linked(kActor, "upn|ina.berg@contoso.example|"));
}

void TestEntraLogs::riskyUser()
{
    const std::string inner =
        R"("id":")" + kId +
        R"(","userPrincipalName":"ina.berg@contoso.example","riskState":"atRisk","riskLevel":"low",)"
        R"("riskLastUpdatedDateTime":"2026-03-01T10:00:00Z")";
    for (
        const std::string& text :
        {"{" + inner + "}",
         R"({"time":"3/1/2026 10:00:01 AM","category":"RiskyUsers","operationName":"Risky user","properties":{)" +
             inner + "}}",
         "Id,IsDeleted,RiskLastUpdatedDateTime,RiskLevel,RiskState,UserDisplayName,UserPrincipalName\n" +
             kId + ",False,2026-03-01T10:00:00Z,low,atRisk,Ina Berg,ina.berg@contoso.example\n"}) {
        const ReadActivity r = readActivities(text).one();
        QCOMPARE(r.table, std::string("AADRiskyUsers"));
        QCOMPARE(r.time, std::string("2026-03-01T10:00:00Z"));
        QVERIFY(r.kind == RecordKind::Other);
        QVERIFY(r.linked(kActor, "upn|ina.berg@contoso.example|"));
    }
}

void TestEntraLogs::graphRequests()
{
    const std::string inner =
        R"("requestId":"q1","requestMethod":"GET","responseStatusCode":403,"ipAddress":"192.0.2.10","userId":")" +
        kId +
        R"(","timeGenerated":"2026-03-01T10:00:00.25Z","requestUri":)"
        R"("https://graph.example/v1.0//users/a88ae17c-f562-4c1f-a377-8910b6847d76/messages?$top=5")";
    const ReadActivity r =
        readActivities(
            R"({"time":"2026-03-01T10:00:09Z","category":"MicrosoftGraphActivityLogs","operationName":)"
            R"("Microsoft Graph Activity","tenantId":"t","properties":{)" +
            inner + "}}")
            .one();
    QCOMPARE(r.format, std::string("graph-activity"));
    QCOMPARE(r.time, std::string("2026-03-01T10:00:00.25Z"));
    QCOMPARE(r["Activity"], std::string("GET /users/{id}/messages"));
    QCOMPARE(r["ActionType"], std::string("MailAccessed"));
    QCOMPARE(r["Result"], std::string("Failure"));
    QCOMPARE(r["ActorKey"], kActor);
    const ReadActivity row =
        readActivities(
            R"({"TimeGenerated":"2026-03-01T10:00:00Z","RequestMethod":"POST","RequestUri":"https://graph.example/beta/users('x')/sendMail",)"
            R"("ResponseStatusCode":"202","ServicePrincipalId":"0a6ab0f4-2d44-4a7a-9d0e-7f1d6c6a2b11"})")
            .one();
    QCOMPARE(row.dialect, std::string("log-analytics"));
    QCOMPARE(row["Activity"], std::string("POST /users/{id}/sendMail"));
    QCOMPARE(row["ActionType"], std::string("MailSent"));
    QCOMPARE(row["Result"], std::string("Success"));
    QCOMPARE(row["ActorKey"], std::string("app|0a6ab0f4-2d44-4a7a-9d0e-7f1d6c6a2b11|"));
}

void TestEntraLogs::provisioning()
{
    const std::string inner =
        R"("id":"v1","activityDateTime":"2026-03-01T10:00:00Z","provisioningAction":"create","changeId":"c1","initiatedBy":{"Type":"system",)"
        R"("Id":"","Name":"Provisioning Service"},"sourceSystem":{"Name":"Azure Active Directory"},"targetSystem":{"Name":"Shop"},)"
        R"("servicePrincipal":{"Name":"Shop"},"sourceIdentity":{"identityType":"User","details":{"UserPrincipalName":)"
        R"("ina.berg@contoso.example"},"Id":")" +
        kId + R"(","Name":"Ina Berg"},"targetIdentity":{"Id":"x9"},"provisioningStatusInfo":{"Status":)";
    const ReadActivity r = readActivities("{" + inner + "\"success\"}}").one();
    QCOMPARE(r.format, std::string("entra-provisioning"));
    QCOMPARE(r.dialect, std::string("graph"));
    QCOMPARE(r["ActionType"], std::string("AccountCreated"));
    QCOMPARE(r["TargetKey"], kActor);
    QCOMPARE(r["ActorKey"], std::string("app|provisioning service|"));
    QCOMPARE(r["App"], std::string("Shop"));
    QCOMPARE(r["Result"], std::string("Success"));
    const ReadActivity skipped =
        readActivities(R"({"time":"2026-03-01T10:00:01Z","category":"ProvisioningLogs","operationName":)"
                       R"("Provisioning activity","properties":{)" +
                       inner + "\"skipped\"}}}")
            .one();
    QCOMPARE(skipped.dialect, std::string("diagnostic-settings"));
    QCOMPARE(skipped["ActionType"], std::string("Other"));
    QCOMPARE(skipped["Result"], std::string("NA"));
}

#include "tst_entra_logs.moc"
