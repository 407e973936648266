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

struct Attack {
    std::string id, kind;
    std::vector<std::uint32_t> users; // accounts that the attacker used
};

struct Script {
    std::vector<Attack> attacks;
    std::vector<Event> events; // Event::attack is the index of the attack
    std::vector<DemoAlert> cloudAppsAlerts, sentinelAlerts;
};

// kinds: names of scripted attacks (cli: --scenario); empty = all; "none" alone = no attack. InvalidInput for
// any other name.
[[nodiscard]] Result<Script> writeScript(const Company& company, const std::vector<std::string>& kinds);

} // namespace sightline::demo
