// SPDX-License-Identifier: GPL-3.0-or-later
// What was new or uncommon about a day, as questions and answers in the reader's words. GUI thread.
#pragma once

#include "core/usecase/insights.h"
#include "ui/base/marks.h"

#include <QString>

#include <cstdint>

namespace sightline::ui
{

// What the reader thinks of as one thing; documents and other objects are both resources.
enum class InsightGroup : std::uint8_t { Action, App, Browser, Country, Provider, Device, Host, Resource };

[[nodiscard]] InsightGroup insightGroup(analytics::Dimension dimension);
// "Country"
[[nodiscard]] QString insightGroupText(InsightGroup group);
// "First time from this country?"; not first: "Is this country uncommon?"
[[nodiscard]] QString insightQuestion(InsightGroup group, bool isFirst);
// "12 resources for the first time", "3 uncommon resources"
[[nodiscard]] QString insightQuestion(InsightGroup group, bool isFirst, int values);

// The numbers in which the insights of several values differ, that are of one kind and look back as far.
struct InsightRange {
    std::uint32_t least = 0; // Insight::with
    std::uint32_t most = 0;
    std::int32_t lastDay = 0; // the newest
    bool sameDay = true;      // of all

    void add(const usecase::Insight& insight);
};

// Of one.
[[nodiscard]] InsightRange insightRange(const usecase::Insight& insight);
// "2 – 5 of 20 peers in the last 90 days"; insight: any of them.
[[nodiscard]] QString insightAnswer(const usecase::Insight& insight, const InsightRange& range);
// "On none of the user's 57 active days in the last 90 days; never before"
[[nodiscard]] QString insightAnswer(const usecase::Insight& insight);

} // namespace sightline::ui
