// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/insight_list.h"

#include "ui/pages/user/insight_delegate.h"

#include <QResizeEvent>

namespace sightline::ui
{

InsightList::InsightList(const Look& look, QWidget* parent) : InsightList(look, new InsightModel, parent) {}

InsightList::InsightList(const Look& look, InsightModel* model, QWidget* parent)
    : CardList(look, model, new InsightDelegate(look), parent), m_model(model)
{
    setObjectName(QStringLiteral("insights"));
    setAccessibleName(tr("Insights"));
}

// A head and a card can be seen at least.
QSize InsightList::minimumSizeHint() const
{
    const Metrics& m = look().metrics();
    return {m.scaled(200), 2 * m.rowTwoLine() + 2 * m.row()};
}

// Answers wrap, so cards are as high as the width makes them.
void InsightList::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) scheduleDelayedItemsLayout();
}

} // namespace sightline::ui
