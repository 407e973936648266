// SPDX-License-Identifier: GPL-3.0-or-later
// What "@person1.upn" and the like stand for.
#include "core/demo/graft.h"
#include "core/demo/output.h"
#include "core/demo/records.h"
#include "core/demo/tables.h"

#include <charconv>
#include <fmt/format.h>

namespace sightline::demo
{

namespace
{

// Somebody who stays what he is for the whole demo.
bool isSteady(const Account& a)
{
    return a.kind == AccountKind::Person && a.synced && a.enabled && a.joinDay < 0 && a.leaveDay == kNever &&
           a.moveDay == kNever && a.laptopDay == kNever;
}

// The nth such person, from 1; department heads come last.
std::uint32_t personNumber(const Company& company, std::size_t n)
{
    const auto heads = static_cast<std::uint32_t>(departments().size());
    for (std::uint32_t i = 0; i < company.people; ++i) {
        const std::uint32_t who = (i + heads) % company.people;
        if (isSteady(company.accounts[who]) && --n == 0) return who;
    }
    return kNobody;
}

std::string accountPart(const Company& company, std::uint32_t who, std::string_view part)
{
    const Account& a = company.accounts[who];
    if (part == "upn") return a.upn;
    if (part == "sam") return a.sam;
    if (part == "sid") return a.sid;
    if (part == "objectId") return a.objectId;
    if (part == "name") return a.displayName;
    if (part == "puid") return puidOf(who);
    if (part == "domain") return std::string(kNetBios);
    if (part == "host" && a.host != kNobody) return company.hosts[a.host].name;
    if (part == "fqdn" && a.host != kNobody) return fmt::format("{}.{}", company.hosts[a.host].name, kForest);
    if (part == "address" && a.host != kNobody) return company.hosts[a.host].address;
    return {};
}

std::string hostPart(const Company& company, std::uint32_t index, std::string_view part)
{
    const Host& host = company.hosts[index];
    if (part == "name" || part == "host") return host.name;
    if (part == "fqdn") return fmt::format("{}.{}", host.name, kForest);
    if (part == "address") return host.address;
    if (part == "sam") return host.name + "$";
    if (part == "sid" && host.account != kNobody) return company.accounts[host.account].sid;
    return {};
}

std::string companyPart(const Company& company, std::string_view part)
{
    if (part == "domain" || part == "netbios") return std::string(kNetBios);
    if (part == "dns") return std::string(kForest);
    if (part == "realm") return std::string(kRealm);
    if (part == "upnDomain") return std::string(kDnsDomain);
    if (part == "sid") return company.domainSid;
    if (part == "tenant") return company.tenantId;
    return {};
}

std::string roleText(const Company& company, std::string_view who, std::size_t n, std::string_view part)
{
    if (who == "company") return companyPart(company, part);
    if (who == "dc") return hostPart(company, kDc01, part);
    if (n == 0) return {};
    if (who == "admin")
        return n <= company.admins.size() ? accountPart(company, company.admins[n - 1], part) : "";
    if (who == "server")
        return n <= company.recorders - kFs01
                   ? hostPart(company, kFs01 + static_cast<std::uint32_t>(n) - 1, part)
                   : "";
    if (who != "person" && who != "workstation") return {};
    const std::uint32_t person = personNumber(company, n);
    if (person == kNobody) return {};
    return who == "person" ? accountPart(company, person, part)
                           : hostPart(company, company.accounts[person].host, part);
}

} // namespace

Result<std::string> resolveRole(const Company& company, std::string_view role)
{
    const std::size_t dot = role.find('.');
    const std::string_view whole = role.substr(1, dot == std::string_view::npos ? dot : dot - 1);
    const std::string_view part = dot == std::string_view::npos ? "upn" : role.substr(dot + 1);
    const std::string_view who = whole.substr(0, whole.find_first_of("0123456789"));
    std::size_t n = 0;
    std::from_chars(whole.data() + who.size(), whole.data() + whole.size(), n);
    std::string text = roleText(company, who, n, part);
    if (text.empty())
        return fail(
            ErrorKind::InvalidInput, "demo.graft",
            fmt::format("the demo has no {}; there are @person1, @admin1, @workstation1, @server1, @dc and "
                        "@company with .upn, .sam, .sid and the like",
                        role));
    return text;
}

} // namespace sightline::demo
