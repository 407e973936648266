// SPDX-License-Identifier: GPL-3.0-or-later
// What people may share that makes them peers: groups, department, title and manager of their newest
// directory row; without one, the hosts, applications, folders and objects they keep coming back to.
#pragma once

#include "core/analytics/score/day_book.h"
#include "core/analytics/score/peers.h"
#include "core/usecase/session.h"

#include <string>
#include <vector>

namespace sightline::usecase
{

struct PeerTraits {
    std::vector<analytics::Traits> ofUser; // by number
    std::vector<std::string> names;        // of the first traits: "department:Sales"; habits have none
};

// What the newest directory row of a person says that others may share: "department:Sales".
[[nodiscard]] std::vector<std::string> directoryTraits(const CaseState& state, query::EntityCode entity);

// PeerTraits::names alone.
[[nodiscard]] std::vector<std::string> traitNames(const CaseState& state,
                                                  const std::vector<query::EntityCode>& users);

// users: people by number.
[[nodiscard]] PeerTraits peerTraits(const CaseState& state, const std::vector<query::EntityCode>& users,
                                    const analytics::DayBook& book);

} // namespace sightline::usecase
