// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a question as a table: holds the binding and the order only, and reads and formats a cell
// when it is asked for. Cells that cannot be read show as a sign with the error in the tool tip. GUI thread.
#pragma once

#include "core/query/binding.h"
#include "core/query/row_order.h"
#include "ui/base/time_text.h"
#include "ui/models/table_roles.h"

#include <QAbstractTableModel>
#include <QList>
#include <QString>
#include <QVector>

#include <memory>
#include <optional>
#include <vector>

namespace sightline::ui
{

struct ResultColumn {
    QString name;  // of the table
    QString title; // translated
    CellKind kind = CellKind::Text;
    int width = 0; // logical pixels at a 16 px line; 0: by kind
};

// The columns of the activity log, titles translated.
[[nodiscard]] QList<ResultColumn> activityColumnsShown();

class ResultTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit ResultTableModel(QObject* parent = nullptr);
    ~ResultTableModel() override;

    // state keeps what the binding reads alive.
    void setResult(std::shared_ptr<const void> state, query::TableBinding binding, query::RowOrder rows,
                   const QList<ResultColumn>& columns);
    void clear();
    void setTimeText(const TimeText& time);

    [[nodiscard]] RowRef ref(int row) const { return m_rows.at(static_cast<std::size_t>(row)); }

    [[nodiscard]] const QList<ResultColumn>& columns() const { return m_columns; }

    // The text of any column of the table in a row, as stored; "" for none.
    [[nodiscard]] QString rawText(int row, std::string_view column) const;
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
    struct Source;

    [[nodiscard]] Result<std::string> cell(int row, int column) const;
    [[nodiscard]] Ticks time(int row, int column) const;
    [[nodiscard]] QVariant display(int row, int column) const;
    [[nodiscard]] int environmentOf(int row, int column) const;

    std::unique_ptr<Source> m_source;
    query::RowOrder m_rows;
    QList<ResultColumn> m_columns;
    TimeText m_time;
    QString m_sortColumn;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

} // namespace sightline::ui
