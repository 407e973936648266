// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/policies/back_test_view.h"

#include "ui/base/figure_text.h"
#include "ui/base/text.h"
#include "ui/delegates/row_delegate.h"
#include "ui/pages/search_answer.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QHBoxLayout>
#include <QStackedBarSeries>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>

namespace sightline::ui
{

namespace
{

constexpr int kFigures = 5;
constexpr std::size_t kMostDays = 60; // bars that stay readable

// Every day from the first to the last, so that quiet days show.
std::vector<usecase::PolicyDay> withQuietDays(const std::vector<usecase::PolicyDay>& days)
{
    std::vector<usecase::PolicyDay> out;
    for (const usecase::PolicyDay& day : days) {
        while (!out.empty() && out.size() < 10 * kMostDays && out.back().day + kTicksPerDay < day.day)
            out.push_back({out.back().day + kTicksPerDay, 0});
        out.push_back(day);
    }
    if (out.size() > kMostDays) out.erase(out.begin(), out.end() - static_cast<std::ptrdiff_t>(kMostDays));
    return out;
}

} // namespace

BackTestView::BackTestView(const Look& look, QWidget* parent) : QWidget(parent), m_look(look)
{
    setObjectName(QStringLiteral("backTest"));
    const Metrics& m = look.metrics();
    m_headline = new TextLabel(look, FontRole::Heading, Token::text, this);
    m_headline->setWordWrap(true);
    m_second = new TextLabel(look, FontRole::Body, Token::textMuted, this);
    m_second->setWordWrap(true);
    auto* figures = new QHBoxLayout;
    figures->setSpacing(m.scaled(16));
    for (int i = 0; i < kFigures; ++i) {
        auto* box = new QVBoxLayout;
        box->setSpacing(0);
        m_figures.append(new TextLabel(look, FontRole::Figure, Token::text, this));
        m_captions.append(new TextLabel(look, FontRole::Small, Token::textMuted, this));
        box->addWidget(m_figures.last());
        box->addWidget(m_captions.last());
        figures->addLayout(box, 1);
    }
    m_chartHeading = new TextLabel(look, FontRole::Strong, Token::text, this);
    m_chartHeading->setText(tr("Alerts per day"));
    m_tableHeading = new TextLabel(look, FontRole::Strong, Token::text, this);
    buildChart();
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("wouldBeAlerts"));
    m_table->setAccessibleName(tr("Would-be alerts"));
    const QList<ListColumn> columns{{QStringLiteral("time"), tr("Time"), CellKind::Time, 180},
                                    {QStringLiteral("group"), tr("Raised for"), CellKind::Text, 0},
                                    {QStringLiteral("activities"), tr("Activities"), CellKind::Number, 110}};
    m_model = new ListTableModel(
        columns, [this](int row, int column, int wanted) { return cell(row, column, wanted); }, this);
    m_table->setModel(m_model);
    new RowDelegate(look, *m_table);
    applyWidths(*m_table, columns, m.fontHeight());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m.scaled(8));
    column->addWidget(m_headline);
    column->addWidget(m_second);
    column->addLayout(figures);
    column->addWidget(m_chartHeading);
    column->addWidget(m_chart);
    column->addWidget(m_tableHeading);
    column->addWidget(m_table, 1);
    connect(&look, &Look::changed, this, &BackTestView::fillChart);
    showRunning();
}

void BackTestView::buildChart()
{
    m_chart = new QChartView(this);
    m_chart->setObjectName(QStringLiteral("alertsPerDay"));
    m_chart->setAccessibleName(tr("Would-be alerts per day"));
    m_chart->setFrameShape(QFrame::NoFrame);
    m_chart->setFixedHeight(m_look.metrics().scaled(150));
    m_chart->chart()->legend()->hide();
    m_chart->chart()->setMargins(QMargins());
    m_chart->chart()->setBackgroundRoundness(0);
    m_chart->chart()->setAnimationOptions(QChart::NoAnimation);
}

void BackTestView::showRunning()
{
    m_headline->setText(tr("Testing the policy against every activity of the case"));
    m_second->setText(tr("Nothing is stored by a test."));
}

void BackTestView::showError(const QString& sentence)
{
    m_headline->setText(tr("The policy could not be tested"));
    m_second->setText(sentence);
    m_test = {};
    m_model->setRows(0);
    m_tableHeading->clear();
    for (TextLabel* label : m_figures + m_captions)
        label->clear();
    fillChart();
}

