// SPDX-License-Identifier: GPL-3.0-or-later
// Maps of files of no known format: guessing one, trying it out, keeping it. Where maps are kept, the program
// says. Any thread.
#pragma once

#include "core/import/guess_map.h"
#include "core/usecase/import_files.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace sightline::usecase
{

using import::ColumnFacts;
using import::Container;
using import::draftOf;
using import::MapDraft;
using import::MapGuess;
using import::MapReason;
using import::MapRole;
using import::mapRoles;
using import::mapText;
using import::nameDraft;
using import::reasonText;
using import::RoleGuess;
using import::TimeForm;
using import::timeGuess;
using import::TimeGuess;

// A guess from the first MiB of a file; of an archive, of its first member.
[[nodiscard]] Result<MapGuess> guessFile(const std::filesystem::path& path);

// The map's format id; an error says what is wrong with the document.
[[nodiscard]] Result<std::string> checkMap(const MapDocument& map);

struct MapFolder {
    std::vector<MapDocument> maps; // those that can be used, by file name
    std::vector<Error> problems;   // of the others
};

// The maps (*.json) in a folder; one that does not exist has none. A map whose id or table an earlier one has
// is a problem.
[[nodiscard]] MapFolder loadMapFolder(const std::filesystem::path& folder);

// Checks and writes "<id>.json", whole or not at all; answers the file. replace: there may be one already.
[[nodiscard]] Result<std::filesystem::path> saveMap(const std::filesystem::path& folder,
                                                    const MapDocument& map, bool replace);

// What the map makes of a file's first records, without a case.
struct MapPreview {
    std::vector<std::vector<std::pair<Activity, std::string>>> rows; // filled columns; times in UTC
    std::uint64_t rejected = 0;                                      // among those looked at
};

[[nodiscard]] Result<MapPreview> previewMap(const std::filesystem::path& path, const MapDocument& map,
                                            const ImportOptions& options, std::size_t rows,
                                            const Watch& watch);

} // namespace sightline::usecase
