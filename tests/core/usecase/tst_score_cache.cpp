// SPDX-License-Identifier: GPL-3.0-or-later
// Tests usecase/score_cache.h: what is kept gives the same bits as scoring anew, and is believed only where
// the case says exactly what it said then.
#include "core/analytics/score/judgements.h"
#include "core/usecase/identities.h"
#include "core/usecase/insights.h"
#include "core/usecase/score_cache.h"
#include "core/usecase/score_explain.h"
#include "core/usecase/scores.h"
#include "core/usecase/user_marks.h"
#include "tests/support/demo_company.h"
#include "tests/support/made_case.h"

#include <QTest>

#include <fstream>

namespace sightline
{

using namespace usecase;
using test::must;

namespace
{

// Everything that scores say of days and people, as bytes.
std::string bytesOf(const CaseScores& scores)
{
    std::string out;
    const auto add = [&](const auto& value) {
        out.append(reinterpret_cast<const char*>(&value), sizeof value);
    };
    for (const analytics::DayScore& d : scores.judged->scores.days) {
        add(d.user);
        add(d.day);
        add(d.chance);
        add(d.strength);
        add(d.channels);
        add(d.without);
        add(d.activities);
        add(d.activeDays);
    }
    for (const analytics::Priority& p : scores.priorities) {
        add(p.alerts);
        add(p.days);
    }
    return out;
}

// What pages say of the one with the highest priority, which needs what everybody did.
std::string wordsOf(const CaseState& state, const CaseScores& scores)
{
    const auto first = std::ranges::max_element(scores.priorities, {}, &analytics::Priority::sum);
    const auto user = static_cast<std::uint32_t>(first - scores.priorities.begin());
    std::string out;
    for (const Contribution& c : must(explain(state, scores, scores.judged->users[user], {})).contributions)
        out += contributionTitle(state, c) + ": " + contributionReason(state, c) + '\n';
    const DayInsights insights = must(dayInsights(state, *scores.judged, user, {}, scores.day, {}));
    for (const Insight& i : insights.insights)
        out += insightSentence(i) + '\n';
    for (const analytics::PeerGroup& group : scores.judged->peers) {
        for (const std::uint32_t trait : group.shared)
            out += scores.judged->traitNames[trait] + '\n';
    }
    return out;
}

std::string textOf(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write(const std::filesystem::path& file, const std::string& text)
{
    std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
}

} // namespace

class TestScoreCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void theSameBitsAtTheNextOpening();
    void verdictsOfAnalystsAreNotKept();
    void whatChangedIsJudgedAnew_data();
    void whatChangedIsJudgedAnew();
    void updatesAfterAnOpeningJudgeFew();
    void damageCountsAsNothing();
    void onlyTheOwnClockIsKept();
    void fewFilesAreKept();
    void aFolderThatCannotBeWrittenDoesNoHarm();

private:
    [[nodiscard]] std::filesystem::path folder() const { return m_made->inFolder("scores"); }

    [[nodiscard]] ScoreCache cache() const { return ScoreCache(folder(), 1); }

    [[nodiscard]] std::filesystem::path file() const
    {
        for (const auto& entry : std::filesystem::directory_iterator(folder()))
            return entry.path();
        return {};
    }

    [[nodiscard]] StatePtr state(std::optional<Ticks> asOf = {}) const
    {
        return must(Session::open(m_made->path(), asOf))->state();
    }

    // As a program that opens the case, and keeps what it scored.
    CaseScoresPtr open(const StatePtr& of) const
    {
        ScoreKeeper keeper({}, cache());
        auto out = must(keeper.scores(of, {}));
        if (!keeper.keep()) qFatal("not kept");
        return out;
    }

    // From what was kept, without judging anybody.
    [[nodiscard]] static bool wasKept(const CaseScores& scores) { return scores.judged->judgedAnew == 0; }

