// SPDX-License-Identifier: GPL-3.0-or-later
// Events of the Azure activity log in every dialect: invented records of invented people.
#include "tests/support/read_activities.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace sightline;
using test::readActivities;
using test::ReadActivity;

class TestAzureActivity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void logAnalytics();
    void portalOfLogAnalytics();
    void diagnosticSettings();
    void resourceManager();
    void powershell();
    void portal();
    void roleAssignment();
    void applicationsAndResults();
    void groupIsNoActor();
};

namespace
{

const std::string kActor = "oid|7dccacb0-c3ff-4b02-964b-dd04c5a8f9fe|";
const std::string kResource = "/subscriptions/6f1c2b2e-6c1f-4a5e-8f0e-1d2c3b4a5f60/resourceGroups/Lab/"
                              "providers/Microsoft.Web/sites/Shop";
const std::string kClaims =
    R"({"appid":"c44b4083-3bb0-49c1-b47d-974e53cbdf3c","ipaddr":"192.0.2.10","name":"Ina Berg","puid":"10032000ABCDEF01",)"
    R"("onprem_sid":"S-1-5-21-1-2-3-1104",)"
    R"("http://schemas.microsoft.com/identity/claims/objectidentifier":"7dccacb0-c3ff-4b02-964b-dd04c5a8f9fe",)"
    R"("http://schemas.microsoft.com/identity/claims/tenantid":"2f4a9838-26b7-47ee-be60-ccc1fdec5953",)"
    R"("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name":"Ina.Berg@contoso.example",)"
    R"("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn":"Ina.Berg@contoso.example"})";
const std::string kAuthorization =
    R"({"action":"Microsoft.Web/sites/delete","scope":")" + kResource +
    R"(","evidence":{"role":"Owner","principalId":"7dccacb0c3ff4b02964bdd04c5a8f9fe","principalType":"User"}})";
const std::string kEvent = "11111111-2222-4333-8444-555555555555";

void checkDelete(const ReadActivity& r, const char* dialect)
{
    QCOMPARE(r.format, std::string("azure-activity"));
    QCOMPARE(r.dialect, std::string(dialect));
    QCOMPARE(r.table, std::string("AzureActivity"));
    QCOMPARE(r.time, std::string("2026-03-01T10:00:00.5Z"));
    QCOMPARE(r["ActionType"], std::string("ResourceDeleted"));
    QCOMPARE(r["Result"], std::string("Success"));
    QCOMPARE(r["ActorKey"], kActor);
    QCOMPARE(r["IPAddress"], std::string("192.0.2.10"));
    QCOMPARE(r["App"], std::string("Azure"));
    QCOMPARE(r["Environment"], std::string("Cloud"));
    QCOMPARE(r["Instance"], std::string("2f4a9838-26b7-47ee-be60-ccc1fdec5953"));
    QCOMPARE(r["ObjectId"], kResource);
    QCOMPARE(r["Object"], std::string("Shop"));
    QCOMPARE(r.fields.at("EventDataId"), kEvent);
    QVERIFY(r.linked(kActor, "upn|ina.berg@contoso.example|"));
    QVERIFY(r.linked(kActor, "puid|10032000abcdef01|"));
    QVERIFY(r.linked(kActor, "sid|s-1-5-21-1-2-3-1104|"));
}

std::string quoted(const std::string& text)
{
    std::string out = "\"";
    for (const char c : text)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

// A row with claims and properties of a service's caller.
ReadActivity row(const std::string& members)
{
    return readActivities(R"({"TimeGenerated":"2026-03-01T10:00:00Z","CallerIpAddress":"192.0.2.10",)" +
                          members + "}")
        .one();
}

} // namespace

void TestAzureActivity::logAnalytics()
{
    nlohmann::json j{{"TimeGenerated", "2026-03-01T10:00:00.5Z"},
                     {"Caller", "Ina.Berg@contoso.example"},
                     {"OperationNameValue", "MICROSOFT.WEB/SITES/DELETE"},
                     {"ActivityStatusValue", "Success"},
                     {"CallerIpAddress", "192.0.2.10"},
                     {"EventDataId", kEvent},
                     {"Claims", kClaims},
                     {"Authorization", kAuthorization},
                     {"_ResourceId", kResource},
                     {"Type", "AzureActivity"}};
    checkDelete(readActivities(j.dump()).one(), "log-analytics");
    j["Claims_d"] = nlohmann::json::parse(kClaims);
    j.erase("Claims");
    j.erase("CallerIpAddress");
    checkDelete(readActivities(j.dump()).one(), "log-analytics");
}

