// SPDX-License-Identifier: GPL-3.0-or-later
// Why a day stands out, in the reader's words: what core counted as a title, a sentence and a mark. Log texts
// are shown escaped; days are those of UTC. GUI thread.
#pragma once

#include "core/usecase/score_explain.h"
#include "ui/base/marks.h"

#include <QString>

namespace sightline::ui
{

// An account that was acted upon is known by its key: here it gets the name it has in the list of users.
void nameAccount(const usecase::CaseState& state, usecase::Reason& reason);
// "Host FS02", "14 hosts reached for the first time"
[[nodiscard]] QString reasonTitleText(const usecase::Reason& reason);
// "Never on 61 active days before; 6 of 23 peers had it; ..."
[[nodiscard]] QString reasonText(const usecase::Reason& reason);
[[nodiscard]] Rarity reasonMark(const usecase::Reason& reason);
// What its day would be without it; empty for alerts.
[[nodiscard]] QString whatIfSentence(const usecase::Contribution& contribution);
[[nodiscard]] QString doubtText(const usecase::Doubt& doubt);

} // namespace sightline::ui
