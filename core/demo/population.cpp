// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/population.h"

#include "core/demo/draws.h"
#include "core/demo/output.h"
#include "core/demo/tables.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_map>

namespace sightline::demo
{

namespace
{

constexpr std::uint64_t kPeopleStream = 0x706F70;
constexpr std::uint64_t kYear = 365;

struct ServiceName {
    std::string_view name;
    std::uint32_t host;
};

constexpr ServiceName kServices[] = {
    {"svc-backup", kFs01}, {"svc-sql", kSql01},    {"svc-scan", kApp01},   {"svc-print", kFs01},
    {"svc-web", kWeb01},   {"svc-deploy", kApp01}, {"svc-report", kSql01}, {"MSOL_3f6c1a9d27be", kApp01}};

constexpr std::string_view kSharedNames[] = {"reception", "dispatch.desk", "shift.lead", "warehouse.scan"};

class Builder
{
public:
    Builder(int users, std::uint64_t seed, Ticks start, Ticks end)
        : m_random(mixed(seed, kPeopleStream)), m_users(static_cast<std::uint32_t>(users))
    {
        m_company.seed = seed;
        m_company.traits = Traits(seed);
        m_company.start = start;
        m_company.end = end;
        m_company.days = static_cast<int>((end - start + kTicksPerDay - 1) / kTicksPerDay);
        m_company.people = m_users;
    }

    Company build()
    {
        m_company.domainSid = "S-1-5-21";
        for (int i = 0; i < 3; ++i)
            m_company.domainSid += fmt::format("-{}", m_random.between(1'000'000'000, 3'999'999'999));
        m_company.tenantId = guidText(m_random.next());
        weighDepartments();
        for (std::uint32_t i = 0; i < m_users; ++i)
            addPerson(i);
        addAdmins();
        addShared();
        for (const ServiceName& service : kServices)
            addService(service.name, service.host);
        m_company.syncAccount = m_company.services.back();
        addEstate(m_company);
        addChanges(m_company);
        return std::move(m_company);
    }

private:
    [[nodiscard]] std::uint32_t trait(Trait t) const { return m_company.traits[t]; }

    bool happens(Trait t) { return m_random.chance(trait(t)); }

    std::string nextSid() { return fmt::format("{}-{}", m_company.domainSid, m_nextRid++); }

    int someDay() { return static_cast<int>(m_random.below(static_cast<std::uint64_t>(m_company.days))); }

    // The day on which something of so many per mille a year happens to somebody, or kNever.
    int dayWithin(Trait yearly)
    {
        const std::uint64_t chance =
            static_cast<std::uint64_t>(trait(yearly)) * static_cast<std::uint64_t>(m_company.days) / kYear;
        const bool comes = m_random.chance(std::min<std::uint64_t>(chance, 900));
        const int day = someDay();
        return comes ? day : kNever;
    }

    // The first name free: adler, adler2, adler3 ...
    std::string uniqueName(const std::string& base)
    {
        const int n = ++m_taken[base];
        return n == 1 ? base : fmt::format("{}{}", base, n);
    }

    void weighDepartments()
    {
        for (const Department& d : departments())
            m_weights.push_back(
                static_cast<std::uint32_t>(1 + lognormal(m_random, static_cast<std::uint64_t>(d.perMille),
                                                         trait(Trait::DepartmentSpread))));
    }

