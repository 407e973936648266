// SPDX-License-Identifier: GPL-3.0-or-later
// Who held a name, when: from dated claims of accounts, the parts of the time axis in which one account of
// each sort held it. Between two holders the first keeps it until the second is seen.
#pragma once

#include "core/base/ticks.h"

#include <array>
#include <cstdint>
#include <functional>
#include <vector>

namespace sightline::identity
{

// Sorts of identifiers that one person has one of at a time.
enum class Sort : std::uint8_t { Cloud, Directory, Mailbox, Passport };

inline constexpr std::size_t kSorts = 4;

struct Claim {
    std::uint32_t account = 0;
    Sort sort = Sort::Cloud;
    Ticks from = kNoTime, to = kNoTime; // of the records; kNoTime: undated

    auto operator<=>(const Claim&) const = default;
};

struct NamePart {
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;
    static constexpr std::uint32_t kContested = 0xFFFFFFFE;

    Ticks from = kNoTime; // kNoTime: from the beginning
    Ticks to = kNoTime;   // exclusive; kNoTime: open
    std::array<std::uint32_t, kSorts> holders{kNone, kNone, kNone, kNone};
    std::array<bool, kSorts> seen{}; // a claim lies in this part; else the holder only keeps the name
};

// When an account first lost a name to another; kNoTime: never. Its other names went with it, if others claim
// them later and it does not.
using LostAt = std::function<Ticks(std::uint32_t account)>;

// At least one part; they cover all time. `claims` in any order.
[[nodiscard]] std::vector<NamePart> partsOf(std::vector<Claim> claims, const LostAt& lostAt = {});

} // namespace sightline::identity
