// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/card_list.h"

#include "ui/base/actions.h"
#include "ui/models/table_roles.h"
#include "ui/pages/user/card_delegate.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>

#include <algorithm>

namespace sightline::ui
{

QString copiedLine(QStringList cells)
{
    for (QString& cell : cells)
        cell.replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
    return cells.join(QLatin1Char('\t'));
}

CardList::CardList(const Look& look, QAbstractItemModel* model, CardDelegate* delegate, QWidget* parent)
    : QListView(parent), m_look(look)
{
    model->setParent(this);
    delegate->setParent(this);
    setModel(model);
    setItemDelegate(delegate);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    setTabKeyNavigation(false);
    addCopy();
    connect(this, &QListView::doubleClicked, this, &CardList::openCurrent);
    // The first row is a head.
    connect(model, &QAbstractItemModel::modelReset, this, [this, model] {
        if (model->rowCount() > 1)
            selectionModel()->setCurrentIndex(model->index(1, 0), QItemSelectionModel::NoUpdate);
    });
    connect(&look, &Look::changed, this, &CardList::scheduleDelayedItemsLayout);
}

void CardList::addCopy()
{
    auto* copy = new QAction(actionText(ActionId::Copy), this);
    copy->setShortcuts(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(copy, &QAction::triggered, this, &CardList::copyCards);
    addAction(copy);
    setContextMenuPolicy(Qt::ActionsContextMenu);
}

void CardList::openCurrent()
{
    const QModelIndex index = currentIndex();
    if (index.isValid() && !index.data(role::kHead).toBool()) Q_EMIT cardOpened(index.row());
}

void CardList::copyCards()
{
    QList<int> rows;
    for (const QModelIndex& index : selectionModel()->selectedIndexes())
        rows.append(index.row());
    std::ranges::sort(rows);
    if (rows.isEmpty()) {
        for (int row = 0; row < model()->rowCount(); ++row)
            rows.append(row);
    }
    if (rows.isEmpty()) return;
    QStringList lines{model()->headerData(0, Qt::Horizontal, role::kCopied).toString()};
    for (const int row : rows)
        lines += model()->index(row, 0).data(role::kCopied).toStringList();
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')) + QLatin1Char('\n'));
}

void CardList::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        openCurrent();
        return;
    }
    QListView::keyPressEvent(event);
}

} // namespace sightline::ui
