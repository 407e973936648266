// SPDX-License-Identifier: GPL-3.0-or-later
// Canonical account keys `kind|value|scope`: how every identifier of an account is written in ActorKey and
// TargetKey. Scope is a domain, tenant or host where the value is only unique there. Values that name nobody
// (null SID, "-", template text) give no key.
#pragma once

#include <string>
#include <string_view>

namespace sightline
{

enum class AccountKind { ObjectId, Sid, Upn, Windows, Puid, Application, Name, Mail };

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
[[nodiscard]] std::string upnKey(std::string_view upn);
[[nodiscard]] std::string puidKey(std::string_view puid);
[[nodiscard]] std::string applicationKey(std::string_view id);
// DOMAIN and name apart; a host's own local accounts have the host as domain.
[[nodiscard]] std::string windowsKey(std::string_view domain, std::string_view name);
[[nodiscard]] std::string nameKey(std::string_view name, std::string_view scope);

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
// objectGUID text of a base64 ImmutableId, "" if it is none.
[[nodiscard]] std::string guidOfImmutableId(std::string_view base64);

} // namespace sightline
