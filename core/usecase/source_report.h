// SPDX-License-Identifier: GPL-3.0-or-later
// What the case knows of one of its sources: the account of its import, what it covers, and whether it met a
// limit of the product that exported it.
#pragma once

#include "core/import/export_caps.h"
#include "core/usecase/import_files.h"
#include "core/usecase/session.h"

#include <vector>

namespace sightline::usecase
{

struct SourceReport {
    store::SourceRow source;
    FileReport report;                     // as the import told it
    std::vector<import::ExportCap> caps;   // met exactly
    std::vector<store::RejectRow> rejects; // each, by position
    bool mayRecover = false;               // an EVTX log whose deleted records were not asked for
};

// NotFound if there is no such source. On the session's thread.
[[nodiscard]] Result<SourceReport> sourceReport(Session& session, std::int64_t source);

} // namespace sightline::usecase
