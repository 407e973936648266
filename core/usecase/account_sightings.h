// SPDX-License-Identifier: GPL-3.0-or-later
// When the accounts of one entity were seen: each for itself, as the one who acts or is acted upon, in one
// pass over the activities. A name that changed hands counts for its holder of the moment. Any thread.
#pragma once

#include "core/usecase/session.h"

#include <array>
#include <cstdint>
#include <vector>

namespace sightline::usecase
{

inline constexpr std::size_t kSightingBins = 160;

struct AccountSighting {
    std::uint64_t activities = 0; // an activity that has the account in both roles counts once
    Ticks first = kNoTime;        // of the dated ones
    Ticks last = kNoTime;
    std::array<std::uint32_t, kSightingBins> bins{}; // dated activities, over the time of the case
};

struct AccountSightings {
    Ticks from = kNoTime;                  // of the bins; kNoTime: the case has no dated activity
    Ticks to = kNoTime;                    // exclusive
    std::vector<AccountSighting> accounts; // as Entity::accounts
};

[[nodiscard]] Result<AccountSightings> accountSightings(const CaseState& state, query::EntityCode entity,
                                                        const StopToken& stop);

} // namespace sightline::usecase