void BackTestView::showTest(const usecase::PolicyTest& test, std::uint64_t activities, GroupBy groupBy,
                            const TimeText& time)
{
    m_test = test;
    m_time = time;
    m_headline->setText(
        tr("This policy would have raised %n alert(s) in this case", nullptr, static_cast<int>(test.alerts)));
    QString second = tr("Every one of %1 activities was read, in %2.")
                         .arg(count(static_cast<qint64>(activities)), costText(test.seconds * 1000));
    if (test.skipped > 0)
        second += QLatin1Char(' ') + tr("%1 matching activities have nothing to group by and were left out.")
                                         .arg(count(static_cast<qint64>(test.skipped)));
    if (test.withheld > 0)
        second += QLatin1Char(' ') +
                  tr("%1 alerts lie above the daily limit.").arg(count(static_cast<qint64>(test.withheld)));
    m_second->setText(second);
    fillFigures(groupBy);
    fillChart();
    const auto shownRows = static_cast<qint64>(test.newest.size());
    m_tableHeading->setText(test.newest.size() < test.alerts
                                ? tr("Would-be alerts, the newest %1 of %2")
                                      .arg(count(shownRows), count(static_cast<qint64>(test.alerts)))
                                : tr("Would-be alerts, newest first, %1").arg(count(shownRows)));
    m_model->setRows(static_cast<int>(test.newest.size()));
}

void BackTestView::fillFigures(GroupBy groupBy)
{
    std::size_t busiest = 0;
    for (const usecase::PolicyDay& day : m_test.perDay)
        busiest = std::max(busiest, day.alerts);
    const std::size_t span =
        m_test.perDay.empty() ? 0
                              : static_cast<std::size_t>(
                                    (m_test.perDay.back().day - m_test.perDay.front().day) / kTicksPerDay) +
                                    1;
    const double average = span == 0 ? 0.0 : static_cast<double>(m_test.alerts) / static_cast<double>(span);
    const auto set = [this](int i, const QString& figure, const QString& caption) {
        m_figures[i]->setText(figure);
        m_captions[i]->setText(caption);
    };
    set(0, decimal(average, 1), tr("alerts a day"));
    set(1, count(static_cast<qint64>(busiest)), tr("on the busiest day"));
    set(2, count(static_cast<qint64>(m_test.groups)),
        groupBy == GroupBy::User     ? tr("users")
        : groupBy == GroupBy::Device ? tr("devices")
                                     : tr("groups"));
    set(3, count(static_cast<qint64>(m_test.matches)), tr("matching activities"));
    set(4, count(static_cast<qint64>(m_test.perDay.size())), tr("days with alerts"));
}

void BackTestView::fillChart()
{
    QChart* chart = m_chart->chart();
    chart->removeAllSeries();
    for (QAbstractAxis* axis : chart->axes()) {
        chart->removeAxis(axis);
        delete axis;
    }
    chart->setBackgroundBrush(m_look.color(Token::base));
    m_chart->setBackgroundBrush(m_look.color(Token::base));
    const auto days = withQuietDays(m_test.perDay);
    m_chart->setVisible(!days.empty());
    m_chartHeading->setVisible(!days.empty());
    if (days.empty()) return;
    auto* set = new QBarSet(tr("Alerts"));
    QStringList names;
    std::size_t most = 1;
    for (const usecase::PolicyDay& day : days) {
        *set << static_cast<double>(day.alerts);
        most = std::max(most, day.alerts);
        names.append(m_time.day(day.day));
    }
    set->setColor(m_look.color(Token::chartNeutral));
    set->setBorderColor(m_look.color(Token::base));
    auto* series = new QStackedBarSeries;
    series->append(set);
    series->setBarWidth(0.8);
    chart->addSeries(series);
    auto* across = new QBarCategoryAxis;
    across->append(names);
    across->setGridLineVisible(false);
    auto* up = new QValueAxis;
    up->setRange(0, static_cast<double>(most));
    up->setLabelFormat(QStringLiteral("%d"));
    up->setTickCount(most < 4 ? static_cast<int>(most) + 1 : 5);
    up->applyNiceNumbers();
    for (QAbstractAxis* axis : {static_cast<QAbstractAxis*>(across), static_cast<QAbstractAxis*>(up)}) {
        axis->setLabelsFont(m_look.font(FontRole::Caption));
        axis->setLabelsColor(m_look.color(Token::textMuted));
        axis->setLinePen(QPen(m_look.color(Token::border), 0));
        axis->setGridLinePen(QPen(m_look.color(Token::grid), 0));
    }
    chart->addAxis(across, Qt::AlignBottom);
    chart->addAxis(up, Qt::AlignLeft);
    series->attachAxis(across);
    series->attachAxis(up);
}

QVariant BackTestView::cell(int row, int column, int wanted) const
{
    if (row >= static_cast<int>(m_test.newest.size())) return {};
    const usecase::PolicyHit& hit = m_test.newest[static_cast<std::size_t>(row)];
    if (column == 0 && wanted == role::kOffset) return m_time.offset(hit.time);
    if (wanted != Qt::DisplayRole) return {};
    if (column == 0) return m_time.shortText(hit.time);
    if (column == 1) return hit.group.empty() ? emptyValue() : shown(hit.group);
    return count(static_cast<qint64>(hit.activities));
}

} // namespace sightline::ui
