// SPDX-License-Identifier: GPL-3.0-or-later
// A guess which columns of an unknown file say when, who and what, with a reason for everything, and the map
// that comes of it once somebody has agreed. Pure functions.
#pragma once

#include "core/import/guess_columns.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::import
{

// What a column can be for: `time`, or a column of the activity.
struct MapRole {
    std::string_view id;
    std::string_view title; // in English
    std::optional<Activity> column;
};

[[nodiscard]] std::span<const MapRole> mapRoles();

// A sentence as an id and what to fill in, so that the window can say it in its language; reasonText says it
// in English.
struct MapReason {
    std::string id;
    std::vector<std::string> arguments;
};

[[nodiscard]] std::string reasonText(const MapReason& reason);

struct RoleGuess {
    std::string_view role;
    std::string column;    // "": none was found
    double confidence = 0; // 0 to 1
    std::vector<MapReason> reasons;
};

struct MapGuess {
    SampledFile file;
    std::vector<RoleGuess> roles;    // in the order of mapRoles()
    std::vector<MapReason> doubts;   // what the reader has to decide
    std::vector<std::string> unique; // columns whose values do not repeat in the sample
};

// head: as of sampleColumns.
[[nodiscard]] Result<MapGuess> guessMap(std::string_view head);

// How the times of a column are written, as far as its values show.
struct TimeGuess {
    TimeForm form = TimeForm::Text;
    bool zoned = false;     // all of them
    bool ambiguous = false; // month first and day first are both possible
    std::uint64_t read = 0; // values that are times in that form
};

[[nodiscard]] TimeGuess timeGuess(const ColumnFacts& column);

// What the reader decided.
struct MapDraft {
    std::string id, title, table;
    std::vector<std::pair<std::string, std::string>> columns; // role -> column; a role once
    TimeForm timeForm = TimeForm::Text;
    bool timeUtc = false; // of times without a zone
    std::vector<std::string> key;
    std::string application, environment; // of every record; "": none
};

[[nodiscard]] MapDraft draftOf(const MapGuess& guess, std::string_view title);
// An id and a table made of the title.
void nameDraft(MapDraft& draft, std::string_view title);
// The format document.
[[nodiscard]] std::string mapText(const MapGuess& guess, const MapDraft& draft);

} // namespace sightline::import
