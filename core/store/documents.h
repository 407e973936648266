// SPDX-License-Identifier: GPL-3.0-or-later
// Alerts and identities as the JSON documents that the small tables keep.
#pragma once

#include "core/model/alert.h"
#include "core/model/identity.h"

#include <nlohmann/json_fwd.hpp>

namespace sightline::store
{

// The product's part of an alert; the analyst's part lies in columns of its own.
[[nodiscard]] nlohmann::json alertDocument(const Alert& alert);
void readAlertDocument(const nlohmann::json& document, Alert& alert);

[[nodiscard]] nlohmann::json identityDocument(const Identity& identity);
[[nodiscard]] Identity identityFromDocument(const nlohmann::json& document);

} // namespace sightline::store
