// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/usecase/import_*: what an import leaves in the case does not depend on threads, on being stopped
// and resumed, or on how it is cut into batches; and rows of activity-csv are those of the file.
#include "core/base/hash.h"
#include "core/store/case_writer.h"
#include "core/store/verify.h"
#include "core/usecase/import_files.h"
#include "tests/support/case_content.h"
#include "tests/support/shared_data.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <random>

namespace sightline
{

namespace fs = std::filesystem;
using test::CaseContent;
using test::Cells;

namespace
{

// Invented activities, with all that makes reading them hard.
struct ActivityFile {
    std::string text;
    std::vector<std::map<std::string, std::string>> rows; // by ordinal; empty: to be rejected
};

const std::vector<std::string> kHeader{"TimeGenerated", "Source",  "User",    "App",       "Object",
                                       "IPAddress",     "IsAdmin", "Country", "ActivityId"};

std::string csvCell(const std::string& cell)
{
    if (cell.find_first_of(",\"\n\r") == std::string::npos) return cell;
    std::string out = "\"";
    for (const char c : cell)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

std::string randomObject(std::mt19937& random)
{
    switch (random() % 12) {
    case 0:
        return {};
    case 1:
        return "two\nlines, \"quoted\"";
    case 2:
        return "Straße / 東京 / \xC3\xA9t\xC3\xA9";
    case 3:
        return std::string(random() % 3000, 'x');
    default:
        return fmt::format("https://contoso.example/sites/{}/file-{}.docx", random() % 20, random());
    }
}

std::map<std::string, std::string> randomRow(std::mt19937& random, std::size_t i)
{
    const std::array users{"ana@contoso.example", "CONTOSO\\ben", "carla", "", "Ana@Contoso.example"};
    const std::array times{fmt::format("{}", 1'735'689'600'000 + i * 977 % 90'000'000),
                           std::string("2025-01-05T10:11:12.1234567Z"), std::string()};
    std::map<std::string, std::string> row;
    row["TimeGenerated"] = times[random() % 50 == 0 ? 1 + random() % 2 : 0];
    row["Source"] = random() % 3 == 0 ? "AuditLogs" : "SigninLogs";
    row["User"] = users[random() % users.size()];
    row["App"] = random() % 2 == 0 ? "Exchange Online" : "Okta";
    row["Object"] = randomObject(random);
    row["IPAddress"] = fmt::format("192.0.2.{}", random() % 256);
    row["IsAdmin"] = random() % 4 == 0 ? "true" : random() % 2 == 0 ? "false" : "";
    row["Country"] = random() % 9 == 0 ? "" : "NL";
    row["ActivityId"] = "left out";
    return row;
}

ActivityFile randomFile(unsigned seed, std::size_t rows)
{
    std::mt19937 random(seed);
    const char* end = seed % 2 == 0 ? "\n" : "\r\n";
    ActivityFile out;
    for (std::size_t c = 0; c < kHeader.size(); ++c)
        out.text += (c == 0 ? "" : ",") + kHeader[c];
    out.text += end;
    for (std::size_t i = 0; i < rows; ++i) {
        auto row = randomRow(random, i);
        const bool badTime = random() % 500 == 0;
        const bool badCells = random() % 500 == 0;
        if (badTime) row["TimeGenerated"] = "yesterday";
        for (std::size_t c = 0; c < kHeader.size(); ++c)
            out.text += (c == 0 ? "" : ",") + csvCell(row[kHeader[c]]);
        if (badCells) out.text += ",more";
        out.text += end;
        // Damaged rows that follow each other are one reject.
        if (badCells) {
            auto good = randomRow(random, i);
            for (std::size_t c = 0; c < kHeader.size(); ++c)
                out.text += (c == 0 ? "" : ",") + csvCell(good[kHeader[c]]);
            out.text += end;
            out.rows.emplace_back();
            row = good;
        } else if (badTime) {
            row.clear();
        }
        out.rows.push_back(row);
    }
    return out;
}

// The cell that a value of the file becomes.
void expectCells(const std::map<std::string, std::string>& row, Cells& out)
{
    const std::string& time = row.at("TimeGenerated");
    if (time.empty()) {
        out["time"] = "";
    } else if (time.find('T') != std::string::npos) {
        out["time"] = time;
    } else {
        out["time"] = isoText(fromUnixMs(std::stoll(time)));
    }
    for (const char* column : {"Source", "App", "Object", "IPAddress", "IsAdmin", "Country"}) {
        if (!row.at(column).empty()) out[std::string("Activity.") + column] = row.at(column);
    }
    const std::map<std::string, std::pair<std::string, std::string>> accounts{
        {"ana@contoso.example", {"UPN", "upn|ana@contoso.example|"}},
        {"Ana@Contoso.example", {"UPN", "upn|ana@contoso.example|"}},
        {"CONTOSO\\ben", {"Windows", "win|ben|contoso"}},
        {"carla", {"Simple", "name|carla|"}},
    };
    const std::string& user = row.at("User");
    if (user.empty()) return;
    out["Activity.ActorUsername"] = user;
    out["Activity.ActorUsernameType"] = accounts.at(user).first;
    out["Activity.ActorKey"] = accounts.at(user).second;
}

} // namespace

class TestImportPipeline : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    fs::path inDir(const std::string& name) { return fs::path(m_dir.path().toStdString()) / name; }

