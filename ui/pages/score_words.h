// SPDX-License-Identifier: GPL-3.0-or-later
// What the score card says, in the reader's words: percentile, place, the two parts of a day. Days of the
// score are those of UTC, whatever the zone of the window. GUI thread.
#pragma once

#include "core/usecase/score_history.h"
#include "ui/base/time_text.h"

#include <QString>

#include <optional>

namespace sightline::ui
{

// "99th", as far as the language has such words.
[[nodiscard]] QString ordinal(int number);
// "99th percentile,"; with fewer users than a percentile needs, that there are too few.
[[nodiscard]] QString percentileText(const analytics::Priority& priority);
// "1st of 186 scored users"
[[nodiscard]] QString standingText(const usecase::Standing& standing);
// "Fri 16 Oct": a day of the score.
[[nodiscard]] QString scoreDayText(std::int32_t day);
// "16"
[[nodiscard]] QString scoreDayNumber(std::int32_t day);
// "Fri 16 Oct: priority 139, 105 of alerts and 34 of risky activities; 90th percentile at 14"
[[nodiscard]] QString scoreDaySentence(std::int32_t day, const analytics::Priority& priority,
                                       std::optional<std::int32_t> line);
// "1 in 5,040", "ordinary"; an en dash where the day was not scored.
[[nodiscard]] QString rarityText(double oneIn);
[[nodiscard]] bool isRed(const analytics::Priority& priority);

} // namespace sightline::ui
