// SPDX-License-Identifier: GPL-3.0-or-later
// What a commit writes beside segments: sources with their counts, rejects, alerts, identities and links.
#pragma once

#include "core/store/case_file.h"
#include "core/store/sqlite.h"

#include <map>
#include <utility>
#include <vector>

namespace sightline::store
{

struct SmallRows {
    std::map<std::int64_t, SourceRow> sources; // by id
    std::vector<std::pair<std::int64_t, RejectRow>> rejects;
    std::vector<Alert> alerts; // product fields of a known alert are updated, the analyst's stay
    std::vector<Identity> identities;
    std::map<std::pair<AccountLink, std::int64_t>, LinkEvidence> links; // by source; counts are added

    [[nodiscard]] Result<> write(Database& db) const; // inside a transaction
};

} // namespace sightline::store
