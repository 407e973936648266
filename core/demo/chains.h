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

// A run of files: how many, and how long between two of them at least and at most.
struct Run {
    std::uint32_t first = 0, count = 1;
    std::int64_t leastSeconds = 1, mostSeconds = 15;
};

// A share that somebody has opened.
struct OpenShare {
    std::uint32_t who = kNobody, server = kNobody;
    Origin origin;
    std::uint64_t session = 0;
};

inline constexpr std::uint8_t kOwnClient = 255;

class Chains
{
public:
    // attack: index that marks the events; -1 for ordinary life.
    Chains(const Company& company, Random& random, std::vector<Event>& out, int attack = -1)
        : m_company(company), m_random(random), m_out(out), m_attack(attack)
    {
    }

    // The computer that everything comes from; kNobody: each account's own.
    void setSource(std::uint32_t host) { m_source = host; }

    // The department whose files are touched; kEveryDepartment: the account's own.
    void setArea(std::uint8_t area) { m_area = area; }

    // The client of cloud acts other than sign-ins; kOwnClient: the account's own.
    void setClient(std::uint8_t client) { m_client = client; }

    // Cloud. Sign-ins return the session (correlation id) of what they wrote.
    std::uint64_t signIn(std::uint32_t who, Ticks t, Origin origin, SignInOutcome outcome, std::uint32_t app,
                         std::uint8_t client, bool interactive = true);
    void audit(Kind kind, std::uint32_t who, Ticks t, Origin origin, std::uint32_t object,
               std::uint64_t session = 0, std::uint32_t target = kNobody);
    // Returns when it is over, as all that return a time.
    Ticks files(Kind kind, std::uint32_t who, Ticks t, Origin origin, const Run& run,
                std::uint64_t session = 0);
    void consent(std::uint32_t who, Ticks t, Origin origin, std::uint32_t app);

    // Forest. `source` is the computer the account sits at.
    void startOfDay(std::uint32_t who, Ticks t, Origin origin);
    void desk(std::uint32_t who, Ticks t, std::uint32_t computer, std::uint8_t logonType,
              std::uint64_t session, bool on);
    void serviceTicket(std::uint32_t who, Ticks t, std::uint32_t server, Origin origin);
    // A ticket for a service account, weakly encrypted if asked for.
    void accountTicket(std::uint32_t who, Ticks t, std::uint32_t service, Origin origin, bool weak);
    [[nodiscard]] OpenShare openShare(std::uint32_t who, Ticks t, std::uint32_t server, Origin origin);
    void shareFile(Kind kind, Ticks t, const OpenShare& share, std::uint32_t object);
    void closeShare(Ticks t, const OpenShare& share);
    Ticks shareSession(Kind kind, std::uint32_t who, Ticks t, std::uint32_t server, Origin origin,
                       const Run& run);
    void networkLogon(std::uint32_t who, Ticks t, std::uint32_t server, Origin origin);
    void ntlmLogon(std::uint32_t who, Ticks t, std::uint32_t server, Origin origin);
    void wrongPassword(std::uint32_t who, Ticks t, int times, Origin origin);
    Ticks remoteDesktop(std::uint32_t who, Ticks t, std::uint32_t server, Origin origin);
    // A logon that installs a service on another computer and runs something by it.
    void remoteExecution(std::uint32_t who, Ticks t, std::uint32_t server, Origin origin,
                         std::uint32_t process);
    void process(std::uint32_t who, Ticks t, std::uint32_t server, std::uint32_t process);
    void privilegedLogon(std::uint32_t who, Ticks t, std::uint32_t controller, Origin origin);
    void serviceRun(std::uint32_t who, Ticks t, std::uint32_t server, std::uint32_t process);
    void machineCheckIn(std::uint32_t host, Ticks t);
    void directory(Kind kind, std::uint32_t who, Ticks t, std::uint32_t target, std::uint32_t object,
                   std::uint32_t controller = kDc01);
    void replication(std::uint32_t who, Ticks t, int requests, std::uint32_t controller);

private:
    [[nodiscard]] std::uint32_t controllerOf(std::uint32_t who) const { return who % 3 == 0 ? kDc02 : kDc01; }

    [[nodiscard]] std::uint8_t areaOf(std::uint32_t who, Ticks t) const;
    Event& add(Kind kind, std::uint32_t who, Ticks t);
    Event& windows(Kind kind, std::uint32_t who, Ticks t, std::uint32_t host, Origin origin,
                   std::uint64_t session);

    const Company& m_company;
    Random& m_random;
    std::vector<Event>& m_out;
    std::uint32_t m_order = 0;
    std::uint32_t m_source = kNobody;
    int m_attack;
    std::uint8_t m_area = kEveryDepartment;
    std::uint8_t m_client = kOwnClient;
};

// Where a person's cloud requests come from on a day with this plan.
[[nodiscard]] Origin originOf(const Company& company, std::uint32_t person, const DayPlan& plan);
// As at the desk.
[[nodiscard]] Origin officeOrigin(const Company& company, std::uint32_t person);

} // namespace sightline::demo
