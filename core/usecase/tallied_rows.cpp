// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/tallied_rows.h"

#include "core/query/expr.h"

#include <fmt/format.h>

namespace sightline::usecase
{

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
    const auto rows = query::filterRows(table, *filter, stop, kql);
    if (!rows) return tl::unexpected(rows.error());
    return query::orderedRows(table, *rows, {"TimeGenerated", false}, 0, stop);
}

Result<std::uint32_t> ValueReader::value(RowRef row, analytics::Dimension dimension)
{
    analytics::TallyTexts texts;
    for (const auto& [column, into] :
         {std::pair{analytics::columnOf(dimension), &texts.text},
          std::pair{Activity::ActionType, &texts.actionType},
          std::pair{Activity::LogonType, &texts.logonType},
          std::pair{Activity::OperatingSystem, &texts.system}, std::pair{Activity::Result, &texts.result}}) {
        auto read = cell(row, activityColumn(column).name);
        if (!read) return tl::unexpected(read.error());
        *into = std::move(*read);
    }
    m_text = texts.text.empty() ? texts.actionType : texts.text;
    return analytics::tallyValueOf(dimension, texts);
}

Result<std::string> ValueReader::cell(RowRef row, std::string_view column)
{
    return m_cells.text(row, *m_table.find(column));
}

Result<Ticks> ValueReader::time(RowRef row)
{
    const auto time = m_cells.value(row, *m_table.find("TimeGenerated"));
    if (!time) return tl::unexpected(time.error());
    return time->isNull() ? kNoTime : time->integer;
}

} // namespace sightline::usecase
