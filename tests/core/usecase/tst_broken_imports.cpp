// SPDX-License-Identifier: GPL-3.0-or-later
// Imports that end at any moment, because the program is killed or the disk is full: the case verifies, and
// the next import completes it to what an undisturbed one gives. SIGHTLINE_ROUNDS=200 tries more moments.
#include "core/demo/demo.h"
#include "core/store/case_writer.h"
#include "core/store/verify.h"
#include "core/usecase/import_files.h"
#include "tests/support/case_content.h"

#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <random>

#ifndef _WIN32
#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

namespace sightline
{

namespace fs = std::filesystem;

#ifndef _WIN32

class TestBrokenImports : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    fs::path m_demo;
    test::CaseContent m_whole;
    std::chrono::microseconds m_time{}; // of an undisturbed import
    std::uintmax_t m_bytes = 0;

    fs::path fresh(const char* name)
    {
        const fs::path path = fs::path(m_dir.path().toStdString()) / name;
        fs::remove(path);
        if (!store::createCase(path, "test")) qFatal("no case");
        return path;
    }

    Result<usecase::ImportReport> import(const fs::path& path)
    {
        usecase::ImportOptions options;
        options.batch.steps = 1'000; // some forty commits
        return usecase::importPaths(path, {m_demo}, options, {});
    }

    static int rounds()
    {
        const int wanted = qEnvironmentVariableIntValue("SIGHTLINE_ROUNDS");
        return wanted > 0 ? wanted : 6;
    }

    // Runs an import in a process that `prepare` handicaps; answers the process.
    template <class Prepare> pid_t begin(const fs::path& path, Prepare&& prepare)
    {
        const pid_t child = fork();
        if (child != 0) return child;
        prepare();
        const auto report = import(path);
        if (!report && report.error().text().empty()) _exit(2);
        _exit(report ? 0 : 1);
    }

    static bool sound(const fs::path& path)
    {
        const auto verified = store::verifyCase(path, {});
        if (!verified) qWarning("%s", verified.error().text().c_str());
        if (verified && !verified->problems.empty()) qWarning("%s", verified->problems.front().c_str());
        return verified && verified->problems.empty();
    }

    void complete(const fs::path& path)
    {
        QVERIFY(sound(path));
        const auto report = import(path);
        QVERIFY2(report, report ? "" : report.error().text().c_str());
        const std::string difference = test::difference(m_whole, test::caseContent(path));
        QVERIFY2(difference.empty(), difference.c_str());
        QVERIFY(sound(path));
    }

private Q_SLOTS:

    void initTestCase()
    {
        m_demo = fs::path(m_dir.path().toStdString()) / "demo";
        demo::DemoOptions options;
        options.users = 16;
        options.days = 8;
        QVERIFY(demo::writeDemo(m_demo, options, {}));
        fs::remove(m_demo / "ground-truth.json");
        const fs::path path = fresh("whole.sightline");
        const auto start = std::chrono::steady_clock::now();
        QVERIFY(import(path));
        m_time =
            std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
        m_bytes = fs::file_size(path);
        m_whole = test::caseContent(path);
        QVERIFY(m_whole.segments > 20); // many commits to be broken off between
    }

    void aKilledImportIsCompleted()
    {
        std::mt19937 random(11);
        int cutShort = 0;
        for (int round = 0; round < rounds(); ++round) {
            const fs::path path = fresh("killed.sightline");
            const pid_t child = begin(path, [] {});
            usleep(static_cast<useconds_t>(random() % static_cast<unsigned>(m_time.count())));
            kill(child, SIGKILL);
            int status = 0;
            waitpid(child, &status, 0);
            cutShort += WIFSIGNALED(status) ? 1 : 0;
            complete(path);
            if (QTest::currentTestFailed()) return;
        }
        QVERIFY(cutShort > 0);
    }

    void aFullDiskIsToldAndNothingIsLost()
    {
        std::mt19937 random(12);
        int failed = 0;
        for (int round = 0; round < rounds(); ++round) {
            const fs::path path = fresh("full.sightline");
            const rlim_t room = 40'000 + random() % m_bytes;
            const pid_t child = begin(path, [room] {
                const rlimit limit{room, room}; // of each file: writing beyond it fails
                setrlimit(RLIMIT_FSIZE, &limit);
                std::signal(SIGXFSZ, SIG_IGN);
            });
            int status = 0;
            waitpid(child, &status, 0);
            QVERIFY(WIFEXITED(status));
            QVERIFY(WEXITSTATUS(status) <= 1); // an error that says something, or room enough
            failed += WEXITSTATUS(status);
            complete(path);
            if (QTest::currentTestFailed()) return;
        }
        QVERIFY(failed > 0);
    }
};

#else

class TestBrokenImports : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void needsFork() { QSKIP("this system has no fork"); }
};

#endif

} // namespace sightline

#include "tst_broken_imports.moc"
