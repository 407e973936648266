// SPDX-License-Identifier: GPL-3.0-or-later
// What a case knows of addresses: ranges that people define, and lists of risky addresses read from files. An
// edit is a new network of the same name that holds from a moment on; the one before ends there, so that an
// activity is judged by what held at its own time.
#pragma once

#include "core/base/cidr.h"
#include "core/base/result.h"
#include "core/base/ticks.h"

#include <array>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace sightline
{

inline constexpr std::array<std::string_view, 6> kAddressCategories{"Corporate", "Administrative", "Risky",
                                                                    "VPN",       "Cloud provider", "Other"};

struct Network {
    enum class Kind : std::uint8_t { Range, List, BuiltIn };

    std::string id; // "N-3"; given by the case
    Kind kind = Kind::Range;
    std::string name;
    std::vector<Cidr> subnets; // ascending, each once
    std::string category;      // one of kAddressCategories; "": none
    std::vector<std::string> tags;
    std::string isp, country, city; // of addresses whose records name none
    Ticks from = kNoTime;           // kNoTime: from the beginning
    Ticks to = kNoTime;             // exclusive; kNoTime: open
    std::string file;               // List: its name,
    Ticks fileDate = kNoTime;       // and when the file was last written
    Ticks created = kNoTime;
    Ticks modified = kNoTime;

    // Whether both hold at some moment.
    [[nodiscard]] bool overlaps(const Network& other) const;
};

[[nodiscard]] nlohmann::json networkJson(const Network& network);
// Refuses what checkNetwork refuses, and ranges that are none.
[[nodiscard]] Result<Network> networkFromJson(const nlohmann::json& document);

// Brings words to their stored spelling and subnets into order. Refuses an empty name, no subnets, unknown
// categories, tags that a list of tags cannot hold and an end before the beginning, naming the field.
[[nodiscard]] Result<> checkNetwork(Network& network);

// Separated by commas, semicolons or blanks.
[[nodiscard]] Result<std::vector<Cidr>> subnetsFromText(std::string_view text);
[[nodiscard]] std::string subnetsText(const std::vector<Cidr>& subnets, std::string_view separator);
// Separated by commas or semicolons.
[[nodiscard]] std::vector<std::string> tagsFromText(std::string_view text);
[[nodiscard]] std::string tagsText(const std::vector<std::string>& tags, std::string_view separator);

// Private, loopback, link-local and the like.
[[nodiscard]] const std::vector<Network>& builtInNetworks();

} // namespace sightline
