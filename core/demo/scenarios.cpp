// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/scenarios.h"

#include "core/demo/chains.h"
#include "core/demo/random.h"
#include "core/demo/records.h"
#include "core/demo/tables.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace sightline::demo
{

namespace
{

constexpr std::uint64_t kAttackStream = 0x61747461636B73; // seeds apart from ordinary life's

constexpr std::uint32_t kSprayed = 40; // people

constexpr AlertForm kForwardingAlert = {
    "Suspicious inbox forwarding",
    "A rule that forwards all mail outside was made after a sign-in from a new place.",
    "Collection",
    "High",
    "open",
    0,
    NamedBy::Upn};
constexpr AlertForm kSprayAlert = {"Password spray with a success",
                                   "One address failed for many accounts and then signed in to one.",
                                   "CredentialAccess",
                                   "High",
                                   "New",
                                   0,
                                   NamedBy::ObjectId};
constexpr AlertForm kReplicationAlert = {"Directory replication by an account that is no controller",
                                         "Replication rights were used by a person's account.",
                                         "CredentialAccess",
                                         "High",
                                         "New",
                                         0,
                                         NamedBy::Sid};

// The hour of a day about `part` tenths into the demo, on the last working day up to it whose morrow is one
// too, and never so late that the attack's twenty hours do not fit.
Ticks momentOf(const Company& company, int part, int utcHour)
{
    Ticks day = startOfDay(company.start + company.days * part / 10 * kTicksPerDay);
    while (day / kTicksPerDay % 7 > 3 && day - kTicksPerDay > company.start)
        day -= kTicksPerDay;
    const Ticks latest = company.end - 20 * kTicksPerHour;
    return std::clamp(day + utcHour * kTicksPerHour, company.start + kTicksPerHour, latest);
}

// A foreign place that the victim does not travel to.
Origin hostileOrigin(const Company& company, Random& random, std::uint32_t victim)
{
    const auto abroad = static_cast<std::int64_t>(places().size());
    std::uint8_t place = 0;
    do
        place = static_cast<std::uint8_t>(random.between(static_cast<std::int64_t>(kOffices), abroad - 1));
    while (place == company.accounts[victim].travelPlace);
    return {Whereabouts::Abroad, true, place};
}

bool works(const Account& a, int day)
{
    return a.enabled && a.kind == AccountKind::Person && a.joinDay < 0 && !a.leave.contains(day) &&
           !a.travel.contains(day);
}

struct Stage {
    const Company& company;
    Random random;
    int index; // of the attack
};

// Somebody at work that day, not of IT; the head of Finance if the company is that empty.
std::uint32_t mailVictim(const Company& company, Random& random, int day)
{
    for (int tries = 0; tries < 1000; ++tries) {
        const auto who = static_cast<std::uint32_t>(random.below(company.people));
        const Account& a = company.accounts[who];
        if (works(a, day) && a.department != kDepartmentIt) return who;
    }
    return 1;
}

// One guess for each of many people from one address, the victim last; returns when it is over.
Ticks sprayPasswords(const Company& company, Random& random, Chains& chains, Ticks t, Origin origin,
                     std::uint32_t victim)
{
    const auto first = static_cast<std::uint32_t>(random.below(company.people));
    for (std::uint32_t tried = 0; tried < std::min<std::uint32_t>(kSprayed, company.people); ++tried) {
        const std::uint32_t who = (first + tried) % company.people;
        const Account& a = company.accounts[who];
        if (who == victim || !a.enabled || a.kind != AccountKind::Person) continue;
        (void)chains.signIn(who, t, origin, kSignInBadPassword, kAppExchange, kToolClient);
        t += random.between(5, 20) * kTicksPerSecond;
    }
    (void)chains.signIn(victim, t, origin, kSignInBadPassword, kAppExchange, kToolClient);
    return t + random.between(400, 900) * kTicksPerSecond;
}

// A spray of passwords from abroad finds one; the mailbox is read, its mail forwarded, files are taken.
void mailboxTakeover(Stage stage, Script& script)
{
    const Company& company = stage.company;
    Random& random = stage.random;
    Ticks t = momentOf(company, 6, 1) + random.between(0, 3600) * kTicksPerSecond;
    const Ticks begin = t;
    const std::uint32_t victim = mailVictim(company, random, company.dayOf(t));
    script.attacks.back().users = {victim};
    const Origin origin = hostileOrigin(company, random, victim);
    Chains chains(company, random, script.events, stage.index);
    t = sprayPasswords(company, random, chains, t, origin, victim);
    const std::uint64_t session = chains.signIn(victim, t, origin, kSignInOk, kAppExchange, kHostileClient);
    t += random.between(120, 400) * kTicksPerSecond;
    chains.audit(Kind::InboxRule, victim, t, origin, kInboxRuleForms - 1, session);
    script.cloudAppsAlerts.push_back(
        {&kForwardingAlert, begin, t + 11 * kTicksPerMinute, random.next(), victim, origin});
    script.sentinelAlerts.push_back(
        {&kSprayAlert, begin, t + 25 * kTicksPerMinute, random.next(), victim, origin});
    const auto letters = random.between(60, 120);
    for (std::int64_t i = 0; i < letters; ++i) {
        t += random.between(2, 30) * kTicksPerSecond;
        chains.audit(Kind::MailItemsAccessed, victim, t, origin,
                     static_cast<std::uint32_t>(random.below(1'000'000)), session);
    }
    (void)chains.signIn(victim, t, origin, kSignInOk, kAppSharePoint, kHostileClient);
    const auto first = static_cast<std::uint32_t>(random.below(4000));
    const auto files = static_cast<std::uint32_t>(random.between(80, 150));
    for (std::uint32_t i = 0; i < files; ++i) {
        t += random.between(2, 15) * kTicksPerSecond;
        chains.audit(Kind::FileDownloaded, victim, t, origin, first + i, session);
    }
}

// A service desk account is guessed inside the network, enters a server, gives itself the right to replicate
// the directory, uses it, and is seen from abroad the next morning: one person in both worlds.
void dcSync(Stage stage, Script& script)
{
    const Company& company = stage.company;
    Random& random = stage.random;
    Ticks t = momentOf(company, 9, 17) + random.between(0, 3600) * kTicksPerSecond;
    std::uint32_t victim = company.serviceDesk.front();
    for (const std::uint32_t who : company.serviceDesk)
        if (works(company.accounts[who], company.dayOf(t))) victim = who;
    script.attacks.back().users = {victim};
    const Origin inside = {Whereabouts::Office, false, company.accounts[victim].office};
    Chains chains(company, random, script.events, stage.index);
    const Ticks begin = t;
    chains.wrongPassword(victim, t, 6, inside);
    t += random.between(300, 900) * kTicksPerSecond;
    chains.remoteDesktop(victim, t, kApp01, inside);
    t += random.between(900, 2400) * kTicksPerSecond;
    chains.directory(Kind::GroupMemberAdded, victim, t, victim, kSyncOperators);
    t += random.between(300, 1200) * kTicksPerSecond;
    chains.privilegedLogon(victim, t, kDc01, inside);
    t += random.between(30, 120) * kTicksPerSecond;
    chains.replication(victim, t, 6, kDc01);
    script.sentinelAlerts.push_back(
        {&kReplicationAlert, begin, t + 20 * kTicksPerMinute, random.next(), victim, inside});
    t += random.between(10 * 60, 12 * 60) * kTicksPerMinute;
    const Origin abroad = hostileOrigin(company, random, victim);
    const std::uint64_t session = chains.signIn(victim, t, abroad, kSignInOk, kAppPortal, kHostileClient);
    const auto files = random.between(20, 40);
    for (std::int64_t i = 0; i < files; ++i) {
        t += random.between(4, 40) * kTicksPerSecond;
        chains.audit(Kind::FileDownloaded, victim, t, abroad, static_cast<std::uint32_t>(random.below(6000)),
                     session);
    }
}

struct AttackKind {
    std::string_view name;
    void (*play)(Stage stage, Script& script);
};

constexpr AttackKind kAttacks[] = {{"mailbox-takeover", mailboxTakeover}, {"dcsync", dcSync}};

Result<> checkNames(const std::vector<std::string>& kinds)
{
    for (const std::string& kind : kinds) {
        const bool known = std::any_of(std::begin(kAttacks), std::end(kAttacks),
                                       [&](const AttackKind& a) { return a.name == kind; });
        if (known || (kind == "none" && kinds.size() == 1)) continue;
        return fail(ErrorKind::InvalidInput, "demo.scenario",
                    fmt::format("no such scenario: {}; there are mailbox-takeover, dcsync and none", kind));
    }
    return {};
}

} // namespace

Result<Script> writeScript(const Company& company, const std::vector<std::string>& kinds)
{
    SL_TRY(checkNames(kinds));
    Script script;
    for (std::size_t i = 0; i < std::size(kAttacks); ++i) {
        const AttackKind& attack = kAttacks[i];
        if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), attack.name) == kinds.end()) continue;
        const int index = static_cast<int>(script.attacks.size());
        script.attacks.push_back({fmt::format("attack-{}", index + 1), std::string(attack.name), {}});
        attack.play({company, Random(mixed(company.seed ^ kAttackStream, i)), index}, script);
    }
    return script;
}

} // namespace sightline::demo
