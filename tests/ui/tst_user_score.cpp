// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of a person says of the score, on a company of the demo: numbers that sum, evidence that is
// shown, ways that lead somewhere.
#include "core/analytics/score/reliability.h"
#include "core/usecase/score_explain.h"
#include "tests/support/demo_desk.h"
#include "ui/pages/score_words.h"
#include "ui/pages/user/contribution_list.h"
#include "ui/pages/user/contributions.h"
#include "ui/pages/user/score_card.h"
#include "ui/pages/user/user_frame.h"
#include "ui/pages/users/priority_strip.h"
#include "ui/pages/users/users_page.h"
#include "ui/timeline/timeline_widget.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTest>

#include <algorithm>

using namespace sightline;
using namespace sightline::ui;

namespace
{

constexpr int kPatience = test::DemoDesk::kPatience;

} // namespace

class TestUserScore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theNumberIsThatOfTheScores();
    void linesSumToTheNumber();
    void evidenceIsShown();
    void anAlertIsOpened();
    void linesAreCopied();
    void aDayOfTheCardIsARange();
    void peersAndThreat();
    void narrowWindows();
    void theReliabilityIsShown();
    void whoIsNotScored();
    void theListByPriority();

private:
    [[nodiscard]] const usecase::CaseScores& scores() { return m_desk.scores(); }

    // The row of the first line of the list that is, or is not, an alert; -1 without one.
    [[nodiscard]] int rowOf(bool alert)
    {
        const ContributionModel& lines = list().lines();
        for (int row = 0; row < lines.rowCount(); ++row) {
            if (!lines.line(row).isHead && lines.line(row).isAlert == alert) return row;
        }
        return -1;
    }

    [[nodiscard]] ContributionList& list() { return *m_desk.page->findChild<ContributionList*>(); }

    // Who has most points of this kind.
    [[nodiscard]] query::EntityCode most(bool alerts)
    {
        const auto& priorities = scores().priorities;
        const auto at = std::ranges::max_element(
            priorities, {}, [alerts](const analytics::Priority& p) { return alerts ? p.alerts : p.days; });
        return scores().judged->users[static_cast<std::size_t>(at - priorities.begin())];
    }

    test::DemoDesk m_desk;
};

void TestUserScore::initTestCase()
{
    m_desk.load(test::DemoCompany(7, demo::DemoForm::Products, 40, 35));
}

void TestUserScore::theNumberIsThatOfTheScores()
{
    const query::EntityCode entity = most(true);
    m_desk.show(entity);
    const std::int32_t sum = scores().of(entity)->sum();
    QVERIFY(sum > 0);
    QCOMPARE(QLocale().toInt(m_desk.page->findChild<QLabel*>(QStringLiteral("priority"))->text()), sum);
    const auto& bars = m_desk.page->findChild<ScoreCard*>()->bars().bars();
    QCOMPARE(bars.size(), std::size_t{14});
    QCOMPARE(bars.back().priority.sum(), sum);
    QCOMPARE(bars.back().day, scores().day);
}

void TestUserScore::linesSumToTheNumber()
{
    std::size_t shown = 0;
    for (const query::EntityCode entity : scores().judged->users) {
        if (scores().of(entity)->sum() == 0 && shown > 0) continue;
        if (++shown > 8) break;
        m_desk.show(entity);
        QCOMPARE(list().lines().sum(), scores().of(entity)->sum());
        // Heads sum their days, newest first.
        std::int32_t rest = 0;
        for (int row = list().lines().rowCount() - 1; row >= 0; --row) {
            const ContributionLine& line = list().lines().line(row);
            if (line.isHead)
                QCOMPARE(line.points, std::exchange(rest, 0));
            else
                rest += line.points;
            QVERIFY(!line.title.isEmpty());
        }
        const auto* sum = m_desk.page->findChild<QLabel*>(QStringLiteral("contributionsSum"));
        QCOMPARE(sum->isVisible(), scores().of(entity)->sum() > 0);
        if (sum->isVisible()) QCOMPARE(QLocale().toInt(sum->text()), scores().of(entity)->sum());
    }
    QVERIFY(shown > 2);
}

