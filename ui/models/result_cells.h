// SPDX-License-Identifier: GPL-3.0-or-later
// The cells of the rows of a question, read and put into words when asked for. Keeps what it reads alive. One
// object belongs to one thread.
#pragma once

#include "core/query/binding.h"
#include "core/query/row_order.h"
#include "ui/base/time_text.h"
#include "ui/models/row_reader.h"
#include "ui/models/table_roles.h"

#include <QList>
#include <QString>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::ui
{

struct ResultColumn {
    QString name;  // of the table
    QString title; // translated
    CellKind kind = CellKind::Text;
    int width = 0; // logical pixels at a 16 px line
    bool shown = true;
};

class ResultCells
{
public:
    // state keeps what the binding reads alive.
    ResultCells(std::shared_ptr<const void> state, query::TableBinding binding,
                const QList<ResultColumn>& columns);
    ResultCells(const ResultCells&) = delete;
    ResultCells& operator=(const ResultCells&) = delete;

    [[nodiscard]] const std::shared_ptr<const void>& state() const { return m_state; }

    [[nodiscard]] const query::TableBinding& binding() const { return m_binding; }

    // As stored; "" for null and for a column that the table does not have.
    [[nodiscard]] Result<std::string> text(RowRef row, int column);
    [[nodiscard]] Result<std::string> text(RowRef row, std::string_view column);
    [[nodiscard]] Ticks time(RowRef row, int column);
    // In the reader's words; an en dash for none.
    [[nodiscard]] Result<QString> shown(RowRef row, int column, const TimeText& time);

    [[nodiscard]] Type typeOf(int column) const;

private:
    std::shared_ptr<const void> m_state;
    query::TableBinding m_binding;
    query::CellReader m_reader; // points at the binding: neither moves
    QList<ResultColumn> m_columns;
    std::vector<const query::BoundColumn*> m_bound; // null: the table has no such column
};

// The rows as a copy or an export reads them, on its own thread.
[[nodiscard]] RowReaderPtr readerOf(std::shared_ptr<const void> state, const query::TableBinding& binding,
                                    const query::RowOrder& rows, const QList<ResultColumn>& columns,
                                    const TimeText& time);
// Every column of a table that is not hidden, in its order.
[[nodiscard]] QList<ResultColumn> columnsOf(const query::TableBinding& binding);
// How a column of such a type is drawn, unless something better is known.
[[nodiscard]] CellKind cellKindOf(std::string_view column, Type type);

} // namespace sightline::ui
