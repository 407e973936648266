// SPDX-License-Identifier: GPL-3.0-or-later
// Opening cases in the states that a killed program leaves them in.
#include "core/store/case_file.h"
#include "core/store/case_writer.h"
#include "core/store/verify.h"
#include "tests/support/case_content.h"

#include <QTemporaryDir>
#include <QTest>

namespace sightline
{

namespace fs = std::filesystem;
using namespace store;

class TestCaseFile : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    fs::path path(const char* name) { return fs::path(m_dir.path().toStdString()) / name; }

private Q_SLOTS:

    // Killed in the middle of writing pages under a rollback journal.
    void aHotJournalIsReplayed()
    {
        const fs::path made = path("made.sightline");
        const fs::path killed = path("killed.sightline");
        QVERIFY(createCase(made, "as it was"));
        {
            auto db = test::must(Database::open(made, OpenMode::Write));
            QVERIFY(db.exec("PRAGMA journal_mode=DELETE; PRAGMA cache_size=1; BEGIN IMMEDIATE"));
            QVERIFY(db.exec("UPDATE meta SET v='half written' WHERE k='name'"));
            for (int i = 0; i < 40; ++i)
                QVERIFY(
                    db.exec(fmt::format("INSERT INTO policy(doc) VALUES('{}')", std::string(40'000, 'x'))));
            QVERIFY(fs::file_size(made.string() + "-journal") > 0);
            fs::copy_file(made, killed);
            fs::copy_file(made.string() + "-journal", killed.string() + "-journal");
        }
        const auto file = test::must(CaseFile::open(killed));
        QCOMPARE(test::must(file->info()).name, std::string("as it was"));
        QCOMPARE(file->readable(), killed); // no copy: the journal could be replayed
        const auto report = test::must(verifyCase(killed, {}));
        QVERIFY2(report.problems.empty(), report.problems.empty() ? "" : report.problems.front().c_str());
    }
};

} // namespace sightline

#include "tst_case_file.moc"
