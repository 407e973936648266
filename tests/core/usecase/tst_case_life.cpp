// SPDX-License-Identifier: GPL-3.0-or-later
// A case from import to undo, on the demo company; damaged and locked on the way.
#include "core/demo/demo.h"
#include "core/store/case_writer.h"
#include "core/store/verify.h"
#include "core/usecase/activities.h"
#include "core/usecase/alerts.h"
#include "core/usecase/import_files.h"
#include "core/usecase/people.h"
#include "core/usecase/policies.h"
#include "core/usecase/policy_alerts.h"
#include "tests/support/case_content.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <random>

namespace sightline
{

namespace fs = std::filesystem;

class TestCaseLife : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    fs::path m_demo;
    std::uint64_t m_records = 0;

    fs::path fresh(const char* name)
    {
        const fs::path path = fs::path(m_dir.path().toStdString()) / name;
        fs::remove(path);
        if (!store::createCase(path, "test")) qFatal("no case");
        return path;
    }

    usecase::ImportReport imported(const fs::path& path)
    {
        auto report = usecase::importPaths(path, {m_demo}, {}, {});
        if (!report) qFatal("%s", report.error().text().c_str());
        return *report;
    }

    static std::uint64_t sum(const usecase::ImportReport& r, std::uint64_t usecase::FileReport::*member)
    {
        std::uint64_t n = 0;
        for (const auto& f : r.files)
            n += f.*member;
        return n;
    }

    static std::uint64_t countOf(const fs::path& path, std::string filter)
    {
        auto session = usecase::Session::open(path);
        if (!session) qFatal("%s", session.error().text().c_str());
        const auto page = usecase::activityPage(*(*session)->state(), {std::move(filter), 1, {}, {}, {}}, {});
        if (!page) qFatal("%s", page.error().text().c_str());
        return page->count;
    }

    // The newest activities as text, or the error.
    static std::string answer(const fs::path& path)
    {
        auto session = usecase::Session::open(path);
        if (!session) return session.error().text();
        const auto page = usecase::activityPage(*(*session)->state(), {{}, 2000, {}, {}, {}}, {});
        if (!page) return page.error().text();
        std::string out;
        for (const auto& row : page->rows) {
            for (const auto& cell : row)
                out += cell + '\t';
        }
        return out;
    }

    static void stoppedWhileStoringLeavesNothing(usecase::Session& session, std::size_t alerts)
    {
        const usecase::StatePtr state = session.state();
        Policy all = state->policies.front();
        all.filter.clear();
        all.repeat = 1;
        const std::vector<usecase::PolicyHits> hits{{all, test::must(usecase::matchPolicy(*state, all, {}))}};
        for (int round = 1; round <= 4; ++round) {
            StopSource stop;
            int left = round;
            const Watch watch{stop.token(), [&](auto, auto, auto) {
                                  if (--left == 0) stop.requestStop();
                              }};
            const auto raised = usecase::raiseAlerts(session, state, hits, watch);
            QVERIFY(!raised && raised.error().cancelled());
            QVERIFY(left <= 0);
        }
        QVERIFY(session.refresh());
        QCOMPARE(session.state()->alerts.size(), alerts);
        QCOMPARE(countOf(session.path(), "isnotempty(AlertIds)"), std::uint64_t{0});
    }

private Q_SLOTS:

    void initTestCase()
    {
        m_demo = fs::path(m_dir.path().toStdString()) / "demo";
        demo::DemoOptions options;
        options.users = 12;
        options.days = 6;
        const auto report = demo::writeDemo(m_demo, options, {});
        QVERIFY(report);
        m_records = static_cast<std::uint64_t>(report->records);
        fs::remove(m_demo / "ground-truth.json");
    }

