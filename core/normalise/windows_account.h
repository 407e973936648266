// SPDX-License-Identifier: GPL-3.0-or-later
// The accounts of one Windows event: which fields hold them by the role words of maps/windows_events.tsv,
// their keys, and the proofs they carry. Texts point into the record.
#pragma once

#include "core/normalise/fields.h"

namespace sightline::normalise
{

struct WindowsAccount {
    std::string_view name, domain, sid;

    [[nodiscard]] bool empty() const { return name.empty() && sid.empty(); }
};

// Where the event happened.
struct WindowsPlace {
    std::int64_t id = 0;
    std::string_view computer; // as written
    std::string_view host;     // its first label
};

[[nodiscard]] WindowsAccount windowsAccount(Record& record, std::string_view role, const WindowsPlace& place);

// The caller of an AD FS audit event, by the claims it lists; empty for other events and where it lists none.
// Claims are parsed out of the record's text: the views live as long as it.
[[nodiscard]] WindowsAccount federationCaller(const Job& job);

// Columns and key; `proof` gets the second key where the record proves that both are one account.
[[nodiscard]] Account describeAccount(const Job& job, const WindowsAccount& account,
                                      const WindowsPlace& place, std::string_view& proof);

} // namespace sightline::normalise
