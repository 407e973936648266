// SPDX-License-Identifier: GPL-3.0-or-later
// One company, imported and scored as the programs do it, with the truth beside it.
#pragma once

#include "core/demo/demo.h"
#include "core/usecase/scores.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace sightline::evaluation
{

struct WorldOptions {
    int users = 300;
    int days = 90;
    int campaigns = 30;
    std::uint64_t seed = 1;
    bool directory = true;  // imported too
    bool suggested = false; // what names suggest is merged
    int missing = 0;        // per cent of hours of which every record is lost
    // A company that another generator wrote, instead of our own: "data" is imported, ground_truth.json says
    // what the attacks did (as that of the demo does).
    std::filesystem::path company;
};

// An attack, as days of the people whose accounts it used.
struct Campaign {
    std::string id, kind;
    std::uint32_t intensity = 1000;
    std::vector<std::string> names;                            // whose accounts it used
    std::set<std::uint32_t> users;                             // of these, the people that are scored
    std::set<std::pair<std::uint32_t, std::int32_t>> userDays; // number of the user, day; with activities
};

struct World {
    std::unique_ptr<usecase::Session> session; // keeps the case of the state
    usecase::StatePtr state;
    usecase::JudgedDaysPtr scores;
    usecase::BookOnDemand::BookPtr book;  // of the scores
    usecase::JudgedDaysPtr afterVerdicts; // the same, the attacks' days known and no reference
    std::vector<Campaign> campaigns;
    std::set<std::pair<std::uint32_t, std::int32_t>> badDays; // of all campaigns
    std::uint64_t activities = 0;
    double importSeconds = 0, scoreSeconds = 0;
};

// Writes into `folder`, which it empties first; the case stays there.
[[nodiscard]] Result<World> makeWorld(const std::filesystem::path& folder, const WorldOptions& options);

} // namespace sightline::evaluation
