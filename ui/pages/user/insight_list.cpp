// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/insight_list.h"

#include "ui/base/actions.h"
#include "ui/pages/user/insight_delegate.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QResizeEvent>

#include <algorithm>

namespace sightline::ui
{

InsightList::InsightList(const Look& look, QWidget* parent)
    : QListView(parent), m_look(look), m_model(new InsightModel(this))
{
    setObjectName(QStringLiteral("insights"));
    setAccessibleName(tr("Insights"));
    setModel(m_model);
    setItemDelegate(new InsightDelegate(look, this));
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    setTabKeyNavigation(false);
    auto* copy = new QAction(actionText(ActionId::Copy), this);
    copy->setShortcuts(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(copy, &QAction::triggered, this, &InsightList::copyCards);
    addAction(copy);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(this, &QListView::doubleClicked, this, &InsightList::openCurrent);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        if (m_model->rowCount() > 1)
            selectionModel()->setCurrentIndex(m_model->index(1), QItemSelectionModel::NoUpdate);
    });
    connect(&look, &Look::changed, this, &InsightList::scheduleDelayedItemsLayout);
}

// A head and a card can be seen at least.
QSize InsightList::minimumSizeHint() const
{
    const Metrics& m = m_look.metrics();
    return {m.scaled(200), 2 * m.rowTwoLine() + 2 * m.row()};
}

// Answers wrap, so cards are as high as the width makes them.
void InsightList::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) scheduleDelayedItemsLayout();
}

void InsightList::openCurrent()
{
    const QModelIndex index = currentIndex();
    if (index.isValid() && !m_model->card(index.row()).isHead) Q_EMIT cardOpened(index.row());
}

void InsightList::copyCards()
{
    QList<int> rows;
    for (const QModelIndex& index : selectionModel()->selectedIndexes())
        rows.append(index.row());
    std::ranges::sort(rows);
    if (rows.isEmpty()) {
        for (int row = 0; row < m_model->rowCount(); ++row)
            rows.append(row);
    }
    if (!rows.isEmpty()) QGuiApplication::clipboard()->setText(m_model->textOf(rows));
}

void InsightList::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        openCurrent();
        return;
    }
    QListView::keyPressEvent(event);
}

} // namespace sightline::ui
