// SPDX-License-Identifier: GPL-3.0-or-later
// Who is compared with whom: those who share groups, department, title and manager, rare ones counting more
// (TF-IDF, as the documented products weigh groups); without a directory, those who use the same hosts,
// applications and folders. Pure; the same for every number of threads.
#pragma once

#include "core/base/workers.h"

#include <cstdint>
#include <vector>

namespace sightline::analytics
{

inline constexpr std::size_t kMostPeers = 20;

// What users may share, as numbers, ascending.
using Traits = std::vector<std::uint32_t>;

struct PeerGroup {
    std::vector<std::uint32_t> peers;  // nearest first; at most kMostPeers
    std::vector<std::uint32_t> shared; // named traits that half of them share with the user, weightiest first

    bool operator==(const PeerGroup&) const = default;
};

// traits: by user; users without any have no peers. named: traits below it may be called by name.
[[nodiscard]] std::vector<PeerGroup> findPeers(const std::vector<Traits>& traits, std::uint32_t named,
                                               Workers* workers = nullptr);

} // namespace sightline::analytics
