// SPDX-License-Identifier: GPL-3.0-or-later
// Scripts of attacks by people of the company, or with all they may do.
#include "core/demo/attacks.h"
#include "core/demo/records.h"

#include <algorithm>

namespace sightline::demo
{

namespace
{

// Somebody who leaves in the fortnight from the day of the attack, without one in the last two thirds of the
// demo; or kNobody.
std::uint32_t leaver(Stage& stage)
{
    const Company& company = stage.company;
    const int from = stage.day != kNever ? stage.day + 1 : company.days / 3;
    const int to = stage.day != kNever ? stage.day + 14 : company.days;
    std::uint32_t found = kNobody;
    std::uint64_t seen = 0;
    for (std::uint32_t who = 0; who < company.people; ++who) {
        const Account& a = company.accounts[who];
        const bool leaves = a.leaveDay >= from && a.leaveDay <= to && a.joinDay < 0;
        if (leaves && stage.random.below(++seen) == 0) found = who;
    }
    return found;
}

// In the last days before leaving everything within reach is taken along.
void offboardingTheft(Stage& stage)
{
    const Company& company = stage.company;
    std::uint32_t victim = leaver(stage);
    const auto days = stage.random.between(1, 3);
    if (victim != kNobody)
        stage.day = std::max(0, company.accounts[victim].leaveDay - static_cast<int>(days));
    Ticks t = stage.at(7, static_cast<int>(stage.random.between(7, 12)));
    if (victim == kNobody) victim = stage.person(t, false);
    stage.users({victim});
    const Account& a = company.accounts[victim];
    Chains chains = stage.chains();
    for (std::int64_t day = 0; day < days && stage.fits(t); ++day) {
        const Origin origin = stage.usualOrigin(victim, t);
        Ticks over = chains.files(Kind::FileDownloaded, victim, t, origin, stage.run(60, 180, 1, 14));
        if (a.synced)
            over = chains.shareSession(Kind::ShareFile, victim, over,
                                       fileServerOn(company, victim, company.dayOf(t)),
                                       officeOrigin(company, victim), stage.run(40, 150, 1, 10));
        if (stage.random.chance(500))
            (void)chains.files(Kind::FileShared, victim, over, origin, stage.run(2, 8, 20, 200));
        t += kTicksPerDay;
    }
}

// An insider reads what a colleague's department reads, at ordinary hours and pace.
void peerMimicry(Stage& stage)
{
    Ticks t = stage.at(5, 8);
    const Company& company = stage.company;
    const std::uint32_t who = stage.person(t, true);
    stage.users({who});
    const std::uint8_t own = departmentOn(company.accounts[who], company.dayOf(t));
    const auto other = stage.random.below(departments().size() - 1);
    const auto area = static_cast<std::uint8_t>(other < own ? other : other + 1);
    Chains chains = stage.chains();
    chains.setArea(area);
    for (auto days = stage.random.between(2, 6); days > 0 && stage.fits(t); --days, t += kTicksPerDay) {
        if (!isWorkingDay(company, company.dayOf(t))) continue;
        const Origin origin = stage.usualOrigin(who, t);
        const Ticks over =
            chains.files(Kind::FileAccessed, who, t, origin, {stage.file(), stage.amount(10, 30), 20, 400});
        if (origin.where == Whereabouts::Office)
            (void)chains.shareSession(Kind::ShareFile, who, over, company.fileServers[area], origin,
                                      {stage.file(), stage.amount(6, 20), 10, 300});
    }
}

// Files are written over and deleted as fast as it goes, on the share and in the tenant.
void massFileChange(Stage& stage)
{
    Ticks t = stage.at(7, static_cast<int>(stage.random.between(0, 20)));
    const Company& company = stage.company;
    const std::uint32_t victim = stage.person(t, true);
    stage.users({victim});
    const std::uint32_t server = fileServerOn(company, victim, company.dayOf(t));
    const Origin inside = officeOrigin(company, victim);
    Chains chains = stage.chains();
    chains.remoteExecution(victim, t, server, inside, kProcessShadow);
    t += stage.gap(30, 300);
    const Run run = stage.run(250, 700, 1, 2);
    (void)chains.shareSession(Kind::ShareWrite, victim, t, server, inside, run);
    (void)chains.shareSession(Kind::ShareDelete, victim, t + 700 * kTicksPerMs, server, inside, run);
    if (!stage.random.chance(600)) return;
    t += stage.gap(60, 600);
    (void)chains.files(Kind::FileRenamed, victim, t, inside, stage.run(100, 300, 1, 3));
}

constexpr AttackKind kAttacks[] = {{"offboarding-theft", offboardingTheft},
                                   {"peer-mimicry", peerMimicry},
                                   {"mass-file-change", massFileChange}};

} // namespace

std::span<const AttackKind> insiderAttacks()
{
    return kAttacks;
}

} // namespace sightline::demo
