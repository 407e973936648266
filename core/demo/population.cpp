// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/population.h"

#include "core/demo/output.h"
#include "core/demo/random.h"
#include "core/demo/tables.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <unordered_map>

namespace sightline::demo
{

namespace
{

// Sixteen equal parts of a lognormal with median one and sigma 0.7.
constexpr std::uint16_t kPaces[] = {272,  397,  493,  581,  667,  755,  847,  947,
                                    1056, 1180, 1325, 1500, 1720, 2030, 2520, 3680};

struct ServiceAccount {
    std::string_view name;
    std::uint32_t host;
};

constexpr ServiceAccount kServices[] = {{"svc-backup", kFs01}, {"svc-sql", kSql01},
                                        {"svc-scan", kApp01},  {"svc-print", kFs01},
                                        {"svc-web", kWeb01},   {"MSOL_3f6c1a9d27be", kApp01}};

constexpr std::string_view kServerNames[] = {"DC01", "DC02", "FS01", "APP01", "SQL01", "WEB01"};

class Builder
{
public:
    Builder(int users, std::uint64_t seed, Ticks start, Ticks end)
        : m_random(mixed(seed, 0x706F70)), m_users(static_cast<std::uint32_t>(users))
    {
        m_company.seed = seed;
        m_company.start = start;
        m_company.end = end;
        m_company.days = static_cast<int>((end - start + kTicksPerDay - 1) / kTicksPerDay);
        m_company.people = m_users;
    }

    Company build()
    {
        m_company.domainSid = fmt::format("S-1-5-21-{}-{}-{}", m_random.between(1'000'000'000, 3'999'999'999),
                                          m_random.between(1'000'000'000, 3'999'999'999),
                                          m_random.between(1'000'000'000, 3'999'999'999));
        m_company.tenantId = guidText(m_random.next());
        for (std::uint32_t i = 0; i < m_users; ++i)
            addPerson(i);
        addAdmins();
        for (const ServiceAccount& service : kServices)
            addService(service.name, service.host);
        m_company.syncAccount = m_company.services.back();
        addHosts();
        addGroups();
        return std::move(m_company);
    }

private:
    std::string nextSid() { return fmt::format("{}-{}", m_company.domainSid, m_nextRid++); }

    // The first name free: adler, adler2, adler3 ...
    std::string uniqueName(const std::string& base)
    {
        const int n = ++m_taken[base];
        return n == 1 ? base : fmt::format("{}{}", base, n);
    }

    void addPerson(std::uint32_t index)
    {
        Account a;
        const std::string_view first = m_random.pick(firstNames());
        const std::string_view last = m_random.pick(lastNames());
        a.displayName = fmt::format("{} {}", first, last);
        const std::string name = uniqueName(lowered(fmt::format("{}.{}", first, last)));
        setRole(a, index);
        setRhythm(a);
        a.created = m_company.start - m_random.between(30, 2400) * kTicksPerDay;
        a.cloud = true;
        a.objectId = guidText(m_random.next());
        const bool founder = index < departments().size() + 4;
        const std::uint64_t sort = m_random.below(1000);
        if (!founder && sort < 50) {
            makeGuest(a, name);
        } else {
            a.upn = fmt::format("{}@{}", name, kDnsDomain);
            if (founder || sort < 820) makeSynced(a, name);
            setChanges(a, founder);
        }
        m_company.accounts.push_back(std::move(a));
    }

    // The first people are the heads of the departments, the next four the rest of a small IT.
    void setRole(Account& a, std::uint32_t index)
    {
        const auto all = departments();
        if (index < all.size()) {
            a.department = static_cast<std::uint8_t>(index);
            a.manager = index == 0 ? kNobody : 0;
            return;
        }
        std::uint64_t draw = m_random.below(1000);
        std::size_t department = 0;
        while (department + 1 < all.size() && draw >= static_cast<std::uint64_t>(all[department].perMille)) {
            draw -= static_cast<std::uint64_t>(all[department].perMille);
            ++department;
        }
        if (index < all.size() + 4) department = kDepartmentIt;
        a.department = static_cast<std::uint8_t>(department);
        a.title = static_cast<std::uint8_t>(m_random.between(1, 3));
        a.manager = static_cast<std::uint32_t>(department);
        if (department == kDepartmentIt && m_company.serviceDesk.size() < 2 + m_users / 100)
            m_company.serviceDesk.push_back(index);
    }

    void setRhythm(Account& a)
    {
        constexpr std::uint8_t kOfficeOf[] = {0, 0, 0, 1, 1, 2};
        a.office = m_random.pick(kOfficeOf);
        a.client = static_cast<std::uint8_t>(m_random.below(m_random.chance(30) ? 6 : 3));
        a.phone = static_cast<std::uint8_t>(m_random.between(3, 4));
        a.arrival = static_cast<std::uint8_t>(m_random.between(6, 9));
        if (m_random.chance(20)) a.arrival = 21; // a night shift
        a.pace = m_random.pick(kPaces);
        a.homeDays = static_cast<std::uint16_t>(m_random.chance(500) ? m_random.between(100, 600) : 20);
    }

