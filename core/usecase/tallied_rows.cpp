// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/tallied_rows.h"

#include "core/query/expr.h"

#include <fmt/format.h>

namespace sightline::usecase
{

bool isScored(const query::Context& activities, const SegmentInfo& segment)
{
    return query::sourceTableName(activities, segment) != "BehaviorAnalytics";
}

Result<std::vector<RowRef>> rowsOfDay(const CaseState& state, const JudgedDays& judged,
                                      const query::TableBinding& table, std::uint32_t user, std::int32_t day,
                                      const StopToken& stop)
{
    const Ticks from = day * kTicksPerDay;
    const std::string kql =
        fmt::format(R"(UserId == "{}" and TimeGenerated >= datetime({}) and TimeGenerated < datetime({}))",
                    state.people->entityId(judged.users[user]), isoText(from), isoText(from + kTicksPerDay));
    const auto filter = query::parsePredicate(kql);
    if (!filter) return tl::unexpected(filter.error());
    auto rows = query::filterRows(table, *filter, stop, kql);
    if (!rows) return tl::unexpected(rows.error());
    for (std::size_t s = 0; s < rows->bySegment.size(); ++s) {
        if (!rows->bySegment[s].none() &&
            !isScored(state.activities, state.activities.snapshot->segments[s].info()))
            rows->bySegment[s] = Bitmap{};
    }
    return query::orderedRows(table, *rows, {"TimeGenerated", false}, 0, stop);
}

ValueReader::ValueReader(const query::TableBinding& table) : m_cells(table)
{
    for (const ActivityColumn& column : activityColumns())
        m_columns.push_back(table.find(column.name));
}

Result<std::uint32_t> ValueReader::value(RowRef row, analytics::Dimension dimension)
{
    analytics::TallyTexts texts;
    for (const auto& [column, into] :
         {std::pair{analytics::columnOf(dimension), &texts.text},
          std::pair{Activity::ActionType, &texts.actionType},
          std::pair{Activity::LogonType, &texts.logonType},
          std::pair{Activity::OperatingSystem, &texts.system}, std::pair{Activity::Result, &texts.result}}) {
        auto read = cell(row, column);
        if (!read) return tl::unexpected(read.error());
        *into = std::move(*read);
    }
    m_text = texts.text.empty() ? texts.actionType : texts.text;
    return analytics::tallyValueOf(dimension, texts);
}

Result<std::string> ValueReader::cell(RowRef row, Activity column)
{
    return m_cells.text(row, *m_columns[static_cast<std::size_t>(column)]);
}

Result<Ticks> ValueReader::time(RowRef row)
{
    const auto time = m_cells.value(row, *m_columns[static_cast<std::size_t>(Activity::TimeGenerated)]);
    if (!time) return tl::unexpected(time.error());
    return time->isNull() ? kNoTime : time->integer;
}

} // namespace sightline::usecase
