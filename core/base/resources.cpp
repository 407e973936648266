// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/resources.h"

#include "core/base/text.h"

namespace sightline
{

std::string_view resource(std::string_view name)
{
    for (const Resource& r : resources()) {
        if (r.name == name) return r.bytes;
    }
    return {};
}

std::vector<std::vector<std::string_view>> resourceTable(std::string_view name)
{
    std::vector<std::vector<std::string_view>> out;
    for (std::string_view line : split(resource(name), '\n')) {
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (!line.empty() && line.front() != '#') out.push_back(split(line, '\t'));
    }
    return out;
}

} // namespace sightline
