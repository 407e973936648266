// SPDX-License-Identifier: GPL-3.0-or-later
// What core says about a map of columns, in the language of the window. Pure functions.
#pragma once

#include "core/usecase/map_files.h"

#include <QString>

namespace sightline::ui
{

[[nodiscard]] QString roleText(std::string_view role);
[[nodiscard]] QString reasonSentence(const usecase::MapReason& reason);
// "separated by semicolons, UTF-8, 7 columns; 1,000 records looked at"
[[nodiscard]] QString fileSentence(const usecase::MapGuess& guess);

} // namespace sightline::ui