    std::unique_ptr<test::DemoCompany> m_company;
    std::unique_ptr<test::MadeCase> m_made;
};

void TestScoreCache::initTestCase()
{
    m_company = std::make_unique<test::DemoCompany>(21, demo::DemoForm::ActivityCsv, 60, 24);
}

void TestScoreCache::init()
{
    m_made = std::make_unique<test::MadeCase>();
    (void)must(importPaths(m_made->path(), {m_company->path()}, {}, {}));
}

void TestScoreCache::theSameBitsAtTheNextOpening()
{
    const StatePtr before = state();
    const auto first = open(before);
    QVERIFY(!wasKept(*first));
    const StatePtr now = state();
    const auto second = open(now);
    QVERIFY(wasKept(*second));
    QVERIFY(bytesOf(*second) == bytesOf(*first));
    QCOMPARE(second->judged->traitNames, first->judged->traitNames);
    const std::string words = wordsOf(*before, *first);
    QVERIFY(words.size() > 100);
    QCOMPARE(wordsOf(*now, *second), words);
    // No name of the case lies outside of it.
    const std::string kept = textOf(file());
    for (const query::EntityCode e : first->judged->users)
        QVERIFY(kept.find(before->people->entityText(e)) == std::string::npos);
}

void TestScoreCache::verdictsOfAnalystsAreNotKept()
{
    const auto first = open(state());
    const auto& days = first->judged->scores.days;
    const auto strange = std::ranges::max_element(days, {}, &analytics::DayScore::points);
    const auto session = m_made->open();
    const std::string user(session->state()->people->entityText(first->judged->users[strange->user]));
    QVERIFY(must(setDayVerdict(*session, user, strange->day, "TruePositive", "")).action != 0);
    const StatePtr now = state();
    const auto second = open(now);
    QVERIFY(wasKept(*second));
    QVERIFY(bytesOf(*second) == bytesOf(*must(ScoreKeeper().scores(now, {}))));
    QVERIFY(bytesOf(*second) != bytesOf(*first));
}

void TestScoreCache::whatChangedIsJudgedAnew_data()
{
    QTest::addColumn<QString>("change");
    for (const char* change : {"import", "remove", "merge", "directory"})
        QTest::newRow(change) << QString::fromLatin1(change);
}

void TestScoreCache::whatChangedIsJudgedAnew()
{
    QFETCH(QString, change);
    const StatePtr before = state();
    const auto first = open(before);
    QVERIFY(wasKept(*open(state())));
    const auto name = [&](std::size_t user) {
        return std::string(before->people->entityText(first->judged->users[user]));
    };
    const auto session = m_made->open();
    if (change == QStringLiteral("import")) {
        (void)m_made->import("late.csv", "TimeGenerated,ActorUsername,ActionType\n" +
                                             isoText(before->activities.asOf - kTicksPerDay) + "," + name(3) +
                                             ",Logon\n");
    } else if (change == QStringLiteral("remove")) {
        QVERIFY(removeSource(*session, before->sources.front().id).has_value());
    } else if (change == QStringLiteral("merge")) {
        QVERIFY(must(mergeUsers(*session, name(3), name(4))).action != 0);
    } else {
        (void)m_made->import("moved.csv", "id,userPrincipalName,displayName,department,TimeGenerated\n"
                                          "00000001-0000-4000-8000-000000000000," +
                                              name(3) + ",Somebody,Elsewhere,2040-01-01T00:00:00Z\n");
    }
    const StatePtr now = state();
    const auto second = open(now);
    QVERIFY(!wasKept(*second));
    QVERIFY(bytesOf(*second) == bytesOf(*must(ScoreKeeper().scores(now, {}))));
    // In its place; of nothing, nothing is kept.
    QCOMPARE(wasKept(*open(state())), !second->judged->scores.days.empty());
}

// The days that were kept are what an update builds upon, though nobody counted what everybody did yet.
void TestScoreCache::updatesAfterAnOpeningJudgeFew()
{
    const auto first = open(state());
    const auto session = m_made->open();
    ScoreKeeper keeper({}, cache());
    QVERIFY(wasKept(*must(keeper.scores(session->state(), {}))));
    const std::string user(session->state()->people->entityText(first->judged->users[3]));
    (void)m_made->import("moved.csv", "id,userPrincipalName,displayName,department,TimeGenerated\n"
                                      "00000001-0000-4000-8000-000000000000," +
                                          user + ",Somebody,Elsewhere,2040-01-01T00:00:00Z\n");
    QVERIFY(must(session->refresh()));
    const auto second = must(keeper.scores(session->state(), {}));
    QVERIFY(second->judged->judgedAnew * 2 < second->judged->users.size());
    QVERIFY(bytesOf(*second) == bytesOf(*must(ScoreKeeper().scores(session->state(), {}))));
}

void TestScoreCache::damageCountsAsNothing()
{
    const auto first = open(state());
    const auto kept = file();
    const std::string whole = textOf(kept);
    const StatePtr now = state();
    QVERIFY(cache().read(*now).has_value());
    for (std::size_t i = 0; i < whole.size(); i += 1 + whole.size() / 300) {
        std::string damaged = whole;
        damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
        write(kept, damaged);
        QVERIFY2(!cache().read(*now), qPrintable(QString::number(i)));
        write(kept, whole.substr(0, i));
        QVERIFY2(!cache().read(*now), qPrintable(QString::number(i)));
    }
    write(kept, whole.substr(0, whole.size() / 2)); // under the right heading
    const auto second = open(state());
    QVERIFY(!wasKept(*second));
    QVERIFY(bytesOf(*second) == bytesOf(*first));
    QVERIFY(wasKept(*open(state())));
}

void TestScoreCache::onlyTheOwnClockIsKept()
{
    const Ticks earlier = state()->activities.asOf - 3 * kTicksPerDay;
    QVERIFY(!wasKept(*open(state(earlier))));
    QVERIFY(!std::filesystem::exists(folder()));
    (void)open(state());
    QVERIFY(!wasKept(*open(state(earlier))));
    QVERIFY(wasKept(*open(state())));
}

void TestScoreCache::fewFilesAreKept()
{
    (void)open(state());
    const auto own = file();
    for (std::size_t i = 0; i < ScoreCache::kMostFiles + 8; ++i) {
        const auto other = folder() / (std::to_string(i) + ".scores");
        write(other, "of another case");
        std::filesystem::last_write_time(other, std::filesystem::file_time_type::clock::now() -
                                                    std::chrono::hours(1 + i));
    }
    write(folder() / "notes.txt", "not ours");
    (void)m_made->import("late.csv",
                         "TimeGenerated,ActorUsername,ActionType\n2020-01-01T00:00:00Z,x,Logon\n");
    (void)open(state());
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder()))
        files += entry.path().extension() == ".scores" ? 1 : 0;
    QCOMPARE(files, ScoreCache::kMostFiles);
    QVERIFY(std::filesystem::exists(own));
    QVERIFY(std::filesystem::exists(folder() / "0.scores"));
    QVERIFY(!std::filesystem::exists(folder() / (std::to_string(ScoreCache::kMostFiles + 7) + ".scores")));
    QVERIFY(std::filesystem::exists(folder() / "notes.txt"));
}

void TestScoreCache::aFolderThatCannotBeWrittenDoesNoHarm()
{
    write(folder(), "a file, no folder");
    ScoreKeeper keeper({}, cache());
    const StatePtr now = state();
    const auto scores = must(keeper.scores(now, {}));
    QVERIFY(!keeper.keep());
    QVERIFY(bytesOf(*scores) == bytesOf(*must(ScoreKeeper().scores(now, {}))));
}

} // namespace sightline

#include "tst_score_cache.moc"
