// SPDX-License-Identifier: GPL-3.0-or-later
// A case file opened for reading: snapshots of its segments, and the small tables. Snapshots may be used from
// any thread and outlive the CaseFile; the CaseFile itself belongs to one thread.
#pragma once

#include "core/model/alert.h"
#include "core/model/identity.h"
#include "core/model/network.h"
#include "core/model/policy.h"
#include "core/model/user_mark.h"
#include "core/query/context.h"
#include "core/store/sqlite.h"
#include "core/table/segment.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sightline::store
{

// Interrupted: not at its end, whether an import is at work, was stopped or was killed.
enum class SourceState : int { Complete = 1, Interrupted = 2, Removed = 3 };

// A member of an archive for people: "logs.zip > a.json"; without a member, the path alone.
[[nodiscard]] std::string memberText(std::string_view path, std::string_view member);

struct SourceRow {
    std::int64_t id = 0;
    std::string path;
    std::string member; // of the archive at the path
    std::string sha256; // 32 bytes
    std::int64_t bytes = 0;
    std::string format; // "" when no record was recognised
    std::string zone;
    bool zoneAssumed = false;
    Ticks importedAt = kNoTime;

    [[nodiscard]] std::string place() const { return memberText(path, member); }

    std::int64_t read = 0, stored = 0, duplicates = 0, revisions = 0, rejected = 0;
    std::int64_t resumeOffset = 0, resumeOrdinal = 0;
    SourceState state = SourceState::Interrupted;
    std::string
        facts; // JSON: header, reason, from, to, activities, alerts, identities, undated (meta "source.<id>")
    std::string coverage; // document of a SourceCoverage (meta "coverage.<id>"); not read with the sources
};

struct RejectRow {
    std::int64_t position = 0;
    std::int64_t length = 0;
    int reason = 0;
    std::string argument; // "<record number>:<detail>"
};

struct ActionRow {
    std::int64_t id = 0;
    Ticks at = kNoTime;
    std::string who, verb, args, inverse;
    std::int64_t undoneBy = 0;
};

struct CaseInfo {
    std::string id, name;
    Ticks created = kNoTime;
    std::int64_t version = 0;
    std::uint64_t bytes = 0;
};

class CaseFile
{
public:
    [[nodiscard]] static Result<std::unique_ptr<CaseFile>> open(const std::filesystem::path& path);
    ~CaseFile();

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

    // The file that is read: path(), or a private copy of it.
    [[nodiscard]] const std::filesystem::path& readable() const { return m_copy.empty() ? m_path : m_copy; }

    // Said to the user when the case had to be opened through a private copy; else "".
    [[nodiscard]] const std::string& notice() const { return m_notice; }

    // True when somebody committed since the last call.
    [[nodiscard]] Result<bool> changed();
    // The newest snapshot; shares the segments of earlier ones.
    [[nodiscard]] Result<SnapshotPtr> snapshot();
    [[nodiscard]] Result<std::shared_ptr<const query::ActivityIds>> activityIds();

    [[nodiscard]] Result<CaseInfo> info();
    [[nodiscard]] Result<std::vector<SourceRow>> sources();
    [[nodiscard]] Result<std::vector<RejectRow>> rejects(std::int64_t source);
    [[nodiscard]] Result<std::string> coverage(std::int64_t source); // "" if the case has none
    [[nodiscard]] Result<std::vector<Alert>> alerts();
    [[nodiscard]] Result<std::vector<Policy>> policies();
    [[nodiscard]] Result<std::vector<Identity>> identities();
    // Ranges and lists of addresses, in the order of their ids. The same object until one of them changes.
    [[nodiscard]] Result<std::shared_ptr<const std::vector<Network>>> networks();
    [[nodiscard]] Result<std::vector<LinkEvidence>> links();         // of sources that are not removed
    [[nodiscard]] Result<std::vector<IdentityEdit>> identityEdits(); // in their order
    // Differs whenever what the three above answer differs.
    [[nodiscard]] Result<std::string> identityVersion();
    [[nodiscard]] Result<std::vector<UserMark>> userMarks();                  // in their order
    [[nodiscard]] Result<std::vector<ActionRow>> actions(std::int64_t limit); // newest first; 0: all

private:
    class Columns;

    CaseFile() = default;
    [[nodiscard]] Result<> loadSchema(Snapshot& out);
    [[nodiscard]] Result<> loadDictionaries(Snapshot& out);
    [[nodiscard]] Result<> loadSegments(Snapshot& out);
    [[nodiscard]] Result<> loadDeleted(Snapshot& out);
    [[nodiscard]] Result<> loadOverlays(Snapshot& out);
    [[nodiscard]] static Result<ColumnPtr> readOverlay(const Snapshot& snapshot, const SegmentView& view,
                                                       const ColumnDef& def, std::string_view data,
                                                       std::uint32_t raw);

    std::filesystem::path m_path;
    std::filesystem::path m_copy; // private copy to delete
    std::string m_notice;
    Database m_db;
    std::int64_t m_dataVersion = -1;
    std::uint64_t m_generation = 0;
    std::shared_ptr<Columns> m_columns;
    std::map<DomainId, std::shared_ptr<Dictionary>> m_dictionaries;
    std::map<SegmentId, std::shared_ptr<const Segment>> m_segments;
    SnapshotPtr m_snapshot;
    std::shared_ptr<const std::vector<Network>> m_networks;
    std::int64_t m_networksVersion = -1;
};

// Tables whose key is one column: that column is the ActivityId.
[[nodiscard]] std::string_view ownIdColumn(std::string_view table);

} // namespace sightline::store
