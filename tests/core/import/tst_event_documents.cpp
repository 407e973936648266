// SPDX-License-Identifier: GPL-3.0-or-later
// Windows events in XML, and in the shapes of the tools that convert or export them.
#include "core/import/event_document.h"
#include "tests/support/read_rows.h"

#include <QObject>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace sightline;
using namespace sightline::import;
using sightline::test::ReadRow;
using sightline::test::readRows;

namespace
{

const std::string kXmlns = "http://schemas.microsoft.com/win/2004/08/events/event";

std::string systemOf(const char* id = "4624", const char* channel = "Security", const char* record = "41")
{
    return std::string("<System><Provider Name='Microsoft-Windows-Security-Auditing' Guid='{1}'/><EventID>") +
           id +
           "</EventID><Version>2</Version><Keywords>0x8020000000000000</Keywords>"
           "<TimeCreated SystemTime='2026-11-22T01:02:03.125000000Z'/><EventRecordID>" +
           record + "</EventRecordID><Correlation/><Execution ProcessID='700' ThreadID='8'/><Channel>" +
           channel + "</Channel><Computer>ws1.corp.example</Computer><Security/></System>";
}

std::string eventOf(const std::string& inside)
{
    return "<Event xmlns='" + kXmlns + "'>" + inside + "</Event>";
}

const std::string kLogonData =
    "<EventData><Data Name='TargetUserSid'>S-1-5-21-1-2-3-1104</Data>"
    "<Data Name='TargetUserName'>m&amp;weber</Data><Data Name='TargetDomainName'>CORP</Data>"
    "<Data Name='LogonType'>3</Data><Data Name='IpAddress'>192.0.2.7</Data></EventData>";

void checkLogon(const ReadRow& row, const char* dialect)
{
    QCOMPARE(row.format, std::string("windows-event"));
    QCOMPARE(row.dialect, std::string(dialect));
    QCOMPARE(row.table, std::string("SecurityEvent"));
    QCOMPARE(row.time, std::string("2026-11-22T01:02:03.125Z"));
    QVERIFY(row.zoned);
    QCOMPARE(row.field("EventID"), std::string("4624"));
    QCOMPARE(row.field("Computer"), std::string("ws1.corp.example"));
    QCOMPARE(row.field("EventRecordId"), std::string("41"));
    QCOMPARE(row.field("EventSourceName"), std::string("Microsoft-Windows-Security-Auditing"));
    QVERIFY(row.kind == RecordKind::Activity);
    QCOMPARE(row.column(Activity::ActionType), std::string("LogOn"));
    QCOMPARE(row.column(Activity::ActorKey), std::string("sid|s-1-5-21-1-2-3-1104|"));
    QCOMPARE(row.column(Activity::Result), std::string("Success"));
    QCOMPARE(row.column(Activity::IPAddress), std::string("192.0.2.7"));
}

const std::string kData = R"("EventData":{"TargetUserSid":"S-1-5-21-1-2-3-1104","TargetUserName":"mweber",)"
                          R"("TargetDomainName":"CORP","LogonType":3,"IpAddress":"192.0.2.7"})";
const std::string kNamedData =
    R"("EventData":{"Data":[{"@Name":"TargetUserSid","#text":"S-1-5-21-1-2-3-1104"},{"@Name":"TargetUserName","#text":"mweber"},)"
    R"({"@Name":"TargetDomainName","#text":"CORP"},{"@Name":"LogonType","#text":"3"},{"@Name":"IpAddress","#text":"192.0.2.7"},)"
    R"({"@Name":"Empty"}]})";

std::string cell(std::string text)
{
    for (std::size_t i = text.find('"'); i != std::string::npos; i = text.find('"', i + 2))
        text.insert(i, "\"");
    return "\"" + text + "\"";
}

} // namespace

