// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/resources.h"
#include "core/model/account_key.h"
#include "tests/core/normalise/made_record.h"

#include <QTest>

#include <array>
#include <fmt/format.h>

using namespace sightline;
using namespace sightline::normalise;

class TestNormalise : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyActionIsAWord();
    void windows_data();
    void windows();
    void windowsAccounts();
    void windowsProofs();
    void windowsFederation();
    void windowsMessageOnly();
    void otherChannels();
    void lookAlikesStayApart();
    void signin_data();
    void signin();
    void signinDetails();
    void earliestStep();
    void audit_data();
    void audit();
    void auditRoleAssignment();
    void auditServices_data();
    void auditServices();
    void directMap();
    void oneNormaliserForManyRecords();

private:
    std::shared_ptr<const Maps> m_maps;
};

void TestNormalise::initTestCase()
{
    const auto maps = loadMaps();
    QVERIFY2(maps.has_value(), maps ? "" : maps.error().text().c_str());
    m_maps = *maps;
}

void TestNormalise::everyActionIsAWord()
{
    for (const auto& row : resourceTable("maps/windows_events.tsv"))
        QVERIFY(isActionWord(row[2]));
    for (const auto& row : resourceTable("maps/audit_operations.tsv"))
        QVERIFY(isActionWord(row[2]));
    for (const auto& row : resourceTable("maps/signin_results.tsv"))
        QVERIFY(isActionWord(row[2]));
    for (const auto& row : resourceTable("maps/windows_refine.tsv"))
        QVERIFY(row[5] == "-" || isActionWord(row[5]));
}

