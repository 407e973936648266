// SPDX-License-Identifier: GPL-3.0-or-later
// Time zones by name from the system's zone data, for sources whose times carry none. Any thread.
#pragma once

#include "core/base/zone.h"

#include <memory>
#include <string_view>

namespace sightline
{

// A fixed offset or an IANA name ("Europe/Berlin"); null when the name is neither.
[[nodiscard]] std::shared_ptr<const ZoneRules> zoneByName(std::string_view name);

} // namespace sightline
