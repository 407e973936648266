// SPDX-License-Identifier: GPL-3.0-or-later
// Ranges and lists of addresses of a case: adding, editing, removing, and marking one address. What they say
// is looked up when a record is read, so every change shows at once; no record is rewritten.
#pragma once

#include "core/usecase/session.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::usecase
{

// Its id. A name belongs to one network at any time.
[[nodiscard]] Result<std::string> addNetwork(Session& session, Network network);

// appliesFrom: from then on it says what `changed` says, and before that what it said; the answer is the id
// of the network that holds from then on. kNoTime: it was wrong and always said what `changed` says. Subnets
// of a list cannot be edited.
[[nodiscard]] Result<std::string> editNetwork(Session& session, std::string_view id, Network changed,
                                              Ticks appliesFrom);
[[nodiscard]] Result<> removeNetworks(Session& session, const std::vector<std::string>& ids);

struct AddressMark {
    std::optional<std::string> category; // "": none
    std::vector<std::string> tags;       // added to those it has
};

struct MarkedAddress {
    std::string id; // of the range of this one address
    bool made = false;
    bool changed = false;
};

// Marks one address: extends the range that holds nothing else, or makes one.
[[nodiscard]] Result<MarkedAddress> markAddress(Session& session, std::string_view address,
                                                const AddressMark& mark);

// Among the networks of the case; NotFound otherwise. Case of the id is ignored.
[[nodiscard]] Result<const Network*> findNetwork(const CaseState& state, std::string_view id);

// An error naming a network other than `except` (numbers of ids) that has the same name at the same time.
[[nodiscard]] Result<> checkNameIsFree(const std::vector<Network>& networks, const Network& network,
                                       std::string_view except = {});

// The number in "N-3"; 0 if it is none.
[[nodiscard]] std::int64_t networkNumber(std::string_view id);

} // namespace sightline::usecase
