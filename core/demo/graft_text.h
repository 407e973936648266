// SPDX-License-Identifier: GPL-3.0-or-later
// The text work of grafts: times found in a text. Pure functions.
#pragma once

#include "core/demo/graft.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace sightline::demo
{

// The first time of the text from `at` on.
[[nodiscard]] std::optional<Ticks> timeFrom(std::string_view text, std::size_t at);
// The last of the times that stand under the name of a record's time; kNoTime if there is none.
[[nodiscard]] Ticks lastTime(std::string_view text);

} // namespace sightline::demo
