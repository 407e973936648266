// SPDX-License-Identifier: GPL-3.0-or-later
// CEF and syslog lines: headers of all ages, escapes, damage; and what the case makes of them.
#include "core/import/importer.h"
#include "core/import/line_record.h"
#include "core/import/line_splitter.h"
#include "core/store/case_writer.h"
#include "core/usecase/import_files.h"
#include "tests/support/case_content.h"
#include "tests/support/shared_data.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <map>

namespace sightline
{

using namespace import;
using test::must;

namespace
{

using Fields = std::map<std::string, std::string>;

Fields fieldsOf(std::string_view line)
{
    LineFields out;
    Fields fields;
    if (!readLine(line, out)) return fields;
    for (const auto& [key, value] : out.fields)
        fields.emplace(key, value);
    return fields;
}

struct Seen {
    std::vector<std::string> formats;
    std::vector<Reject> rejects;
    std::vector<Ticks> times;
};

Seen readText(std::string text, std::size_t block = 4096)
{
    static const auto formats = must(loadFormats());
    Seen out;
    Sink sink;
    sink.record = [&](const RawRecord&, const Format& format, const Dialect&, Record& record, std::uint64_t,
                      std::uint32_t) {
        out.formats.push_back(format.id);
        out.times.push_back(findTime(format.time, record).found.ticks);
        return true;
    };
    sink.reject = [&](const Reject& reject) {
        out.rejects.push_back(reject);
        return true;
    };
    ReadOptions options;
    options.block = block;
    const auto reader = memoryReader(std::move(text));
    (void)must(readSource(*reader, formats, options, sink, {}));
    return out;
}

const std::string kCef =
    "<13>Mar  9 12:00:00 gate CEF:0|Acme|Wall|1.0|100|Sign in|5|suser=ana@contoso.example "
    "src=192.0.2.7 rt=1709287200000 outcome=failure msg=Door closed\n";

} // namespace

class TestCef : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    usecase::FileReport importInto(const std::string& name, const std::filesystem::path& file)
    {
        const auto path = std::filesystem::path(m_dir.path().toStdString()) / name;
        if (!store::createCase(path, "test")) qFatal("no case");
        return must(usecase::importPaths(path, {file}, {}, {})).files.at(0);
    }

private Q_SLOTS:

    void headers()
    {
        Fields f = fieldsOf("<34>1 2024-03-01T10:00:00.5Z host app 12 ID7 [a@1 x=\"]\"][b] It happened");
        QCOMPARE(f["Facility"], std::string("auth"));
        QCOMPARE(f["SeverityLevel"], std::string("crit"));
        QCOMPARE(f["HeaderTime"], std::string("2024-03-01T10:00:00.5Z"));
        QCOMPARE(f["Computer"], std::string("host"));
        QCOMPARE(f["ProcessID"], std::string("12"));
        QCOMPARE(f["MessageID"], std::string("ID7"));
        QCOMPARE(f["StructuredData"], std::string("[a@1 x=\"]\"][b]"));
        QCOMPARE(f["SyslogMessage"], std::string("It happened"));
        f = fieldsOf("Mar  9 12:00:00 web1 sshd[77]: Failed password for ana");
        QCOMPARE(f["HeaderTime"], std::string("Mar 9 12:00:00")); // no year: no time
        QCOMPARE(f["ProcessName"], std::string("sshd"));
        QCOMPARE(f["ProcessID"], std::string("77"));
        f = fieldsOf("2024-03-01T10:00:00+01:00 web1 sudo: ana : TTY=pts/0");
        QCOMPARE(f["ProcessName"], std::string("sudo"));
        QVERIFY(fieldsOf("just words").empty());
        QVERIFY(fieldsOf("<999>Mar 9 12:00:00 h t: x").empty());
        QVERIFY(fieldsOf("").empty());
    }

    void cefEscapes()
    {
        Fields f = fieldsOf(
            R"(CEF:0|Ac\|me|Wall\\2|1|c|name|7|msg=a\=b c\nd \\ e\| act=  k1=v one  k2= suser=CONTOSO\nina cs1=https\://x/?a\=1)");
        QCOMPARE(f["DeviceVendor"], std::string("Ac|me"));
        QCOMPARE(f["DeviceProduct"], std::string("Wall\\2"));
        QCOMPARE(f["msg"], std::string("a=b c\nd \\ e|"));
        QCOMPARE(f["k1"], std::string("v one"));
        QCOMPARE(f["k2"], std::string());
        QCOMPARE(f["suser"], std::string("CONTOSO\\nina"));
        QCOMPARE(f["cs1"], std::string("https://x/?a=1"));
        f = fieldsOf("CEF:0|V|P|1|c|**bold**|3");
        QCOMPARE(f["Activity"], std::string("bold"));
        QCOMPARE(f["LogSeverity"], std::string("3"));
        QVERIFY(fieldsOf("CEF:0|V|P|1").empty());
        f = fieldsOf("\xC3\xAF\xC2\xBB\xC2\xBF"
                     "CEF:0|Microsoft|ATA|1.9|X|y|5|start=2018-12-12T16:53:22Z suser=ana");
        QCOMPARE(f["DeviceProduct"], std::string("ATA"));
        QCOMPARE(f["suser"], std::string("ana"));
    }

