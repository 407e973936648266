// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/oddities.h"

#include "core/demo/draws.h"
#include "core/demo/records.h"

#include <algorithm>

namespace sightline::demo
{

namespace
{

constexpr std::uint64_t kMillion = 1'000'000;
constexpr std::uint64_t kOddStream = 0x6F6464;
constexpr std::uint32_t kFiles = 6000;

struct Scene {
    const Company& company;
    Random& random;
    Chains& chains;
    Ticks time;
    int day;

    // An employed person with an account in the forest if `synced`.
    [[nodiscard]] std::uint32_t person(bool synced) const
    {
        for (;;) {
            const auto who = static_cast<std::uint32_t>(random.below(company.people));
            const Account& a = company.accounts[who];
            if (a.kind == AccountKind::Person && employedOn(a, day) && (a.synced || !synced)) return who;
        }
    }

    [[nodiscard]] Origin origin(std::uint32_t who) const
    {
        DayPlan plan = planOf(company, who, shiftDayOf(company, who, time));
        return originOf(company, who, plan);
    }

    [[nodiscard]] std::uint32_t size(std::uint64_t median, std::uint64_t most) const
    {
        return static_cast<std::uint32_t>(std::clamp<std::uint64_t>(lognormal(random, median, 900), 3, most));
    }

    [[nodiscard]] std::uint32_t file() const { return static_cast<std::uint32_t>(random.below(kFiles)); }

