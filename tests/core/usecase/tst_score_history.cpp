// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/usecase/score_history.h against working out each day by itself.
#include "core/analytics/score/day_book.h"
#include "core/usecase/score_history.h"

#include <QTest>

#include <random>

namespace sightline
{

using namespace usecase;

namespace
{

constexpr std::int32_t kToday = 740'000;

// Days and alerts at random; user 0 has none before the last day, the last user never has any.
CaseScoresPtr madeUp(std::uint32_t users, std::uint32_t seed)
{
    std::mt19937 random(seed);
    auto judged = std::make_shared<JudgedDays>();
    judged->userOf.push_back(analytics::DayBook::kNobody); // entity 0 is nobody
    for (std::uint32_t u = 0; u < users; ++u) {
        judged->users.push_back(u + 1);
        judged->userOf.push_back(u);
    }
    judged->scores.firstDay = kToday - 40;
    judged->scores.lastDay = kToday;
    auto out = std::make_shared<CaseScores>();
    for (std::int32_t day = kToday - 40; day <= kToday; ++day) {
        for (std::uint32_t u = 0; u + 1 < users; ++u) {
            if (u == 0 ? day < kToday : random() % 3 == 0) continue;
            analytics::DayScore score;
            score.user = u;
            score.day = day;
            score.chance = 1.0 / (1.0 + random() % 1000);
            score.strength = static_cast<double>(random() % 100);
            score.channels[random() % analytics::kChannels] = 7.5F;
            score.channels[random() % analytics::kChannels] = 3.25F;
            judged->scores.days.push_back(score);
        }
        if (random() % 2 == 0 && users > 2)
            out->alerts.push_back({0, 1 + static_cast<std::uint32_t>(random() % (users - 2)), day, 19, 1});
    }
    out->day = kToday;
    out->judged = judged;
    out->priorities = analytics::priorities(judged->scores, out->alerts, users, kToday);
    return out;
}

// The least priority that is at the 90th percentile, by trying.
std::optional<std::int32_t> lineByTrying(const std::vector<std::int32_t>& sums)
{
    for (std::int32_t wanted = 0; sums.size() >= analytics::kLeastForPercentile; ++wanted) {
        const auto less = std::ranges::count_if(sums, [&](std::int32_t sum) { return sum < wanted; });
        if (100.0 * static_cast<double>(less) / static_cast<double>(sums.size()) >= kRedPercentile)
            return wanted;
    }
    return {};
}

} // namespace

class TestScoreHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsDayByDay_data();
    void equalsDayByDay();
    void places();
    void nobodyIsScored();
};

void TestScoreHistory::equalsDayByDay_data()
{
    QTest::addColumn<std::uint32_t>("users");
    QTest::newRow("many") << 87U;
    QTest::newRow("just enough for a percentile") << 21U;
    QTest::newRow("too few for a percentile") << 12U;
}

void TestScoreHistory::equalsDayByDay()
{
    QFETCH(std::uint32_t, users);
    const CaseScoresPtr scores = madeUp(users, users);
    const ScoreHistory history(scores, kHistoryDays);
    QCOMPARE(history.firstDay(), kToday - 13);
    bool anyPoints = false;
    for (int i = 0; i < history.days(); ++i) {
        const std::int32_t day = history.firstDay() + i;
        const auto expected = analytics::priorities(scores->judged->scores, scores->alerts, users, day);
        std::vector<std::int32_t> sums;
        for (std::uint32_t u = 0; u < users; ++u) {
            const analytics::Priority& found = history.of(u + 1)[static_cast<std::size_t>(i)];
            QCOMPARE(found.alerts, expected[u].alerts);
            QCOMPARE(found.days, expected[u].days);
            QCOMPARE(found.percentile, expected[u].percentile);
            QCOMPARE(found.oneIn, expected[u].oneIn);
            QCOMPARE(found.strength, expected[u].strength);
            anyPoints = anyPoints || (found.alerts > 0 && found.days > 0);
            // The first has a day only at the end, the last never.
            if (u + 1 < users && (u > 0 || day == kToday)) sums.push_back(found.sum());
        }
        QCOMPARE(history.line(i), lineByTrying(sums));
    }
    QVERIFY(anyPoints);
}

void TestScoreHistory::places()
{
    const CaseScoresPtr scores = madeUp(40, 5);
    const ScoreHistory history(scores, kHistoryDays);
    QCOMPARE(history.sums().size(), std::size_t{39});
    for (std::uint32_t u = 0; u < 40; ++u) {
        const Standing standing = history.standing(u + 1);
        QCOMPARE(standing.of, std::size_t{39});
        const auto more = std::ranges::count_if(
            history.sums(), [&](std::int32_t sum) { return sum > scores->priorities[u].sum(); });
        QCOMPARE(standing.place, u == 39 ? std::size_t{0} : static_cast<std::size_t>(more) + 1);
    }
}

void TestScoreHistory::nobodyIsScored()
{
    const CaseScoresPtr scores = madeUp(5, 1);
    const ScoreHistory history(scores, kHistoryDays);
    QVERIFY(history.of(0).empty());
    QVERIFY(history.of(77).empty());
    QCOMPARE(history.standing(77).place, std::size_t{0});
    QVERIFY(!history.line(13));
    const ScoreHistory empty(madeUp(0, 1), kHistoryDays);
    QVERIFY(empty.sums().empty());
}

} // namespace sightline

#include "tst_score_history.moc"
