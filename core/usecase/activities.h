// SPDX-License-Identifier: GPL-3.0-or-later
// Activities for lists and details: pages of rows with a stable cursor, and one row with its raw record.
#pragma once

#include "core/query/search.h"
#include "core/usecase/session.h"

#include <string>
#include <utility>
#include <vector>

namespace sightline::usecase
{

struct ActivityQuery {
    std::string filter; // KQL
    std::size_t limit = 100;
    std::string after; // cursor of the page before
    query::Sort sort;
    std::vector<std::string> columns; // empty: the default ones
};

struct ActivityPage {
    std::uint64_t count = 0;
    std::string cursor; // "" on the last page
    std::vector<std::string> columns;
    std::vector<RowRef> refs;
    std::vector<std::vector<std::string>> rows; // texts by column
};

[[nodiscard]] const std::vector<std::string>& defaultActivityColumns();
[[nodiscard]] Result<ActivityPage> activityPage(const CaseState& state, const ActivityQuery& query,
                                                const StopToken& stop);

struct ActivityDetail {
    std::vector<std::pair<std::string, std::string>> fields; // every filled column of Activity, in order
    std::vector<std::pair<std::string, std::string>> sourceFields; // and of its source table
    std::string raw;
    std::string sourcePath, sourceSha256;
    std::string ordinal; // of the record in its source
};

[[nodiscard]] Result<ActivityDetail> activityDetail(const CaseState& state, RowRef row);
[[nodiscard]] Result<RowRef> findActivity(const CaseState& state, std::string_view activityId,
                                          const StopToken& stop);
// The row of a record, whether it is an activity or not. NotFound when the case has it no longer.
[[nodiscard]] Result<RowRef> findRecord(const CaseState& state, std::int64_t source, std::int64_t ordinal,
                                        const StopToken& stop);

} // namespace sightline::usecase