    fs::path fresh(const std::string& name)
    {
        const fs::path path = inDir(name);
        fs::remove(path);
        if (!store::createCase(path, "test")) qFatal("no case");
        return path;
    }

    fs::path written(const std::string& name, const std::string& text)
    {
        std::ofstream(inDir(name), std::ios::binary) << text;
        return inDir(name);
    }

    static usecase::ImportReport imported(const fs::path& path, const std::vector<fs::path>& files,
                                          unsigned workers = 2, const Watch& watch = {})
    {
        usecase::ImportOptions options;
        options.workers = workers;
        return test::must(usecase::importPaths(path, files, options, watch));
    }

    static void verify(const fs::path& path)
    {
        const auto report = store::verifyCase(path, {});
        QVERIFY(report);
        QVERIFY2(report->problems.empty(), report->problems.empty() ? "" : report->problems.front().c_str());
    }

    // What the report says is what the case has.
    static void expectAccount(const fs::path& path, const usecase::ImportReport& report)
    {
        const CaseContent content = test::caseContent(path);
        const auto file = test::must(store::CaseFile::open(path));
        for (const store::SourceRow& s : test::must(file->sources())) {
            const auto stored = std::ranges::count_if(
                content.rows, [&](const auto& row) { return row.first.starts_with(s.path + "#"); });
            QCOMPARE(std::int64_t{stored}, s.stored + s.revisions);
            QCOMPARE(s.read, s.stored + s.duplicates + s.rejected);
            const auto it = std::ranges::find(report.files, s.path, &usecase::FileReport::path);
            if (it == report.files.end()) continue; // the stop came before it
            QCOMPARE(it->read, static_cast<std::uint64_t>(s.read));
            QCOMPARE(it->rejected, static_cast<std::uint64_t>(s.rejected));
            QCOMPARE(it->stored + it->duplicates + it->rejected, it->read);
        }
        QVERIFY(report.cancelled || report.files.size() == 2);
    }

private Q_SLOTS:

    void threadsChangeNothingOnReferenceData()
    {
        if (!test::hasSharedData()) QSKIP("no reference data: set SIGHTLINE_SHARED");
        const fs::path one = fresh("one.sightline");
        const fs::path four = fresh("four.sightline");
        imported(one, {test::sharedData()}, 1);
        imported(four, {test::sharedData()}, 4);
        const CaseContent content = test::caseContent(one);
        QVERIFY(content.rows.size() > 1000);
        const std::string difference = test::difference(content, test::caseContent(four));
        QVERIFY2(difference.empty(), difference.c_str());
        verify(four);
    }