    [[nodiscard]] std::uint32_t deskPerson() const { return random.pick(company.serviceDesk); }
};

// A site taken along before a journey, or moved to another system.
void massDownload(Scene& s)
{
    const std::uint32_t who = s.person(false);
    (void)s.chains.files(Kind::FileDownloaded, who, s.time, s.origin(who),
                         {s.file(), s.size(45, 2000), 1, 9});
}

void migration(Scene& s)
{
    const std::uint32_t who = s.person(false);
    (void)s.chains.files(Kind::FileUploaded, who, s.time, s.origin(who), {s.file(), s.size(500, 4000), 1, 4});
}

void tidyUp(Scene& s)
{
    const std::uint32_t who = s.person(true);
    const Run run{s.file(), s.size(50, 800), 1, 6};
    if (s.random.chance(500)) {
        const Kind kind = s.random.chance(600) ? Kind::FileRenamed : Kind::FileRecycled;
        (void)s.chains.files(kind, who, s.time, s.origin(who), run);
        return;
    }
    const Kind kind = s.random.chance(700) ? Kind::ShareWrite : Kind::ShareDelete;
    (void)s.chains.shareSession(kind, who, s.time, fileServerOn(s.company, who, s.day), s.origin(who), run);
}

void readElsewhere(Scene& s)
{
    const std::uint32_t who = s.person(true);
    const auto area = static_cast<std::uint8_t>(s.random.below(departments().size()));
    s.chains.setArea(area);
    const Run run{s.file(), s.size(12, 120), 10, 240};
    if (s.random.chance(600))
        (void)s.chains.files(Kind::FileAccessed, who, s.time, s.origin(who), run);
    else
        (void)s.chains.shareSession(Kind::ShareFile, who, s.time, s.company.fileServers[area], s.origin(who),
                                    run);
    s.chains.setArea(kEveryDepartment);
}

// A line of some provider's, as hosted applications and private tunnels have.
Origin hostedLine(Scene& s)
{
    const auto place =
        static_cast<std::uint8_t>(s.random.between(kOffices, static_cast<std::int64_t>(places().size()) - 1));
    return {Whereabouts::Abroad, true, place, Line::Own, static_cast<std::uint8_t>(s.random.below(7))};
}

// The application then works from where its maker hosts it.
void consent(Scene& s)
{
    const std::uint32_t who = s.person(false);
    s.chains.consent(who, s.time, s.origin(who),
                     static_cast<std::uint32_t>(s.random.below(kOrdinaryConsentApps)));
    if (s.random.chance(500)) return;
    s.chains.setClient(kToolClient);
    const Kind kind = s.random.chance(500) ? Kind::MailItemsAccessed : Kind::FileAccessed;
    const Ticks t = s.time + s.random.between(60, 3000) * kTicksPerSecond;
    const Origin origin = hostedLine(s);
    (void)s.chains.files(kind, who, t, origin, {s.file(), s.size(15, 200), 2, 120});
    s.chains.setClient(kOwnClient);
}

// Somebody reads by a program of their own.
void scriptedAccess(Scene& s)
{
    const std::uint32_t who = s.random.chance(500) ? s.deskPerson() : s.person(false);
    const Origin origin = s.origin(who);
    const std::uint64_t session =
        s.chains.signIn(who, s.time, origin, kSignInOk, kAppSharePoint, kToolClient, false);
    s.chains.setClient(kToolClient);
    (void)s.chains.files(Kind::FileDownloaded, who, s.time + kTicksPerSecond, origin,
                         {s.file(), s.size(20, 300), 1, 5}, session);
    s.chains.setClient(kOwnClient);
}

void rotateSecret(Scene& s)
{
    const std::uint32_t who = s.deskPerson();
    s.chains.audit(Kind::CredentialAdded, who, s.time, s.origin(who),
                   static_cast<std::uint32_t>(s.random.below(kOrdinaryConsentApps)));
}

void delegateMailbox(Scene& s)
{
    const std::uint32_t who = s.person(false);
    s.chains.audit(Kind::MailboxPermission, who, s.time, s.origin(who), 0, 0, s.person(false));
}

void grantMightyRole(Scene& s)
{
    const std::uint32_t who = s.deskPerson();
    const auto role = static_cast<std::uint32_t>(s.random.between(kOrdinaryRoles, kRoles - 1));
    s.chains.audit(Kind::RoleMemberAdded, who, s.time, s.origin(who), role, 0, s.deskPerson());
}

void newDomainAdmin(Scene& s)
{
    s.chains.directory(Kind::GroupMemberAdded, s.company.admins.front(), s.time,
                       s.random.pick(s.company.admins), kDomainAdmins);
}

void adminReplicates(Scene& s)
{
    const std::uint32_t who = s.random.pick(s.company.admins);
    s.chains.privilegedLogon(who, s.time, kDc02, officeOrigin(s.company, who));
    s.chains.replication(who, s.time + 90 * kTicksPerSecond, static_cast<int>(s.random.between(1, 6)), kDc02);
}

// Guesses at accounts whose names are known outside.
void internetNoise(Scene& s)
{
    const Origin origin = hostedLine(s);
    Ticks t = s.time;
    for (auto n = s.size(5, 60); n > 0; --n) {
        const auto who = static_cast<std::uint32_t>(s.random.below(s.company.people));
        const Account& a = s.company.accounts[who];
        const SignInOutcome outcome = employedOn(a, s.day) ? kSignInBadPassword : kSignInDisabled;
        (void)s.chains.signIn(who, t, origin, outcome, kAppExchange,
                              s.random.chance(700) ? kToolClient : kHostileClient);
        t += s.random.between(2, 90) * kTicksPerSecond;
    }
}

void privateTrip(Scene& s)
{
    const std::uint32_t who = s.person(false);
    const Origin origin{Whereabouts::Abroad, false, s.company.accounts[who].travelPlace, Line::Own, 0};
    const std::uint64_t session =
        s.chains.signIn(who, s.time, origin, kSignInOk, kAppExchange, phoneOn(s.company, who, s.day));
    (void)s.chains.files(Kind::MailItemsAccessed, who, s.time + 30 * kTicksPerSecond, origin,
                         {s.file(), s.size(8, 60), 5, 120}, session);
    s.chains.setClient(kOwnClient);
}

void lateEvening(Scene& s)
{
    const std::uint32_t who = s.person(false);
    const Account& a = s.company.accounts[who];
    const Ticks night = startOfDay(s.time) + (20 + s.random.between(0, 7)) * kTicksPerHour;
    const Ticks t = std::max(night, s.time);
    const Origin origin{Whereabouts::Home, false, a.office, Line::Own, 0};
    const std::uint64_t session =
        s.chains.signIn(who, t, origin, kSignInOk, kAppSharePoint, clientOn(s.company, who, s.day));
    (void)s.chains.files(Kind::FileAccessed, who, t + 30 * kTicksPerSecond, origin,
                         {s.file(), s.size(15, 150), 10, 200}, session);
}

void ticketSweep(Scene& s)
{
    const std::uint32_t scanner = s.company.services[2];
    Ticks t = s.time;
    for (const std::uint32_t service : s.company.services) {
        s.chains.accountTicket(scanner, t, service, {}, s.random.chance(250));
        t += s.random.between(1, 40) * kTicksPerSecond;
    }
    for (std::uint32_t host = kFs01; host < s.company.recorders; ++host) {
        s.chains.networkLogon(scanner, t, host, {});
        t += s.random.between(1, 60) * kTicksPerSecond;
    }
}

enum class Per : std::uint8_t { PersonDay, CompanyDay };

struct Oddity {
    std::uint32_t micro; // how often, millionths
    Per per;
    void (*happens)(Scene& scene);
};

constexpr Oddity kOddities[] = {{60, Per::PersonDay, migration},
                                {900, Per::PersonDay, tidyUp},
                                {2500, Per::PersonDay, readElsewhere},
                                {800, Per::PersonDay, consent},
                                {800, Per::PersonDay, delegateMailbox},
                                {1200, Per::PersonDay, internetNoise},
                                {900, Per::PersonDay, privateTrip},
                                {300, Per::PersonDay, scriptedAccess},
                                {1500, Per::PersonDay, lateEvening},
                                {60'000, Per::CompanyDay, rotateSecret},
                                {12'000, Per::CompanyDay, grantMightyRole},
                                {6000, Per::CompanyDay, newDomainAdmin},
                                {9000, Per::CompanyDay, adminReplicates},
                                {250'000, Per::CompanyDay, ticketSweep}};

} // namespace

Oddities::Oddities(const Company& company, std::uint64_t scale)
    : m_company(company), m_random(mixed(company.seed, kOddStream)), m_scale(scale)
{
}

void Oddities::hour(Ticks slot, std::vector<Event>& out)
{
    Chains chains(m_company, m_random, out);
    const int day = m_company.dayOf(slot);
    const auto hourOfDay = slot % kTicksPerDay / kTicksPerHour;
    const bool daytime = hourOfDay >= 5 && hourOfDay < 17; // of the offices
    const auto play = [&](std::uint64_t microAnHour, void (*happens)(Scene&)) {
        for (auto n = poisson(m_random, microAnHour * m_scale / kMillion); n > 0; --n) {
            const Ticks t = slot + m_random.between(0, 3'599'999) * kTicksPerMs;
            Scene scene{m_company, m_random, chains, t, day};
            happens(scene);
        }
    };
    const std::uint64_t odd = m_company.traits[Trait::Oddities];
    for (const Oddity& oddity : kOddities) {
        const bool aroundTheClock = oddity.happens == internetNoise || oddity.happens == ticketSweep;
        if (!daytime && !aroundTheClock) continue;
        const std::uint64_t heads = oddity.per == Per::PersonDay ? m_company.people : 1;
        const std::uint64_t hours = aroundTheClock ? 24 : 12;
        play(oddity.micro * heads * odd / 1000 / hours, oddity.happens);
    }
    if (daytime && isWorkingDay(m_company, day))
        play(m_company.traits[Trait::BulkJobs] * 1000ULL * m_company.people / 12, massDownload);
}

} // namespace sightline::demo
