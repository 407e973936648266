// SPDX-License-Identifier: GPL-3.0-or-later
// What was new or uncommon about a day of a person, by the names and look-backs of the documented activity
// insights (resources/tables/insights.tsv). The documentation does not say what "uncommon" is; here:
//   for the user    seen before, but on at most one in ten of the active days looked back on (at least 5)
//   among peers     at most one in ten of the peers that were active had it (at least 3)
//   in the tenant   at most one in a hundred of the users that were active had it, or one user of fewer
// Nothing is first or uncommon before there are 5 active days to look back on. Each comes with its numbers.
#pragma once

#include "core/usecase/scores.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::usecase
{

enum class InsightKind : std::uint8_t {
    FirstTimeUser,
    UncommonUser,
    UncommonPeers,
    FirstTimeTenant,
    UncommonTenant
};

struct Insight {
    std::string_view name; // of the documentation
    analytics::Dimension dimension = analytics::Dimension::Action;
    InsightKind kind = InsightKind::FirstTimeUser;
    std::string value;        // as the first record has it
    std::uint32_t count = 0;  // how often that day
    std::string activity;     // id of the first record
    std::uint32_t days = 0;   // looked back
    std::uint32_t active = 0; // of these, the user's active days; of peers and tenant, who was active
    std::uint32_t with = 0;   // of these, with the value
    std::int32_t lastDay = 0; // the user's last day with it, however long ago; 0: never
};

// Of one day, by dimension, value and kind; empty where the user did nothing that day.
[[nodiscard]] Result<std::vector<Insight>> insightsOf(const CaseState& state, const JudgedDays& judged,
                                                      std::uint32_t user, std::int32_t day,
                                                      const StopToken& stop);

// Active days before a day, without which nothing of it is an insight.
inline constexpr std::uint32_t kLeastInsightDays = 5;

struct DayInsights {
    std::int32_t day = 0;
    bool wasActive = false;
    std::uint32_t before = 0; // active days
    std::vector<Insight> insights;
};

// Of the day that was chosen; without one, of the newest day up to `newest` on which the user did anything.
[[nodiscard]] Result<DayInsights> dayInsights(const CaseState& state, const JudgedDays& judged,
                                              std::uint32_t user, std::optional<std::int32_t> chosen,
                                              std::int32_t newest, const StopToken& stop);

// "Never on 57 active days of the last 90."
[[nodiscard]] std::string insightSentence(const Insight& insight);
[[nodiscard]] std::string_view insightKindWord(InsightKind kind); // "FirstTimeUser"

} // namespace sightline::usecase
