// SPDX-License-Identifier: GPL-3.0-or-later
// Users: the list, and everything known of one.
#pragma once

#include "core/usecase/session.h"

#include <array>
#include <string>
#include <vector>

namespace sightline::usecase
{

inline constexpr std::array kEntityKinds{identity::EntityKind::Person, identity::EntityKind::Machine,
                                         identity::EntityKind::Service, identity::EntityKind::System,
                                         identity::EntityKind::Application};

struct UserRow {
    query::EntityCode entity = 0;
    std::string userId, user, displayName, department, mail;
    identity::EntityKind kind = identity::EntityKind::Person;
    std::vector<std::string> groups, tags;
    std::size_t accounts = 0;
    std::string foundBy; // the spelling that a search found, where it is neither `user` nor a name
    std::size_t openAlerts = 0;
    std::size_t alerts = 0;
    std::uint64_t activities = 0;
    Ticks firstSeen = kNoTime, lastSeen = kNoTime;
};

// Ordered by open alerts, then activities, then name. `search`: part of any of their names, accounts or mail
// addresses, or an account in any spelling; people only unless everybody is wanted. top 0: all.
[[nodiscard]] Result<std::vector<UserRow>> listUsers(const CaseState& state, std::string_view search,
                                                     std::size_t top, bool everybody, const StopToken& stop);

// What an entity did, as the one who acts.
struct EntitySeen {
    std::uint64_t activities = 0;
    Ticks first = kNoTime; // of the dated ones
    Ticks last = kNoTime;
};

// By entity code; one pass over the activities.
[[nodiscard]] Result<std::vector<EntitySeen>> activitiesByEntity(const CaseState& state,
                                                                 const StopToken& stop);

// Kinds of data that the case has nothing of about a person.
enum class MissingData : std::uint8_t { Cloud, OnPremises, Directory, Alerts };

struct UserDetail {
    UserRow row;
    identity::Entity entity;
    std::vector<std::vector<std::string>> evidence; // by account: English sentences
    std::vector<std::string> conflicts;             // what evidence contradicts about them: English sentences
    std::optional<Identity> directory;              // the newest directory row
    std::vector<std::size_t> alerts;                // into CaseState::alerts, newest first
    std::string filter;                             // KQL of this person's activities, in any role
    std::vector<std::string> environments;          // OnPremises, Cloud, as their activities have them
    std::vector<MissingData> missing;               // what would add to the picture
};

// English, for the command line: what is missing and where it would come from.
[[nodiscard]] std::string_view missingSentence(MissingData missing);

// NotFound when nobody has the name; InvalidInput naming the candidates when several have.
[[nodiscard]] Result<UserDetail> userDetail(const CaseState& state, std::string_view name,
                                            const StopToken& stop);

} // namespace sightline::usecase
