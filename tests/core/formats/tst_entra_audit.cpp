// SPDX-License-Identifier: GPL-3.0-or-later
// Audit logs of Microsoft Entra in every dialect: invented records of invented people.
#include "tests/support/read_activities.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace sightline;
using test::readActivities;
using test::ReadActivity;

class TestEntraAudit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void graph();
    void diagnosticSettings();
    void logAnalytics();
    void portalOfLogAnalytics();
    void portal();
    void undated();
    void actions_data();
    void actions();
};

namespace
{

const std::string kActor = "oid|7dccacb0-c3ff-4b02-964b-dd04c5a8f9fe|";
const std::string kMember = "oid|a88ae17c-f562-4c1f-a377-8910b6847d76|";
const std::string kInitiatedBy =
    R"({"app":null,"user":{"id":"7dccacb0-c3ff-4b02-964b-dd04c5a8f9fe","displayName":null,)"
    R"("userPrincipalName":"Ina.Berg@contoso.example","ipAddress":"192.0.2.10"}})";
const std::string kTargets =
    R"([{"id":"a88ae17c-f562-4c1f-a377-8910b6847d76","displayName":null,"type":"User",)"
    R"("userPrincipalName":"omar@contoso.example","modifiedProperties":[)"
    R"({"displayName":"Role.ObjectID","oldValue":null,"newValue":"\"5b3fe201-fa8b-4144-b6f1-875829ff7543\""},)"
    R"({"displayName":"Role.DisplayName","oldValue":null,"newValue":"\"User Administrator\""}]},)"
    R"({"id":"5b3fe201-fa8b-4144-b6f1-875829ff7543","displayName":null,"type":"Role"}])";
const std::string kDetails =
    R"([{"key":"User-Agent","value":"Mozilla/5.0 (Windows NT 10.0) Firefox/128.0"}])";

std::string graphRecord()
{
    return R"({"id":"Directory_1_A_1","category":"RoleManagement","correlationId":"c1","result":"success",)"
           R"("resultReason":"","activityDisplayName":"Add member to role","loggedByService":"Core Directory",)"
           R"("activityDateTime":"2026-03-01T10:00:00.1234567Z","operationType":"Assign","initiatedBy":)" +
           kInitiatedBy + R"(,"targetResources":)" + kTargets + R"(,"additionalDetails":)" + kDetails + "}";
}

std::string quoted(const std::string& text)
{
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

void checkRole(const ReadActivity& r, const char* dialect)
{
    QCOMPARE(r.format, std::string("entra-audit"));
    QCOMPARE(r.dialect, std::string(dialect));
    QCOMPARE(r.table, std::string("AuditLogs"));
    QCOMPARE(r["ActionType"], std::string("RoleAssigned"));
    QCOMPARE(r["Activity"], std::string("Add member to role"));
    QCOMPARE(r["ActorKey"], kActor);
    QCOMPARE(r["TargetKey"], kMember);
    QCOMPARE(r["Object"], std::string("User Administrator"));
    QCOMPARE(r["ObjectType"], std::string("Role"));
    QCOMPARE(r["Result"], std::string("Success"));
    QCOMPARE(r["IPAddress"], std::string("192.0.2.10"));
    QCOMPARE(r["App"], std::string("Microsoft Entra ID"));
    QVERIFY(r.linked(kActor, "upn|ina.berg@contoso.example|"));
    QVERIFY(r.linked(kMember, "upn|omar@contoso.example|"));
}

} // namespace

