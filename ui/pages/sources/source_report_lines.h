// SPDX-License-Identifier: GPL-3.0-or-later
// The report of a source as lines of tables and as sentences. Pure functions.
#pragma once

#include "core/usecase/source_report.h"
#include "ui/base/time_text.h"
#include "ui/models/lines_model.h"

#include <QStringList>

namespace sightline::ui
{

[[nodiscard]] QList<LineColumn> logColumns();
[[nodiscard]] QList<LineColumn> gapColumns();
[[nodiscard]] QList<LineColumn> kindColumns();
[[nodiscard]] QList<LineColumn> rejectColumns();

[[nodiscard]] QList<Line> logLines(const SourceCoverage& coverage, const TimeText& time);
[[nodiscard]] QList<Line> gapLines(const SourceCoverage& coverage, const TimeText& time);
[[nodiscard]] QList<Line> kindLines(const SourceCoverage& coverage);
[[nodiscard]] QList<Line> rejectLines(const std::vector<store::RejectRow>& rejects);

// "7 read = 6 stored + 0 duplicates + 1 rejected", with what belongs to it.
[[nodiscard]] QString accountSentence(const usecase::SourceReport& report);
// What the reader should know before trusting the source; empty if there is nothing.
[[nodiscard]] QStringList noteSentences(const usecase::SourceReport& report);

[[nodiscard]] LineCell numberCell(std::int64_t value);
// With the year: sources of a case are often years apart.
[[nodiscard]] LineCell timeCell(Ticks t, const TimeText& time);

} // namespace sightline::ui
