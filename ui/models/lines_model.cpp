// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/lines_model.h"

namespace sightline::ui
{

namespace
{

Qt::Alignment alignmentOf(CellKind kind)
{
    return (kind == CellKind::Number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
}

} // namespace

void LinesModel::setColumns(const QList<LineColumn>& columns)
{
    beginResetModel();
    m_columns = columns;
    m_lines.clear();
    endResetModel();
}

void LinesModel::setLines(const QList<Line>& lines)
{
    beginResetModel();
    m_lines = lines;
    endResetModel();
}

int LinesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int LinesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant LinesModel::data(const QModelIndex& index, int wanted) const
{
    if (!index.isValid()) return {};
    const LineCell& cell = m_lines[index.row()][index.column()];
    const CellKind kind = m_columns[index.column()].kind;
    switch (wanted) {
    case Qt::DisplayRole:
        return cell.text;
    case Qt::ToolTipRole:
        return cell.roles.value(Qt::ToolTipRole, cell.text);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignmentOf(kind));
    case role::kKind:
        return cell.roles.value(role::kKind, static_cast<int>(kind));
    case role::kColumnId:
        return m_columns[index.column()].id;
    default:
        return cell.roles.value(wanted);
    }
}

QVariant LinesModel::headerData(int section, Qt::Orientation orientation, int wanted) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size()) {
        return QAbstractTableModel::headerData(section, orientation, wanted);
    }
    if (wanted == Qt::DisplayRole || wanted == Qt::ToolTipRole) return m_columns[section].title;
    if (wanted == role::kColumnId) return m_columns[section].id;
    if (wanted == Qt::TextAlignmentRole) return QVariant::fromValue(alignmentOf(m_columns[section].kind));
    return {};
}

} // namespace sightline::ui
