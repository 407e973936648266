// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/sources/source_report_view.h"

#include "ui/base/case_hub.h"
#include "ui/base/figure_text.h"
#include "ui/base/look.h"
#include "ui/base/settings.h"
#include "ui/delegates/row_delegate.h"
#include "ui/pages/sources/source_report_lines.h"
#include "ui/pages/table_tools.h"
#include "ui/widgets/text_label.h"

#include <QAction>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace sightline::ui
{

SourceReportView::SourceReportView(PageContext& context, QWidget* parent)
    : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("sourceReport"));
    build();
}

// The tables come before their tabs, so that the region begins with what is looked at.
void SourceReportView::build()
{
    const Look& look = m_context.look;
    const Metrics& m = look.metrics();
    m_pages = new QStackedWidget(this);
    m_tabs = new QTabBar(this);
    m_tabs->setObjectName(QStringLiteral("reportTabs"));
    m_tabs->setAccessibleName(tr("Tables of the report"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    addTable(Logs, QStringLiteral("sourceLogs"), tr("Logs"), logColumns());
    addTable(Gaps, QStringLiteral("sourceGaps"), tr("Gaps in record numbers"), gapColumns());
    addTable(Kinds, QStringLiteral("sourceKinds"), tr("Kinds of records"), kindColumns());
    addTable(Rejects, QStringLiteral("rejects"), tr("Rejected records"), rejectColumns());
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    m_account = new TextLabel(look, FontRole::Body, Token::text, this);
    m_account->setPadding({m.panelPadding(), m.step(2), m.panelPadding(), 0});
    m_account->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_account->setWordWrap(true);
    m_notes = new TextLabel(look, FontRole::Body, Token::textMuted, this);
    m_notes->setPadding({m.panelPadding(), m.step(1), m.panelPadding(), 0});
    m_notes->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_notes->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_account);
    column->addWidget(m_notes);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(m.panelPadding(), 0, m.panelPadding(), 0);
    head->addWidget(m_tabs);
    head->addStretch(1);
    column->addLayout(head);
    column->addWidget(m_pages, 1);
}

void SourceReportView::addTable(Tab tab, const QString& name, const QString& title,
                                const QList<LineColumn>& columns)
{
    Table& table = m_tables.at(tab);
    table.view = new QTableView(m_pages);
    table.view->setObjectName(name);
    table.view->setAccessibleName(title);
    table.model = new LinesModel(this);
    table.model->setColumns(columns);
    table.view->setModel(table.model);
    table.view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table.rows = new RowDelegate(m_context.look, *table.view);
    table.rows->setDensity(m_context.settings.density());
    auto* actions = new Actions(m_context.look, *table.view, ActionContext::Table);
    actions->setCharacterKeys(m_context.settings.singleLetterKeys());
    keepCommonActions(*actions);
    table.tools = new TableTools(m_context, *table.view, name, layoutOf(columns), *actions);
    m_pages->addWidget(table.view);
    m_tabs->addTab(title);
}

void SourceReportView::setLines(Tab tab, const QString& title, const QList<Line>& lines)
{
    m_tables.at(tab).model->setLines(lines);
    m_tabs->setTabText(tab, QStringLiteral("%1 %2").arg(title, count(lines.size())));
}

void SourceReportView::setReport(const usecase::SourceReport& report)
{
    const TimeText time = m_context.hub.timeText();
    const SourceCoverage& coverage = report.report.coverage;
    m_account->setText(accountSentence(report));
    const QStringList notes = noteSentences(report);
    m_notes->setText(notes.join(QLatin1Char(' ')));
    m_notes->setVisible(!notes.isEmpty());
    setLines(Logs, tr("Logs"), logLines(coverage, time));
    setLines(Gaps, tr("Gaps"), gapLines(coverage, time));
    setLines(Kinds, tr("Kinds"), kindLines(coverage));
    setLines(Rejects, tr("Rejected"), rejectLines(report.rejects));
}

void SourceReportView::say(const QString& sentence)
{
    m_account->setText(sentence);
    m_notes->hide();
    for (const Table& table : m_tables)
        table.model->setLines({});
}

const SourceReportView::Table& SourceReportView::shown() const
{
    return m_tables.at(static_cast<std::size_t>(m_tabs->currentIndex()));
}

bool SourceReportView::hasTableFocus() const
{
    return shown().view->hasFocus();
}

void SourceReportView::exportRows()
{
    shown().tools->exportRows();
}

void SourceReportView::setExportAction(QAction& action)
{
    for (const Table& table : m_tables)
        table.tools->setExportAction(&action);
}

void SourceReportView::setDensity(Density density)
{
    for (const Table& table : m_tables)
        table.rows->setDensity(density);
}

} // namespace sightline::ui
