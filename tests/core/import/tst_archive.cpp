// SPDX-License-Identifier: GPL-3.0-or-later
// Archives: each kind by its content, cut off anywhere, made to burst, encrypted, nested; and the members as
// sources of a case.
#include "core/import/archive.h"
#include "core/import/importer.h"
#include "core/store/case_writer.h"
#include "core/store/verify.h"
#include "core/usecase/import_files.h"
#include "tests/core/import/made_archive.h"
#include "tests/support/case_content.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <clocale>
#include <fmt/format.h>
#include <fstream>

namespace sightline
{

using namespace import;
using test::makeArchive;
using test::must;

namespace fs = std::filesystem;

namespace
{

// Audit records that no compression makes much of.
std::string auditLines(int n, int seed = 1)
{
    std::string out;
    std::uint64_t state = static_cast<std::uint64_t>(seed);
    for (int i = 0; i < n; ++i) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        out += fmt::format(
            R"({{"Id":"{:016x}-{}","CreationTime":"2024-03-0{}T10:00:00","Operation":"FileAccessed",)"
            R"("Workload":"SharePoint","RecordType":6,"UserId":"ana@contoso.example","ClientIP":"192.0.2.{}"}})"
            "\n",
            state, i, 1 + i % 9, (state >> 40) % 250);
    }
    return out;
}

std::string allOf(Bytes& bytes)
{
    return must(headOf(bytes, static_cast<std::size_t>(bytes.size()) + 1));
}

struct Unpacked {
    std::vector<std::pair<std::string, std::string>> members;
    std::vector<std::string> problems; // of members, then of the archive
};

Unpacked unpackAll(std::string bytes, const ArchiveLimits& limits = {},
                   std::string_view name = "x/logs.json.gz")
{
    Unpacked out;
    ArchiveUse use;
    use.limits = limits;
    use.packed = bytes.size();
    auto archive = Archive::open(memoryBytes(std::move(bytes)), name, use);
    if (!archive) {
        out.problems.push_back(archive.error().text());
        return out;
    }
    for (;;) {
        auto member = archive->next({});
        if (!member) {
            out.problems.push_back(member.error().text());
            continue;
        }
        if (!*member) return out;
        out.members.emplace_back((*member)->path, (*member)->bytes ? allOf(*(*member)->bytes) : "");
        if ((*member)->problem) out.problems.push_back((*member)->problem->text());
    }
}

} // namespace

class TestArchive : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    fs::path at(const std::string& name) { return fs::path(m_dir.path().toStdString()) / name; }

    fs::path write(const std::string& name, std::string_view bytes)
    {
        std::ofstream(at(name), std::ios::binary) << bytes;
        return at(name);
    }

    fs::path freshCase(const std::string& name)
    {
        fs::remove(at(name));
        if (!store::createCase(at(name), "test")) qFatal("no case");
        return at(name);
    }

    static usecase::ImportReport import(const fs::path& casePath, const std::vector<fs::path>& paths,
                                        const ArchiveLimits& limits = {}, const Watch& watch = {})
    {
        usecase::ImportOptions options;
        options.archive = limits;
        return must(usecase::importPaths(casePath, paths, options, watch));
    }

    static std::vector<store::SourceRow> sources(const fs::path& casePath)
    {
        return must(must(store::CaseFile::open(casePath))->sources());
    }

