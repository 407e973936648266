// SPDX-License-Identifier: GPL-3.0-or-later
// Questions that several verbs ask of the activities: matching rows, a timeline, the accounts of somebody.
#pragma once

#include "app/cli/command.h"
#include "core/query/search.h"

#include <string>
#include <string_view>
#include <vector>

namespace sightline::cli
{

// The state of the case, with scores of activities where the filter or a column asks for them.
[[nodiscard]] Result<usecase::StatePtr> stateFor(const Call& call, const usecase::Session& session,
                                                 std::string_view kql,
                                                 const std::vector<std::string>& columns = {});

struct Matching {
    query::TableBinding table;
    query::RowSet rows;
};

[[nodiscard]] Result<Matching> matchingActivities(const usecase::CaseState& state, std::string_view kql,
                                                  const StopToken& stop);

// {from,to,step,series:[{key,counts}],undated}; step in seconds. Options by, and bins or bucket.
[[nodiscard]] Result<Answer> timelineAnswer(const usecase::CaseState& state, std::string_view kql,
                                            const Call& call);

// "90s", "15m", "1h", "1d", "500ms".
[[nodiscard]] Result<Ticks> parseBucket(std::string_view text);

// [{kind,value,confidence,evidence,from,to}] of an entity; from and to: first and last dated activity.
[[nodiscard]] Result<Json> accountsJson(const usecase::CaseState& state, query::EntityCode code,
                                        const StopToken& stop);

} // namespace sightline::cli
