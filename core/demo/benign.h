// SPDX-License-Identifier: GPL-3.0-or-later
// The company's ordinary life, hour by hour: people at work, shared accounts, administration, services,
// machines, joiners, movers and leavers, and what is rare but ordinary. The same seed and scale give the same
// events whatever else is going on. Ordinary life contains mistakes, journeys, forwarding rules, directory
// replication, mass downloads and administration at night, so that none of these is an attack by itself.
#pragma once

#include "core/demo/oddities.h"
#include "core/demo/work.h"

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
    // Of something that happens so often (thousandths) in a whole working day.
    [[nodiscard]] std::uint64_t times(std::uint64_t perDayMilli, std::int64_t workedMs);

    void person(std::uint32_t who, Ticks slot, Chains& chains);
    void administration(std::uint32_t who, Ticks slot, Chains& chains);
    void atNight(Ticks slot, Chains& chains);
    void serviceDesk(std::uint32_t who, std::int64_t worked, Ticks slot, Chains& chains);
    void sharedAccount(std::uint32_t who, Ticks slot, Chains& chains);
    void services(Ticks slot, Chains& chains);
    void machines(Ticks slot, Chains& chains);
    void changes(Ticks slot, Chains& chains);
    void joins(std::uint32_t who, Ticks t, std::uint32_t admin, Chains& chains);
    void moves(std::uint32_t who, Ticks t, std::uint32_t admin, Chains& chains);
    void leaves(std::uint32_t who, Ticks t, std::uint32_t admin, Chains& chains);
    [[nodiscard]] std::uint32_t someone(bool synced, int day);

    const Company& m_company;
    Random m_random;
    std::uint64_t m_scale;
    WorkRules m_rules;
    std::vector<Worker> m_workers;
    std::vector<bool> m_atServiceDesk;
    Oddities m_oddities;
};

} // namespace sightline::demo
