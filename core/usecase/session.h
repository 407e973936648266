// SPDX-License-Identifier: GPL-3.0-or-later
// An open case as the programs see it: one immutable state that pages, commands and tasks share, replaced as
// a whole when somebody commits.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/identity/address_book.h"
#include "core/identity/entity_map.h"
#include "core/model/alert.h"
#include "core/model/policy.h"
#include "core/query/context.h"
#include "core/store/case_file.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace sightline::usecase
{

// Everything a page may read. Immutable; any thread.
struct CaseState {
    std::filesystem::path path;
    std::string notice; // said once to the user; usually ""
    store::CaseInfo info;
    query::Context activities; // for TableBinding::open(.., "Activity" or a source table)
    query::Context alertTable; // for TableBinding::open(.., "Alert"); its rows follow `alerts`
    std::shared_ptr<const identity::EntityMap> people;
    std::vector<Alert> alerts; // by time; `users` are resolved texts
    std::vector<Policy> policies;
    std::vector<UserMark> userMarks;                        // in the order they were made
    std::shared_ptr<const std::vector<Network>> networks;   // ranges and lists of addresses
    std::shared_ptr<const identity::AddressBook> addresses; // made of them
    std::vector<store::SourceRow> sources;
    bool clockGiven = false; // activities.asOf was asked for; else it follows from the records
    std::uint64_t activityCount = 0;
    Ticks firstActivity = kNoTime; // over dated activities
    Ticks lastActivity = kNoTime;
};

using StatePtr = std::shared_ptr<const CaseState>;

class Session
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Session>> open(const std::filesystem::path& path,
                                                               std::optional<Ticks> asOf = {});

    [[nodiscard]] StatePtr state() const;
    // Reloads when the file changed; true if it did. One thread at a time.
    [[nodiscard]] Result<bool> refresh();

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

    [[nodiscard]] store::CaseFile& file() { return *m_file; }

private:
    Session() = default;
    [[nodiscard]] Result<> load();

    std::filesystem::path m_path;
    std::optional<Ticks> m_asOf;
    std::unique_ptr<store::CaseFile> m_file;
    std::shared_ptr<Workers> m_workers;
    mutable std::mutex m_mutex;
    StatePtr m_state;
    std::string m_peopleVersion; // of m_state->people
};

} // namespace sightline::usecase