    void addPerson(std::uint32_t index)
    {
        Account a;
        const std::string_view first = m_random.pick(firstNames());
        const std::string_view last = m_random.pick(lastNames());
        a.displayName = fmt::format("{} {}", first, last);
        const std::string name = uniqueName(lowered(fmt::format("{}.{}", first, last)));
        const bool founder = index < departments().size() + 4;
        setRole(a, index);
        setRhythm(a, founder);
        a.created = m_company.start - m_random.between(30, 2400) * kTicksPerDay;
        a.cloud = true;
        a.objectId = guidText(m_random.next());
        const bool guest = happens(Trait::Guests) && !founder;
        const bool cloudOnly = happens(Trait::CloudOnly) && !founder;
        if (guest) {
            makeGuest(a, name);
        } else {
            a.upn = fmt::format("{}@{}", name, kDnsDomain);
            if (!cloudOnly) makeSynced(a, name);
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
        std::size_t department = weighted(m_random, m_weights);
        if (index < all.size() + 4) department = kDepartmentIt;
        a.department = static_cast<std::uint8_t>(department);
        a.title = static_cast<std::uint8_t>(m_random.between(1, 3));
        a.manager = static_cast<std::uint32_t>(department);
        if (department == kDepartmentIt && m_company.serviceDesk.size() < 2 + m_users / 100)
            m_company.serviceDesk.push_back(index);
    }

    void setRhythm(Account& a, bool founder)
    {
        constexpr std::uint8_t kOfficeOf[] = {0, 0, 0, 1, 1, 2};
        a.office = m_random.pick(kOfficeOf);
        a.client = static_cast<std::uint8_t>(m_random.below(m_random.chance(30) ? 6 : 3));
        a.phone = static_cast<std::uint8_t>(m_random.between(3, 4));
        setShift(a, founder);
        a.weekendDuty = happens(Trait::WeekendDuty);
        a.pace = static_cast<std::uint32_t>(std::clamp<std::uint64_t>(
            lognormal(m_random, trait(Trait::Pace), trait(Trait::PaceSpread)), 60, 8000));
        a.breadth = static_cast<std::uint32_t>(
            std::clamp<std::uint64_t>(lognormal(m_random, trait(Trait::FileBreadth), 500), 8, 5000));
        const std::uint32_t most = trait(Trait::Reach) * (a.department == kDepartmentIt ? 2 : 1);
        a.reach = static_cast<std::uint8_t>(m_random.between(0, most));
        a.firstServer = static_cast<std::uint32_t>(m_random.below(1'000'000));
        a.homeDays = 20;
        if (happens(Trait::RemotePeople)) {
            const std::uint32_t usual = trait(Trait::RemoteDays);
            a.homeDays = static_cast<std::uint16_t>(m_random.between(usual / 2, usual * 3 / 2));
        }
        a.vpn = happens(Trait::VpnEgress);
        a.farGateway = happens(Trait::FarGateway);
        a.travelPlace = static_cast<std::uint8_t>(m_random.between(
            static_cast<std::int64_t>(kOffices), static_cast<std::int64_t>(places().size()) - 1));
    }

    void setShift(Account& a, bool founder)
    {
        a.startMinute = static_cast<std::uint16_t>(m_random.between(390, 570));
        a.workMinutes = static_cast<std::uint16_t>(m_random.between(470, 550));
        const std::uint64_t draw = m_random.below(1000);
        if (founder || a.department == kDepartmentIt) return;
        std::uint64_t to = trait(Trait::LateShift);
        if (draw < to) {
            a.shift = Shift::Late;
            a.startMinute = static_cast<std::uint16_t>(m_random.between(800, 860));
        } else if (draw < (to += trait(Trait::NightShift))) {
            a.shift = Shift::Night;
            a.startMinute = static_cast<std::uint16_t>(m_random.between(1300, 1340));
        } else if (draw < to + trait(Trait::PartTime)) {
            a.shift = Shift::PartTime;
            a.workMinutes = static_cast<std::uint16_t>(m_random.between(230, 330));
            a.freeDays = static_cast<std::uint8_t>(a.freeDays | 1U << m_random.below(5));
        }
    }

    // Joiners, leavers, moves, new devices.
    void setChanges(Account& a, bool founder)
    {
        const int joins = dayWithin(Trait::Turnover);
        const int leaves = dayWithin(Trait::Turnover);
        const int moves = dayWithin(Trait::Moves);
        a.laptopDay = dayWithin(Trait::NewDevices);
        a.nextClient = static_cast<std::uint8_t>(m_random.below(3));
        a.phoneDay = dayWithin(Trait::NewDevices);
        a.nextPhone = static_cast<std::uint8_t>(m_random.between(3, 4));
        const auto next = m_random.below(departments().size() - 1);
        a.nextTitle = static_cast<std::uint8_t>(m_random.between(1, 3));
        const bool gone = m_random.chance(20);
        a.nextDepartment = static_cast<std::uint8_t>(next < a.department ? next : next + 1);
        if (founder) return;
        if (gone) {
            a.enabled = false;
        } else if (joins != kNever) {
            a.joinDay = joins;
            a.created = m_company.beginOf(a.joinDay);
        } else if (leaves != kNever && leaves > 2) {
            a.leaveDay = leaves;
        } else if (a.department != kDepartmentIt && a.nextDepartment != kDepartmentIt) {
            a.moveDay = moves;
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
        a.vpn = false;
        a.pace = std::max<std::uint32_t>(a.pace / 6, 10);
    }

    // Some members of IT have a second account for administration, in the forest only.
    void addAdmins()
    {
        const auto heads = static_cast<std::uint32_t>(departments().size());
        for (std::uint32_t i = 0; i < std::min(trait(Trait::Administrators), 1 + m_users - heads); ++i) {
            const std::uint32_t owner = i == 0 ? 0 : heads + i - 1;
            Account a = m_company.accounts[owner];
            const std::string name =
                uniqueName("adm-" + lowered(a.displayName.substr(a.displayName.find(' ') + 1)));
            a.kind = AccountKind::Admin;
            a.manager = owner;
            a.cloud = false;
            a.objectId.clear();
            a.displayName += " (admin)";
            a.upn = fmt::format("{}@{}", name, kForest);
            makeSynced(a, name);
            m_company.admins.push_back(static_cast<std::uint32_t>(m_company.accounts.size()));
            m_company.accounts.push_back(std::move(a));
        }
    }

    // Accounts that many people use from several computers, around the clock.
    void addShared()
    {
        for (std::uint32_t i = 0; i < trait(Trait::SharedAccounts); ++i) {
            Account a;
            a.kind = AccountKind::Shared;
            a.displayName = fmt::format("Shared {}", kSharedNames[i]);
            a.department = 3; // Operations
            a.title = 2;
            a.office = static_cast<std::uint8_t>(m_random.below(kOffices));
            a.created = m_company.start - 800 * kTicksPerDay;
            a.cloud = true;
            a.objectId = guidText(m_random.next());
            a.upn = fmt::format("{}@{}", kSharedNames[i], kDnsDomain);
            a.freeDays = 0;
            a.pace = static_cast<std::uint32_t>(m_random.between(500, 2000));
            makeSynced(a, std::string(kSharedNames[i]));
            m_company.shared.push_back(static_cast<std::uint32_t>(m_company.accounts.size()));
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

    Company m_company;
    Random m_random;
    std::uint32_t m_users;
    std::uint32_t m_nextRid = 1104;
    std::vector<std::uint32_t> m_weights; // of the departments
    std::unordered_map<std::string, int> m_taken;
};

} // namespace

Company makeCompany(int users, std::uint64_t seed, Ticks start, Ticks end)
{
    return Builder(users, seed, start, end).build();
}

} // namespace sightline::demo
