// SPDX-License-Identifier: GPL-3.0-or-later
// Scripts of attacks that play in the forest.
#include "core/demo/attacks.h"
#include "core/demo/records.h"

#include <algorithm>

namespace sightline::demo
{

namespace
{

constexpr AlertForm kReplicationAlert = {"Directory replication by an account that is no controller",
                                         "Replication rights were used by a person's account.",
                                         "CredentialAccess",
                                         "High",
                                         "New",
                                         0,
                                         NamedBy::Sid};

std::uint32_t serviceDeskAt(Stage& stage, Ticks t)
{
    const Company& company = stage.company;
    const int day = company.dayOf(t);
    const std::size_t first = stage.random.below(company.serviceDesk.size());
    for (std::size_t i = 0; i < company.serviceDesk.size(); ++i) {
        const std::uint32_t who = company.serviceDesk[(first + i) % company.serviceDesk.size()];
        const Account& a = company.accounts[who];
        if (a.synced && employedOn(a, day) && !onLeave(company, who, day) && !onJourney(company, who, day))
            return who;
    }
    return company.serviceDesk.front();
}

std::uint32_t someServer(Stage& stage)
{
    return static_cast<std::uint32_t>(stage.random.between(kFs01, stage.company.recorders - 1));
}

// A service desk account is guessed inside the network, enters a server, gives itself the right to replicate
// the directory, uses it, and is seen from abroad the next morning: one person in both worlds.
void dcSync(Stage& stage)
{
    Ticks t = stage.at(9, stage.usually(17));
    const std::uint32_t victim = serviceDeskAt(stage, t);
    stage.users({victim});
    const Origin inside = officeOrigin(stage.company, victim);
    Chains chains = stage.chains();
    const Ticks begin = t;
    chains.wrongPassword(victim, t, static_cast<int>(stage.amount(6, 6)), inside);
    t += stage.gap(300, 900);
    (void)chains.remoteDesktop(victim, t, kApp01, inside);
    t += stage.gap(900, 2400);
    chains.directory(Kind::GroupMemberAdded, victim, t, victim, kSyncOperators);
    t += stage.gap(300, 1200);
    chains.privilegedLogon(victim, t, kDc01, inside);
    t += stage.gap(30, 120);
    chains.replication(victim, t, static_cast<int>(stage.amount(6, 6)), kDc01);
    if (stage.day == kNever)
        stage.script.sentinelAlerts.push_back(
            {&kReplicationAlert, begin, t + 20 * kTicksPerMinute, stage.random.next(), victim, inside});
    t += stage.random.between(600, 720) * kTicksPerMinute;
    const Origin abroad = stage.hostileOrigin(victim);
    const std::uint64_t session = chains.signIn(victim, t, abroad, kSignInOk, kAppPortal, kHostileClient);
    (void)chains.files(Kind::FileDownloaded, victim, t + 10 * kTicksPerSecond, abroad,
                       stage.run(20, 40, 4, 40), session);
}

// From one computer to the next, each time from the one before.
void lateralMovement(Stage& stage)
{
    Ticks t = stage.at(6, static_cast<int>(stage.random.between(6, 22)));
    const std::uint32_t victim = stage.random.chance(500) ? serviceDeskAt(stage, t) : stage.person(t, true);
    stage.users({victim});
    const Company& company = stage.company;
    const Origin inside = officeOrigin(company, victim);
    Chains chains = stage.chains();
    const bool ntlm = stage.random.chance(300);
    for (auto hops = stage.amount(5, 11); hops > 0; --hops) {
        const bool desk = company.workstationLogs && stage.random.chance(300);
        const std::uint32_t host =
            desk ? static_cast<std::uint32_t>(stage.random.between(
                       company.recorders, static_cast<std::int64_t>(company.hosts.size()) - 1))
                 : someServer(stage);
        if (ntlm)
            chains.ntlmLogon(victim, t, host, inside);
        else if (stage.random.chance(400))
            chains.remoteExecution(victim, t, host, inside, kProcessWhoami);
        else
            chains.networkLogon(victim, t, host, inside);
        if (stage.random.chance(250)) (void)chains.remoteDesktop(victim, t + kTicksPerMinute, host, inside);
        chains.setSource(host);
        t += stage.gap(60, 1200);
    }
}

// Tickets for many service accounts, weakly encrypted; one of them is used later.
void kerberoasting(Stage& stage)
{
    Ticks t = stage.at(6, static_cast<int>(stage.random.between(6, 20)));
    const Company& company = stage.company;
    const std::uint32_t victim = stage.person(t, true);
    const std::uint32_t service = company.services[stage.random.below(company.services.size() - 1)];
    stage.users({victim, service});
    const Origin inside = officeOrigin(company, victim);
    Chains chains = stage.chains();
    const std::uint32_t wanted = stage.amount(12, 24);
    for (std::uint32_t i = 0; i < wanted; ++i) {
        chains.accountTicket(victim, t, company.services[i % company.services.size()], inside,
                             stage.random.chance(850));
        t += stage.gap(0, 6);
    }
    t += stage.random.between(3, 14) * kTicksPerHour;
    chains.setSource(hostOn(company.accounts[victim], company.dayOf(t)));
    for (auto logons = stage.amount(2, 5); logons > 0; --logons) {
        const std::uint32_t server = someServer(stage);
        chains.networkLogon(service, t, server, inside);
        t += stage.gap(60, 900);
    }
}

// Somebody of the service desk gets more rights than the desk has, by group or by role, and uses them.
void privilegeEscalation(Stage& stage)
{
    Ticks t = stage.at(6, static_cast<int>(stage.random.between(8, 20)));
    const Company& company = stage.company;
    const std::uint32_t actor = serviceDeskAt(stage, t);
    const std::uint32_t gains = stage.random.chance(500) ? actor : stage.person(t, true);
    stage.users({actor, gains});
    if (gains == actor) stage.users({actor});
    const Origin inside = officeOrigin(company, actor);
    Chains chains = stage.chains();
    if (stage.random.chance(500)) {
        chains.directory(Kind::GroupMemberAdded, actor, t, gains, kDomainAdmins);
        t += stage.gap(300, 3000);
        chains.privilegedLogon(gains, t, kDc01, officeOrigin(company, gains));
        for (auto n = stage.amount(4, 12); n > 0; --n, t += stage.gap(2, 60))
            chains.directory(Kind::DirectoryObject, gains, t, stage.person(t, true), 0);
        (void)chains.remoteDesktop(gains, t + stage.gap(60, 900), kDc01, officeOrigin(company, gains));
        return;
    }
    chains.audit(Kind::RoleMemberAdded, actor, t, inside, kRoles - 1, 0, gains);
    t += stage.gap(200, 2000);
    const Origin origin = stage.usualOrigin(gains, t);
    (void)chains.signIn(gains, t, origin, kSignInOk, kAppPortal, clientOn(company, gains, company.dayOf(t)));
    for (auto n = stage.amount(3, 8); n > 0; --n) {
        t += stage.gap(20, 400);
        chains.audit(Kind::CredentialAdded, gains, t, origin,
                     static_cast<std::uint32_t>(stage.random.below(kConsentApps)));
    }
    chains.audit(Kind::CloudGroupMemberAdded, gains, t + stage.gap(20, 400), origin, kServerOperators, 0,
                 gains);
}

// An administrator's account at work in the night.
void nightAdministration(Stage& stage)
{
    Ticks t = stage.at(6, static_cast<int>(stage.random.between(20, 24)));
    const Company& company = stage.company;
    const std::uint32_t admin = stage.random.pick(company.admins);
    stage.users({admin});
    const Origin home{Whereabouts::Home, false, company.accounts[admin].office, Line::CompanyVpn, 0};
    Chains chains = stage.chains();
    chains.privilegedLogon(admin, t, kDc01, home);
    for (auto n = stage.amount(6, 14); n > 0; --n, t += stage.gap(3, 90))
        chains.directory(Kind::DirectoryObject, admin, t, stage.person(t, true), 0, kDc02);
    for (auto n = stage.amount(2, 5); n > 0; --n) {
        t += stage.gap(30, 400);
        t = chains.remoteDesktop(admin, t, someServer(stage), home);
    }
    t += stage.gap(60, 600);
    chains.directory(Kind::PasswordReset, admin, t, stage.person(t, true), 0);
    t += stage.gap(60, 600);
    chains.directory(Kind::GroupMemberAdded, admin, t, stage.person(t, true), kServerOperators);
    chains.directory(Kind::TaskScheduled, admin, t + stage.gap(30, 300), kNobody, kProcessPowerShell);
}

constexpr AttackKind kAttacks[] = {{"dcsync", dcSync},
                                   {"lateral-movement", lateralMovement},
                                   {"kerberoasting", kerberoasting},
                                   {"privilege-escalation", privilegeEscalation},
                                   {"night-administration", nightAdministration}};

} // namespace

std::span<const AttackKind> forestAttacks()
{
    return kAttacks;
}

} // namespace sightline::demo
