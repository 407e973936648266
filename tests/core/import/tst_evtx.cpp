// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/import/evtx_splitter.h"
#include "core/import/importer.h"
#include "tests/support/evtx_image.h"
#include "tests/support/shared_data.h"

#include <QObject>
#include <QTest>

#include <algorithm>
#include <fstream>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

using namespace sightline;
using namespace sightline::import;
using namespace sightline::test;

namespace
{

struct Got {
    std::string dialect;
    std::string table;
    std::string raw;
    std::uint64_t offset = 0;
    Ticks time = kNoTime;
    std::map<std::string, std::string> fields;
};

struct Outcome {
    std::vector<Got> records;
    std::vector<Reject> rejects;
    bool fine = false;
};

std::string shown(const Value& v)
{
    if (v.kind == Value::Kind::Text) return std::string(v.text);
    if (v.kind == Value::Kind::Bool) return v.integer != 0 ? "true" : "false";
    return v.kind == Value::Kind::Real ? std::to_string(v.real) : std::to_string(v.integer);
}

Outcome readBytes(const std::string& bytes, ReadOptions options = {})
{
    static const auto formats = loadFormats();
    Outcome out;
    Sink sink;
    sink.record = [&](const RawRecord& raw, const Format& format, const Dialect& dialect, Record& record,
                      std::uint64_t, std::uint32_t) {
        Got got{dialect.id, std::string(tableOf(format, record)), std::string(raw.bytes), raw.offset, {}, {}};
        got.time = findTime(format.time, record).found.ticks;
        for (const Field& f : record.fields())
            got.fields.emplace(f.name, shown(f.value));
        out.records.push_back(std::move(got));
        return true;
    };
    sink.reject = [&](const Reject& reject) {
        out.rejects.push_back(reject);
        return true;
    };
    const auto reader = memoryReader(bytes);
    const auto summary = readSource(*reader, *formats, options, sink, {});
    out.fine = summary && summary->records == out.records.size() + out.rejects.size();
    return out;
}

// One record whose event data is written by `data`.
Got one(const EvtxChunk::Part& data)
{
    EvtxChunk chunk;
    chunk.record(1, [&](EvtxChunk& c) { writeEvent(c, 1, 1, data); });
    const Outcome out = readBytes(evtxFile({chunk.finish()}, 1));
    return out.records.size() == 1 && out.rejects.empty() ? out.records.front() : Got{};
}

std::string logons(std::uint64_t first, int count)
{
    EvtxChunk chunk;
    for (int i = 0; i < count; ++i)
        writeLogon(chunk, first + static_cast<std::uint64_t>(i), u"ana");
    return chunk.finish();
}

std::string readWhole(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string valueName(std::size_t i)
{
    return std::string("V").append(std::to_string(i));
}

const std::string& field(const Got& got, const std::string& name)
{
    static const std::string none = "(none)";
    const auto it = got.fields.find(name);
    return it == got.fields.end() ? none : it->second;
}

} // namespace

class TestEvtx : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void logon()
    {
        EvtxChunk chunk;
        writeLogon(chunk, 7, u"zo\u00EB\"\\");
        writeLogon(chunk, 8, u"ana");
        const Outcome out = readBytes(evtxFile({chunk.finish()}, 1));
        QVERIFY(out.fine && out.rejects.empty());
        QCOMPARE(out.records.size(), std::size_t{2});
        const Got& got = out.records[0];
        QCOMPARE(got.dialect, std::string("evtx"));
        QCOMPARE(got.table, std::string("SecurityEvent"));
        QCOMPARE(isoText(got.time), std::string("2021-03-16T21:00:00.0000007Z"));
        const std::map<std::string, std::string> wanted{
            {"EventID", "4624"},
            {"Channel", "Security"},
            {"Keywords", "0x8020000000000000"},
            {"EventSourceName", "Microsoft-Windows-Security-Auditing"},
            {"EventRecordId", "7"},
            {"Computer", "dc1.contoso.example"},
            {"SystemProcessId", "700"},
            {"SystemThreadId", "700"},
            {"SystemUserId", "S-1-5-18"},
            {"TargetUserName", "zo\xC3\xAB\"\\"},
            {"TargetDomainName", "CONTOSO"},
            {"LogonType", "3"},
            {"TargetLogonId", "0x3e7"},
            {"TimeCreated", "2021-03-16T21:00:00.0000007Z"}};
        QCOMPARE(got.fields, wanted);
        QCOMPARE(field(out.records[1], "TargetUserName"), std::string("ana"));
    }