void TestNormalise::windows_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("result");
    QTest::addColumn<QString>("actorKey");
    QTest::addColumn<QString>("targetKey");

    QTest::newRow("logon by SID")
        << QByteArray(R"({"Channel":"Security","EventID":4624,"Computer":"ws5.corp.example","LogonType":3,
        "SubjectUserSid":"S-1-0-0","SubjectUserName":"-","TargetUserSid":"S-1-5-21-1-2-3-1104","TargetUserName":"mweber","TargetDomainName":"CORP",
        "TargetLogonId":"0xABC","IpAddress":"::ffff:192.0.2.7","WorkstationName":"-"})")
        << u"LogOn"_qs << u"Success"_qs << u"sid|s-1-5-21-1-2-3-1104|"_qs << QString();
    QTest::newRow("failed logon without SID")
        << QByteArray(R"({"Channel":"security","EventID":"4625","Computer":"WS5","LogonType":"3",
        "TargetUserSid":"S-1-0-0","TargetUserName":"mweber","TargetDomainName":"CORP","Status":"0xc000006d","SubStatus":"0xc000006a"})")
        << u"LogOnFailed"_qs << u"Failure"_qs << u"win|mweber|corp"_qs << QString();
    QTest::newRow("failed logon of a bare name")
        << QByteArray(
               R"({"Channel":"Security","EventID":4625,"Computer":"WS5","TargetUserName":"guest1","TargetDomainName":""})")
        << u"LogOnFailed"_qs << u"Failure"_qs << u"name|guest1|ws5"_qs << QString();
    QTest::newRow("nobody")
        << QByteArray(
               R"({"Channel":"Security","EventID":4625,"Computer":"WS5","TargetUserSid":"S-1-0-0","TargetUserName":"-","TargetDomainName":"-"})")
        << u"LogOnFailed"_qs << u"Failure"_qs << QString() << QString();
    QTest::newRow("system is one per host")
        << QByteArray(
               R"({"Channel":"Security","EventID":4672,"Computer":"WS5.corp.example","SubjectUserSid":"S-1-5-18","SubjectUserName":"SYSTEM","SubjectDomainName":"NT AUTHORITY"})")
        << u"PrivilegeUsed"_qs << u"Success"_qs << u"sid|s-1-5-18|ws5"_qs << QString();
    QTest::newRow("service ticket")
        << QByteArray(
               R"({"Channel":"Security","EventID":4769,"Computer":"DC1","TargetUserName":"mweber@CORP.EXAMPLE","TargetDomainName":"CORP.EXAMPLE","ServiceName":"DC1$","Status":"0x0"})")
        << u"TicketRequested"_qs << u"Success"_qs << u"win|mweber|corp.example"_qs << QString();
    QTest::newRow("refused ticket")
        << QByteArray(
               R"({"Channel":"Security","EventID":4768,"Computer":"DC1","TargetUserName":"mweber","TargetDomainName":"CORP","Status":"0x6"})")
        << u"LogOnFailed"_qs << u"Failure"_qs << u"win|mweber|corp"_qs << QString();
    QTest::newRow("audit bits of a signed number")
        << QByteArray(
               R"({"Channel":"Security","EventID":5145,"Computer":"DC1","Keywords":-9214364837600034816,"SubjectUserName":"mweber","SubjectDomainName":"CORP"})")
        << u"ShareAccessed"_qs << u"Success"_qs << u"win|mweber|corp"_qs << QString();
    QTest::newRow("audit bits of hex text")
        << QByteArray(
               R"({"Channel":"Security","EventID":5145,"Computer":"DC1","Keywords":"0x8010000000000000","SubjectUserName":"mweber","SubjectDomainName":"CORP"})")
        << u"ShareAccessed"_qs << u"Failure"_qs << u"win|mweber|corp"_qs << QString();
    QTest::newRow("replication")
        << QByteArray(
               R"({"Channel":"Security","EventID":4662,"Computer":"DC1","SubjectUserSid":"S-1-5-21-1-2-3-1104","SubjectUserName":"mweber","SubjectDomainName":"CORP",
        "Keywords":-9214364837600034816,"Properties":"%%7688\r\n\t\t{1131F6AA-9c07-11d1-f79f-00c04fc2dcd2}"})")
        << u"DirectoryReplicated"_qs << u"Success"_qs << u"sid|s-1-5-21-1-2-3-1104|"_qs << QString();
    QTest::newRow("directory read")
        << QByteArray(
               R"({"Channel":"Security","EventID":4662,"Computer":"DC1","SubjectUserName":"mweber","SubjectDomainName":"CORP","Keywords":-9214364837600034816,"Properties":"%%7684"})")
        << u"DirectoryRead"_qs << u"Success"_qs << u"win|mweber|corp"_qs << QString();
    QTest::newRow("member added")
        << QByteArray(
               R"({"Channel":"Security","EventID":4728,"Computer":"DC1","SubjectUserName":"admin","SubjectDomainName":"CORP","MemberSid":"S-1-5-21-1-2-3-1200",
        "MemberName":"CN=mweber,CN=Users,DC=corp,DC=example","TargetUserName":"Domain Admins","TargetSid":"S-1-5-21-1-2-3-512"})")
        << u"GroupMemberAdded"_qs << u"Success"_qs << u"win|admin|corp"_qs << u"sid|s-1-5-21-1-2-3-1200|"_qs;
    QTest::newRow("other account's credentials")
        << QByteArray(
               R"({"Channel":"Security","EventID":4648,"Computer":"WS5","SubjectUserName":"a","SubjectDomainName":"CORP","TargetUserName":"b@corp.example"})")
        << u"Impersonated"_qs << u"Success"_qs << u"win|a|corp"_qs << u"upn|b@corp.example|"_qs;
    QTest::newRow("unlisted id of the Security channel")
        << QByteArray(R"({"Channel":"Security","EventID":65000,"Computer":"WS5"})") << u"Other"_qs << u"NA"_qs
        << QString() << QString();
}

void TestNormalise::windows()
{
    QFETCH(QByteArray, json);
    Made m;
    make(m, *m_maps, "windows", "SecurityEvent", json.constData());
    QCOMPARE(m.out.kind, RecordKind::Activity);
    QTEST(m.text(Activity::ActionType), "action");
    QTEST(m.text(Activity::Result), "result");
    QTEST(m.text(Activity::ActorKey), "actorKey");
    QTEST(m.text(Activity::TargetKey), "targetKey");
    QVERIFY(isActionWord(m.out.activity.text(Activity::ActionType)));
    QCOMPARE(m.text(Activity::Environment), u"OnPremises"_qs);
    QCOMPARE(m.out.activity.value(Activity::TimeGenerated).integer, kTime);
}

