// SPDX-License-Identifier: GPL-3.0-or-later
// Canonical account keys `kind|value|scope`: how every identifier of an account is written in ActorKey and
// TargetKey. Scope is a domain, tenant or host where the value is only unique there. Values that name nobody
// (null SID, "-", template text) give no key.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sightline
{

// ObjectId is Entra's, ObjectGuid that of an on-premises directory.
enum class AccountKind { ObjectId, Sid, Upn, Windows, Puid, Application, Name, Mail, ObjectGuid };

inline constexpr std::size_t kAccountKinds = 9;

struct AccountKey {
    AccountKind kind = AccountKind::Name;
    std::string value;
    std::string scope;
};

[[nodiscard]] std::string_view accountKindWord(AccountKind kind); // "oid", "sid", "upn", "win", ...

// Each returns "" when the text names nobody.
[[nodiscard]] std::string sidKey(std::string_view sid,
                                 std::string_view host = {}); // well-known SIDs are per host
[[nodiscard]] std::string objectIdKey(std::string_view guid);
[[nodiscard]] std::string objectGuidKey(std::string_view guid);
[[nodiscard]] std::string upnKey(std::string_view upn);
[[nodiscard]] std::string puidKey(std::string_view puid);
[[nodiscard]] std::string applicationKey(std::string_view id);
// DOMAIN and name apart; a host's own local accounts have the host as domain.
[[nodiscard]] std::string windowsKey(std::string_view domain, std::string_view name);
[[nodiscard]] std::string nameKey(std::string_view name, std::string_view scope);
// Not accounts, but ends of links: a host by its first label, a domain by either of its spellings.
[[nodiscard]] std::string hostKey(std::string_view host);
[[nodiscard]] std::string domainKey(std::string_view domain);

// Any spelling an analyst types or a record holds: SID, GUID, PUID, UPN, DOMAIN\name, bare name.
[[nodiscard]] std::string accountKeyOf(std::string_view text, std::string_view scope = {});

[[nodiscard]] AccountKey parseAccountKey(std::string_view key);
// What to show for an account nobody resolved: UPN, DOMAIN\name, name, SID, id.
[[nodiscard]] std::string accountKeyText(std::string_view key);

// SIDs that exist on every machine (SYSTEM, services, window managers, anonymous).
[[nodiscard]] bool isWellKnownSid(std::string_view sid);
[[nodiscard]] bool isMachineName(std::string_view name); // closing $

// The Entra SID made from an object id (S-1-12-1-...).
[[nodiscard]] std::string cloudSidOf(std::string_view objectId);
// The object id that an Entra SID is made from; "" for any other SID.
[[nodiscard]] std::string objectIdOfCloudSid(std::string_view sid);
// What issued a domain or local SID: all but its last number ("S-1-5-21-1-2-3" of S-1-5-21-1-2-3-1104),
// folded;
// "" for SIDs that no domain or machine issues.
[[nodiscard]] std::string_view sidAuthority(std::string_view foldedSid);
// objectGUID text of a base64 ImmutableId, "" if it is none.
[[nodiscard]] std::string guidOfImmutableId(std::string_view base64);

} // namespace sightline
