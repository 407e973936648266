// SPDX-License-Identifier: GPL-3.0-or-later
// The words of filters: operators and fields in the reader's language, and what the opposite of each operator
// is. Pure functions.
#pragma once

#include "core/query/filter.h"

#include <QString>

#include <span>
#include <string>
#include <string_view>

namespace sightline::ui
{

// "is", "is not", "contains" ... in the reader's language.
[[nodiscard]] QString operatorWord(query::RuleOp op);
// The title of a field in the reader's language.
[[nodiscard]] QString fieldTitle(const query::FieldDef& field);
// The title of a column of a table, as it stands in headers and details.
[[nodiscard]] QString columnTitle(std::string_view column);
[[nodiscard]] const query::FieldDef* findField(std::span<const query::FieldDef> fields, std::string_view id);
// By id, else by column.
[[nodiscard]] const query::FieldDef* fieldFor(std::span<const query::FieldDef> fields,
                                              std::string_view idOrColumn);
// The same field said the other way round: is and is not, before and after ...
[[nodiscard]] query::RuleOp invertedOp(query::RuleOp op);
// Both conditions at once; either may be "".
[[nodiscard]] std::string joinKql(const std::string& a, const std::string& b);
// A rule "field is value"; excluded: "is not".
[[nodiscard]] query::Rule ruleFor(const query::FieldDef& field, const QString& value, bool excluded);

} // namespace sightline::ui
