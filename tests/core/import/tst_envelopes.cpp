// SPDX-License-Identifier: GPL-3.0-or-later
// Records in the wrappers of shippers and search answers.
#include "tests/support/read_rows.h"

#include <QObject>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace sightline;
using sightline::test::readRows;

namespace
{

const std::string kEvent =
    R"({"@timestamp":"2026-11-22T01:02:03.125Z","winlog":{"channel":"Security","event_id":4624,)"
    R"("computer_name":"ws1.corp.example","record_id":41,"event_data":{"TargetUserName":"mweber",)"
    R"("TargetDomainName":"CORP","TargetUserSid":"S-1-5-21-1-2-3-1104","LogonType":"3"}},"message":"An account"})";

const std::string kXml =
    R"(<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>)"
    R"(<Provider Name='Microsoft-Windows-Security-Auditing'/><EventID>4624</EventID>)"
    R"(<TimeCreated SystemTime='2026-11-22T01:02:03.125Z'/><EventRecordID>41</EventRecordID>)"
    R"(<Channel>Security</Channel><Computer>ws1.corp.example</Computer></System><EventData>)"
    R"(<Data Name='TargetUserName'>mweber</Data><Data Name='TargetDomainName'>CORP</Data>)"
    R"(<Data Name='LogonType'>3</Data></EventData></Event>)";

std::string hit(int id)
{
    return R"({"_index":"winlogbeat-1","_id":"x)" + std::to_string(id) + R"(","_score":1.0,"_source":)" +
           kEvent + R"(,"sort":[1]})";
}

std::string quoted(const std::string& text)
{
    return nlohmann::json(text).dump();
}

} // namespace

class TestEnvelopes : public QObject
{
    Q_OBJECT

    static void checkLogon(const test::ReadRow& row)
    {
        QCOMPARE(row.format, std::string("windows-event"));
        QCOMPARE(row.table, std::string("SecurityEvent"));
        QCOMPARE(row.time, std::string("2026-11-22T01:02:03.125Z"));
        QCOMPARE(row.column(Activity::ActionType), std::string("LogOn"));
        QCOMPARE(row.column(Activity::ActorUsername), std::string("CORP\\mweber"));
        QCOMPARE(row.field("EventRecordId"), std::string("41"));
        QCOMPARE(row.field("Computer"), std::string("ws1.corp.example"));
    }

private Q_SLOTS:

    void elasticHit()
    {
        const auto row = readRows(hit(1) + "\n").one();
        checkLogon(row);
        QCOMPARE(row.raw, hit(1)); // the raw record is the whole of it
        QCOMPARE(row.field("elastic._id"), std::string("x1"));
        QCOMPARE(row.content, readRows(kEvent).one().content);
    }

    void elasticAnswer()
    {
        const std::string answer = R"({"took":5,"timed_out":false,"_shards":{"total":1,"failed":0},"hits":)"
                                   R"({"total":{"value":2,"relation":"eq"},"max_score":null,"hits":[)" +
                                   hit(1) + ",\n" + hit(2) + R"(]},"aggregations":{"a":{"b":[]}}})";
        const auto out = readRows(answer);
        QCOMPARE(out.rows.size(), std::size_t{2});
        QVERIFY(out.rejects.empty());
        checkLogon(out.rows[1]);
        // two answers, one after the other; one that found nothing
        QCOMPARE(readRows(answer + "\n" + answer).rows.size(), std::size_t{4});
        const auto none = readRows(R"({"took":5,"hits":{"total":0,"hits":[]}})" + std::string("\n") + answer);
        QCOMPARE(none.rows.size(), std::size_t{2});
        QVERIFY(none.rejects.empty());
    }

    void elasticFields()
    {
        const auto row =
            readRows(
                R"({"_index":"w","_id":"1","fields":{"@timestamp":["2026-11-22T01:02:03.125Z"],)"
                R"("winlog.event_id":["4624"],"winlog.channel":["Security"],"winlog.record_id":["41"],)"
                R"("winlog.computer_name":["ws1.corp.example"],"winlog.event_data.TargetUserName":["mweber"],)"
                R"("winlog.event_data.TargetDomainName":["CORP"],"tags":["a","b"]}})")
                .one();
        checkLogon(row);
        QCOMPARE(row.dialect, std::string("winlogbeat7-flat"));
    }

