// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/import/plain_line.h and activity_header.h.
#include "core/import/activity_header.h"
#include "core/import/plain_line.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <string>

namespace sightline::import
{

std::vector<std::string_view> cutByFinding(std::string_view line, std::size_t wanted)
{
    std::vector<std::string_view> out;
    for (; out.size() + 1 < wanted && line.find(',') != std::string_view::npos;
         line.remove_prefix(line.find(',') + 1))
        out.push_back(line.substr(0, line.find(',')));
    out.push_back(line);
    out.resize(wanted);
    return out;
}

class TestPlainLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void findsWhatAByteByByteLookFinds()
    {
        std::mt19937 random(3);
        for (int round = 0; round < 20'000; ++round) {
            std::string text(random() % 300, 'x');
            for (std::size_t marks = random() % 12; marks > 0 && !text.empty(); --marks)
                text[random() % text.size()] = ",,,\n\"\0z"[random() % (round % 2 == 0 ? 4 : 6)];
            const std::size_t plain = std::min(text.find_first_of(std::string("\"\0", 2)), text.size());
            QCOMPARE(plainPart(text), plain);
            text.resize(plain);
            const std::size_t end = text.find('\n');
            const std::string_view line = std::string_view(text).substr(0, end);
            const PlainLine found = plainLine(text, ',');
            QCOMPARE(found.ended, end != std::string::npos);
            const auto cells = static_cast<std::size_t>(std::ranges::count(line, ',')) + 1;
            if (found.ended) {
                QCOMPARE(found.length, end);
                QCOMPARE(found.cells, cells);
            }
            // As many cells as there are, too few and too many.
            for (const std::size_t wanted : {cells, std::size_t{1}, (cells + 1) / 2, cells + 3}) {
                std::vector<std::string_view> cut(wanted, "left over");
                cutPlainLine(line, ',', cut);
                QCOMPARE(cut, cutByFinding(line, wanted));
            }
        }
    }

    void headersOfActivities()
    {
        QVERIFY(ActivityHeader::read("TimeGenerated,App", ','));
        QVERIFY(ActivityHeader::read("timegenerated;\"APP\";user", ';'));
        QVERIFY(!ActivityHeader::read("App,User", ','));              // no time
        QVERIFY(!ActivityHeader::read("TimeGenerated,Colour", ','));  // unknown
        QVERIFY(!ActivityHeader::read("TimeGenerated,_ord", ','));    // hidden
        QVERIFY(!ActivityHeader::read("TimeGenerated,App,app", ',')); // twice
        const auto ids = ActivityHeader::read("ActivityId,TimeGenerated,RawTable", ',');
        QVERIFY(ids && !ids->columns()[0] && ids->columns()[1] && !ids->columns()[2]);
    }

    void namesStandForWhatTheyAreMadeOf()
    {
        const auto alone = ActivityHeader::read("TimeGenerated,User,TargetUser,UserId", ',');
        QVERIFY(alone);
        QCOMPARE(alone->columns()[1], std::optional(Activity::ActorUsername));
        QCOMPARE(alone->columns()[2], std::optional(Activity::TargetUsername));
        QCOMPARE(alone->columns()[3], std::optional(Activity::ActorUserId));
        const auto both = ActivityHeader::read("TimeGenerated,User,ActorUsername", ',');
        QVERIFY(both && !both->columns()[1]);
        QCOMPARE(both->columns()[2], std::optional(Activity::ActorUsername));
    }
};

} // namespace sightline::import

using sightline::import::TestPlainLine;

#include "tst_plain_line.moc"
