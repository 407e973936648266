// SPDX-License-Identifier: GPL-3.0-or-later
// The inverses that actions keep, and how they are carried out.
#pragma once

#include "core/model/alert.h"
#include "core/store/case_writer.h"

#include <nlohmann/json.hpp>

namespace sightline::usecase
{

// The analyst's part of an alert, by its id.
[[nodiscard]] nlohmann::json triageJson(const Alert& alert);
[[nodiscard]] Result<> writeTriage(store::Database& db, const nlohmann::json& triage);

// {"op":"triage"|"policy"|"identity"|"userMark"|"network"|"source", ...}; Corrupt when the document is none
// of them.
[[nodiscard]] Result<> applyInverse(store::CaseWriter& writer, store::Database& db,
                                    const nlohmann::json& inverse);

} // namespace sightline::usecase