    void truncatedAnywhere()
    {
        const std::string file = evtxFile({logons(1, 40), logons(41, 40)}, 2);
        const std::size_t all = readBytes(file).records.size();
        QCOMPARE(all, std::size_t{80});
        std::size_t before = 0;
        for (std::size_t i = 1; i <= 200; ++i) {
            const std::size_t length = file.size() * i / 200;
            const Outcome out = readBytes(file.substr(0, length));
            if (length < 8) continue;
            QVERIFY(out.fine);
            QVERIFY(out.records.size() >= before); // what is whole is read
            before = out.records.size();
            for (const Reject& r : out.rejects)
                QVERIFY(r.reason == RejectReason::CutOff && r.offset + r.length == length);
        }
        QCOMPARE(before, all);
    }

    // A bit that turns costs at most its record, and never goes unsaid.
    void bitFlips()
    {
        const std::string file = evtxFile({logons(1, 20)}, 1);
        const std::size_t live = 4096 + littleEndian(file, 4096 + 48, 4);
        for (std::size_t at = 4096 + 512; at < live; at += 3) {
            std::string damaged = file;
            damaged[at] = static_cast<char>(damaged[at] ^ (1 << (at % 8)));
            const Outcome out = readBytes(damaged);
            QVERIFY(out.fine);
            QVERIFY(!out.rejects.empty() && out.rejects.front().reason == RejectReason::Checksum);
            QCOMPARE(out.rejects.front().offset, std::uint64_t{4096});
        }
    }

    void badRecordAmongGood()
    {
        EvtxChunk chunk;
        writeLogon(chunk, 1, u"ana");
        const std::size_t bad = writeLogon(chunk, 2, u"bo");
        const std::size_t frame = writeLogon(chunk, 3, u"cy");
        const std::size_t last = writeLogon(chunk, 4, u"dee");
        chunk.bytes()[bad + 24] = '\x33';  // no token
        chunk.bytes()[frame + 4] = '\x7F'; // its size
        const Outcome out = readBytes(evtxFile({chunk.finish(), logons(5, 1)}, 2));
        QVERIFY(out.fine);
        QCOMPARE(out.records.size(), std::size_t{3});
        QCOMPARE(field(out.records[1], "TargetUserName"), std::string("dee"));
        QCOMPARE(out.rejects.size(), std::size_t{2});
        QCOMPARE(out.rejects[0].offset, std::uint64_t{4096 + bad});
        QVERIFY(out.rejects[0].reason == RejectReason::Damaged &&
                out.rejects[0].argument.starts_with("record 2"));
        QCOMPARE(out.rejects[1].offset, std::uint64_t{4096 + frame});
        QCOMPARE(out.rejects[1].length, std::uint64_t{last - frame});
    }

