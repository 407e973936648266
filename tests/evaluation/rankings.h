// SPDX-License-Identifier: GPL-3.0-or-later
// Ways to order the users of a day, ours and those it is measured against.
#pragma once

#include "tests/evaluation/world.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace sightline::evaluation
{

// Higher is stranger; by place in Scores::days.
struct Ranking {
    std::string name;
    std::vector<double> values;
};

[[nodiscard]] std::vector<Ranking> rankings(const World& world);

} // namespace sightline::evaluation
