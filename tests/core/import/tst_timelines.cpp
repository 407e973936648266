// SPDX-License-Identifier: GPL-3.0-or-later
// Detections and timelines that tools made of events and other traces.
#include "tests/support/read_rows.h"

#include <QObject>
#include <QTest>

using namespace sightline;
using sightline::test::ReadRow;
using sightline::test::readRows;

class TestTimelines : public QObject
{
    Q_OBJECT

    using Texts = std::vector<std::string>;

private Q_SLOTS:

    void hayabusaCsv()
    {
        const auto out = readRows(
            "\"Timestamp\",\"RuleTitle\",\"Level\",\"Computer\",\"Channel\",\"EventID\",\"RecordID\","
            "\"Details\",\"ExtraFieldInfo\",\"RuleID\"\n"
            "\"2026-11-22 10:02:03.125 +09:00\",\"Logon "
            "(Network)\",\"info\",\"ws1.corp.example\",\"Sec\",4624,41,"
            "\"Type: 3 - NETWORK \u00A6 TgtUser: mweber \u00A6 SrcComp: WS7 \u00A6 SrcIP: 192.0.2.7 \u00A6 "
            "LID: 0xabc\","
            "\"TargetDomainName: CORP \u00A6 TargetUserSid: S-1-5-21-1-2-3-1104\",r-1\n"
            "\"2026-11-22 10:02:04.125 +09:00\",\"Suspicious "
            "Service\",\"high\",\"ws1.corp.example\",\"Sys\",7045,42,"
            "\"Svc: svc \u00A6 Path: C:\\a.exe \u00A6 Acct: LocalSystem\",\"\",r-2\n"
            "\"2026-11-22 10:02:05.125 "
            "+09:00\",\"Noise\",\"low\",\"ws1.corp.example\",\"Sysmon\",11,43,\"Path: C:\\b\",\"\",r-3\n");
        QVERIFY(out.rejects.empty());
        QCOMPARE(out.rows.size(), std::size_t{3});
        const ReadRow& logon = out.rows[0];
        QCOMPARE(logon.format + "/" + logon.dialect, std::string("hayabusa/timeline"));
        QCOMPARE(logon.table, std::string("HayabusaTimeline"));
        QCOMPARE(logon.time, std::string("2026-11-22T01:02:03.125Z"));
        QVERIFY(logon.kind == RecordKind::Activity);
        QCOMPARE(logon.column(Activity::ActionType), std::string("LogOn"));
        QCOMPARE(logon.column(Activity::ActorKey), std::string("sid|s-1-5-21-1-2-3-1104|"));
        QCOMPARE(logon.column(Activity::ActorUsername), std::string("CORP\\mweber"));
        QCOMPARE(logon.column(Activity::Result), std::string("Success"));
        QCOMPARE(logon.column(Activity::LogonType), std::string("Network"));
        QCOMPARE(logon.column(Activity::IPAddress), std::string("192.0.2.7"));
        QCOMPARE(logon.column(Activity::Description), std::string("Logon (Network)"));
        QCOMPARE(logon.field("Channel (as written)"), std::string("Sec"));
        const ReadRow& service = out.rows[1];
        QVERIFY(service.kind == RecordKind::Alert);
        QCOMPARE(service.alert.severity, std::string("High"));
        QCOMPARE(service.alert.title, std::string("Suspicious Service"));
        QCOMPARE(service.alert.source, std::string("Hayabusa"));
        QCOMPARE(service.alert.devices, Texts{"ws1.corp.example"});
        QCOMPARE(service.alert.externalId, std::string("r-2/ws1.corp.example/System/42"));
        QVERIFY(out.rows[2].kind == RecordKind::Other); // names nobody
    }

    void hayabusaJson()
    {
        // pretty objects one after the other, as the tool writes them
        const auto row = readRows("{\n    \"Timestamp\": \"2026-11-22 01:02:03.125 +00:00\",\n    "
                                  "\"RuleTitle\": \"Password guessing\",\n"
                                  "    \"Level\": \"med\",\n    \"Computer\": \"dc1.corp.example\",\n    "
                                  "\"Channel\": \"Sec\",\n    \"EventID\": 4625,\n"
                                  "    \"RecordID\": 44,\n    \"MitreTactics\": [\"CredAccess\"],\n    "
                                  "\"MitreTags\": [\"T1110.003\"],\n"
                                  "    \"Details\": {\n        \"Type\": 3,\n        \"TgtUser\": "
                                  "\"mweber\",\n        \"SrcIP\": \"192.0.2.7\"\n    }\n}\n")
                             .one();
        QVERIFY(row.kind == RecordKind::Alert);
        QCOMPARE(row.alert.severity, std::string("Medium"));
        QCOMPARE(row.alert.users, Texts{"mweber"});
        QCOMPARE(row.alert.userKeys, Texts{"name|mweber|dc1"});
        QCOMPARE(row.alert.ipAddresses, Texts{"192.0.2.7"});
        QCOMPARE(row.alert.tactics, Texts{"CredentialAccess"});
        QCOMPARE(row.alert.techniques, Texts{"T1110.003"});
    }