void TestUserScore::evidenceIsShown()
{
    m_desk.show(most(false));
    const int row = rowOf(false);
    QVERIFY(row > 0);
    const ContributionLine line = list().lines().line(row);
    QVERIFY(!line.evidence.empty());
    QVERIFY(m_desk.page->findChild<QLabel*>(QStringLiteral("whatIf"))
                ->text()
                .contains(QStringLiteral("instead of")));
    list().setCurrentIndex(list().lines().index(row));
    QTest::keyClick(&list(), Qt::Key_Return);
    m_desk.settle();
    const auto* rows = m_desk.page->findChild<QTableView*>(QStringLiteral("userRows"));
    QCOMPARE(static_cast<std::size_t>(rows->model()->rowCount()), line.evidence.size());
    const auto range = m_desk.page->findChild<TimelineWidget*>()->range();
    QVERIFY(range && range->first == line.day * kTicksPerDay);
    // Escape in the timeline brings all rows back.
    QTest::keyClick(m_desk.page->findChild<TimelineWidget*>(), Qt::Key_Escape);
    m_desk.settle();
    QVERIFY(static_cast<std::size_t>(rows->model()->rowCount()) > line.evidence.size());
}

void TestUserScore::anAlertIsOpened()
{
    m_desk.show(most(true));
    const int row = rowOf(true);
    QVERIFY(row > 0);
    query::Filter asked;
    const auto heard = connect(&m_desk.navigator, &Navigator::openAlerts, this,
                               [&](const query::Filter& filter) { asked = filter; });
    list().setCurrentIndex(list().lines().index(row));
    QTest::keyClick(&list(), Qt::Key_Return);
    QCOMPARE(asked.rules.front().field, std::string("alertId"));
    QCOMPARE(toQString(asked.rules.front().values.front()), list().lines().line(row).alertId);
    m_desk.page->findChild<QAbstractButton*>(QStringLiteral("viewAlerts"))->click();
    QCOMPARE(asked.rules.front().field, std::string("user"));
    disconnect(heard);
}

void TestUserScore::linesAreCopied()
{
    m_desk.show(most(true));
    list().selectAll();
    list().setFocus();
    list().copyCards();
    const QStringList lines = QGuiApplication::clipboard()->text().trimmed().split(QLatin1Char('\n'));
    int expected = 1; // the head
    for (int row = 0; row < list().lines().rowCount(); ++row)
        expected += list().lines().line(row).isHead ? 0 : 1;
    QCOMPARE(lines.size(), expected);
    std::int32_t sum = 0;
    for (const QString& line : lines.mid(1)) {
        const QStringList cells = line.split(QLatin1Char('\t'));
        QCOMPARE(cells.size(), 5);
        sum += cells[1].toInt();
    }
    QCOMPARE(sum, scores().of(most(true))->sum());
}

void TestUserScore::aDayOfTheCardIsARange()
{
    m_desk.show(most(true));
    ScoreBars& bars = m_desk.page->findChild<ScoreCard*>()->bars();
    QTest::keyClick(&bars, Qt::Key_Left);
    QTest::keyClick(&bars, Qt::Key_Return);
    m_desk.settle();
    const Ticks from = (scores().day - 1) * kTicksPerDay;
    QCOMPARE(m_desk.page->findChild<TimelineWidget*>()->range(),
             std::optional(std::pair(from, from + kTicksPerDay)));
}

void TestUserScore::peersAndThreat()
{
    const query::EntityCode entity = most(true);
    m_desk.show(entity);
    const auto& group = scores().judged->peers[scores().judged->userOf[entity]];
    QVERIFY(!group.peers.empty());
    const auto peers = m_desk.page->findChildren<QAbstractButton*>(QStringLiteral("peer"));
    QCOMPARE(static_cast<std::size_t>(peers.size()), std::min<std::size_t>(6, group.peers.size()));
    QString opened;
    const auto heard =
        connect(&m_desk.navigator, &Navigator::openUser, this, [&](const QString& user) { opened = user; });
    peers.front()->click();
    QCOMPARE(opened, toQString(m_desk.hub.state()->people->entityId(scores().judged->users[group.peers[0]])));
    disconnect(heard);
    QCOMPARE(m_desk.page->findChild<QLabel*>(QStringLiteral("rarityToday"))->text(),
             rarityText(scores().of(entity)->oneIn));
    QVERIFY(m_desk.page->findChild<QAbstractButton*>(QStringLiteral("openAlerts")));
}

