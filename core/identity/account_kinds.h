// SPDX-License-Identifier: GPL-3.0-or-later
// Tells people from machines, services and the accounts every system has, by identifiers and names
// (resources/maps/account_kinds.tsv, well_known_sids.tsv). Any thread once made.
#pragma once

#include "core/identity/entity_map.h"

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sightline::identity
{

class AccountKinds
{
public:
    AccountKinds();

    // Of an entity with these keys.
    [[nodiscard]] EntityKind kindOf(std::span<const AccountKey> keys) const;
    // The name of an account that every Windows machine has, "" for other SIDs.
    [[nodiscard]] std::string_view builtInName(std::string_view foldedSid) const;

private:
    struct Pattern {
        std::string name;
        bool open = false; // more may follow
        EntityKind kind = EntityKind::Service;
    };

    [[nodiscard]] EntityKind kindOfName(std::string_view name) const;

    std::vector<Pattern> m_patterns;
    std::unordered_map<std::string, std::string> m_builtIn; // folded SID -> DOMAIN\name
};

} // namespace sightline::identity
