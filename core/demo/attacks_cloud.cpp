// SPDX-License-Identifier: GPL-3.0-or-later
// Scripts of attacks that play in the tenant.
#include "core/demo/attacks.h"
#include "core/demo/records.h"

#include <algorithm>

namespace sightline::demo
{

namespace
{

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

// One guess for each of many people, the victim last; returns when it is over.
Ticks sprayPasswords(Stage& stage, Chains& chains, Ticks t, Origin origin, std::uint32_t victim,
                     std::uint32_t people)
{
    const Company& company = stage.company;
    const auto first = static_cast<std::uint32_t>(stage.random.below(company.people));
    for (std::uint32_t tried = 0; tried < std::min(people, company.people); ++tried) {
        const std::uint32_t who = (first + tried) % company.people;
        const Account& a = company.accounts[who];
        if (who == victim || !employedOn(a, company.dayOf(t)) || a.kind != AccountKind::Person) continue;
        (void)chains.signIn(who, t, origin, kSignInBadPassword, kAppExchange, kToolClient);
        t += stage.gap(5, 20);
    }
    (void)chains.signIn(victim, t, origin, kSignInBadPassword, kAppExchange, kToolClient);
    return t + stage.random.between(400, 900) * kTicksPerSecond;
}

// A spray of passwords finds one; the mailbox is read, its mail forwarded, files are taken.
void mailboxTakeover(Stage& stage)
{
    Ticks t = stage.at(6, stage.usually(1));
    const Ticks begin = t;
    const std::uint32_t victim = stage.person(t, false);
    stage.users({victim});
    const Origin origin = stage.hostileOrigin(victim);
    Chains chains = stage.chains();
    t = sprayPasswords(stage, chains, t, origin, victim, stage.amount(40, 40));
    const std::uint64_t session = chains.signIn(victim, t, origin, kSignInOk, kAppExchange, kHostileClient);
    t += stage.random.between(120, 400) * kTicksPerSecond;
    chains.audit(Kind::InboxRule, victim, t, origin, kInboxRuleForms - 1, session);
    if (stage.day == kNever) {
        stage.script.cloudAppsAlerts.push_back(
            {&kForwardingAlert, begin, t + 11 * kTicksPerMinute, stage.random.next(), victim, origin});
        stage.script.sentinelAlerts.push_back(
            {&kSprayAlert, begin, t + 25 * kTicksPerMinute, stage.random.next(), victim, origin});
    }
    t = chains.files(Kind::MailItemsAccessed, victim, t, origin, stage.run(60, 120, 2, 30), session);
    (void)chains.signIn(victim, t, origin, kSignInOk, kAppSharePoint, kHostileClient);
    (void)chains.files(Kind::FileDownloaded, victim, t, origin, stage.run(80, 150, 2, 15), session);
}

// Guesses over some hours, round by round from another line each; one is right and looks around.
void passwordSpray(Stage& stage)
{
    Ticks t = stage.at(5, static_cast<int>(stage.random.below(20)));
    const std::uint32_t victim = stage.person(t, false);
    stage.users({victim});
    Chains chains = stage.chains();
    Origin origin = stage.hostileOrigin(victim);
    for (auto rounds = stage.random.between(1, 3); rounds > 0; --rounds) {
        t = sprayPasswords(stage, chains, t, origin, victim, stage.amount(25, 60));
        origin.number = static_cast<std::uint8_t>(origin.number + 1);
    }
    const std::uint64_t session = chains.signIn(victim, t, origin, kSignInOk, kAppExchange, kToolClient);
    chains.setClient(kToolClient);
    t += stage.gap(60, 900);
    (void)chains.files(Kind::MailItemsAccessed, victim, t, origin, stage.run(8, 25, 5, 60), session);
}

// A stolen session is used from where the victim usually is: no sign-in but the silent ones.
void tokenTheft(Stage& stage)
{
    Ticks t = stage.at(5, static_cast<int>(stage.random.between(6, 18)));
    const std::uint32_t victim = stage.person(t, false);
    stage.users({victim});
    const Origin origin = stage.usualOrigin(victim, t);
    const std::uint8_t client =
        stage.random.chance(600) ? clientOn(stage.company, victim, stage.company.dayOf(t)) : kHostileClient;
    Chains chains = stage.chains();
    chains.setClient(client);
    const std::uint64_t session = chains.signIn(victim, t, origin, kSignInOk, kAppSharePoint, client, false);
    t += stage.gap(20, 200);
    t = chains.files(Kind::SearchPerformed, victim, t, origin, stage.run(3, 9, 10, 90), session);
    t = chains.files(Kind::MailItemsAccessed, victim, t, origin, stage.run(40, 110, 1, 20), session);
    (void)chains.signIn(victim, t, origin, kSignInOk, kAppExchange, client, false);
    (void)chains.files(Kind::FileDownloaded, victim, t, origin, stage.run(30, 90, 1, 25), session);
}

// The victim lets an application in, which then reads from a line of its own, today and in the days after.
void consentPhishing(Stage& stage)
{
    Ticks t = stage.at(5, static_cast<int>(stage.random.between(7, 14)));
    const std::uint32_t victim = stage.person(t, false);
    stage.users({victim});
    Chains chains = stage.chains();
    chains.consent(victim, t, stage.usualOrigin(victim, t),
                   static_cast<std::uint32_t>(stage.random.between(2, kConsentApps - 1)));
    const Origin origin = stage.hostileOrigin(victim);
    chains.setClient(kToolClient);
    t += stage.gap(300, 4000);
    for (auto days = stage.random.between(1, 4); days > 0 && stage.fits(t); --days) {
        const std::uint64_t session = stage.random.next();
        const Ticks over =
            chains.files(Kind::MailItemsAccessed, victim, t, origin, stage.run(30, 90, 1, 8), session);
        (void)chains.files(Kind::FileDownloaded, victim, over, origin, stage.run(10, 60, 1, 10), session);
        t += stage.random.between(18, 30) * kTicksPerHour;
    }
}

// Few files a day for as many days as there are, at the victim's own hours and place.
void lowAndSlow(Stage& stage)
{
    Ticks t = stage.at(4, 8);
    const std::uint32_t victim = stage.person(t, false);
    stage.users({victim});
    Chains chains = stage.chains();
    for (auto days = stage.random.between(6, 14); days > 0 && stage.fits(t); --days) {
        if (isWorkingDay(stage.company, stage.company.dayOf(t)) &&
            employedOn(stage.company.accounts[victim], stage.company.dayOf(t))) {
            const Origin origin = stage.usualOrigin(victim, t);
            const std::uint64_t session =
                chains.signIn(victim, t, origin, kSignInOk, kAppSharePoint,
                              clientOn(stage.company, victim, stage.company.dayOf(t)), false);
            (void)chains.files(Kind::FileDownloaded, victim, t + 20 * kTicksPerSecond, origin,
                               {stage.file(), stage.amount(6, 16), 60, 1200}, session);
        }
        t += stage.random.between(1320, 1560) * kTicksPerMinute;
    }
}

constexpr AttackKind kAttacks[] = {{"mailbox-takeover", mailboxTakeover},
                                   {"password-spray", passwordSpray},
                                   {"token-theft", tokenTheft},
                                   {"consent-phishing", consentPhishing},
                                   {"low-and-slow", lowAndSlow}};

} // namespace

std::span<const AttackKind> cloudAttacks()
{
    return kAttacks;
}

} // namespace sightline::demo