void TestNormalise::windowsAccounts()
{
    Made m;
    make(
        m, *m_maps, "windows", "SecurityEvent",
        R"({"Channel":"Security","EventID":4625,"Computer":"ws5.corp.example","LogonType":2,"TargetUserName":"mweber","TargetDomainName":"CORP",
        "SubStatus":"0xc000006a","Status":"0xc000006d","IpAddress":"::ffff:192.0.2.7","TargetLogonId":"0xABC","LogonGuid":"{00000000-0000-0000-0000-000000000000}",
        "Message":"An account failed to log on.\r\n\r\nSubject:"})");
    QCOMPARE(m.text(Activity::ActorUsername), u"CORP\\mweber"_qs);
    QCOMPARE(m.text(Activity::ActorUsernameType), u"Windows"_qs);
    QCOMPARE(m.text(Activity::ResultDetail), u"0xC000006A Wrong password"_qs);
    QCOMPARE(m.text(Activity::IPAddress), u"192.0.2.7"_qs);
    QCOMPARE(m.text(Activity::LogonType), u"Interactive"_qs);
    QCOMPARE(m.text(Activity::Device), u"ws5.corp.example"_qs); // local: the computer itself
    QCOMPARE(m.text(Activity::DestinationDevice), u"ws5.corp.example"_qs);
    QCOMPARE(m.text(Activity::Instance), u"CORP"_qs);
    QCOMPARE(m.text(Activity::SessionId), u"0xabc"_qs);
    QCOMPARE(m.text(Activity::CorrelationId), QString());
    QCOMPARE(m.text(Activity::Description), u"An account failed to log on."_qs);
    QCOMPARE(m.text(Activity::Operation), u"4625"_qs);
    QCOMPARE(m.text(Activity::App), u"Windows"_qs);
    QVERIFY(m.out.activity.value(Activity::IsInteractive).integer == 1);
    QVERIFY(m.out.activity.value(Activity::IsExternal).isNull()); // the record does not say
}

void TestNormalise::windowsProofs()
{
    Made person;
    make(
        person, *m_maps, "windows", "SecurityEvent",
        R"({"Channel":"Security","EventID":4624,"Computer":"WS5","TargetUserSid":"S-1-5-21-1-2-3-1104","TargetUserName":"mweber","TargetDomainName":"CORP"})");
    QVERIFY(person.linked("sid|s-1-5-21-1-2-3-1104|", "win|mweber|corp"));
    Made system;
    make(
        system, *m_maps, "windows", "SecurityEvent",
        R"({"Channel":"Security","EventID":4672,"Computer":"WS5","SubjectUserSid":"S-1-5-18","SubjectUserName":"WS5$","SubjectDomainName":"CORP"})");
    QVERIFY(system.out.links.empty());
    Made nobody;
    make(
        nobody, *m_maps, "windows", "SecurityEvent",
        R"({"Channel":"Security","EventID":4625,"Computer":"WS5","TargetUserSid":"S-1-0-0","TargetUserName":"mweber","TargetDomainName":"CORP"})");
    QVERIFY(nobody.out.links.empty());
    Made lockout;
    make(
        lockout, *m_maps, "windows", "SecurityEvent",
        R"({"Channel":"Security","EventID":4740,"Computer":"DC1","SubjectUserSid":"S-1-5-18","SubjectUserName":"DC1$","SubjectDomainName":"CORP",
             "TargetUserName":"mweber","TargetDomainName":"WS9","TargetSid":"S-1-5-21-1-2-3-1104"})");
    QVERIFY(lockout.out.links.empty()); // the field of the domain holds a computer
    QCOMPARE(lockout.text(Activity::Device), u"WS9"_qs);
    QCOMPARE(lockout.text(Activity::TargetKey), u"sid|s-1-5-21-1-2-3-1104|"_qs);
}