    void threadsChangeNothingOnActivities()
    {
        std::vector<fs::path> files;
        for (unsigned i = 0; i < 3; ++i)
            files.push_back(written(fmt::format("threads{}.csv", i), randomFile(i, 40'000).text));
        const fs::path one = fresh("one.sightline");
        const fs::path four = fresh("four.sightline");
        imported(one, files, 1);
        imported(four, files, 4);
        const std::string difference = test::difference(test::caseContent(one), test::caseContent(four));
        QVERIFY2(difference.empty(), difference.c_str());
        verify(one);
    }

    void activitiesAreThoseOfTheFile_data()
    {
        QTest::addColumn<unsigned>("seed");
        QTest::addColumn<unsigned>("rows");
        QTest::newRow("line feeds") << 2U << 71'000U;
        QTest::newRow("carriage returns") << 3U << 71'000U;
        QTest::newRow("few") << 4U << 5U;
    }

    void activitiesAreThoseOfTheFile()
    {
        QFETCH(unsigned, seed);
        QFETCH(unsigned, rows);
        const ActivityFile file = randomFile(seed, rows);
        const fs::path csv = written("naive.csv", file.text);
        const fs::path path = fresh("naive.sightline");
        const auto report = imported(path, {csv});
        QCOMPARE(report.files.front().format, std::string("activity-csv"));
        const CaseContent content = test::caseContent(path);
        std::size_t stored = 0;
        for (std::size_t i = 0; i < file.rows.size(); ++i) {
            const auto it = content.rows.find(fmt::format("{}#{}", csv.string(), i));
            QCOMPARE(it == content.rows.end(), file.rows[i].empty());
            if (file.rows[i].empty()) continue;
            ++stored;
            Cells expected{{"table", "Activity"},
                           {"raw", ""},
                           {"Activity._src", csv.string()},
                           {"Activity._ord", fmt::format("{}", i)},
                           {"Activity._activity", "true"}};
            expectCells(file.rows[i], expected);
            if (it->second != expected) {
                CaseContent a, b;
                a.rows["row"] = it->second;
                b.rows["row"] = expected;
                QFAIL(test::difference(a, b).c_str());
            }
        }
        QCOMPARE(content.rows.size(), stored);
        QCOMPARE(report.files.front().stored, stored);
        QCOMPARE(report.files.front().read, file.rows.size());
        verify(path);
    }

    // Rows are checked together where that is possible: what two broken rows make together is no character.
    void brokenTextIsRepairedRowByRow()
    {
        const std::string row = "1735689600000,SigninLogs,ana@contoso.example,";
        const fs::path csv =
            written("broken.csv", "TimeGenerated,Source,User,Object\n" + row + "whole \xC3\xA9\n" + row +
                                      "half \xC3\n" + "\xA9,SigninLogs,ben,half\n" + row + "bad \xFF\n");
        const fs::path path = fresh("broken.sightline");
        const auto report = imported(path, {csv});
        QCOMPARE(report.files.front().read, 4U);
        QCOMPARE(report.files.front().rejected, 1U); // its time
        const auto rows = test::caseContent(path).rows;
        const auto object = [&](int i) {
            return rows.at(fmt::format("{}#{}", csv.string(), i)).at("Activity.Object");
        };
        QCOMPARE(object(0), std::string("whole \xC3\xA9"));
        QCOMPARE(object(1), std::string("half \uFFFD"));
        QCOMPARE(object(3), std::string("bad \uFFFD"));
    }

    void timesAreMillisecondsOrTexts()
    {
        const std::vector<std::string> good{"1735689600000", "01735689600000", "000001735689600000",
                                            "0000000001735689600000", "2025-01-01T00:00:00Z"};
        const std::vector<std::string> bad{"17356896000",    "173568960000:",  "1735689600x00",
                                           "+1735689600000", "-1735689600000", "1735689600000000000",
                                           "/735689600000"};
        std::string text = "TimeGenerated,Source,App\n";
        for (const std::string& time : good)
            text += time + ",SigninLogs,a\n";
        for (const std::string& time : bad)
            text += time + ",SigninLogs,b\n";
        const fs::path csv = written("times.csv", text);
        const fs::path path = fresh("times.sightline");
        const auto report = imported(path, {csv});
        QCOMPARE(report.files.front().stored, good.size());
        QCOMPARE(report.files.front().rejected, bad.size());
        for (const auto& [place, row] : test::caseContent(path).rows)
            QCOMPARE(row.at("time"), isoText(fromUnixMs(1'735'689'600'000)));
    }

    void aStoppedImportGoesOn()
    {
        const fs::path csv = written("stopped.csv", randomFile(6, 90'000).text);
        std::string lines;
        for (int i = 0; i < 12'000; ++i)
            lines += fmt::format(
                R"({{"id":"{:08x}-0000-4000-8000-000000000000","createdDateTime":"2025-02-01T{:02}:{:02}:00Z",)"
                R"("userPrincipalName":"u{}@contoso.example","userId":"{:08x}-1111-4000-8000-000000000000",)"
                R"("appDisplayName":"App","ipAddress":"192.0.2.{}","status":{{"errorCode":0}}}})"
                "\n",
                i % 11'000, i / 60 % 24, i % 60, i % 300, i % 300, i % 250);
        const fs::path json = written("stopped.jsonl", lines);
        const fs::path whole = fresh("whole.sightline");
        imported(whole, {csv, json});
        const CaseContent expected = test::caseContent(whole);
        std::mt19937 random(8);
        for (int round = 0; round < 3; ++round) {
            const fs::path path = fresh("stopped.sightline");
            bool cancelled = true;
            for (int stops = 0; cancelled; ++stops) {
                QVERIFY(stops < 100);
                StopSource stop;
                auto left = static_cast<int>(1 + random() % 80); // megabytes, and small files
                const Watch watch{stop.token(), [&](auto, auto, auto) {
                                      if (--left == 0) stop.requestStop();
                                  }};
                const auto report = imported(path, {csv, json}, 1 + random() % 3, watch);
                cancelled = report.cancelled;
                expectAccount(path, report);
            }
            const std::string difference = test::difference(expected, test::caseContent(path));
            QVERIFY2(difference.empty(), difference.c_str());
            verify(path);
        }
    }

    void aGrownFileGoesOn()
    {
        const ActivityFile file = randomFile(10, 30'000);
        const std::size_t middle = file.text.find("\n1735", file.text.size() / 2) + 1;
        const fs::path csv = written("grown.csv", file.text.substr(0, middle));
        const fs::path path = fresh("grown.sightline");
        imported(path, {csv});
        written("grown.csv", file.text);
        const auto report = imported(path, {csv});
        QCOMPARE(report.files.front().read, file.rows.size());
        const fs::path whole = fresh("whole.sightline");
        imported(whole, {csv});
        const std::string difference = test::difference(test::caseContent(whole), test::caseContent(path));
        QVERIFY2(difference.empty(), difference.c_str());
    }

    // Whatever they are called: what was read in part goes on, what was read to its end is read no more.
    void aSourceIsKnownByItsBytes()
    {
        const std::string text = randomFile(11, 60'000).text;
        const fs::path whole = fresh("whole.sightline");
        const fs::path csv = written("first.csv", text);
        const auto expected = imported(whole, {csv});
        QCOMPARE(expected.files.front().sha256, hexText(sha256(text)));

        const fs::path path = fresh("moved.sightline");
        StopSource stop;
        int left = 4; // megabytes
        const Watch watch{stop.token(), [&](auto, auto, auto) {
                              if (--left == 0) stop.requestStop();
                          }};
        usecase::ImportOptions options;
        options.batch.steps = 2'000;
        const auto stopped = test::must(usecase::importPaths(path, {csv}, options, watch));
        QVERIFY(stopped.cancelled && stopped.files.size() == 1 && stopped.files.front().stored > 0);
        const fs::path moved = written("moved.csv", text);
        const auto report = imported(path, {moved});
        QCOMPARE(report.files.front().stored, expected.files.front().stored);
        QCOMPARE(report.files.front().sha256, hexText(sha256(text)));
        QCOMPARE(test::caseContent(path).rows.size(), test::caseContent(whole).rows.size());
        verify(path);

        // Again, under both names, and beside a file that begins as it does.
        const fs::path other = written("other.csv", text.substr(0, text.size() / 2));
        const auto again = imported(path, {csv, moved, other});
        QCOMPARE(again.files[0].duplicates, expected.files.front().stored);
        QCOMPARE(again.files[1].duplicates, expected.files.front().stored);
        QVERIFY(again.files[2].stored > 0);
        // Twins in one import.
        const fs::path twins = fresh("twins.sightline");
        const auto both = imported(twins, {csv, moved});
        QCOMPARE(both.files[0].stored, expected.files.front().stored);
        QCOMPARE(both.files[1].stored, std::uint64_t{0});
        QCOMPARE(both.files[1].duplicates, expected.files.front().stored);
    }

    void manySmallFilesAreFewSegments()
    {
        std::vector<fs::path> files;
        for (unsigned i = 0; i < 200; ++i)
            files.push_back(written(fmt::format("small{:03}.csv", i), randomFile(1000 + i, 20).text));
        const fs::path path = fresh("small.sightline");
        const auto report = imported(path, files, 4);
        QCOMPARE(report.files.size(), files.size());
        const CaseContent content = test::caseContent(path);
        QVERIFY(content.rows.size() > 3500);
        QVERIFY(content.segments <= 2); // dated and undated rows
    }

    void aDryRunCountsTheSame()
    {
        const fs::path csv = written("dry.csv", randomFile(12, 2'000).text);
        const fs::path path = fresh("dry.sightline");
        usecase::ImportOptions options;
        options.dryRun = true;
        const auto dry = test::must(usecase::importPaths(path, {csv}, options, {}));
        QVERIFY(test::caseContent(path).rows.empty());
        const auto wet = imported(path, {csv});
        QCOMPARE(dry.files.front().stored, wet.files.front().stored);
        QCOMPARE(dry.files.front().rejected, wet.files.front().rejected);
        QCOMPARE(dry.files.front().undated, wet.files.front().undated);
    }

    void otherColumnsAreAnotherFormat()
    {
        const auto report = imported(fresh("other.sightline"),
                                     {written("other.csv", "TimeGenerated,App,Colour\n2025-01-01,a,b\n")});
        QVERIFY(report.files.front().format.empty());
        QVERIFY(!report.files.front().reason.empty());
    }
};

} // namespace sightline

#include "tst_import_pipeline.moc"
