// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/importer.h"

#include <QObject>
#include <QTest>

#include <algorithm>
#include <fmt/format.h>
#include <random>
#include <string>
#include <vector>

using namespace sightline;
using namespace sightline::import;

namespace
{

constexpr int kRecords = 12;

// A source in pieces: what stands before, between and behind its records.
struct Sample {
    const char* name;
    std::string head;
    std::vector<std::string> records;
    std::string between;
    std::string tail;
    std::string lineEnd;

    [[nodiscard]] std::string text(std::size_t upTo) const
    {
        std::string out = head;
        for (std::size_t i = 0; i < upTo; ++i)
            out += (i > 0 ? between : std::string()) + records[i];
        return out;
    }

    [[nodiscard]] std::string text() const { return text(records.size()) + tail; }
};

std::string object(int n, const std::string& gap)
{
    const std::string s = "," + gap;
    return "{" + gap + "\"CreationTime\":\"2026-03-01T10:00:00\"" + s + "\"Id\":\"id-" + std::to_string(n) +
           "\"" + s + "\"Operation\":\"New-InboxRule\"" + s + "\"RecordType\":1" + s +
           "\"Workload\":\"Exchange\"" + s +
           "\"Parameters\":[{\"Name\":\"A \\\"quoted\\\" "
           "{\",\"Value\":\"x\"},{\"Name\":\"B\",\"Value\":\"\\\\\"}]" +
           s + "\"UserId\":\"analyst@contoso.example\"" + (gap.empty() ? "" : gap.substr(0, gap.size() - 4)) +
           "}";
}

std::string cells(int n, char separator)
{
    const std::string s(1, separator);
    return std::to_string(n) + s + "2026-03-01T10:00:00Z" + s + "\"host" + s +
           " with \"\"quotes\"\"\nand lines\"" + s + "4624" + s + "\"id-" + std::to_string(n) + "\"";
}

std::vector<Sample> samples()
{
    std::vector<std::string> flat;
    std::vector<std::string> pretty;
    std::vector<std::string> comma;
    std::vector<std::string> semicolon;
    std::vector<std::string> rows;
    for (int i = 0; i < kRecords; ++i) {
        flat.push_back(object(i, ""));
        pretty.push_back(object(i, "\n        "));
        comma.push_back(cells(i, ','));
        semicolon.push_back(cells(i, ';'));
        rows.push_back("[\"2026-03-01T10:00:00Z\",\"Rule {" + std::to_string(i) + "\",\"id-" +
                       std::to_string(i) + "\",\"[{\\\"a\\\":1}]\"]");
    }
    const std::string columns =
        R"({"tables":[{"name":"PrimaryResult","columns":[{"name":"TimeGenerated","type":"datetime"},)"
        R"({"name":"AlertName","type":"string"},{"name":"SystemAlertId","type":"string"},)"
        R"({"name":"Entities","type":"string"}],"rows":[)";
    return {
        {"lines", "", flat, "\n", "\n", "\n"},
        {"lines CRLF", "\xEF\xBB\xBF", flat, "\r\n", "", "\r\n"},
        {"array", "[", flat, ",", "]", ""},
        {"array of lines", "[\n", flat, ",\n", "\n]\n", "\n"},
        {"pretty array", "    [\r\n    ", pretty, ",\r\n    ", "\r\n]\r\n", "\n"},
        {"pretty values", "", pretty, "\n", "\n", "\n"},
        {"concatenated", "", flat, "", "", ""},
        {"page", R"({"@odata.context":"https://graph.example/$metadata","value":[)", flat, ",",
         R"(],"@odata.nextLink":"x"})", ""},
        {"tables", columns, rows, ",", "]}]}", ""},
        {"csv", ",TimeGenerated [UTC],Computer,EventID,EventOriginId\n", comma, "\n", "\n", "\n"},
        {"csv CRLF", ";TimeGenerated;Computer;EventID;EventOriginId\r\n", semicolon, "\r\n", "\r\n", "\r\n"},
    };
}

struct Outcome {
    std::vector<std::string> records; // exact bytes
    std::vector<std::string> shown;   // bytes, offset, ordinal, content
    std::vector<std::uint64_t> ends;
    std::vector<Reject> rejects;
    bool failed = false;

