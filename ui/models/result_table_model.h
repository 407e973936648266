// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a question as a table: holds the binding and the order only, and reads and formats a cell
// when it is asked for. Cells that cannot be read show as a sign with the error in the tool tip. GUI thread.
#pragma once

#include "ui/models/result_cells.h"

#include <QAbstractTableModel>
#include <QList>
#include <QString>
#include <QVector>

#include <memory>
#include <optional>
#include <vector>

namespace sightline::ui
{

// The columns of the activity log that are shown until the reader chooses, titles translated.
[[nodiscard]] QList<ResultColumn> activityColumnsShown();
// These, and behind them every other column, which is not shown.
[[nodiscard]] QList<ResultColumn> activityColumnsAll();

class ResultTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit ResultTableModel(QObject* parent = nullptr);
    ~ResultTableModel() override;

    // Before there is a result, so that a view can lay them out.
    void setColumns(const QList<ResultColumn>& columns);
    // state keeps what the binding reads alive.
    void setResult(std::shared_ptr<const void> state, query::TableBinding binding, query::RowOrder rows,
                   const QList<ResultColumn>& columns);
    // The same with the columns as they are.
    void setResult(std::shared_ptr<const void> state, query::TableBinding binding, query::RowOrder rows);
    void clear();
    void setTimeText(const TimeText& time);

    [[nodiscard]] RowRef ref(int row) const { return m_rows.at(static_cast<std::size_t>(row)); }

    [[nodiscard]] const QList<ResultColumn>& columns() const { return m_columns; }

    // The rows as they are now, to be read elsewhere; null if there are none.
    [[nodiscard]] RowReaderPtr reader() const;

    // The text of any column of the table in a row, as stored; "" for none.
    [[nodiscard]] QString rawText(int row, std::string_view column) const;

    // String while there are no rows.
    [[nodiscard]] Type typeOf(int column) const { return m_cells ? m_cells->typeOf(column) : Type::String; }

    [[nodiscard]] int columnOf(const QString& name) const;
    // Shows the sort arrow of the header; sorting itself is the page's question.
    void setSorted(const QString& column, Qt::SortOrder order);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int wanted = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int wanted = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

Q_SIGNALS:
    // A header was clicked: the page asks anew with this order.
    void sortRequested(const QString& column, Qt::SortOrder order);

private:
    [[nodiscard]] Result<std::string> cell(int row, int column) const;
    [[nodiscard]] QVariant environmentOf(int row, int column) const;

    std::unique_ptr<ResultCells> m_cells;
    query::RowOrder m_rows;
    QList<ResultColumn> m_columns;
    TimeText m_time;
    QString m_sortColumn;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

} // namespace sightline::ui
