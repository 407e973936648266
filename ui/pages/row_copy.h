// SPDX-License-Identifier: GPL-3.0-or-later
// Rows to the clipboard. Few rows are there at once; many are a task that can be stopped,
// and then the clipboard is as it was. What came of it is said with the exact number of rows. GUI thread.
#pragma once

#include "ui/base/page_context.h"
#include "ui/base/task_runner.h"
#include "ui/pages/row_text.h"

#include <QWidget>

namespace sightline::ui
{

inline constexpr std::uint64_t kCopiedAtOnce = 1000;

// page owns the task. Copies nothing, and says nothing, if the job has no rows.
TaskHandle copyRows(PageContext& context, QWidget& page, RowJob job);

} // namespace sightline::ui
