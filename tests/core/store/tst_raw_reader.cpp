// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/store/raw_reader.h: each record is the one that was stored, in whatever order they are asked
// for.
#include "core/store/raw_reader.h"
#include "tests/support/made_case.h"

#include <QTest>

#include <random>

namespace sightline
{

class TestRawReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    // Records of a few bytes too: what keeps them unpacked must not move them.
    void anyOrder()
    {
        test::MadeCase made;
        std::vector<std::string> written;
        for (int i = 0; i < 40; ++i) { // more segments than blocks are kept
            written.push_back(fmt::format("<{}>{}", i, std::string(i % 3 == 0 ? 1 : 40, 'a')));
            made.import("log" + std::to_string(i), written.back() + "\n");
        }
        auto db = test::must(store::Database::open(made.path(), store::OpenMode::Read));
        store::RawReader reader(db);
        std::mt19937 random(5);
        for (int i = 0; i < 2000; ++i) {
            const auto n = random() % written.size();
            const auto text = test::must(reader.text(static_cast<SegmentId>(n + 1), 0));
            QVERIFY2(text == written[n],
                     (std::to_string(n) + ": " + std::string(text) + " | " + written[n]).c_str());
        }
        QCOMPARE(std::string(test::must(reader.text(1, 7))), std::string());
        QCOMPARE(std::string(test::must(reader.text(1000, 0))), std::string());
    }
};

} // namespace sightline

#include "tst_raw_reader.moc"