    void hayabusaOtherProfiles()
    {
        const auto sketch =
            readRows("datetime,timestamp_desc,message,Level,Computer,Channel,EventID,MitreTactics,MitreTags,"
                     "RecordID,Details\n"
                     "2026-11-22T01:02:03.125000+00:00,hayabusa,Process run,low,ws1,Sec,4688,Exec,T1059,45,"
                     "\"Cmdline: a \u00A6 Proc: C:\\a.exe \u00A6 User: mweber \u00A6 LID: 0x1\"\n")
                .one();
        QCOMPARE(sketch.format + "/" + sketch.dialect, std::string("hayabusa/timesketch"));
        QVERIFY(sketch.kind == RecordKind::Activity);
        QCOMPARE(sketch.column(Activity::ActionType), std::string("ProcessStarted"));
        QCOMPARE(sketch.column(Activity::ActorKey), std::string("name|mweber|ws1"));
        const auto all =
            readRows(
                "Timestamp,Computer,Channel,EventID,Level,RecordID,RuleTitle,AllFieldInfo,RuleFile,EvtxFile\n"
                "2026-11-22T01:02:03.125Z,ws1,Sec,4688,info,45,Process run,"
                "\"CommandLine: a \u00A6 SubjectDomainName: CORP \u00A6 SubjectUserName: "
                "mweber\",r.yml,a.evtx\n")
                .one();
        QCOMPARE(all.column(Activity::ActorKey), std::string("win|mweber|corp"));
        QVERIFY(all.zoned);
    }

    void chainsawJson()
    {
        const std::string document =
            "{\"kind\":\"evtx\",\"path\":\"a.evtx\",\"data\":{\"Event\":{\"System\":{\"Provider_attributes\":"
            "{\"Name\":\"Microsoft-Windows-Security-Auditing\"},"
            "\"EventID\":4720,\"TimeCreated_attributes\":{\"SystemTime\":\"2026-11-22T01:02:03.125000Z\"},"
            "\"EventRecordID\":46,"
            "\"Channel\":\"Security\",\"Computer\":\"dc1.corp.example\",\"Level\":0},\"EventData\":{"
            "\"TargetUserName\":\"new.user\","
            "\"TargetDomainName\":\"CORP\",\"TargetSid\":\"S-1-5-21-1-2-3-1200\",\"SubjectUserName\":"
            "\"mweber\",\"SubjectDomainName\":\"CORP\","
            "\"SubjectUserSid\":\"S-1-5-21-1-2-3-1104\"}},\"Event_attributes\":{\"xmlns\":\"x\"}}}";
        const auto line = [&](const char* level) {
            return std::string("{\"group\":\"Sigma\",\"kind\":\"individual\",\"document\":") + document +
                   ",\"name\":\"User "
                   "Created\",\"timestamp\":\"2026-11-22T01:02:03.125000+00:00\",\"authors\":[\"a\"],"
                   "\"level\":\"" +
                   level +
                   "\",\"source\":\"sigma\",\"status\":\"stable\",\"id\":\"r-9\",\"tags\":[\"attack."
                   "persistence\",\"attack.t1136.001\"]}" +
                   "\n";
        };
        const auto out = readRows(line("low") + line("critical"));
        QCOMPARE(out.rows.size(), std::size_t{2});
        QCOMPARE(out.rows[0].format + "/" + out.rows[0].dialect, std::string("chainsaw/json"));
        QVERIFY(out.rows[0].kind == RecordKind::Activity);
        QCOMPARE(out.rows[0].time, std::string("2026-11-22T01:02:03.125Z"));
        QCOMPARE(out.rows[0].column(Activity::ActionType), std::string("AccountCreated"));
        QCOMPARE(out.rows[0].column(Activity::ActorKey), std::string("sid|s-1-5-21-1-2-3-1104|"));
        QCOMPARE(out.rows[0].column(Activity::TargetKey), std::string("sid|s-1-5-21-1-2-3-1200|"));
        const Alert& alert = out.rows[1].alert;
        QVERIFY(out.rows[1].kind == RecordKind::Alert);
        QCOMPARE(alert.severity, std::string("High"));
        QCOMPARE(alert.source, std::string("Chainsaw"));
        QCOMPARE(alert.users, (Texts{"CORP\\mweber", "CORP\\new.user"}));
        QCOMPARE(alert.tactics, Texts{"Persistence"});
        QCOMPARE(alert.techniques, Texts{"T1136.001"});
        QCOMPARE(alert.externalId, std::string("r-9/dc1.corp.example/Security/46"));
    }