    // Every kind of value, as Windows shows it.
    void valueTypes()
    {
        struct Case {
            std::uint8_t type;
            std::string bytes;
            std::string wanted; // "(none)": no field
        };

        const std::string guid =
            little(0x54849625, 4) + little(0x5478, 2) + little(0x4994, 2) + "\xA5\xBA>;\x03(\xC3\x0D";
        const std::string time = little(2021, 2) + little(3, 2) + little(0, 2) + little(7, 2) + little(8, 2) +
                                 little(9, 2) + little(10, 2) + little(11, 2);
        const std::vector<Case> cases{
            {0x00, {}, "(none)"},
            {0x01, utf16(u"\xD83D\xDE00 \xD83D x") + little(0, 2), "\xF0\x9F\x98\x80 \xEF\xBF\xBD x"},
            {0x01, {}, ""},
            {0x02, "caf\xE9 \x80", "caf\xC3\xA9 \xE2\x82\xAC"},
            {0x03, "\xFF", "-1"},
            {0x04, "\xFF", "255"},
            {0x05, "\xFE\xFF", "-2"},
            {0x06, "\xFE\xFF", "65534"},
            {0x07, little(0xFFFFFFFF, 4), "-1"},
            {0x08, little(0xFFFFFFFF, 4), "4294967295"},
            {0x09, little(~std::uint64_t{0}, 8), "-1"},
            {0x0A, little(~std::uint64_t{0}, 8), "18446744073709551615"},
            {0x0B, little(0x3FC00000, 4), "1.500000"},
            {0x0C, little(0x7FF8000000000000, 8), "nan"},
            {0x0D, little(1, 4), "true"},
            {0x0E, std::string("\x00\xAB", 2), "00AB"},
            {0x0F, guid, "{54849625-5478-4994-a5ba-3e3b0328c30d}"},
            {0x10, little(0x1F, 8), "0x1f"},
            {0x11, little(132'604'020'000'000'001, 8), "2021-03-16T21:00:00.0000001Z"},
            {0x11, little(0x7FFFFFFFFFFFFFFF, 8), "0x7fffffffffffffff"},
            {0x12, time, "2021-03-07T08:09:10.011Z"},
            {0x13, std::string("\x01\x02\0\0\0\0\0\x05", 8) + little(32, 4) + little(544, 4), "S-1-5-32-544"},
            {0x13, std::string("\x01\x09", 2), "0109"}, // cut off: its bytes
            {0x14, little(0xC000006D, 4), "0xc000006d"},
            {0x15, little(0x3E7, 8), "0x3e7"},
            {0x81, utf16(std::u16string_view(u"a\0b\0", 4)), R"(["a","b"])"},
            {0x88, little(1, 4) + little(2, 4), "[1,2]"},
            {0x08, "\x01", "01"}, // of the wrong size
            {0x77, "\x01\x02", "0102"},
        };
        const Got got = one([&](EvtxChunk& c) {
            std::vector<EvtxChunk::Item> items;
            for (const Case& k : cases)
                items.push_back({k.type, k.bytes, {}});
            const auto all = [&](EvtxChunk& t) {
                t.element("EventData", {}, [&](EvtxChunk& d) {
                    for (std::uint16_t i = 0; i < cases.size(); ++i)
                        d.element(valueName(i), {}, [=](EvtxChunk& v) { v.value(i, 1); });
                });
            };
            c.instance("all", all, items);
        });
        QCOMPARE(got.dialect, std::string("evtx"));
        for (std::size_t i = 0; i < cases.size(); ++i)
            QCOMPARE(field(got, valueName(i)), cases[i].wanted);
    }

    void unnamedAndRepeatedData()
    {
        const Got got = one([](EvtxChunk& c) {
            const auto all = [](EvtxChunk& t) {
                t.element("EventData", {{"Name", [](EvtxChunk& a) { a.text(u"Kind"); }}}, [](EvtxChunk& d) {
                    d.element("Data", {}, [](EvtxChunk& v) { v.value(0, 0x81); });
                    d.element("Data", {}, [](EvtxChunk& v) { v.text(u"last"); });
                    for (int i = 0; i < 3; ++i)
                        d.element("Twice", {}, [](EvtxChunk& v) { v.text(u"t"); });
                    d.element("Deep", {{"a", [](EvtxChunk& a) { a.text(u"1"); }}},
                              [](EvtxChunk& v) { v.element("In", {}, [](EvtxChunk& w) { w.text(u"2"); }); });
                });
            };
            c.instance("all", all, {{0x81, utf16(std::u16string_view(u"x\0\0y\0", 5)), {}}});
        });
        QCOMPARE(field(got, "Data1"), std::string("x"));
        QCOMPARE(field(got, "Data2"), std::string());
        QCOMPARE(field(got, "Data3"), std::string("y"));
        QCOMPARE(field(got, "Data4"), std::string("last"));
        QCOMPARE(field(got, "Twice") + field(got, "Twice_2") + field(got, "Twice_3"), std::string("ttt"));
        QCOMPARE(field(got, "Deep"), std::string(R"({"a":"1","In":"2"})"));
        QCOMPARE(field(got, "@Name"), std::string("Kind"));
    }

    // Entities, characters and CDATA are parts of one text; UserData gives its inner members.
    void userDataAndTexts()
    {
        const Got got = one([](EvtxChunk& c) {
            const auto all = [](EvtxChunk& t) {
                t.element("UserData", {}, [](EvtxChunk& u) {
                    u.element("LogFileCleared", {}, [](EvtxChunk& d) {
                        d.element("SubjectUserName", {}, [](EvtxChunk& v) {
                            v.text(u"a");
                            v.put("\x49");
                            v.name("quot");
                            v.put("\x48");
                            v.put('b', 2);
                            v.put("\x47");
                            v.put(2, 2);
                            v.put(utf16(u"<c"));
                            v.value(0, 1);
                        });
                    });
                });
            };
            c.instance("all", all, {{0x01, utf16(u"!"), {}}});
        });
        QCOMPARE(field(got, "SubjectUserName"), std::string("a\"b<c!"));
        QCOMPARE(field(got, "xml_name"), std::string("LogFileCleared"));
    }

    // Nested XML without a template, with dependency ids and without.
    void xmlWithoutTemplate()
    {
        const auto data = [](EvtxChunk& c) {
            c.put(std::string_view("\x0F\x01\x01\x00", 4));
            c.element("EventData", {},
                      [](EvtxChunk& d) { d.element("A", {}, [](EvtxChunk& v) { v.text(u"1"); }); });
            c.put(0, 1);
        };
        QCOMPARE(field(one(data), "A"), std::string("1"));
        const auto bare = [](EvtxChunk& c) {
            c.put("\x01");
            c.put(27, 4);
            c.name("EventData");
            c.put("\x03");
            c.put(0, 1);
        };
        QCOMPARE(one(bare).dialect, std::string("evtx"));
    }

    void eventWithoutNamespace()
    {
        EvtxChunk chunk;
        chunk.record(1, [](EvtxChunk& c) {
            c.put(std::string_view("\x0F\x01\x01\x00", 4));
            c.element("Event", {}, [](EvtxChunk& e) {
                e.element("System", {},
                          [](EvtxChunk& s) { s.element("EventID", {}, [](EvtxChunk& v) { v.text(u"5"); }); });
            });
        });
        const Outcome out = readBytes(evtxFile({chunk.finish()}, 1));
        QVERIFY(out.fine && out.rejects.empty());
        QCOMPARE(field(out.records.at(0), "EventID"), std::string("5"));
    }

    // A template that uses itself, and one whose use multiplies, end as rejects and quickly.
    void templateBombs()
    {
        EvtxChunk chunk;
        const auto many = [](EvtxChunk& t) {
            t.element("EventData", {}, [](EvtxChunk& d) {
                for (int i = 0; i < 500; ++i)
                    d.value(0, 0x21);
            });
        };
        const std::function<void(EvtxChunk&, int)> nest = [&](EvtxChunk& c, int depth) {
            c.instance("many", many, {{0x21, {}, [&](EvtxChunk& in) {
                                           if (depth > 0)
                                               nest(in, depth - 1);
                                           else
                                               in.put(0, 1);
                                       }}});
        };
        chunk.record(1, [&](EvtxChunk& c) { writeEvent(c, 1, 1, [&](EvtxChunk& d) { nest(d, 6); }); });
        chunk.record(2, [&](EvtxChunk& c) { writeEvent(c, 1, 2, [&](EvtxChunk& d) { nest(d, 40); }); });
        chunk.record(3, [&](EvtxChunk& c) {
            const std::function<void(EvtxChunk&, int)> deep = [&](EvtxChunk& e, int depth) {
                e.element("E", {}, [&](EvtxChunk& in) {
                    if (depth > 0) deep(in, depth - 1);
                });
            };
            writeEvent(c, 1, 3,
                       [&](EvtxChunk& d) { d.instance("deep", [&](EvtxChunk& t) { deep(t, 100); }, {}); });
        });
        chunk.record(5, [&](EvtxChunk& c) { // a name of 60 million characters
            const auto name = [](EvtxChunk& a) {
                for (int i = 0; i < 3000; ++i)
                    a.value(0, 1);
            };
            const auto event = [&](EvtxChunk& t) {
                t.element("EventData", {}, [&](EvtxChunk& d) { d.element("Data", {{"Name", name}}, {}); });
            };
            writeEvent(c, 1, 5, [&](EvtxChunk& d) {
                d.instance("name", event, {{2, std::string(20'000, 'x'), {}}});
            });
        });
        writeLogon(chunk, 4, u"ana");
        const Outcome out = readBytes(evtxFile({chunk.finish()}, 1));
        QVERIFY(out.fine);
        QCOMPARE(out.rejects.size(), std::size_t{4});
        QCOMPARE(out.records.size(), std::size_t{1});
    }

    // Any byte of a record set to its extremes: no crash, and the numbers add up.
    void hostileBytes()
    {
        EvtxChunk chunk;
        writeLogon(chunk, 1, u"ana");
        const std::size_t end = writeLogon(chunk, 2, u"bo");
        for (std::size_t at = 512 + 24; at < end; ++at) {
            for (const char c : {'\xFF', '\x00', '\x0C', '\x7F'}) {
                EvtxChunk damaged = chunk;
                damaged.bytes()[at] = c;
                QVERIFY(readBytes(evtxFile({damaged.finish()}, 1)).fine);
            }
        }
    }

    // Unused chunks are nothing; others that are none, or are damaged, are said.
    void chunks()
    {
        const std::string zero(EvtxChunk::kSize, '\0');
        Outcome out = readBytes(evtxFile({logons(1, 2), zero, logons(3, 2)}, 3));
        QVERIFY(out.fine && out.rejects.empty());
        QCOMPARE(out.records.size(), std::size_t{4});
        std::string torn = logons(3, 2);
        torn[0] = 'X';
        std::string header = logons(5, 2);
        header[48] = '\x01';
        out = readBytes(evtxFile({logons(1, 2), torn, header, logons(7, 2)}, 4));
        QVERIFY(out.fine);
        QCOMPARE(out.records.size(), std::size_t{6}); // the header's two are read by their numbers
        QCOMPARE(out.rejects.size(), std::size_t{2});
        QVERIFY(out.rejects[0].reason == RejectReason::Damaged && out.rejects[0].length == EvtxChunk::kSize);
        QVERIFY(out.rejects[1].reason == RejectReason::Checksum);
        QCOMPARE(out.rejects[1].offset, std::uint64_t{4096 + 2 * EvtxChunk::kSize});
    }

    // A log that was not closed is read to its real end; deleted records in the slack are not.
    void dirtyAndDeleted()
    {
        EvtxChunk open;
        writeLogon(open, 3, u"ana");
        const std::size_t known = open.size();
        writeLogon(open, 4, u"bo");
        writeLogon(open, 2, u"deleted");
        const Outcome out = readBytes(evtxFile({logons(1, 2), open.finish(known)}, 1, true));
        QVERIFY(out.fine && out.rejects.empty());
        QCOMPARE(out.records.size(), std::size_t{4});
        QCOMPARE(field(out.records[3], "TargetUserName"), std::string("bo"));
        QCOMPARE(field(out.records[3], "Recovered"), std::string("(none)"));

        ReadOptions options;
        options.recoverDeleted = true;
        const Outcome all = readBytes(evtxFile({logons(1, 2), open.finish(known)}, 1, true), options);
        QVERIFY(all.fine && all.rejects.empty());
        QCOMPARE(all.records.size(), std::size_t{5});
        QCOMPARE(field(all.records[4], "TargetUserName"), std::string("deleted"));
        QCOMPARE(field(all.records[4], "Recovered"), std::string("true"));
        for (std::size_t i = 0; i < 4; ++i)
            QCOMPARE(all.records[i].raw, out.records[i].raw);
    }

    // Of a record that was written over in part, nothing is made up.
    void overwrittenRecordsAreNotRecovered()
    {
        EvtxChunk open;
        writeLogon(open, 3, u"ana");
        const std::size_t known = open.size();
        const std::size_t deleted = writeLogon(open, 2, u"deleted");
        ReadOptions options;
        options.recoverDeleted = true;
        const auto recovered = [&](std::size_t at, char value) {
            EvtxChunk copy = open;
            copy.bytes()[at] = value;
            const Outcome out = readBytes(evtxFile({copy.finish(known)}, 1), options);
            const bool said = out.records.size() == 2 || value == '\x7F' ||
                              (out.rejects.size() == 1 && out.rejects[0].reason == RejectReason::Overwritten);
            return out.fine && said ? out.records.size() : std::size_t{0};
        };
        QCOMPARE(recovered(deleted + 24, '\x0F'), std::size_t{2}); // as it is
        QCOMPARE(recovered(deleted + 8, '\x09'), std::size_t{1});  // another number than the event has
        QCOMPARE(recovered(deleted + 24, '\x33'), std::size_t{1});
        QCOMPARE(recovered(deleted + 4, '\x7F'), std::size_t{1});
    }

    // What was read before is passed over, rejects included.
    void resumes()
    {
        std::string second = logons(4, 3);
        second[600] = static_cast<char>(second[600] ^ 1);
        const std::string file = evtxFile({logons(1, 3), second}, 2);
        const Outcome all = readBytes(file);
        for (std::size_t i = 0; i < all.records.size(); ++i) {
            ReadOptions options;
            options.resumeOffset = all.records[i].offset + 1;
            const Outcome rest = readBytes(file, options);
            QCOMPARE(rest.records.size(), all.records.size() - i);
            QCOMPARE(rest.records.front().raw, all.records[i].raw);
        }
    }

    // What their manifest calls recoverable is recovered, or said to be written over.
    void deletedRecordsOfReferenceFiles()
    {
        if (!hasSharedData()) QSKIP("no reference data");
        const auto manifest = nlohmann::json::parse(readWhole(sharedData() / "MANIFEST.json"));
        ReadOptions options;
        options.recoverDeleted = true;
        for (const auto& entry : manifest.at("entries")) {
            if (entry.value("format", "") != "windows_evtx") continue;
            const auto path = entry.at("path").get<std::string>();
            const Outcome out = readBytes(readWhole(sharedData() / path), options);
            const auto recovered = std::ranges::count_if(
                out.records, [](const Got& got) { return got.fields.contains("Recovered"); });
            std::int64_t lost = 0;
            for (const Reject& r : out.rejects) {
                QVERIFY(r.reason == RejectReason::Overwritten && isRemark(r.reason));
                lost += std::stoll(r.argument);
            }
            const auto live = static_cast<std::int64_t>(out.records.size()) - recovered;
            QCOMPARE(live, entry.at("record_count").get<std::int64_t>());
            QCOMPARE(recovered + lost, entry.value("deleted_records_recoverable", std::int64_t{0}));
        }
    }

    // Counts and times of the reference files are those of their manifest.
    void referenceFiles()
    {
        if (!hasSharedData()) QSKIP("no reference data");
        const auto manifest = nlohmann::json::parse(readWhole(sharedData() / "MANIFEST.json"));
        int files = 0;
        for (const auto& entry : manifest.at("entries")) {
            if (entry.value("format", "") != "windows_evtx") continue;
            const auto path = entry.at("path").get<std::string>();
            const Outcome out = readBytes(readWhole(sharedData() / path));
            QVERIFY2(out.fine && out.rejects.empty(), path.c_str());
            QVERIFY2(out.records.size() == entry.at("record_count").get<std::size_t>(), path.c_str());
            const auto [first, last] = std::ranges::minmax(out.records, {}, &Got::time);
            const auto range = entry.at("time_range_utc"); // in microseconds
            QCOMPARE(isoTextFull(first.time).substr(0, 26) + "Z", range.at(0).get<std::string>());
            QCOMPARE(isoTextFull(last.time).substr(0, 26) + "Z", range.at(1).get<std::string>());
            ++files;
        }
        QCOMPARE(files, 38);
    }
};

#include "tst_evtx.moc"
