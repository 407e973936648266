// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a source in a case, and hiding them: what removing a source and reading it again share.
#pragma once

#include "core/store/case_writer.h"
#include "core/usecase/session.h"

#include <nlohmann/json.hpp>

namespace sightline::usecase
{

[[nodiscard]] Error noSuchSource(std::int64_t source);

// Rows of the source in a segment; an empty bitmap if it has none.
[[nodiscard]] Result<Bitmap> rowsOfSource(const SegmentView& view, std::int64_t source);

// Inside a change: its rows get tombstones and its alerts go. Answers the inverse.
[[nodiscard]] Result<nlohmann::json> hideSource(const CaseState& state, const store::SourceRow& source,
                                                store::CaseWriter& writer, store::Database& db);

} // namespace sightline::usecase
