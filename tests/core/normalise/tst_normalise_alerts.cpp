// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/model/account_key.h"
#include "tests/core/normalise/made_record.h"

#include <QTest>

using namespace sightline;
using namespace sightline::normalise;

class TestNormaliseAlerts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cloudAppsActivity();
    void cloudAppsAlert();
    void securityAlert();
    void directoryRow();

private:
    std::shared_ptr<const Maps> m_maps;
};

void TestNormaliseAlerts::initTestCase()
{
    const auto maps = loadMaps();
    QVERIFY2(maps.has_value(), maps ? "" : maps.error().text().c_str());
    m_maps = *maps;
}

void TestNormaliseAlerts::cloudAppsActivity()
{
    Made m;
    make(
        m, *m_maps, "cloudAppsActivity", "McasActivity",
        R"({"_id":"x","aadTenantId":"4b2462a4-bbee-495a-a0e1-f23ae524cc9c","appId":15600,"appName":"Microsoft OneDrive for Business",
        "eventTypeName":"EVENT_CATEGORY_UNSPECIFIED","description":"FilePreviewed","device":{"clientIP":"192.0.2.7","userAgent":"curl/8.0"},
        "location":{"countryCode":"DE","city":"Bonn","organizationSearchable":"Example Net"},"user":{"userName":"m.weber@corp.example"},
        "resolvedActor":{"id":"7dccacb0-c3ff-4b02-964b-dd04c5a8f9fe","name":"M Weber","resolved":true},
        "userAgent":{"type":"Browser","name":"Chrome","os":"OTHER","deviceType":"DESKTOP"},
        "mainInfo":{"type":"basic","rawOperationName":"FilePreviewed","activityResult":{"isSuccess":true},
          "eventObjects":[{"objType":1,"role":3,"name":"plan.docx","id":"f1","serviceObjectType":"File"},{"objType":23,"role":2,"name":"A","id":"a88ae17c-f562-4c1f-a377-8910b6847d76"}]},
        "rawDataJson":"{\"Workload\":\"OneDrive\",\"CorrelationId\":\"c-1\"}"})");
    QCOMPARE(m.text(Activity::ActionType), u"FileAccessed"_qs);
    QCOMPARE(m.text(Activity::App), u"OneDrive for Business"_qs);
    QCOMPARE(m.text(Activity::ActorKey), qs(objectIdKey(kOid)));
    QCOMPARE(m.text(Activity::TargetKey), qs(objectIdKey(kOther)));
    QVERIFY(m.linked(objectIdKey(kOid), "upn|m.weber@corp.example|"));
    QCOMPARE(m.text(Activity::Object), u"plan.docx"_qs);
    QCOMPARE(m.text(Activity::Result), u"Success"_qs);
    QCOMPARE(m.text(Activity::Country), u"DE"_qs);
    QCOMPARE(m.text(Activity::Isp), u"Example Net"_qs);
    QCOMPARE(m.text(Activity::DeviceType), u"Desktop"_qs);
    QCOMPARE(m.text(Activity::OperatingSystem), QString());
    QCOMPARE(m.text(Activity::UserAgentTag), u"robot"_qs);
    QCOMPARE(m.text(Activity::CorrelationId), u"c-1"_qs);
    Made failed;
    make(
        failed, *m_maps, "cloudAppsActivity", "McasActivity",
        R"({"appId":20940,"mainInfo":{"type":"failedLogin"},"failedUserData":{"userName":"m.weber@corp.example"},"eventTypeName":"EVENT_CATEGORY_FAILED_LOGIN"})");
    QCOMPARE(failed.text(Activity::ActionType), u"LogOnFailed"_qs);
    QCOMPARE(failed.text(Activity::Result), u"Failure"_qs);
    QCOMPARE(failed.text(Activity::Environment), u"OnPremises"_qs);
    QCOMPARE(failed.text(Activity::ActorKey), u"upn|m.weber@corp.example|"_qs);
}

void TestNormaliseAlerts::cloudAppsAlert()
{
    Made m;
    make(
        m, *m_maps, "cloudAppsAlert", "McasAlert",
        R"({"_id":"5f06","title":"block files","description":"d","stories":[3],"intent":[2,0],"statusValue":1,"severityValue":2,"comment":"null","handledByUser":"null",
        "policy":{"label":"block files","policyType":"FILE"},"URL":"https://portal.example/5f06",
        "entities":[{"id":15600,"label":"x","type":"service"},{"id":"ip","label":"192.0.2.7","type":"ip"},{"id":"d","label":"WS5","type":"device"},
          {"type":"account","id":"7dccacb0-c3ff-4b02-964b-dd04c5a8f9fe","pa":"m.weber@corp.example","em":"m.weber@corp.example","label":"M Weber"},
          {"type":"user","id":"m.weber@corp.example","label":"m.weber@corp.example"}]})");
    QCOMPARE(m.out.kind, RecordKind::Alert);
    const Alert& a = m.out.alert;
    QCOMPARE(qs(a.externalId), u"5f06"_qs);
    QCOMPARE(qs(a.severity), u"High"_qs);
    QCOMPARE(qs(a.category), u"DLP"_qs);
    QCOMPARE(qs(a.status), u"InProgress"_qs);
    QCOMPARE(qs(a.resolution), u"none"_qs);
    QCOMPARE(a.tactics, (std::vector<std::string>{"InitialAccess"}));
    QCOMPARE(a.users, (std::vector<std::string>{"m.weber@corp.example"}));
    QCOMPARE(a.userKeys, (std::vector<std::string>{objectIdKey(kOid)}));
    QCOMPARE(a.apps, (std::vector<std::string>{"OneDrive for Business"}));
    QCOMPARE(a.devices, (std::vector<std::string>{"WS5"}));
    QCOMPARE(a.ipAddresses, (std::vector<std::string>{"192.0.2.7"}));
    QVERIFY(a.comment.empty() && a.assignee.empty());
    QCOMPARE(a.time, kTime);
}

