// SPDX-License-Identifier: GPL-3.0-or-later
// Identities by hand: merging and splitting people, undoable and audited, and what evidence contradicts.
#pragma once

#include "core/identity/merge_suggestions.h"
#include "core/usecase/alerts.h"
#include "core/usecase/session.h"

#include <string>
#include <string_view>
#include <vector>

namespace sightline::usecase
{

// The entity that a spelling names: entity id, UPN, SID, object id, DOMAIN\name, or a name that one entity
// has. NotFound, or InvalidInput with the candidates when several have it.
[[nodiscard]] Result<query::EntityCode> findEntity(const CaseState& state, std::string_view name);

// The two become one. InvalidInput when they are one already. Refreshes nothing.
[[nodiscard]] Result<ChangeResult> mergeUsers(Session& session, std::string_view a, std::string_view b);

// Two users in any spelling.
struct UserPair {
    std::string first, second;
};

// As mergeUsers for each pair, all or none, as one action.
[[nodiscard]] Result<ChangeResult> mergePairs(Session& session, const std::vector<UserPair>& pairs);
// Says of each pair that it is two: it is no longer suggested as one. Refreshes nothing.
[[nodiscard]] Result<ChangeResult> keepApart(Session& session, const std::vector<UserPair>& pairs);

// Who may be one by their names (core/identity/merge_suggestions.h); one pass over the activities.
[[nodiscard]] Result<identity::MergeSuggestions> suggestMerges(const CaseState& state, const StopToken& stop);
// An English sentence: what names a suggestion rests on.
[[nodiscard]] std::string conventionText(const identity::NamingConvention& convention);

// The key of the account that a spelling names; as findEntity.
[[nodiscard]] Result<std::string> findAccount(const CaseState& state, std::string_view name);

// Takes one account (in any spelling, or its key) out of its entity; it stands alone from then on.
// InvalidInput when it does already. Refreshes nothing.
[[nodiscard]] Result<ChangeResult> splitAccount(Session& session, std::string_view account);

// What speaks against a merge: two accounts of one issuer of identifiers, or two kinds of entities.
struct MergeConflict {
    enum class Kind : std::uint8_t { TwoOfTheCloud, TwoOfOneIssuer, OtherKinds };
    Kind kind = Kind::OtherKinds;
    std::string first, second; // texts of accounts; OtherKinds: of the entities
    std::string issuer;        // TwoOfOneIssuer: SID of the domain or machine
    identity::EntityKind firstKind = identity::EntityKind::Person; // OtherKinds
    identity::EntityKind secondKind = identity::EntityKind::Person;
};

// A change as it would be, for a look before it is made.
struct MergePreview {
    std::string text;                        // what the merged entity would be called
    std::vector<identity::Account> accounts; // all of them
    std::vector<MergeConflict> conflicts;
};

[[nodiscard]] Result<MergePreview> previewMerge(const CaseState& state, std::string_view a,
                                                std::string_view b);

// An English sentence for a conflict: what contradicts, and when.
[[nodiscard]] std::string conflictText(const identity::EntityMap& people, const identity::Conflict& conflict);
// Into EntityMap::conflicts(); those that concern the entity.
[[nodiscard]] std::vector<std::size_t> conflictsOf(const identity::EntityMap& people,
                                                   query::EntityCode entity);

} // namespace sightline::usecase