void TestNormalise::windowsFederation()
{
    Made caller;
    make(
        caller, *m_maps, "windows", "SecurityEvent",
        R"({"Channel":"Security","EventID":501,"EventSourceName":"AD FS Auditing","Computer":"ADFS01.corp.example",
            "InstanceId":"5C1F6B1B-2F4A-4F0B-9D3C-0A1B2C3D4E5F",
            "EventData_dynamic":["5c1f6b1b-2f4a-4f0b-9d3c-0a1b2c3d4e5f",
              "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name","CORP\\ana",
              "http://schemas.microsoft.com/ws/2008/06/identity/claims/primarysid","S-1-5-21-1-2-3-1104"]})");
    QCOMPARE(caller.text(Activity::ActorKey), u"sid|s-1-5-21-1-2-3-1104|"_qs);
    QCOMPARE(caller.text(Activity::ActorUsername), u"CORP\\ana"_qs);
    QVERIFY(caller.linked("sid|s-1-5-21-1-2-3-1104|", "win|ana|corp"));
    // What the 412 of the same instance says of nobody is tied to the caller by it.
    QCOMPARE(caller.text(Activity::CorrelationId), u"5c1f6b1b-2f4a-4f0b-9d3c-0a1b2c3d4e5f"_qs);
}

void TestNormalise::windowsMessageOnly()
{
    Made m;
    make(m, *m_maps, "windows", "SecurityEvent", R"({"Channel":"Security","EventID":1102,"Computer":"WS5",
        "Message":"The audit log was cleared.\r\nSubject:\r\n\tSecurity ID:\tS-1-5-21-1-2-3-500\r\n\tAccount Name:\tlocaladmin\r\n\tDomain Name:\tWS5\r\n\tLogon ID:\t0xC61D9"})");
    QCOMPARE(m.text(Activity::ActionType), u"AuditChanged"_qs);
    QCOMPARE(m.text(Activity::ActorKey), u"sid|s-1-5-21-1-2-3-500|"_qs);
    QCOMPARE(m.text(Activity::ActorUsername), u"WS5\\localadmin"_qs);
    QVERIFY(m.linked("sid|s-1-5-21-1-2-3-500|", "win|localadmin|ws5"));
    QVERIFY(m.out.activity.value(Activity::IsAdmin).integer == 1);
}

void TestNormalise::otherChannels()
{
    Made sysmon;
    make(
        sysmon, *m_maps, "windows", "WindowsEvent",
        R"({"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1,"Computer":"WS5","User":"CORP\\mweber"})");
    QCOMPARE(sysmon.out.kind, RecordKind::Other);
    QCOMPARE(sysmon.out.time, kTime);
    Made service;
    make(
        service, *m_maps, "windows", "WindowsEvent",
        R"({"Channel":"System","EventID":7045,"Computer":"WS5","ServiceName":"PSEXESVC","AccountName":"LocalSystem","UserID":"S-1-5-21-1-2-3-500"})");
    QCOMPARE(service.text(Activity::ActionType), u"ServiceInstalled"_qs);
    QCOMPARE(service.text(Activity::Object), u"PSEXESVC"_qs);
    QCOMPARE(service.text(Activity::ActorKey), u"sid|s-1-5-21-1-2-3-500|"_qs);
    QCOMPARE(service.text(Activity::ActorUsername), QString()); // the account is the service's
    Made session;
    make(
        session, *m_maps, "windows", "WindowsEvent",
        R"({"Channel":"Microsoft-Windows-TerminalServices-LocalSessionManager/Operational","EventID":21,"Computer":"WS5","User":"CORP\\mweber","Address":"192.0.2.9"})");
    QCOMPARE(session.text(Activity::ActorKey), u"win|mweber|corp"_qs);
    QCOMPARE(session.text(Activity::IPAddress), u"192.0.2.9"_qs);
}

