// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of a person says was new or uncommon about a day, on a company of the demo: the cards are the
// insights of core, of the day that is named, and lead to their first activity.
#include "core/usecase/insights.h"
#include "tests/support/demo_desk.h"
#include "ui/models/table_roles.h"
#include "ui/pages/score_words.h"
#include "ui/pages/user/insight_list.h"
#include "ui/pages/user/insight_panel.h"
#include "ui/pages/user/score_card.h"
#include "ui/timeline/timeline_widget.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QTabBar>
#include <QTableView>
#include <QTest>

#include <algorithm>
#include <set>

using namespace sightline;
using namespace sightline::ui;

namespace
{

usecase::Insight made(usecase::InsightKind kind, std::uint32_t active, std::uint32_t with,
                      std::int32_t lastDay = 0)
{
    usecase::Insight insight;
    insight.name = "Made";
    insight.dimension = analytics::Dimension::Country;
    insight.kind = kind;
    insight.value = "Norway\t<b>";
    insight.count = 3;
    insight.activity = "id";
    insight.days = 90;
    insight.active = active;
    insight.with = with;
    insight.lastDay = lastDay;
    return insight;
}

} // namespace

class TestUserInsights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void oneCardForAValue();
    void whatIsUncommonIsNoFirstTime();
    void alikeAreOneCard();
    void whyThereAreNone();
    void theNewestActiveDay();
    void aChosenDay();
    void aCardOpensItsActivity();
    void cardsAreCopied();
    void cardsWrap();
    void tabsOfNarrowWindows();
    void onlyPeople();

private:
    [[nodiscard]] const usecase::CaseScores& scores() { return m_desk.scores(); }

    [[nodiscard]] usecase::DayInsights expected(std::uint32_t user, std::optional<std::int32_t> day = {})
    {
        return test::must(
            usecase::dayInsights(*m_desk.hub.state(), *scores().judged, user, day, scores().day, {}));
    }

    // Somebody whose newest active day has insights.
    [[nodiscard]] std::uint32_t somebodyNew()
    {
        for (std::uint32_t user = 0; user < scores().judged->users.size(); ++user) {
            if (expected(user).insights.size() > 2) return user;
        }
        return 0;
    }

    [[nodiscard]] InsightList& list() { return *m_desk.page->findChild<InsightList*>(); }

    [[nodiscard]] QString label(const char* name)
    {
        return m_desk.page->findChild<QLabel*>(QLatin1String(name))->text();
    }

    void compareCards(const usecase::DayInsights& found)
    {
        QVERIFY(label("insightDay").contains(scoreDayText(found.day)));
        std::size_t insights = 0;
        std::set<std::pair<analytics::Dimension, QString>> values;
        InsightModel& cards = list().cards();
        for (int row = 0; row < cards.rowCount(); ++row) {
            const InsightCard& card = cards.card(row);
            insights += card.insights.size();
            if (card.isHead) continue;
            const QStringList of = card.shownValues();
            QCOMPARE(static_cast<std::size_t>(of.size()), card.values);
            QVERIFY(card.values == 1 || card.values > kMostSingleCards);
            for (const QString& value : of)
                QVERIFY(values.insert({card.dimension, value}).second);
            QVERIFY(!card.answers.empty() && card.title.endsWith(QLatin1Char('?')) == (card.values == 1));
        }
        QCOMPARE(insights, found.insights.size());
    }

    test::DemoDesk m_desk;
};

void TestUserInsights::initTestCase()
{
    m_desk.load(test::DemoCompany(9, demo::DemoForm::ActivityCsv, 30, 25));
    m_desk.page->findChild<QTabBar*>(QStringLiteral("sideTabs"))->setCurrentIndex(1);
}

