// SPDX-License-Identifier: GPL-3.0-or-later
// Who is compared with whom: those who share groups, department, title and manager, rare ones counting more
// (TF-IDF, as the documented products weigh groups); without a directory, those who use the same hosts,
// applications and folders. Pure; the same for every order of users that names them alike.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sightline::analytics
{

inline constexpr std::size_t kMostPeers = 20;

// What users may share: any texts, each with its kind in front so that a title is no group.
using Traits = std::vector<std::string>;

struct PeerGroup {
    std::vector<std::uint32_t> peers; // nearest first; at most kMostPeers
    std::vector<std::string> shared;  // traits that the nearest share with the user, weightiest first
};

// traits: by user; users without any have no peers.
[[nodiscard]] std::vector<PeerGroup> findPeers(const std::vector<Traits>& traits);

} // namespace sightline::analytics