    void everyRecordIsAccountedFor()
    {
        const fs::path path = fresh("all.sightline");
        const auto first = imported(path);
        QCOMPARE(sum(first, &usecase::FileReport::read), m_records);
        QCOMPARE(sum(first, &usecase::FileReport::rejected), std::uint64_t{0});
        for (const auto& f : first.files)
            QCOMPARE(f.read, f.stored + f.duplicates + f.rejected);
        QCOMPARE(countOf(path, ""), sum(first, &usecase::FileReport::activities));
        const auto again = imported(path);
        QCOMPARE(sum(again, &usecase::FileReport::stored), std::uint64_t{0});
        QCOMPARE(sum(again, &usecase::FileReport::duplicates), m_records);
        const auto verified = store::verifyCase(path, {});
        QVERIFY(verified && verified->problems.empty());
    }

    void rawRecordsAreByteExact()
    {
        const fs::path path = fresh("raw.sightline");
        imported(path);
        auto session = usecase::Session::open(path);
        QVERIFY(session);
        const auto page =
            usecase::activityPage(*(*session)->state(), {"Source == 'SigninLogs'", 5, {}, {}, {}}, {});
        QVERIFY(page && !page->refs.empty());
        for (const RowRef ref : page->refs) {
            const auto detail = usecase::activityDetail(*(*session)->state(), ref);
            QVERIFY(detail);
            std::ifstream in(detail->sourcePath, std::ios::binary);
            const std::string all((std::istreambuf_iterator<char>(in)), {});
            QVERIFY(!detail->raw.empty() && all.find(detail->raw) != std::string::npos);
        }
    }

    void onePersonInBothWorlds()
    {
        const fs::path path = fresh("people.sightline");
        imported(path);
        auto session = usecase::Session::open(path);
        QVERIFY(session);
        const auto users = usecase::listUsers(*(*session)->state(), "", 0, false, {});
        QVERIFY(users && !users->empty());
        bool both = false;
        for (const auto& row : *users) {
            const auto detail = usecase::userDetail(*(*session)->state(), row.userId, {});
            QVERIFY(detail);
            both = both || detail->environments.size() == 2;
        }
        QVERIFY(both);
    }

    void aPolicyRaisesItsAlertsOnceAndUndoTakesThemBack()
    {
        const fs::path path = fresh("policy.sightline");
        imported(path);
        auto session = usecase::Session::open(path);
        QVERIFY(session);
        const std::size_t before = (*session)->state()->alerts.size();
        Policy p;
        p.name = "Failed logons";
        p.filter = "ActionType == \"LogOnFailed\"";
        p.repeat = 3;
        p.minutes = 30;
        const auto tested = usecase::testPolicy(*(*session)->state(), p, {});
        QVERIFY(tested && tested->alerts > 0);
        const auto id = usecase::addPolicy(**session, p);
        QVERIFY(id);
        QVERIFY((*session)->refresh());
        stoppedWhileStoringLeavesNothing(**session, before);
        const auto run = usecase::runPolicies(**session, *id, {});
        QVERIFY(run);
        QCOMPARE(run->alerts, tested->alerts);
        QVERIFY((*session)->refresh());
        QCOMPARE((*session)->state()->alerts.size(), before + tested->alerts);
        QVERIFY(countOf(path, "isnotempty(AlertIds)") > 0);
        const auto twice = usecase::runPolicies(**session, *id, {});
        QVERIFY(twice && twice->alerts == 0);
        QVERIFY(usecase::undo(**session));
        QVERIFY((*session)->refresh());
        QCOMPARE((*session)->state()->alerts.size(), before);
        QCOMPARE(countOf(path, "isnotempty(AlertIds)"), std::uint64_t{0});
    }

