// SPDX-License-Identifier: GPL-3.0-or-later
// Every change of small state: opens the writer, changes, and writes one action with its inverse.
#pragma once

#include "core/store/case_writer.h"
#include "core/usecase/session.h"

#include <functional>
#include <nlohmann/json.hpp>
#include <string>

namespace sightline::usecase
{

struct ActionText {
    std::string verb;
    nlohmann::json args;
    nlohmann::json inverse; // {"op": ..., ...}; null: cannot be undone
};

// `work` makes the change in the transaction of `change` and fills in the action. The action's id, or 0 when
// work left the verb empty (nothing changed).
[[nodiscard]] Result<std::int64_t>
changeCase(const std::filesystem::path& path,
           const std::function<Result<>(store::CaseWriter&, store::Database&, ActionText&)>& work);

} // namespace sightline::usecase
