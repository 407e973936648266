// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/user_frame.h"

#include <QResizeEvent>
#include <QVBoxLayout>

namespace sightline::ui
{

namespace
{

enum Tab { Timeline, Score };

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
      m_stack(new QStackedWidget)
{
    setObjectName(QStringLiteral("userSplitter"));
    setChildrenCollapsible(false);
    m_tabs->setObjectName(QStringLiteral("userTabs"));
    m_tabs->setAccessibleName(tr("Timeline or score"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Timeline"));
    m_tabs->addTab(tr("What made the score"));
    m_stack->addWidget(parts.timeline);
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    auto* centre = new QWidget;
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(parts.card);
    column->addWidget(m_tabs, 0, Qt::AlignLeading);
    column->addWidget(m_stack, 1);
    addWidget(parts.identity);
    addWidget(centre);
    addWidget(parts.contributions);
    for (int i = 0; i < count(); ++i)
        setStretchFactor(i, i == 1 ? 1 : 0);
    m_tabs->hide();
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

void UserFrame::resizeEvent(QResizeEvent* event)
{
    QSplitter::resizeEvent(event);
    const int beside = m_parts.contributions->minimumWidth() + 2 * handleWidth();
    const int needed = qMax(m_look.metrics().scaled(kNarrowBelow), minimumSizeHint().width() + beside);
    const bool narrow = width() < needed;
    if (narrow != m_narrow || event->oldSize().width() <= 0) arrange(narrow);
}

void UserFrame::arrange(bool narrow)
{
    m_narrow = narrow;
    m_tabs->setVisible(narrow);
    const Metrics& m = m_look.metrics();
    if (narrow) {
        m_stack->addWidget(m_parts.contributions);
        m_stack->setCurrentIndex(m_tabs->currentIndex());
        return;
    }
    m_tabs->setCurrentIndex(Timeline);
    addWidget(m_parts.contributions);
    m_parts.contributions->show();
    setStretchFactor(2, 0);
    const int wanted = width() >= m.scaled(kWide) ? m.contributions() : m.scaled(kContributionsFrom);
    const int right = qMax(wanted, m_parts.contributions->minimumWidth());
    setSizes({m.identity(), width() - m.identity() - right, right});
}

} // namespace sightline::ui
