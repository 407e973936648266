// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/benign.h"

#include "core/demo/records.h"

#include <algorithm>

namespace sightline::demo
{

namespace
{

constexpr std::uint64_t kMillion = 1'000'000;
constexpr std::uint64_t kCloudAppActivities = 400; // over the whole demo

// How often in thousandths a working day; every line is one act with its follow-ups.
enum : std::uint64_t {
    kSignIns = 2500,
    kSilentSignIns = 4000,
    kSignInTrouble = 250,
    kDocumentBouts = 3000,
    kDownloads = 800,
    kBulkDownloads = 8,
    kMailReading = 6000,
    kMailSending = 2500,
    kMailDeleting = 1500,
    kInboxRules = 15,
    kDayStarts = 1500,
    kTickets = 5000,
    kShareSessions = 2500,
    kNtlmLogons = 600,
    kMistypings = 120,
    kPasswordChanges = 12,
    kAdminDesktops = 2500,
    kAdminLogons = 2000,
    kGroupChanges = 350,
    kAttributeChanges = 700,
    kPasswordResets = 250,
    kDirectoryReads = 600,
    kRoleChanges = 40,
    kUserUpdates = 250
};

constexpr std::uint32_t kServersToReach[] = {kFs01, kFs01, kFs01, kApp01, kSql01, kWeb01};

} // namespace

OrdinaryLife::OrdinaryLife(const Company& company, std::uint64_t scale)
    : m_company(company),
      m_random(mixed(company.seed, 0x6C696665)),
      m_scale(scale),
      m_cloudAppMilli(kCloudAppActivities * std::min(scale, kMillion) / 1000 * 7 / 5 /
                      (company.people * static_cast<std::uint64_t>(std::max(1, company.days))))
{
}

Ticks OrdinaryLife::within(Ticks slot)
{
    return slot + m_random.between(0, kTicksPerHour / kTicksPerMs - 1) * kTicksPerMs +
           static_cast<Ticks>(m_random.below(static_cast<std::uint64_t>(kTicksPerMs)));
}

std::uint64_t OrdinaryLife::times(std::uint64_t perDayMilli, std::uint32_t share, std::uint16_t pace)
{
    // thousandths a day x thousandths of the day x thousandths of the pace = millionths after / 1000
    const std::uint64_t natural = perDayMilli * share * pace / 1000;
    const std::uint64_t micro = natural / kMillion * m_scale + natural % kMillion * m_scale / kMillion;
    return micro == 0 ? 0 : m_random.count(micro);
}

std::uint32_t OrdinaryLife::someone(bool synced)
{
    for (;;) {
        const auto who = static_cast<std::uint32_t>(m_random.below(m_company.people));
        const Account& a = m_company.accounts[who];
        if (a.joinDay < 0 && (a.synced || !synced)) return who; // the founders qualify: this ends
    }
}

void OrdinaryLife::hour(Ticks slot, std::vector<Event>& out)
{
    Chains chains(m_company, m_random, out);
    for (std::uint32_t who = 0; who < m_company.people; ++who)
        person(who, slot, chains);
    for (const std::uint32_t admin : m_company.admins) {
        const Hour now = hourOf(m_company, admin, slot);
        if (now.working > 0) administration(admin, now, slot, chains);
    }
    services(slot, chains);
    machines(slot, chains);
    joiners(slot, chains);
}

void OrdinaryLife::person(std::uint32_t who, Ticks slot, Chains& chains)
{
    const Account& a = m_company.accounts[who];
    if (!a.enabled) {
        // Somebody's telephone still tries with a leaver's account.
        if (m_random.count(4000) > 0)
            (void)chains.signIn(who, within(slot), chains.originOf(who, Whereabouts::Home), kSignInDisabled,
                                kAppExchange, a.phone);
        return;
    }
    const Hour now = hourOf(m_company, who, slot);
    if (now.working == 0) return;
    signIns(who, now, slot, chains);
    documents(who, now, slot, chains);
    if (a.kind == AccountKind::Guest) return;
    mailWork(who, now, slot, chains);
    if (a.synced && now.where != Whereabouts::Abroad) forestWork(who, now, slot, chains);
    if (std::find(m_company.serviceDesk.begin(), m_company.serviceDesk.end(), who) !=
        m_company.serviceDesk.end())
        serviceDesk(who, slot, chains);
}

void OrdinaryLife::signIns(std::uint32_t who, const Hour& hour, Ticks slot, Chains& chains)
{
    const Account& a = m_company.accounts[who];
    const Origin origin = chains.originOf(who, hour.where);
    const auto app = [&] { return static_cast<std::uint32_t>(m_random.below(kAppPortal)); };
    for (auto n = times(kSignIns, hour.arriving, a.pace); n > 0; --n)
        (void)chains.signIn(who, within(slot), origin, kSignInOk, app(),
                            m_random.chance(200) ? a.phone : a.client);
    for (auto n = times(kSilentSignIns, hour.working, a.pace); n > 0; --n)
        (void)chains.signIn(who, within(slot), origin, kSignInOk, app(), a.client, false);
    for (auto n = times(kSignInTrouble, hour.arriving, a.pace); n > 0; --n) {
        constexpr SignInOutcome kTroubles[] = {kSignInBadPassword, kSignInBadPassword, kSignInMfaNeeded,
                                               kSignInInterrupted};
        const Ticks t = within(slot);
        const std::uint32_t to = app();
        (void)chains.signIn(who, t, origin, m_random.pick(kTroubles), to, a.client);
        (void)chains.signIn(who, t + m_random.between(6, 40) * kTicksPerSecond, origin, kSignInOk, to,
                            a.client);
    }
}

void OrdinaryLife::documents(std::uint32_t who, const Hour& hour, Ticks slot, Chains& chains)
{
    const Account& a = m_company.accounts[who];
    const Origin origin = chains.originOf(who, hour.where);
    for (auto n = times(kDocumentBouts, hour.working, a.pace); n > 0; --n) {
        constexpr Kind kActs[] = {Kind::FileAccessed, Kind::FileAccessed, Kind::FileModified,
                                  Kind::FileAccessed, Kind::FileUploaded};
        Ticks t = within(slot);
        for (auto files = m_random.between(1, 5); files > 0;
             --files, t += m_random.between(3, 240) * kTicksPerSecond)
            chains.audit(m_random.pick(kActs), who, t, origin,
                         static_cast<std::uint32_t>(m_random.below(6000)));
    }
    for (auto n = times(kDownloads, hour.working, a.pace); n > 0; --n)
        chains.audit(Kind::FileDownloaded, who, within(slot), origin,
                     static_cast<std::uint32_t>(m_random.below(6000)));
    for (auto n = times(kBulkDownloads, hour.working, a.pace); n > 0; --n) {
        Ticks t = within(slot);
        const auto first = static_cast<std::uint32_t>(m_random.below(5000));
        const auto files = static_cast<std::uint32_t>(m_random.between(15, 90));
        for (std::uint32_t i = 0; i < files; ++i, t += m_random.between(1, 12) * kTicksPerSecond)
            chains.audit(Kind::FileDownloaded, who, t, origin, first + i);
    }
    const std::uint64_t cloudApps = m_cloudAppMilli * hour.working;
    if (m_random.count(cloudApps) > 0)
        chains.audit(Kind::CloudAppActivity, who, within(slot), origin,
                     static_cast<std::uint32_t>(m_random.below(kCloudAppOperations)));
}

void OrdinaryLife::mailWork(std::uint32_t who, const Hour& hour, Ticks slot, Chains& chains)
{
    const Account& a = m_company.accounts[who];
    const Origin origin = chains.originOf(who, hour.where);
    const auto several = [&](std::uint64_t rate, Kind kind) {
        for (auto n = times(rate, hour.working, a.pace); n > 0; --n)
            chains.audit(kind, who, within(slot), origin,
                         static_cast<std::uint32_t>(m_random.below(1'000'000)));
    };
    several(kMailReading, Kind::MailItemsAccessed);
    several(kMailSending, Kind::Send);
    several(kMailDeleting, Kind::MoveToDeletedItems);
    for (auto n = times(kInboxRules, hour.working, 1000); n > 0; --n) {
        const auto rule = static_cast<std::uint32_t>(m_random.below(kInboxRuleForms - 1));
        chains.audit(Kind::InboxRule, who, within(slot), origin, rule);
    }
}

void OrdinaryLife::forestWork(std::uint32_t who, const Hour& hour, Ticks slot, Chains& chains)
{
    const Account& a = m_company.accounts[who];
    const Origin origin = chains.originOf(who, hour.where);
    for (auto n = times(kDayStarts, hour.arriving, a.pace); n > 0; --n)
        chains.startOfDay(who, within(slot), origin);
    for (auto n = times(kTickets, hour.working, a.pace); n > 0; --n)
        chains.serviceTicket(who, within(slot), m_random.pick(kServersToReach), origin);
    for (auto n = times(kShareSessions, hour.working, a.pace); n > 0; --n)
        chains.shareSession(who, within(slot), kFs01, static_cast<std::uint32_t>(m_random.between(1, 3)),
                            origin);
    for (auto n = times(kNtlmLogons, hour.working, a.pace); n > 0; --n)
        chains.ntlmLogon(who, within(slot), m_random.pick(kServersToReach), origin);
    for (auto n = times(kMistypings, hour.arriving, 1000); n > 0; --n) {
        const int wrong = m_random.chance(30) ? 8 : static_cast<int>(m_random.between(1, 3));
        chains.wrongPassword(who, within(slot), wrong, origin);
    }
    for (auto n = times(kPasswordChanges, hour.working, 1000); n > 0; --n)
        chains.directory(Kind::PasswordChanged, who, within(slot), who, 0);
    // Engineers also sit at servers.
    if (a.department == kDepartmentIt)
        for (auto n = times(kAdminDesktops / 12, hour.working, 1000); n > 0; --n)
            chains.remoteDesktop(who, within(slot), m_random.pick(kServersToReach), origin);
}

void OrdinaryLife::administration(std::uint32_t who, const Hour& hour, Ticks slot, Chains& chains)
{
    if (hour.where == Whereabouts::Abroad) return;
    const Origin origin = chains.originOf(who, hour.where);
    const auto each = [&](std::uint64_t rate, const auto& act) {
        for (auto n = times(rate, hour.working, 1000); n > 0; --n)
            act(within(slot));
    };
    const auto lastGroup = static_cast<std::int64_t>(m_company.groups.size()) - 1;
    const auto group = [&] {
        return static_cast<std::uint32_t>(m_random.between(kSyncOperators, lastGroup));
    };
    each(kAdminDesktops,
         [&](Ticks t) { chains.remoteDesktop(who, t, m_random.pick(kServersToReach), origin); });
    each(kAdminLogons,
         [&](Ticks t) { chains.privilegedLogon(who, t, m_random.chance(500) ? kDc01 : kDc02, origin); });
    each(kGroupChanges,
         [&](Ticks t) { chains.directory(Kind::GroupMemberAdded, who, t, someone(true), group()); });
    each(kAttributeChanges, [&](Ticks t) {
        const auto attribute = static_cast<std::uint32_t>(m_random.below(kDirectoryAttributes));
        chains.directory(Kind::DirectoryChanged, who, t, someone(true), attribute);
    });
    each(kPasswordResets, [&](Ticks t) { chains.directory(Kind::PasswordReset, who, t, someone(true), 0); });
    each(kDirectoryReads,
         [&](Ticks t) { chains.directory(Kind::DirectoryObject, who, t, someone(true), 0, kDc02); });
}

void OrdinaryLife::serviceDesk(std::uint32_t who, Ticks slot, Chains& chains)
{
    const Hour now = hourOf(m_company, who, slot);
    const Origin origin = chains.originOf(who, now.where);
    const auto each = [&](std::uint64_t rate, const auto& act) {
        for (auto n = times(rate, now.working, 1000); n > 0; --n)
            act(within(slot));
    };
    each(kPasswordResets * 2,
         [&](Ticks t) { chains.directory(Kind::PasswordReset, who, t, someone(true), 0); });
    each(kGroupChanges, [&](Ticks t) {
        chains.directory(Kind::GroupMemberAdded, who, t, someone(true),
                         m_random.chance(700) ? kVpnUsers : kRemoteDesktopUsers);
    });
    each(kRoleChanges, [&](Ticks t) {
        chains.audit(Kind::RoleMemberAdded, who, t, origin,
                     static_cast<std::uint32_t>(m_random.below(kRoles)), 0, someone(false));
    });
    each(kUserUpdates,
         [&](Ticks t) { chains.audit(Kind::UserUpdated, who, t, origin, 0, 0, someone(false)); });
}

void OrdinaryLife::services(Ticks slot, Chains& chains)
{
    const auto hourOfDay = static_cast<int>(slot % kTicksPerDay / kTicksPerHour);
    const auto run = [&](std::size_t service, std::uint32_t server, std::uint32_t process,
                         std::uint64_t perHourMilli) {
        for (auto n = times(perHourMilli, 1000, 1000); n > 0; --n)
            chains.serviceRun(m_company.services[service], within(slot), server, process);
    };
    const bool night = hourOfDay >= 20 || hourOfDay < 3;
    for (const std::uint32_t server : {kFs01, kApp01, kSql01, kWeb01}) {
        if (night) run(0, server, kProcessBackup, 500);
        run(2, server, kProcessScan, 160);
    }
    run(1, kSql01, kProcessDatabase, 1500);
    run(3, kFs01, kProcessSpooler, 400);
    run(4, kWeb01, kProcessWeb, 1200);
    // The synchronisation to the cloud and the controllers among themselves replicate by right.
    for (auto n = times(2000, 1000, 1000); n > 0; --n)
        chains.replication(m_company.syncAccount, within(slot), 2, kDc01);
    for (auto n = times(1500, 1000, 1000); n > 0; --n)
        chains.replication(m_company.hosts[kDc02].account, within(slot), 1, kDc01);
}

void OrdinaryLife::machines(Ticks slot, Chains& chains)
{
    for (std::uint32_t host = 0; host < m_company.hosts.size(); ++host) {
        const Host& h = m_company.hosts[host];
        if (h.account == kNobody) continue;
        std::uint32_t share = 1000; // servers never sleep
        if (h.owner != kNobody) share = 6 + hourOf(m_company, h.owner, slot).working;
        for (auto n = times(h.owner == kNobody ? 500 : 3000, share, 1000); n > 0; --n)
            chains.machineCheckIn(host, within(slot));
    }
}

void OrdinaryLife::joiners(Ticks slot, Chains& chains)
{
    // In the first slot of the joiner's day, which the company's own calendar puts before anyone arrives.
    if ((slot - m_company.start) % kTicksPerDay >= kTicksPerHour) return;
    const int day = m_company.dayOf(slot);
    for (std::uint32_t who = 0; who < m_company.people; ++who) {
        const Account& a = m_company.accounts[who];
        if (a.joinDay != day || !a.synced) continue;
        const std::uint32_t admin = m_company.admins[who % m_company.admins.size()];
        const Ticks t = within(slot);
        chains.directory(Kind::AccountCreated, admin, t, who, 0);
        chains.directory(Kind::PasswordReset, admin, t + 20 * kTicksPerMs, who, 0);
        chains.directory(Kind::GroupMemberAdded, admin, t + 3 * kTicksPerSecond, who,
                         kFirstDepartmentGroup + a.department);
    }
}

} // namespace sightline::demo
