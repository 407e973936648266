// SPDX-License-Identifier: GPL-3.0-or-later
// What a user agent text says of the client. Outdated is judged at the time of the activity, so that old
// evidence is not all outdated; the other texts are static.
#pragma once

#include "core/base/ticks.h"
#include "core/normalise/by_text.h"

#include <string>
#include <string_view>

namespace sightline::normalise
{

enum class ClientKind { Unknown, Browser, Native, Robot };

struct UserAgent {
    std::string_view deviceType;      // Desktop, Mobile, Tablet; "" unknown
    std::string_view operatingSystem; // "Windows 10", "macOS", "Android", ...
    std::string browser;              // "Chrome 84", "Outlook", "PowerShell"
    ClientKind kind = ClientKind::Unknown;
    std::string_view client;     // "Chrome"
    int version = 0;             // of the client, 0 unknown
    Ticks supportEnds = kNoTime; // of the system; kNoTime: no system

    // robot, outdated operating system, outdated browser, native client
    [[nodiscard]] std::string_view tag(Ticks when) const;
};

[[nodiscard]] UserAgent parseUserAgent(std::string_view text);

// Parses each text once. One thread.
class UserAgents
{
public:
    // Valid until the next call.
    [[nodiscard]] const UserAgent& of(std::string_view text);

private:
    ByText<UserAgent> m_known;
};

} // namespace sightline::normalise