    // Leave, journeys, joiners, leavers.
    void setChanges(Account& a, bool founder)
    {
        const auto day = [&] {
            return static_cast<int>(m_random.below(static_cast<std::uint64_t>(m_company.days)));
        };
        if (m_random.chance(300)) {
            a.leave.from = day();
            a.leave.to = a.leave.from + static_cast<int>(m_random.between(1, 9));
        }
        a.travelPlace = static_cast<std::uint8_t>(m_random.between(
            static_cast<std::int64_t>(kOffices), static_cast<std::int64_t>(places().size()) - 1));
        if (m_random.chance(150)) {
            a.travel.from = day();
            a.travel.to = a.travel.from + static_cast<int>(m_random.between(1, 4));
        }
        const std::uint64_t fate = m_random.below(1000);
        if (founder) return;
        if (fate < 20) {
            a.joinDay = day();
            a.created = m_company.start + a.joinDay * kTicksPerDay;
        } else if (fate < 40) {
            a.enabled = false;
        }
    }

    void makeSynced(Account& a, const std::string& name)
    {
        a.synced = true;
        a.sam = name.size() <= 20 ? name : name.substr(0, 20); // the directory's own limit
        a.sid = nextSid();
        a.adGuid = m_random.next();
        a.dn = fmt::format("CN={},OU={},OU=People,{}", a.displayName, departments()[a.department].share,
                           kBaseDn);
    }

    static void makeGuest(Account& a, const std::string& name)
    {
        a.kind = AccountKind::Guest;
        a.upn = fmt::format("{}_fabrikam.example#EXT#@{}", name, kDnsDomain);
        a.homeDays = 1000;
        a.pace = static_cast<std::uint16_t>(a.pace / 6);
    }

    // Three members of IT have a second account for administration, in the forest only.
    void addAdmins()
    {
        for (std::uint32_t i = 0; i < 3; ++i) {
            const std::uint32_t owner = i == 0 ? 0 : static_cast<std::uint32_t>(departments().size()) + i - 1;
            Account a = m_company.accounts[owner];
            const std::string name =
                uniqueName("adm-" + lowered(a.displayName.substr(a.displayName.find(' ') + 1)));
            a.kind = AccountKind::Admin;
            a.cloud = false;
            a.objectId.clear();
            a.displayName += " (admin)";
            a.upn = fmt::format("{}@{}", name, kForest);
            makeSynced(a, name);
            m_company.admins.push_back(static_cast<std::uint32_t>(m_company.accounts.size()));
            m_company.accounts.push_back(std::move(a));
        }
    }

    void addService(std::string_view name, std::uint32_t host)
    {
        Account a;
        a.kind = AccountKind::Service;
        a.displayName = name;
        a.host = host;
        a.created = m_company.start - 900 * kTicksPerDay;
        makeSynced(a, std::string(name));
        a.dn = fmt::format("CN={},OU=Service Accounts,{}", name, kBaseDn);
        m_company.services.push_back(static_cast<std::uint32_t>(m_company.accounts.size()));
        m_company.accounts.push_back(std::move(a));
    }

    void addHosts()
    {
        for (std::uint32_t i = 0; i < kFixedHosts; ++i) {
            const bool controller = i <= kDc02;
            addHost(controller ? HostKind::Controller : HostKind::Server, std::string(kServerNames[i]),
                    fmt::format("10.1.{}.{}", controller ? 0 : 1, 10 + i), kNobody);
        }
        for (std::uint32_t i = 0; i < m_users; ++i) {
            if (m_company.accounts[i].kind == AccountKind::Guest) continue;
            const auto place = m_company.accounts[i].office;
            m_company.accounts[i].host = static_cast<std::uint32_t>(m_company.hosts.size());
            addHost(HostKind::Workstation, fmt::format("PC{:05}", i + 101),
                    fmt::format("10.{}.{}.{}", 20 + place + 3 * (i / 62'500), (i / 250) % 250, 2 + i % 250),
                    i);
        }
        // Administrators work from their owner's computer: the copy was made before computers existed.
        m_company.accounts[m_company.admins[0]].host = m_company.accounts[0].host;
        for (std::size_t i = 1; i < m_company.admins.size(); ++i)
            m_company.accounts[m_company.admins[i]].host =
                m_company.accounts[departments().size() + i - 1].host;
    }

    void addHost(HostKind kind, std::string name, std::string address, std::uint32_t owner)
    {
        Host host{kind, std::move(name), std::move(address), kNobody, owner};
        if (owner == kNobody || m_company.accounts[owner].synced) {
            Account a;
            a.kind = AccountKind::Computer;
            a.displayName = host.name;
            a.created = m_company.start - 400 * kTicksPerDay;
            makeSynced(a, host.name + "$");
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

    Company m_company;
    Random m_random;
    std::uint32_t m_users;
    std::uint32_t m_nextRid = 1104;
    std::unordered_map<std::string, int> m_taken;
};

} // namespace

Company makeCompany(int users, std::uint64_t seed, Ticks start, Ticks end)
{
    return Builder(users, seed, start, end).build();
}

} // namespace sightline::demo
