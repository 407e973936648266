// SPDX-License-Identifier: GPL-3.0-or-later
// Tests what a binary Windows event log leaves in a case: activities like those of the other dialects, the
// event itself, and an account of every record however often and in how many pieces it is imported.
#include "core/store/case_writer.h"
#include "core/store/verify.h"
#include "core/usecase/import_files.h"
#include "tests/support/case_content.h"
#include "tests/support/evtx_image.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <nlohmann/json.hpp>
#include <vector>

namespace sightline
{

namespace fs = std::filesystem;
using test::CaseContent;
using test::EvtxChunk;

class TestImportEvtx : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    fs::path inDir(const std::string& name) { return fs::path(m_dir.path().toStdString()) / name; }

    fs::path fresh(const std::string& name)
    {
        fs::remove(inDir(name));
        if (!store::createCase(inDir(name), "test")) qFatal("no case");
        return inDir(name);
    }

    fs::path written(const std::string& name, const std::string& bytes)
    {
        std::ofstream(inDir(name), std::ios::binary) << bytes;
        return inDir(name);
    }

    static usecase::ImportReport imported(const fs::path& path, const fs::path& file, const Watch& watch = {})
    {
        return test::must(usecase::importPaths(path, {file}, {}, watch));
    }

    // Chunks of logons whose numbers go on.
    static std::vector<std::string> chunks(std::size_t count, int each)
    {
        std::vector<std::string> out;
        std::uint64_t number = 0;
        for (std::size_t i = 0; i < count; ++i) {
            EvtxChunk chunk;
            for (int k = 0; k < each; ++k)
                test::writeLogon(chunk, ++number, k % 2 == 0 ? u"ana" : u"ben");
            out.push_back(chunk.finish());
        }
        return out;
    }

private Q_SLOTS:

    void anEventIsAnActivity()
    {
        const fs::path path = fresh("one.sightline");
        const fs::path file = written("one.evtx", test::evtxFile(chunks(1, 1), 1));
        QCOMPARE(imported(path, file).files.front().format, std::string("windows-event"));
        const CaseContent content = test::caseContent(path);
        QCOMPARE(content.rows.size(), std::size_t{1});
        const test::Cells& row = content.rows.begin()->second;
        QCOMPARE(row.at("table"), std::string("SecurityEvent"));
        QCOMPARE(row.at("time"), std::string("2021-03-16T21:00:00.0000001Z"));
        QCOMPARE(row.at("Activity.ActionType"), std::string("LogOn"));
        QCOMPARE(row.at("Activity.ActorKey"), std::string("win|ana|contoso"));
        QCOMPARE(row.at("SecurityEvent.EventID"), std::string("4624"));
        QCOMPARE(row.at("SecurityEvent.Computer"), std::string("dc1.contoso.example"));
        const auto raw = nlohmann::json::parse(row.at("raw"));
        QCOMPARE(raw.at("EventData").at("TargetUserName").get<std::string>(), std::string("ana"));
    }

    // The file is another one when a log goes on: what was in it before is a duplicate.
    void aLogThatWentOn()
    {
        const fs::path path = fresh("grown.sightline");
        imported(path, written("grown.evtx", test::evtxFile(chunks(3, 20), 3)));
        const auto report = imported(path, written("grown.evtx", test::evtxFile(chunks(4, 20), 4)));
        QCOMPARE(report.files.front().read, std::uint64_t{80});
        QCOMPARE(report.files.front().duplicates, std::uint64_t{60});
        QCOMPARE(report.files.front().stored, std::uint64_t{20});
    }

    // Deleted records come on request, beside those of the log, and never instead of one.
    void deletedRecordsOnRequest()
    {
        EvtxChunk chunk;
        test::writeLogon(chunk, 5, u"ana");
        const std::size_t live = chunk.size();
        test::writeLogon(chunk, 5, u"someone else"); // the number of a record of the log
        test::writeLogon(chunk, 4, u"ben");
        const fs::path file = written("deleted.evtx", test::evtxFile({chunk.finish(live)}, 1));
        const fs::path path = fresh("deleted.sightline");
        QCOMPARE(imported(path, file).files.front().stored, std::uint64_t{1});
        usecase::ImportOptions options;
        options.recoverDeleted = true;
        const auto recover = [&] {
            return test::must(usecase::importPaths(path, {file}, options, {})).files.front();
        };
        const auto report = recover();
        QCOMPARE(report.read, std::uint64_t{3});
        QCOMPARE(report.stored, std::uint64_t{1});
        QCOMPARE(report.duplicates, std::uint64_t{2});
        const CaseContent content = test::caseContent(path);
        std::vector<std::string> names;
        for (const auto& [name, row] : content.rows) {
            if (row.contains("deleted")) continue;
            names.push_back(row.at("SecurityEvent.TargetUserName"));
            QCOMPARE(row.contains("SecurityEvent.Recovered"), names.back() == "ben");
            if (names.back() == "ben")
                QVERIFY(row.at("Activity.Description").starts_with("Deleted record, recovered."));
        }
        QCOMPARE(names, (std::vector<std::string>{"ana", "ben"}));
        QCOMPARE(recover().duplicates, std::uint64_t{3}); // known
        QCOMPARE(imported(path, file).files.front().stored, std::uint64_t{0});
    }

    void damageIsAccountedFor()
    {
        auto damaged = chunks(3, 20);
        damaged[0][700] = static_cast<char>(damaged[0][700] ^ 0x40);
        damaged[1][0] = '?';
        const fs::path path = fresh("damaged.sightline");
        const auto report = imported(path, written("damaged.evtx", test::evtxFile(damaged, 3))).files.front();
        QCOMPARE(report.read, report.stored + report.duplicates + report.rejected);
        QVERIFY(report.rejected >= 1 && report.stored >= 20);
        const auto remark = std::ranges::find_if(
            report.rejects, [](const auto& r) { return r.reason.starts_with("a checksum does not match"); });
        QVERIFY(remark != report.rejects.end()); // said, and no record
        const CaseContent content = test::caseContent(path);
        const std::string at = fmt::format("reject {} {}", report.path, 4096 + EvtxChunk::kSize);
        QVERIFY2(content.others.contains(at), at.c_str());
    }

    void aStoppedImportGoesOn()
    {
        auto all = chunks(120, 80);
        all[50][900] = static_cast<char>(all[50][900] ^ 0x40);
        const fs::path file = written("stopped.evtx", test::evtxFile(all, all.size()));
        const fs::path whole = fresh("whole.sightline");
        imported(whole, file);
        const CaseContent expected = test::caseContent(whole);
        QVERIFY(expected.rows.size() > 9000);
        for (int left = 1; left < 8; left += 2) {
            const fs::path path = fresh("stopped.sightline");
            bool cancelled = true;
            for (int stops = 0; cancelled; ++stops) {
                QVERIFY(stops < 100);
                StopSource stop;
                int count = left + stops;
                const Watch watch{stop.token(), [&](auto, auto, auto) {
                                      if (--count == 0) stop.requestStop();
                                  }};
                cancelled = imported(path, file, watch).cancelled;
            }
            const std::string difference = test::difference(expected, test::caseContent(path));
            QVERIFY2(difference.empty(), difference.c_str());
            QVERIFY(test::must(store::verifyCase(path, {})).problems.empty());
        }
    }
};

} // namespace sightline

#include "tst_import_evtx.moc"
