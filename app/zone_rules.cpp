// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/zone_rules.h"

#include <QByteArray>
#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace sightline
{
namespace
{

class SystemZone final : public ZoneRules
{
public:
    explicit SystemZone(QTimeZone zone) : m_zone(std::move(zone)) {}

    // The offsets of the day before and the day after frame at most one change of the clock.
    Ticks toUtc(Ticks wallClock) const override
    {
        const Ticks before = offsetAt(wallClock - kTicksPerDay);
        const Ticks after = offsetAt(wallClock + kTicksPerDay);
        const Ticks first = wallClock - before;
        if (before == after) return first;
        const Ticks second = wallClock - after;
        const bool firstHolds = offsetAt(first) == before;
        const bool secondHolds = offsetAt(second) == after;
        if (firstHolds && secondHolds) return std::min(first, second);
        return secondHolds ? second : first; // neither: the clock skipped it, the old offset moves it on
    }

private:
    [[nodiscard]] Ticks offsetAt(Ticks utc) const
    {
        const Ticks clamped = std::clamp(utc, Ticks{0}, kMaxTicks);
        const auto moment = QDateTime::fromMSecsSinceEpoch(toUnixMs(clamped), Qt::UTC);
        return Ticks{m_zone.offsetFromUtc(moment)} * kTicksPerSecond;
    }

    QTimeZone m_zone;
};

} // namespace

std::shared_ptr<const ZoneRules> zoneByName(std::string_view name)
{
    if (const auto offset = parseFixedOffset(name)) return fixedZone(*offset);
    const QByteArray id(name.data(), static_cast<qsizetype>(name.size()));
    if (!QTimeZone::isTimeZoneIdAvailable(id)) return nullptr;
    QTimeZone zone(id);
    if (!zone.isValid()) return nullptr;
    return std::make_shared<SystemZone>(std::move(zone));
}

} // namespace sightline
