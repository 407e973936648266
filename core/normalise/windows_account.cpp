// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/normalise/windows_account.h"

#include "core/base/text.h"
#include "core/model/account_key.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace sightline::normalise
{
namespace
{

// Columns of a role, most telling first.
struct Role {
    std::string_view word;
    std::array<std::string_view, 5> name;
    std::array<std::string_view, 3> domain;
    std::array<std::string_view, 3> sid;
    std::string_view whole;                     // a column with DOMAIN\name
    std::array<std::string_view, 6> sections{}; // headings of the event's text
};

constexpr std::array kRoles{
    Role{"target",
         {"TargetUserName"},
         {"TargetDomainName"},
         {"TargetUserSid", "TargetSid"},
         "TargetAccount",
         {"New Logon", "Account For Which Logon Failed", "Target Account", "New Account",
          "Account That Was Locked Out", "Account Information"}},
    Role{"subject",
         {"SubjectUserName"},
         {"SubjectDomainName"},
         {"SubjectUserSid"},
         "SubjectAccount",
         {"Subject", "Creator Subject"}},
    Role{"account", {"AccountName"}, {"AccountDomain"}, {}, "", {"Subject"}},
    Role{
        "user", {"User", "UserName", "UserContext", "username", "Username"}, {"DomainName"}, {"UserSid"}, ""},
    Role{"client", {"ClientName", "ClientUserName"}, {"ClientDomain"}, {}, ""},
    Role{"requester", {"Requester"}, {}, {}, ""},
    Role{"param", {"Param1", "param1"}, {"Param2", "param2"}, {}, ""},
    Role{"header", {}, {}, {"SystemUserId", "UserID", "UserId"}, ""},
    Role{"member", {"MemberName"}, {}, {"MemberSid"}, "MemberAccount", {"Member"}},
    Role{"renamed", {"NewTargetUserName"}, {"TargetDomainName"}, {"TargetSid"}, ""},
};

template <std::size_t N>
std::string_view firstOf(Record& record, const std::array<std::string_view, N>& names)
{
    for (const auto name : names) {
        if (name.empty()) break;
        if (const std::string_view s = firstText(record, {name}); !s.empty()) return s;
    }
    return {};
}

// DOMAIN\name apart.
void splitWhole(WindowsAccount& a)
{
    const auto slash = a.name.find('\\');
    if (slash == std::string_view::npos || slash == 0) return;
    a.domain = a.name.substr(0, slash);
    a.name = a.name.substr(slash + 1);
}

// Some collectors render a SID as DOMAIN\name, some leave it as an unfilled %{...}.
void cleanSid(WindowsAccount& a)
{
    if (a.sid.starts_with("%{") && a.sid.ends_with('}')) a.sid = a.sid.substr(2, a.sid.size() - 3);
    if (a.sid.find('\\') != std::string_view::npos) {
        if (a.name.empty()) {
            a.name = a.sid;
            splitWhole(a);
        }
        a.sid = {};
    } else if (sidKey(a.sid).empty()) {
        a.sid = {};
    }
}

// A block of the event's text:
//   Subject:
//     Security ID:  S-1-5-21-...
//     Account Name: name
WindowsAccount accountOfMessage(std::string_view message, const Role& role)
{
    WindowsAccount out;
    bool inside = false;
    for (std::string_view line : split(message, '\n')) {
        const bool indented = line.starts_with('\t') || line.starts_with(' ');
        line = trim(line);
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) continue;
        const std::string_view label = trim(line.substr(0, colon));
        const std::string_view value = trim(line.substr(colon + 1));
        if (!indented) {
            if (inside) break;
            inside = value.empty() && std::ranges::find(role.sections, label) != role.sections.end() &&
                     !label.empty();
            continue;
        }
        if (!inside || isNothing(value)) continue;
        if (label == "Security ID") out.sid = value;
        if (label == "Account Name") out.name = value;
        if (label == "Account Domain" || label == "Domain Name") out.domain = value;
    }
    return out;
}

bool isKerberos(std::int64_t id)
{
    return id >= 4768 && id <= 4773;
}

std::string_view upnSuffix(std::string_view name)
{
    const auto at = name.rfind('@');
    return at == std::string_view::npos || at == 0 ? std::string_view{} : name.substr(at + 1);
}

// The key by name: a realm of Kerberos is a domain, any other suffix makes a UPN; "." is the machine itself.
std::string nameKeyOf(const WindowsAccount& a, const WindowsPlace& place)
{
    if (a.name.empty()) return {};
    if (const std::string_view suffix = upnSuffix(a.name); !suffix.empty()) {
        const bool realm =
            isKerberos(place.id) && (place.id != 4768 || a.domain.empty() || equalsFolded(a.domain, suffix));
        if (realm) return windowsKey(suffix, a.name.substr(0, a.name.size() - suffix.size() - 1));
        if (std::string upn = upnKey(a.name); !upn.empty()) return upn;
    }
    if (a.domain == ".") return windowsKey(place.host, a.name);
    if (isNothing(a.domain)) return nameKey(a.name, place.host);
    return windowsKey(a.domain, a.name);
}

} // namespace

