// SPDX-License-Identifier: GPL-3.0-or-later
// Joins account keys to entities by evidence. Two sorts of keys: identifiers (SID, object id, PUID) belong to
// one account for ever, names (UPN, DOMAIN\name, mail) to whoever holds them at the time. Evidence is taken
// in tiers, strongest first; a tier never joins two accounts of one directory, and where its evidence would,
// all of it is put aside and listed. Nothing depends on the order of the input. One thread.
#pragma once

#include "core/identity/entity_map.h"
#include "core/identity/key_numbers.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sightline::identity
{

// A key's part of the time axis: identifiers have one, names one for each holder.
struct Tenure {
    std::uint32_t key = 0;  // by KeyNumbers
    Ticks from = kNoTime;   // kNoTime: from the beginning
    Ticks to = kNoTime;     // exclusive; kNoTime: open
    bool contested = false; // several held it: it stands alone
    std::uint32_t group = 0;
    Basis basis = Basis::Identifier;
};

struct Resolution {
    std::vector<Tenure> tenures; // by key, then time
    std::uint32_t groups = 0;    // groups are numbered by their first tenure

    struct Conflict {
        identity::Conflict::Kind kind = identity::Conflict::Kind::SharedName;
        std::uint32_t key = 0;
        std::vector<std::uint32_t> groups;
        Ticks from = kNoTime, to = kNoTime;
    };

    std::vector<Conflict> conflicts;
};

[[nodiscard]] Resolution resolve(const EntityMap::Input& input, const KeyNumbers& numbers);

} // namespace sightline::identity
