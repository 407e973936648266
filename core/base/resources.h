// SPDX-License-Identifier: GPL-3.0-or-later
// Files of resources/ that core needs, embedded at build time; and the tab-separated tables among them.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace sightline
{

struct Resource {
    std::string_view name; // "maps/windows_events.tsv"
    std::string_view bytes;
};

[[nodiscard]] std::span<const Resource> resources();
[[nodiscard]] std::string_view resource(std::string_view name); // "" if there is none

// Rows of a tab-separated table without blank lines and # comments; views into the resource.
[[nodiscard]] std::vector<std::vector<std::string_view>> resourceTable(std::string_view name);

} // namespace sightline