WindowsAccount windowsAccount(Record& record, std::string_view role, const WindowsPlace& place)
{
    const auto it = std::ranges::find(kRoles, role, &Role::word);
    if (it == kRoles.end()) return {};
    WindowsAccount a{firstOf(record, it->name), firstOf(record, it->domain), firstOf(record, it->sid)};
    if (role == "header" && !firstText(record, {"Domain"}).empty()) {
        // NXLog resolves the header's SID into these two; alone, AccountName is data of the event.
        a.name = firstText(record, {"AccountName"});
        a.domain = firstText(record, {"Domain"});
    }
    if (a.name.empty() && !it->whole.empty()) a.name = firstText(record, {it->whole});
    splitWhole(a);
    if (a.empty() && !it->sections.front().empty()) a = accountOfMessage(record.text("Message"), *it);
    cleanSid(a);
    if (place.id == 4740 && role == "target") a.domain = {}; // holds the computer that caused the lockout
    return a;
}

WindowsAccount federationCaller(const Job& job)
{
    WindowsAccount out;
    Record& record = job.record;
    const std::string_view provider = firstText(record, {"EventSourceName", "SourceName", "ProviderName"});
    if (!equalsAscii(provider, "AD FS Auditing") && !equalsAscii(provider, "AD FS")) return out;
    // Claims come as a flat list: type, value, type, value.
    std::string_view type;
    const JsonText data = job.json(Names{"EventData_dynamic", "Data"});
    data.root().each([&](const JsonView& item) {
        const std::string_view text = record.keep(item.scalar());
        if (type.ends_with("/claims/primarysid") && out.sid.empty()) out.sid = text;
        const bool name = type.ends_with("/claims/windowsaccountname") || type.ends_with("/claims/name") ||
                          type.ends_with("/claims/upn");
        if (name && out.name.empty()) out.name = text;
        type = text;
    });
    if (out.name.empty()) out.name = firstText(record, {"ClaimsName"});
    splitWhole(out);
    return out;
}

Account describeAccount(const Job& job, const WindowsAccount& account, const WindowsPlace& place,
                        std::string_view& proof)
{
    Account out;
    proof = {};
    WindowsAccount a = account;
    if (job.maps.standsForNobody(a.sid)) a.sid = {};
    const bool distinguished = equalsAscii(a.name.substr(0, 3), "CN=");
    const bool noDomain = isNothing(a.domain) || a.domain == ".";
    if (!a.name.empty())
        out.username = noDomain ? a.name : job.record.keep(fmt::format("{}\\{}", a.domain, a.name));
    if (distinguished) out.type = "DN";
    out.userId = a.sid;
    out.idType = "SID";
    // A distinguished name does not tell the account's name.
    const std::string_view byName = distinguished ? std::string_view{} : job.record.keep(nameKeyOf(a, place));
    const std::string_view bySid = job.record.keep(sidKey(a.sid, place.host));
    const bool bound =
        !bySid.empty() && !isWellKnownSid(a.sid) && !byName.empty() && !byName.starts_with("name|");
    if (bound) proof = byName;
    out.key = bySid.empty() ? byName : bySid;
    return out;
}

} // namespace sightline::normalise