    void splunkLines()
    {
        const auto line = [](bool preview) {
            return std::string(R"({"preview":)") + (preview ? "true" : "false") +
                   R"(,"offset":0,"result":{"_time":"2026-11-22T01:02:03.125+00:00","host":"ws1","user":["a","b"],"_raw":)" +
                   quoted(kXml) + "}}\n";
        };
        const auto row = readRows(line(false)).one();
        checkLogon(row);
        QCOMPARE(row.dialect, std::string("evtx"));
        QCOMPARE(row.field("splunk.host"), std::string("ws1"));
        const auto both = readRows(line(true) + line(false));
        QCOMPARE(both.rows.size(), std::size_t{1});
        QCOMPARE(both.rejects.size(), std::size_t{1});
        QVERIFY(both.rejects[0].reason == import::RejectReason::Draft);
    }

    void splunkPage()
    {
        const auto row =
            readRows(
                R"({"preview":false,"init_offset":0,"messages":[{"type":"INFO"}],"fields":[{"name":"_raw"}],)"
                R"("results":[{"_time":"1795309323.125","_raw":)" +
                quoted(kEvent) + R"(}],"highlighted":{}})")
                .one();
        checkLogon(row);
        QCOMPARE(row.dialect, std::string("winlogbeat7"));
    }

    void splunkTable()
    {
        const auto row =
            readRows("\"_time\",\"_raw\",host\n\"2026-11-22T01:02:03.125+0000\",\"" + kXml + "\",ws1\n")
                .one();
        checkLogon(row);
        QVERIFY(row.raw.starts_with("\"2026"));
    }

    // What nobody knows is a row of the search, and nothing of it is lost.
    void splunkUnknown()
    {
        const auto row = readRows("\"_time\",\"_raw\",user,host,sourcetype\n1795309323.5,\"{\"\"a\"\":1}\",j."
                                  "meyer,ws1.corp.example,x\n")
                             .one();
        QCOMPARE(row.format, std::string("splunk-rows"));
        QCOMPARE(row.time, std::string("2026-11-22T01:02:03.5Z"));
        QCOMPARE(row.field("_raw"), std::string("{\"a\":1}"));
        QVERIFY(row.kind == RecordKind::Activity);
        QCOMPARE(row.column(Activity::ActorKey), std::string("name|j.meyer|ws1"));
        QCOMPARE(row.column(Activity::ActionType), std::string("Other"));
    }

    void splunkWindowsFields()
    {
        const auto row =
            readRows(
                R"({"preview":false,"offset":0,"result":{"_time":"2026-11-22T01:02:03.125+00:00",)"
                R"("LogName":"Security","EventCode":"4624","ComputerName":"ws1.corp.example","RecordNumber":"41",)"
                R"("Keywords":"Audit Success","Message":"An account was successfully logged on.\r\n\r\n)"
                R"(New Logon:\r\n\tSecurity ID:\t\tS-1-5-21-1-2-3-1104\r\n\tAccount Name:\t\tmweber\r\n\tAccount Domain:\t\tCORP\r\n"}})")
                .one();
        checkLogon(row);
        QCOMPARE(row.dialect, std::string("splunk-windows"));
        QCOMPARE(row.column(Activity::ActorKey), std::string("sid|s-1-5-21-1-2-3-1104|"));
    }

    void eventHub()
    {
        const std::string record = R"({"time":"2026-11-22T01:02:03Z","a":1})";
        const auto out =
            readRows("{\"records\":[" + kEvent + "," + kEvent + "]}\n{\"records\":[" + kEvent + "]}\n");
        QCOMPARE(out.rows.size(), std::size_t{3});
        checkLogon(out.rows[2]);
    }

    void nestedWrappers()
    {
        const std::string shipped =
            R"({"@timestamp":"2026-11-22T05:00:00Z","@version":"1","message":)" + quoted(kEvent) + "}";
        const auto row = readRows(R"({"_index":"l","_source":)" + shipped + "}").one();
        checkLogon(row);
        QCOMPARE(row.field("shipper.@timestamp"), std::string("2026-11-22T05:00:00Z"));
        for (const char* name : {"XmlRaw", "EventXml", "Event"})
            checkLogon(readRows(std::string("{\"") + name + "\":" + quoted(kXml) + ",\"id\":1}").one());
    }

    // A hostile nesting is opened only so far.
    void deepWrappers()
    {
        std::string text = kEvent;
        for (int i = 0; i < 40; ++i)
            text = R"({"_index":"l","_source":)" + text + "}";
        const auto out = readRows(text);
        QVERIFY(out.rows.empty());
        QCOMPARE(out.rejects.size(), std::size_t{1});
    }
};

#include "tst_envelopes.moc"
