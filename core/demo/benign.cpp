// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/benign.h"

#include "core/demo/draws.h"
#include "core/demo/records.h"

#include <algorithm>

namespace sightline::demo
{

namespace
{

constexpr std::uint64_t kMillion = 1'000'000;
constexpr std::uint64_t kLifeStream = 0x6C696665;
constexpr std::uint64_t kWorkingDayMs = 28'800'000;

// How often in thousandths a working day; every line is one act with its follow-ups.
enum : std::uint64_t {
    kAdminDesktops = 2500,
    kAdminLogons = 2000,
    kGroupChanges = 350,
    kAttributeChanges = 700,
    kPasswordResets = 250,
    kDirectoryReads = 600,
    kRoleChanges = 40,
    kUserUpdates = 250,
    kSharedLogons = 9000
};

constexpr std::uint64_t kStrayPerMille = 4; // hours in which a leaver's telephone tries

} // namespace

OrdinaryLife::OrdinaryLife(const Company& company, std::uint64_t scale)
    : m_company(company),
      m_random(mixed(company.seed, kLifeStream)),
      m_scale(scale),
      m_rules(workRules(company, scale)),
      m_atServiceDesk(company.people),
      m_oddities(company, scale)
{
    m_workers.reserve(company.people);
    for (std::uint32_t who = 0; who < company.people; ++who)
        m_workers.emplace_back(company, who);
    for (const std::uint32_t who : company.serviceDesk)
        m_atServiceDesk[who] = true;
}

Ticks OrdinaryLife::within(Ticks slot)
{
    // Draws stand in statements of their own: the order of operands and arguments is the compiler's.
    const Ticks ms = m_random.between(0, kTicksPerHour / kTicksPerMs - 1);
    return slot + ms * kTicksPerMs + m_random.between(0, kTicksPerMs - 1);
}

std::uint64_t OrdinaryLife::times(std::uint64_t perDayMilli, std::int64_t workedMs)
{
    const std::uint64_t natural = perDayMilli * 1000 * static_cast<std::uint64_t>(workedMs) / kWorkingDayMs;
    return poisson(m_random, natural / kMillion * m_scale + natural % kMillion * m_scale / kMillion);
}

std::uint32_t OrdinaryLife::someone(bool synced, int day)
{
    for (;;) {
        const auto who = static_cast<std::uint32_t>(m_random.below(m_company.people));
        const Account& a = m_company.accounts[who];
        if (employedOn(a, day) && (a.synced || !synced)) return who; // the founders qualify: this ends
    }
}

void OrdinaryLife::hour(Ticks slot, std::vector<Event>& out)
{
    Chains chains(m_company, m_random, out);
    for (std::uint32_t who = 0; who < m_company.people; ++who) {
        m_workers[who].hour(m_rules, slot, out);
        person(who, slot, chains);
    }
    for (const std::uint32_t admin : m_company.admins)
        administration(admin, slot, chains);
    atNight(slot, chains);
    for (const std::uint32_t who : m_company.shared)
        sharedAccount(who, slot, chains);
    services(slot, chains);
    machines(slot, chains);
    changes(slot, chains);
    m_oddities.hour(slot, out);
}

void OrdinaryLife::person(std::uint32_t who, Ticks slot, Chains& chains)
{
    const Account& a = m_company.accounts[who];
    const int day = m_company.dayOf(slot);
    if (!a.enabled || day >= a.leaveDay) {
        // Somebody's telephone still tries with a leaver's account.
        if (poisson(m_random, kStrayPerMille * m_scale / 1000) > 0)
            (void)chains.signIn(who, within(slot), {Whereabouts::Home, false, a.office, Line::Own, 0},
                                kSignInDisabled, kAppExchange, phoneOn(m_company, who, day));
        return;
    }
    const std::int64_t worked = m_workers[who].worked();
    if (m_atServiceDesk[who] && worked > 0) serviceDesk(who, worked, slot, chains);
}

void OrdinaryLife::administration(std::uint32_t who, Ticks slot, Chains& chains)
{
    const Worker& owner = m_workers[m_company.accounts[who].manager];
    const DayPlan& plan = owner.plan();
    if (owner.worked() == 0 || plan.where == Whereabouts::Abroad) return;
    const int day = m_company.dayOf(slot);
    const Origin origin = originOf(m_company, who, plan);
    const auto each = [&](std::uint64_t rate, const auto& act) {
        for (auto n = times(rate, owner.worked()); n > 0; --n)
            act(within(slot));
    };
    const auto lastGroup = static_cast<std::int64_t>(m_company.groups.size()) - 1;
    const auto group = [&] {
        return static_cast<std::uint32_t>(m_random.between(kSyncOperators, lastGroup));
    };
    const auto server = [&] {
        return static_cast<std::uint32_t>(m_random.between(kFs01, m_company.recorders - 1));
    };
    each(kAdminDesktops, [&](Ticks t) { (void)chains.remoteDesktop(who, t, server(), origin); });
    each(kAdminLogons,
         [&](Ticks t) { chains.privilegedLogon(who, t, m_random.chance(500) ? kDc01 : kDc02, origin); });
    each(kGroupChanges, [&](Ticks t) {
        const std::uint32_t whom = someone(true, day);
        chains.directory(Kind::GroupMemberAdded, who, t, whom, group());
    });
    each(kAttributeChanges, [&](Ticks t) {
        const auto attribute = static_cast<std::uint32_t>(m_random.below(kDirectoryAttributes));
        chains.directory(Kind::DirectoryChanged, who, t, someone(true, day), attribute);
    });
    each(kPasswordResets,
         [&](Ticks t) { chains.directory(Kind::PasswordReset, who, t, someone(true, day), 0); });
    each(kDirectoryReads,
         [&](Ticks t) { chains.directory(Kind::DirectoryObject, who, t, someone(true, day), 0, kDc02); });
}

// Whoever is on call that week; and once a month all servers are patched.
void OrdinaryLife::atNight(Ticks slot, Chains& chains)
{
    const std::int64_t day = slot / kTicksPerDay;
    const auto hourOfDay = static_cast<int>(slot % kTicksPerDay / kTicksPerHour);
    if (hourOfDay >= 3 && hourOfDay < 19) return;
    const std::uint32_t admin = m_company.admins[static_cast<std::size_t>(day / 7) % m_company.admins.size()];
    const Origin home{Whereabouts::Home, false, m_company.accounts[admin].office, Line::CompanyVpn, 0};
    const std::uint64_t calls = m_company.traits[Trait::OnCall] * 1000ULL / 8;
    for (auto n = poisson(m_random, calls * m_scale / kMillion); n > 0; --n) {
        Ticks t = within(slot);
        if (m_random.chance(500)) chains.privilegedLogon(admin, t, kDc01, home);
        for (auto hops = m_random.between(1, 3); hops > 0; --hops)
            t = chains.remoteDesktop(
                admin, t, static_cast<std::uint32_t>(m_random.between(kFs01, m_company.recorders - 1)), home);
    }
    const CivilTime c = toCivil(slot);
    const bool patches = day % 7 == 1 && c.day >= 8 && c.day <= 14 && hourOfDay == 20;
    if (!patches || m_scale < kMillion / 2) return;
    Ticks t = slot;
    for (std::uint32_t host = kDc01; host < m_company.recorders; ++host) {
        t += m_random.between(120, 900) * kTicksPerSecond;
        chains.remoteExecution(admin, t, host, home, kProcessServices);
    }
}

void OrdinaryLife::serviceDesk(std::uint32_t who, std::int64_t worked, Ticks slot, Chains& chains)
{
    const Origin origin = originOf(m_company, who, m_workers[who].plan());
    const int day = m_company.dayOf(slot);
    const auto each = [&](std::uint64_t rate, const auto& act) {
        for (auto n = times(rate, worked); n > 0; --n)
            act(within(slot));
    };
    if (m_company.accounts[who].synced) {
        each(kPasswordResets * 2,
             [&](Ticks t) { chains.directory(Kind::PasswordReset, who, t, someone(true, day), 0); });
        each(kGroupChanges, [&](Ticks t) {
            const std::uint32_t whom = someone(true, day);
            const std::uint32_t group = m_random.chance(700) ? kVpnUsers : kRemoteDesktopUsers;
            chains.directory(Kind::GroupMemberAdded, who, t, whom, group);
        });
    }
    each(kRoleChanges, [&](Ticks t) {
        const auto role = static_cast<std::uint32_t>(m_random.below(kOrdinaryRoles));
        chains.audit(Kind::RoleMemberAdded, who, t, origin, role, 0, someone(false, day));
    });
    each(kUserUpdates, [&](Ticks t) {
        chains.audit(Kind::UserUpdated, who, t, origin, kUpdatedTelephone, 0, someone(false, day));
    });
}

// Many people, one account, several computers, all hours.
void OrdinaryLife::sharedAccount(std::uint32_t who, Ticks slot, Chains& chains)
{
    const Account& a = m_company.accounts[who];
    const Origin origin = officeOrigin(m_company, who);
    const std::int64_t anHour = 3'600'000;
    for (auto n = times(kSharedLogons * a.pace / 1000, anHour); n > 0; --n) {
        const std::uint32_t kiosk = m_random.pick(m_company.kiosks);
        const Ticks t = within(slot);
        chains.setSource(kiosk);
        const std::uint64_t session = m_random.next();
        if (m_company.workstationLogs) chains.desk(who, t, kiosk, 2, session, true);
        if (m_random.chance(600)) chains.startOfDay(who, t, origin);
        if (m_random.chance(500))
            (void)chains.shareSession(Kind::ShareFile, who, t + 20 * kTicksPerSecond,
                                      fileServerOn(m_company, who, m_company.dayOf(t)), origin,
                                      {static_cast<std::uint32_t>(m_random.below(300)),
                                       static_cast<std::uint32_t>(m_random.between(1, 4)), 2, 60});
        if (m_random.chance(400))
            (void)chains.signIn(who, t + 30 * kTicksPerSecond, origin, kSignInOk, kAppTeams, a.client,
                                m_random.chance(300));
        if (m_company.workstationLogs)
            chains.desk(who, t + m_random.between(120, 2400) * kTicksPerSecond, kiosk, 2, session, false);
    }
    chains.setSource(kNobody);
}

void OrdinaryLife::services(Ticks slot, Chains& chains)
{
    const auto hourOfDay = static_cast<std::uint64_t>(slot % kTicksPerDay / kTicksPerHour);
    for (const ServiceJob& job : m_company.jobs) {
        std::uint64_t micro = job.perDayMilli * 1000ULL / 24;
        if (job.rhythm == ServiceRhythm::Nightly) {
            const std::uint64_t minute = (20 * 60 + job.minute) % (24 * 60);
            if (minute / 60 != hourOfDay) continue;
            micro = job.perDayMilli * 1000ULL;
        }
        const bool regular = job.rhythm != ServiceRhythm::Irregular;
        const std::uint64_t scaled = micro * m_scale / kMillion;
        auto n = poisson(m_random, scaled);
        if (regular && m_scale == kMillion)
            n = scaled / kMillion + (m_random.below(kMillion) < scaled % kMillion ? 1U : 0U);
        for (; n > 0; --n) {
            Ticks t = within(slot);
            if (regular)
                t = slot + (job.minute % 60) * kTicksPerMinute + m_random.between(0, 90'000) * kTicksPerMs;
            chains.serviceRun(job.account, t, job.host, job.process);
        }
    }
    // The synchronisation to the cloud and the controllers among themselves replicate by right.
    for (auto n = poisson(m_random, 2 * m_scale); n > 0; --n)
        chains.replication(m_company.syncAccount, within(slot), 2, kDc01);
    for (auto n = poisson(m_random, m_scale * 3 / 2); n > 0; --n)
        chains.replication(m_company.hosts[kDc02].account, within(slot), 1, kDc01);
}

void OrdinaryLife::machines(Ticks slot, Chains& chains)
{
    const int day = m_company.dayOf(slot);
    for (std::uint32_t host = 0; host < m_company.hosts.size(); ++host) {
        const Host& h = m_company.hosts[host];
        if (h.account == kNobody || day < h.fromDay) continue;
        std::uint64_t micro = 500'000; // servers never sleep
        if (h.owner != kNobody) {
            if (hostOn(m_company.accounts[h.owner], day) != host) continue;
            micro = 18'000 + 300'000 * static_cast<std::uint64_t>(m_workers[h.owner].worked()) / 3'600'000;
        }
        for (auto n = poisson(m_random, micro * m_scale / kMillion); n > 0; --n)
            chains.machineCheckIn(host, within(slot));
    }
}

void OrdinaryLife::changes(Ticks slot, Chains& chains)
{
    // Joiners and movers in the first hour of their day, before anyone arrives; leavers in the afternoon.
    const auto hourOfDay = slot % kTicksPerDay / kTicksPerHour;
    if (hourOfDay != 0 && hourOfDay != 14) return;
    const int day = m_company.dayOf(slot);
    for (std::uint32_t who = 0; who < m_company.people; ++who) {
        const Account& a = m_company.accounts[who];
        const std::uint32_t admin = m_company.admins[who % m_company.admins.size()];
        if (hourOfDay == 0 && a.joinDay == day) joins(who, within(slot), admin, chains);
        if (hourOfDay == 0 && a.moveDay == day) moves(who, within(slot), admin, chains);
        if (hourOfDay == 14 && a.leaveDay == day) leaves(who, within(slot), admin, chains);
    }
}

void OrdinaryLife::joins(std::uint32_t who, Ticks t, std::uint32_t admin, Chains& chains)
{
    const Account& a = m_company.accounts[who];
    if (!a.synced) return;
    chains.directory(Kind::AccountCreated, admin, t, who, 0);
    chains.directory(Kind::PasswordReset, admin, t + 20 * kTicksPerMs, who, 0);
    chains.directory(Kind::GroupMemberAdded, admin, t + 3 * kTicksPerSecond, who,
                     kFirstDepartmentGroup + a.department);
}

void OrdinaryLife::moves(std::uint32_t who, Ticks t, std::uint32_t admin, Chains& chains)
{
    const Account& a = m_company.accounts[who];
    const std::uint32_t desk = m_company.serviceDesk.front();
    chains.audit(Kind::UserUpdated, desk, t, officeOrigin(m_company, desk), kUpdatedDepartment, 0, who);
    if (!a.synced) return;
    chains.directory(Kind::GroupMemberRemoved, admin, t, who, kFirstDepartmentGroup + a.department);
    chains.directory(Kind::GroupMemberAdded, admin, t + 8 * kTicksPerSecond, who,
                     kFirstDepartmentGroup + a.nextDepartment);
    chains.directory(Kind::DirectoryChanged, admin, t + 40 * kTicksPerSecond, who, kAttributeDepartment);
}

void OrdinaryLife::leaves(std::uint32_t who, Ticks t, std::uint32_t admin, Chains& chains)
{
    const Account& a = m_company.accounts[who];
    const std::uint32_t desk = m_company.serviceDesk.front();
    chains.audit(Kind::UserDisabled, desk, t, officeOrigin(m_company, desk), 0, 0, who);
    if (!a.synced) return;
    chains.directory(Kind::AccountDisabled, admin, t + 30 * kTicksPerSecond, who, 0);
    chains.directory(Kind::GroupMemberRemoved, admin, t + 50 * kTicksPerSecond, who,
                     kFirstDepartmentGroup + departmentOn(a, m_company.dayOf(t)));
}

} // namespace sightline::demo
