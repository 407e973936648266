// SPDX-License-Identifier: GPL-3.0-or-later
// Values and small records as JSON: times ISO, numbers and booleans as such, dynamic columns as their JSON.
// Pure functions.
#pragma once

#include "app/cli/command.h"
#include "core/model/alert.h"
#include "core/model/identity.h"
#include "core/store/case_file.h"
#include "core/table/types.h"

#include <string>
#include <string_view>
#include <vector>

namespace sightline::cli
{

[[nodiscard]] Json timeJson(Ticks time); // null for none

// The text of a cell (core/table/types.h valueText) as a JSON value. "" is null, except for texts.
[[nodiscard]] Json cellJson(std::string_view text, Type type);

// Members whose text is empty, whose list is empty or whose time is none are left out.
void addText(Json& object, const char* key, std::string_view text);
void addList(Json& object, const char* key, const std::vector<std::string>& list);
void addTime(Json& object, const char* key, Ticks time);

// Columns of the Alert table (activity.md); whole: with what the product wrote of its entities.
[[nodiscard]] Json alertJson(const Alert& alert, bool whole);
[[nodiscard]] const std::vector<std::string>& alertTableColumns();
[[nodiscard]] Json directoryJson(const Identity& identity);
[[nodiscard]] Json sourceJson(const store::SourceRow& source);

} // namespace sightline::cli
