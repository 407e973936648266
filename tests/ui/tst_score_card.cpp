// SPDX-License-Identifier: GPL-3.0-or-later
// The score card by itself: numbers and words, bars by pointer and keyboard, and what it says without a
// score.
#include "ui/base/look.h"
#include "ui/dialogs/score_help_dialog.h"
#include "ui/pages/score_words.h"
#include "ui/pages/user/score_card.h"
#include "ui/pages/user/score_donut.h"

#include <QAbstractButton>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace sightline;
using namespace sightline::ui;

namespace
{

constexpr std::int32_t kToday = 740'000;

// Fourteen days that rise to 105 of alerts and 34 of activities.
ScoreContent content(std::optional<double> percentile = 99.4)
{
    ScoreContent out;
    for (int i = 0; i < usecase::kHistoryDays; ++i) {
        ScoreBar bar;
        bar.day = kToday - 13 + i;
        bar.priority.alerts = i < 2 ? 0 : i == 13 ? 105 : 19;
        bar.priority.days = i == 13 ? 34 : i > 4 ? 5 : 0;
        bar.priority.percentile = percentile;
        if (percentile) bar.line = 14;
        out.bars.push_back(bar);
    }
    out.standing = {1, 186};
    return out;
}

QColor pixelAt(QWidget& widget, const QPointF& at)
{
    return widget.grab().toImage().pixelColor(at.toPoint());
}

} // namespace

class TestScoreCard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void saysTheNumbers();
    void redFromTheNinetiethPercentile();
    void barsAreStacked();
    void barsByKeyboard();
    void barsByPointer();
    void tooFewUsers();
    void notASinglePoint();
    void withoutAScore();
    void theRingGoesFirst();
    void theHelpNamesTheWeights();
    void ordinals();

private:
    [[nodiscard]] QString text(const char* name) const
    {
        return m_card->findChild<QLabel*>(QString::fromLatin1(name))->text();
    }

    Look m_look;
    std::unique_ptr<ScoreCard> m_card;
};

void TestScoreCard::init()
{
    m_card = std::make_unique<ScoreCard>(m_look);
    m_card->setContent(content());
    m_card->resize(900, m_card->sizeHint().height());
    m_card->show();
}

void TestScoreCard::saysTheNumbers()
{
    QCOMPARE(text("priority"), QStringLiteral("139"));
    QCOMPARE(text("standing"), QStringLiteral("99th percentile\n1st of 186 scored user(s)"));
    const auto* donut = m_card->findChild<ScoreDonut*>();
    QVERIFY(donut->accessibleDescription().contains(QStringLiteral("105")));
    QVERIFY(donut->accessibleDescription().contains(QStringLiteral("34")));
    QVERIFY(m_card->bars().accessibleDescription().contains(QStringLiteral("priority 139, 105 of alerts")));
}

void TestScoreCard::redFromTheNinetiethPercentile()
{
    const auto colour = [this] {
        return m_card->findChild<QLabel*>(QStringLiteral("priority"))->palette().color(QPalette::WindowText);
    };
    QCOMPARE(colour(), m_look.color(Token::severityHigh));
    m_card->setContent(content(90.0));
    QCOMPARE(colour(), m_look.color(Token::severityHigh));
    m_card->setContent(content(89.9));
    QCOMPARE(colour(), m_look.color(Token::text));
    QVERIFY(text("standing").startsWith(QStringLiteral("89th"))); // not rounded up to the red ones
}

void TestScoreCard::barsAreStacked()
{
    ScoreBars& bars = m_card->bars();
    const QRectF alerts = bars.alertsRect(13);
    const QRectF days = bars.daysRect(13);
    QVERIFY(days.bottom() < alerts.top());
    QVERIFY(alerts.height() > 2 * days.height());
    QCOMPARE(bars.alertsRect(0).height(), 0.0);
    QVERIFY(bars.rect().contains(days.toAlignedRect()));
    QCOMPARE(pixelAt(bars, alerts.center()), m_look.color(Token::severityHighMark));
    QCOMPARE(pixelAt(bars, days.center()), m_look.color(Token::chart1));
    // The bars of all days stand on one line.
    QCOMPARE(bars.alertsRect(3).bottom(), alerts.bottom());
}

void TestScoreCard::barsByKeyboard()
{
    ScoreBars& bars = m_card->bars();
    QSignalSpy asked(&bars, &ScoreBars::dayRequested);
    QCOMPARE(bars.current(), std::size_t{13});
    QTest::keyClick(&bars, Qt::Key_Right);
    QCOMPARE(bars.current(), std::size_t{13});
    QTest::keyClick(&bars, Qt::Key_Left);
    QTest::keyClick(&bars, Qt::Key_Left);
    QVERIFY(bars.accessibleDescription().contains(QStringLiteral("priority 24, 19 of alerts")));
    QTest::keyClick(&bars, Qt::Key_Return);
    QCOMPARE(asked.takeFirst().at(0).toInt(), kToday - 2);
    QTest::keyClick(&bars, Qt::Key_Home);
    QTest::keyClick(&bars, Qt::Key_Left);
    QTest::keyClick(&bars, Qt::Key_Enter);
    QCOMPARE(asked.takeFirst().at(0).toInt(), kToday - 13);
}

