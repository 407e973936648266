// SPDX-License-Identifier: GPL-3.0-or-later
// Tests usecase/scores.h and score_explain.h on generated companies: the same bits whatever threads and order
// of imports, points that sum, reasons that the records confirm, and what-ifs that hold when judged anew.
#include "core/analytics/score/calibration.h"
#include "core/analytics/score/scorer.h"
#include "core/usecase/alerts.h"
#include "core/usecase/identities.h"
#include "core/usecase/people.h"
#include "core/usecase/score_explain.h"
#include "core/usecase/score_weights.h"
#include "core/usecase/user_impact.h"
#include "core/usecase/user_marks.h"
#include "tests/support/demo_company.h"
#include "tests/support/made_case.h"

#include <QTest>

#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <set>

namespace sightline
{

using namespace usecase;
using Company = test::DemoCompany;
using test::must;

namespace
{

void writeText(const std::filesystem::path& path, const std::string& text)
{
    std::ofstream(path, std::ios::binary) << text;
}

std::string readText(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

StatePtr stateOf(const test::MadeCase& made, std::optional<Ticks> asOf = {})
{
    return must(Session::open(made.path(), asOf))->state();
}

CaseScoresPtr scoresOf(const StatePtr& state)
{
    return must(ScoreKeeper().scores(state, {}));
}

// How far a strength lies above what was usual in the week before the day, by sorting that week.
analytics::Step stepAbove(const std::vector<analytics::DayScore>& days, std::int32_t day, double strength)
{
    using Usual = std::pair<double, double>;    // the middle, and what distances are stretched by
    static std::map<std::int32_t, Usual> known; // of one list of days
    static const analytics::DayScore* of = nullptr;
    if (of != days.data()) known.clear();
    of = days.data();
    const auto [at, isNew] = known.try_emplace(day, 6.0, 1.0);
    if (isNew) {
        std::vector<analytics::Step> steps;
        for (const auto& d : days) {
            if (d.day < day && d.day >= day - 7) steps.push_back(analytics::stepOf(d.strength));
        }
        std::ranges::sort(steps);
        const auto quantile = [&](double share) {
            return analytics::bitsOfStep(
                steps[static_cast<std::size_t>(share * static_cast<double>(steps.size()))]);
        };
        if (!steps.empty()) {
            const double middle = quantile(0.5);
            at->second = {middle, std::sqrt(5 / std::max(0.5, quantile(0.9) - middle))};
        }
    }
    const auto& [middle, stretch] = at->second;
    return analytics::stepOf(std::max(0.0, (strength - middle) * stretch + 6));
}

// Everything a score says, user by user, as bytes.
std::map<std::string, std::string> bytesOf(const CaseState& state, const CaseScores& scores)
{
    std::map<std::string, std::string> out;
    const auto add = [&](std::uint32_t user, const auto& value) {
        std::string& to = out[std::string(state.people->entityId(scores.judged->users[user]))];
        to.append(reinterpret_cast<const char*>(&value), sizeof value);
    };
    for (const analytics::DayScore& d : scores.judged->scores.days) {
        add(d.user, d.day);
        add(d.user, d.chance);
        add(d.user, d.strength);
        add(d.user, d.channels);
        add(d.user, d.without);
    }
    for (std::uint32_t u = 0; u < scores.priorities.size(); ++u) {
        add(u, scores.priorities[u].alerts);
        add(u, scores.priorities[u].days);
    }
    return out;
}

} // namespace

class TestScores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameBitsOnAnyThreadsAndOrder();
    void laterRowsDoNotMatter();
    void pointsSumAndReasonsHold();
    void whatIfsHoldWhenJudgedAnew();
    void aVerdictTakesItsPartOut();
    void aDirectoryImportJudgesWhatChanged();
    void aDayOfAnAttackIsNoReference();
    void aResetTakesOutWhatWasBefore();
    void tagsWeigh();
    void theOrgTreeMakesTheBlastRadius();
    void editedWeightsAreStamped();
    void peersWithoutADirectoryShareHabits();
    void anotherCaseIsNotTakenForTheFirst();
    void anEmptyCaseHasScores();
};

void TestScores::theSameBitsOnAnyThreadsAndOrder()
{
    const Company company(3, demo::DemoForm::Products);
    test::MadeCase first;
    (void)must(importPaths(first.path(), {company.path()}, {}, {}));
    const StatePtr state = stateOf(first);
    const auto bytes = bytesOf(*state, *scoresOf(state));
    QVERIFY(bytes.size() > 30);

    CaseState single = *state;
    single.activities.workers = nullptr;
    QVERIFY(bytes == bytesOf(single, *scoresOf(std::make_shared<const CaseState>(single))));
    single.activities.workers = std::make_shared<Workers>(5);
    QVERIFY(bytes == bytesOf(single, *scoresOf(std::make_shared<const CaseState>(single))));

    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(company.path())) {
        if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::ranges::sort(files, std::greater{});
    test::MadeCase second;
    for (const auto& file : files)
        (void)must(importPaths(second.path(), {file}, {}, {}));
    const StatePtr other = stateOf(second);
    QVERIFY(bytes == bytesOf(*other, *scoresOf(other)));
}

void TestScores::laterRowsDoNotMatter()
{
    const Company company(4);
    test::MadeCase made;
    (void)must(importPaths(made.path(), {company.path()}, {}, {}));
    const Ticks asOf = stateOf(made)->lastActivity - 12 * kTicksPerDay;
    const StatePtr early = stateOf(made, asOf);
    const StatePtr late = stateOf(made);
    const auto before = scoresOf(early)->judged;
    const auto after = scoresOf(late)->judged;
    QCOMPARE(before->scores.lastDay, static_cast<std::int32_t>(asOf / kTicksPerDay));
    std::size_t compared = 0;
    for (std::size_t i = 0; i < before->scores.days.size(); ++i) {
        const auto& a = before->scores.days[i];
        const auto& b = after->scores.days[i];
        if (a.day == before->scores.lastDay) break; // cut off in its middle
        QCOMPARE(a.user, b.user);
        QCOMPARE(std::memcmp(&a.strength, &b.strength, sizeof a.strength), 0);
        ++compared;
    }
    QVERIFY(compared > 300);
}

void TestScores::pointsSumAndReasonsHold()
{
    const Company company(5);
    test::MadeCase made;
    (void)must(importPaths(made.path(), {company.path()}, {}, {}));
    std::size_t reasons = 0;
    for (const auto& attack : company.attacks) {
        const Ticks end = parseTime(attack.at("end").get<std::string>())->ticks;
        const StatePtr state = stateOf(made, end);
        const CaseScoresPtr scores = scoresOf(state);
        for (const query::EntityCode entity : scores->judged->users) {
            const auto why = must(explain(*state, *scores, entity, {}));
            std::int32_t sum = 0;
            for (const Contribution& c : why.contributions) {
                sum += c.points;
                QVERIFY(!contributionTitle(*state, c).empty());
                if (c.kind == Contribution::Kind::Alert) continue;
                ++reasons;
                QVERIFY2(c.reason.evidenceCount >= 1, reasonTitle(c.reason).c_str());
                QVERIFY(c.reason.evidence.size() ==
                        std::min<std::uint64_t>(c.reason.evidenceCount, kMostEvidence));
                QCOMPARE(static_cast<std::int32_t>(c.time / kTicksPerDay), c.day);
            }
            QCOMPARE(sum, scores->of(entity)->sum());
            const auto first = must(strongestContribution(*state, *scores, entity, {}));
            QCOMPARE(first.has_value(), !why.contributions.empty());
            if (first)
                QCOMPARE(contributionTitle(*state, *first),
                         contributionTitle(*state, why.contributions.front()));
        }
    }
    QVERIFY(reasons > 10);
}

void TestScores::whatIfsHoldWhenJudgedAnew()
{
    const Company company(6, demo::DemoForm::ActivityCsv, 120, 42);
    test::MadeCase made;
    (void)must(importPaths(made.path(), {company.path()}, {}, {}));
    const StatePtr state = stateOf(made);
    const CaseScoresPtr scores = scoresOf(state);
    const auto& days = scores->judged->scores.days;
    // The reference of a day, built anew from the days before it: of users known as long, if they are enough.
    const auto isYoung = [](const analytics::DayScore& d) { return d.activeDays < 14; };
    std::size_t judged = 0;
    std::size_t exact = 0;
    std::size_t alike = 0;
    for (std::size_t i = 0; i < days.size(); i += 17) {
        std::vector<analytics::Step> before;
        std::vector<analytics::Step> own;
        for (const auto& d : days) {
            if (d.day >= days[i].day || d.day < days[i].day - analytics::Reference::kDays) continue;
            before.push_back(stepAbove(days, d.day, d.strength));
            if (isYoung(d) == isYoung(days[i])) own.push_back(before.back());
        }
        if (own.size() >= 1000) {
            alike += own.size() < before.size() ? 1 : 0;
            before = std::move(own);
        }
        QCOMPARE(before.size(), static_cast<std::size_t>(days[i].reference));
        for (std::size_t f = 0; f < analytics::kFamilies; ++f) {
            auto channels = days[i].channels;
            for (const analytics::ChannelInfo& info : analytics::channels()) {
                if (static_cast<std::size_t>(info.family) == f)
                    channels[static_cast<std::size_t>(info.id)] = 0;
            }
            const auto step = stepAbove(days, days[i].day, analytics::combinedBits(channels));
            const auto above = std::ranges::count_if(before, [&](analytics::Step s) { return s >= step; });
            const double chance = static_cast<double>(1 + above) / static_cast<double>(before.size() + 1);
            // Sums in another order may round a step away.
            QVERIFY(std::abs(chance - static_cast<double>(days[i].without[f])) < 2e-2);
            exact += std::abs(chance - static_cast<double>(days[i].without[f])) < 1e-6 ? 1 : 0;
            QVERIFY(days[i].without[f] >= static_cast<float>(days[i].chance));
        }
        ++judged;
    }
    QVERIFY(judged > 100 && alike > 20);
    QVERIFY2(exact * 100 > judged * analytics::kFamilies * 98, qPrintable(QString::number(exact)));
}

void TestScores::aVerdictTakesItsPartOut()
{
    const Company company(7, demo::DemoForm::Products);
    test::MadeCase made;
    (void)must(importPaths(made.path(), {company.path()}, {}, {}));
    auto session = made.open();
    ScoreKeeper keeper;
    StatePtr state = session->state();
    CaseScoresPtr scores = must(keeper.scores(state, {}));
    const auto weighed = std::ranges::find_if(scores->alerts, [&](const auto& a) {
        return a.points > 0 && a.day > scores->day - analytics::kPriorityDays && a.day <= scores->day;
    });
    QVERIFY(weighed != scores->alerts.end());
    const std::int32_t points = weighed->points;
    const query::EntityCode entity = scores->judged->users[weighed->user];
    const std::int32_t before = scores->of(entity)->sum();
    AlertChange change;
    change.status = "Closed";
    change.resolution = "FalsePositive";
    (void)must(setAlerts(*session, {state->alerts[weighed->alert].id}, change));
    (void)must(session->refresh());
    state = session->state();
    const auto judged = scores->judged;
    scores = must(keeper.scores(state, {}));
    QCOMPARE(scores->of(entity)->sum(), before - points);
    QVERIFY(scores->judged == judged); // the days are not judged anew
}

// A few people move to other departments: the same bits as judging all, though only some are judged.
void TestScores::aDirectoryImportJudgesWhatChanged()
{
    const Company company(9, demo::DemoForm::ActivityCsv, 240, 16);
    test::MadeCase made;
    (void)must(importPaths(made.path(), {company.path()}, {}, {}));
    auto session = must(Session::open(made.path()));
    ScoreKeeper keeper;
    const auto before = must(keeper.scores(session->state(), {}));
    QCOMPARE(before->judged->judgedAnew, before->judged->users.size());

    std::ifstream from(company.path() / "directory" / "users.csv");
    std::string line;
    std::string update;
    for (int i = 0; std::getline(from, line); ++i) {
        QString row = QString::fromStdString(line);
        if (i > 3) break;
        if (i > 0) {
            row.replace(QStringLiteral(" Staff"), QStringLiteral(" Guests"));
            row.replace(QStringLiteral("2026-"), QStringLiteral("2027-"));
        }
        update += row.toStdString() + '\n';
    }
    writeText(company.path() / "moved.csv", update);
    (void)must(importPaths(made.path(), {company.path() / "moved.csv"}, {}, {}));
    (void)must(session->refresh());
    const StatePtr state = session->state();
    const auto after = must(keeper.scores(state, {}));
    QVERIFY(after->judged->judgedAnew > 0);
    QVERIFY2(after->judged->judgedAnew * 2 < after->judged->users.size(),
             qPrintable(QString::number(after->judged->judgedAnew)));
    QVERIFY(bytesOf(*state, *after) == bytesOf(*state, *scoresOf(state)));
    QVERIFY(bytesOf(*state, *after) != bytesOf(*state, *before));

    // Two become one: their days are others than before.
    const auto textOf = [&](std::size_t user) {
        return std::string(state->people->entityText(after->judged->users[user]));
    };
    (void)must(mergeUsers(*session, textOf(2), textOf(5)));
    const StatePtr merged = session->state();
    QVERIFY(bytesOf(*merged, *must(keeper.scores(merged, {}))) == bytesOf(*merged, *scoresOf(merged)));
}

void TestScores::aDayOfAnAttackIsNoReference()
{
    const Company company(10);
    test::MadeCase made;
    (void)must(importPaths(made.path(), {company.path()}, {}, {}));
    auto session = must(Session::open(made.path()));
    ScoreKeeper keeper;
    const auto before = must(keeper.scores(session->state(), {}));
    const auto& days = before->judged->scores.days;
    const auto strange = std::ranges::max_element(days, {}, [&](const analytics::DayScore& d) {
        return d.day > before->day - 5 && d.day < before->day ? d.points() : 0.0;
    });
    QVERIFY(strange->points() >= analytics::kRiskyPoints);
    const query::EntityCode entity = before->judged->users[strange->user];
    const std::string user(session->state()->people->entityText(entity));
    const std::int32_t points = before->of(entity)->days;

    // Benign: its points are gone at once, and only they.
    const auto benign = must(setDayVerdict(*session, user, strange->day, "Benign", "agreed"));
    QVERIFY(benign.action != 0);
    (void)must(session->refresh());
    auto scores = must(keeper.scores(session->state(), {}));
    QVERIFY(scores->judged == before->judged);
    QCOMPARE(scores->of(entity)->days, points - static_cast<std::int32_t>(std::lround(strange->points())));
    const auto why = must(explain(*session->state(), *scores, entity, {}));
    QVERIFY(std::ranges::none_of(why.contributions, [&](const Contribution& c) {
        return c.kind == Contribution::Kind::Activity && c.day == strange->day;
    }));
    QCOMPARE(setDayVerdict(*session, user, strange->day, "TruePositive", "").error().kind,
             ErrorKind::InvalidInput);
    (void)must(undo(*session));
    (void)must(session->refresh());
    scores = must(keeper.scores(session->state(), {}));
    QCOMPARE(scores->of(entity)->days, points);

    // An attack: its own points stay, and later days have one day less to be compared with.
    (void)must(setDayVerdict(*session, user, strange->day, "TruePositive", ""));
    (void)must(session->refresh());
    scores = must(keeper.scores(session->state(), {}));
    for (std::size_t i = 0; i < days.size(); ++i) {
        const auto& now = scores->judged->scores.days[i];
        QCOMPARE(now.reference, days[i].reference - (days[i].day > strange->day ? 1U : 0U));
        if (days[i].day <= strange->day) QCOMPARE(now.chance, days[i].chance);
    }
    (void)must(setDayVerdict(*session, user, strange->day, "none", ""));
    (void)must(session->refresh());
    scores = must(keeper.scores(session->state(), {}));
    QVERIFY(bytesOf(*session->state(), *scores) == bytesOf(*session->state(), *before));
}

void TestScores::aResetTakesOutWhatWasBefore()
{
    const Company company(11, demo::DemoForm::Products);
    test::MadeCase made;
    (void)must(importPaths(made.path(), {company.path()}, {}, {}));
    auto session = must(Session::open(made.path()));
    ScoreKeeper keeper;
    const auto before = must(keeper.scores(session->state(), {}));
    const auto first = std::ranges::max_element(before->priorities, {},
                                                [](const analytics::Priority& p) { return p.sum(); });
    QVERIFY(first->sum() > 0);
    const query::EntityCode entity =
        before->judged->users[static_cast<std::size_t>(first - before->priorities.begin())];
    const std::string user(session->state()->people->entityText(entity));
    QCOMPARE(resetPriority(*session, user, "  ").error().kind, ErrorKind::InvalidInput);
    (void)must(resetPriority(*session, user, "handled elsewhere"));
    (void)must(session->refresh());
    auto scores = must(keeper.scores(session->state(), {}));
    QCOMPARE(scores->of(entity)->sum(), 0);
    QVERIFY(must(explain(*session->state(), *scores, entity, {})).contributions.empty());
    for (std::size_t u = 0; u < scores->priorities.size(); ++u) {
        if (scores->judged->users[u] != entity)
            QCOMPARE(scores->priorities[u].sum(), before->priorities[u].sum());
    }
    (void)must(undo(*session));
    (void)must(session->refresh());
    scores = must(keeper.scores(session->state(), {}));
    QCOMPARE(scores->of(entity)->sum(), first->sum());
}

void TestScores::tagsWeigh()
{
    const Company company(12, demo::DemoForm::Products);
    test::MadeCase made;
    (void)must(importPaths(made.path(), {company.path()}, {}, {}));
    auto session = must(Session::open(made.path()));
    const auto before = scoresOf(session->state());
    const auto sensitive = impacts(*session->state());
    const auto weighed = std::ranges::find_if(before->alerts, [&](const auto& a) {
        return a.points > 0 && !sensitive[before->judged->users[a.user]].sensitive &&
               !sensitive[before->judged->users[a.user]].honeytoken;
    });
    QVERIFY(weighed != before->alerts.end());
    const query::EntityCode entity = before->judged->users[weighed->user];
    const std::string user(session->state()->people->entityText(entity));
    (void)must(tagUser(*session, user, "sensitive"));
    (void)must(session->refresh());
    QCOMPARE(tagUser(*session, user, "Sensitive").error().kind, ErrorKind::InvalidInput);
    const auto after = scoresOf(session->state());
    const auto now = std::ranges::find_if(
        after->alerts, [&](const auto& a) { return a.alert == weighed->alert && a.user == weighed->user; });
    QVERIFY(now->points > weighed->points);
    QCOMPARE(must(userDetail(*session->state(), user, {})).row.tags.back(), std::string("sensitive"));
    (void)must(tagUser(*session, user, "SENSITIVE", true));
    (void)must(session->refresh());
    QVERIFY(bytesOf(*session->state(), *scoresOf(session->state())) == bytesOf(*session->state(), *before));
    QCOMPARE(tagUser(*session, user, "sensitive", true).error().kind, ErrorKind::InvalidInput);
}

void TestScores::theOrgTreeMakesTheBlastRadius()
{
    const QTemporaryDir folder;
    const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "users.csv";
    std::string text = "id,userPrincipalName,displayName,accountEnabled,manager,TimeGenerated\n";
    const auto name = [](int i) { return "p" + std::to_string(i) + "@corp.example"; };
    for (int i = 1; i <= 25; ++i) {
        // 2 to 12 under 1 by address, 13 under 2 by a distinguished name; 20 and 21 under each other.
        const std::string manager = i >= 2 && i <= 12 ? name(1)
                                    : i == 13         ? "\"CN=Person 2,OU=People,DC=corp,DC=example\""
                                    : i == 20         ? name(21)
                                    : i == 21         ? name(20)
                                                      : "";
        text +=
            fmt::format("{0:08x}-0000-4000-8000-000000000000,{1},Person {0},True,{2},2026-01-01T00:00:00Z\n",
                        i, name(i), manager);
    }
    writeText(file, text);
    test::MadeCase made;
    (void)must(importPaths(made.path(), {file}, {}, {}));
    const StatePtr state = stateOf(made);
    const auto all = impacts(*state);
    const auto of = [&](int i) { return all[must(findEntity(*state, name(i)))]; };
    QCOMPARE(of(1).reports, 12U);
    QVERIFY(of(1).radius == analytics::BlastRadius::High && !of(1).sensitive);
    QCOMPARE(of(2).reports, 1U);
    QVERIFY(of(2).radius == analytics::BlastRadius::Medium);
    QVERIFY(of(3).radius == analytics::BlastRadius::Low);
    QCOMPARE(of(20).reports, 1U);
    QCOMPARE(of(21).reports, 1U);
}

void TestScores::editedWeightsAreStamped()
{
    const QTemporaryDir folder;
    const std::filesystem::path file =
        std::filesystem::path(folder.path().toStdString()) / "w" / "weights.json";
    const std::string standard = must(loadWeights(file)).version;
    QVERIFY(writeDefaultWeights(file));
    QVERIFY(!writeDefaultWeights(file));
    QCOMPARE(must(loadWeights(file)).version, standard);
    const Company company(13, demo::DemoForm::Products);
    test::MadeCase made;
    (void)must(importPaths(made.path(), {company.path()}, {}, {}));
    const StatePtr state = stateOf(made);
    ScoreKeeper keeper(file);
    const auto before = must(keeper.scores(state, {}));
    std::string text = readText(file);
    text.replace(text.find("\"High\": 56"), 10, "\"High\": 99");
    writeText(file, text);
    const auto after = must(keeper.scores(state, {}));
    QVERIFY(after->weights.version.starts_with(standard + "+"));
    QVERIFY(std::ranges::any_of(after->alerts, [](const auto& a) { return a.points > 90; }));
    QVERIFY(after->judged == before->judged);
    writeText(file, "{\"version\": \"2\"}");
    QCOMPARE(keeper.scores(state, {}).error().kind, ErrorKind::InvalidInput);
}

void TestScores::peersWithoutADirectoryShareHabits()
{
    const Company company(8);
    std::filesystem::remove_all(company.path() / "directory");
    test::MadeCase made;
    (void)must(importPaths(made.path(), {company.path()}, {}, {}));
    const CaseScoresPtr scores = scoresOf(stateOf(made));
    std::size_t with = 0;
    for (const analytics::PeerGroup& group : scores->judged->peers) {
        with += group.peers.empty() ? 0 : 1;
        QVERIFY(group.shared.empty()); // habits have no names
    }
    QVERIFY(with > 20);
}

// Segments of every case are numbered alike; one keeper serves all that are opened.
void TestScores::anotherCaseIsNotTakenForTheFirst()
{
    const Company one(14);
    const Company other(15);
    test::MadeCase first;
    test::MadeCase second;
    (void)must(importPaths(first.path(), {one.path()}, {}, {}));
    (void)must(importPaths(second.path(), {other.path()}, {}, {}));
    ScoreKeeper keeper;
    for (const auto* made : {&first, &second, &first}) {
        const StatePtr state = stateOf(*made);
        QVERIFY(bytesOf(*state, *must(keeper.scores(state, {}))) == bytesOf(*state, *scoresOf(state)));
    }
}

void TestScores::anEmptyCaseHasScores()
{
    const test::MadeCase made;
    const StatePtr state = stateOf(made);
    const CaseScoresPtr scores = scoresOf(state);
    QVERIFY(scores->judged->users.empty());
    QVERIFY(scores->of(0) == nullptr);
}

} // namespace sightline

#include "tst_scores.moc"
