// SPDX-License-Identifier: GPL-3.0-or-later
// Tests base/write_file.h: the new content or the old one, never half of it, and nothing left over.
#include "core/base/reader.h"
#include "core/base/write_file.h"

#include <QTemporaryDir>
#include <QTest>

namespace sightline
{

class TestWriteFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void replacesTheWhole()
    {
        const auto file = m_root / "a.txt";
        QVERIFY(writeFile(file, "a long first text").has_value());
        QVERIFY(writeFile(file, std::string("no\0w", 4)).has_value());
        QCOMPARE(*readHead(file, 100), std::string("no\0w", 4));
        QCOMPARE(files(m_root), 1);
    }

    void whatCannotBeWrittenLeavesWhatWasThere()
    {
        const auto missing = m_root / "nowhere" / "a.txt";
        const auto failed = writeFile(missing, "x");
        QVERIFY(!failed);
        QCOMPARE(failed.error().kind, ErrorKind::Io);
        QCOMPARE(failed.error().where, pathText(missing));
        // A folder stands where the file should.
        const auto taken = m_root / "taken";
        std::filesystem::create_directories(taken / "inside");
        QVERIFY(!writeFile(taken, "x"));
        QVERIFY(std::filesystem::exists(taken / "inside"));
        QVERIFY(!std::filesystem::exists(m_root / "taken.part"));
    }

private:
    static int files(const std::filesystem::path& folder)
    {
        int n = 0;
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            n += entry.is_regular_file() ? 1 : 0;
        return n;
    }

    QTemporaryDir m_folder;
    std::filesystem::path m_root{m_folder.path().toStdString()};
};

} // namespace sightline

#include "tst_write_file.moc"
