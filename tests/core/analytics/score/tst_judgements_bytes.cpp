// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/analytics/score/judgements_bytes.h: what was written is read the same, and nothing else is read.
#include "core/analytics/score/judgements_bytes.h"
#include "core/table/codec.h"

#include <QTest>

namespace sightline
{

using namespace analytics;

namespace
{

constexpr std::size_t kUsers = 3;

std::vector<ByteBlock> someBlocks()
{
    Judgements judgements;
    judgements.firstDay = 100;
    judgements.lastDay = 101;
    for (const std::uint32_t user : {0U, 2U}) {
        JudgedDay& day = judgements.days.emplace_back();
        day.user = user;
        day.day = 100;
        day.activities = 5 + user;
    }
    judgements.exposure = {1.0F, 0.5F};
    judgements.totals.resize(2);
    judgements.today.resize(2);
    TodayValues::RollOuts rollOuts;
    rollOuts[0].push_back({7, 0.25});
    judgements.today[1].setRollOuts(std::move(rollOuts));
    return bytesOf(judgements, {{{2}, {}}, {}, {{0}, {0}}}, nullptr);
}

// With four or eight more bytes, as a number or a share takes.
ByteBlock longer(const ByteBlock& block, std::size_t by)
{
    std::string raw = *decompressed(block.data, block.raw);
    raw.append(by, '\0');
    return {static_cast<std::uint32_t>(raw.size()), compressed(raw)};
}

} // namespace

class TestJudgementsBytes : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void whatWasWrittenIsReadTheSame()
    {
        const auto blocks = someBlocks();
        const auto read = judgementsFrom(blocks, kUsers, nullptr);
        QVERIFY(read);
        QCOMPARE(read->judgements.days.size(), std::size_t{2});
        QCOMPARE(read->judgements.days[1].activities, 7U);
        QCOMPARE(read->peers[2].shared.size(), std::size_t{1});
        const auto again = bytesOf(read->judgements, read->peers, nullptr);
        QCOMPARE(again.size(), blocks.size());
        for (std::size_t b = 0; b < blocks.size(); ++b)
            QVERIFY(again[b].raw == blocks[b].raw && again[b].data == blocks[b].data);
    }

    // A number too many in any block belongs to nobody.
    void nothingIsLeftOver()
    {
        const auto blocks = someBlocks();
        for (std::size_t b = 0; b < blocks.size(); ++b) {
            for (const std::size_t by : {std::size_t{4}, std::size_t{8}}) {
                auto more = blocks;
                more[b] = longer(blocks[b], by);
                const auto read = judgementsFrom(more, kUsers, nullptr);
                QVERIFY2(!read, qPrintable(QStringLiteral("block %1, %2 bytes").arg(b).arg(by)));
                QVERIFY(read.error().kind == ErrorKind::Corrupt);
            }
        }
        // Values and shares of roll-outs together.
        for (std::size_t b = 0; b + 1 < blocks.size(); ++b) {
            auto more = blocks;
            more[b] = longer(blocks[b], 4);
            more[b + 1] = longer(blocks[b + 1], 8);
            QVERIFY(!judgementsFrom(more, kUsers, nullptr));
        }
    }
};

} // namespace sightline

#include "tst_judgements_bytes.moc"
