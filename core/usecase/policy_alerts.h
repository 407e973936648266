// SPDX-License-Identifier: GPL-3.0-or-later
// From a policy's matching rows to alerts in the queue, and to the marks on the activities behind them.
#pragma once

#include "core/policy/engine.h"
#include "core/usecase/session.h"

#include <map>
#include <string>
#include <vector>

namespace sightline::usecase
{

// The matching rows, ascending by time, and what the policy makes of them. groups[g] is the text of group g.
struct PolicyMatches {
    std::vector<RowRef> rows;
    std::vector<std::string> groups; // [0] is ""
    policy::Found found;
};

[[nodiscard]] Result<> checkPolicyFilter(const CaseState& state, const Policy& policy);
[[nodiscard]] Result<PolicyMatches> matchPolicy(const CaseState& state, const Policy& policy,
                                                const StopToken& stop);

struct PolicyHits {
    Policy policy;
    PolicyMatches matches;
};

// Puts an alert into the queue for each firing that is neither withheld nor known, and marks its activities:
// one action for all, none if there is nothing new, and nothing at all after a stop. Each alert is written as
// it is made, because a run may raise hundreds of thousands. Answers their number.
[[nodiscard]] Result<std::size_t> raiseAlerts(Session& session, const StatePtr& state,
                                              const std::vector<PolicyHits>& hits, const Watch& watch);

} // namespace sightline::usecase
