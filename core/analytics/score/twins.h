// SPDX-License-Identifier: GPL-3.0-or-later
// Twin groups: one detection that arrived through several products. Known by an id that both carry or that
// one names, else by the same title about the same entity within five minutes from different products.
#pragma once

#include "core/model/alert.h"

#include <cstdint>
#include <vector>

namespace sightline::analytics
{

// The number of the group of each alert; alerts alone have one of their own. entities: by alert, who it is
// about, as numbers. The same groups for every order of alerts.
[[nodiscard]] std::vector<std::uint32_t> twinGroups(const std::vector<Alert>& alerts,
                                                    const std::vector<std::vector<std::uint32_t>>& entities);

} // namespace sightline::analytics
