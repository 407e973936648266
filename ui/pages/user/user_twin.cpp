// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/user_twin.h"

#include "ui/base/case_hub.h"
#include "ui/base/figure_text.h"
#include "ui/base/look.h"
#include "ui/base/settings.h"
#include "ui/delegates/row_delegate.h"
#include "ui/pages/table_tools.h"
#include "ui/pages/wanted_scores.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/user_hover.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

namespace sightline::ui
{

namespace
{

enum Tab { Activities, Days };

} // namespace

UserTwin::UserTwin(PageContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("userTwin"));
    build();
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_model, &ResultTableModel::sortRequested, this, &UserTwin::sortRequested);
}

// The tables come before their tabs, so that the region begins with what is looked at.
void UserTwin::build()
{
    const Look& look = m_context.look;
    const Metrics& m = look.metrics();
    m_pages = new QStackedWidget(this);
    buildRows();
    m_days = new UserDays(look, m_pages);
    m_pages->addWidget(m_days);
    m_dayTools = toolsOf(*m_days, QStringLiteral("userDays"), layoutOf(UserDays::columns()));
    m_tabs = new QTabBar(this);
    m_tabs->setObjectName(QStringLiteral("twinTabs"));
    m_tabs->setAccessibleName(tr("Table below the timeline"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Activities"));
    m_tabs->addTab(tr("Days"));
    m_range = new TextLabel(look, FontRole::Small, Token::textMuted, this);
    m_range->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(m.pagePadding(), 0, m.pagePadding(), 0);
    head->setSpacing(m.scaled(12));
    head->addWidget(m_tabs);
    head->addWidget(m_range, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_pages, 1);
}

void UserTwin::buildRows()
{
    m_rows = new QTableView(m_pages);
    UserHover::addTo(m_context, *m_rows);
    m_rows->setObjectName(QStringLiteral("userRows"));
    m_rows->setAccessibleName(tr("Activities of the range"));
    m_model = new ResultTableModel(this);
    m_model->setColumns(activityColumnsAll());
    m_rows->setModel(m_model);
    new RowDelegate(m_context.look, *m_rows);
    m_rows->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_rows->horizontalHeader()->setSortIndicator(0, Qt::DescendingOrder);
    m_rows->setSortingEnabled(true);
    m_pages->addWidget(m_rows);
    m_rowTools = toolsOf(*m_rows, QStringLiteral("userActivities"), layoutOf(activityColumnsAll()));
    m_rowTools->setRows([this] { return m_model->reader(); });
    m_scores = new WantedScores(m_context.hub, *m_rows, m_rowTools->columns(), this);
}

TableTools* UserTwin::toolsOf(QTableView& view, const QString& name, const ColumnLayout& defaults)
{
    auto* actions = new Actions(m_context.look, view, ActionContext::Table);
    actions->setCharacterKeys(m_context.settings.singleLetterKeys());
    keepCommonActions(*actions);
    return new TableTools(m_context, view, name, defaults, *actions);
}

TableTools& UserTwin::shownTools() const
{
    return m_tabs->currentIndex() == Days ? *m_dayTools : *m_rowTools;
}

void UserTwin::setExportAction(QAction& action)
{
    m_rowTools->setExportAction(&action);
    m_dayTools->setExportAction(&action);
    connect(&action, &QAction::triggered, this, [this] { shownTools().exportRows(); });
}

void UserTwin::clear()
{
    m_model->clear();
    m_days->setDays({}, {}, m_context.hub.timeText());
    m_tabs->setTabText(Activities, tr("Activities"));
    m_tabs->setTabText(Days, tr("Days"));
    m_range->clear();
}

void UserTwin::setRows(SearchAnswer answer, const Range& range)
{
    const TimeText time = m_context.hub.timeText();
    m_tabs->setTabText(Activities, tr("Activities %1").arg(count(static_cast<qint64>(answer.count))));
    m_range->setText(range ? ui::range(time.full(range->first), time.full(range->second)) : QString());
    m_model->setTimeText(time);
    m_model->setResult(answer.state, std::move(answer.binding), std::move(answer.rows));
}

void UserTwin::setDays(std::vector<analytics::SetDay> days, const Range& range)
{
    m_tabs->setTabText(Days, tr("Days %1").arg(count(static_cast<qint64>(days.size()))));
    m_tabs->setTabToolTip(Days, tr("Days with activities, in the zone of the window"));
    m_days->setDays(std::move(days), range, m_context.hub.timeText());
}

void UserTwin::say(const QString& sentence)
{
    m_range->setText(sentence);
}

void UserTwin::showActivities()
{
    m_tabs->setCurrentIndex(Activities);
}

void UserTwin::focusTable()
{
    m_pages->currentWidget()->setFocus();
}

} // namespace sightline::ui
