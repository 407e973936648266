// SPDX-License-Identifier: GPL-3.0-or-later
// Ranges of addresses as CSV, to and fro, and lists of risky addresses from files. What a file holds that
// cannot be used is named with its line; the rest is taken. Each file is one action that can be undone.
#pragma once

#include "core/usecase/addresses.h"

#include <filesystem>
#include <string>
#include <vector>

namespace sightline::usecase
{

struct AddressReject {
    std::size_t line = 0; // from 1
    std::string why;      // one sentence
};

struct AddressImport {
    std::vector<std::string> ids; // of the networks made
    std::size_t unchanged = 0;    // that the case has already
    std::size_t addresses = 0;    // addresses and ranges in them
    std::vector<AddressReject> rejected;
    std::vector<std::string> unknownColumns; // of a CSV: not read
};

// Columns name, subnets, category, tags, isp, country, city, from, to in any order; the first two must be
// there. Several values of one cell are separated by semicolons or commas, times without a zone are UTC.
[[nodiscard]] Result<AddressImport> importNetworks(Session& session, const std::filesystem::path& file,
                                                   const Watch& watch);

// The same columns; lists are left out: their files say more.
struct NetworkExport {
    std::string csv;
    std::size_t ranges = 0;
    std::size_t listsLeftOut = 0;
};

[[nodiscard]] NetworkExport exportNetworks(const CaseState& state);
// Whole or not at all.
[[nodiscard]] Result<NetworkExport> exportNetworks(const CaseState& state, const std::filesystem::path& file);

struct ListOptions {
    std::string name; // "": the file's, without its ending
    std::string category = "Risky";
    std::vector<std::string> tags;
};

// One address or range a line; behind # or ; and in what follows a blank, a comma or a tab nothing is read. A
// newer file of a list that the case has goes on from its own date; before that the older one holds.
[[nodiscard]] Result<AddressImport> importAddressList(Session& session, const std::filesystem::path& file,
                                                      const ListOptions& options, const Watch& watch);

// Whole days between the date of a list's file and now; 0 for one of today or of the future.
[[nodiscard]] int ageInDays(const Network& list);

} // namespace sightline::usecase
