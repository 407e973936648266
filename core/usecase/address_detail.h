// SPDX-License-Identifier: GPL-3.0-or-later
// Everything a case knows of one address: what ranges, lists and tables say of it, when it was seen, and what
// came from it in the last 30 days. Exact; any thread.
#pragma once

#include "core/identity/address_tables.h"
#include "core/query/search.h"
#include "core/usecase/session.h"

#include <string>
#include <string_view>
#include <vector>

namespace sightline::usecase
{

inline constexpr int kAddressDays = 30;
inline constexpr std::size_t kAddressUsers = 20; // listed; `users` counts all

struct AddressNetwork {
    std::string id; // "" for one built in
    std::string name, category;
    std::vector<std::string> tags;
    Network::Kind kind = Network::Kind::Range;
    Ticks fileDate = kNoTime; // of a list
};

struct AddressDetail {
    std::string address;                  // canonical
    query::AddressFacts facts;            // as of the case's clock
    std::vector<AddressNetwork> networks; // most specific first
    // The range's, else the table's; what records say is in `countries`.
    std::string country, city, isp;
    identity::AddressPlace place; // what tables say
    std::string filter;           // KQL of its activities

    // Over all activities up to the case's clock.
    std::uint64_t activities = 0;
    Ticks firstSeen = kNoTime, lastSeen = kNoTime;
    query::Facet countries; // as records have them

    // Of the 30 days up to the case's clock.
    Ticks from = kNoTime, to = kNoTime; // both ends belong to it
    std::uint64_t recent = 0, admin = 0, failedLogOns = 0;
    std::uint64_t users = 0, devices = 0, recentCountries = 0;
    std::vector<query::FacetValue> topUsers;

    std::vector<std::size_t> alerts; // into CaseState::alerts, newest first: those that name it
    std::size_t openAlerts = 0;
};

// tables: may be null. InvalidInput when the text is no address; one that no record has is answered.
[[nodiscard]] Result<AddressDetail> addressDetail(const CaseState& state,
                                                  const identity::AddressTables* tables,
                                                  std::string_view address, const StopToken& stop);

} // namespace sightline::usecase
