// SPDX-License-Identifier: GPL-3.0-or-later
// The words that a reader of the products' files puts into the Activity table, by kind of event. Data and
// pure functions.
#pragma once

#include "core/demo/event.h"
#include "core/demo/tables.h"

#include <string>
#include <string_view>

namespace sightline::demo
{

inline constexpr std::string_view kSharePointApp = "SharePoint Online", kExchangeApp = "Exchange Online";

// How an event of a kind reads in the log.
struct Meaning {
    Kind kind;
    std::string_view app, activity, action, objectType;
    bool admin = false;
};

struct LogonWord {
    int type;
    std::string_view word;
    bool interactive;
};

// What a user agent text says of its client.
struct Agent {
    std::string device, system, browser;
};

[[nodiscard]] const Meaning* meaningOf(Kind kind); // nullptr for sign-ins and Cloud Apps records
[[nodiscard]] std::string_view resultWord(std::uint8_t signInOutcome);
// By index of cloudAppOperations().
[[nodiscard]] std::string_view cloudAppName(std::uint32_t operation);
[[nodiscard]] std::string_view cloudAppAction(std::uint32_t operation);
[[nodiscard]] const LogonWord& logonWord(int type);
[[nodiscard]] Agent agentOf(const Client& client, bool phone);

} // namespace sightline::demo