    void chainsawCsv()
    {
        const auto row =
            readRows(
                "timestamp,detections,path,Event.System.Provider,Event ID,Record ID,Computer,Event Data\n"
                "2026-11-22T01:02:03.125000+00:00,User Created;Account "
                "Tampering,a.evtx,Microsoft-Windows-Security-Auditing,4720,46,"
                "dc1.corp.example,\"---\nSubjectDomainName: CORP\nSubjectUserName: mweber\nSubjectLogonId: "
                "'0x3e7'\n\"\n")
                .one();
        QCOMPARE(row.format + "/" + row.dialect, std::string("chainsaw/csv"));
        QCOMPARE(row.time, std::string("2026-11-22T01:02:03.125Z"));
        QVERIFY(row.kind == RecordKind::Alert); // no level: Medium, as for every product
        QCOMPARE(row.alert.severity, std::string("Medium"));
        QCOMPARE(row.alert.users, Texts{"CORP\\mweber"});
        QCOMPARE(row.field("SubjectLogonId"), std::string("0x3e7"));
    }

    void plaso()
    {
        const auto out = readRows(
            "date,time,timezone,MACB,source,sourcetype,type,user,host,short,desc,version,filename,inode,"
            "notes,format,extra\n"
            "11/02/2026,01:02:03,UTC,M...,EVT,WinEVTX,Content Modification "
            "Time,S-1-5-21-1-2-3-1104,ws1.corp.example,s,Message of it,2,a.evtx,1,-,winevtx,source: x; id: "
            "7\n"
            "00/00/0000,--:--:--,UTC,....,FILE,NTFS,Not a time,-,ws1.corp.example,s,d,2,f,1,-,filestat,\n"
            "11/02/2026,01:02:03,UTC,.A..,FILE,NTFS,Last Access "
            "Time,-,ws1.corp.example,s,d,2,f,1,-,filestat,\n");
        QVERIFY(out.rejects.empty());
        QCOMPARE(out.rows.size(), std::size_t{3});
        QCOMPARE(out.rows[0].format + "/" + out.rows[0].dialect, std::string("plaso/l2tcsv"));
        QCOMPARE(out.rows[0].time, std::string("2026-11-02T01:02:03Z"));
        QVERIFY(out.rows[0].zoned);
        QVERIFY(out.rows[0].kind == RecordKind::Activity);
        QCOMPARE(out.rows[0].column(Activity::ActorKey), std::string("sid|s-1-5-21-1-2-3-1104|"));
        QCOMPARE(out.rows[0].column(Activity::ActionType), std::string("Other"));
        QCOMPARE(out.rows[0].column(Activity::Description), std::string("Message of it"));
        QCOMPARE(out.rows[1].time, std::string());
        QVERIFY(out.rows[2].kind == RecordKind::Other);
        const auto dynamic =
            readRows(
                "datetime,timestamp_desc,source,source_long,message,parser,display_name,tag\n"
                "2026-11-22T01:02:03.125000+00:00,Creation Time,FILE,NTFS,C:\\a created,filestat,NTFS:a,-\n")
                .one();
        QCOMPARE(dynamic.format + "/" + dynamic.dialect, std::string("plaso/dynamic"));
        QCOMPARE(dynamic.time, std::string("2026-11-22T01:02:03.125Z"));
        const auto line =
            readRows("{\"__container_type__\":\"event\",\"__type__\":\"AttributeContainer\",\"data_type\":"
                     "\"test:event\",\"date_time\":{\"__class_name__\":\"Filetime\"},"
                     "\"hostname\":\"ws1\",\"message\":\"m\",\"parser\":\"x\",\"timestamp\":1795309323125000,"
                     "\"timestamp_desc\":\"Creation Time\",\"username\":\"mweber\"}")
                .one();
        QCOMPARE(line.dialect, std::string("json-line"));
        QCOMPARE(line.time, std::string("2026-11-22T01:02:03.125Z"));
        QCOMPARE(line.column(Activity::ActorKey), std::string("name|mweber|ws1"));
    }

    void timesketch()
    {
        const auto csv = readRows("message,datetime,timestamp_desc,user\nUser ran "
                                  "it,2026-11-22T01:02:03.125000+00:00,Run Time,j.meyer@corp.example\n")
                             .one();
        QCOMPARE(csv.format, std::string("timesketch"));
        QCOMPARE(csv.time, std::string("2026-11-22T01:02:03.125Z"));
        QVERIFY(csv.kind == RecordKind::Activity);
        QCOMPARE(csv.column(Activity::ActorKey), std::string("upn|j.meyer@corp.example|"));
        const auto line =
            readRows("{\"message\":\"m\",\"timestamp\":1795309323125000,\"timestamp_desc\":\"Run Time\"}")
                .one();
        QCOMPARE(line.time, std::string("2026-11-22T01:02:03.125Z"));
        QVERIFY(line.kind == RecordKind::Other);
    }
};

#include "tst_timelines.moc"
