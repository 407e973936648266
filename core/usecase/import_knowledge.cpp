// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecase/import_knowledge.h"

#include <algorithm>
#include <mutex>
#include <utility>

namespace sightline::usecase
{
namespace
{

// A zone that several threads may ask: the programs' own need not allow that.
class SharedZone final : public ZoneRules
{
public:
    explicit SharedZone(std::shared_ptr<const ZoneRules> zone) : m_zone(std::move(zone)) {}

    [[nodiscard]] Ticks toUtc(Ticks wallClock) const override
    {
        const std::scoped_lock lock(m_mutex);
        return m_zone->toUtc(wallClock);
    }

private:
    std::shared_ptr<const ZoneRules> m_zone;
    mutable std::mutex m_mutex;
};

} // namespace

Result<std::shared_ptr<const ZoneRules>> zoneOf(const ImportOptions& options)
{
    if (options.zone.empty()) return std::shared_ptr<const ZoneRules>{};
    if (const auto offset = parseFixedOffset(options.zone)) return fixedZone(*offset);
    auto zone = options.zoneByName ? options.zoneByName(options.zone) : nullptr;
    if (!zone)
        return fail(ErrorKind::InvalidInput, "zone.unknown",
                    "unknown time zone; use a name such as Europe/Amsterdam, or +02:00", options.zone);
    return std::make_shared<const SharedZone>(std::move(zone));
}

Result<> prepareImport(ImportKnowledge& knowledge, const std::vector<import::Format>& formats,
                       const ImportOptions& options)
{
    knowledge.formats = formats;
    knowledge.recoverDeleted = options.recoverDeleted;
    auto maps = normalise::loadMaps();
    if (!maps) return tl::unexpected(maps.error());
    knowledge.maps = *maps;
    auto zone = zoneOf(options);
    if (!zone) return tl::unexpected(zone.error());
    knowledge.zone = *zone;
    if (options.format.empty()) return {};
    const auto it = std::ranges::find(formats, options.format, &import::Format::id);
    if (it == formats.end())
        return fail(ErrorKind::InvalidInput, "format.unknown",
                    "there is no such format; `formats` lists them", options.format);
    knowledge.only = &*it;
    return {};
}

} // namespace sightline::usecase
