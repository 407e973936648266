// SPDX-License-Identifier: GPL-3.0-or-later
// Computers, groups and service jobs of the company, and what changes among them.
#include "core/demo/draws.h"
#include "core/demo/output.h"
#include "core/demo/population.h"
#include "core/demo/records.h"
#include "core/demo/tables.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace sightline::demo
{

namespace
{

constexpr std::uint64_t kEstateStream = 0x657374617465, kChangeStream = 0x6368616E6765;
constexpr std::uint32_t kMostExtraServers = 60;
constexpr std::uint32_t kFirstRid = 600'000; // apart from people's

struct FixedServer {
    std::string_view name;
    ServerKind serves;
};

constexpr FixedServer kFixedServers[kFixedHosts] = {
    {"DC01", ServerKind::Application},  {"DC02", ServerKind::Application}, {"FS01", ServerKind::File},
    {"APP01", ServerKind::Application}, {"SQL01", ServerKind::Database},   {"WEB01", ServerKind::Web}};

constexpr FixedServer kFurther[] = {{"APP", ServerKind::Application},
                                    {"FS", ServerKind::File},
                                    {"SQL", ServerKind::Database},
                                    {"APP", ServerKind::Application},
                                    {"WEB", ServerKind::Web}};

// What the service accounts run, by their place in Company::services.
struct JobForm {
    std::size_t service;
    ServerKind where;
    std::uint32_t process;
    ServiceRhythm rhythm;
    std::uint32_t perDayMilli;
};

constexpr JobForm kJobs[] = {{0, ServerKind::File, kProcessBackup, ServiceRhythm::Nightly, 2000},
                             {0, ServerKind::Database, kProcessBackup, ServiceRhythm::Nightly, 1000},
                             {0, ServerKind::Application, kProcessBackup, ServiceRhythm::Nightly, 1000},
                             {1, ServerKind::Database, kProcessDatabase, ServiceRhythm::Hourly, 36'000},
                             {2, ServerKind::File, kProcessScan, ServiceRhythm::Irregular, 4000},
                             {2, ServerKind::Application, kProcessScan, ServiceRhythm::Irregular, 4000},
                             {2, ServerKind::Web, kProcessScan, ServiceRhythm::Irregular, 4000},
                             {3, ServerKind::File, kProcessSpooler, ServiceRhythm::Irregular, 9000},
                             {4, ServerKind::Web, kProcessWeb, ServiceRhythm::Hourly, 28'000},
                             {5, ServerKind::Application, kProcessPowerShell, ServiceRhythm::Irregular, 600},
                             {6, ServerKind::Database, kProcessDatabase, ServiceRhythm::Nightly, 3000}};

class Estate
{
public:
    explicit Estate(Company& company) : m_company(company), m_random(mixed(company.seed, kEstateStream)) {}

    void build()
    {
        addServers();
        addKiosks();
        addComputers();
        addGroups();
        chooseFileServers();
        addJobs();
    }

private:
    std::string nextSid() { return fmt::format("{}-{}", m_company.domainSid, m_nextRid++); }

    void addServers()
    {
        for (std::uint32_t i = 0; i < kFixedHosts; ++i) {
            const bool controller = i <= kDc02;
            addHost(controller ? HostKind::Controller : HostKind::Server, kFixedServers[i].serves,
                    std::string(kFixedServers[i].name), fmt::format("10.1.{}.{}", controller ? 0 : 1, 10 + i),
                    kNobody);
        }
        const auto wanted = m_company.traits[Trait::ExtraServers] * m_company.people / 1000;
        std::uint32_t counts[std::size(kFurther)] = {1, 1, 1, 1, 1};
        for (std::uint32_t i = 0; i < std::min(wanted, kMostExtraServers); ++i) {
            const auto which = i % std::size(kFurther);
            std::uint32_t& count = counts[which == 3 ? 0 : which];
            addHost(HostKind::Server, kFurther[which].serves,
                    fmt::format("{}{:02}", kFurther[which].name, ++count), fmt::format("10.1.2.{}", 10 + i),
                    kNobody);
        }
        m_company.recorders = static_cast<std::uint32_t>(m_company.hosts.size());
        m_company.workstationLogs = m_company.traits[Trait::WorkstationLogs] != 0;
    }

    void addKiosks()
    {
        const auto wanted = m_company.shared.empty() ? 0 : 2 + m_random.below(4);
        for (std::uint64_t i = 0; i < wanted; ++i) {
            m_company.kiosks.push_back(static_cast<std::uint32_t>(m_company.hosts.size()));
            addHost(HostKind::Kiosk, ServerKind::File, fmt::format("KIOSK{:02}", i + 1),
                    fmt::format("10.1.3.{}", 10 + i), kNobody);
        }
        for (const std::uint32_t who : m_company.shared)
            m_company.accounts[who].host = m_company.kiosks.front();
    }

    void addComputers()
    {
        const std::uint32_t users = m_company.people;
        for (std::uint32_t i = 0; i < users; ++i) {
            if (m_company.accounts[i].kind == AccountKind::Guest) continue;
            m_company.accounts[i].host = addComputer(i, i);
        }
        for (std::uint32_t i = 0, next = users; i < users; ++i) {
            if (m_company.accounts[i].host == kNobody || m_company.accounts[i].laptopDay == kNever) continue;
            m_company.accounts[i].nextHost = addComputer(i, next++);
        }
        // Administrators work from their owner's computer.
        for (const std::uint32_t admin : m_company.admins) {
            Account& a = m_company.accounts[admin];
            const Account& owner = m_company.accounts[a.manager];
            a.host = owner.host;
            a.nextHost = owner.nextHost;
            a.laptopDay = owner.laptopDay;
        }
    }

    std::uint32_t addComputer(std::uint32_t owner, std::uint32_t number)
    {
        const auto place = m_company.accounts[owner].office;
        const auto index = static_cast<std::uint32_t>(m_company.hosts.size());
        addHost(HostKind::Workstation, ServerKind::File, fmt::format("PC{:05}", number + 101),
                fmt::format("10.{}.{}.{}", 20 + place + 3 * (number / 62'500), (number / 250) % 250,
                            2 + number % 250),
                owner);
        if (number >= m_company.people) m_company.hosts.back().fromDay = m_company.accounts[owner].laptopDay;
        return index;
    }

    void addHost(HostKind kind, ServerKind serves, std::string name, std::string address, std::uint32_t owner)
    {
        Host host{kind, serves, std::move(name), std::move(address), kNobody, owner, -1};
        if (owner == kNobody || m_company.accounts[owner].synced) {
            Account a;
            a.kind = AccountKind::Computer;
            a.displayName = host.name;
            a.created = m_company.start - 400 * kTicksPerDay;
            a.synced = true;
            a.sam = host.name + "$";
            a.sid = nextSid();
            a.adGuid = m_random.next();
            a.dn =
                fmt::format("CN={},{},{}", host.name,
                            kind == HostKind::Controller ? "OU=Domain Controllers" : "OU=Computers", kBaseDn);
            a.host = static_cast<std::uint32_t>(m_company.hosts.size());
            host.account = static_cast<std::uint32_t>(m_company.accounts.size());
            m_company.accounts.push_back(std::move(a));
        }
        m_company.hosts.push_back(std::move(host));
    }

    void addGroups()
    {
        const auto add = [&](std::string name, std::string sid, bool builtIn) {
            std::string dn = fmt::format("CN={},{},{}", name, builtIn ? "CN=Builtin" : "OU=Groups", kBaseDn);
            m_company.groups.push_back({std::move(name), std::move(sid), std::move(dn), builtIn});
        };
        add("Domain Admins", m_company.domainSid + "-512", false);
        add("Directory Sync Operators", nextSid(), false);
        add("VPN Users", nextSid(), false);
        add("Server Operators", "S-1-5-32-549", true);
        add("Remote Desktop Users", "S-1-5-32-555", true);
        for (const Department& d : departments())
            add(fmt::format("{} Staff", d.share), nextSid(), false);
    }

    [[nodiscard]] std::vector<std::uint32_t> serversOf(ServerKind kind) const
    {
        std::vector<std::uint32_t> out;
        for (std::uint32_t host = kFs01; host < m_company.recorders; ++host)
            if (m_company.hosts[host].serves == kind) out.push_back(host);
        return out;
    }

    void chooseFileServers()
    {
        const auto servers = serversOf(ServerKind::File);
        for (std::size_t d = 0; d < departments().size(); ++d)
            m_company.fileServers.push_back(m_random.pick(servers));
    }

    void addJobs()
    {
        const std::uint32_t noise = m_company.traits[Trait::ServiceNoise];
        const std::uint32_t spread = m_company.traits[Trait::ServiceSpread];
        for (const JobForm& form : kJobs) {
            for (const std::uint32_t host : serversOf(form.where)) {
                ServiceJob job{m_company.services[form.service], host, form.process, form.rhythm, 0, 0};
                job.minute = static_cast<std::uint16_t>(form.rhythm == ServiceRhythm::Nightly
                                                            ? m_random.between(0, 300)
                                                            : m_random.between(0, 59));
                const std::uint64_t rate = static_cast<std::uint64_t>(form.perDayMilli) * noise / 1000;
                job.perDayMilli = static_cast<std::uint32_t>(form.rhythm == ServiceRhythm::Nightly
                                                                 ? form.perDayMilli
                                                                 : lognormal(m_random, rate, spread));
                m_company.jobs.push_back(job);
            }
        }
    }

    Company& m_company;
    Random m_random;
    std::uint32_t m_nextRid = kFirstRid;
};

// A moment of the demo's middle nine tenths.
Ticks someMoment(const Company& company, Random& random)
{
    const Ticks length = (company.end - company.start) / kTicksPerMinute;
    return company.start + random.between(length / 20, length * 19 / 20) * kTicksPerMinute;
}

std::uint64_t countOf(const Company& company, Trait per30Days)
{
    return static_cast<std::uint64_t>(company.traits[per30Days]) * static_cast<std::uint64_t>(company.days) *
           1000 / 30;
}

void addRollouts(Company& company, Random& random)
{
    const auto firstServer = static_cast<std::uint32_t>(kFixedHosts);
    std::uint32_t release = 0;
    for (auto n = poisson(random, countOf(company, Trait::Rollouts)); n > 0; --n) {
        constexpr RolloutKind kKinds[] = {RolloutKind::App, RolloutKind::App, RolloutKind::Client,
                                          RolloutKind::FileServer};
        Rollout r{random.pick(kKinds),
                  static_cast<int>(random.below(static_cast<std::uint64_t>(company.days))), kEveryDepartment,
                  0};
        if (random.chance(600)) r.department = static_cast<std::uint8_t>(random.below(departments().size()));
        r.what = static_cast<std::uint32_t>(
            random.between(kFirstNewApp, static_cast<std::int64_t>(cloudApps().size()) - 1));
        if (r.kind == RolloutKind::FileServer) {
            if (company.recorders == firstServer) continue;
            r.what = static_cast<std::uint32_t>(random.between(firstServer, company.recorders - 1));
        }
        company.rollouts.push_back(r);
    }
    std::stable_sort(company.rollouts.begin(), company.rollouts.end(),
                     [](const Rollout& a, const Rollout& b) { return a.day < b.day; });
    for (Rollout& r : company.rollouts)
        if (r.kind == RolloutKind::Client) r.what = std::min(++release, kClientReleases - 1);
}

void addOutages(Company& company, Random& random)
{
    for (auto n = poisson(random, countOf(company, Trait::Outages)); n > 0; --n) {
        Outage outage;
        const std::uint64_t draw = random.below(10);
        outage.feed = draw < 2   ? kSignInFeed
                      : draw < 4 ? kAuditFeed
                                 : static_cast<std::uint32_t>(random.below(company.recorders));
        outage.from = someMoment(company, random);
        const auto minutes = std::clamp<std::uint64_t>(lognormal(random, 150, 1000), 20, 1440);
        outage.to = outage.from + static_cast<Ticks>(minutes) * kTicksPerMinute;
        company.outages.push_back(outage);
    }
}

// A clock runs away once and is set right at the end or never; set back it would write times twice.
void addClockFault(Company& company, Random& random)
{
    const bool comes = random.chance(company.traits[Trait::ClockFault]);
    ClockFault fault;
    fault.host = static_cast<std::uint32_t>(random.between(kDc02, company.recorders - 1));
    fault.from = someMoment(company, random);
    fault.to = company.end + kTicksPerDay;
    fault.ahead = static_cast<Ticks>(logUniform(random, 60, 900)) * kTicksPerSecond;
    if (random.chance(500)) { // slow from the beginning, until somebody notices
        fault.to = fault.from;
        fault.from = company.start - kTicksPerDay;
        fault.ahead = -fault.ahead;
    }
    if (comes) company.clockFaults.push_back(fault);
}

} // namespace

void addEstate(Company& company)
{
    Estate(company).build();
}

void addChanges(Company& company)
{
    Random random(mixed(company.seed, kChangeStream));
    addRollouts(company, random);
    addOutages(company, random);
    addClockFault(company, random);
}

} // namespace sightline::demo
