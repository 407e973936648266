// SPDX-License-Identifier: GPL-3.0-or-later
// A table over any list a page holds: the page names the columns and answers for the cells, with the roles of
// ui/models/table_roles.h. Sorting is the page's question. GUI thread.
#pragma once

#include "ui/models/table_roles.h"

#include <QAbstractTableModel>
#include <QList>
#include <QString>
#include <QTableView>

#include <functional>

namespace sightline::ui
{

struct ListColumn {
    QString id;
    QString title; // translated; also what a headless column is called in tool tips and by readers
    CellKind kind = CellKind::Text;
    int width = 0;         // logical pixels at a 16 px line; 0: takes the rest
    bool headless = false; // marks need no word above them
    bool shown = true;     // until the reader chooses
};

class ListTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    // role is Qt::DisplayRole, Qt::ToolTipRole (by default the text), Qt::AccessibleTextRole (likewise) or
    // one of table_roles.h; what says nothing is an invalid value.
    using CellReader = std::function<QVariant(int row, int column, int role)>;

    ListTableModel(QList<ListColumn> columns, CellReader cells, QObject* parent = nullptr);

    // The list has been replaced.
    void setRows(int rows);
    void setColumns(const QList<ListColumn>& columns);
    // Cells have changed their text, such as after a change of zone.
    void refresh();
    void refreshColumn(int column);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int wanted = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int wanted = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

Q_SIGNALS:
    void sortRequested(const QString& column, Qt::SortOrder order);

private:
    QList<ListColumn> m_columns;
    CellReader m_cells;
    int m_rows = 0;
};

// Widths of the columns in a view, by the height of a line; the column without a width stretches.
void applyWidths(QTableView& view, const QList<ListColumn>& columns, int lineHeight);
// Rows of the selection, ascending, each once.
[[nodiscard]] QList<int> selectedRows(const QTableView& view);

} // namespace sightline::ui
