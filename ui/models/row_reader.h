// SPDX-License-Identifier: GPL-3.0-or-later
// The cells of a table as texts, for copies and exports: as the table says them and as the case holds them.
// Made on the GUI thread; afterwards one reader belongs to one thread, which need not be that one.
#pragma once

#include "core/base/result.h"
#include "core/table/types.h"

#include <QList>
#include <QString>
#include <QTableView>

#include <memory>
#include <string>

namespace sightline::ui
{

struct RowColumn {
    std::string id;
    QString title; // in the reader's language
    Type type = Type::String;
};

class RowReader
{
public:
    RowReader() = default;
    virtual ~RowReader() = default;
    RowReader(const RowReader&) = delete;
    RowReader& operator=(const RowReader&) = delete;

    [[nodiscard]] const QList<RowColumn>& columns() const { return m_columns; }

    // In the reader's language and zone; "" for an empty cell.
    [[nodiscard]] virtual Result<QString> shownText(int row, int column) = 0;
    // As CLI and KQL print it: times in UTC, numbers without groups; "" for an empty cell.
    [[nodiscard]] virtual Result<std::string> storedText(int row, int column) = 0;

protected:
    QList<RowColumn> m_columns;
};

using RowReaderPtr = std::shared_ptr<RowReader>;

// Takes all cells of a small table at once. Stored is kRaw, else the text; a second line is part of what is
// shown.
[[nodiscard]] RowReaderPtr readerOf(const QTableView& view);

} // namespace sightline::ui
