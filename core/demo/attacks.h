// SPDX-License-Identifier: GPL-3.0-or-later
// What the scripts of the attacks share: the stage on which one is played, and the table of all scripts. A
// script is a function that adds events by Chains, the same that ordinary life uses.
#pragma once

#include "core/demo/chains.h"
#include "core/demo/scenarios.h"

#include <initializer_list>
#include <span>
#include <string_view>

namespace sightline::demo
{

struct Stage {
    const Company& company;
    Random random;
    Script& script;
    int index = 0; // of the attack
    std::uint32_t intensity = kNaturalIntensity;
    int day = kNever; // of the demo; kNever: by the script's own habit

    // The hour (UTC) of the day of the attack; without one, of a working day about `part` tenths into the
    // demo. Never so late that twenty hours do not fit.
    [[nodiscard]] Ticks at(int part, int hour);

    // The hour that the script plays at by itself; any on a given day.
    [[nodiscard]] int usually(int hour) { return day == kNever ? hour : static_cast<int>(random.below(24)); }

    // As much as the intensity asks for; at least one.
    [[nodiscard]] std::uint32_t amount(std::int64_t least, std::int64_t most);
    // A gap in seconds that the intensity shortens.
    [[nodiscard]] Ticks gap(std::int64_t least, std::int64_t most);
    // A run whose length and speed the intensity decides.
    [[nodiscard]] Run run(std::int64_t least, std::int64_t most, std::int64_t leastSeconds,
                          std::int64_t mostSeconds);

    // Somebody at work that day with an account in the forest (`synced`) or in any department but IT.
    [[nodiscard]] std::uint32_t person(Ticks t, bool synced);
    // A foreign place that the victim does not travel to, or, now and then, somebody's home line.
    [[nodiscard]] Origin hostileOrigin(std::uint32_t victim);
    // Where the victim is at that time.
    [[nodiscard]] Origin usualOrigin(std::uint32_t victim, Ticks t) const;

    [[nodiscard]] std::uint32_t file() { return static_cast<std::uint32_t>(random.below(5000)); }

    void users(std::initializer_list<std::uint32_t> accounts) { script.attacks.back().users = accounts; }

    [[nodiscard]] Chains chains() { return {company, random, script.events, index}; }

    // Time is left for more on the day of `t`.
    [[nodiscard]] bool fits(Ticks t) const { return t < company.end - 2 * kTicksPerHour; }
};

struct AttackKind {
    std::string_view name;
    void (*play)(Stage& stage);
};

// The scripts, by where they play; the tables' order is the order in which they are numbered.
[[nodiscard]] std::span<const AttackKind> cloudAttacks();
[[nodiscard]] std::span<const AttackKind> forestAttacks();
[[nodiscard]] std::span<const AttackKind> insiderAttacks();

} // namespace sightline::demo
