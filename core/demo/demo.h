// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the export files of an invented hybrid company, in the products' own formats, with scripted attacks
// and ground-truth.json. The same options write the same bytes on every platform. It knows nothing of what
// judges the data, and nothing that judges may know of it. Memory does not grow with the number of events
// beyond one hour of them and the attacks. Runs on any thread; errors: InvalidInput (options), NotFound (a
// trace to graft), Io, Cancelled.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/ticks.h"

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace sightline::demo
{

inline constexpr int kMinUsers = 10;
inline constexpr int kMaxUsers = 100'000;
inline constexpr int kMaxDays = 3660;

enum class DemoForm : std::uint8_t {
    Products,   // files as the products export them
    ActivityCsv // activities.csv with the columns of the Activity table, and the directory
};

struct DemoOptions {
    int users = 60;
    int days = 21;
    std::uint64_t seed = 1;
    std::vector<std::string> scenarios; // see ScriptOptions::kinds
    int campaigns = 0;                  // attacks of random kinds, users, days and intensities
    std::uint32_t intensity = 0;        // per mille, 250 to 4000; 0: natural, of campaigns random
    std::int64_t events = 0;            // about so many activities; 0 = natural
    Ticks end = 0;                      // 0 = 2026-10-16T18:00Z, so that runs repeat
    DemoForm form = DemoForm::Products;
    std::vector<std::filesystem::path> grafts; // specs of real traces to write in, see graft.h
    std::filesystem::path graftData;           // where their files lie, unless beside the spec
};

struct DemoReport {
    int files = 0;
    std::int64_t records = 0;    // over all files but ground-truth.json and grafts
    std::int64_t activities = 0; // of these, without alerts and directory rows
    nlohmann::json groundTruth;  // what ground-truth.json holds
};

// Makes `dir` and its subfolders as needed and replaces files of an earlier run.
[[nodiscard]] Result<DemoReport> writeDemo(const std::filesystem::path& dir, const DemoOptions& options,
                                           const Watch& watch);

} // namespace sightline::demo
