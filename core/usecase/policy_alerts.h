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
    std::vector<std::string> groups;    // [0] is ""
    std::vector<std::string> groupKeys; // account keys when grouped by user, else ""
    policy::Found found;
};

[[nodiscard]] Result<> checkPolicyFilter(const CaseState& state, const Policy& policy);
[[nodiscard]] Result<PolicyMatches> matchPolicy(const CaseState& state, const Policy& policy,
                                                const StopToken& stop);

// The alerts a run adds (known ones left out), with the rows behind each.
struct RaisedAlerts {
    std::string policyId;
    std::uint64_t matches = 0;
    std::size_t withheld = 0;
    std::vector<Alert> alerts;
    std::vector<std::vector<RowRef>> rows; // by alert
};

[[nodiscard]] Result<RaisedAlerts> raiseAlerts(const CaseState& state, const Policy& policy,
                                               const StopToken& stop);
// One action for all of them; nothing when there is none.
[[nodiscard]] Result<> storeRaised(Session& session, const std::vector<RaisedAlerts>& raised,
                                   const StopToken& stop);

} // namespace sightline::usecase
