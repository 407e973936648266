// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/resources.h"
#include "core/base/text.h"
#include "core/import/importer.h"
#include "tests/support/shared_data.h"

#include <QObject>
#include <QTest>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

using namespace sightline;
using namespace sightline::import;

namespace
{

struct Got {
    std::string format;
    std::string dialect;
    std::string table;
    std::string raw;
    std::map<std::string, std::string> fields;
    std::map<std::string, bool> json;
    std::uint64_t content = 0;
    TimeSearch time;
};

std::string shown(const Value& v)
{
    switch (v.kind) {
    case Value::Kind::Bool:
        return v.integer != 0 ? "true" : "false";
    case Value::Kind::Integer:
        return std::to_string(v.integer);
    case Value::Kind::Real:
        return std::to_string(v.real);
    case Value::Kind::Text:
        return std::string(v.text);
    case Value::Kind::Null:
        break;
    }
    return {};
}

const std::vector<Format>& formats()
{
    static const auto loaded = loadFormats();
    static const std::vector<Format> none;
    return loaded ? *loaded : none;
}

struct Outcome {
    std::vector<Got> records;
    std::vector<Reject> rejects;
    Result<ReadSummary> summary;
};

Outcome readText(const std::string& text, ReadOptions options = {})
{
    Outcome out;
    Sink sink;
    sink.record = [&](const RawRecord& raw, const Format& format, const Dialect& dialect, Record& record,
                      std::uint64_t content, std::uint32_t) {
        Got got{format.id, dialect.id, std::string(tableOf(format, record)), std::string(raw.bytes), {}, {},
                content,   {}};
        got.time = findTime(format.time, record);
        for (const Field& f : record.fields()) {
            got.fields.emplace(f.name, shown(f.value));
            got.json.emplace(f.name, f.json);
        }
        out.records.push_back(std::move(got));
        return true;
    };
    sink.reject = [&](const Reject& reject) {
        out.rejects.push_back(reject);
        return true;
    };
    const auto reader = memoryReader(text);
    out.summary = readSource(*reader, formats(), options, sink, {});
    return out;
}

Got one(const std::string& text)
{
    const Outcome out = readText(text);
    return out.records.size() == 1 && out.rejects.empty() ? out.records.front() : Got{};
}

constexpr std::size_t kWhole = std::size_t{64} << 20;

// folder of the reference files -> the format they must be recognised as
const std::map<std::string, std::set<std::string>> kKnown{
    {"cef", {"cef"}},
    {"mdi_cef", {"identity-cef"}},
    {"mcas_cef", {"cloud-apps-cef"}},
    {"windows_evtx", {"windows-event"}},
    {"windows_jsonl", {"windows-event"}},
    {"windows_la_csv", {"windows-event"}},
    {"entra_signin_csv", {"entra-signin"}},
    {"entra_signin_jsonl", {"entra-signin"}},
    {"m365_ual_csv", {"m365-audit"}},
    {"m365_ual_json", {"m365-audit"}},
    {"sentinel_alert", {"sentinel-alert"}},
    {"directory_users", {"directory-users"}},
    {"office_activity", {"m365-audit"}},
    {"entra_audit", {"entra-audit"}},
    {"azure_activity", {"azure-activity"}},
    {"mcas", {"cloud-apps-activity", "cloud-apps-alert"}},
    {"m365d_hunting",
     {"defender-hunting-devices", "defender-hunting-events", "defender-hunting-other", "directory-users"}},
    {"sentinel_incident", {"sentinel-incident"}},
    {"behavior_analytics", {"behavior-analytics"}},
};

} // namespace

class TestReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void formatsLoad()
    {
        const auto loaded = loadFormats();
        QVERIFY2(loaded.has_value(), loaded ? "" : loaded.error().text().c_str());
        const auto files = std::ranges::count_if(
            resources(), [](const Resource& r) { return r.name.starts_with("formats/"); });
        QCOMPARE(loaded->size(), static_cast<std::size_t>(files));
        std::set<std::string> ids;
        for (const Format& f : *loaded)
            ids.insert(f.id);
        QCOMPARE(ids.size(), loaded->size());
    }

    void nxlog()
    {
        const Got got = one(
            R"({"EventTime":"2026-03-01 09:00:00","@timestamp":"2026-03-01T14:00:00.500Z","EventReceivedTime":"x",)"
            R"("Hostname":"WS5.contoso.example","Channel":"security","EventID":4624,"RecordNumber":77,)"
            R"("SourceName":"Auditing","Keywords":-9214364837600034816,"tags":["a"],"TargetUserName":null})");
        QCOMPARE(got.format, std::string("windows-event"));
        QCOMPARE(got.dialect, std::string("nxlog"));
        QCOMPARE(got.table, std::string("SecurityEvent"));
        QCOMPARE(got.fields.at("Computer"), std::string("WS5.contoso.example"));
        QCOMPARE(got.fields.at("EventRecordId"), std::string("77"));
        QCOMPARE(got.fields.at("EventSourceName"), std::string("Auditing"));
        QCOMPARE(got.fields.at("Keywords"), std::string("-9214364837600034816"));
        QVERIFY(!got.fields.contains("TargetUserName"));
        QVERIFY(got.json.at("tags"));
        QCOMPARE(isoText(got.time.found.ticks), std::string("2026-03-01T14:00:00.5Z"));
        QVERIFY(got.time.found.zoned);
    }

    void exporterWithoutSourceName()
    {
        const Got got =
            one(R"({"TimeCreated":"2026-03-01 09:00:00.123","Hostname":"WS5","Channel":"Application",)"
                R"("EventID":2,"Task":"0","Source":"Guard","Message":"m"})");
        QCOMPARE(got.dialect, std::string("powershell-bare"));
        QCOMPARE(got.table, std::string("WindowsEvent"));
        QCOMPARE(got.fields.at("Computer"), std::string("WS5"));
        QVERIFY(!got.time.found.zoned);
    }

    // Text lines among other bytes make no log.
    void captures()
    {
        std::string bytes("\xD4\xC3\xB2\xA1\x02\x04", 6);
        for (int i = 0; i < 40; ++i) {
            for (int k = 0; k < 64; ++k)
                bytes += static_cast<char>(1 + (i * 31 + k * 7) % 255);
            bytes += "\n<34>Oct 11 22:14:15 host su[1]: failed\n";
        }
        QCOMPARE(sniff(bytes, formats()).problem, std::string("a binary file"));
        QVERIFY(!sniff("<34>Oct 11 22:14:15 host su[1]: \x1B[1mfailed\x1B[0m\n", formats()).guesses.empty());
    }

    void beats()
    {
        const Got six = one(
            R"({"@timestamp":"2026-03-01T14:00:00Z","log_name":"System","event_id":7045,"computer_name":"a",)"
            R"("record_number":"5","event_data":{"ServiceName":"x"},"user":{"identifier":"S-1-5-18"},)"
            R"("source_name":"Service Control Manager","beat":{"name":"w"}})");
        QCOMPARE(six.dialect, std::string("winlogbeat6"));
        QCOMPARE(six.table, std::string("WindowsEvent"));
        QCOMPARE(six.fields.at("ServiceName"), std::string("x"));
        QCOMPARE(six.fields.at("Provider"), std::string("Service Control Manager"));
        QCOMPARE(six.fields.at("SystemUserId"), std::string("S-1-5-18"));
        const Got seven =
            one(R"({"@timestamp":"2026-03-01T14:00:00Z","winlog":{"channel":"Security","event_id":"4624",)"
                R"("computer_name":"a","record_id":9,"event_data":{"TargetUserName":"u"}},"message":"m"})");
        QCOMPARE(seven.dialect, std::string("winlogbeat7"));
        QCOMPARE(seven.table, std::string("SecurityEvent"));
        QCOMPARE(seven.fields.at("TargetUserName"), std::string("u"));
        QCOMPARE(seven.fields.at("Message"), std::string("m"));
    }

    void eventDataXml()
    {
        const std::string xml = "<EventData xmlns='x'>\\r\\n <Data Name='TargetUserName'>a &amp; &#98;</Data>"
                                "<Data Name='Empty' /><Data>bare</Data></EventData>";
        const Got got = one("{\"TimeGenerated\":\"2026-03-01T14:00:00Z\",\"Computer\":\"a\",\"EventID\":4624,"
                            "\"Channel\":\"Security\",\"EventData\":\"" +
                            xml + "\"}");
        QCOMPARE(got.dialect, std::string("security-event-rows"));
        QCOMPARE(got.fields.at("TargetUserName"), std::string("a & b"));
        QCOMPARE(got.fields.at("Data1"), std::string("bare"));
        QVERIFY(!got.fields.contains("Empty"));
    }

    void auditInAllItsWraps()
    {
        const std::string data =
            R"({"CreationTime":"2026-03-01T10:00:00","Id":"i1","Operation":"Send","RecordType":1,)"
            R"("Workload":"Exchange","UserId":"a@contoso.example","Actor":[{"ID":"x","Type":0}]})";
        std::string quoted;
        std::string escaped;
        for (const char c : data) {
            quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
            escaped += c == '"' ? std::string("\\\"") : std::string(1, c);
        }
        const Got bare = one(data);
        const std::vector<Got> all{
            one("{\"RecordType\":\"ExchangeAdmin\",\"CreationDate\":\"\\/Date(1728364117000)\\/"
                "\",\"AuditData\":" +
                data + "}"),
            one("{\"RecordType\":\"ExchangeAdmin\",\"UserIds\":\"b\",\"AuditData\":\"" + escaped + "\"}"),
            one("\"RecordType\",\"UserIds\",\"AuditData\"\n\"ExchangeAdmin\",\"b\",\"" + quoted + "\"\n"),
            one("{\"id\":\"i1\",\"operation\":\"Send\",\"auditData\":" + data + "}"),
        };
        QCOMPARE(bare.fields.at("OfficeId"), std::string("i1"));
        QCOMPARE(bare.fields.at("OfficeWorkload"), std::string("Exchange"));
        QVERIFY(bare.json.at("Actor"));
        for (const Got& got : all) {
            QCOMPARE(got.format, std::string("m365-audit"));
            QCOMPARE(got.content, bare.content);
            QCOMPARE(got.fields.at("RecordType"), std::string("1"));
            QCOMPARE(isoText(got.time.found.ticks), std::string("2026-03-01T10:00:00Z"));
        }
        const Got empty =
            one("CreationDate,UserIds,Operations,AuditData\n3/1/2026 1:02:03 PM,a@contoso.example,Send,\n");
        QCOMPARE(empty.fields.at("Operation"), std::string("Send"));
        QCOMPARE(isoText(empty.time.found.ticks), std::string("2026-03-01T13:02:03Z"));
    }

    void signIns()
    {
        const Got graph = one(
            R"({"id":"s1","createdDateTime":"2026-03-01T10:00:00Z","appDisplayName":"Mail","ipAddress":"192.0.2.1",)"
            R"("status":{"errorCode":50126,"failureReason":"Wrong"},"location":{"countryOrRegion":"NL"},)"
            R"("signInEventTypes":["nonInteractiveUser"],"userPrincipalName":"a@contoso.example"})");
        QCOMPARE(graph.table, std::string("AADNonInteractiveUserSignInLogs"));
        QCOMPARE(graph.fields.at("ResultType"), std::string("50126"));
        QCOMPARE(graph.fields.at("Location"), std::string("NL"));
        QCOMPARE(graph.fields.at("IPAddress"), std::string("192.0.2.1"));
        QVERIFY(graph.json.at("Status"));
        const Got settings = one(
            R"({"time":"2026-03-01T10:00:09.1234567Z","category":"SignInLogs","operationName":"Sign-in activity",)"
            R"("resultType":"0","properties":{"id":"s1","createdDateTime":"2026-03-01T10:00:00+00:00",)"
            R"("userPrincipalName":"a@contoso.example","location":{"countryOrRegion":"NL"}}})");
        QCOMPARE(settings.dialect, std::string("diagnostic-settings"));
        QCOMPARE(settings.fields.at("Id"), std::string("s1"));
        QCOMPARE(settings.fields.at("Location"), std::string("NL"));
        QCOMPARE(settings.fields.at("LocationDetails"), std::string(R"({"countryOrRegion":"NL"})"));
        QCOMPARE(isoText(settings.time.found.ticks), std::string("2026-03-01T10:00:00Z"));
        const Got csv = one(
            "TimeGenerated [UTC],ResultType,AppDisplayName,UserPrincipalName,Status_dynamic,Status_string\n"
            "\"4/28/2026, 2:32:14.029 PM\",0,Mail,a@contoso.example,\"{\n  \"\"errorCode\"\": 0\n}\",\n");
        QCOMPARE(csv.dialect, std::string("log-analytics"));
        QCOMPARE(csv.fields.at("Status"), std::string(R"({"errorCode":0})"));
        QVERIFY(csv.json.at("Status"));
        QCOMPARE(isoText(csv.time.found.ticks), std::string("2026-04-28T14:32:14.029Z"));
    }

    void contentKnowsNoOrderAndNoCollector()
    {
        const std::string a =
            R"("Hostname":"h","Channel":"Security","EventID":1,"EventTime":"2026-03-01 01:00:00")";
        const std::string b =
            R"("EventTime":"2026-03-01 01:00:00","EventID":1,"Channel":"Security","Hostname":"h")";
        const Got first = one("{" + a + R"(,"port":1,"EventReceivedTime":"x"})");
        const Got second = one("{\"port\":2," + b + "}");
        QCOMPARE(first.content, second.content);
        QVERIFY(first.content != one("{" + b + R"(,"LogonType":3})").content);
        QVERIFY(!first.time.found.zoned);
        QCOMPARE(first.fields.at("port"), std::string("1"));
    }

    void badTextIsRepairedAndRawKept()
    {
        const std::string text =
            "{\"Hostname\":\"h\xFF\",\"Channel\":\"\\ud800x\",\"EventID\":1,\"EventTime\":\"t\"}";
        const Got got = one(text);
        QCOMPARE(got.fields.at("Computer"), std::string("h\xEF\xBF\xBD"));
        QCOMPARE(got.fields.at("Channel"), std::string("\xEF\xBF\xBDx"));
        QCOMPARE(got.raw, text);
        QVERIFY(got.time.found.ticks == kNoTime);
        QCOMPARE(std::string(got.time.unreadable), std::string("EventTime"));
    }

    void mixedShapesAndForcedFormat()
    {
        const std::string text =
            "{\"a\":1}\n{\"_id\":\"x\",\"timestamp\":1595096313000,\"eventTypeValue\":\"E\"}\n"
            "{\"Hostname\":\"h\",\"Channel\":\"c\",\"EventID\":1,\"@timestamp\":\"x\"}\n";
        const Outcome out = readText(text);
        QCOMPARE(out.records.size(), std::size_t{2});
        QCOMPARE(out.records[0].format, std::string("cloud-apps-activity"));
        QCOMPARE(isoText(out.records[0].time.found.ticks), std::string("2020-07-18T18:18:33Z"));
        QCOMPARE(out.rejects.size(), std::size_t{1});
        QVERIFY(out.rejects[0].reason == RejectReason::UnknownShape);
        ReadOptions options;
        for (const Format& f : formats()) {
            if (f.id == "windows-event") options.only = &f;
        }
        QCOMPARE(readText(text, options).records.size(), std::size_t{3});
    }

    void referenceFiles()
    {
        if (!test::hasSharedData()) QSKIP("no reference files beside the source tree");
        const auto manifest = readHead(test::sharedData() / "MANIFEST.json", kWhole);
        QVERIFY(manifest.has_value());
        const auto entries = nlohmann::json::parse(*manifest)["entries"];
        for (const auto& entry : entries) {
            const std::string path = entry["path"].get<std::string>();
            const std::string kind = entry["format"].get<std::string>();
            const auto bytes = readHead(test::sharedData() / pathFromText(path), kWhole);
            QVERIFY2(bytes.has_value(), path.c_str());
            const Sniffed sniffed =
                sniff(std::string_view(*bytes).substr(0, std::size_t{1} << 20), formats());
            const auto known = kKnown.find(kind);
            if (known == kKnown.end()) {
                QVERIFY2(sniffed.guesses.empty() && !sniffed.problem.empty(), path.c_str());
                QVERIFY2(readText(*bytes).records.empty(), path.c_str());
                continue;
            }
            QVERIFY2(!sniffed.guesses.empty(), (path + ": " + sniffed.problem).c_str());
            QVERIFY2(known->second.contains(sniffed.guesses.front().format->id), path.c_str());
            const Outcome out = readText(*bytes);
            const std::string counts = path + ": " + std::to_string(out.records.size()) + " read, " +
                                       std::to_string(out.rejects.size()) + " rejected";
            QVERIFY2(out.records.size() == entry["record_count"].get<std::size_t>() && out.rejects.empty(),
                     counts.c_str());
            for (const Got& got : out.records)
                QVERIFY2(known->second.contains(got.format), path.c_str());
        }
    }
};

#include "tst_reader.moc"