void TestScoreCard::barsByPointer()
{
    ScoreBars& bars = m_card->bars();
    QSignalSpy asked(&bars, &ScoreBars::dayRequested);
    const QPoint at(static_cast<int>(bars.alertsRect(5).center().x()), 40);
    QTest::mouseClick(&bars, Qt::LeftButton, {}, at);
    QCOMPARE(asked.takeFirst().at(0).toInt(), kToday - 8);
    QCOMPARE(bars.current(), std::size_t{5});
    QVERIFY(!bars.barAt(-1));
    // A press that ends on another bar asks for nothing.
    QTest::mousePress(&bars, Qt::LeftButton, {}, at);
    QTest::mouseRelease(&bars, Qt::LeftButton, {}, at + QPoint(60, 0));
    QVERIFY(asked.isEmpty());
}

void TestScoreCard::tooFewUsers()
{
    ScoreContent few = content(std::nullopt);
    few.standing = {2, 12};
    m_card->setContent(few);
    QVERIFY(text("standing").startsWith(QStringLiteral("No percentile: fewer than 20 user(s)")));
    QVERIFY(text("standing").endsWith(QStringLiteral("2nd of 12 scored user(s)")));
    QVERIFY(!m_card->grab().isNull());
}

void TestScoreCard::notASinglePoint()
{
    ScoreContent none = content(10.0);
    for (ScoreBar& bar : none.bars)
        bar.priority.alerts = bar.priority.days = 0;
    m_card->setContent(none);
    QCOMPARE(text("priority"), QStringLiteral("0"));
    QVERIFY(text("standing").contains(QStringLiteral("No alert and no risky day")));
    QVERIFY(!m_card->grab().isNull());
}

void TestScoreCard::withoutAScore()
{
    QVERIFY(m_card->isScored());
    m_card->say(QStringLiteral("Not scored"), QStringLiteral("Only people are."));
    QVERIFY(!m_card->isScored());
    QVERIFY(m_card->accessibleDescription().contains(QStringLiteral("Only people are.")));
    QSignalSpy help(m_card.get(), &ScoreCard::helpRequested);
    QTest::keyClick(m_card->firstFocus(), Qt::Key_Space);
    QCOMPARE(help.size(), 1);
    m_card->setContent(content());
    QVERIFY(m_card->isScored());
    QCOMPARE(m_card->firstFocus(), &m_card->bars());
}

void TestScoreCard::theRingGoesFirst()
{
    const auto* donut = m_card->findChild<ScoreDonut*>();
    QVERIFY(donut->ringShown());
    m_card->resize(m_card->minimumSizeHint());
    QVERIFY(!donut->ringShown());
    // The bars keep the room that their days need.
    QVERIFY(m_card->bars().width() >= m_card->bars().minimumSizeHint().width());
    m_card->resize(900, m_card->height());
    QVERIFY(donut->ringShown());
}

void TestScoreCard::theHelpNamesTheWeights()
{
    analytics::Weights weights = analytics::defaultWeights();
    weights.version = "seven-b";
    weights.severity["High"] = 871;
    const ScoreHelpDialog dialog(m_look, weights);
    QString all;
    const auto labels = dialog.findChildren<QLabel*>();
    for (const QLabel* label : labels)
        all += label->text() + QLatin1Char('\n');
    for (const char* wanted : {"seven-b", "871", "7 days", "two rarest families", "90th percentile", "1,000"})
        QVERIFY2(all.contains(QString::fromLatin1(wanted)), wanted);
    QVERIFY(!all.contains(QLatin1Char('%')));
}

void TestScoreCard::ordinals()
{
    for (const auto& [number, expected] :
         std::vector<std::pair<int, QString>>{{1, QStringLiteral("1st")},
                                              {2, QStringLiteral("2nd")},
                                              {3, QStringLiteral("3rd")},
                                              {4, QStringLiteral("4th")},
                                              {11, QStringLiteral("11th")},
                                              {12, QStringLiteral("12th")},
                                              {13, QStringLiteral("13th")},
                                              {21, QStringLiteral("21st")},
                                              {99, QStringLiteral("99th")},
                                              {112, QStringLiteral("112th")}})
        QCOMPARE(ordinal(number), expected);
}

#include "tst_score_card.moc"