void TestNormaliseAlerts::securityAlert()
{
    Made m;
    make(
        m, *m_maps, "securityAlert", "SecurityAlert",
        R"({"SystemAlertId":"s-1","DisplayName":"Odd logon","AlertSeverity":"Medium","Status":"Resolved","ProviderName":"ASI Scheduled Alerts","ProductName":"Azure Sentinel",
        "Tactics":"InitialAccess, Persistence","StartTime":"2020-08-05T06:00:00Z","EndTime":"2020-08-05 06:05:00",
        "Entities":"[{\"$id\":\"3\",\"HostName\":\"WS5\",\"Type\":\"host\"},{\"$id\":\"4\",\"Name\":\"mweber\",\"NTDomain\":\"CORP\",\"Sid\":\"S-1-5-21-1-2-3-1104\",\"Host\":{\"$ref\":\"3\"},\"Type\":\"account\"},{\"$id\":\"5\",\"Name\":\"m.weber\",\"UPNSuffix\":\"corp.example\",\"AadUserId\":\"7dccacb0-c3ff-4b02-964b-dd04c5a8f9fe\",\"Type\":\"account\"},{\"$id\":\"6\",\"Name\":\"WS5$\",\"Sid\":\"S-1-5-20\",\"NTDomain\":\"WORKGROUP\",\"Host\":{\"$ref\":\"3\"},\"Type\":\"account\"},{\"$id\":\"7\",\"Name\":\"ADMIN\",\"NTDomain\":\"\",\"Type\":\"account\"},{\"$id\":\"8\",\"Address\":\"192.0.2.7\",\"Type\":\"ip\"},{\"$id\":\"9\",\"Type\":\"process\",\"Account\":{\"$ref\":\"4\"}}]"})");
    const Alert& a = m.out.alert;
    QCOMPARE(m.out.kind, RecordKind::Alert);
    QCOMPARE(qs(a.status), u"Closed"_qs);
    QCOMPARE(qs(a.resolution), u"Resolved"_qs);
    QCOMPARE(a.tactics, (std::vector<std::string>{"InitialAccess", "Persistence"}));
    QCOMPARE(a.userKeys,
             (std::vector<std::string>{"sid|s-1-5-21-1-2-3-1104|", objectIdKey(kOid), "sid|s-1-5-20|ws5"}));
    QCOMPARE(a.users, (std::vector<std::string>{"CORP\\mweber", "m.weber@corp.example", "WORKGROUP\\WS5$"}));
    QCOMPARE(a.devices, (std::vector<std::string>{"WS5"}));
    QCOMPARE(a.ipAddresses, (std::vector<std::string>{"192.0.2.7"}));
    QVERIFY(m.linked("sid|s-1-5-21-1-2-3-1104|", "win|mweber|corp"));
    QVERIFY(m.linked(objectIdKey(kOid), "upn|m.weber@corp.example|"));
    QVERIFY(!m.linked("sid|s-1-5-20|ws5", "win|ws5$|workgroup"));
    QVERIFY(a.start != kNoTime && a.end > a.start);
}

void TestNormaliseAlerts::directoryRow()
{
    Made m;
    make(
        m, *m_maps, "directory", "IdentityInfo",
        R"({"AccountUPN":"M.Weber@corp.example","AccountObjectId":"7dccacb0-c3ff-4b02-964b-dd04c5a8f9fe","AccountSID":"S-1-5-21-1-2-3-1104","AccountDisplayName":"M Weber",
        "SAMAccountName":"mweber","OnPremisesDistinguishedName":"CN=M Weber,OU=Staff,DC=corp,DC=example","MailAddress":"shared@corp.example","ImmutableId":"DEoOcv5mCEqOvSg/Etfb6A==",
        "GroupMembership":["Staff","Finance"],"AssignedRoles":"[\"Global Administrator\"]","IsAccountEnabled":false,"Department":"Finance"})");
    QCOMPARE(m.out.kind, RecordKind::Identity);
    const Identity& id = m.out.identity;
    const std::vector<std::string> keys{objectIdKey(kOid),         "sid|s-1-5-21-1-2-3-1104|",
                                        sidKey(cloudSidOf(kOid)),  "upn|m.weber@corp.example|",
                                        "win|mweber|corp.example", objectGuidKey(id.immutableId)};
    QCOMPARE(id.keys, keys);
    QCOMPARE(m.out.links.size(), std::size_t{6});
    QVERIFY(std::ranges::find(m.out.links, AccountLink{objectIdKey(kOid), upnKey("shared@corp.example"),
                                                       LinkKind::Mail}) != m.out.links.end());
    QCOMPARE(id.groups, (std::vector<std::string>{"Staff", "Finance"}));
    QCOMPARE(id.roles, (std::vector<std::string>{"Global Administrator"}));
    QVERIFY(!id.enabled);
    QCOMPARE(id.tags, (std::vector<std::string>{"Disabled", "Admin"}));
    QVERIFY(isGuid(id.immutableId));
    QVERIFY(std::ranges::none_of(id.keys,
                                 [](const std::string& k) { return k.find("shared") != std::string::npos; }));
    Made empty;
    make(empty, *m_maps, "directory", "IdentityInfo",
         R"({"AccountDisplayName":"M Weber","Department":"Finance"})");
    QCOMPARE(empty.out.kind, RecordKind::Other);
}

#include "tst_normalise_alerts.moc"
