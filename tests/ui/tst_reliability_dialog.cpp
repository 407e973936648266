// SPDX-License-Identifier: GPL-3.0-or-later
// The reliability of the score: plot and table have the same numbers, and too few days say so.
#include "ui/base/look.h"
#include "ui/dialogs/reliability_dialog.h"
#include "ui/dialogs/reliability_plot.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QTest>

using namespace sightline;
using namespace sightline::ui;

namespace
{

// Even chances, and some days more at the tail.
analytics::Reliability found(std::uint32_t days, std::uint32_t attacks)
{
    analytics::Scores scores;
    for (std::uint32_t k = 1; k <= days + attacks; ++k) {
        analytics::DayScore score;
        score.day = analytics::kUnsettledDays;
        score.chance = k > days ? 1e-4 : static_cast<double>(k) / days;
        scores.days.push_back(score);
    }
    return analytics::reliability(scores);
}

} // namespace

class TestReliabilityDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTableHasTheNumbers();
    void theScalesAreLogarithmic();
    void tooFewDays();

private:
    Look m_look;
};

void TestReliabilityDialog::theTableHasTheNumbers()
{
    const analytics::Reliability numbers = found(10'000, 40);
    ReliabilityDialog dialog(m_look, numbers);
    const auto* table = dialog.findChild<QTableView*>(QStringLiteral("reliabilityTable"));
    const QAbstractItemModel& model = *table->model();
    QCOMPARE(static_cast<std::size_t>(model.rowCount()), numbers.points.size());
    int outside = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        const analytics::ReliabilityPoint& point = numbers.points[static_cast<std::size_t>(row)];
        QCOMPARE(QLocale().toInt(model.index(row, 1).data().toString()), static_cast<int>(point.count));
        outside += model.index(row, 4).data().toString() == QStringLiteral("more often") ? 1 : 0;
    }
    QCOMPARE(model.index(8, 0).data().toString(), QStringLiteral("1 in 1,000"));
    QVERIFY(outside > 0 && outside < model.rowCount());
    const QString sentence = dialog.findChild<QLabel*>(QStringLiteral("reliabilitySentence"))->text();
    QVERIFY(sentence.startsWith(QStringLiteral("%1 of 9 ").arg(9 - outside)));
    QVERIFY(sentence.contains(QStringLiteral("10,040")) && sentence.contains(QStringLiteral("attacks")));
    dialog.copyRows();
    const QStringList lines = QGuiApplication::clipboard()->text().trimmed().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 10);
    for (const QString& line : lines)
        QCOMPARE(line.split(QLatin1Char('\t')).size(), 5);
    QVERIFY(!dialog.grab().isNull());
}

void TestReliabilityDialog::theScalesAreLogarithmic()
{
    ReliabilityPlot plot(m_look);
    plot.resize(600, 300);
    const double decade = plot.xOf(0.1) - plot.xOf(0.01);
    QVERIFY(decade > 50 && qAbs(plot.xOf(1) - plot.xOf(0.1) - decade) < 1e-6);
    const double high = plot.yOf(0.01) - plot.yOf(0.1);
    QVERIFY(high > 20 && qAbs(plot.yOf(0.1) - plot.yOf(1) - high) < 1e-6);
    // What no day claims is at the edge.
    QCOMPARE(plot.yOf(0), plot.yOf(0.0001));
    QVERIFY(plot.yOf(0) < plot.height());
}

void TestReliabilityDialog::tooFewDays()
{
    const ReliabilityDialog dialog(m_look, found(999, 0));
    QVERIFY(dialog.findChild<QTableView*>() == nullptr);
    QVERIFY(dialog.findChild<ReliabilityPlot*>() == nullptr);
    const QString sentence = dialog.findChild<QLabel*>(QStringLiteral("reliabilitySentence"))->text();
    QVERIFY(sentence.contains(QStringLiteral("999")) && sentence.contains(QStringLiteral("1,000")));
}

#include "tst_reliability_dialog.moc"
