// SPDX-License-Identifier: GPL-3.0-or-later
// The company's ordinary life, hour by hour, from one random stream: the same seed and scale give the same
// events whatever else is going on. Ordinary life contains mistakes, journeys, forwarding rules, directory
// replication and administration, so that none of these is an attack by itself.
#pragma once

#include "core/demo/chains.h"

#include <vector>

namespace sightline::demo
{

class OrdinaryLife
{
public:
    // scale: millionths; 1,000,000 is natural.
    OrdinaryLife(const Company& company, std::uint64_t scale);

    // Appends what begins in the hour starting at `slot`; follow-ups may lie in later hours, none earlier.
    void hour(Ticks slot, std::vector<Event>& out);

private:
    [[nodiscard]] Ticks within(Ticks slot);
    [[nodiscard]] std::uint64_t times(std::uint64_t perDayMilli, std::uint32_t share, std::uint16_t pace);

    void person(std::uint32_t who, Ticks slot, Chains& chains);
    void signIns(std::uint32_t who, const Hour& hour, Ticks slot, Chains& chains);
    void documents(std::uint32_t who, const Hour& hour, Ticks slot, Chains& chains);
    void mailWork(std::uint32_t who, const Hour& hour, Ticks slot, Chains& chains);
    void forestWork(std::uint32_t who, const Hour& hour, Ticks slot, Chains& chains);
    void administration(std::uint32_t who, const Hour& hour, Ticks slot, Chains& chains);
    void serviceDesk(std::uint32_t who, Ticks slot, Chains& chains);
    void services(Ticks slot, Chains& chains);
    void machines(Ticks slot, Chains& chains);
    void joiners(Ticks slot, Chains& chains);
    [[nodiscard]] std::uint32_t someone(bool synced);

    const Company& m_company;
    Random m_random;
    std::uint64_t m_scale;
    std::uint64_t m_cloudAppMilli; // Cloud Apps activities a day and person: never more than is natural
};

} // namespace sightline::demo