void TestAzureActivity::portalOfLogAnalytics()
{
    const ReadActivity r =
        readActivities("$table,CallerIpAddress,Authorization,Authorization_d,Claims,Claims_d,"
                       "OperationNameValue,Caller,"
                       "EventDataId,ActivityStatusValue,TimeGenerated [UTC],_ResourceId,OperationName\n"
                       "AzureActivity,192.0.2.10," +
                       quoted(kAuthorization) + "," + quoted(kAuthorization) + "," + quoted(kClaims) + "," +
                       quoted(kClaims) + ",MICROSOFT.WEB/SITES/DELETE,Ina.Berg@contoso.example," + kEvent +
                       ",Success,\"3/1/2026, 10:00:00.500 AM\"," + kResource + ",\n")
            .one();
    checkDelete(r, "log-analytics");
}

void TestAzureActivity::diagnosticSettings()
{
    const std::string record =
        R"({"time":"2026-03-01T10:00:00.5000000Z","resourceId":")" + kResource +
        R"(","operationName":"MICROSOFT.WEB/SITES/DELETE","category":"Administrative","resultType":"Success",)"
        R"("resultSignature":"Succeeded.","durationMs":"0","callerIpAddress":"192.0.2.10","correlationId":"c1",)"
        R"("identity":{"authorization":)" +
        kAuthorization + R"(,"claims":)" + kClaims +
        R"(},"level":"Information","properties":{"eventDataId":")" + kEvent + R"(","statusCode":"OK"}})";
    checkDelete(readActivities(record).one(), "diagnostic-settings");
    checkDelete(readActivities("{\"records\":[" + record + "]}").one(), "diagnostic-settings");
}

void TestAzureActivity::resourceManager()
{
    const std::string record =
        R"({"authorization":)" + kAuthorization + R"(,"caller":"Ina.Berg@contoso.example","claims":)" +
        kClaims + R"(,"correlationId":"c1","description":"","eventDataId":")" + kEvent +
        R"(","eventName":{"value":"EndRequest","localizedValue":"End request"},"category":{"value":"Administrative",)"
        R"("localizedValue":"Administrative"},"eventTimestamp":"2026-03-01T10:00:00.5Z","httpRequest":)"
        R"({"clientRequestId":"q","clientIpAddress":"192.0.2.10","method":"DELETE"},"level":"Informational",)"
        R"("operationId":"o1","operationName":{"value":"Microsoft.Web/sites/delete","localizedValue":"Delete web app"},)"
        R"("resourceId":")" +
        kResource +
        R"(","status":{"value":"Succeeded","localizedValue":"Succeeded"},)"
        R"("subStatus":{"value":"","localizedValue":""},"submissionTimestamp":"2026-03-01T10:02:00Z",)"
        R"("subscriptionId":"s","tenantId":"2f4a9838-26b7-47ee-be60-ccc1fdec5953"})";
    const ReadActivity r = readActivities("{\"value\":[" + record + "]}").one();
    checkDelete(r, "resource-manager");
    QCOMPARE(r["Activity"], std::string("Microsoft.Web/sites/delete"));
    QCOMPARE(r["Description"], std::string("Delete web app"));
    QCOMPARE(r["TimeIngested"].substr(0, 19), std::string("2026-03-01T10:02:00"));
    QCOMPARE(r.fields.at("CategoryValue"), std::string("Administrative"));
}

void TestAzureActivity::powershell()
{
    const ReadActivity r =
        readActivities(
            R"([{"Authorization":)" + kAuthorization +
            R"(,"Caller":"Ina.Berg@contoso.example","Claims":{"Content":)" + kClaims +
            R"(},"CorrelationId":"c1","EventDataId":")" + kEvent +
            R"(","EventTimestamp":"\/Date(1772359200500)\/","HttpRequest":{"ClientIpAddress":"192.0.2.10"},)"
            R"("OperationName":{"Value":"Microsoft.Web/sites/delete","LocalizedValue":"Delete web app"},)"
            R"("ResourceId":")" +
            kResource + R"(","Status":{"Value":"Succeeded"}}])")
            .one();
    checkDelete(r, "powershell");
}

