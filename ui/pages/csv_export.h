// SPDX-License-Identifier: GPL-3.0-or-later
// All rows of a question as a CSV file: asks where, then writes row by row in a task. Cells that a
// spreadsheet would take for a formula are guarded by an apostrophe. GUI thread, apart from writeCsv.
#pragma once

#include "ui/base/page_context.h"
#include "ui/pages/search_answer.h"

#include <QIODevice>
#include <QWidget>

namespace sightline::ui
{

// page owns the task and the dialog. Does nothing without a case.
void exportCsv(PageContext& context, QWidget& page, const SearchQuestion& question);
// The number of rows written; every column that is not hidden. Any thread.
[[nodiscard]] Result<std::uint64_t> writeCsv(QIODevice& out, const SearchQuestion& question,
                                             const Watch& watch);
[[nodiscard]] std::string csvCell(std::string_view text);

} // namespace sightline::ui
