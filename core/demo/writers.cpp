// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/writers.h"

#include "core/demo/tables.h"

#include <fmt/format.h>

namespace sightline::demo
{

namespace
{

constexpr std::string_view kUsersHeader =
    "id,userPrincipalName,displayName,mail,department,jobTitle,city,country,onPremisesSecurityIdentifier,"
    "onPremisesSamAccountName,onPremisesDomainName,onPremisesImmutableId,accountEnabled,userType,"
    "createdDateTime,manager\n";

// Nothing of it holds a comma or a quote: names, identifiers and times of our own making.
std::string userRow(const Company& company, const Account& a)
{
    const bool guest = a.kind == AccountKind::Guest;
    const Place& place = places()[a.office];
    const Department& department = departments()[a.department];
    const std::string mail = guest ? a.upn.substr(0, a.upn.find('_')) + "@fabrikam.example" : a.upn;
    return fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}", a.objectId, a.upn, a.displayName,
                       mail, guest ? "" : department.name, guest ? "" : department.titles[a.title],
                       guest ? "" : place.city, guest ? "" : place.country, a.sid, a.sam,
                       a.synced ? kForest : std::string_view(),
                       a.synced ? immutableId(a.adGuid) : std::string(), a.enabled ? "True" : "False",
                       guest ? "Guest" : "Member", isoFixed(a.created, 0),
                       guest || a.manager == kNobody ? std::string() : company.accounts[a.manager].upn);
}

} // namespace

std::string EventWriter::put(const Event& e)
{
    const std::uint64_t ordinal = m_file.write(m_line);
    return e.attack < 0 ? std::string() : fmt::format("{}#{}", m_file.name(), ordinal);
}

Result<> writeUsers(const std::filesystem::path& folder, const Company& company, int& files,
                    std::int64_t& records)
{
    ExportFile file(folder, "directory/users", {".csv", std::string(kUsersHeader), "\n", "\n", false});
    for (const Account& a : company.accounts)
        if (a.cloud) file.write(userRow(company, a));
    SL_TRY(file.close());
    files += file.parts();
    records += static_cast<std::int64_t>(file.records());
    return {};
}

} // namespace sightline::demo
