// SPDX-License-Identifier: GPL-3.0-or-later
// The stored words of alerts and policies: one spelling in files, filters, CLI and code.
#pragma once

#include "core/base/text.h"

#include <array>
#include <optional>
#include <string_view>

namespace sightline::words
{

inline constexpr std::array<std::string_view, 4> kSeverities{"Informational", "Low", "Medium", "High"};
inline constexpr std::array<std::string_view, 8> kCategories{
    "Access control",      "Cloud discovery", "Compliance",      "Configuration control", "DLP",
    "Privileged accounts", "Sharing control", "Threat detection"};
inline constexpr std::array<std::string_view, 3> kStatuses{"New", "InProgress", "Closed"};
inline constexpr std::array<std::string_view, 6> kResolutions{"none",          "TruePositive", "Benign",
                                                              "FalsePositive", "Dismissed",    "Resolved"};

// Why an alert is closed, by resolution (empty resolution: allowed for each of the others).
struct CloseReason {
    std::string_view resolution;
    std::string_view reason;
};

inline constexpr std::array<CloseReason, 8> kCloseReasons{{
    {"FalsePositive", "Not of interest"},
    {"FalsePositive", "Too many similar alerts"},
    {"FalsePositive", "Alert is not accurate"},
    {"FalsePositive", "Other"},
    {"Benign", "Actual severity is lower"},
    {"Benign", "Confirmed with end user"},
    {"Benign", "Triggered by test"},
    {"Benign", "Other"},
}};

// The stored spelling of a word whatever its case; nullopt if it is none of them.
template <std::size_t N>
[[nodiscard]] std::optional<std::string_view> find(const std::array<std::string_view, N>& words,
                                                   std::string_view word)
{
    for (const auto w : words) {
        if (equalsAscii(w, word)) return w;
    }
    return std::nullopt;
}

} // namespace sightline::words