void TestEntraAudit::graph()
{
    for (const std::string& text :
         {graphRecord(), "[" + graphRecord() + "]",
          R"({"@odata.context":"https://graph.example/$metadata","value":[)" + graphRecord() + "]}"}) {
        const ReadActivity r = readActivities(text).one();
        checkRole(r, "graph");
        QCOMPARE(r.time, std::string("2026-03-01T10:00:00.1234567Z"));
        QVERIFY(!r["Browser"].empty());
        QCOMPARE(r.fields.at("AADOperationType"), std::string("Assign"));
    }
}

void TestEntraAudit::diagnosticSettings()
{
    const ReadActivity r =
        readActivities(R"({"time":"2026-03-01T10:00:05Z","category":"AuditLogs","operationName":)"
                       R"("Add member to role","tenantId":"2f4a9838-26b7-47ee-be60-ccc1fdec5953",)"
                       R"("identity":"Ina","properties":)" +
                       graphRecord() + "}")
            .one();
    checkRole(r, "diagnostic-settings");
    QCOMPARE(r.time, std::string("2026-03-01T10:00:00.1234567Z"));
    QCOMPARE(r["Instance"], std::string("2f4a9838-26b7-47ee-be60-ccc1fdec5953"));
    QCOMPARE(r.fields.at("Category"), std::string("RoleManagement"));
}

void TestEntraAudit::logAnalytics()
{
    const std::string head = R"({"TimeGenerated":"2026-03-01T10:00:00.12Z","Id":"Directory_1_A_1",)"
                             R"("OperationName":"Add member to role","Result":"success",)"
                             R"("LoggedByService":"Core Directory","Type":"AuditLogs","InitiatedBy":)";
    checkRole(readActivities(head + kInitiatedBy + R"(,"TargetResources":)" + kTargets + "}").one(),
              "log-analytics");
    nlohmann::json text = nlohmann::json::parse(head + "null}");
    text["InitiatedBy"] = kInitiatedBy;
    text["TargetResources"] = kTargets;
    checkRole(readActivities(text.dump()).one(), "log-analytics");
}

void TestEntraAudit::portalOfLogAnalytics()
{
    const ReadActivity r =
        readActivities("TimeGenerated [UTC],OperationName,Result,LoggedByService,InitiatedBy_dynamic,"
                       "InitiatedBy_string,TargetResources\n"
                       "\"3/1/2026, 10:00:00.120 AM\",Add member to role,success,Core Directory," +
                       quoted(kInitiatedBy) + ",," + quoted(kTargets) + "\n")
            .one();
    checkRole(r, "log-analytics");
    QCOMPARE(r.time, std::string("2026-03-01T10:00:00.12Z"));
}

void TestEntraAudit::portal()
{
    const std::string header =
        "Date (UTC),CorrelationId,Service,Category,Activity,Result,ResultReason,User "
        "Agent,ActorType,ActorDisplayName,"
        "ActorObjectId,ActorUserPrincipalName,IPAddress,ActorServicePrincipalId,"
        "ActorServicePrincipalName,Target1Type,"
        "Target1DisplayName,Target1ObjectId,Target1UserPrincipalName,Target1ModifiedProperty1Name,"
        "Target1ModifiedProperty1OldValue,Target1ModifiedProperty1NewValue\n";
    const auto read = readActivities(
        header + "2026-03-01T10:00:00Z,c1,Core Directory,RoleManagement,Add member to role,success,,,User,,"
                 "7dccacb0-c3ff-4b02-964b-dd04c5a8f9fe,Ina.Berg@contoso.example,192.0.2.10,,,User,,"
                 "a88ae17c-f562-4c1f-a377-8910b6847d76,omar@contoso.example,Role.DisplayName,,\"\"\"User "
                 "Administrator\"\"\"\n"
                 "2026-03-01T11:00:00Z,c2,Core Directory,ApplicationManagement,Add service principal "
                 "credentials,failure,No,,"
                 "Application,Robot,,,,0a6ab0f4-2d44-4a7a-9d0e-7f1d6c6a2b11,Robot,ServicePrincipal,Payroll,"
                 "5f1c2b2e-6c1f-4a5e-8f0e-1d2c3b4a5f60,,,,\n");
    QCOMPARE(read.records.size(), 2U);
    checkRole(read.records[0], "portal");
    QCOMPARE(read.records[0].time, std::string("2026-03-01T10:00:00Z"));
    const ReadActivity& app = read.records[1];
    QCOMPARE(app["ActionType"], std::string("ApplicationCredentialAdded"));
    QCOMPARE(app["ActorKey"], std::string("app|0a6ab0f4-2d44-4a7a-9d0e-7f1d6c6a2b11|"));
    QCOMPARE(app["Object"], std::string("Payroll"));
    QCOMPARE(app["ObjectType"], std::string("Application"));
    QCOMPARE(app["Result"], std::string("Failure"));
    QCOMPARE(app["ResultDetail"], std::string("No"));
}

// A hunting query: no time at all, a closing blank and an en dash in the operation.
void TestEntraAudit::undated()
{
    const ReadActivity r =
        readActivities(
            "OperationName,InitiatingUserOrApp,InitiatedBy,TargetResources,Result\n"
            "Update application \xE2\x80\x93 Certificates and secrets management "
            ",Ina.Berg@contoso.example," +
            quoted(kInitiatedBy) + "," +
            quoted(
                R"([{"id":"5f1c2b2e-xxxx-4a5e-8f0e-1d2c3b4a5f60","displayName":"Payroll","type":"Application"}])") +
            ",success\n")
            .one();
    QCOMPARE(r.dialect, std::string("log-analytics"));
    QCOMPARE(r.time, std::string());
    QCOMPARE(r["ActionType"], std::string("ApplicationCredentialAdded"));
    QCOMPARE(r["ActorKey"], kActor);
    QCOMPARE(r["ObjectId"], std::string("5f1c2b2e-xxxx-4a5e-8f0e-1d2c3b4a5f60"));
    QCOMPARE(r["TargetKey"], std::string());
}

void TestEntraAudit::actions_data()
{
    QTest::addColumn<QByteArray>("activity");
    QTest::addColumn<QByteArray>("action");
    QTest::newRow("user") << QByteArray("Add user") << QByteArray("AccountCreated");
    QTest::newRow("consent") << QByteArray("Consent to application") << QByteArray("ApplicationConsented");
    QTest::newRow("policy") << QByteArray("Update conditional access policy") << QByteArray("PolicyChanged");
    QTest::newRow("reset") << QByteArray("Reset password (by admin)") << QByteArray("PasswordReset");
    QTest::newRow("eligible") << QByteArray("Add eligible member to role") << QByteArray("RoleAssigned");
    QTest::newRow("group") << QByteArray("Remove member from group") << QByteArray("GroupMemberRemoved");
    QTest::newRow("unknown") << QByteArray("Paint the fence") << QByteArray("Other");
}

void TestEntraAudit::actions()
{
    QFETCH(QByteArray, activity);
    QFETCH(QByteArray, action);
    const ReadActivity r =
        readActivities(
            R"({"id":"1","activityDateTime":"2026-03-01T10:00:00Z","result":"success","initiatedBy":{"app":)"
            R"({"displayName":"Sync Engine","servicePrincipalId":null}},"activityDisplayName":")" +
            activity.toStdString() + "\"}")
            .one();
    QCOMPARE(r["ActionType"], action.toStdString());
    QCOMPARE(r["ActorKey"], std::string("app|sync engine|"));
    QCOMPARE(r["ActorUsername"], std::string("Sync Engine"));
}

#include "tst_entra_audit.moc"
