// SPDX-License-Identifier: GPL-3.0-or-later
// Answers as text: aligned tables with control characters escaped, CSV that no spreadsheet runs, JSON, JSON
// lines.
#pragma once

#include "app/cli/command.h"

#include <iosfwd>
#include <string>
#include <string_view>

namespace sightline::cli
{

void printAnswer(std::ostream& out, const Answer& answer, Format format);

// Control characters, and those that reorder or break a line, as \n or \u202e.
[[nodiscard]] std::string shownText(std::string_view text);

// One CSV cell: quoted where needed; texts that a spreadsheet would take for a formula get an apostrophe.
[[nodiscard]] std::string csvCell(const Json& value);

} // namespace sightline::cli