void TestNormalise::lookAlikesStayApart()
{
    Made a;
    Made b;
    Made c;
    make(
        a, *m_maps, "windows", "SecurityEvent",
        R"({"Channel":"Security","EventID":4625,"Computer":"WS5","TargetUserName":"administrator","TargetDomainName":"CORP"})");
    make(
        b, *m_maps, "windows", "SecurityEvent",
        R"({"Channel":"Security","EventID":4625,"Computer":"WS5","TargetUserName":"adm1nistrator","TargetDomainName":"CORP"})");
    make(
        c, *m_maps, "windows", "SecurityEvent",
        R"({"Channel":"Security","EventID":4625,"Computer":"WS5","TargetUserName":"administrator","TargetDomainName":"WS5"})");
    QVERIFY(a.text(Activity::ActorKey) != b.text(Activity::ActorKey));
    QVERIFY(a.text(Activity::ActorKey) != c.text(Activity::ActorKey));
    QVERIFY(a.out.links.empty() && b.out.links.empty() && c.out.links.empty());
}

void TestNormalise::signin_data()
{
    QTest::addColumn<QByteArray>("result");
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("detail");
    QTest::newRow("success") << QByteArray(R"("ResultType":"0")") << u"LogOn"_qs << u"Success"_qs
                             << QString();
    QTest::newRow("number") << QByteArray(R"("ResultType":50126)") << u"LogOnFailed"_qs << u"Failure"_qs
                            << u"50126 Wrong user name or password"_qs;
    QTest::newRow("interrupt") << QByteArray(R"("ResultType":"50140")") << u"LogOnInterrupted"_qs << u"NA"_qs
                               << u"50140 Asked whether to stay signed in"_qs;
    QTest::newRow("status object")
        << QByteArray(R"("Status":{"errorCode":50053,"failureReason":"Locked"})") << u"LogOnFailed"_qs
        << u"Failure"_qs << u"50053 Account locked after wrong attempts, or address known for attacks"_qs;
    QTest::newRow("unlisted code") << QByteArray(R"("ResultType":"7777777")") << u"LogOnFailed"_qs
                                   << u"Failure"_qs << u"7777777"_qs;
    QTest::newRow("no result") << QByteArray(R"("Category":"SignInLogs")") << u"Other"_qs << QString()
                               << QString();
}

void TestNormalise::signin()
{
    QFETCH(QByteArray, result);
    Made m;
    make(m, *m_maps, "signin", "SigninLogs",
         QByteArray("{\"UserPrincipalName\":\"m.weber@corp.example\"," + result + "}").constData());
    QTEST(m.text(Activity::ActionType), "action");
    QTEST(m.text(Activity::Result), "word");
    QTEST(m.text(Activity::ResultDetail), "detail");
    QCOMPARE(m.text(Activity::ActorKey), u"upn|m.weber@corp.example|"_qs);
}

