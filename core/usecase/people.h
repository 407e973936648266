// SPDX-License-Identifier: GPL-3.0-or-later
// Users: the list, and everything known of one.
#pragma once

#include "core/usecase/session.h"

#include <string>
#include <vector>

namespace sightline::usecase
{

struct UserRow {
    query::EntityCode entity = 0;
    std::string userId, user, displayName, department;
    std::vector<std::string> tags;
    std::size_t openAlerts = 0;
    std::size_t alerts = 0;
    std::uint64_t activities = 0;
    Ticks firstSeen = kNoTime, lastSeen = kNoTime;
};

// Ordered by open alerts, then activities, then name. `search`: part of any of their names; people only
// unless everybody is wanted. top 0: all.
[[nodiscard]] Result<std::vector<UserRow>> listUsers(const CaseState& state, std::string_view search,
                                                     std::size_t top, bool everybody, const StopToken& stop);

struct UserDetail {
    UserRow row;
    identity::Entity entity;
    std::vector<std::vector<std::string>> evidence; // by account: English sentences
    std::vector<std::string> conflicts;             // what evidence contradicts about them: English sentences
    std::optional<Identity> directory;              // the newest directory row
    std::vector<std::size_t> alerts;                // into CaseState::alerts, newest first
    std::string filter;                             // KQL of this person's activities, in any role
    std::vector<std::string> environments;          // OnPremises, Cloud, as their activities have them
    std::vector<std::string> missing;               // what kinds of data would add: English sentences
};

// NotFound when nobody has the name; InvalidInput naming the candidates when several have.
[[nodiscard]] Result<UserDetail> userDetail(const CaseState& state, std::string_view name,
                                            const StopToken& stop);

} // namespace sightline::usecase