private Q_SLOTS:

    void everyKindByContent_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<int>("filter");
        const int tar = ARCHIVE_FORMAT_TAR_USTAR;
        QTest::newRow("tar") << tar << ARCHIVE_FILTER_NONE;
        QTest::newRow("pax") << ARCHIVE_FORMAT_TAR_PAX_INTERCHANGE << ARCHIVE_FILTER_NONE;
        QTest::newRow("gnutar") << ARCHIVE_FORMAT_TAR_GNUTAR << ARCHIVE_FILTER_NONE;
        QTest::newRow("old tar") << ARCHIVE_FORMAT_TAR << ARCHIVE_FILTER_NONE;
        QTest::newRow("tar.gz") << tar << ARCHIVE_FILTER_GZIP;
        QTest::newRow("tar.zst") << tar << ARCHIVE_FILTER_ZSTD;
        QTest::newRow("tar.bz2") << tar << ARCHIVE_FILTER_BZIP2;
        QTest::newRow("tar.xz") << tar << ARCHIVE_FILTER_XZ;
        QTest::newRow("zip") << ARCHIVE_FORMAT_ZIP << ARCHIVE_FILTER_NONE;
        QTest::newRow("7z") << ARCHIVE_FORMAT_7ZIP << ARCHIVE_FILTER_NONE;
    }

    void everyKindByContent()
    {
        QFETCH(int, format);
        QFETCH(int, filter);
        const std::string a = auditLines(300);
        const std::string b = auditLines(50, 7);
        const std::string bytes =
            makeArchive({format, filter, {}, {}},
                        {{"logs/", ""}, {"logs/a.json", a}, {"logs/\xC3\xA4.json", b}, {"empty", ""}});
        QVERIFY(looksArchive(std::string_view(bytes).substr(0, 512)));
        std::setlocale(LC_CTYPE, "C"); // names are read whatever the program set
        const Unpacked all = unpackAll(bytes);
        std::setlocale(LC_CTYPE, "C.UTF-8");
        QVERIFY2(all.problems.empty(), all.problems.empty() ? "" : all.problems[0].c_str());
        const test::MadeMembers wanted{{"logs/a.json", a}, {"logs/\xC3\xA4.json", b}, {"empty", ""}};
        auto sorted = all.members;
        QCOMPARE(sorted.size(), wanted.size());
        for (const auto& one : wanted)
            QVERIFY2(std::ranges::find(sorted, one) != sorted.end(), one.first.c_str());
    }

    void oneCompressedFile()
    {
        for (const int filter :
             {ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_ZSTD, ARCHIVE_FILTER_BZIP2, ARCHIVE_FILTER_XZ}) {
            const std::string text = auditLines(200);
            const std::string bytes = makeArchive({ARCHIVE_FORMAT_RAW, filter, {}, {}}, {{"data", text}});
            QVERIFY(looksArchive(bytes));
            const Unpacked all = unpackAll(bytes);
            QVERIFY(all.problems.empty());
            QCOMPARE(all.members, (test::MadeMembers{{"logs.json", text}}));
        }
    }

    void logsAreNoArchives()
    {
        for (const std::string& text :
             {auditLines(20), std::string("PK,BZh9\n1,2\n"), std::string("BZh91 is a name\n"),
              std::string("ustar"), std::string(600, 'a'), std::string(600, '\0'), std::string()})
            QVERIFY(!looksArchive(text));
    }

    // Whatever is cut off: a prefix of each member, a reason, and an end.
    void cutOffAnywhere_data() { everyKindByContent_data(); }

    void cutOffAnywhere()
    {
        QFETCH(int, format);
        QFETCH(int, filter);
        const test::MadeMembers members{{"a.json", auditLines(120)}, {"b.json", auditLines(60, 5)}};
        const std::string bytes = makeArchive({format, filter, {}, {}}, members);
        for (std::size_t cut = 600; cut + 1 < bytes.size(); cut += bytes.size() / 37 + 1) {
            const Unpacked all = unpackAll(bytes.substr(0, cut));
            for (std::size_t i = 0; i < all.members.size(); ++i) {
                QCOMPARE(all.members[i].first, members[i].first);
                QVERIFY(members[i].second.starts_with(all.members[i].second));
            }
            const bool whole = all.members == members;
            QVERIFY2(whole || !all.problems.empty(),
                     fmt::format("cut at {} of {}", cut, bytes.size()).c_str());
        }
    }

    void flippedBytesEndInWords()
    {
        for (const int format :
             {ARCHIVE_FORMAT_ZIP, ARCHIVE_FORMAT_7ZIP, ARCHIVE_FORMAT_TAR_PAX_INTERCHANGE}) {
            const std::string good = makeArchive({format, ARCHIVE_FILTER_NONE, {}, {}},
                                                 {{"a.json", auditLines(40)}, {"b.json", auditLines(40, 2)}});
            for (std::size_t i = 0; i < good.size(); i += 11) {
                std::string bad = good;
                bad[i] = static_cast<char>(bad[i] ^ 0x5A);
                (void)unpackAll(std::move(bad)); // ends, and breaks nothing
            }
        }
    }

    void damagedMemberLeavesItsNeighbours()
    {
        std::string bytes =
            makeArchive({ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, "zip:compression=store", {}},
                        {{"a.json", "first member"}, {"b.json", "second member"}});
        bytes[bytes.find("first member")] = 'F';
        const Unpacked all = unpackAll(bytes);
        QCOMPARE(all.members.size(), 2U);
        QCOMPARE(all.members[1].second, std::string("second member"));
        QCOMPARE(all.problems.size(), 1U);
        QVERIFY2(all.problems[0].find("damaged") != std::string::npos, all.problems[0].c_str());
    }

    void burstsAreStoppedByEachLimit()
    {
        const std::string zeros(4 << 20, '0');
        const std::string bomb =
            makeArchive({ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, {}, {}}, {{"z", zeros}, {"y", "y"}});
        ArchiveLimits ratio;
        ratio.ratioFrom = 1 << 20;
        Unpacked all = unpackAll(bomb, ratio);
        QCOMPARE(all.members.size(), 1U);
        QVERIFY(all.members[0].second.size() < 2U << 20);
        QCOMPARE(all.problems,
                 std::vector<std::string>{"the archive's limit is reached: it unpacks to more than 250 "
                                          "times its size; the rest was not read"});
        ArchiveLimits size;
        size.bytes = 1 << 20;
        all = unpackAll(bomb, size);
        QVERIFY(all.members[0].second.size() < 2U << 20);
        QCOMPARE(all.problems,
                 std::vector<std::string>{"the archive's limit is reached: it unpacks to more than "
                                          "1048576 bytes; the rest was not read"});
        ArchiveLimits members;
        members.members = 1;
        all = unpackAll(bomb, members);
        QCOMPARE(all.members.size(), 1U);
        QCOMPARE(all.problems,
                 std::vector<std::string>{"the archive's limit is reached: it has more than 1 members; "
                                          "the rest was not read"});
    }

    void encryptedMembersAreSaid()
    {
        for (const char* how : {"zip:encryption=traditional", "zip:encryption=aes256"}) {
            const std::string bytes = makeArchive({ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, how, "secret"},
                                                  {{"a.json", auditLines(9)}});
            const Unpacked all = unpackAll(bytes);
            QCOMPARE(all.members, (test::MadeMembers{{"a.json", ""}}));
            QCOMPARE(all.problems,
                     std::vector<std::string>{"it is encrypted; unpack the archive with its password first"});
        }
    }

    void spoolGivesBackWhatItTook()
    {
        const std::string text = auditLines(400);
        for (const std::size_t inMemory : {std::size_t{100}, text.size(), std::size_t{1} << 20}) {
            Spool spool(inMemory);
            for (std::size_t i = 0; i < text.size(); i += 1000) {
                QVERIFY(spool.append(std::string_view(text).substr(i, 1000)));
                std::string back(10, '\0');
                QCOMPARE(must(spool.readAt(i, back)), std::min<std::size_t>(10, text.size() - i));
            }
            QCOMPARE(spool.onDisk(), inMemory < text.size());
            QCOMPARE(allOf(spool), text);
            std::string none(4, '\0');
            QCOMPARE(must(spool.readAt(text.size(), none)), 0U);
        }
    }

    void membersAreSources()
    {
        const std::string a = auditLines(30);
        const std::string inner = makeArchive({ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_ZSTD, {}, {}},
                                              {{"deep/b.json", auditLines(20, 3)}, {"again.json", a}});
        const std::string third =
            makeArchive({ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, {}, {}}, {{"c.json", a}});
        const std::string second =
            makeArchive({ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, {}, {}}, {{"third.zip", third}});
        const std::string outer =
            makeArchive({ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, {}, {}}, {{"a.json", a},
                                                                            {"note.txt", "nothing to see\n"},
                                                                            {"inner.tar.zst", inner},
                                                                            {"second.zip", second}});
        const fs::path casePath = freshCase("members.sightline");
        const fs::path file = write("wrong-ending.json", outer);
        const auto report = import(casePath, {file});
        const std::string at = pathText(file) + " > ";
        QCOMPARE(report.files.size(), 5U);
        QCOMPARE(report.files[0].path, at + "a.json");
        QCOMPARE(report.files[0].stored, 30U);
        QCOMPARE(report.files[1].path, at + "note.txt");
        QVERIFY(!report.files[1].reason.empty() && report.files[1].format.empty());
        QCOMPARE(report.files[2].path, at + "inner.tar.zst > deep/b.json");
        QCOMPARE(report.files[2].stored, 20U);
        QCOMPARE(report.files[3].path, at + "inner.tar.zst > again.json");
        QCOMPARE(report.files[3].duplicates, 30U); // the same bytes as a.json
        QCOMPARE(report.files[3].stored, 0U);
        QCOMPARE(report.files[4].path, at + "second.zip > third.zip");
        QVERIFY(report.files[4].reason.find("unpack it first") != std::string::npos);
        const auto rows = sources(casePath);
        QCOMPARE(rows.size(), 2U);
        QCOMPARE(rows[1].path, pathText(file));
        QCOMPARE(rows[1].member, std::string("inner.tar.zst > deep/b.json"));
        QVERIFY(must(store::verifyCase(casePath, {})).problems.empty());
    }

    void plainAndPackedAreOneSource()
    {
        const std::string a = auditLines(30);
        const fs::path plain = write("plain.json", a);
        const fs::path packed = write(
            "packed.zip", makeArchive({ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, {}, {}}, {{"x/a.json", a}}));
        for (const bool packedFirst : {false, true}) {
            const fs::path casePath = freshCase("known.sightline");
            QCOMPARE(import(casePath, {packedFirst ? packed : plain}).files.at(0).stored, 30U);
            const auto second = import(casePath, {packedFirst ? plain : packed}).files.at(0);
            QCOMPARE(second.read, 30U);
            QCOMPARE(second.duplicates, 30U);
            QVERIFY(second.reason.empty());
            QCOMPARE(sources(casePath).size(), 1U);
        }
    }

    void cutOffArchiveStaysInterruptedAndGrows()
    {
        const std::string whole = makeArchive({ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_GZIP, {}, {}},
                                              {{"a.json", auditLines(20'000)}, {"b.json", auditLines(5, 9)}});
        const fs::path casePath = freshCase("cut.sightline");
        const fs::path file = write("cut.tar.gz", std::string_view(whole).substr(0, whole.size() / 2));
        auto report = import(casePath, {file});
        QCOMPARE(report.files.size(), 1U);
        QVERIFY(report.files[0].stored > 1000 && report.files[0].stored < 20'000);
        QVERIFY2(report.files[0].reason.find("breaks off") != std::string::npos,
                 report.files[0].reason.c_str());
        auto rows = sources(casePath);
        QCOMPARE(rows.at(0).state, store::SourceState::Interrupted);
        QVERIFY(rows.at(0).facts.find("breaks off") != std::string::npos);
        write("cut.tar.gz", whole);
        report = import(casePath, {file});
        rows = sources(casePath);
        QCOMPARE(rows.size(), 2U);
        QCOMPARE(rows[0].state, store::SourceState::Complete);
        QCOMPARE(rows[0].stored, 20'000);
        QVERIFY(report.files[0].reason.empty());
        QVERIFY(must(store::verifyCase(casePath, {})).problems.empty());
    }

    void limitInTheMiddleKeepsWhatWasRead()
    {
        const fs::path file =
            write("big.zip", makeArchive({ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, {}, {}},
                                         {{"a.json", auditLines(9'000)}, {"b.json", auditLines(3)}}));
        ArchiveLimits limits;
        limits.bytes = 600'000;
        const fs::path casePath = freshCase("limit.sightline");
        const auto report = import(casePath, {file}, limits);
        QCOMPARE(report.files.size(), 1U);
        QVERIFY(report.files[0].stored > 1000);
        QVERIFY(report.files[0].reason.find("the rest was not read") != std::string::npos);
        QCOMPARE(sources(casePath).at(0).state, store::SourceState::Interrupted);
    }

    void noArchiveAtAll()
    {
        const fs::path casePath = freshCase("none.sightline");
        const auto report =
            import(casePath,
                   {write("a.gz", std::string_view("\x1F\x8B\x08\x00oops", 8)), write("b.zip", "PK\x03\x04"),
                    write("c.tar", makeArchive({}, {})), write("d.json", auditLines(4)),
                    write("e.zip", makeArchive({ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, {}, {}}, {}))});
        QCOMPARE(report.files.size(), 5U);
        for (std::size_t i = 0; i < 5; ++i)
            QCOMPARE(report.files[i].reason.empty(), i == 3);
        QCOMPARE(report.files[3].stored, 4U);
    }

    void stopInsideAMember()
    {
        const fs::path file =
            write("stop.tar.gz", makeArchive({ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_GZIP, {}, {}},
                                             {{"a.json", auditLines(20'000)}}));
        const StopSource stop;
        std::uint64_t reports = 0;
        std::uint64_t last = 0;
        std::uint64_t total = 0;
        const Watch watch{stop.token(), [&](std::uint64_t done, std::uint64_t all, std::string_view) {
                              if (++reports == 3) stop.requestStop();
                              last = done;
                              total = all;
                          }};
        const auto report = import(freshCase("stop.sightline"), {file}, {}, watch);
        QVERIFY(report.cancelled);
        QVERIFY(reports >= 3 && last <= total);
        QCOMPARE(total, fs::file_size(file) + 1);
        QVERIFY(report.files.empty() || report.files[0].stored < 20'000);
    }

    void sniffLooksInside()
    {
        const fs::path file =
            write("sniff.zip", makeArchive({ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, {}, {}},
                                           {{"readme.txt", "words\n"}, {"a.json", auditLines(4)}}));
        const auto lines = must(usecase::sniffFile(file));
        QVERIFY(!lines.empty());
        QCOMPARE(lines[0].id, std::string("m365-audit"));
    }
};

} // namespace sightline

#include "tst_archive.moc"