    [[nodiscard]] int holding(const std::vector<std::string>& wanted) const
    {
        return static_cast<int>(std::count_if(wanted.begin(), wanted.end(), [this](const std::string& one) {
            return std::find(records.begin(), records.end(), one) != records.end();
        }));
    }
};

Outcome readText(const std::string& text, ReadOptions options = {})
{
    static const auto formats = loadFormats();
    Outcome out;
    Sink sink;
    sink.record = [&](const RawRecord& raw, const Format&, const Dialect&, Record&, std::uint64_t content,
                      std::uint32_t) {
        out.records.emplace_back(raw.bytes);
        out.ends.push_back(raw.end);
        out.shown.push_back(std::string(raw.bytes) + "|" + std::to_string(raw.offset) + "|" +
                            std::to_string(raw.end) + "|" + std::to_string(raw.ordinal) + "|" +
                            std::to_string(content));
        return true;
    };
    sink.reject = [&](const Reject& reject) {
        out.rejects.push_back(reject);
        return true;
    };
    const auto reader = memoryReader(text);
    out.failed = !formats || !readSource(*reader, *formats, options, sink, {});
    return out;
}

} // namespace

class TestSplitter : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void everyContainerReadsWhole()
    {
        for (const Sample& sample : samples()) {
            const Outcome out = readText(sample.text());
            QVERIFY2(!out.failed, sample.name);
            QVERIFY2(out.records == sample.records, sample.name);
            QVERIFY2(out.rejects.empty(), sample.name);
        }
    }

    void truncatedAnywhere()
    {
        for (const Sample& sample : samples()) {
            const std::string text = sample.text();
            for (std::size_t place = 0; place < 200; ++place) {
                const std::size_t cut = sample.head.size() + (text.size() - sample.head.size()) * place / 200;
                std::size_t whole = 0;
                while (whole < sample.records.size() && sample.text(whole + 1).size() <= cut)
                    ++whole;
                const Outcome out = readText(text.substr(0, cut));
                const std::string where = std::string(sample.name) + " cut at " + std::to_string(cut);
                const std::vector<std::string> complete(
                    sample.records.begin(), sample.records.begin() + static_cast<std::ptrdiff_t>(whole));
                QVERIFY2(out.holding(complete) == static_cast<int>(whole), where.c_str());
                QVERIFY2(out.records.size() <= whole + 1 && out.rejects.size() <= 1, where.c_str());
            }
        }
    }

    void oneBadRecord()
    {
        for (const Sample& good : samples()) {
            const bool csv = std::string(good.name).starts_with("csv");
            for (const std::size_t bad : {std::size_t{0}, std::size_t{5}, good.records.size() - 1}) {
                for (const auto& [what, record] : damaged(good.records[bad], csv)) {
                    if (bad == 0 && std::string(what) == "garbage" && good.head.empty()) continue;
                    Sample sample = good;
                    sample.records[bad] = record;
                    std::vector<std::string> rest = good.records;
                    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(bad));
                    const Outcome out = readText(sample.text());
                    const std::string where =
                        std::string(good.name) + ": " + what + " in record " + std::to_string(bad);
                    QVERIFY2(!out.failed, where.c_str());
                    QVERIFY2(out.holding(rest) == static_cast<int>(rest.size()),
                             (where + ", kept " + std::to_string(out.holding(rest))).c_str());
                    if (std::string(what) == "bad UTF-8")
                        QVERIFY2(out.rejects.empty(), where.c_str());
                    else
                        QVERIFY2(out.rejects.size() == 1,
                                 (where + ", rejects " + std::to_string(out.rejects.size())).c_str());
                }
            }
        }
    }

    void blockSizesAgree()
    {
        for (const Sample& sample : samples()) {
            std::string text = sample.text();
            ReadOptions options;
            const Outcome whole = readText(text, options);
            for (const std::size_t block : {std::size_t{1}, std::size_t{7}, std::size_t{64}}) {
                options.block = block;
                QVERIFY2(readText(text, options).shown == whole.shown, sample.name);
            }
            text.insert(sample.text(6).size() - 9, "\"");
            options.block = std::size_t{1} << 20;
            const Outcome damagedWhole = readText(text, options);
            options.block = 3;
            const Outcome damagedBlocks = readText(text, options);
            QVERIFY2(damagedBlocks.shown == damagedWhole.shown, sample.name);
            QVERIFY2(damagedBlocks.rejects.size() == damagedWhole.rejects.size(), sample.name);
        }
    }

    // A line that is a record is taken whole; what else lies in lines must be split alike.
    void linesOfEveryKind()
    {
        const std::string padding(4096, ' '); // the first bytes of a source are always looked at together
        const std::string a = object(1, ""), b = object(2, ""), c = object(3, "");
        const std::string text = a + padding + "\n" + a + "\r\n" + b + c + "\n" + b + " , \n\n" + c +
                                 ",,\r\n" + a + "x\n" + b + "]\n  " + c + "\n" + a + b + "\n{\n" +
                                 c.substr(1) + "\n" + a;
        ReadOptions options;
        const Outcome whole = readText(text, options);
        QVERIFY(!whole.failed);
        QCOMPARE(whole.records.size(), std::size_t{13});
        QCOMPARE(whole.rejects.size(), std::size_t{1});
        options.block = 1;
        QVERIFY(readText(text, options).shown == whole.shown);
    }

    // Lines without quotation marks are found many at once: those beside quoted, long and damaged ones are
    // split as byte by byte.
    void plainLinesAmongOthers()
    {
        std::mt19937 random(5);
        std::string text = ",TimeGenerated [UTC],Computer,EventID,EventOriginId\n";
        for (int n = 0; n < 3000; ++n) {
            const unsigned kind = random() % 60;
            const std::size_t length = kind < 3 ? 60'000 + random() % 12'000 : random() % 120;
            std::string line = cells(n, ',');
            if (kind != 3)
                line = fmt::format("{},2026-03-01T10:00:00Z,host,4624,{}", n, std::string(length, 'x'));
            if (kind == 4) line += ",more";
            if (kind == 5) line[line.size() / 2] = '\0';
            if (kind == 6) line += '"';
            text += line + (kind % 2 == 0 ? "\n" : "\r\n");
        }
        ReadOptions options;
        const Outcome whole = readText(text, options);
        QVERIFY(whole.records.size() > 2500);
        QVERIFY(whole.rejects.size() > 50);
        options.block = 1;
        const Outcome blocks = readText(text, options);
        QCOMPARE(blocks.shown, whole.shown);
        QCOMPARE(blocks.rejects.size(), whole.rejects.size());
    }

    void resumesAtEveryRecord()
    {
        for (const Sample& sample : samples()) {
            const Outcome whole = readText(sample.text());
            for (std::size_t i = 0; i < whole.ends.size(); ++i) {
                ReadOptions options;
                options.resumeOffset = whole.ends[i];
                const Outcome rest = readText(sample.text(), options);
                const std::vector<std::string> wanted(
                    whole.shown.begin() + static_cast<std::ptrdiff_t>(i) + 1, whole.shown.end());
                QVERIFY2(rest.shown == wanted, sample.name);
            }
        }
    }

    void wideAndDeepRecords()
    {
        // brackets that never close must neither eat the neighbours nor the time
        std::string text;
        for (int i = 0; i < 400; ++i)
            text += i % 4 == 3 ? "{\"a\":{\"b\":[1,2\n" : object(i, "") + "\n";
        const Outcome out = readText(text);
        QCOMPARE(out.records.size(), std::size_t{300});
        QCOMPARE(out.rejects.size(), std::size_t{100});
    }

    void refusesOtherTexts()
    {
        QVERIFY(readText(std::string("\xFF\xFEj\0u\0s\0t\0", 10)).failed);
        QVERIFY(readText("just a line of text\nand another\n").failed);
        QVERIFY(readText("").failed);
        static const auto formats = loadFormats();
        QVERIFY(formats.has_value());
        QCOMPARE(sniff(std::string_view("\xFF\xFE[\0]\0", 6), *formats).encoding, std::string("UTF-16LE"));
    }

private:
    static std::vector<std::pair<const char*, std::string>> damaged(const std::string& record, bool csv)
    {
        std::string nul = record;
        nul[record.find("2026") + 2] = '\0';
        std::string bytes = record;
        bytes[record.find("2026") + 2] = '\xC3';
        if (csv) {
            std::string unclosed = record;
            unclosed.insert(unclosed.find("\"id-"), "\"x");
            return {{"NUL", nul},
                    {"bad UTF-8", bytes},
                    {"unclosed quote", unclosed},
                    {"garbage", "garbage"},
                    {"extra cell", record + (record.find(';') < record.find(',') ? ";1" : ",1")}};
        }
        std::string unclosed = record;
        unclosed.erase(unclosed.find("\"", unclosed.find("id-")), 1);
        return {{"NUL", nul}, {"bad UTF-8", bytes}, {"unclosed quote", unclosed}, {"garbage", "garbage"}};
    }
};

#include "tst_splitter.moc"
