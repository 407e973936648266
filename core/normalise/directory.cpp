// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/binary_text.h"
#include "core/base/text.h"
#include "core/model/account_key.h"
#include "core/normalise/fields.h"

#include <algorithm>

namespace sightline::normalise
{
namespace
{

void addOnce(std::vector<std::string>& list, std::string value)
{
    if (!value.empty() && std::ranges::find(list, value) == list.end()) list.push_back(std::move(value));
}

// "DC=corp,DC=example" of a distinguished name as corp.example.
std::string domainOf(std::string_view distinguishedName)
{
    std::string out;
    for (std::string_view part : split(distinguishedName, ',')) {
        part = trim(part);
        if (!equalsAscii(part.substr(0, 3), "DC=")) continue;
        if (!out.empty()) out += '.';
        out += part.substr(3);
    }
    return out;
}

// The first name of a distinguished name: "Weber, Ana" of CN=Weber\, Ana,OU=Staff. Other texts stay.
std::string nameOf(std::string_view text)
{
    text = trim(text);
    const bool distinguished = equalsAscii(text.substr(0, 3), "CN=") || equalsAscii(text.substr(0, 3), "OU=");
    if (!distinguished) return std::string(text);
    std::string out;
    for (std::size_t i = 3; i < text.size() && text[i] != ','; ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) ++i;
        out += text[i];
    }
    return out;
}

// A security identifier as text, as a tool exports the object, or as the bytes X'0105...' of csvde.
std::string sidOf(const Job& job, Names columns)
{
    const std::string_view text = firstText(job.record, columns);
    if (text.starts_with("X'") && text.ends_with('\''))
        return sidText(hexDecode(text.substr(2, text.size() - 3)));
    if (!text.starts_with('{')) return std::string(text);
    const JsonText json = job.json(columns);
    return std::string(json.root().any({"Value"}));
}

// A JSON array of texts or of objects with a name, or a text with ";" or "," between.
std::vector<std::string> listOf(const Job& job, Names columns)
{
    std::vector<std::string> out;
    const std::string_view text = firstText(job.record, columns);
    const JsonText json = job.json(columns);
    if (json.root().exists()) {
        json.root().each([&](const JsonView& item) {
            addOnce(out, nameOf(item.isObject() ? item.any({"displayName", "Name", "name", "id"})
                                                : item.scalar()));
        });
        return out;
    }
    if (text.starts_with("System.") || text.starts_with("Microsoft."))
        return out;                                           // a list that a tool cut off
    const bool names = equalsAscii(text.substr(0, 3), "CN="); // these hold commas
    const char separator = names || text.find(';') != std::string_view::npos ? ';' : ',';
    for (const std::string_view part : split(text, separator)) {
        if (!isNothing(part)) addOnce(out, nameOf(part));
    }
    return out;
}

// The GUID of an on-premises object, as text or as the bytes X'...' of csvde.
std::string guidOf(const Job& job)
{
    const std::string_view text = firstText(job.record, {"OnPremObjectId", "ObjectGUID"});
    if (text.starts_with("X'") && text.ends_with('\''))
        return guidText(hexDecode(text.substr(2, text.size() - 3)));
    if (isGuid(text)) return std::string(text);
    return guidOfImmutableId(text); // LDIF writes it in base64
}

void readAccount(const Job& job, Identity& id)
{
    Record& r = job.record;
    id.displayName = firstText(r, {"AccountDisplayName", "DisplayName", "CommonName", "Name"});
    id.upn = firstText(r, {"AccountUPN", "AccountUpn", "UserPrincipalName"});
    id.objectId = firstText(r, {"AccountObjectId", "ObjectId", "Id"});
    if (objectIdKey(id.objectId).empty()) id.objectId.clear();
    id.onPremSid = sidOf(job, {"AccountSID", "AccountSid", "OnPremSid", "OnPremisesSecurityIdentifier"});
    if (!id.onPremSid.starts_with("S-1-5-21-")) id.onPremSid.clear();
    id.cloudSid = firstText(r, {"AccountCloudSID", "CloudSid", "SecurityIdentifier"});
    if (id.cloudSid.empty()) id.cloudSid = cloudSidOf(id.objectId);
    id.samAccountName = firstText(r, {"SAMAccountName", "SamAccountName", "OnPremisesSamAccountName"});
    const std::string_view dn = firstText(r, {"OnPremisesDistinguishedName", "DistinguishedName"});
    // The short name of a row is its Windows name only if the row is of an on-premises account.
    const bool onPremises = !id.onPremSid.empty() || !dn.empty();
    if (id.samAccountName.empty() && onPremises) id.samAccountName = firstText(r, {"AccountName"});
    id.domain = firstText(r, {"OnPremisesDomainName"});
    if (id.domain.empty() && onPremises) id.domain = firstText(r, {"AccountDomain"});
    if (id.domain.empty()) id.domain = domainOf(dn);
    const std::string_view immutable = firstText(r, {"ImmutableId", "OnPremisesImmutableId"});
    id.immutableId = guidOfImmutableId(immutable);
    if (id.immutableId.empty()) id.immutableId = guidOf(job);
}

void readPerson(const Job& job, Identity& id)
{
    Record& r = job.record;
    id.mail = firstText(r, {"MailAddress", "EmailAddress", "Mail"});
    id.department = firstText(r, {"Department"});
    id.jobTitle = firstText(r, {"JobTitle"});
    const std::string_view manager = firstText(r, {"Manager"});
    const JsonText json = job.json({"Manager"});
    id.manager =
        json.root().exists() ? json.root().any({"userPrincipalName", "displayName", "id"}) : nameOf(manager);
    id.city = firstText(r, {"City"});
    id.country = firstText(r, {"Country"});
    id.groups = listOf(job, {"GroupMembership", "MemberOf"});
    id.roles = listOf(job, {"AssignedRoles", "PrivilegedEntraPimRoles"});
    // The memberships of a user hold its directory roles too.
    const JsonText memberships = job.json({"MemberOf"});
    memberships.root().each([&](const JsonView& item) {
        if (item.any({"@odata.type"}).find("directoryRole") == std::string_view::npos) return;
        const std::string role(item.any({"displayName"}));
        std::erase(id.groups, role);
        addOnce(id.roles, role);
    });
}

// Whether a row is about a person, not a group, a unit or a machine, by their class; a row that does not say
// is a person.
bool isPerson(const Job& job, bool& machine)
{
    const std::string classes = fold(job.record.text("ObjectClass"));
    machine =
        classes.find("computer") != std::string::npos || classes.find("serviceaccount") != std::string::npos;
    return classes.empty() || classes.find("user") != std::string::npos ||
           classes.find("person") != std::string::npos;
}

void readState(const Job& job, Identity& id)
{
    Record& r = job.record;
    id.tags = listOf(job, {"Tags"});
    constexpr std::int64_t kDisabled = 0x2; // of userAccountControl
    constexpr std::int64_t kLocked = 0x10;
    const std::int64_t control = r.integer("UserAccountControl").value_or(0);
    id.enabled = firstBoolean(r, {"IsAccountEnabled", "AccountEnabled"}).value_or((control & kDisabled) == 0);
    if ((control & kLocked) != 0 || firstBoolean(r, {"LockedOut"}).value_or(false))
        addOnce(id.tags, "Locked");
    if (!id.enabled) addOnce(id.tags, "Disabled");
    if (equalsAscii(firstText(r, {"UserType"}), "Guest")) addOnce(id.tags, "External");
    if (firstBoolean(r, {"IsServiceAccount"}).value_or(false)) addOnce(id.tags, "Service");
    if (!firstText(r, {"DeletedDateTime"}).empty()) addOnce(id.tags, "Deleted");
    const bool admin = std::ranges::any_of(
        id.roles, [](const std::string& role) { return role.find("Administrator") != std::string::npos; });
    if (admin) addOnce(id.tags, "Admin");
}

} // namespace

void normaliseDirectory(const Job& job)
{
    Normalised& out = job.out;
    out.kind = RecordKind::Identity;
    Identity& id = out.identity;
    id.time = out.time;
    readAccount(job, id);
    readPerson(job, id);
    readState(job, id);
    // Mail is a weak proof: it is given on and shared.
    addOnce(id.keys, objectIdKey(id.objectId));
    addOnce(id.keys, sidKey(id.onPremSid));
    addOnce(id.keys, sidKey(id.cloudSid));
    addOnce(id.keys, upnKey(id.upn));
    if (!id.domain.empty()) addOnce(id.keys, windowsKey(id.domain, id.samAccountName));
    addOnce(id.keys, objectGuidKey(id.immutableId));
    for (const std::string& key : id.keys)
        addLink(out.links, id.keys.front(), key, LinkKind::Directory);
    if (!id.keys.empty()) addLink(out.links, id.keys.front(), upnKey(id.mail), LinkKind::Mail);
    bool machine = false;
    const bool person = isPerson(job, machine);
    if (!person && !machine) out.links.clear(); // a group's identifier is no account
    if (!id.keys.empty() && person && !machine) return;
    out.kind = RecordKind::Other; // a row that names no account
    id = {};
}

} // namespace sightline::normalise
