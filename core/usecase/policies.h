// SPDX-License-Identifier: GPL-3.0-or-later
// Activity policies: kept in the case, tested against the whole of it, run over it.
#pragma once

#include "core/usecase/session.h"

#include <string>
#include <vector>

namespace sightline::usecase
{

struct PolicyDay {
    Ticks day = 0;
    std::size_t alerts = 0;
};

// One alert a policy would raise or raised.
struct PolicyHit {
    Ticks time = kNoTime; // of the activity that completes it
    std::string group;    // the user, device or tenant as people read it
    std::size_t activities = 0;
};

struct PolicyTest {
    std::uint64_t matches = 0;
    std::size_t alerts = 0;
    std::size_t withheld = 0; // above the daily limit
    std::size_t skipped = 0;  // matches without a value to group by
    std::size_t groups = 0;
    std::vector<PolicyDay> perDay; // ascending
    std::vector<PolicyHit> newest; // newest first, at most 200
    double seconds = 0;
};

// Stores nothing. Undated activities match but cannot repeat within minutes: single-activity policies only.
[[nodiscard]] Result<PolicyTest> testPolicy(const CaseState& state, const Policy& policy, const Watch& watch);

struct PolicyRun {
    std::size_t policies = 0;
    std::uint64_t activities = 0; // matching
    std::size_t alerts = 0;       // new ones
    std::size_t withheld = 0;
    double seconds = 0;
};

[[nodiscard]] Result<std::string> addPolicy(Session& session, Policy policy); // its id
[[nodiscard]] Result<> removePolicy(Session& session, std::string_view id);
[[nodiscard]] Result<> enablePolicy(Session& session, std::string_view id, bool enabled);
// One policy or ("") all that are enabled. Running twice raises nothing twice.
[[nodiscard]] Result<PolicyRun> runPolicies(Session& session, std::string_view id, const Watch& watch);

} // namespace sightline::usecase