void TestAzureActivity::portal()
{
    const ReadActivity r =
        readActivities(
            "Correlation id,Operation name,Status,Event category,Level,Time,Subscription,Event initiated "
            "by,"
            "Resource type,Resource group,Resource\n"
            "c1,Delete web app,Succeeded,Administrative,Informational,2026-03-01T10:00:00.5Z,s,"
            "ina.berg@contoso.example,Microsoft.Web/sites,Lab," +
            kResource + "\n")
            .one();
    QCOMPARE(r.dialect, std::string("portal"));
    QCOMPARE(r.time, std::string("2026-03-01T10:00:00.5Z"));
    QCOMPARE(r["ActorKey"], std::string("upn|ina.berg@contoso.example|"));
    QCOMPARE(r["Result"], std::string("Success"));
    QCOMPARE(r["Object"], std::string("Shop"));
    QCOMPARE(r["ActionType"], std::string("Other")); // only the sentence of a reader's language
}

void TestAzureActivity::roleAssignment()
{
    const ReadActivity r = row(
        R"("OperationNameValue":"MICROSOFT.AUTHORIZATION/ROLEASSIGNMENTS/WRITE","ActivityStatusValue":"Start",)"
        R"("Caller":"ina.berg@contoso.example","Properties_d":{"requestbody":"{\"Properties\":{\"PrincipalId\":)"
        R"(\"a88ae17c-f562-4c1f-a377-8910b6847d76\",\"PrincipalType\":\"User\",\"RoleDefinitionId\":)"
        R"(\"/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635\"}}"})");
    QCOMPARE(r["ActionType"], std::string("RoleAssigned"));
    QCOMPARE(r["Result"], std::string("NA"));
    QCOMPARE(r["ResultDetail"], std::string("Start"));
    QCOMPARE(r["TargetKey"], std::string("oid|a88ae17c-f562-4c1f-a377-8910b6847d76|"));
    QCOMPARE(r["Object"], std::string("8e3af657-a8ff-443c-a75c-2fe8c4bcb635"));
    QCOMPARE(r["IsAdmin"], std::string("true"));
}

void TestAzureActivity::applicationsAndResults()
{
    const ReadActivity app = row(
        R"("OperationNameValue":"Microsoft.Compute/disks/write","ActivityStatusValue":"Failure","ActivitySubstatusValue":)"
        R"("Forbidden","Caller":"0a6ab0f4-2d44-4a7a-9d0e-7f1d6c6a2b11","Claims_d":{"appid":"c44b4083-3bb0-49c1-b47d-974e53cbdf3c",)"
        R"("idtyp":"app","http://schemas.microsoft.com/identity/claims/objectidentifier":"0a6ab0f4-2d44-4a7a-9d0e-7f1d6c6a2b11"})");
    QCOMPARE(app["ActorKey"], std::string("app|0a6ab0f4-2d44-4a7a-9d0e-7f1d6c6a2b11|"));
    QCOMPARE(app["ActionType"], std::string("ResourceChanged"));
    QCOMPARE(app["Result"], std::string("Failure"));
    QCOMPARE(app["ResultDetail"], std::string("Forbidden"));
    QVERIFY(app.links.empty());
    const ReadActivity made =
        row(R"("OperationNameValue":"Microsoft.Compute/disks/write","ActivityStatusValue":"Success",)"
            R"("ActivitySubstatusValue":"Created","Caller":"ina.berg@contoso.example")");
    QCOMPARE(made["ActionType"], std::string("ResourceCreated"));
    const ReadActivity health =
        row(R"("OperationNameValue":"Microsoft.Resourcehealth/healthevent/Updated/action",)"
            R"("ActivityStatusValue":"Updated","Caller":"")");
    QCOMPARE(health["ActionType"], std::string("Other"));
    QCOMPARE(health["ActorKey"], std::string());
}

// Rights by a group are no proof of who called.
void TestAzureActivity::groupIsNoActor()
{
    const ReadActivity r =
        row(R"("OperationNameValue":"Microsoft.Web/sites/write","ActivityStatusValue":"Success","Caller":"",)"
            R"("Authorization_d":{"evidence":{"principalId":"7dccacb0c3ff4b02964bdd04c5a8f9fe",)"
            R"("principalType":"Group"}})");
    QCOMPARE(r["ActorKey"], std::string());
}

#include "tst_azure_activity.moc"