    void closingIsUndone()
    {
        const fs::path path = fresh("close.sightline");
        imported(path);
        auto session = usecase::Session::open(path);
        QVERIFY(session);
        const auto open = usecase::findAlerts(*(*session)->state(), "Status == 'New'", 0);
        QVERIFY(open && open->count > 1);
        std::vector<std::string> ids;
        for (const std::size_t i : open->rows)
            ids.push_back((*session)->state()->alerts[i].id);
        usecase::AlertChange change;
        change.status = "Closed";
        QVERIFY(!usecase::setAlerts(**session, ids, change)); // no resolution
        change.resolution = "benign";
        change.comment = "seen";
        const auto done = usecase::setAlerts(**session, ids, change);
        QVERIFY(done && done->changed == ids.size());
        QVERIFY((*session)->refresh());
        QCOMPARE(usecase::findAlerts(*(*session)->state(), "Status == 'New'", 0)->count, std::uint64_t{0});
        QVERIFY(usecase::undo(**session));
        QVERIFY((*session)->refresh());
        QCOMPARE(usecase::findAlerts(*(*session)->state(), "Status == 'New'", 0)->count, open->count);
        QVERIFY(!usecase::undo(**session)); // nothing is left
    }

    void aRemovedSourceGoesAndComesBack()
    {
        const fs::path path = fresh("source.sightline");
        imported(path);
        const auto all = countOf(path, "");
        auto session = usecase::Session::open(path);
        QVERIFY(session);
        const auto sources = (*session)->state()->sources;
        const auto it =
            std::ranges::find_if(sources, [](const auto& s) { return s.format == "entra-signin"; });
        QVERIFY(it != sources.end());
        QVERIFY(usecase::removeSource(**session, it->id));
        QCOMPARE(countOf(path, ""), all - static_cast<std::uint64_t>(it->stored));
        QVERIFY((*session)->refresh());
        QVERIFY(usecase::undo(**session));
        QCOMPARE(countOf(path, ""), all);
    }

    void aSecondWriterIsTold()
    {
        const fs::path path = fresh("lock.sightline");
        const auto first = store::CaseWriter::open(path);
        QVERIFY(first);
        const auto second = store::CaseWriter::open(path);
        QVERIFY(!second && second.error().kind == ErrorKind::Busy);
        QVERIFY(second.error().message.find("process") != std::string::npos);
    }

    void aDamagedByteIsFound()
    {
        const fs::path path = fresh("flip.sightline");
        imported(path);
        const std::string whole = answer(path);
        std::mt19937_64 random(5);
        int found = 0;
        const int rounds = std::max(16, qEnvironmentVariableIntValue("SIGHTLINE_ROUNDS"));
        for (int round = 0; round < rounds; ++round) {
            const fs::path copy = path.parent_path() / "flipped.sightline";
            fs::copy_file(path, copy, fs::copy_options::overwrite_existing);
            std::fstream file(copy, std::ios::in | std::ios::out | std::ios::binary);
            const auto at = static_cast<std::streamoff>(random() % fs::file_size(copy));
            file.seekg(at);
            const int byte = file.get();
            file.seekp(at);
            file.put(static_cast<char>(byte ^ 0x10));
            file.close();
            const auto verified = store::verifyCase(copy, {}); // must not crash, whatever it says
            if (!verified || !verified->problems.empty()) {
                ++found;
            } else {
                QCOMPARE(answer(copy), whole); // it fell on bytes that hold nothing
            }
        }
        QVERIFY2(found > 0, "no flip was found");
    }

    void cancelKeepsWhatWasRead()
    {
        const fs::path path = fresh("cancel.sightline");
        StopSource stop;
        int reports = 0;
        const Watch watch{stop.token(), [&](auto, auto, auto) {
                              if (++reports == 2) stop.requestStop();
                          }};
        const auto report = usecase::importPaths(path, {m_demo}, {}, watch);
        QVERIFY(report);
        QVERIFY(report->cancelled);
        const auto rest = usecase::importPaths(path, {m_demo}, {}, {});
        QVERIFY(rest);
        const fs::path whole = fresh("whole2.sightline");
        imported(whole);
        QCOMPARE(countOf(path, ""), countOf(whole, ""));
    }
};

} // namespace sightline

#include "tst_case_life.moc"