class TestEventDocuments : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void rendersLikeBinary()
    {
        std::string json;
        const std::string xml =
            "<?xml version='1.0'?>\n" +
            eventOf("<System><EventID Qualifiers='0'>7</EventID></System><!-- a --><EventData x='1'>"
                    "<Data>one</Data><Data Name='Two'>a &lt; &quot;b&quot;\n</Data><Data>three</Data>"
                    "<Binary>00FF</Binary></EventData><UserData><Inner "
                    "xmlns='y'><A><![CDATA[<x>]]></A><A/></Inner></UserData>");
        QVERIFY(eventJson(xml, json));
        QCOMPARE(json, "{\"xmlns\":\"" + kXmlns +
                           "\",\"System\":{\"EventID\":{\"Qualifiers\":\"0\",\"#text\":\"7\"}},\"EventData\":"
                           "{\"@x\":\"1\",\"Data1\":\"one\","
                           "\"Two\":\"a < "
                           "\\\"b\\\"\\n\",\"Data2\":\"three\",\"Binary\":\"00FF\"},\"UserData\":{\"xml_"
                           "name\":\"Inner\",\"@xmlns\":\"y\","
                           "\"A\":\"<x>\",\"A_2\":null}}");
    }

    void refusesOtherXml()
    {
        std::string json;
        for (const char* xml : {"", "<Event/>", "<Event><System></Event></System>", "<Event><System/>",
                                "<Events><System/></Events>", "<Event a=1><System/></Event>",
                                "<Event><System/></Event><x/>", "x<Event><System/></Event>"})
            QVERIFY2(!eventJson(xml, json), xml);
        std::string deep = "<Event><System/>";
        for (int i = 0; i < 100; ++i)
            deep += "<a>";
        QVERIFY(!eventJson(deep, json));
        QVERIFY(json.empty());
    }

    void files_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QByteArray>("between");
        QTest::addColumn<QByteArray>("tail");
        QTest::newRow("list")
            << QByteArray(
                   "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\r\n<Events>")
            << QByteArray() << QByteArray("</Events>");
        QTest::newRow("one after the other") << QByteArray() << QByteArray() << QByteArray();
        QTest::newRow("lines") << QByteArray() << QByteArray("\r\n") << QByteArray("\r\n");
    }

    void files()
    {
        QFETCH(QByteArray, head);
        QFETCH(QByteArray, between);
        QFETCH(QByteArray, tail);
        const std::string text =
            head.toStdString() + eventOf(systemOf() + kLogonData) + between.toStdString() +
            eventOf(systemOf("1102", "Security", "42") +
                    "<UserData><LogFileCleared xmlns='x'><SubjectUserName>mweber</SubjectUserName>"
                    "<SubjectDomainName>CORP</SubjectDomainName></LogFileCleared></UserData>") +
            between.toStdString() +
            eventOf(systemOf("1", "Microsoft-Windows-Sysmon/Operational", "43") +
                    "<EventData><Data Name='Image'>C:\\a.exe</Data></EventData>") +
            tail.toStdString();
        for (const std::size_t block : {std::size_t{1}, std::size_t{1} << 20}) {
            ReadOptions options;
            options.block = block;
            const auto out = readRows(text, options);
            QVERIFY2(out.problem.empty(), out.problem.c_str());
            QCOMPARE(out.rejects.size(), std::size_t{0});
            QCOMPARE(out.rows.size(), std::size_t{3});
            checkLogon(out.rows[0], "evtx");
            QCOMPARE(out.rows[0].field("TargetUserName"), std::string("m&weber"));
            QCOMPARE(out.rows[1].column(Activity::ActorUsername), std::string("CORP\\mweber"));
            QCOMPARE(out.rows[1].column(Activity::ActionType), std::string("AuditChanged"));
            QCOMPARE(out.rows[2].table, std::string("WindowsEvent"));
            QCOMPARE(out.rows[2].field("Image"), std::string("C:\\a.exe"));
            QVERIFY(out.rows[2].kind == RecordKind::Other);
            QCOMPARE(text.substr(out.rows[1].offset, 6), std::string("<Event"));
        }
    }

    void damagedFiles()
    {
        const std::string good = eventOf(systemOf() + kLogonData);
        // cut off anywhere: the whole events before are there, and at most one reject
        const std::string two = "<Events>" + good + "\n" + good;
        for (std::size_t cut = 20; cut <= two.size(); cut += 7) {
            const auto out = readRows(two.substr(0, cut));
            const std::size_t whole = (cut >= 8 + good.size() ? 1U : 0U) + (cut >= two.size() ? 1U : 0U);
            if (cut < 8 + 7) continue; // not recognised as events
            QCOMPARE(out.rows.size(), whole);
            QVERIFY(out.rejects.size() <= 1);
        }
        // a bad one among good ones
        for (const std::string& bad :
             {eventOf("<System>"), std::string("<Event><a></Event>"), eventOf("<System/></x>")}) {
            const auto out = readRows(good + bad + good);
            QCOMPARE(out.rows.size(), std::size_t{2});
            QCOMPARE(out.rejects.size(), std::size_t{1});
            QCOMPARE(out.rejects[0].offset, static_cast<std::uint64_t>(good.size()));
            QCOMPARE(out.rejects[0].length, static_cast<std::uint64_t>(bad.size()));
        }
        const auto text = readRows(good + "lost" + good);
        QCOMPARE(text.rows.size(), std::size_t{2});
        QCOMPARE(text.rejects.size(), std::size_t{1});
        QCOMPARE(text.rejects[0].length, std::uint64_t{4});
        // an event that is not closed does not eat the next
        const auto open = readRows(good + good.substr(0, good.size() - 8) + good);
        QCOMPARE(open.rows.size(), std::size_t{2});
        QCOMPARE(open.rejects.size(), std::size_t{1});
    }

    void convertedDocuments_data()
    {
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char* name, const std::string& json) {
            QTest::newRow(name) << QByteArray::fromStdString(json);
        };
        const std::string rest = "\"EventRecordID\":41,\"Channel\":\"Security\",\"Computer\":\"ws1.corp."
                                 "example\",\"Keywords\":\"0x8020000000000000\"";
        row("attributes apart", "{\"Event\":{\"#attributes\":{\"xmlns\":\"x\"},\"System\":{\"Provider\":{\"#"
                                "attributes\":{\"Name\":\"Microsoft-Windows-Security-Auditing\"}},"
                                "\"EventID\":4624,\"TimeCreated\":{\"#attributes\":{\"SystemTime\":\"2026-11-"
                                "22T01:02:03.125000Z\"}},\"Correlation\":null," +
                                    rest + "}," + kData + "}}");
        row("attributes beside",
            "{\"Event\":{\"System\":{\"Provider_attributes\":{\"Name\":\"Microsoft-Windows-Security-"
            "Auditing\"},\"EventID\":4624,"
            "\"TimeCreated_attributes\":{\"SystemTime\":\"2026-11-22T01:02:03.125000Z\"}," +
                rest + "}," + kData + "}}");
        row("at signs", "{\"Event\":{\"@xmlns\":\"x\",\"System\":{\"Provider\":{\"@Name\":\"Microsoft-"
                        "Windows-Security-Auditing\"},"
                        "\"EventID\":{\"@Qualifiers\":\"\",\"#text\":\"4624\"},\"TimeCreated\":{\"@"
                        "SystemTime\":\"2026-11-22 01:02:03.125\"}," +
                            rest + "}," + kNamedData + "}}");
        row("rows of a collector",
            "{\"System\":{\"Provider\":{\"Name\":\"Microsoft-Windows-Security-Auditing\",\"Guid\":\"x\"},"
            "\"EventID\":{\"Value\":4624},"
            "\"TimeCreated\":{\"SystemTime\":1795309323.125},\"Security\":{\"UserID\":\"\"}," +
                rest + "}," + kData +
                ",\"Message\":\"An account\",\"_Source\":\"Windows.EventLogs\",\"_ts\":1795309400}");
    }

    void convertedDocuments()
    {
        QFETCH(QByteArray, json);
        checkLogon(readRows(json.toStdString()).one(), "event-document");
    }

    void unnamedData()
    {
        const auto row = readRows("{\"System\":{\"EventID\":7,\"Channel\":\"System\",\"Computer\":\"ws1\"},"
                                  "\"EventData\":{\"Data\":{\"#text\":[\"a\",\"b\"]}}}")
                             .one();
        QCOMPARE(row.field("Data1"), std::string("a"));
        QCOMPARE(row.field("Data2"), std::string("b"));
        const auto cleared = readRows("{\"System\":{\"EventID\":1102,\"Channel\":\"Security\",\"Computer\":"
                                      "\"ws1\"},\"UserData\":{\"LogFileCleared\":"
                                      "{\"SubjectUserName\":\"mweber\",\"SubjectDomainName\":\"CORP\"}}}")
                                 .one();
        QCOMPARE(cleared.column(Activity::ActorUsername), std::string("CORP\\mweber"));
    }

    void evtxecmd()
    {
        const std::string payload = "{" + kNamedData + "}";
        const auto csv =
            readRows("\xEF\xBB\xBFRecordNumber,EventRecordId,TimeCreated,EventId,Level,Provider,Channel,"
                     "ProcessId,ThreadId,"
                     "Computer,ChunkNumber,UserId,MapDescription,UserName,RemoteHost,PayloadData1,"
                     "PayloadData2,HiddenRecord,"
                     "SourceFile,Keywords,ExtraDataOffset,Payload\r\n"
                     "1,41,2026-11-22 "
                     "01:02:03.1250000,4624,LogAlways,Microsoft-Windows-Security-Auditing,Security,700,8,"
                     "ws1.corp.example,0,,Successful logon,CORP\\mweber,- (192.0.2.7),Target: "
                     "CORP\\mweber,LogonType 3,False,"
                     "C:\\Security.evtx,Audit success,0," +
                     cell(payload) + "\r\n")
                .one();
        checkLogon(csv, "evtxecmd");
        QCOMPARE(csv.field("MapUserName"), std::string("CORP\\mweber"));
        const auto json = readRows("{\"PayloadData1\":\"x\",\"EventRecordId\":\"41\",\"TimeCreated\":\"2026-"
                                   "11-22T01:02:03.1250000+00:00\",\"EventId\":4624,"
                                   "\"Provider\":\"Microsoft-Windows-Security-Auditing\",\"Channel\":"
                                   "\"Security\",\"Computer\":\"ws1.corp.example\","
                                   "\"Keywords\":\"Audit success\",\"Payload\":" +
                                   nlohmann::json(payload).dump() + "}\n")
                              .one();
        checkLogon(json, "evtxecmd");
        QCOMPARE(json.field("TargetUserName"), csv.field("TargetUserName"));
    }

    void shellObjects()
    {
        const std::string message = "An account was successfully logged on.\\r\\n\\r\\nNew "
                                    "Logon:\\r\\n\\tSecurity ID:\\t\\tS-1-5-21-1-2-3-1104\\r\\n"
                                    "\\tAccount Name:\\t\\tmweber\\r\\n\\tAccount Domain:\\t\\tCORP\\r\\n";
        const auto json =
            readRows(
                "[{\"Message\":\"" + message +
                "\",\"Id\":4624,\"Version\":2,\"Level\":0,\"Keywords\":-9214364837600034816,\"RecordId\":41,"
                "\"ProviderName\":\"Microsoft-Windows-Security-Auditing\",\"LogName\":\"Security\","
                "\"ProcessId\":700,\"MachineName\":\"ws1.corp.example\","
                "\"UserId\":null,\"TimeCreated\":\"\\/Date(1795309323125)\\/"
                "\",\"Properties\":[{\"Value\":\"x\"}]}]")
                .one();
        QCOMPARE(json.dialect, std::string("get-winevent"));
        QCOMPARE(json.time, std::string("2026-11-22T01:02:03.125Z"));
        QCOMPARE(json.column(Activity::ActionType), std::string("LogOn"));
        QCOMPARE(json.column(Activity::Result), std::string("Success"));
        QCOMPARE(json.column(Activity::ActorKey), std::string("sid|s-1-5-21-1-2-3-1104|"));
        const auto csv = readRows("#TYPE System.Diagnostics.Eventing.Reader.EventLogRecord\r\n"
                                  "\"Message\",\"Id\",\"RecordId\",\"ProviderName\",\"LogName\","
                                  "\"MachineName\",\"UserId\",\"TimeCreated\"\r\n"
                                  "\"A service was installed.\",\"7045\",\"9\",\"Service Control "
                                  "Manager\",\"System\",\"ws1\",\"S-1-5-21-1-2-3-1104\","
                                  "\"11/22/2026 1:02:03 AM\"\r\n")
                             .one();
        QCOMPARE(csv.table, std::string("WindowsEvent"));
        QCOMPARE(csv.time, std::string("2026-11-22T01:02:03Z"));
        QVERIFY(!csv.zoned);
        QCOMPARE(csv.column(Activity::ActionType), std::string("ServiceInstalled"));
        QCOMPARE(csv.column(Activity::ActorKey), std::string("sid|s-1-5-21-1-2-3-1104|"));
        const auto old = readRows("\"EventID\",\"MachineName\",\"Index\",\"EntryType\",\"Message\","
                                  "\"Source\",\"InstanceId\",\"TimeGenerated\",\"UserName\"\r\n"
                                  "\"4625\",\"ws1\",\"9\",\"FailureAudit\",\"x\",\"Microsoft-Windows-"
                                  "Security-Auditing\",\"4625\",\"22.11.2026 01:02:03\",\r\n")
                             .one();
        QCOMPARE(old.dialect, std::string("get-eventlog-security"));
        QCOMPARE(old.table, std::string("SecurityEvent"));
        QCOMPARE(old.column(Activity::Result), std::string("Failure"));
        QCOMPARE(old.time, std::string("2026-11-22T01:02:03Z"));
        QVERIFY(!old.zoned);
    }

    void eventTable()
    {
        const auto row =
            readRows("{\"TimeGenerated\":\"2026-11-22T01:02:03.125Z\",\"Source\":\"Service Control "
                     "Manager\",\"EventLog\":\"System\",\"Computer\":\"ws1\","
                     "\"EventID\":7045,\"EventLevelName\":\"Information\",\"EventData\":\"<DataItem><"
                     "EventData><Data Name=\\\"ServiceName\\\">svc</Data></EventData></DataItem>\","
                     "\"RenderedDescription\":\"A service was installed in the "
                     "system.\",\"UserName\":\"CORP\\\\mweber\"}")
                .one();
        QCOMPARE(row.format, std::string("event-rows"));
        QCOMPARE(row.table, std::string("Event"));
        QCOMPARE(row.column(Activity::ActionType), std::string("ServiceInstalled"));
        QCOMPARE(row.column(Activity::Object), std::string("svc"));
        QCOMPARE(row.column(Activity::Description), std::string("A service was installed in the system."));
    }

    void flattenedBeats()
    {
        const auto row = readRows("\"@timestamp\",\"event.code\",\"winlog.channel\",\"winlog.computer_name\","
                                  "\"winlog.record_id\","
                                  "\"winlog.provider_name\",\"winlog.event_data.TargetUserSid\",\"winlog."
                                  "event_data.IpAddress\",message\n"
                                  "\"Nov 22, 2026 @ 01:02:03.125\",4624,Security,ws1.corp.example,41,"
                                  "Microsoft-Windows-Security-Auditing,S-1-5-21-1-2-3-1104,192.0.2.7,x\n")
                             .one();
        QCOMPARE(row.dialect, std::string("winlogbeat7-code"));
        QCOMPARE(row.time, std::string("2026-11-22T01:02:03.125Z"));
        QVERIFY(!row.zoned); // the browser's
        QCOMPARE(row.column(Activity::ActionType), std::string("LogOn"));
        QCOMPARE(row.column(Activity::ActorKey), std::string("sid|s-1-5-21-1-2-3-1104|"));
        QCOMPARE(row.column(Activity::IPAddress), std::string("192.0.2.7"));
        QCOMPARE(row.field("EventRecordId"), std::string("41"));
    }
};

#include "tst_event_documents.moc"
