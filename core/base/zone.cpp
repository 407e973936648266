// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/zone.h"

#include "core/base/text.h"

namespace sightline
{
namespace
{

class FixedZone final : public ZoneRules
{
public:
    explicit FixedZone(Ticks offset) : m_offset(offset) {}

    [[nodiscard]] Ticks toUtc(Ticks wallClock) const override { return wallClock - m_offset; }

private:
    Ticks m_offset;
};

} // namespace

std::optional<Ticks> parseFixedOffset(std::string_view name)
{
    if (equalsAscii(name, "UTC") || equalsAscii(name, "Z") || equalsAscii(name, "GMT")) return 0;
    const auto parsed = parseTime(std::string("2000-01-01T00:00:00") + std::string(name));
    if (name.empty() || (name.front() != '+' && name.front() != '-') || !parsed || !parsed->hasZone)
        return std::nullopt;
    return *fromCivil({2000, 1, 1}) - parsed->ticks;
}

std::shared_ptr<const ZoneRules> fixedZone(Ticks offset)
{
    return std::make_shared<FixedZone>(offset);
}

} // namespace sightline
