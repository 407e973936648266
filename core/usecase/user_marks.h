// SPDX-License-Identifier: GPL-3.0-or-later
// What analysts say of people: tags, resets of the investigation priority, verdicts on days. Each is one
// action that can be undone. Nothing here refreshes the session.
#pragma once

#include "core/usecase/alerts.h"
#include "core/usecase/session.h"

#include <string>
#include <string_view>
#include <vector>

namespace sightline::usecase
{

// Tags that mean something to the score: Sensitive, Honeytoken. Any other text is a tag too.
// InvalidInput where the person has it already (from the case or a directory), or, to be removed, has not.
[[nodiscard]] Result<ChangeResult> tagUser(Session& session, std::string_view name, std::string_view tag,
                                           bool remove = false);

// What happened up to the clock of the case does not count any more. InvalidInput without a reason, for
// someone who is no person, or where nothing counts.
[[nodiscard]] Result<ChangeResult> resetPriority(Session& session, std::string_view name,
                                                 std::string_view reason);

// day: since 0001-01-01, UTC. verdict: one of kDayVerdicts, or "none" to take one back.
[[nodiscard]] Result<ChangeResult> setDayVerdict(Session& session, std::string_view name, std::int32_t day,
                                                 std::string_view verdict, std::string_view reason);

// The entity a mark is about; 0 where nobody holds the account.
[[nodiscard]] query::EntityCode markedEntity(const CaseState& state, const UserMark& mark);

// By entity code; in the order they were given.
[[nodiscard]] std::vector<std::vector<std::string>> tagsByEntity(const CaseState& state);

} // namespace sightline::usecase
