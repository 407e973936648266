// SPDX-License-Identifier: GPL-3.0-or-later
// Import: files and folders into the case, with an account of every record.
#pragma once

#include "core/base/zone.h"
#include "core/import/archive.h"
#include "core/import/batch_limits.h"
#include "core/import/importer.h"
#include "core/model/coverage.h"
#include "core/usecase/session.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace sightline::usecase
{

struct RejectCount {
    std::string position; // of the first: "record 17, byte 4711"
    std::string reason;
    std::uint64_t count = 0;
};

struct FileReport {
    std::string path; // of an archive's member: "logs.zip > a.json"
    std::string sha256;
    std::string format; // "" when unknown
    std::string reason; // why unknown, what failed, or why not all of it was read
    std::uint64_t bytes = 0;
    std::uint64_t read = 0, stored = 0, duplicates = 0, revisions = 0, rejected = 0;
    std::uint64_t activities = 0, alerts = 0, identities = 0, undated = 0;
    Ticks from = kNoTime, to = kNoTime;
    bool zoneAssumed = false;
    std::vector<RejectCount> rejects; // and remarks, by which nothing is lost
    bool recovered = false;           // deleted records were asked for
    bool mappable = false;            // of no known format, but with columns that a map could name
    SourceCoverage coverage;          // of the records read, duplicates included

    void allDuplicates(); // its records are in the case already
};

struct ImportReport {
    std::vector<FileReport> files;
    double seconds = 0;
    bool cancelled = false; // what was stored up to then is kept
};

// A format document of the user's (core/import/user_format.h). name: its file, for errors.
struct MapDocument {
    std::string name;
    std::string text;
};

struct ImportOptions {
    std::string format;            // force one; "" = by content
    std::vector<MapDocument> maps; // beside the built-in formats, for files that none of them knows
    std::string zone;              // of times without one; "" = UTC, assumed
    bool dryRun = false;
    bool recoverDeleted = false; // of EVTX; a file that the case has without them is read again
    unsigned workers = 0;        // threads; 0: one a core
    bool background = false;     // threads of lower priority, for programs that stay in use meanwhile
    import::BatchLimits batch;   // what is read, sealed and committed as one
    import::ArchiveLimits archive;
    std::function<std::shared_ptr<const ZoneRules>(std::string_view)> zoneByName; // beyond fixed offsets
};

// Creates nothing: the case must exist. Each member of an archive is a source of its own. Folders are walked
// in name order; hidden files and MANIFEST-like documents are tried like all others.
[[nodiscard]] Result<ImportReport> importPaths(const std::filesystem::path& casePath,
                                               const std::vector<std::filesystem::path>& paths,
                                               const ImportOptions& options, const Watch& watch);

struct FormatLine {
    std::string id, title, table;
};

[[nodiscard]] Result<std::vector<FormatLine>> formatList(const std::vector<MapDocument>& maps = {});

struct SniffLine {
    std::string id;
    double confidence = 0;
    std::string why;
};

[[nodiscard]] Result<std::vector<SniffLine>> sniffFile(const std::filesystem::path& path,
                                                       const std::vector<MapDocument>& maps = {});

// The built-in formats and these.
[[nodiscard]] Result<std::vector<import::Format>> formatsWith(const std::vector<MapDocument>& maps);

// Null: none was asked for.
[[nodiscard]] Result<std::shared_ptr<const ZoneRules>> zoneOf(const ImportOptions& options);

// The first MiB of a file; of an archive, of the first member that these formats recognise, else of its
// first.
[[nodiscard]] Result<std::string> sniffedHead(const std::filesystem::path& path,
                                              std::span<const import::Format> formats);

[[nodiscard]] Result<> removeSource(Session& session, std::int64_t source);

} // namespace sightline::usecase
