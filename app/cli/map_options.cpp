// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/map_options.h"

#include "app/folders.h"
#include "core/base/reader.h"
#include "core/usecase/map_files.h"

#include <fmt/format.h>

namespace sightline::cli
{
namespace
{

constexpr std::size_t kMost = (std::size_t{1} << 20) + 1; // what is longer is refused when it is read

} // namespace

Result<std::vector<usecase::MapDocument>> mapsFor(const Call& call)
{
    usecase::MapFolder kept = usecase::loadMapFolder(mapFolder());
    for (const Error& problem : kept.problems)
        call.say(fmt::format("A map is left out: {}", problem.text()));
    const auto file = call.given("map");
    if (!file) return std::move(kept.maps);
    const auto text = readHead(pathOf(*file), kMost);
    if (!text) return tl::unexpected(text.error());
    std::vector<usecase::MapDocument> out{{*file, *text}};
    const auto mine = usecase::formatsWith(out);
    if (!mine) return tl::unexpected(mine.error());
    for (usecase::MapDocument& map : kept.maps) {
        const auto other = usecase::formatsWith({map});
        const bool stands =
            other && other->back().id != mine->back().id && other->back().table != mine->back().table;
        if (stands) out.push_back(std::move(map));
    }
    return out;
}

} // namespace sightline::cli
