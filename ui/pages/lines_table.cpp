// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/lines_table.h"

#include "ui/base/settings.h"
#include "ui/delegates/row_delegate.h"
#include "ui/pages/table_tools.h"

#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

namespace sightline::ui
{

LinesTable::LinesTable(PageContext& context, const QString& name, const QString& title,
                       const QList<LineColumn>& columns, QWidget* parent)
    : QTableView(parent), m_model(new LinesModel(this))
{
    setObjectName(name);
    setAccessibleName(title);
    m_model->setColumns(columns);
    setModel(m_model);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    new RowDelegate(context.look, *this);
    const bool stretches = std::ranges::any_of(columns, [](const LineColumn& c) { return c.width == 0; });
    horizontalHeader()->setStretchLastSection(!stretches);
    auto* actions = new Actions(context.look, *this, ActionContext::Table);
    actions->setCharacterKeys(context.settings.singleLetterKeys());
    keepCommonActions(*actions);
    m_tools = new TableTools(context, *this, name, layoutOf(columns), *actions);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) { Q_EMIT currentRowChanged(now.row()); });
    connect(this, &QTableView::doubleClicked, this,
            [this](const QModelIndex& index) { Q_EMIT opened(index.row()); });
}

void LinesTable::setLines(const QList<Line>& lines)
{
    const int before = currentRow();
    {
        const QSignalBlocker quiet(selectionModel());
        m_model->setLines(lines);
    }
    if (!lines.isEmpty()) setCurrentRow(std::clamp(before, 0, static_cast<int>(lines.size()) - 1));
}

void LinesTable::setCurrentRow(int row)
{
    if (row < 0 || row >= m_model->rowCount()) return;
    const int column = std::max(currentIndex().column(), 0);
    setCurrentIndex(m_model->index(row, column));
}

void LinesTable::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentRow() >= 0) {
        Q_EMIT opened(currentRow());
        return;
    }
    QTableView::keyPressEvent(event);
}

} // namespace sightline::ui
