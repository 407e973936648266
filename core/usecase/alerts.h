// SPDX-License-Identifier: GPL-3.0-or-later
// The alert queue's verbs, and undo of every change of small state.
#pragma once

#include "core/usecase/session.h"

#include <string>
#include <vector>

namespace sightline::usecase
{

// Only the given parts change.
struct AlertChange {
    std::optional<std::string> status, resolution, reason, comment, assignee;
    std::optional<bool> isRead;
};

struct ChangeResult {
    std::size_t changed = 0;
    std::int64_t action = 0; // id in the audit list; 0 when nothing changed
    std::string sentence;    // "Closed 14 alerts as Benign." in English
};

// Words are checked; closing needs a resolution other than none. Refreshes nothing: call Session::refresh().
[[nodiscard]] Result<ChangeResult> setAlerts(Session& session, const std::vector<std::string>& ids,
                                             const AlertChange& change, const std::string& predicate = {});

struct UndoResult {
    std::int64_t undone = 0; // the action that was undone
    std::int64_t action = 0; // the new one
    std::string sentence;
};

// Undoes the newest action that is neither undone nor an undo. NotFound when there is none.
[[nodiscard]] Result<UndoResult> undo(Session& session);

// Rows of the Alert table matching a predicate (KQL), newest first; limit 0: all.
struct AlertPage {
    std::uint64_t count = 0;
    std::vector<std::size_t> rows; // into CaseState::alerts
};

[[nodiscard]] Result<AlertPage> findAlerts(const CaseState& state, std::string_view predicate,
                                           std::size_t limit, std::string_view after = {});

} // namespace sightline::usecase
