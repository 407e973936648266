// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts in a domain and accounts in the cloud that no record ties together, but whose names fit each other
// as names in this company do: for an analyst to confirm. Nothing is joined by it. What the convention is, is
// learnt from people known by evidence to have both names; where there are fewer than five of them, a
// convention must fit a third of all accounts and three times as many as mixed-up names would. Any thread.
#pragma once

#include "core/identity/entity_map.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace sightline::identity
{

// When an entity acted; kNoTime: never.
struct EntitySpan {
    Ticks first = kNoTime, last = kNoTime;
};

// How Windows names of a domain follow from UPNs with one ending.
struct NamingConvention {
    std::string domain, ending;
    std::size_t known = 0;    // people known to have both names by evidence
    std::size_t followed = 0; // of them, those whose names fit
    std::size_t open = 0;     // accounts of the domain that evidence ties to nobody in the cloud
    std::size_t fitting = 0;  // of them, those that exactly one such account of the cloud fits
    std::size_t byChance = 0; // without known people: how many mixed-up names would fit
    std::string exampleWindows, exampleUpn; // of the known; "" without
};

struct MergeSuggestion {
    query::EntityCode onPremises = 0, cloud = 0;
    std::string windows, upn;           // the names that fit, as people read them
    std::size_t convention = 0;         // into MergeSuggestions::conventions
    Ticks from = kNoTime, to = kNoTime; // both were seen
};

struct MergeSuggestions {
    std::vector<NamingConvention> conventions;
    std::vector<MergeSuggestion> rows; // by convention, then Windows name
    std::size_t unclear = 0;           // accounts of domains that several of the cloud fit, or that share one
};

// seen: by entity code. Only pairs that were seen within a day of each other, that no identifier tells apart
// and that nobody has said to be different.
[[nodiscard]] MergeSuggestions suggestMerges(const EntityMap& people, std::span<const EntitySpan> seen);

} // namespace sightline::identity
