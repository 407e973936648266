// SPDX-License-Identifier: GPL-3.0-or-later
// The policy a wizard works on: one value without widgets, edited by every step, from which the policy is
// made. Going back loses nothing.
#pragma once

#include "core/model/policy.h"
#include "core/query/filter.h"

#include <string>

namespace sightline::ui
{

enum class WizardStep { Filter, Logic, BackTest, Alert, Save };

inline constexpr int kWizardSteps = 5;

struct PolicyDraft {
    query::Filter filter;
    bool repeated = false; // false: each matching activity raises an alert
    int repeat = 10;
    int minutes = 10;
    GroupBy groupBy = GroupBy::User;
    std::string name;
    std::string description;
    std::string severity = "Medium";
    std::string category = "Threat detection";

    bool operator==(const PolicyDraft&) const = default;
};

inline constexpr int kRepeatLeast = 2;
inline constexpr int kRepeatMost = 100'000;
inline constexpr int kMinutesMost = 7 * 24 * 60;

// KQL of the rules that are on; "" when the filter would match everything.
[[nodiscard]] std::string draftKql(const PolicyDraft& draft);
// What a back-test runs: the draft with a name of its own where it has none yet.
[[nodiscard]] Policy testedPolicy(const PolicyDraft& draft);
[[nodiscard]] Policy policyOf(const PolicyDraft& draft);

// Whether a step holds everything that is needed to go beyond it.
[[nodiscard]] bool stepComplete(const PolicyDraft& draft, WizardStep step);
// From the third step on, once everything that a policy needs is there.
[[nodiscard]] bool canFinish(const PolicyDraft& draft, WizardStep current);

} // namespace sightline::ui
