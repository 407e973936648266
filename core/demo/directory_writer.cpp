// SPDX-License-Identifier: GPL-3.0-or-later
// The directory as two tools list it, a row for each day on which something about an account changed.
#include "core/demo/tables.h"
#include "core/demo/writers.h"

#include <algorithm>
#include <fmt/format.h>

namespace sightline::demo
{

namespace
{

constexpr std::string_view kUsersHeader =
    "id,userPrincipalName,displayName,mail,department,jobTitle,city,country,onPremisesSecurityIdentifier,"
    "onPremisesSamAccountName,onPremisesDomainName,onPremisesImmutableId,accountEnabled,userType,"
    "createdDateTime,manager,memberOf,TimeGenerated\n";

constexpr std::string_view kAccountsHeader =
    "\"SamAccountName\",\"DistinguishedName\",\"SID\",\"ObjectGUID\",\"UserPrincipalName\",\"DisplayName\","
    "\"ObjectClass\",\"Enabled\",\"Department\",\"Title\",\"Manager\",\"MemberOf\",\"whenCreated\","
    "\"AccountDomain\",\"TimeGenerated\"\n";

constexpr std::uint16_t kOftenAtHome = 100; // per mille of the days

// An account as of a day.
struct Version {
    int day = 0;
    std::uint32_t who = 0;
};

std::vector<Version> versionsOf(const Company& company, bool Account::*listed)
{
    std::vector<Version> out;
    for (std::uint32_t who = 0; who < company.accounts.size(); ++who) {
        const Account& a = company.accounts[who];
        if (!(a.*listed)) continue;
        out.push_back({std::max(a.joinDay, 0), who});
        for (const int day : {a.moveDay, a.leaveDay})
            if (day < company.days) out.push_back({day, who});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Version& a, const Version& b) { return a.day < b.day; });
    return out;
}

bool isStaff(const Account& a)
{
    return a.kind == AccountKind::Person || a.kind == AccountKind::Shared || a.kind == AccountKind::Admin;
}

bool isEnabled(const Account& a, int day)
{
    return a.kind == AccountKind::Computer || employedOn(a, day);
}

std::string_view titleOn(const Account& a, int day)
{
    const std::uint8_t title = day >= a.moveDay ? a.nextTitle : a.title;
    return departments()[departmentOn(a, day)].titles[title];
}

// Names of the groups with ";" between them.
std::string groupsOn(const Company& company, const Version& v)
{
    const Account& a = company.accounts[v.who];
    std::string out;
    const auto add = [&](std::uint32_t group) {
        if (!out.empty()) out += ';';
        out += company.groups[group].name;
    };
    if (a.kind == AccountKind::Admin) {
        add(v.who % 2 == company.admins.front() % 2 ? kDomainAdmins : kServerOperators);
        add(kRemoteDesktopUsers);
        return out;
    }
    if (v.who == company.syncAccount) add(kSyncOperators);
    if (!isStaff(a) || !isEnabled(a, v.day)) return out;
    add(kFirstDepartmentGroup + departmentOn(a, v.day));
    if (a.homeDays >= kOftenAtHome) add(kVpnUsers);
    if (departmentOn(a, v.day) == kDepartmentIt) add(kRemoteDesktopUsers);
    return out;
}

std::string timeOf(const Company& company, const Version& v)
{
    return isoFixed(v.day == 0 ? company.start : company.beginOf(v.day), 0);
}

std::string managerOn(const Company& company, const Account& a, int day)
{
    if (a.kind == AccountKind::Guest || a.manager == kNobody) return {};
    const std::uint32_t manager = day >= a.moveDay ? a.nextDepartment : a.manager;
    return company.accounts[manager].upn;
}

// Nothing of it holds a comma or a quote: names, identifiers and times of our own making.
std::string userRow(const Company& company, const Version& v)
{
    const Account& a = company.accounts[v.who];
    const bool guest = a.kind == AccountKind::Guest;
    const Place& place = places()[a.office];
    const std::string mail = guest ? a.upn.substr(0, a.upn.find('_')) + "@fabrikam.example" : a.upn;
    return fmt::format(
        "{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}", a.objectId, a.upn, a.displayName, mail,
        guest ? "" : departments()[departmentOn(a, v.day)].name, guest ? "" : titleOn(a, v.day),
        guest ? "" : place.city, guest ? "" : place.country, a.sid, a.sam,
        a.synced ? kForest : std::string_view(), a.synced ? immutableId(a.adGuid) : std::string(),
        isEnabled(a, v.day) ? "True" : "False", guest ? "Guest" : "Member", isoFixed(a.created, 0),
        managerOn(company, a, v.day), groupsOn(company, v), timeOf(company, v));
}

std::string accountRow(const Company& company, const Version& v)
{
    const Account& a = company.accounts[v.who];
    const bool staff = isStaff(a);
    const std::uint32_t manager = a.manager;
    std::string out;
    const auto cell = [&](std::string_view value) {
        if (!out.empty()) out += ',';
        appendCsvCell(out, value);
    };
    for (const std::string_view value :
         {std::string_view(a.sam), std::string_view(a.dn), std::string_view(a.sid)})
        cell(value);
    cell(guidText(a.adGuid));
    cell(a.upn);
    cell(a.displayName);
    cell(a.kind == AccountKind::Computer ? "computer" : "user");
    cell(isEnabled(a, v.day) ? "True" : "False");
    cell(staff ? departments()[departmentOn(a, v.day)].name : std::string_view());
    cell(staff ? titleOn(a, v.day) : std::string_view());
    cell(staff && manager != kNobody ? std::string_view(company.accounts[manager].dn) : std::string_view());
    cell(groupsOn(company, v));
    cell(isoFixed(a.created, 0));
    cell(kNetBios);
    cell(timeOf(company, v));
    return out;
}

template <class Row>
Result<> writeList(ExportFile file, const Company& company, bool Account::*listed, const Row& row, int& files,
                   std::int64_t& records)
{
    for (const Version& v : versionsOf(company, listed))
        file.write(row(company, v));
    SL_TRY(file.close());
    files += file.parts();
    records += static_cast<std::int64_t>(file.records());
    return {};
}

} // namespace

Result<> writeDirectoryFiles(const std::filesystem::path& folder, const Company& company, int& files,
                             std::int64_t& records)
{
    SL_TRY(writeList(
        ExportFile(folder, "directory/users", {".csv", std::string(kUsersHeader), "\n", "\n", false}),
        company, &Account::cloud, userRow, files, records));
    return writeList(ExportFile(folder, "directory/ad-accounts",
                                {".csv", std::string(kAccountsHeader), "\n", "\n", false}),
                     company, &Account::synced, accountRow, files, records);
}

} // namespace sightline::demo
