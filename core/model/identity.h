// SPDX-License-Identifier: GPL-3.0-or-later
// What a directory row says of one account, and the proofs that join account keys.
#pragma once

#include "core/base/ticks.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sightline
{

struct Identity {
    std::string displayName, upn, objectId, onPremSid, cloudSid, samAccountName, domain, mail;
    std::string department, jobTitle, manager, city, country;
    std::string immutableId; // objectGUID of the on-premises account
    std::vector<std::string> groups, roles, tags;
    std::vector<std::string> keys; // account keys this row proves to be one account, strongest first
    bool enabled = true;
    Ticks time = kNoTime;
    std::int64_t sourceFile = 0;
    std::int64_t ordinal = 0;
};

// What makes a link; the numbers are stored.
enum class LinkKind : std::uint8_t {
    Record = 0,     // one record names one account by both
    Directory = 1,  // a directory row does
    Mail = 2,       // the address in a directory row: given on and shared, so weaker
    Mailbox = 3,    // a mailbox record: the security identifier is Exchange's own
    Controller = 4, // hostKey and domainKey: this host answers for this domain
    Created = 5,    // a record does, of the moment the account was made
};

// Two keys that evidence carries for the same account.
struct AccountLink {
    std::string first;
    std::string second;
    LinkKind kind = LinkKind::Record;

    auto operator<=>(const AccountLink&) const = default;
};

// A link with where it was read: records of one source, of the first of which it says the place.
struct LinkEvidence {
    AccountLink link;
    std::int64_t source = 0;
    std::int64_t ordinal = 0;
    std::int64_t count = 0; // records
    Ticks from = kNoTime;   // of the dated ones
    Ticks to = kNoTime;

    void add(const LinkEvidence& more); // of the same link and source
};

// A change to identities by hand. Later ones win.
struct IdentityEdit {
    enum class Verb : std::uint8_t { Merge, Split, Apart }; // the numbers are stored
    std::int64_t id = 0;
    Verb verb = Verb::Merge;
    std::string first;  // account key; Split: the account that leaves
    std::string second; // Merge; Apart: they are two, and no longer suggested as one
};

} // namespace sightline
