// SPDX-License-Identifier: GPL-3.0-or-later
// The scripted attacks. Each draws from a stream of its own, so that leaving one out changes nothing else,
// and only adds events: nobody's ordinary life knows of it.
#pragma once

#include "core/base/result.h"
#include "core/demo/alerts.h"
#include "core/demo/event.h"

#include <string>
#include <string_view>
#include <vector>

namespace sightline::demo
{

inline constexpr std::uint32_t kNaturalIntensity = 1000; // per mille
inline constexpr std::uint32_t kLeastIntensity = 250, kMostIntensity = 4000;
inline constexpr int kMostCampaigns = 10'000;

struct Attack {
    std::string id, kind;
    std::vector<std::uint32_t> users; // accounts that the attacker used
    std::uint32_t intensity = kNaturalIntensity;
};

struct Script {
    std::vector<Attack> attacks;
    std::vector<Event> events; // Event::attack is the index of the attack
    std::vector<DemoAlert> cloudAppsAlerts, sentinelAlerts;
};

struct ScriptOptions {
    // Names of scripted attacks. Without campaigns: those are played once; empty = mailbox-takeover and
    // dcsync; "all" alone = every one; "none" alone = no attack. With campaigns: the kinds to choose from;
    // empty = all.
    std::vector<std::string> kinds;
    int campaigns = 0;           // attacks of random kinds, users, days and intensities
    std::uint32_t intensity = 0; // per mille; 0: natural, of campaigns random
};

[[nodiscard]] std::vector<std::string_view> attackKinds();

// InvalidInput: an unknown name, a number out of range.
[[nodiscard]] Result<Script> writeScript(const Company& company, const ScriptOptions& options);

} // namespace sightline::demo
