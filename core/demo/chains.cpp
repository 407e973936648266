// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/chains.h"

#include "core/demo/records.h"

namespace sightline::demo
{

namespace
{

// A few milliseconds, as between records that one request causes.
Ticks moment(Random& random)
{
    return random.between(2, 180) * kTicksPerMs;
}

} // namespace

Origin officeOrigin(const Company& company, std::uint32_t person)
{
    return {Whereabouts::Office, false, company.accounts[person].office, Line::Own, 0};
}

Origin originOf(const Company& company, std::uint32_t person, const DayPlan& plan)
{
    const Account& a = company.accounts[person];
    Origin origin{plan.where, false, plan.where == Whereabouts::Abroad ? a.travelPlace : a.office, Line::Own,
                  0};
    if (plan.where == Whereabouts::Office) return origin;
    if (a.farGateway) {
        origin.line = Line::FarGateway;
        origin.place = gatewayPlace(company);
    } else if (plan.vpn) {
        origin.line = Line::CompanyVpn;
        origin.place = a.office;
    }
    return origin;
}

std::uint8_t Chains::areaOf(std::uint32_t who, Ticks t) const
{
    return m_area != kEveryDepartment ? m_area : departmentOn(m_company.accounts[who], m_company.dayOf(t));
}

Event& Chains::add(Kind kind, std::uint32_t who, Ticks t)
{
    Event e;
    e.kind = kind;
    e.actor = who;
    e.time = t;
    e.salt = m_random.next();
    e.session = e.salt;
    e.order = m_order++;
    e.attack = m_attack;
    e.area = areaOf(who, t);
    return m_out.emplace_back(e);
}

Event& Chains::windows(Kind kind, std::uint32_t who, Ticks t, std::uint32_t host, Origin origin,
                       std::uint64_t session)
{
    Event& e = add(kind, who, t);
    e.host = host;
    e.origin = origin;
    e.session = session;
    e.source = m_source != kNobody ? m_source : hostOn(m_company.accounts[who], m_company.dayOf(t));
    return e;
}

std::uint64_t Chains::signIn(std::uint32_t who, Ticks t, Origin origin, SignInOutcome outcome,
                             std::uint32_t app, std::uint8_t client, bool interactive)
{
    Event& row = add(Kind::SignIn, who, t);
    row.origin = origin;
    row.outcome = outcome;
    row.object = app;
    row.client = client;
    row.logonType = interactive ? 1 : 0;
    const int day = m_company.dayOf(t);
    row.source = hostOn(m_company.accounts[who], day);
    row.managed = !origin.hostile && row.source != kNobody && !isPhone(client) &&
                  client == clientOn(m_company, who, day);
    const std::uint64_t session = row.session;
    // The audit log repeats interactive sign-ins that ended one way or the other.
    if (!interactive || outcome == kSignInMfaNeeded || outcome == kSignInInterrupted) return session;
    Event& twin = add(outcome == kSignInOk ? Kind::UserLoggedIn : Kind::UserLoginFailed, who, t);
    twin.origin = origin;
    twin.outcome = outcome;
    twin.object = app;
    twin.client = client;
    twin.session = session;
    return session;
}

void Chains::audit(Kind kind, std::uint32_t who, Ticks t, Origin origin, std::uint32_t object,
                   std::uint64_t session, std::uint32_t target)
{
    Event& e = add(kind, who, t);
    e.origin = origin;
    e.object = object;
    e.target = target;
    e.client = m_client != kOwnClient ? m_client
               : origin.hostile       ? kHostileClient
                                      : clientOn(m_company, who, m_company.dayOf(t));
    if (session != 0) e.session = session;
}

Ticks Chains::files(Kind kind, std::uint32_t who, Ticks t, Origin origin, const Run& run,
                    std::uint64_t session)
{
    for (std::uint32_t i = 0; i < run.count; ++i) {
        audit(kind, who, t, origin, run.first + i, session);
        t += m_random.between(run.leastSeconds * 1000, run.mostSeconds * 1000) * kTicksPerMs;
    }
    return t;
}

void Chains::consent(std::uint32_t who, Ticks t, Origin origin, std::uint32_t app)
{
    const std::uint64_t session = m_random.next();
    for (const Kind kind : {Kind::PrincipalAdded, Kind::PermissionGranted, Kind::ConsentGiven}) {
        audit(kind, who, t, origin, app, session);
        t += m_random.between(1, 3) * kTicksPerSecond;
    }
}

void Chains::startOfDay(std::uint32_t who, Ticks t, Origin origin)
{
    const std::uint32_t controller = controllerOf(who);
    const std::uint64_t session = m_random.next();
    const Event& first = windows(Kind::TicketGranted, who, t, controller, origin, session);
    const std::uint32_t own = first.source;
    windows(Kind::ServiceTicket, who, t += moment(m_random), controller, origin, session).object =
        own == kNobody ? controller : own;
    windows(Kind::ServiceTicket, who, t += moment(m_random), controller, origin, session).object = controller;
    windows(Kind::Logon, who, t += moment(m_random), controller, origin, session);
    windows(Kind::Logoff, who, t + m_random.between(1, 20) * kTicksPerSecond, controller, origin, session);
}

void Chains::desk(std::uint32_t who, Ticks t, std::uint32_t computer, std::uint8_t logonType,
                  std::uint64_t session, bool on)
{
    Event& e = windows(on ? Kind::Logon : Kind::Logoff, who, t, computer, {}, session);
    e.logonType = logonType;
    e.source = computer;
}

void Chains::serviceTicket(std::uint32_t who, Ticks t, std::uint32_t server, Origin origin)
{
    windows(Kind::ServiceTicket, who, t, controllerOf(who), origin, m_random.next()).object = server;
}

void Chains::accountTicket(std::uint32_t who, Ticks t, std::uint32_t service, Origin origin, bool weak)
{
    Event& e = windows(Kind::ServiceTicket, who, t, controllerOf(who), origin, m_random.next());
    e.target = service;
    e.outcome = weak ? 1 : 0;
}

OpenShare Chains::openShare(std::uint32_t who, Ticks t, std::uint32_t server, Origin origin)
{
    const std::uint64_t session = m_random.next();
    windows(Kind::ServiceTicket, who, t, controllerOf(who), origin, session).object = server;
    windows(Kind::Logon, who, t += moment(m_random), server, origin, session);
    windows(Kind::ShareOpened, who, t + moment(m_random), server, origin, session);
    return {who, server, origin, session};
}

void Chains::shareFile(Kind kind, Ticks t, const OpenShare& share, std::uint32_t object)
{
    windows(kind, share.who, t, share.server, share.origin, share.session).object = object;
}

void Chains::closeShare(Ticks t, const OpenShare& share)
{
    windows(Kind::Logoff, share.who, t, share.server, share.origin, share.session);
}

Ticks Chains::shareSession(Kind kind, std::uint32_t who, Ticks t, std::uint32_t server, Origin origin,
                           const Run& run)
{
    const OpenShare share = openShare(who, t, server, origin);
    t += kTicksPerSecond;
    for (std::uint32_t i = 0; i < run.count; ++i) {
        shareFile(kind, t, share, run.first + i);
        t += m_random.between(run.leastSeconds * 1000, run.mostSeconds * 1000) * kTicksPerMs;
    }
    closeShare(t + m_random.between(5, 600) * kTicksPerSecond, share);
    return t;
}

void Chains::networkLogon(std::uint32_t who, Ticks t, std::uint32_t server, Origin origin)
{
    const std::uint64_t session = m_random.next();
    windows(Kind::ServiceTicket, who, t, controllerOf(who), origin, session).object = server;
    windows(Kind::Logon, who, t += moment(m_random), server, origin, session);
    windows(Kind::Logoff, who, t + m_random.between(1, 600) * kTicksPerSecond, server, origin, session);
}

void Chains::ntlmLogon(std::uint32_t who, Ticks t, std::uint32_t server, Origin origin)
{
    const std::uint64_t session = m_random.next();
    windows(Kind::NtlmValidated, who, t, controllerOf(who), origin, session);
    windows(Kind::Logon, who, t += moment(m_random), server, origin, session).outcome = 1; // by NTLM
    windows(Kind::Logoff, who, t + m_random.between(1, 300) * kTicksPerSecond, server, origin, session);
}

void Chains::wrongPassword(std::uint32_t who, Ticks t, int times, Origin origin)
{
    const std::uint32_t controller = controllerOf(who);
    for (int i = 0; i < times; ++i) {
        const std::uint64_t session = m_random.next();
        windows(Kind::NtlmValidated, who, t, controller, origin, session).outcome = kWinBadPassword;
        windows(Kind::LogonFailed, who, t += moment(m_random), controller, origin, session).outcome =
            kWinBadPassword;
        t += m_random.between(2, 40) * kTicksPerSecond;
    }
    if (times < 8) return; // the company's limit
    Event& locked = windows(Kind::AccountLocked, m_company.hosts[controller].account, t, controller, origin,
                            m_random.next());
    locked.target = who;
    locked.source = m_source != kNobody ? m_source : hostOn(m_company.accounts[who], m_company.dayOf(t));
}

Ticks Chains::remoteDesktop(std::uint32_t who, Ticks t, std::uint32_t server, Origin origin)
{
    const std::uint64_t session = m_random.next();
    windows(Kind::TicketGranted, who, t, controllerOf(who), origin, session);
    windows(Kind::ServiceTicket, who, t += moment(m_random), controllerOf(who), origin, session).object =
        server;
    windows(Kind::Logon, who, t += moment(m_random), server, origin, session).logonType = 10;
    const auto commands = m_random.between(1, 4);
    for (std::int64_t i = 0; i < commands; ++i) {
        t += m_random.between(20, 600) * kTicksPerSecond;
        Event& e = windows(Kind::ProcessStarted, who, t, server, origin, session);
        e.object = static_cast<std::uint32_t>(m_random.below(8));
        e.source = server;
    }
    const Ticks over = t + m_random.between(60, 3000) * kTicksPerSecond;
    windows(Kind::Logoff, who, over, server, origin, session).logonType = 10;
    return over;
}

void Chains::remoteExecution(std::uint32_t who, Ticks t, std::uint32_t server, Origin origin,
                             std::uint32_t process)
{
    const std::uint64_t session = m_random.next();
    windows(Kind::ServiceTicket, who, t, controllerOf(who), origin, session).object = server;
    windows(Kind::Logon, who, t += moment(m_random), server, origin, session);
    windows(Kind::ShareOpened, who, t += moment(m_random), server, origin, session).area = kAdminShare;
    windows(Kind::ServiceInstalled, who, t += moment(m_random), server, origin, session).object =
        kProcessRemote;
    for (const std::uint32_t started : {static_cast<std::uint32_t>(kProcessRemote), process}) {
        Event& e = windows(Kind::ProcessStarted, who, t += moment(m_random), server, origin, session);
        e.object = started;
        e.source = server;
    }
    windows(Kind::Logoff, who, t + m_random.between(2, 120) * kTicksPerSecond, server, origin, session);
}

void Chains::process(std::uint32_t who, Ticks t, std::uint32_t server, std::uint32_t process)
{
    Event& e = windows(Kind::ProcessStarted, who, t, server, {}, m_random.next());
    e.object = process;
    e.source = server;
}

void Chains::privilegedLogon(std::uint32_t who, Ticks t, std::uint32_t controller, Origin origin)
{
    const std::uint64_t session = m_random.next();
    windows(Kind::ServiceTicket, who, t, controller, origin, session).object = controller;
    windows(Kind::Privileges, who, t += moment(m_random), controller, origin, session);
    windows(Kind::Logon, who, t, controller, origin, session);
    windows(Kind::Logoff, who, t + m_random.between(5, 900) * kTicksPerSecond, controller, origin, session);
}

void Chains::serviceRun(std::uint32_t who, Ticks t, std::uint32_t server, std::uint32_t process)
{
    const std::uint64_t session = m_random.next();
    windows(Kind::ServiceTicket, who, t, kDc01, {}, session).object = server;
    Event& logon = windows(Kind::Logon, who, t += moment(m_random), server, {}, session);
    logon.logonType = 5;
    logon.source = server;
    Event& started = windows(Kind::ProcessStarted, who, t += moment(m_random), server, {}, session);
    started.object = process;
    started.source = server;
    windows(Kind::Logoff, who, t + m_random.between(1, 1200) * kTicksPerSecond, server, {}, session)
        .logonType = 5;
}

void Chains::machineCheckIn(std::uint32_t host, Ticks t)
{
    const std::uint32_t machine = m_company.hosts[host].account;
    const std::uint64_t session = m_random.next();
    windows(Kind::TicketGranted, machine, t, kDc01, {}, session);
    windows(Kind::ServiceTicket, machine, t += moment(m_random), kDc01, {}, session).object = kDc01;
    windows(Kind::Logon, machine, t += moment(m_random), kDc01, {}, session);
    windows(Kind::Logoff, machine, t + m_random.between(1, 30) * kTicksPerSecond, kDc01, {}, session);
}

void Chains::directory(Kind kind, std::uint32_t who, Ticks t, std::uint32_t target, std::uint32_t object,
                       std::uint32_t controller)
{
    Event& e = windows(kind, who, t, controller, {}, m_random.next());
    e.target = target;
    e.object = object;
}

void Chains::replication(std::uint32_t who, Ticks t, int requests, std::uint32_t controller)
{
    const std::uint64_t session = m_random.next();
    windows(Kind::Privileges, who, t, controller, {}, session);
    windows(Kind::Logon, who, t += moment(m_random), controller, {}, session);
    for (int i = 0; i < requests; ++i) {
        Event& e = windows(Kind::DirectoryObject, who, t += moment(m_random), controller, {}, session);
        e.object = 1;
        e.outcome = static_cast<std::uint8_t>(i % 2); // which of the replication rights
    }
    windows(Kind::Logoff, who, t + m_random.between(1, 60) * kTicksPerSecond, controller, {}, session);
}

} // namespace sightline::demo
