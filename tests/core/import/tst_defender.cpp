// SPDX-License-Identifier: GPL-3.0-or-later
// Exports of Defender XDR and Sentinel: hunting tables as streams, answers and rows, alerts, incidents and
// BehaviorAnalytics, and what the case makes of them.
#include "tests/support/import_text.h"
#include "tests/support/shared_data.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace sightline;
using test::Cells;
using test::ImportedText;
using test::importText;

namespace
{

const std::string kOid = "7dccacb0-c3ff-4b02-964b-dd04c5a8f9fe";

std::string stream(const std::string& table, const std::string& properties)
{
    return R"({"time":"2026-03-01T10:05:00.1234567Z","tenantId":"4b2462a4-bbee-495a-a0e1-f23ae524cc9c",)"
           R"("operationName":"Publish","category":"AdvancedHunting-)" +
           table + R"(","properties":{"Timestamp":"2026-03-01T10:00:00Z",)" + properties + "}}\n";
}

} // namespace

// In raw texts \u0023 stands for the number sign, which moc does not survive there.
class TestDefender : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

private Q_SLOTS:

    void streamedLogon()
    {
        const std::string logon = stream(
            "IdentityLogonEvents",
            R"("ActionType":"LogonFailed","Application":"Active Directory","LogonType":"Remote desktop","Protocol":"Kerberos",)"
            R"("FailureReason":"WrongPassword","AccountUpn":"ana@corp.example","AccountObjectId":"7dccacb0-c3ff-4b02-964b-dd04c5a8f9fe",)"
            R"("AccountSid":"S-1-5-21-1-2-3-1104","AccountName":"ana","AccountDomain":"corp.example","DeviceName":"ws5.corp.example",)"
            R"("DestinationDeviceName":"dc1.corp.example","IPAddress":"192.0.2.7","Location":"Germany","ReportId":"r-1")");
        const ImportedText in = importText(m_dir, logon + logon);
        QCOMPARE(in.report.format, std::string("defender-hunting-devices"));
        QCOMPARE(in.report.read, 2U);
        QCOMPARE(in.report.duplicates, 1U);
        Cells row = in.row(0);
        QCOMPARE(row["table"], std::string("IdentityLogonEvents"));
        QCOMPARE(row["time"], std::string("2026-03-01T10:00:00Z"));
        QCOMPARE(row["Activity.TimeIngested"], std::string("2026-03-01T10:05:00.1234567Z"));
        QCOMPARE(row["Activity.ActionType"], std::string("LogOnFailed"));
        QCOMPARE(row["Activity.Activity"], std::string("LogonFailed"));
        QCOMPARE(row["Activity.Result"], std::string("Failure"));
        QCOMPARE(row["Activity.ResultDetail"], std::string("WrongPassword"));
        QCOMPARE(row["Activity.App"], std::string("Active Directory"));
        QCOMPARE(row["Activity.Environment"], std::string("OnPremises"));
        QCOMPARE(row["Activity.ActorKey"], "oid|" + kOid + "|");
        QCOMPARE(row["Activity.ActorUsername"], std::string("ana@corp.example"));
        QCOMPARE(row["Activity.Device"], std::string("ws5.corp.example"));
        QCOMPARE(row["Activity.DestinationDevice"], std::string("dc1.corp.example"));
        QCOMPARE(row["Activity.IPAddress"], std::string("192.0.2.7"));
        QCOMPARE(row["Activity.Country"], std::string("DE"));
        QCOMPARE(row["Activity.LogonType"], std::string("Remote desktop"));
        QVERIFY(in.linked("oid|" + kOid + "|", "upn|ana@corp.example|"));
        QVERIFY(in.linked("oid|" + kOid + "|", "sid|s-1-5-21-1-2-3-1104|"));
        QVERIFY(in.linked("sid|s-1-5-21-1-2-3-1104|", "win|ana|corp.example"));
    }

    void groupChangeHasADirection()
    {
        const std::string change =
            R"("ActionType":"Group Membership changed","Application":"Active Directory","AccountName":"admin",)"
            R"("AccountDomain":"corp.example","AccountSid":"S-1-5-21-1-2-3-500","TargetAccountUpn":"bo@corp.example",)"
            R"("TargetAccountDisplayName":"Bo","DeviceName":"ws5",)";
        const std::string added1 =
            change + R"("ReportId":"1","AdditionalFields":{"TO.GROUP":"Domain Admins"})";
        const std::string removed1 =
            change + R"("ReportId":"2","AdditionalFields":{"FROM.GROUP":"Domain Admins"})";
        const ImportedText in = importText(m_dir, stream("IdentityDirectoryEvents", added1) +
                                                      stream("IdentityDirectoryEvents", removed1));
        Cells added = in.row(0);
        Cells removed = in.row(1);
        QCOMPARE(added["Activity.ActionType"], std::string("GroupMemberAdded"));
        QCOMPARE(removed["Activity.ActionType"], std::string("GroupMemberRemoved"));
        QCOMPARE(added["Activity.Object"], std::string("Domain Admins"));
        QCOMPARE(removed["Activity.ObjectType"], std::string("Group"));
        QCOMPARE(added["Activity.TargetKey"], std::string("upn|bo@corp.example|"));
        QCOMPARE(added["Activity.ActorKey"], std::string("sid|s-1-5-21-1-2-3-500|"));
        QCOMPARE(added["Activity.Result"], std::string("Success"));
    }

    void rowsOfSeveralTablesInOneFile()
    {
        const ImportedText in = importText(
            m_dir,
            R"({"Timestamp":"2026-03-01T10:00:00.1Z","DeviceId":"d","DeviceName":"ws5.corp.example","ActionType":"LogonSuccess","LogonType":"RemoteInteractive","AccountDomain":"corp","AccountName":"ana","AccountSid":"S-1-5-21-1-2-3-1104","RemoteIP":"192.0.2.9","RemoteDeviceName":"jump1","ReportId":7})"
            "\r\n"
            R"({"Timestamp":"2026-03-01T10:00:01Z","DeviceId":"d","DeviceName":"ws5.corp.example","ActionType":"ProcessCreated","FileName":"whoami.exe","FolderPath":"C:\\Windows\\System32\\whoami.exe","ProcessCommandLine":"whoami /all","AccountDomain":"corp","AccountName":"ana","AccountSid":"S-1-5-21-1-2-3-1104","ReportId":8})"
            "\r\n"
            R"({"Timestamp":"2026-03-01T10:00:02Z","DeviceId":"d","DeviceName":"ws5.corp.example","ActionType":"ConnectionSuccess","LocalIP":"198.51.100.4","RemoteIP":"203.0.113.5","RemoteUrl":"files.example","InitiatingProcessAccountSid":"S-1-5-18","InitiatingProcessAccountName":"system","InitiatingProcessAccountDomain":"nt authority","ReportId":9})"
            "\r\n"
            R"({"Timestamp":"2026-03-01T10:00:03Z","DeviceId":"d","DeviceName":"ws5.corp.example","ActionType":"UserAccountCreated","AccountDomain":"ws5","AccountName":"helper","AccountSid":"S-1-5-21-7-8-9-1001","InitiatingProcessAccountDomain":"corp","InitiatingProcessAccountName":"ana","InitiatingProcessAccountSid":"S-1-5-21-1-2-3-1104","ReportId":10})"
            "\r\n"
            R"({"Timestamp":"2026-03-01T10:00:04Z","Application":"Microsoft 365","ApplicationId":"00000002-0000-0000-c000-000000000000","LogonType":"nonInteractiveUser","ErrorCode":50126,"AccountUpn":"ana@corp.example","AccountObjectId":"7dccacb0-c3ff-4b02-964b-dd04c5a8f9fe","AadDeviceId":"","IPAddress":"192.0.2.7","Country":"DE","RequestId":"q","ReportId":"s-1"})"
            "\r\n"
            R"({"Timestamp":"2026-03-01T10:00:05Z","NetworkMessageId":"m","SenderFromAddress":"x@out.example","RecipientEmailAddress":"ana@corp.example","DeliveryAction":"Delivered","Subject":"Hello","ReportId":"e-1"})"
            "\r\n");
        QCOMPARE(in.report.read, 6U);
        QCOMPARE(in.report.stored, 6U);
        QCOMPARE(in.report.activities, 5U);
        Cells row = in.row(0);
        QCOMPARE(row["table"], std::string("DeviceLogonEvents"));
        QCOMPARE(row["Activity.ActionType"], std::string("LogOn"));
        QCOMPARE(row["Activity.Device"], std::string("jump1"));
        QCOMPARE(row["Activity.DestinationDevice"], std::string("ws5.corp.example"));
        QCOMPARE(row["Activity.IPAddress"], std::string("192.0.2.9"));
        QCOMPARE(row["Activity.ActorKey"], std::string("sid|s-1-5-21-1-2-3-1104|"));
        row = in.row(1);
        QCOMPARE(row["table"], std::string("DeviceProcessEvents"));
        QCOMPARE(row["Activity.ActionType"], std::string("ProcessStarted"));
        QCOMPARE(row["Activity.Object"], std::string("whoami.exe"));
        row = in.row(2);
        QCOMPARE(row["table"], std::string("DeviceNetworkEvents"));
        QCOMPARE(row["Activity.ActorKey"], std::string("sid|s-1-5-18|ws5"));
        QCOMPARE(row["Activity.IPAddress"], std::string("198.51.100.4"));
        QCOMPARE(row["Activity.Object"], std::string("files.example"));
        QCOMPARE(row["Activity.Result"], std::string("Success"));
        row = in.row(3);
        QCOMPARE(row["table"], std::string("DeviceEvents"));
        QCOMPARE(row["Activity.ActionType"], std::string("AccountCreated"));
        QCOMPARE(row["Activity.ActorKey"], std::string("sid|s-1-5-21-1-2-3-1104|"));
        QCOMPARE(row["Activity.TargetKey"], std::string("sid|s-1-5-21-7-8-9-1001|"));
        row = in.row(4);
        QCOMPARE(row["table"], std::string("AADSignInEventsBeta"));
        QCOMPARE(row["Activity.ActionType"], std::string("LogOnFailed"));
        QCOMPARE(row["Activity.LogonType"], std::string("NonInteractive"));
        QCOMPARE(row["Activity.Country"], std::string("DE"));
        QCOMPARE(in.row(5)["table"], std::string("EmailEvents"));
    }

    void answersOfTheApi()
    {
        const ImportedText in = importText(
            m_dir,
            R"({"Stats":{"ExecutionTime":0.1},"Schema":[{"Name":"Timestamp","Type":"DateTime"}],"Results":[)"
            R"({"Timestamp":"2026-03-01T10:00:00Z","ActionType":"FileDownloaded","Application":"Microsoft SharePoint Online","ApplicationId":20892,"AccountObjectId":"7dccacb0-c3ff-4b02-964b-dd04c5a8f9fe","AccountDisplayName":"Ana","IPAddress":"192.0.2.7","CountryCode":"DE","City":"Bonn","ISP":"Example Net","IsAdminOperation":0,"ObjectName":"https://sp.example/plan.docx","ObjectType":"File",)"
            R"("ActivityObjects":[{"Type":"User","Role":"Target object","Name":"Bo","Id":"a88ae17c-f562-4c1f-a377-8910b6847d76"}],"RawEventData":{"Workload":"SharePoint","UserId":"ana@corp.example","ResultStatus":"Succeeded"},"ReportId":"c-1"}]})");
        QCOMPARE(in.report.read, 1U);
        QCOMPARE(in.report.rejected, 0U);
        Cells row = in.row(0);
        QCOMPARE(row["table"], std::string("CloudAppEvents"));
        QCOMPARE(row["Activity.ActionType"], std::string("FileDownloaded"));
        QCOMPARE(row["Activity.App"], std::string("SharePoint Online"));
        QCOMPARE(row["Activity.ActorKey"], "oid|" + kOid + "|");
        QCOMPARE(row["Activity.TargetKey"], std::string("oid|a88ae17c-f562-4c1f-a377-8910b6847d76|"));
        QCOMPARE(row["Activity.Result"], std::string("Success"));
        QCOMPARE(row["Activity.Isp"], std::string("Example Net"));
        QCOMPARE(row["Activity.City"], std::string("Bonn"));
        QVERIFY(in.linked("oid|" + kOid + "|", "upn|ana@corp.example|"));
    }

    void tablesNobodyKnows()
    {
        const ImportedText in =
            importText(m_dir, stream("NewThings", R"("Colour":"red","ReportId":"1")") +
                                  stream("Activity", R"("Colour":"blue")") +
                                  stream("A b/c", R"("Colour":"green","ActionType":"Painted")"));
        QCOMPARE(in.report.read, 3U);
        QCOMPARE(in.report.stored, 3U);
        QCOMPARE(in.row(0)["table"], std::string("NewThings"));
        QVERIFY(in.row(0)["NewThings._extra"].find("red") != std::string::npos);
        QCOMPARE(in.row(1)["table"], std::string("AdvancedHunting"));
        QCOMPARE(in.row(2)["table"], std::string("AdvancedHunting"));
        QCOMPARE(in.row(2)["Activity.ActionType"], std::string("Other"));
    }

    void huntingAlertsAndEvidence()
    {
        const ImportedText in = importText(
            m_dir,
            stream(
                "AlertInfo",
                R"("AlertId":"da1","Title":"Odd logon","Category":"InitialAccess","Severity":"High",)"
                R"("ServiceSource":"Microsoft Defender for Identity","DetectionSource":"Microsoft Defender for Identity",)"
                R"("AttackTechniques":["T1078"])") +
                stream(
                    "AlertEvidence",
                    R"("AlertId":"da1","EntityType":"User","EvidenceRole":"Impacted","AccountUpn":"ana@corp.example",)"
                    R"("AccountObjectId":"7dccacb0-c3ff-4b02-964b-dd04c5a8f9fe","Title":"Odd logon")"));
        QCOMPARE(in.report.alerts, 1U);
        const Alert alert = in.alert("da1");
        QCOMPARE(alert.severity, std::string("High"));
        QCOMPARE(alert.techniques, (std::vector<std::string>{"T1078"}));
        QCOMPARE(alert.tactics, (std::vector<std::string>{"InitialAccess"}));
        QCOMPARE(in.row(1)["table"], std::string("AlertEvidence"));
        QVERIFY(in.linked("oid|" + kOid + "|", "upn|ana@corp.example|"));
    }

    void identityStream()
    {
        const ImportedText in = importText(
            m_dir,
            stream(
                "IdentityInfo",
                R"("AccountUpn":"ana@corp.example","AccountObjectId":"7dccacb0-c3ff-4b02-964b-dd04c5a8f9fe",)"
                R"("OnPremSid":"S-1-5-21-1-2-3-1104","AccountDisplayName":"Ana","AccountName":"ana",)"
                R"("AccountDomain":"corp.example","Department":"Finance","Tags":["Sensitive"],"ReportId":"i-1","Type":"User")"));
        QCOMPARE(in.report.format, std::string("directory-users"));
        QCOMPARE(in.report.identities, 1U);
        QVERIFY(in.linked("oid|" + kOid + "|", "sid|s-1-5-21-1-2-3-1104|"));
        QCOMPARE(in.row(0)["time"], std::string("2026-03-01T10:00:00Z"));
    }

    void incidents_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray alerts = R"("Alerts":[{"ID":"s-1","Name":"Odd"}])";
        QTest::newRow("nested") << QByteArray(
            R"({"value":[{"id":"/x/i-1","name":"i-1","type":"Microsoft.SecurityInsights/Incidents","properties":{"title":"Odd","severity":"High","status":"Closed","classification":"TruePositive","owner":{"email":"soc@corp.example"},"createdTimeUtc":"2026-03-01T10:00:00.1234567Z","lastModifiedTimeUtc":"2026-03-02T10:00:00Z","firstActivityTimeUtc":"2026-03-01T09:00:00Z","additionalData":{"tactics":["Discovery"]}}}]})");
        QTest::newRow("flat")
            << R"({"id":"/x/i-1","name":"i-1","properties.title":"Odd","properties.severity":"High","properties.status":"Closed","properties.classification":"TruePositive","properties.owner.email":"soc@corp.example","properties.createdTimeUtc":"2026-03-01T10:00:00.1234567Z","properties.lastModifiedTimeUtc":"2026-03-02T10:00:00Z","properties.additionalData.tactics":["Discovery"],)" +
                   alerts + "}\n";
        QTest::newRow("snake") << QByteArray(
            R"({"id":"/x/i-1","name":"i-1","title":"Odd","severity":"High","status":"Closed","classification":"TruePositive","owner":{"email":"soc@corp.example"},"created_time_utc":"2026-03-01T10:00:00.1234567Z","last_modified_time_utc":"2026-03-02T10:00:00Z","additional_data":{"tactics":["Discovery"]},"incident_number":7})"
            "\n");
        QTest::newRow("rows") << QByteArray(
            R"({"TimeGenerated":"2026-03-02T10:00:01Z","IncidentName":"i-1","IncidentNumber":7,"Title":"Odd","Severity":"High","Status":"Closed","Classification":"TruePositive","Owner":{"email":"soc@corp.example"},"CreatedTime":"2026-03-01T10:00:00.1234567Z","LastModifiedTime":"2026-03-02T10:00:00Z","AlertIds":["s-1"],"AdditionalData":{"tactics":["Discovery"]}})"
            "\n");
    }

    void incidents()
    {
        QFETCH(QByteArray, text);
        const ImportedText in = importText(m_dir, text.toStdString());
        QCOMPARE(in.report.format, std::string("sentinel-incident"));
        QCOMPARE(in.report.read, 1U);
        QCOMPARE(in.report.alerts, 1U);
        QCOMPARE(in.row(0)["table"], std::string("SecurityIncident"));
        QCOMPARE(in.row(0)["time"], std::string("2026-03-01T10:00:00.1234567Z"));
        QCOMPARE(in.row(0)["SecurityIncident.Title"], std::string("Odd"));
        const Alert alert = in.alert("i-1");
        QCOMPARE(alert.title, std::string("Odd"));
        QCOMPARE(alert.severity, std::string("High"));
        QCOMPARE(alert.status, std::string("Closed"));
        QCOMPARE(alert.resolution, std::string("TruePositive"));
        QCOMPARE(alert.assignee, std::string("soc@corp.example"));
        QCOMPARE(alert.tactics, (std::vector<std::string>{"Discovery"}));
    }

    void alertsOfTheInterfaces_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("name");
        QTest::newRow("graph v2")
            << QByteArray(
                   R"({"@odata.context":"x","value":[{"id":"a-1","providerAlertId":"1","incidentId":"9","title":"Odd","severity":"medium","status":"inProgress","classification":null,"category":"CredentialAccess","serviceSource":"microsoftDefenderForEndpoint","detectionSource":"antivirus","createdDateTime":"2026-03-01T10:00:00Z","firstActivityDateTime":"2026-03-01T09:00:00Z","mitreTechniques":["T1003"],"evidence":[{"@odata.type":"\u0023microsoft.graph.security.userEvidence","userAccount":{"accountName":"ana","domainName":"corp","userSid":"S-1-5-21-1-2-3-1104","azureAdUserId":"7dccacb0-c3ff-4b02-964b-dd04c5a8f9fe","userPrincipalName":"ana@corp.example"}},{"deviceDnsName":"ws5.corp.example"},{"ipAddress":"192.0.2.7"}]}]})")
            << "Microsoft Defender for Endpoint";
        QTest::newRow("graph legacy")
            << QByteArray(
                   R"({"id":"a-1","azureTenantId":"t","title":"Odd","severity":"medium","status":"inProgress","category":"Malware","createdDateTime":"2026-03-01T10:00:00Z","eventDateTime":"2026-03-01T09:00:00Z","vendorInformation":{"provider":"MCAS","vendor":"Microsoft"},"userStates":[{"aadUserId":"7dccacb0-c3ff-4b02-964b-dd04c5a8f9fe","userPrincipalName":"ana@corp.example","logonIp":"192.0.2.7"}],"hostStates":[{"fqdn":"ws5.corp.example"}]})"
                   "\n")
            << "MCAS";
        QTest::newRow("endpoint")
            << QByteArray(
                   R"({"id":"a-1","incidentId":9,"title":"Odd","severity":"Medium","status":"InProgress","category":"CredentialAccess","detectionSource":"WindowsDefenderAtp","alertCreationTime":"2026-03-01T10:00:00Z","firstEventTime":"2026-03-01T09:00:00Z","machineId":"m","computerDnsName":"ws5.corp.example","mitreTechniques":["T1003"],"evidence":[{"entityType":"User","accountName":"ana","domainName":"corp","userSid":"S-1-5-21-1-2-3-1104","aadUserId":"7dccacb0-c3ff-4b02-964b-dd04c5a8f9fe","userPrincipalName":"ana@corp.example"},{"entityType":"Ip","ipAddress":"192.0.2.7"}]})"
                   "\n")
            << "Microsoft Defender for Endpoint";
        QTest::newRow("csv")
            << QByteArray("Id,Title,Category,Severity,Status,CreatedDateTime,EventDateTime,AffectedUser,"
                          "AffectedHost,Provider\n"
                          "a-1,Odd,Malware,medium,inProgress,2026-03-01T10:00:00Z,2026-03-01T09:00:00Z,"
                          "ana@corp.example/192.0.2.7,ws5.corp.example/,MCAS\n")
            << "MCAS";
    }

    void alertsOfTheInterfaces()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, name);
        const ImportedText in = importText(m_dir, text.toStdString());
        QCOMPARE(in.report.format, std::string("defender-alert"));
        QCOMPARE(in.report.read, 1U);
        QCOMPARE(in.report.alerts, 1U);
        QCOMPARE(in.row(0)["time"], std::string("2026-03-01T10:00:00Z"));
        const Alert alert = in.alert("a-1");
        QCOMPARE(alert.source, name.toStdString());
        QCOMPARE(alert.title, std::string("Odd"));
        QCOMPARE(alert.severity, std::string("Medium"));
        QCOMPARE(alert.status, std::string("InProgress"));
        QCOMPARE(alert.users, (std::vector<std::string>{"ana@corp.example"}));
        QCOMPARE(alert.devices, (std::vector<std::string>{"ws5.corp.example"}));
        QCOMPARE(alert.ipAddresses, (std::vector<std::string>{"192.0.2.7"}));
    }

    void incidentsOfTheApi()
    {
        const ImportedText in = importText(
            m_dir,
            R"({"value":[{"incidentId":9,"incidentName":"Odd things","createdTime":"2026-03-01T10:00:00.12Z","lastUpdateTime":"2026-03-01T11:00:00Z","status":"Active","severity":"High","classification":"Unknown","assignedTo":null,"alerts":[{"alertId":"a-1","title":"Odd","entities":[{"entityType":"User","accountName":"ana","domainName":"corp","userSid":"S-1-5-21-1-2-3-1104"}],"devices":[{"deviceDnsName":"ws5.corp.example"}]}]}]})");
        QCOMPARE(in.report.format, std::string("defender-incident"));
        const Alert alert = in.alert("9");
        QCOMPARE(alert.title, std::string("Odd things"));
        QCOMPARE(alert.status, std::string("New"));
        QCOMPARE(alert.userKeys, (std::vector<std::string>{"sid|s-1-5-21-1-2-3-1104|"}));
        QCOMPARE(alert.devices, (std::vector<std::string>{"ws5.corp.example"}));
    }

    void behaviorAnalytics()
    {
        const std::string csv =
            "TenantId,SourceRecordId,\"TimeGenerated [UTC]\",\"TimeProcessed [UTC]\",ActivityType,ActionType,"
            "UserName,UserPrincipalName,EventSource,SourceIPAddress,SourceIPLocation,SourceDevice,"
            "UsersInsights,"
            "ActivityInsights,NativeTableName,InvestigationPriority,Type\n"
            "t,b-1,\"3/1/2026, 10:00:00.536 AM\",\"3/1/2026, 10:02:00 AM\",LogOn,\"Sign-in\",ana,"
            "ana@corp.example,\"Azure AD\",192.0.2.7,Germany,ws5,"
            "\"{\"\"AccountObjectID\"\":\"\"7dccacb0-c3ff-4b02-964b-dd04c5a8f9fe\"\","
            "\"\"OnPremisesSID\"\":\"\"S-1-5-21-1-2-3-1104\"\"}\",\"{}\",SigninLogs,4,BehaviorAnalytics\n";
        const std::string json =
            R"({"TimeGenerated":"2026-03-01T10:00:00.536Z","SourceRecordId":"b-1","ActivityType":"LogOn","ActionType":"Sign-in","UserName":"ana","UserPrincipalName":"ana@corp.example","EventSource":"Azure AD","SourceIPAddress":"192.0.2.7","SourceIPLocation":"Germany","SourceDevice":"ws5","UsersInsights":{"AccountObjectID":"7dccacb0-c3ff-4b02-964b-dd04c5a8f9fe","OnPremisesSID":"S-1-5-21-1-2-3-1104"},"ActivityInsights":{}})";
        for (const std::string& text : {csv, json + "\n" + json + "\n"}) {
            const ImportedText in = importText(m_dir, text);
            QCOMPARE(in.report.format, std::string("behavior-analytics"));
            QCOMPARE(in.report.stored, 1U);
            QCOMPARE(in.report.activities, in.report.read);
            Cells row = in.row(0);
            QCOMPARE(row["time"], std::string("2026-03-01T10:00:00.536Z"));
            QCOMPARE(row["Activity.ActionType"], std::string("LogOn"));
            QCOMPARE(row["Activity.Result"], std::string("Success"));
            QCOMPARE(row["Activity.ActorKey"], "oid|" + kOid + "|");
            QCOMPARE(row["Activity.Country"], std::string("DE"));
            QVERIFY(in.linked("oid|" + kOid + "|", "sid|s-1-5-21-1-2-3-1104|"));
        }
    }

    void sourceRows()
    {
        const ImportedText in = importText(
            m_dir,
            R"({"TimeGenerated":"2026-03-01T10:00:00Z","UserId":"u","PeerUserId":"p","Rank":1})"
            "\n"
            R"({"TimeGenerated":"2026-03-01T10:00:00Z","SourceEntityId":"u","TargetEntityId":"g","AccessType":"Member"})"
            "\n"
            R"({"TimeGenerated":"2026-03-01T10:00:00Z","AnomalyTemplateId":"t","RuleName":"r","Score":0.5})"
            "\n");
        QCOMPARE(in.report.stored, 3U);
        QCOMPARE(in.report.activities, 0U);
        QCOMPARE(in.row(0)["table"], std::string("UserPeerAnalytics"));
        QCOMPARE(in.row(1)["table"], std::string("UserAccessAnalytics"));
        QCOMPARE(in.row(2)["table"], std::string("Anomalies"));
    }

    void oneBadRecordAndACutEnd()
    {
        const std::string good =
            stream("DeviceEvents", R"("DeviceName":"ws5","ActionType":"UsbDriveMounted")");
        const ImportedText in = importText(m_dir, good + "{\"time\":\"x\n" + good + good.substr(0, 80));
        QCOMPARE(in.report.read, 4U);
        QCOMPARE(in.report.stored, 2U);
        QCOMPARE(in.report.rejected, 2U);
    }

    void referenceFiles_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("activities");
        QTest::addColumn<int>("alerts");
        QTest::addColumn<int>("identities");
        QTest::newRow("stream") << "m365d_hunting/m365d_stream_identity.jsonl" << 3 << 0 << 2;
        QTest::newRow("incidents") << "sentinel_incident/sentinel_incidents_flat.jsonl" << 0 << 5 << 0;
        QTest::newRow("behavior") << "behavior_analytics/Behavior-Analytics_first4.csv" << 4 << 0 << 0;
    }

    void referenceFiles()
    {
        if (!test::hasSharedData()) QSKIP("the reference data is not here");
        QFETCH(QString, file);
        QFETCH(int, activities);
        QFETCH(int, alerts);
        QFETCH(int, identities);
        std::ifstream list(test::sharedData() / "MANIFEST.json", std::ios::binary);
        const auto manifest = nlohmann::json::parse(list, nullptr, false);
        const auto& entries = manifest.at("entries");
        const auto entry =
            std::ranges::find_if(entries, [&](const auto& e) { return e.at("path") == file.toStdString(); });
        QVERIFY(entry != entries.end());
        std::ifstream in(test::sharedData() / file.toStdString(), std::ios::binary);
        const ImportedText read = importText(m_dir, std::string((std::istreambuf_iterator<char>(in)), {}));
        QCOMPARE(read.report.read, entry->at("record_count").get<std::uint64_t>());
        QCOMPARE(read.report.stored, read.report.read);
        QCOMPARE(read.report.activities, static_cast<std::uint64_t>(activities));
        QCOMPARE(read.report.alerts, static_cast<std::uint64_t>(alerts));
        QCOMPARE(read.report.identities, static_cast<std::uint64_t>(identities));
        // The manifest cuts times to microseconds.
        std::vector<std::string> times;
        for (const auto& [name, row] : read.content.rows)
            times.push_back(row.at("time"));
        const auto [from, to] = std::ranges::minmax(times);
        const auto& range = entry->at("time_range_utc");
        const auto micros = [](const std::string& text) { return parseTime(text)->ticks / 10; };
        QCOMPARE(micros(from), micros(range[0].get<std::string>()));
        QCOMPARE(micros(to), micros(range[1].get<std::string>()));
    }

    // Entities of an alert without the alert are no record.
    void entitiesAreUnknown()
    {
        if (!test::hasSharedData()) QSKIP("the reference data is not here");
        std::ifstream in(test::sharedData() / "sentinel_alert" / "entities.json", std::ios::binary);
        const std::string text((std::istreambuf_iterator<char>(in)), {});
        const ImportedText read = importText(m_dir, text);
        QCOMPARE(read.report.stored, 0U);
        QVERIFY(read.report.format.empty() && !read.report.reason.empty());
    }
};

#include "tst_defender.moc"
