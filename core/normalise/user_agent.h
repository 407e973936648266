// SPDX-License-Identifier: GPL-3.0-or-later
// What a user agent text says of the client. Outdated is judged at the time of the activity, so that old
// evidence is not all outdated; texts point into static tables or into the argument's words kept in the
// struct.
#pragma once

#include "core/base/ticks.h"

#include <string>
#include <string_view>

namespace sightline::normalise
{

struct UserAgent {
    std::string_view deviceType;      // Desktop, Mobile, Tablet; "" unknown
    std::string_view operatingSystem; // "Windows 10", "macOS", "Android", ...
    std::string browser;              // "Chrome 84", "Outlook", "PowerShell"
    std::string_view tag;             // robot, outdated operating system, outdated browser, native client
};

[[nodiscard]] UserAgent parseUserAgent(std::string_view text, Ticks when);

} // namespace sightline::normalise
