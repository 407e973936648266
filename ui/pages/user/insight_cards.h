// SPDX-License-Identifier: GPL-3.0-or-later
// What was new or uncommon about a day of a person as cards: one for each value, with its question, the value
// and the answers; where more than three values are alike in that, one for all of them. GUI thread.
#pragma once

#include "ui/pages/insight_words.h"
#include "ui/pages/user/evidence.h"

#include <QString>
#include <QStringList>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sightline::ui
{

struct InsightAnswerLine {
    Rarity mark = Rarity::None;
    QString text;
};

struct InsightCard {
    bool isHead = false;
    InsightGroup group = InsightGroup::Action;
    analytics::Dimension dimension = analytics::Dimension::Action;
    QString title;                // the question; of a head: the group
    QString value;                // shown; of several "a, b, c and 9 more"
    QString count;                // of activities; of a head: of values
    std::uint64_t activities = 0; // as many
    std::size_t values = 0;       // that the card stands for
    Rarity mark = Rarity::None;   // the strongest of the answers
    std::vector<InsightAnswerLine> answers;
    std::vector<usecase::Insight> insights; // those of one value side by side

    // The values, each once.
    [[nodiscard]] QStringList shownValues() const;
    // The first values and how many more there are, a line each.
    [[nodiscard]] QStringList lines(std::size_t most) const;
    // The first activity of each value.
    [[nodiscard]] Evidence evidence(std::int32_t day) const;
};

inline constexpr std::size_t kMostSingleCards = 3;
inline constexpr std::size_t kMostCardLines = 3; // values on a card

// Those of a group side by side, first times first.
[[nodiscard]] std::vector<InsightCard> insightCards(const std::vector<usecase::Insight>& insights);

} // namespace sightline::ui
