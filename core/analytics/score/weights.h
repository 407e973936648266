// SPDX-License-Identifier: GPL-3.0-or-later
// What alerts are worth, as a file that users may edit: resources/tables/score_weights.json is the default.
// Its version is stamped on every score made with it.
#pragma once

#include "core/base/result.h"

#include <map>
#include <string>
#include <string_view>

namespace sightline::analytics
{

struct Weights {
    std::string version;
    std::map<std::string, double, std::less<>> severity;   // points
    std::map<std::string, double, std::less<>> resolution; // factor: what verdicts leave of the points
    double sensitive = 1.25;                               // impact of a sensitive or far-reaching user
    double medium = 1.1;                                   // of a medium blast radius
    double honeytoken = 1.25;                              // of a honeytoken, at the highest severity
    double raritySpread = 0.2;                             // rare alert types up to so much more, common less
};

// InvalidInput: what is wrong, by name.
[[nodiscard]] Result<Weights> readWeights(std::string_view json);
[[nodiscard]] const Weights& defaultWeights();

} // namespace sightline::analytics
