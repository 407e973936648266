// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a table as text, for the clipboard and for files: which rows, which columns, in whose words and in
// what form. Written piece by piece, so that no table is too long. In the forms a spreadsheet reads, a cell
// that it would take for a formula gets an apostrophe before it. Any thread.
#pragma once

#include "core/base/progress.h"
#include "ui/models/row_ranges.h"
#include "ui/models/row_reader.h"

#include <QList>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace sightline::ui
{

enum class RowForm { Tabs, Csv, JsonLines, Markdown };
// What the table says, or what the case holds: then the head has the ids of the columns.
enum class RowWords { Shown, Stored };

struct RowJob {
    RowReaderPtr rows;
    QList<int> columns; // of the reader, from left to right
    RowRanges ranges;
    RowForm form = RowForm::Tabs;
    RowWords words = RowWords::Shown;
};

using TextSink = std::function<Result<>(std::string_view)>;

// The number of rows written, which is all of them or there is an error.
[[nodiscard]] Result<std::uint64_t> writeRows(const RowJob& job, const TextSink& out, const Watch& watch);

[[nodiscard]] std::string csvCell(std::string_view text);

} // namespace sightline::ui
