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

    // Read as it is while nobody writes, brought up to date by the first who does, with a copy beside it.
    void anOlderLayoutIsReadAndMigrated()
    {
        const fs::path old = path("old.sightline");
        QVERIFY(createCase(old, "of before"));
        {
            auto db = test::must(Database::open(old, OpenMode::Write));
            QVERIFY(
                db.exec("DROP TABLE link; DROP TABLE person_edit; DROP TABLE network; DROP TABLE user_mark; "
                        "PRAGMA user_version=1; UPDATE meta SET v=1 WHERE k='minReader'"));
            QVERIFY(db.exec(
                "CREATE TABLE link(a TEXT NOT NULL, b TEXT NOT NULL, source INT NOT NULL, ord INT NOT NULL, "
                "n INT NOT NULL, PRIMARY KEY(a,b,source)) WITHOUT ROWID"));
            QVERIFY(db.exec("INSERT INTO link VALUES('sid|s-1-5-21-1-2-3-4|','win|ana|corp',7,3,12)"));
        }
        const auto check = [&] {
            const auto file = test::must(CaseFile::open(old));
            const auto links = test::must(file->links());
            QCOMPARE(links.size(), std::size_t{1});
            QCOMPARE(links[0].link.second, std::string("win|ana|corp"));
            QVERIFY(links[0].link.kind == LinkKind::Record);
            QCOMPARE(links[0].count, std::int64_t{12});
            QCOMPARE(links[0].from, kNoTime);
            QVERIFY(test::must(file->identityEdits()).empty());
            QVERIFY(test::must(file->userMarks()).empty());
        };
        check();
        QVERIFY(!fs::exists(old.string() + ".layout1"));
        {
            const auto writer = test::must(CaseWriter::open(old));
        }
        QVERIFY(fs::exists(old.string() + ".layout1"));
        check();
        auto db = test::must(Database::open(old, OpenMode::Read));
        QCOMPARE(test::must(db.integer("PRAGMA user_version")), std::int64_t{4});
        QCOMPARE(test::must(db.integer("SELECT v FROM meta WHERE k='minReader'")), std::int64_t{4});
        QCOMPARE(test::must(db.integer("SELECT count(*) FROM person_edit")), std::int64_t{0});
        QCOMPARE(test::must(db.integer("SELECT count(*) FROM user_mark")), std::int64_t{0});
        const auto before = test::must(CaseFile::open(old.string() + ".layout1"));
        QCOMPARE(test::must(before->links()).size(), std::size_t{1});
    }

    // Where tables stay as they are, a case that may be large is not copied.
    void newNumbersNeedNoCopy()
    {
        const fs::path old = path("three.sightline");
        QVERIFY(createCase(old, "of before"));
        {
            auto db = test::must(Database::open(old, OpenMode::Write));
            QVERIFY(db.exec("PRAGMA user_version=3; UPDATE meta SET v=1 WHERE k='minReader'"));
        }
        QVERIFY(CaseFile::open(old));
        QVERIFY(CaseWriter::open(old));
        QVERIFY(!fs::exists(old.string() + ".layout3"));
        auto db = test::must(Database::open(old, OpenMode::Read));
        QCOMPARE(test::must(db.integer("PRAGMA user_version")), std::int64_t{4});
        QCOMPARE(test::must(db.integer("SELECT v FROM meta WHERE k='minReader'")), std::int64_t{4});
    }
};

} // namespace sightline

#include "tst_case_file.moc"
