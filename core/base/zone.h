// SPDX-License-Identifier: GPL-3.0-or-later
// Time zones of sources whose times carry none. Core only asks this interface; programs give it one that
// knows the system's zone data, tests a fixed one.
#pragma once

#include "core/base/ticks.h"

#include <memory>
#include <optional>
#include <string_view>

namespace sightline
{

class ZoneRules
{
public:
    virtual ~ZoneRules() = default;
    // UTC of a wall-clock time. A time that occurs twice means the first; one that does not occur is moved
    // on.
    [[nodiscard]] virtual Ticks toUtc(Ticks wallClock) const = 0;
};

// "UTC", "Z", "+02:00", "-0530".
[[nodiscard]] std::optional<Ticks> parseFixedOffset(std::string_view name);
[[nodiscard]] std::shared_ptr<const ZoneRules> fixedZone(Ticks offset);

} // namespace sightline
