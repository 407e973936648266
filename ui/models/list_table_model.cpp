// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/list_table_model.h"

#include <QHeaderView>

#include <algorithm>

namespace sightline::ui
{

ListTableModel::ListTableModel(QList<ListColumn> columns, CellReader cells, QObject* parent)
    : QAbstractTableModel(parent), m_columns(std::move(columns)), m_cells(std::move(cells))
{
}

void ListTableModel::setRows(int rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

void ListTableModel::setColumns(const QList<ListColumn>& columns)
{
    beginResetModel();
    m_columns = columns;
    endResetModel();
}

void ListTableModel::refresh()
{
    if (m_rows > 0 && !m_columns.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, columnCount() - 1));
}

void ListTableModel::refreshColumn(int column)
{
    if (m_rows > 0) Q_EMIT dataChanged(index(0, column), index(m_rows - 1, column));
}

int ListTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int ListTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant ListTableModel::data(const QModelIndex& index, int wanted) const
{
    if (!index.isValid() || index.row() >= m_rows) return {};
    const ListColumn& column = m_columns[index.column()];
    if (wanted == role::kKind) return static_cast<int>(column.kind);
    if (wanted == role::kColumnId) return column.id;
    if (wanted == Qt::TextAlignmentRole)
        return static_cast<int>((column.kind == CellKind::Number ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    if (wanted == Qt::ToolTipRole) {
        const QVariant own = m_cells(index.row(), index.column(), Qt::ToolTipRole);
        if (own.isValid()) return own;
        const QString second = m_cells(index.row(), index.column(), role::kSecondLine).toString();
        const QString text = m_cells(index.row(), index.column(), Qt::DisplayRole).toString();
        return second.isEmpty() ? text : text + QLatin1Char('\n') + second;
    }
    return m_cells(index.row(), index.column(), wanted);
}

QVariant ListTableModel::headerData(int section, Qt::Orientation orientation, int wanted) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size()) return {};
    const ListColumn& column = m_columns[section];
    if (wanted == Qt::DisplayRole) return column.headless ? QString() : column.title;
    if (wanted == Qt::ToolTipRole || wanted == Qt::AccessibleTextRole) return column.title;
    if (wanted == role::kColumnId) return column.id;
    if (wanted == Qt::TextAlignmentRole)
        return static_cast<int>((column.kind == CellKind::Number ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    return {};
}

void ListTableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= m_columns.size()) return;
    Q_EMIT sortRequested(m_columns[column].id, order);
}

void applyWidths(QTableView& view, const QList<ListColumn>& columns, int lineHeight)
{
    QHeaderView* header = view.horizontalHeader();
    for (int i = 0; i < columns.size(); ++i) {
        if (columns[i].width == 0)
            header->setSectionResizeMode(i, QHeaderView::Stretch);
        else
            header->resizeSection(i, columns[i].width * lineHeight / 16);
    }
}

QList<int> selectedRows(const QTableView& view)
{
    QList<int> rows;
    if (!view.selectionModel()) return rows;
    for (const QItemSelectionRange& range : view.selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

} // namespace sightline::ui
