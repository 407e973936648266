// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a table to a file, as the case holds them: asks which rows, which columns and which form, then
// where, then writes in a task. A task that was stopped or failed leaves no file, and an older file of that
// name as it was. GUI thread, apart from writeFile.
#pragma once

#include "ui/base/page_context.h"
#include "ui/pages/row_text.h"

#include <QString>
#include <QWidget>

namespace sightline::ui
{

struct ExportOffer {
    RowReaderPtr shown; // what the table shows
    QList<int> visible; // its columns from left to right
    RowReaderPtr full;  // the same rows with every column; null: shown has them
    RowRanges selected;
    int rows = 0; // all of them
};

// page owns the task and the dialogs. Does nothing without rows.
void exportRows(PageContext& context, QWidget& page, const ExportOffer& offer);
// The number of rows written. Any thread.
[[nodiscard]] Result<std::uint64_t> writeFile(const QString& path, const RowJob& job, const Watch& watch);

} // namespace sightline::ui