void TestNormalise::signinDetails()
{
    Made m;
    make(
        m, *m_maps, "signin", "SigninLogs",
        R"({"UserId":"7dccacb0-c3ff-4b02-964b-dd04c5a8f9fe","UserPrincipalName":"M.Weber@corp.example","AppDisplayName":"Azure Portal","Location":"DE",
        "LocationDetails":{"city":"Bonn","countryOrRegion":"DE"},"DeviceDetail":{"displayName":"WS5","deviceId":"","operatingSystem":"Windows 10","browser":"Edge 81.0.416"},
        "IPAddress":"192.0.2.7","UserAgent":"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/81.0.4044.138 Safari/537.36 Edg/81.0.416.72",
        "IsInteractive":true,"ResultType":"0","UserType":"Guest","CorrelationId":"c4b4ea3c-58ff-4e0e-b5b0-d2ea01cce380","AADTenantId":"4b2462a4-bbee-495a-a0e1-f23ae524cc9c"})");
    QCOMPARE(m.text(Activity::ActorKey), u"oid|"_qs + QString::fromLatin1(kOid) + u"|"_qs);
    QVERIFY(m.linked(objectIdKey(kOid), "upn|m.weber@corp.example|"));
    QCOMPARE(m.text(Activity::ActorUsername), u"M.Weber@corp.example"_qs);
    QCOMPARE(m.text(Activity::Country), u"DE"_qs);
    QCOMPARE(m.text(Activity::City), u"Bonn"_qs);
    QCOMPARE(m.text(Activity::Device), u"WS5"_qs);
    QCOMPARE(m.text(Activity::Browser), u"Edge 81.0.416"_qs);
    QCOMPARE(m.text(Activity::DeviceType), u"Desktop"_qs);
    QCOMPARE(m.text(Activity::LogonType), u"Interactive"_qs);
    QCOMPARE(m.text(Activity::Environment), u"Cloud"_qs);
    QVERIFY(m.out.activity.value(Activity::IsExternal).integer == 1);
    Made service;
    make(
        service, *m_maps, "signin", "AADServicePrincipalSignInLogs",
        R"({"ServicePrincipalId":"a88ae17c-f562-4c1f-a377-8910b6847d76","ServicePrincipalName":"backup job","ResultType":"0","Location":"Germany"})");
    QCOMPARE(service.text(Activity::ActorKey), u"app|"_qs + QString::fromLatin1(kOther) + u"|"_qs);
    QCOMPARE(service.text(Activity::LogonType), u"Service"_qs);
    QCOMPARE(service.text(Activity::Country), u"DE"_qs);
}

void TestNormalise::earliestStep()
{
    const auto time = earliestAuthenticationStep(
        R"([{"authenticationStepDateTime":"2021-04-28T14:32:20Z"},{"authenticationStepDateTime":"2021-04-28T14:32:14.029Z"},{"succeeded":true}])");
    QVERIFY(time.has_value());
    QCOMPARE(qs(isoText(*time)), u"2021-04-28T14:32:14.029Z"_qs);
    QVERIFY(!earliestAuthenticationStep("[]"));
    QVERIFY(!earliestAuthenticationStep("[{"));
}

void TestNormalise::audit_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("result");
    QTest::addColumn<QString>("object");
    QTest::newRow("inbox rule")
        << QByteArray(
               R"({"Operation":"New-InboxRule","OfficeWorkload":"Exchange","ResultStatus":"True","UserId":"m.weber@corp.example","OfficeObjectId":"x\\Direct",
        "ClientIP":"192.0.2.7:9808","Parameters":[{"Name":"Force","Value":"False"},{"Name":"Name","Value":"Direct"}]})")
        << u"MailRuleCreated"_qs << u"Success"_qs << u"Direct"_qs;
    QTest::newRow("spray")
        << QByteArray(
               R"({"Operation":"UserLoginFailed","OfficeWorkload":"AzureActiveDirectory","ResultStatus":"Success","UserId":"m.weber@corp.example","ErrorNumber":"50126","ActorIpAddress":"192.0.2.7"})")
        << u"LogOnFailed"_qs << u"Failure"_qs << QString();
    QTest::newRow("interrupt")
        << QByteArray(
               R"({"Operation":"UserLoginFailed","OfficeWorkload":"AzureActiveDirectory","ResultStatus":"Failed","UserId":"m.weber@corp.example","ErrorNumber":"50140","ClientIPAddress":"192.0.2.7"})")
        << u"LogOnInterrupted"_qs << u"NA"_qs << QString();
    QTest::newRow("file")
        << QByteArray(
               R"({"Operation":"FileDownloaded","OfficeWorkload":"SharePoint","UserId":"m.weber@corp.example","SourceFileName":"plan.docx","OfficeObjectId":"https://corp.example/plan.docx","ClientIP":"192.0.2.7"})")
        << u"FileDownloaded"_qs << QString() << u"plan.docx"_qs;
    QTest::newRow("partial")
        << QByteArray(
               R"({"Operation":"Send","OfficeWorkload":"Exchange","ResultStatus":"PartiallySucceeded","UserId":"m.weber@corp.example","Item":{"Subject":"Offer"},"Client_IPAddress":"192.0.2.7"})")
        << u"MailSent"_qs << u"Partial"_qs << u"Offer"_qs;
    QTest::newRow("unknown")
        << QByteArray(
               R"({"Operation":"Juggle","OfficeWorkload":"Circus","UserId":"m.weber@corp.example","ClientIP_":"192.0.2.7"})")
        << u"Other"_qs << QString() << QString();
}