void TestUserScore::narrowWindows()
{
    auto& frame = *m_desk.page->findChild<UserFrame*>();
    auto& tabs = *m_desk.page->findChild<QTabBar*>(QStringLiteral("userTabs"));
    QVERIFY(!frame.isNarrow() && !tabs.isVisible() && list().isVisible());
    // The smallest window, 1100 x 700, has room for the page.
    const QSize least = m_desk.page->minimumSizeHint();
    QVERIFY2(least.width() <= 1052 && least.height() <= 608,
             qPrintable(QStringLiteral("%1 x %2").arg(least.width()).arg(least.height())));
    m_desk.page->resize(1000, 700);
    QVERIFY(frame.isNarrow() && tabs.isVisible());
    QVERIFY(!list().isVisible());
    tabs.setCurrentIndex(1);
    QVERIFY(list().isVisible());
    QVERIFY(!m_desk.page->findChild<TimelineWidget*>()->isVisible());
    // What is shown in the timeline brings it to the front.
    QTest::keyClick(&m_desk.page->findChild<ScoreCard*>()->bars(), Qt::Key_Return);
    QVERIFY(m_desk.page->findChild<TimelineWidget*>()->isVisible());
    m_desk.page->resize(1360, 860);
    QVERIFY(!tabs.isVisible() && list().isVisible() &&
            m_desk.page->findChild<TimelineWidget*>()->isVisible());
    m_desk.settle();

    // What is written in the middle decides too, though nobody resizes the window then.
    m_desk.page->resize(1400, 800);
    QVERIFY(!frame.isNarrow());
    const auto labels = m_desk.page->findChild<ScoreCard*>()->findChildren<QLabel*>();
    const auto legend = std::ranges::find_if(
        labels, [](const QLabel* l) { return l->text().startsWith(QStringLiteral("90th percentile, ")); });
    QVERIFY(legend != labels.end());
    const QString before = (*legend)->text();
    (*legend)->setText(QString(80, QLatin1Char('8')));
    QTRY_VERIFY(frame.isNarrow());
    (*legend)->setText(before);
    QTRY_VERIFY(!frame.isNarrow());
}

// The help leads to it; it counts the days of this case.
void TestUserScore::theReliabilityIsShown()
{
    m_desk.show(most(true));
    m_desk.page->findChild<QAbstractButton*>(QStringLiteral("scoreHelp"))->click();
    auto* help = m_desk.page->findChild<QDialog*>(QStringLiteral("scoreHelpDialog"));
    QVERIFY(help);
    auto* button = help->findChild<QPushButton*>(QStringLiteral("reliability"));
    QVERIFY(!button->isDefault());
    button->click();
    m_desk.settle();
    const auto* dialog = help->findChild<QDialog*>(QStringLiteral("reliabilityDialog"));
    QVERIFY(dialog && dialog->isVisible());
    const analytics::Reliability found = analytics::reliability(scores().judged->scores);
    QVERIFY(found.days > 0);
    const QString sentence = dialog->findChild<QLabel*>(QStringLiteral("reliabilitySentence"))->text();
    QVERIFY(sentence.contains(QLocale().toString(static_cast<qulonglong>(found.days))));
    help->close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void TestUserScore::whoIsNotScored()
{
    const auto& people = *m_desk.hub.state()->people;
    query::EntityCode other = 0;
    for (query::EntityCode e = 1; e < people.entityCount() && other == 0; ++e) {
        if (!people.entity(e).isPerson()) other = e;
    }
    QVERIFY(other != 0);
    m_desk.show(other);
    const auto* card = m_desk.page->findChild<ScoreCard*>();
    QVERIFY(!card->isScored());
    QVERIFY(card->accessibleDescription().contains(QStringLiteral("Only people are scored")));
    QVERIFY(!list().isVisible());
}

// A bar of the strip narrows the list, and the rows in sight get their reasons.
void TestUserScore::theListByPriority()
{
    UsersPage page(m_desk.context);
    page.resize(1300, 800);
    QSignalSpy ready(&page, &UsersPage::ready);
    page.show();
    page.activate();
    QTRY_VERIFY_WITH_TIMEOUT(!ready.isEmpty(), kPatience);
    m_desk.settle();
    const auto& table = *page.findChild<QTableView*>(QStringLiteral("usersTable"));
    const auto text = [&](int row, UserColumn column) {
        return table.model()->index(row, static_cast<int>(column)).data().toString();
    };
    QTRY_VERIFY_WITH_TIMEOUT(text(0, UserColumn::Reason) != QStringLiteral("working"), kPatience);
    QVERIFY(text(0, UserColumn::Reason).size() > 3);
    const int all = table.model()->rowCount();
    auto& strip = *page.findChild<PriorityStrip*>();
    QTest::keyClick(&strip, Qt::Key_End);
    QTest::keyClick(&strip, Qt::Key_Return);
    QVERIFY(strip.range());
    QVERIFY(table.model()->rowCount() > 0 && table.model()->rowCount() < all);
    for (int row = 0; row < table.model()->rowCount(); ++row)
        QVERIFY(QLocale().toInt(text(row, UserColumn::Priority)) >= strip.range()->first);
    QTest::keyClick(&strip, Qt::Key_Escape);
    QCOMPARE(table.model()->rowCount(), all);
    m_desk.settle();
}

#include "tst_user_score.moc"
