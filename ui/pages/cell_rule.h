// SPDX-License-Identifier: GPL-3.0-or-later
// "Show only rows like this cell", and only the others: a rule for any column, also for a time, a list and an
// empty cell. Where no chip can say it, it is a KQL-only rule. Pure functions.
#pragma once

#include "core/query/filter.h"
#include "core/table/types.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sightline::ui
{

// value as stored; "" for an empty cell. Nothing if the text is no value of the type.
[[nodiscard]] std::optional<query::Rule> cellRule(std::span<const query::FieldDef> fields,
                                                  std::string_view column, Type type,
                                                  const std::string& value, bool excluded);

} // namespace sightline::ui