void TestNormalise::audit()
{
    QFETCH(QByteArray, json);
    Made m;
    make(m, *m_maps, "audit", "OfficeActivity", json.constData());
    QTEST(m.text(Activity::ActionType), "action");
    QTEST(m.text(Activity::Result), "result");
    QTEST(m.text(Activity::Object), "object");
    QCOMPARE(m.text(Activity::ActorKey), u"upn|m.weber@corp.example|"_qs);
    QCOMPARE(m.text(Activity::IPAddress), u"192.0.2.7"_qs);
    QVERIFY(m.out.links.empty());
}

void TestNormalise::auditRoleAssignment()
{
    Made m;
    make(
        m, *m_maps, "audit", "OfficeActivity",
        R"({"Operation":"Add member to role.","OfficeWorkload":"AzureActiveDirectory","ResultStatus":"Success","UserKey":"10032002643F6746@corp.example","UserType":0,
        "UserId":"admin@corp.example","OfficeObjectId":"Alex@corp.example",
        "ModifiedProperties":[{"Name":"Role.ObjectID","NewValue":"62e90394-69f5-4237-9190-012177145e10"},{"Name":"Role.DisplayName","NewValue":"\"Company Administrator\""}],
        "Actor":[{"ID":"admin@corp.example","Type":5},{"ID":"10032002643F6746","Type":3},{"ID":"User_7dccacb0-c3ff-4b02-964b-dd04c5a8f9fe","Type":2},{"ID":"7dccacb0-c3ff-4b02-964b-dd04c5a8f9fe","Type":2},{"ID":"User","Type":2}],
        "Target":[{"ID":"User_a88ae17c-f562-4c1f-a377-8910b6847d76","Type":2},{"ID":"User","Type":2},{"ID":"Alex@corp.example","Type":5},{"ID":"100320026457F547","Type":3}]})");
    QCOMPARE(m.text(Activity::ActionType), u"RoleAssigned"_qs);
    QCOMPARE(qs(objectIdKey(kOid)), m.text(Activity::ActorKey));
    QCOMPARE(qs(objectIdKey(kOther)), m.text(Activity::TargetKey));
    QCOMPARE(m.text(Activity::TargetUsername), u"Alex@corp.example"_qs);
    QCOMPARE(m.text(Activity::Object), u"Company Administrator"_qs);
    QCOMPARE(m.text(Activity::ObjectType), u"Role"_qs);
    QVERIFY(m.linked(objectIdKey(kOid), "upn|admin@corp.example|"));
    QVERIFY(m.linked("puid|10032002643f6746|", "upn|admin@corp.example|"));
    QVERIFY(m.linked(objectIdKey(kOther), "upn|alex@corp.example|"));
    QVERIFY(!m.linked(objectIdKey(kOid), objectIdKey(kOther)));
    QVERIFY(m.out.activity.value(Activity::IsAdmin).integer == 1);
}

void TestNormalise::auditServices_data()
{
    QTest::addColumn<QString>("userId");
    QTest::addColumn<QString>("key");
    QTest::newRow("system") << uR"(NT AUTHORITY\\SYSTEM (Microsoft.Exchange.ServiceHost))"_qs
                            << u"win|system (microsoft.exchange.servicehost)|nt authority"_qs;
    QTest::newRow("service principal") << u"ServicePrincipal_a88ae17c-f562-4c1f-a377-8910b6847d76"_qs
                                       << u"app|a88ae17c-f562-4c1f-a377-8910b6847d76|"_qs;
    QTest::newRow("application") << u"app@sharepoint"_qs << u"app|app@sharepoint|"_qs;
    QTest::newRow("object id") << u"a88ae17c-f562-4c1f-a377-8910b6847d76"_qs
                               << u"oid|a88ae17c-f562-4c1f-a377-8910b6847d76|"_qs;
    QTest::newRow("nobody") << u"NOT-FOUND"_qs << QString();
    QTest::newRow("bare name") << u"Certificate"_qs << u"name|certificate|corp.example"_qs;
}

