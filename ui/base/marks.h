// SPDX-License-Identifier: GPL-3.0-or-later
// The few closed sets the window draws as marks, read from the English words of the case file and named in
// the reader's language. Words that are not known read as the first value.
#pragma once

#include <QString>

#include <optional>
#include <string_view>

namespace sightline::ui
{

enum class Severity { Informational, Low, Medium, High };
enum class AlertStatus { New, InProgress, Closed };
enum class Environment { None, OnPremises, Cloud, Both };
enum class Outcome { None, Success, Partial, Failure };
enum class Rarity { None, FirstInTenant, FirstAmongPeers, FirstForUser };
// From the percentile of a user's priority; the words of a badge.
enum class ScoreBand { NoScore, Below, From90, From95, From99 };

template <class Mark> [[nodiscard]] Mark fromText(std::string_view stored);
template <> Severity fromText<Severity>(std::string_view stored);
template <> AlertStatus fromText<AlertStatus>(std::string_view stored);
template <> Environment fromText<Environment>(std::string_view stored);
template <> Outcome fromText<Outcome>(std::string_view stored);

// percentile: 0 to 100.
[[nodiscard]] ScoreBand scoreBand(std::optional<double> percentile);

// Empty for None.
[[nodiscard]] QString word(Severity severity);
[[nodiscard]] QString word(AlertStatus status);
[[nodiscard]] QString word(Environment environment);
[[nodiscard]] QString word(Outcome outcome);
[[nodiscard]] QString word(Rarity rarity);
// How far a first time reaches: the stronger, the more; 0 for None.
[[nodiscard]] int reach(Rarity rarity);

} // namespace sightline::ui
