// SPDX-License-Identifier: GPL-3.0-or-later
// Finds what a policy would raise, over the rows that match its filter. Pure; deterministic.
#pragma once

#include "core/base/ticks.h"
#include "core/model/policy.h"

#include <cstdint>
#include <span>
#include <vector>

namespace sightline::policy
{

// A matching activity: its time (kNoTime: undated), the group it belongs to (0: no value), its place in the
// caller's list. Input is ascending by time, undated last.
struct Match {
    Ticks time = kNoTime;
    std::uint32_t group = 0;
    std::uint32_t row = 0;
};

struct Firing {
    Ticks time = kNoTime;  // of the activity that completes it
    Ticks start = kNoTime; // first activity of the window
    std::uint32_t group = 0;
    std::vector<std::uint32_t> rows; // the activities, ascending by time
    bool withheld = false;           // above the policy's daily limit
};

struct Found {
    std::vector<Firing> firings;
    std::size_t skipped = 0; // matches of a repeated policy without a group or a time
};

// Single: every match fires by itself, whatever its group. Repeated: fires at the n-th match of a group
// within the window, takes in the matches that follow while they are within the window's length of the one
// before, and starts anew after that.
[[nodiscard]] Found findFirings(const Policy& policy, std::span<const Match> matches);

} // namespace sightline::policy