void TestNormalise::auditServices()
{
    QFETCH(QString, userId);
    Made m;
    const QString json =
        u"{\"Operation\":\"Set-Mailbox\",\"OfficeWorkload\":\"Exchange\",\"OrganizationName\":\"corp.example\",\"UserType\":3,\"UserKey\":\"1003200280FF7557\",\"UserId\":\"%1\"}"_qs
            .arg(userId);
    make(m, *m_maps, "audit", "OfficeActivity", json.toUtf8().constData());
    QTEST(m.text(Activity::ActorKey), "key");
    QVERIFY(m.out.links.empty()); // the key of a service is no person's
}

void TestNormalise::directMap()
{
    const auto direct =
        nlohmann::json::parse(R"({"City":["Town","Place"],"ActorUsername":"Town","NoSuchColumn":"Town"})");
    Made m;
    make(m, *m_maps, "signin", "SigninLogs",
         R"({"UserPrincipalName":"m.weber@corp.example","ResultType":"0","Place":"Bonn"})", &direct);
    QCOMPARE(m.text(Activity::City), u"Bonn"_qs);
    QCOMPARE(m.text(Activity::ActorUsername), u"m.weber@corp.example"_qs);
}

// What a normaliser remembers must not show.
void TestNormalise::oneNormaliserForManyRecords()
{
    struct Sample {
        const char* normaliser;
        const char* json;
    };

    constexpr std::array<Sample, 5> kSamples{{
        {"signin", R"({"UserPrincipalName":"a@corp.example","ResultType":"0","Status":"{\"errorCode\":0}",)"
                   R"("UserAgent":"Mozilla/5.0 (Windows NT 6.1) Chrome/60.0 Safari/537.36"})"},
        {"audit", R"({"Operation":"FileDeleted","UserId":"b@corp.example","UserAgent":"BAV2ROPC",)"
                  R"("DeviceProperties":"[{\"Name\":\"OS\",\"Value\":\"Windows\"}]"})"},
        {"windows", R"({"Channel":"Security","EventID":4624,"Computer":"PC1","TargetUserName":"c"})"},
        {"directory",
         R"({"AccountUPN":"d@corp.example","AccountObjectId":"a88ae17c-f562-4c1f-a377-8910b6847d76"})"},
        {"directory", R"({"GroupMembership":"[\"g\"]"})"},
    }};
    const auto shown = [](const Normalised& n) {
        std::string out = std::to_string(static_cast<int>(n.kind)) + n.identity.upn;
        n.activity.each([&](Activity column, const Value& v) {
            out += fmt::format(" {}={}{}", static_cast<int>(column), v.integer, v.text);
        });
        for (const AccountLink& l : n.links)
            out += " " + l.first + "~" + l.second;
        return out + std::to_string(n.identity.groups.size());
    };
    Normaliser normaliser(*m_maps);
    Record record;
    Normalised out;
    for (std::size_t i = 0; i < 25; ++i) {
        const Sample& sample = kSamples[i * i % kSamples.size()];
        Made alone;
        make(alone, *m_maps, sample.normaliser, "", sample.json);
        record.clear();
        out.clear();
        const auto json = nlohmann::json::parse(sample.json);
        for (const auto& [name, value] : json.items())
            addField(record, name, value);
        RecordInput input;
        input.normaliser = sample.normaliser;
        input.time = kTime;
        normaliser.normalise(input, record, out);
        QCOMPARE(shown(out), shown(alone.out));
    }
}

#include "tst_normalise.moc"