void TestUserInsights::oneCardForAValue()
{
    using usecase::InsightKind;
    InsightModel model;
    auto action = made(InsightKind::UncommonTenant, 300, 1);
    action.dimension = analytics::Dimension::Action;
    model.setInsights(20'000,
                      {made(InsightKind::FirstTimeTenant, 300, 0),
                       made(InsightKind::UncommonUser, 7, 0, 19'000), made(InsightKind::UncommonPeers, 20, 0),
                       made(InsightKind::FirstTimeUser, 57, 0, 19'000), action});
    QCOMPARE(model.rowCount(), 4);
    QVERIFY(model.card(0).isHead && model.card(2).isHead);
    QCOMPARE(model.card(0).group, InsightGroup::Action);
    QVERIFY(!model.flags(model.index(0)).testFlag(Qt::ItemIsSelectable));
    const InsightCard& card = model.card(3);
    QCOMPARE(card.title, QStringLiteral("First time from this country?"));
    QCOMPARE(card.mark, Rarity::FirstInTenant);
    // The user, the peers, everybody; that it is uncommon for the user goes without saying.
    QCOMPARE(card.answers.size(), std::size_t{3});
    QCOMPARE(card.answers[0].mark, Rarity::FirstForUser);
    QVERIFY(card.answers[0].text.contains(QStringLiteral("57")));
    QVERIFY(card.answers[0].text.contains(scoreDayText(19'000)));
    QCOMPARE(card.answers[1].mark, Rarity::FirstAmongPeers);
    QVERIFY(card.answers[1].text.contains(QStringLiteral("20")));
    QCOMPARE(card.answers[2].mark, Rarity::FirstInTenant);
    QVERIFY(card.answers[2].text.contains(QStringLiteral("300")));
    // Markup of a log is text.
    QVERIFY(model.index(3).data(Qt::ToolTipRole).toString().contains(QStringLiteral("&lt;b&gt;")));
}

void TestUserInsights::whatIsUncommonIsNoFirstTime()
{
    using usecase::InsightKind;
    InsightModel model;
    model.setInsights(
        20'000, {made(InsightKind::UncommonUser, 8, 0, 19'950), made(InsightKind::UncommonPeers, 12, 0)});
    const InsightCard& card = model.card(1);
    QCOMPARE(card.title, QStringLiteral("Is this country uncommon?"));
    QCOMPARE(card.mark, Rarity::None);
    QCOMPARE(card.answers.size(), std::size_t{2});
    for (const InsightAnswerLine& line : card.answers)
        QCOMPARE(line.mark, Rarity::None);
}

// More than three values that are alike are one card, which keeps every number.
void TestUserInsights::alikeAreOneCard()
{
    using usecase::InsightKind;
    std::vector<usecase::Insight> insights;
    const auto add = [&](const std::string& value, std::uint32_t count, std::uint32_t peersWith) {
        for (const InsightKind kind : {InsightKind::FirstTimeUser, InsightKind::UncommonPeers}) {
            usecase::Insight insight = made(kind, kind == InsightKind::FirstTimeUser ? 57 : 20,
                                            kind == InsightKind::FirstTimeUser ? 0 : peersWith);
            insight.value = value;
            insight.count = count;
            insight.activity = "id-" + value;
            insights.push_back(insight);
        }
    };
    add("Chile", 1, 1);
    add("Ghana", 9, 2);
    add("Italy", 4, 1);
    InsightModel model;
    model.setInsights(20'000, insights);
    QCOMPARE(model.rowCount(), 4); // three are told one by one
    add("Japan", 2, 1);
    add("Malta", 3, 1);
    add("Nepal", 5, 0); // another mark: not alike
    model.setInsights(20'000, insights);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.card(0).count, QStringLiteral("6"));
    QCOMPARE(model.card(1).value, QStringLiteral("Nepal"));
    const InsightCard& card = model.card(2);
    QCOMPARE(card.title, QStringLiteral("5 countries for the first time"));
    QCOMPARE(card.value, QStringLiteral("Ghana, Italy, Malta and 2 more"));
    QCOMPARE(card.lines(kMostCardLines).size(), 4);
    QCOMPARE(card.count, QStringLiteral("19"));
    QCOMPARE(card.answers.size(), std::size_t{2});
    QCOMPARE(card.answers[0].text, insightAnswer(insights[0]));
    QVERIFY2(card.answers[1].text.startsWith(QStringLiteral("1 \u2013 2 of 20 peer")),
             qPrintable(card.answers[1].text));
    const Evidence evidence = card.evidence(20'000);
    QCOMPARE(evidence.ids,
             (std::vector<std::string>{"id-Ghana", "id-Italy", "id-Malta", "id-Japan", "id-Chile"}));
    QCOMPARE(evidence.of, std::uint64_t{19});
    QCOMPARE(model.index(2).data(role::kCopied).toStringList().size(), 10);
    const QString said = model.index(2).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(said.startsWith(QStringLiteral("First for user, 5 countries for the first time, Ghana")),
             qPrintable(said));
    QVERIFY(model.index(2).data(Qt::ToolTipRole).toString().contains(QStringLiteral("Chile")));
}

void TestUserInsights::whyThereAreNone()
{
    InsightPanel panel(m_desk.look);
    const auto sentence = [&](bool active, std::uint32_t before) {
        usecase::DayInsights found;
        found.day = 20'000;
        found.wasActive = active;
        found.before = before;
        panel.setInsights(found, 20'001, true);
        return panel.findChild<QLabel*>(QStringLiteral("insightSentence"))->text();
    };
    QVERIFY(sentence(false, 50).contains(QStringLiteral("did nothing")));
    QVERIFY(sentence(true, 4).contains(QStringLiteral("fewer than 5")));
    QVERIFY(sentence(true, 5).startsWith(QStringLiteral("Nothing new")));
    QCOMPARE(panel.findChild<QLabel*>(QStringLiteral("insightWhich"))->text(), QStringLiteral("chosen day"));
    QVERIFY(panel.list().isHidden());
}

void TestUserInsights::theNewestActiveDay()
{
    const std::uint32_t user = somebodyNew();
    m_desk.show(scores().judged->users[user]);
    const usecase::DayInsights found = expected(user);
    QVERIFY(found.insights.size() > 2);
    QVERIFY(list().isVisible());
    compareCards(found);
    QCOMPARE(label("insightWhich"), found.day == scores().day ? QStringLiteral("day of the case time")
                                                              : QStringLiteral("newest active day"));
}

void TestUserInsights::aChosenDay()
{
    const std::uint32_t user = somebodyNew();
    m_desk.show(scores().judged->users[user]);
    ScoreBars& bars = m_desk.page->findChild<ScoreCard*>()->bars();
    for (int back = 1; back <= 6; ++back) {
        QTest::keyClick(&bars, Qt::Key_Left);
        QTest::keyClick(&bars, Qt::Key_Return);
        m_desk.settle();
        const usecase::DayInsights found = expected(user, scores().day - back);
        compareCards(found);
        QCOMPARE(list().isVisible(), !found.insights.empty());
        QCOMPARE(label("insightSentence").isEmpty(), !found.insights.empty());
    }
    // Only the newest question is answered.
    QTest::keyClick(&bars, Qt::Key_Right);
    QTest::keyClick(&bars, Qt::Key_Return);
    QTest::keyClick(&bars, Qt::Key_End);
    QTest::keyClick(&bars, Qt::Key_Return);
    m_desk.settle();
    compareCards(expected(user, scores().day));
    // Somebody else is shown by the newest day again.
    const std::uint32_t other = user == 0 ? 1 : 0;
    m_desk.show(scores().judged->users[other]);
    compareCards(expected(other));
}

void TestUserInsights::aCardOpensItsActivity()
{
    const std::uint32_t user = somebodyNew();
    m_desk.show(scores().judged->users[user]);
    const InsightCard card = list().cards().card(1);
    QVERIFY(!card.isHead && !card.insights.front().activity.empty());
    list().setCurrentIndex(list().cards().index(1));
    QTest::keyClick(&list(), Qt::Key_Return);
    m_desk.settle();
    const auto* rows = m_desk.page->findChild<QTableView*>(QStringLiteral("userRows"));
    QCOMPARE(static_cast<std::size_t>(rows->model()->rowCount()), card.values);
    const Ticks day = expected(user).day * kTicksPerDay;
    QCOMPARE(m_desk.page->findChild<TimelineWidget*>()->range(),
             std::optional(std::pair(day, day + kTicksPerDay)));
    // The reader's place in the list is kept.
    QCOMPARE(list().currentIndex().row(), 1);
    QCOMPARE(list().selectionModel()->selectedIndexes().size(), 1);
}

void TestUserInsights::cardsAreCopied()
{
    const std::uint32_t user = somebodyNew();
    m_desk.show(scores().judged->users[user]);
    list().clearSelection();
    list().copyCards();
    const QStringList lines = QGuiApplication::clipboard()->text().trimmed().split(QLatin1Char('\n'));
    QCOMPARE(static_cast<std::size_t>(lines.size()), expected(user).insights.size() + 1);
    for (const QString& line : lines)
        QCOMPARE(line.split(QLatin1Char('\t')).size(), 7);
    list().setCurrentIndex(list().cards().index(1));
    list().selectionModel()->select(list().cards().index(1), QItemSelectionModel::ClearAndSelect);
    list().copyCards();
    const auto copied = QGuiApplication::clipboard()->text().count(QLatin1Char('\n')) - 1;
    QCOMPARE(static_cast<std::size_t>(copied), list().cards().card(1).insights.size());
}

// No answer is cut off: where the panel is narrower, cards are higher.
void TestUserInsights::cardsWrap()
{
    InsightPanel panel(m_desk.look);
    usecase::DayInsights found;
    found.insights = {made(usecase::InsightKind::FirstTimeUser, 57, 0)};
    found.wasActive = true;
    panel.resize(700, 500);
    panel.show();
    panel.setInsights(found, 0, false);
    QCoreApplication::processEvents();
    const QModelIndex card = panel.list().cards().index(1);
    const int wide = panel.list().visualRect(card).height();
    panel.resize(220, 500);
    QTRY_VERIFY(panel.list().visualRect(card).height() > wide);
}

void TestUserInsights::tabsOfNarrowWindows()
{
    auto& tabs = *m_desk.page->findChild<QTabBar*>(QStringLiteral("userTabs"));
    auto& side = *m_desk.page->findChild<QTabBar*>(QStringLiteral("sideTabs"));
    const auto& panel = *m_desk.page->findChild<InsightPanel*>();
    QVERIFY(panel.isVisible() && side.isVisible());
    m_desk.page->resize(1000, 700);
    QVERIFY(tabs.isVisible() && !side.isVisible() && !panel.isVisible());
    tabs.setCurrentIndex(1);
    QVERIFY(!panel.isVisible());
    tabs.setCurrentIndex(2);
    QVERIFY(panel.isVisible());
    QVERIFY(!m_desk.page->findChild<TimelineWidget*>()->isVisible());
    m_desk.page->resize(1360, 860);
    QVERIFY(panel.isVisible() && side.isVisible() && side.currentIndex() == 1);
    m_desk.settle();
}

void TestUserInsights::onlyPeople()
{
    const auto& people = *m_desk.hub.state()->people;
    query::EntityCode other = 0;
    for (query::EntityCode e = 1; e < people.entityCount() && other == 0; ++e) {
        if (!people.entity(e).isPerson()) other = e;
    }
    if (other == 0) QSKIP("everybody is a person");
    m_desk.show(other);
    QVERIFY(label("insightSentence").contains(QStringLiteral("Only what people do")));
    QVERIFY(!list().isVisible());
}

#include "tst_user_insights.moc"
