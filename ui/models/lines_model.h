// SPDX-License-Identifier: GPL-3.0-or-later
// A small table that is held as a whole: cells with their roles, made by a page from the state. For lists of
// sources, tables, rejected records and actions; results of questions have their own model. GUI thread.
#pragma once

#include "ui/models/table_roles.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QList>
#include <QString>
#include <QVariant>

namespace sightline::ui
{

struct LineCell {
    QString text;
    QHash<int, QVariant> roles;
};

struct LineColumn {
    QString id;
    QString title;
    CellKind kind = CellKind::Text;
    int width = 0; // logical pixels at a 16 px line
};

using Line = QList<LineCell>;

class LinesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setColumns(const QList<LineColumn>& columns);
    // Every line has a cell for every column.
    void setLines(const QList<Line>& lines);

    [[nodiscard]] const QList<LineColumn>& columns() const { return m_columns; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int wanted = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int wanted = Qt::DisplayRole) const override;

private:
    QList<LineColumn> m_columns;
    QList<Line> m_lines;
};

} // namespace sightline::ui
