// SPDX-License-Identifier: GPL-3.0-or-later
// What a directory row says of one account, and the proofs that join account keys.
#pragma once

#include "core/base/ticks.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sightline
{

struct Identity {
    std::string displayName, upn, objectId, onPremSid, cloudSid, samAccountName, domain, mail;
    std::string department, jobTitle, manager, city, country, immutableId;
    std::vector<std::string> groups, roles, tags;
    std::vector<std::string> keys; // account keys this row proves to be one account, strongest first
    bool enabled = true;
    Ticks time = kNoTime;
    std::int64_t sourceFile = 0;
    std::int64_t ordinal = 0;
};

// Two account keys that one record carries for the same account.
struct AccountLink {
    std::string first;
    std::string second;

    auto operator<=>(const AccountLink&) const = default;
};

} // namespace sightline
