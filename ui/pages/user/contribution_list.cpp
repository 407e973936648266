// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/contribution_list.h"

#include "ui/base/actions.h"
#include "ui/pages/user/contribution_delegate.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>

#include <algorithm>

namespace sightline::ui
{

ContributionList::ContributionList(const Look& look, QWidget* parent)
    : QListView(parent), m_look(look), m_model(new ContributionModel(this))
{
    setObjectName(QStringLiteral("contributions"));
    setAccessibleName(tr("What made the score"));
    setModel(m_model);
    setItemDelegate(new ContributionDelegate(look, this));
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    setTabKeyNavigation(false);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    auto* copy = new QAction(actionText(ActionId::Copy), this);
    copy->setShortcuts(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(copy, &QAction::triggered, this, &ContributionList::copyLines);
    addAction(copy);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(this, &QListView::doubleClicked, this, &ContributionList::openCurrent);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        updateGeometry();
        if (m_model->rowCount() > 1)
            selectionModel()->setCurrentIndex(m_model->index(1), QItemSelectionModel::NoUpdate);
    });
    connect(&look, &Look::changed, this, [this] {
        scheduleDelayedItemsLayout();
        updateGeometry();
    });
}

QSize ContributionList::viewportSizeHint() const
{
    int height = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        height += sizeHintForRow(row);
    return {m_look.metrics().details().least, height};
}

QSize ContributionList::sizeHint() const
{
    return viewportSizeHint();
}

// Two days with a line each can be seen at least.
QSize ContributionList::minimumSizeHint() const
{
    const QSize whole = viewportSizeHint();
    const Metrics& m = m_look.metrics();
    return {m.scaled(200), std::min(whole.height(), 2 * m.rowTwoLine() + 2 * m.row())};
}

void ContributionList::openCurrent()
{
    const QModelIndex index = currentIndex();
    if (index.isValid() && !m_model->line(index.row()).isHead) Q_EMIT lineOpened(index.row());
}

void ContributionList::copyLines()
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

void ContributionList::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        openCurrent();
        return;
    }
    QListView::keyPressEvent(event);
}

} // namespace sightline::ui
