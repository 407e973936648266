// SPDX-License-Identifier: GPL-3.0-or-later
// Who held a name, when: from dated claims of accounts, the parts of the time axis in which one account of
// each sort held it. Between two holders the first keeps it until the second is seen.
#pragma once

#include "core/base/ticks.h"

#include <array>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

namespace sightline::identity
{

// Two holders at once for no longer than this is two clocks that differ, not two holders.
inline constexpr Ticks kClockNoise = 10 * kTicksPerMinute;

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

struct Holder {
    Sort sort = Sort::Cloud;
    std::uint32_t account = 0;

    auto operator<=>(const Holder&) const = default;
};

// An account has the name within a time alone, though nobody else of its sort may be known to have it before
// or after.
struct Bound {
    Holder holder;
    Ticks from = std::numeric_limits<Ticks>::min();
    Ticks to = std::numeric_limits<Ticks>::max(); // exclusive
};

// At least one part; they cover all time. `claims` in any order.
[[nodiscard]] std::vector<NamePart> partsOf(std::vector<Claim> claims, const LostAt& lostAt = {},
                                            std::span<const Bound> bounds = {});

// When an account was seen under any name, and in how many records.
struct Life {
    Ticks first = kNoTime, last = kNoTime;
    std::int64_t records = 0;

    void add(Ticks from, Ticks to, std::int64_t count);

    [[nodiscard]] bool dated() const { return first != kNoTime; }
};

// Whether the first life ended a week and more before the second began, in a way that hardly anybody's two
// accounts would: were both seen at any time alike while both logs ran, all days of one would come before all
// days of the other by chance less than once in twenty. (An attacker who goes from the domain to the cloud
// does so in hours.) logsA, logsB: what is known of accounts of each sort.
[[nodiscard]] bool isSuccession(const Life& a, const Life& b, const Life& logsA, const Life& logsB);

} // namespace sightline::identity
