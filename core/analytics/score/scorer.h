// SPDX-License-Identifier: GPL-3.0-or-later
// Scores every judged day of every user by the days of the last four weeks, in order of time. The same input
// gives the same bits, whatever the number of threads.
#pragma once

#include "core/analytics/score/day_score.h"
#include "core/analytics/score/judgements.h"

#include <array>
#include <optional>

namespace sightline::analytics
{

[[nodiscard]] Result<Scores> scoreDays(const Judgements& judgements, const KnownAttack& isAttack,
                                       Workers* workers, const StopToken& stop);

// The combination of channels: the two rarest of different families, as bits; leaveOut: as if this family
// were ordinary.
[[nodiscard]] double combinedBits(const std::array<float, kChannels>& channels,
                                  std::optional<Family> leaveOut = {});

} // namespace sightline::analytics
