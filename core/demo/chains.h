// SPDX-License-Identifier: GPL-3.0-or-later
// What one act leaves behind in the logs: a sign-in is a sign-in row and an audit record, opening a share is
// a ticket, a logon, a share event and a log-off. Ordinary life and the scripted attacks use the same chains,
// so that neither is known by the shape of its records. Appends to a vector it does not own.
#pragma once

#include "core/demo/event.h"
#include "core/demo/random.h"
#include "core/demo/tables.h"

#include <vector>

namespace sightline::demo
{

class Chains
{
public:
    // attack: index that marks the events; -1 for ordinary life.
    Chains(const Company& company, Random& random, std::vector<Event>& out, int attack = -1)
        : m_company(company), m_random(random), m_out(out), m_attack(static_cast<std::int8_t>(attack))
    {
    }

    // The origin from which a person works in the given hour.
    [[nodiscard]] Origin originOf(std::uint32_t person, Whereabouts where) const;

    // Cloud. All return the session (correlation id) of what they wrote.
    std::uint64_t signIn(std::uint32_t who, Ticks t, Origin origin, SignInOutcome outcome, std::uint32_t app,
                         std::uint8_t client, bool interactive = true);
    void audit(Kind kind, std::uint32_t who, Ticks t, Origin origin, std::uint32_t object,
               std::uint64_t session = 0, std::uint32_t target = kNobody);

    // Forest. `source` is the computer the account sits at.
    void startOfDay(std::uint32_t who, Ticks t, Origin origin);
    void serviceTicket(std::uint32_t who, Ticks t, std::uint32_t server, Origin origin);
    void shareSession(std::uint32_t who, Ticks t, std::uint32_t server, std::uint32_t files, Origin origin);
    void ntlmLogon(std::uint32_t who, Ticks t, std::uint32_t server, Origin origin);
    void wrongPassword(std::uint32_t who, Ticks t, int times, Origin origin);
    void remoteDesktop(std::uint32_t who, Ticks t, std::uint32_t server, Origin origin);
    void privilegedLogon(std::uint32_t who, Ticks t, std::uint32_t controller, Origin origin);
    void serviceRun(std::uint32_t who, Ticks t, std::uint32_t server, std::uint32_t process);
    void machineCheckIn(std::uint32_t host, Ticks t);
    void directory(Kind kind, std::uint32_t who, Ticks t, std::uint32_t target, std::uint32_t object,
                   std::uint32_t controller = kDc01);
    void replication(std::uint32_t who, Ticks t, int requests, std::uint32_t controller);

private:
    [[nodiscard]] std::uint32_t controllerOf(std::uint32_t who) const { return who % 3 == 0 ? kDc02 : kDc01; }

    Event& add(Kind kind, std::uint32_t who, Ticks t);
    Event& windows(Kind kind, std::uint32_t who, Ticks t, std::uint32_t host, Origin origin,
                   std::uint64_t session);

    const Company& m_company;
    Random& m_random;
    std::vector<Event>& m_out;
    std::uint32_t m_order = 0;
    std::int8_t m_attack;
};

} // namespace sightline::demo