    void timesWithAndWithoutYear()
    {
        QCOMPARE(fieldsOf("CEF:0|V|P|1|c|n|3|rt=Mar 09 2021 12:48:29")["rt"],
                 std::string("2021-03-09T12:48:29"));
        QCOMPARE(fieldsOf("CEF:0|V|P|1|c|n|3|rt=Mar 09 2021 12:48:29.123 UTC")["rt"],
                 std::string("2021-03-09T12:48:29.123Z"));
        const Seen seen = readText("03 Apr 11:04:35 CEF:0|V|P|1|c|n|1|act=X\n" + kCef);
        QCOMPARE(seen.times.at(0), kNoTime);
        QCOMPARE(isoText(seen.times.at(1)).substr(0, 19), std::string("2024-03-01T10:00:00"));
    }

    void collectorCutTheMarkApart()
    {
        Fields f = fieldsOf("02-21-2018 16:19:35 Auth.Warning 192.0.2.20 1 2018-02-21T14:19:27.54+00:00 DC1 "
                            "CEF 6076 BruteForceSecurityAler "
                            "|Microsoft|Azure ATP|2.2|BruteForceSecurityAlert| Brute force "
                            "|5|start=2018-02-21T14:19:02.6045416Z **app=Ldap** cnt=3");
        QCOMPARE(f["DeviceProduct"], std::string("Azure ATP"));
        QCOMPARE(f["Activity"], std::string("Brute force"));
        QCOMPARE(f["app"], std::string("Ldap"));
        QCOMPARE(f["cnt"], std::string("3"));
        QCOMPARE(f["Computer"], std::string("DC1"));
        QCOMPARE(f["SeverityLevel"], std::string("Warning"));
    }

    void badLinesAmongGoodOnes()
    {
        std::string text =
            kCef + "no header here\n" + kCef + std::string("CEF:0|a\0b|\n", 11) + "\r\n\n" + kCef;
        for (const std::size_t block : {std::size_t{1}, std::size_t{7}, std::size_t{4096}}) {
            const Seen seen = readText(text, block);
            QCOMPARE(seen.formats, (std::vector<std::string>{"cef", "cef", "cef"}));
            QCOMPARE(seen.rejects.size(), 2U);
            QCOMPARE(seen.rejects[0].reason, RejectReason::NoHeader);
            QCOMPARE(seen.rejects[0].offset, kCef.size());
            QCOMPARE(seen.rejects[1].reason, RejectReason::BadText);
        }
    }

    void cutOffAnywhere()
    {
        const std::string text = kCef + kCef + kCef;
        for (std::size_t cut = 2 * kCef.size(); cut < text.size(); ++cut) {
            const Seen seen = readText(text.substr(0, cut));
            QVERIFY(seen.formats.size() >= 2 && seen.formats.size() + seen.rejects.size() <= 3);
        }
    }

    void lineEndsAndDamagedText()
    {
        std::string text = kCef;
        text.insert(text.size() - 1, " tail=\xE4\xFF\r");
        const Seen seen = readText("\xEF\xBB\xBF" + text + text);
        QCOMPARE(seen.formats.size(), 2U);
        QVERIFY(seen.rejects.empty());
    }

    void veryLongLine()
    {
        const std::string text = kCef + std::string(LineSplitter::kLongest + 10, 'x') + "\n" + kCef;
        const Seen seen = readText(text, std::size_t{1} << 20);
        QCOMPARE(seen.formats.size(), 2U);
        QCOMPARE(seen.rejects.size(), 1U);
        QCOMPARE(seen.rejects[0].reason, RejectReason::TooLong);
    }

    void otherTextIsNoSyslog()
    {
        for (const char* text : {"a,b\n1,2\n", "TimeGenerated,Name\n2024-03-01T10:00:00Z,x\n",
                                 "Mar 9 is a day\n", "{}\n", "words\nand more\n"})
            QVERIFY2(!looksLines(text), text);
        QVERIFY(looksLines(kCef));
    }

    void referenceFiles_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("format");
        QTest::addColumn<int>("records");
        QTest::addColumn<int>("alerts");
        QTest::addColumn<int>("undated");
        QTest::newRow("identity") << "mdi_cef/defender_for_identity.cef.log"
                                  << "identity-cef" << 35 << 35 << 0;
        QTest::newRow("cloud apps") << "mcas_cef/mcas_siem_agent_a.cef.log"
                                    << "cloud-apps-cef" << 6 << 3 << 0;
        QTest::newRow("no year") << "cef/ForgeRock_CEF.txt"
                                 << "cef" << 4 << 0 << 4;
    }

    void referenceFiles()
    {
        if (!test::hasSharedData()) QSKIP("the reference data is not here");
        QFETCH(QString, file);
        QFETCH(QString, format);
        QFETCH(int, records);
        QFETCH(int, alerts);
        QFETCH(int, undated);
        const auto report = importInto(std::string(QTest::currentDataTag()) + ".sightline",
                                       test::sharedData() / file.toStdString());
        QCOMPARE(report.format, format.toStdString());
        QCOMPARE(report.read, static_cast<std::uint64_t>(records));
        QCOMPARE(report.stored, report.read);
        QCOMPARE(report.alerts, static_cast<std::uint64_t>(alerts));
        QCOMPARE(report.activities, static_cast<std::uint64_t>(records - alerts));
        QCOMPARE(report.undated, static_cast<std::uint64_t>(undated));
    }
};

} // namespace sightline

#include "tst_cef.moc"
