// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/work.h"

#include "core/demo/draws.h"
#include "core/demo/records.h"

#include <algorithm>
#include <span>

namespace sightline::demo
{

namespace
{

constexpr std::uint64_t kMillion = 1'000'000;
constexpr std::uint64_t kWorkStream = 0x776F726B;
constexpr std::uint64_t kCloudAppRecords = 400; // over the whole demo, whatever its size
constexpr std::uint64_t kCloudActsADay = 20;    // about, of a person
constexpr std::uint64_t kActSeconds = 450;      // between acts at work, on average
constexpr std::uint32_t kTaskSigma = 800;       // of the time at a task
constexpr std::int64_t kNoWait = std::int64_t{1} << 50;
constexpr std::uint32_t kFiles = 6000;        // documents of a department
constexpr std::uint32_t kMostExcitation = 40; // times the base rate
constexpr std::uint32_t kRuleChance = 250;    // of the acts drawn as making a rule, which are too many
constexpr std::uint32_t kPauseChance = 220;   // per mille of the ends of tasks

// How often each department turns to a task, by Task.
constexpr std::uint32_t kLiking[][kTasks] = {{0, 24, 18, 10, 26, 22}, // Information Technology
                                             {0, 26, 22, 28, 14, 10}, // Finance
                                             {0, 38, 22, 10, 8, 22},  // Sales
                                             {0, 26, 18, 22, 22, 12}, // Operations
                                             {0, 18, 28, 28, 14, 12}, // Engineering
                                             {0, 34, 28, 16, 8, 14},  // Human Resources
                                             {0, 32, 34, 18, 4, 12},  // Legal
                                             {0, 30, 30, 12, 4, 24}}; // Marketing

struct ActShare {
    Kind kind;
    std::uint32_t perMille;
};

// The kinds of acts in a task and how often each is done.
constexpr ActShare kMailActs[] = {{Kind::MailItemsAccessed, 590},
                                  {Kind::Send, 225},
                                  {Kind::MoveToDeletedItems, 150},
                                  {Kind::SearchPerformed, 34},
                                  {Kind::InboxRule, 1}};
constexpr ActShare kDocumentActs[] = {{Kind::FileAccessed, 560},   {Kind::FileModified, 215},
                                      {Kind::FileDownloaded, 85},  {Kind::FileUploaded, 65},
                                      {Kind::SearchPerformed, 35}, {Kind::FileRenamed, 17},
                                      {Kind::FileRecycled, 15},    {Kind::FileShared, 8}};
constexpr ActShare kShareActs[] = {{Kind::ShareFile, 830}, {Kind::ShareWrite, 145}, {Kind::ShareDelete, 25}};

Kind drawn(Random& random, std::span<const ActShare> acts)
{
    std::uint64_t draw = random.below(1000);
    for (const ActShare& act : acts) {
        if (draw < act.perMille) return act.kind;
        draw -= act.perMille;
    }
    return acts.front().kind;
}

// So many times instead of once: `scale` millionths on average.
std::uint64_t repeats(Random& random, std::uint64_t scale)
{
    return scale / kMillion + (random.below(kMillion) < scale % kMillion ? 1U : 0U);
}

} // namespace

struct Worker::Now {
    const WorkRules& rules;
    Chains chains;
};

WorkRules workRules(const Company& company, std::uint64_t scale)
{
    const Traits& traits = company.traits;
    WorkRules rules;
    rules.scale = scale;
    const auto personDays = company.people * static_cast<std::uint64_t>(std::max(1, company.days)) * 5 / 7;
    rules.cloudAppMicro =
        kCloudAppRecords * kMillion / (kCloudActsADay * std::max<std::uint64_t>(1, personDays));
    if (scale > kMillion) rules.cloudAppMicro = rules.cloudAppMicro * kMillion / scale;
    rules.taskMs = traits[Trait::TaskMinutes] * std::uint64_t{60'000};
    rules.pauseMs = traits[Trait::PauseMinutes] * std::uint64_t{60'000};
    // Each act has `excitation` per mille children, so the base is lower by as much.
    const std::uint64_t children = traits[Trait::Excitation];
    rules.baseRate = static_cast<std::uint32_t>((1000 - children) * 1000 / kActSeconds);
    const std::uint64_t halfLife = traits[Trait::ExcitationHalfLife];
    rules.excitationJump = static_cast<std::uint32_t>(children * 693 / halfLife);
    rules.halfLifeMs = halfLife * 1000;
    return rules;
}

Worker::Worker(const Company& company, std::uint32_t who)
    : m_company(company), m_who(who), m_random(mixed(company.seed ^ kWorkStream, who))
{
    for (std::uint32_t& liking : m_liking)
        liking = 1 + static_cast<std::uint32_t>(lognormal(m_random, 1000, 450));
}

void Worker::hour(const WorkRules& rules, Ticks slot, std::vector<Event>& out)
{
    Now now{rules, Chains(m_company, m_random, out)};
    m_worked = 0;
    // An hour may hold the end of one shift's day and the begin of the next.
    const ShiftDay first = shiftDayOf(m_company, m_who, slot);
    const ShiftDay last = shiftDayOf(m_company, m_who, slot + kTicksPerHour - 1);
    for (std::int64_t number = first.number; number <= last.number; ++number) {
        if (number != m_day.number) beginDay(now, number == first.number ? first : last);
        if (!m_plan.works) continue;
        stretch(now, m_plan.before, slot);
        stretch(now, m_plan.after, slot);
        stretch(now, m_plan.evening, slot);
    }
}

void Worker::beginDay(const Now&, const ShiftDay& day)
{
    m_day = day;
    m_arrived = false;
    m_plan = planOf(m_company, m_who, day);
    if (!m_plan.works) return;
    m_demoDay = static_cast<int>(day.number - m_company.start / kTicksPerDay);
    m_origin = originOf(m_company, m_who, m_plan);
    m_client = clientOn(m_company, m_who, m_demoDay);
    m_phone = phoneOn(m_company, m_who, m_demoDay);
    m_host = hostOn(m_company.accounts[m_who], m_demoDay);
    m_server = fileServerOn(m_company, m_who, m_demoDay);
}

void Worker::stretch(Now& now, const Stretch& part, Ticks slot)
{
    const Ticks begin = m_day.begin + part.from * kTicksPerMs;
    const Ticks end = m_day.begin + part.to * kTicksPerMs;
    const Ticks from = std::max(begin, slot);
    const Ticks to = std::min(end, slot + kTicksPerHour);
    if (from >= to) return;
    if (!m_arrived) {
        m_arrived = true;
        arrive(now, from);
    }
    m_worked += (to - from) / kTicksPerMs;
    run(now, from, to);
    if (to == end && &part != &m_plan.before) closeShare(now, to); // the task itself waits for the next day
}

// Working time runs `rate` millionths as fast as the clock.
void Worker::run(Now& now, Ticks from, Ticks to)
{
    const Account& a = m_company.accounts[m_who];
    const std::int64_t length = (to - from) / kTicksPerMs;
    const std::uint64_t busy = static_cast<std::uint64_t>(a.pace) * m_plan.pace / 1000;
    const auto budget = static_cast<std::int64_t>(static_cast<std::uint64_t>(length) * busy / 1000 *
                                                  now.rules.scale / kMillion);
    for (std::int64_t spent = 0;;) {
        const std::int64_t step = std::min(m_left, m_wait);
        if (spent + step >= budget) {
            m_left -= budget - spent;
            m_wait -= budget - spent;
            return;
        }
        spent += step;
        m_left -= step;
        m_wait -= step;
        const Ticks t = from + spent * length / budget * kTicksPerMs +
                        static_cast<Ticks>(m_random.below(static_cast<std::uint64_t>(kTicksPerMs)));
        if (m_left <= 0) {
            changeTask(now, t);
        } else {
            act(now, t);
            m_excitation =
                std::min(m_excitation + now.rules.excitationJump, now.rules.baseRate * kMostExcitation);
            drawWait(now.rules);
        }
    }
}

// Thinning: the rate only falls until the next act, so candidates come at the present one and are kept by
// what is left of it.
void Worker::drawWait(const WorkRules& rules)
{
    m_wait = 1;
    for (;;) {
        const std::uint64_t rate = rules.baseRate + m_excitation;
        const std::uint64_t step =
            1 + exponential(m_random, 1000 * kMillion / std::max<std::uint64_t>(rate, 1));
        m_wait += static_cast<std::int64_t>(step);
        const auto halvings = static_cast<std::int64_t>(step * kOne / rules.halfLifeMs);
        m_excitation = static_cast<std::uint32_t>(timesPowerOf2(m_excitation, -halvings));
        if (m_random.below(rate) < rules.baseRate + m_excitation) return;
    }
}

bool Worker::may(Task task) const
{
    const Account& a = m_company.accounts[m_who];
    if (task == Task::Documents || task == Task::Apps) return true;
    if (task == Task::Mail) return a.kind != AccountKind::Guest;
    return a.synced && (m_plan.where != Whereabouts::Abroad || m_plan.vpn);
}

void Worker::arrive(Now& now, Ticks t)
{
    const Account& a = m_company.accounts[m_who];
    for (auto n = repeats(m_random, now.rules.scale); n > 0; --n) {
        t += m_random.between(1, 90) * kTicksPerSecond;
        if (may(Task::Shares)) now.chains.startOfDay(m_who, t, m_origin);
        if (m_company.workstationLogs && m_host != kNobody && a.synced) {
            m_deskSession = m_random.next();
            const std::uint8_t type = m_plan.where == Whereabouts::Office ? 2 : 11;
            now.chains.desk(m_who, t + 2 * kTicksPerSecond, m_host, type, m_deskSession, true);
        }
        if (m_random.chance(750)) {
            const CloudAppIndex app = m_random.chance(600) ? kAppExchange : kAppTeams;
            (void)now.chains.signIn(m_who, t + m_random.between(20, 600) * kTicksPerSecond, m_origin,
                                    kSignInOk, app, m_client);
        }
        if (m_random.chance(250))
            (void)now.chains.signIn(m_who, t + m_random.between(20, 3000) * kTicksPerSecond, m_origin,
                                    kSignInOk, kAppExchange, m_phone);
        troubles(now, t);
    }
}

// Wrong passwords, second factors not given, passwords changed.
void Worker::troubles(Now& now, Ticks t)
{
    constexpr SignInOutcome kTroubles[] = {kSignInBadPassword, kSignInBadPassword, kSignInMfaNeeded,
                                           kSignInInterrupted};
    const Traits& traits = m_company.traits;
    for (auto n = poisson(m_random, traits[Trait::SignInTrouble] * 1000ULL); n > 0; --n) {
        (void)now.chains.signIn(m_who, t, m_origin, m_random.pick(kTroubles), kAppOffice, m_client);
        t += m_random.between(6, 40) * kTicksPerSecond;
        (void)now.chains.signIn(m_who, t, m_origin, kSignInOk, kAppOffice, m_client);
    }
    if (!may(Task::Shares)) return;
    if (m_random.chance(traits[Trait::Mistakes])) {
        const int wrong = m_random.chance(30) ? 8 : static_cast<int>(m_random.between(1, 3));
        now.chains.wrongPassword(m_who, t, wrong, m_origin);
        if (wrong >= 8 && !m_company.serviceDesk.empty()) {
            const std::uint32_t desk = m_random.pick(m_company.serviceDesk);
            const Ticks helped = t + m_random.between(300, 2400) * kTicksPerSecond;
            now.chains.directory(Kind::AccountUnlocked, desk, helped, m_who, 0);
        }
    }
    if (m_random.chance(12)) now.chains.directory(Kind::PasswordChanged, m_who, t, m_who, 0);
}

void Worker::changeTask(Now& now, Ticks t)
{
    closeShare(now, t);
    const Task before = m_task;
    std::array<std::uint32_t, kTasks> weights{};
    const auto& liking = kLiking[departmentOn(m_company.accounts[m_who], m_demoDay)];
    for (std::size_t task = 1; task < kTasks; ++task)
        if (may(static_cast<Task>(task))) weights[task] = liking[task] * m_liking[task];
    const bool pause = before != Task::Pause && m_random.chance(kPauseChance);
    m_task = pause ? Task::Pause : static_cast<Task>(weighted(m_random, weights));
    m_left = 1 + static_cast<std::int64_t>(
                     lognormal(m_random, pause ? now.rules.pauseMs : now.rules.taskMs, kTaskSigma));
    if (pause) {
        m_wait = kNoWait;
        m_excitation = 0;
        return;
    }
    enter(now, t);
    drawWait(now.rules);
}

void Worker::enter(Now& now, Ticks t)
{
    switch (m_task) {
    case Task::Mail:
        m_session = m_random.chance(120)
                        ? now.chains.signIn(m_who, t, m_origin, kSignInOk, kAppExchange, m_client)
                        : m_random.next();
        break;
    case Task::Documents:
        m_session = now.chains.signIn(m_who, t, m_origin, kSignInOk, kAppSharePoint, m_client, false);
        break;
    case Task::Shares:
        openShare(now, t);
        break;
    case Task::Business:
        if (m_company.workstationLogs && m_host != kNobody && m_random.chance(300))
            now.chains.desk(m_who, t, m_host, 7, m_random.next(), true); // back at the desk
        break;
    default:
        break;
    }
}

void Worker::openShare(Now& now, Ticks t)
{
    m_share = now.chains.openShare(m_who, t, m_server, m_origin);
}

void Worker::closeShare(Now& now, Ticks t)
{
    if (m_share.server != kNobody) now.chains.closeShare(t, m_share);
    m_share = {};
}

void Worker::act(Now& now, Ticks t)
{
    switch (m_task) {
    case Task::Mail:
        return mailAct(now, t);
    case Task::Documents:
        return documentAct(now, t);
    case Task::Shares:
        return shareAct(now, t);
    case Task::Business:
        return businessAct(now, t);
    case Task::Apps:
        return appAct(now, t);
    default:
        return;
    }
}

void Worker::mailAct(Now& now, Ticks t)
{
    Kind kind = drawn(m_random, kMailActs);
    if (kind == Kind::InboxRule && !m_random.chance(kRuleChance)) kind = Kind::MailItemsAccessed;
    const std::uint64_t object =
        kind == Kind::InboxRule ? m_random.below(kInboxRuleForms - 1) : m_random.below(kMillion);
    now.chains.audit(kind, m_who, t, m_origin, static_cast<std::uint32_t>(object), m_session);
}

void Worker::documentAct(Now& now, Ticks t)
{
    const Kind kind = drawn(m_random, kDocumentActs);
    now.chains.audit(kind, m_who, t, m_origin, document(), m_session);
    if (m_random.below(kMillion) < now.rules.cloudAppMicro)
        now.chains.audit(Kind::CloudAppActivity, m_who, t + kTicksPerSecond, m_origin,
                         static_cast<std::uint32_t>(m_random.below(kCloudAppOperations)));
}

void Worker::shareAct(Now& now, Ticks t)
{
    if (!may(Task::Shares)) return; // begun at another place
    if (m_share.server == kNobody) {
        openShare(now, t);
        t += kTicksPerSecond;
    }
    const Kind kind = drawn(m_random, kShareActs);
    now.chains.shareFile(kind, t, m_share, document());
}

void Worker::businessAct(Now& now, Ticks t)
{
    if (!may(Task::Business)) return;
    const std::uint32_t to = server();
    if (m_random.chance(m_company.traits[Trait::NtlmShare]))
        now.chains.ntlmLogon(m_who, t, to, m_origin);
    else if (m_random.chance(500))
        now.chains.networkLogon(m_who, t, to, m_origin);
    else
        now.chains.serviceTicket(m_who, t, to, m_origin);
    // Engineers also sit at servers.
    const Account& a = m_company.accounts[m_who];
    if (departmentOn(a, m_demoDay) == kDepartmentIt && m_random.chance(25))
        (void)now.chains.remoteDesktop(m_who, t + 40 * kTicksPerSecond, to, m_origin);
}

void Worker::appAct(Now& now, Ticks t)
{
    const Account& a = m_company.accounts[m_who];
    std::uint32_t app = m_random.chance(500) ? departments()[departmentOn(a, m_demoDay)].app
                                             : static_cast<std::uint32_t>(m_random.below(kAppPortal));
    for (const Rollout& r : m_company.rollouts) {
        if (r.day > m_demoDay) break;
        if (r.kind == RolloutKind::App && adopted(r, a, m_who, m_demoDay) && m_random.chance(150))
            app = r.what;
    }
    (void)now.chains.signIn(m_who, t, m_origin, kSignInOk, app, m_client, m_random.chance(120));
}

// Mostly what the person uses, often what the department shares, now and then anything; the ranks of the
// files in use are log-uniform.
std::uint32_t Worker::document()
{
    const std::uint64_t draw = m_random.below(1000);
    if (draw < 40) return static_cast<std::uint32_t>(m_random.below(kFiles));
    const std::uint64_t breadth = m_company.accounts[m_who].breadth;
    const std::uint64_t rank = logUniform(m_random, 1, draw < 650 ? breadth : breadth / 2 + 2);
    const std::uint64_t base = draw < 650 ? mixed(m_company.seed, m_who) : 0;
    return static_cast<std::uint32_t>((base + rank * 7) % kFiles);
}

std::uint32_t Worker::server()
{
    const Account& a = m_company.accounts[m_who];
    const std::uint64_t servers = m_company.recorders - kFs01;
    if (a.reach == 0 || m_random.chance(300))
        return kApp01 + static_cast<std::uint32_t>(departmentOn(a, m_demoDay) % 3);
    const std::uint64_t which = m_random.below(m_random.below(a.reach) + 1);
    return kFs01 + static_cast<std::uint32_t>((a.firstServer + which * 5) % servers);
}

} // namespace sightline::demo
