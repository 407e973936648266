// SPDX-License-Identifier: GPL-3.0-or-later
// What an analyst says of a person: a tag, a reset of the investigation priority, or a verdict on a day.
#pragma once

#include "core/base/ticks.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace sightline
{

struct UserMark {
    enum class Kind : std::uint8_t { Tag, Reset, Verdict };

    std::int64_t id = 0;
    Kind kind = Kind::Tag;
    std::string account;  // key of one of their accounts: it stays with whoever holds that
    Ticks time = kNoTime; // Reset: the case's clock; Verdict: begin of the day (UTC)
    std::string value;    // Tag: the tag; Verdict: one of kDayVerdicts
    std::string reason;
};

// Benign: the day adds nothing. TruePositive: it adds what it did, and is no reference for other days.
inline constexpr std::array<std::string_view, 2> kDayVerdicts{"Benign", "TruePositive"};

} // namespace sightline
