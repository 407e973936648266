// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/attacks.h"

#include <algorithm>

namespace sightline::demo
{

namespace
{

constexpr int kAttackHours = 20;

bool works(const Company& company, std::uint32_t who, int day)
{
    const Account& a = company.accounts[who];
    return a.kind == AccountKind::Person && a.joinDay < 0 && employedOn(a, day + 1) &&
           !onLeave(company, who, day) && !onJourney(company, who, day);
}

} // namespace

Ticks Stage::at(int part, int hour)
{
    const Ticks latest = company.end - kAttackHours * kTicksPerHour;
    Ticks begin = startOfDay(company.start + company.days * part / 10 * kTicksPerDay);
    if (day != kNever) {
        begin = company.beginOf(day);
    } else {
        // On the last working day up to it whose morrow is one too.
        while (begin / kTicksPerDay % 7 > 3 && begin - kTicksPerDay > company.start)
            begin -= kTicksPerDay;
    }
    const Ticks t = begin + hour * kTicksPerHour + random.between(0, 3600) * kTicksPerSecond;
    return std::clamp(t, company.start + kTicksPerHour, latest);
}

std::uint32_t Stage::amount(std::int64_t least, std::int64_t most)
{
    const std::int64_t natural = random.between(least, most);
    return static_cast<std::uint32_t>(std::max<std::int64_t>(1, natural * intensity / kNaturalIntensity));
}

Ticks Stage::gap(std::int64_t least, std::int64_t most)
{
    const std::int64_t ms = random.between(least * 1000, most * 1000) * kNaturalIntensity / intensity;
    return ms * kTicksPerMs;
}

Run Stage::run(std::int64_t least, std::int64_t most, std::int64_t leastSeconds, std::int64_t mostSeconds)
{
    const std::int64_t slower = std::max<std::int64_t>(1, mostSeconds * kNaturalIntensity / intensity);
    return {file(), amount(least, most), std::min(leastSeconds, slower), slower};
}

std::uint32_t Stage::person(Ticks t, bool synced)
{
    const int when = company.dayOf(t);
    for (int tries = 0; tries < 1000; ++tries) {
        const auto who = static_cast<std::uint32_t>(random.below(company.people));
        const Account& a = company.accounts[who];
        if (!works(company, who, when)) continue;
        if (synced ? a.synced : a.department != kDepartmentIt) return who;
    }
    return 1; // the head of Finance if the company is that empty
}

Origin Stage::hostileOrigin(std::uint32_t victim)
{
    Origin origin{Whereabouts::Abroad, true, 0, Line::Own, static_cast<std::uint8_t>(random.below(7))};
    const auto abroad = static_cast<std::int64_t>(places().size());
    do
        origin.place =
            static_cast<std::uint8_t>(random.between(static_cast<std::int64_t>(kOffices), abroad - 1));
    while (origin.place == company.accounts[victim].travelPlace);
    if (random.chance(200)) {
        origin.where = Whereabouts::Home;
        origin.place = company.accounts[victim].office;
        origin.number = static_cast<std::uint8_t>(random.between(20, 220));
    }
    return origin;
}

Origin Stage::usualOrigin(std::uint32_t victim, Ticks t) const
{
    const DayPlan plan = planOf(company, victim, shiftDayOf(company, victim, t));
    return originOf(company, victim, plan);
}

} // namespace sightline::demo
