// SPDX-License-Identifier: GPL-3.0-or-later
// What a ranking is worth to an analyst who looks at so many users a day.
#pragma once

#include "tests/evaluation/rankings.h"

#include <array>
#include <string>
#include <vector>

namespace sightline::evaluation
{

inline constexpr std::array<int, 4> kBudgets{3, 6, 12, 30};
inline constexpr std::array<double, 6> kNominal{0.1, 0.05, 0.01, 0.005, 0.001, 0.0005};

struct Measured {
    std::string name;
    double auc = 0;
    std::array<double, kBudgets.size()> recall{};    // of bad user-days
    std::array<double, kBudgets.size()> campaigns{}; // caught on one of their days
};

// Days before `from` are not judged.
[[nodiscard]] Measured measure(const World& world, const Ranking& ranking, std::int32_t from);

// Benign days at or below each nominal share.
struct Calibration {
    std::array<std::uint64_t, kNominal.size()> below{};
    std::uint64_t days = 0;
};

[[nodiscard]] Calibration calibrate(const World& world, const analytics::Scores& scores, std::int32_t from);

} // namespace sightline::evaluation
