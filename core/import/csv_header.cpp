// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/csv_header.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string_view>

namespace sightline::import
{

void cleanHeader(std::vector<std::string>& names)
{
    constexpr std::string_view kUtc = " [UTC]";
    constexpr std::array<std::string_view, 2> kTwins{"_dynamic", "_string"};
    const auto known = [&](const std::string& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    for (std::string& name : names) {
        name = std::string(trim(name));
        if (name.ends_with(kUtc)) name.resize(name.size() - kUtc.size());
    }
    for (std::string& name : names) {
        for (const std::string_view twin : kTwins) {
            if (!name.ends_with(twin)) continue;
            const std::string base = name.substr(0, name.size() - twin.size());
            if (!base.empty() && !known(base)) name = base;
        }
    }
    for (std::size_t i = 1; i < names.size(); ++i) {
        const auto end = names.begin() + static_cast<std::ptrdiff_t>(i);
        const std::string name = names[i];
        for (int n = 2; !name.empty() && std::find(names.begin(), end, names[i]) != end; ++n)
            names[i] = fmt::format("{} ({})", name, n);
    }
}

} // namespace sightline::import
