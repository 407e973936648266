// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/user_frame.h"

#include <QResizeEvent>
#include <QVBoxLayout>

namespace sightline::ui
{

namespace
{

enum Tab { Timeline, Score, Insights };

// A window of 1180 without its rail.
constexpr double kNarrowBelow = 1104;
constexpr double kContributionsFrom = 300;
constexpr double kWide = 1340;

} // namespace

UserFrame::UserFrame(const Look& look, Parts parts, QWidget* parent)
    : QSplitter(Qt::Horizontal, parent),
      m_look(look),
      m_parts(parts),
      m_tabs(new QTabBar),
      m_stack(new QStackedWidget),
      m_side(new QWidget),
      m_sideTabs(new QTabBar(m_side)),
      m_sideStack(new QStackedWidget(m_side))
{
    setObjectName(QStringLiteral("userSplitter"));
    setChildrenCollapsible(false);
    m_tabs->setObjectName(QStringLiteral("userTabs"));
    m_tabs->setAccessibleName(tr("Timeline, score or insights"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Timeline"));
    m_tabs->addTab(tr("What made the score"));
    m_tabs->addTab(tr("Insights"));
    m_stack->addWidget(parts.timeline);
    connect(m_tabs, &QTabBar::currentChanged, this, &UserFrame::showTab);
    buildSide();
    auto* centre = new QWidget;
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(parts.card);
    column->addWidget(m_tabs, 0, Qt::AlignLeading);
    column->addWidget(m_stack, 1);
    addWidget(parts.identity);
    addWidget(centre);
    addWidget(m_side);
    for (int i = 0; i < count(); ++i)
        setStretchFactor(i, i == 1 ? 1 : 0);
    m_tabs->hide();
}

void UserFrame::buildSide()
{
    m_side->setObjectName(QStringLiteral("userSide"));
    m_side->setMinimumWidth(m_parts.contributions->minimumWidth());
    m_sideTabs->setObjectName(QStringLiteral("sideTabs"));
    m_sideTabs->setAccessibleName(tr("Score or insights"));
    m_sideTabs->setDrawBase(false);
    m_sideTabs->setExpanding(false);
    // Both are always in reach.
    m_sideTabs->setUsesScrollButtons(false);
    m_sideTabs->setElideMode(Qt::ElideRight);
    m_sideTabs->addTab(tr("What made the score"));
    m_sideTabs->addTab(tr("Insights"));
    m_sideStack->addWidget(m_parts.contributions);
    m_sideStack->addWidget(m_parts.insights);
    connect(m_sideTabs, &QTabBar::currentChanged, m_sideStack, &QStackedWidget::setCurrentIndex);
    auto* column = new QVBoxLayout(m_side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_sideTabs, 0, Qt::AlignLeading);
    column->addWidget(m_sideStack, 1);
}

QSize UserFrame::minimumSizeHint() const
{
    const int centre =
        qMax(m_parts.card->minimumSizeHint().width(), m_parts.timeline->minimumSizeHint().width());
    return {m_parts.identity->minimumWidth() + handleWidth() + centre, QSplitter::minimumSizeHint().height()};
}

void UserFrame::showTimeline()
{
    m_tabs->setCurrentIndex(Timeline);
}

// The tabs of the narrow window and those at the side choose the same.
void UserFrame::showTab(int tab)
{
    if (tab != Timeline) m_sideTabs->setCurrentIndex(tab - Score);
    m_stack->setCurrentIndex(tab == Timeline ? 0 : 1);
}

void UserFrame::resizeEvent(QResizeEvent* event)
{
    QSplitter::resizeEvent(event);
    if (event->oldSize().width() <= 0)
        arrange(isTooNarrow());
    else
        follow();
}

// What stands in the middle may come to need more room, or less, without anybody resizing the window.
bool UserFrame::event(QEvent* event)
{
    const bool out = QSplitter::event(event);
    if (event->type() == QEvent::LayoutRequest && isVisible()) follow();
    return out;
}

bool UserFrame::isTooNarrow() const
{
    const int beside = m_side->minimumWidth() + 2 * handleWidth();
    return width() < qMax(m_look.metrics().scaled(kNarrowBelow), minimumSizeHint().width() + beside);
}

void UserFrame::follow()
{
    if (isTooNarrow() != m_narrow) arrange(!m_narrow);
}

void UserFrame::arrange(bool narrow)
{
    m_narrow = narrow;
    m_tabs->setVisible(narrow);
    const Metrics& m = m_look.metrics();
    m_sideTabs->setVisible(!narrow);
    if (narrow) {
        m_stack->addWidget(m_side);
        showTab(m_tabs->currentIndex());
        return;
    }
    m_tabs->setCurrentIndex(Timeline);
    addWidget(m_side);
    m_side->show();
    setStretchFactor(2, 0);
    const int wanted = width() >= m.scaled(kWide) ? m.contributions() : m.scaled(kContributionsFrom);
    const int right = qMax(wanted, m_side->minimumWidth());
    setSizes({m.identity(), width() - m.identity() - right, right});
}

} // namespace sightline::ui
