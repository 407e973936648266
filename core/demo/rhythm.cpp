// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/rhythm.h"

#include "core/demo/draws.h"
#include "core/demo/tables.h"

#include <algorithm>

namespace sightline::demo
{

namespace
{

constexpr std::uint64_t kPlanStream = 0x706C616E, kLeaveStream = 0x6C65617665, kJourneyStream = 0x6A6F7572;
constexpr std::int32_t kMinute = 60'000;
constexpr std::int64_t kBlockDays = 28; // leave and journeys are drawn a block at a time
constexpr std::int64_t kHourMinutes = 60, kDayMinutes = 1440;
constexpr std::int64_t kShiftLead = 240;       // minutes from the begin of a shift's day to the usual start
constexpr std::uint32_t kHolidayPerMille = 32; // of all days; drawn once for everybody
constexpr std::uint32_t kAdoptionDays = 10;

// Whether `day` lies in the stretch that the block draws, of so many per mille.
bool inBlock(const Company& company, std::uint64_t stream, std::uint32_t who, int day, std::uint32_t perMille,
             std::int64_t longest)
{
    // A stretch may reach into the next block.
    for (std::int64_t block = day / kBlockDays; block >= 0 && block >= day / kBlockDays - 1; --block) {
        Random random(mixed(mixed(company.seed ^ stream, who), static_cast<std::uint64_t>(block)));
        if (!random.chance(perMille)) continue;
        const std::int64_t from = block * kBlockDays + random.between(0, kBlockDays - 1);
        const std::int64_t length = random.between(1, longest);
        if (day >= from && day < from + length) return true;
    }
    return false;
}

bool comesToWork(const Company& company, const Account& a, std::int64_t day, Random& random)
{
    const auto weekday = static_cast<unsigned>(day % 7); // day 0 of the calendar was a Monday
    const bool free = (a.freeDays >> weekday & 1U) != 0;
    const bool duty = random.chance(a.weekendDuty ? 350 : 25);
    if (free && weekday >= 5) return duty;
    if (free) return random.chance(30);
    return !isHoliday(company, day) || random.chance(a.shift == Shift::Night ? 600 : 30);
}

// The hours of a working day, from the begin of the shift's day.
void setHours(DayPlan& plan, const Account& a, Random& random, std::int64_t zoneMinutes, bool whole)
{
    const auto at = [](std::int64_t minutes) {
        return static_cast<std::int32_t>(std::clamp<std::int64_t>(minutes, 0, kDayMinutes)) * kMinute;
    };
    const std::int64_t start = kShiftLead + (normal(random) * 22 >> 16) - zoneMinutes;
    const std::int64_t length =
        std::max<std::int64_t>(60, a.workMinutes + (normal(random) * 35 >> 16)) / (whole ? 1 : 2);
    const std::int64_t pause = random.between(20, 60);
    const std::int64_t noon = start + length * random.between(40, 60) / 100;
    plan.before = {at(start), at(noon)};
    plan.after = {at(noon + pause), at(start + length + pause)};
    if (random.chance(110)) {
        const std::int64_t evening = start + length + pause + random.between(90, 210);
        plan.evening = {at(evening), at(evening + random.between(15, 90))};
    }
}

std::uint8_t released(const Company& company, std::uint8_t client, std::uint32_t who, int day)
{
    std::uint32_t release = 0;
    for (const Rollout& r : company.rollouts) {
        if (r.day > day) break;
        if (r.kind == RolloutKind::Client && adopted(r, company.accounts[who], who, day)) release = r.what;
    }
    return clientAt(client, release);
}

} // namespace

bool isHoliday(const Company& company, std::int64_t day)
{
    return mixed(company.seed ^ 0x686F6C, static_cast<std::uint64_t>(day)) % 1000 < kHolidayPerMille;
}

std::uint32_t quarterEndPace(const Company& company, std::uint8_t department, std::int64_t day)
{
    const CivilTime c = toCivil(day * kTicksPerDay);
    const bool end = c.month % 3 == 0 && c.day >= 26;
    const bool begin = c.month % 3 == 1 && c.day <= 4;
    if (!end && !begin) return 1000;
    const std::uint32_t whole = company.traits[Trait::QuarterEnd];
    return department == kDepartmentFinance || department == kDepartmentSales ? whole
                                                                              : 1000 + (whole - 1000) / 4;
}

bool isWorkingDay(const Company& company, int demoDay)
{
    const std::int64_t day = company.start / kTicksPerDay + demoDay;
    return day % 7 < 5 && !isHoliday(company, day);
}

ShiftDay shiftDayOf(const Company& company, std::uint32_t person, Ticks t)
{
    const Account& a = company.accounts[person];
    const std::int64_t zone = places()[a.office].zoneHours * kHourMinutes;
    const std::int64_t lead = a.startMinute - kShiftLead - zone; // of the UTC day
    const Ticks shifted = t - lead * kTicksPerMinute;
    const std::int64_t number = shifted / kTicksPerDay;
    return {number * kTicksPerDay + lead * kTicksPerMinute, number};
}

DayPlan planOf(const Company& company, std::uint32_t person, const ShiftDay& day)
{
    const Account& a = company.accounts[person];
    Random random(mixed(mixed(company.seed ^ kPlanStream, person), static_cast<std::uint64_t>(day.number)));
    DayPlan plan;
    const auto demoDay = static_cast<int>(day.number - company.start / kTicksPerDay);
    plan.works = comesToWork(company, a, day.number, random);
    if (!plan.works || !employedOn(a, demoDay) || onLeave(company, person, demoDay)) {
        plan.works = false;
        return plan;
    }
    std::int64_t zoneMinutes = 0;
    if (onJourney(company, person, demoDay)) {
        plan.where = Whereabouts::Abroad;
        const int ahead = places()[a.travelPlace].zoneHours - places()[a.office].zoneHours;
        zoneMinutes = std::min<std::int64_t>(ahead * kHourMinutes, kShiftLead);
        plan.vpn = random.chance(a.vpn ? 700 : 150);
    } else if (random.chance(a.homeDays)) {
        plan.where = Whereabouts::Home;
        plan.vpn = a.vpn;
    }
    setHours(plan, a, random, zoneMinutes, day.number % 7 < 5);
    const std::uint64_t spread = lognormal(random, 1000, company.traits[Trait::DaySpread]);
    const std::uint64_t quarter = quarterEndPace(company, departmentOn(a, demoDay), day.number);
    plan.pace = static_cast<std::uint32_t>(std::clamp<std::uint64_t>(spread * quarter / 1000, 50, 6000));
    return plan;
}

bool onLeave(const Company& company, std::uint32_t who, int day)
{
    return day >= 0 && inBlock(company, kLeaveStream, who, day, company.traits[Trait::Leave], 14);
}

bool onJourney(const Company& company, std::uint32_t who, int day)
{
    return day >= 0 && company.accounts[who].kind == AccountKind::Person &&
           inBlock(company, kJourneyStream, who, day, company.traits[Trait::Journeys], 6);
}

bool employedOn(const Account& account, int day)
{
    return account.enabled && day >= account.joinDay && day < account.leaveDay;
}

std::uint8_t departmentOn(const Account& account, int day)
{
    return day >= account.moveDay ? account.nextDepartment : account.department;
}

std::uint32_t hostOn(const Account& account, int day)
{
    return day >= account.laptopDay ? account.nextHost : account.host;
}

bool adopted(const Rollout& rollout, const Account& account, std::uint32_t who, int day)
{
    if (rollout.day > day) return false;
    if (rollout.department != kEveryDepartment && rollout.department != departmentOn(account, day))
        return false;
    const auto after = static_cast<int>(mixed(who, static_cast<std::uint64_t>(rollout.day)) % kAdoptionDays);
    return rollout.day + after <= day;
}

std::uint8_t clientOn(const Company& company, std::uint32_t who, int day)
{
    const Account& a = company.accounts[who];
    return released(company, day >= a.laptopDay ? a.nextClient : a.client, who, day);
}

std::uint8_t phoneOn(const Company& company, std::uint32_t who, int day)
{
    const Account& a = company.accounts[who];
    return released(company, day >= a.phoneDay ? a.nextPhone : a.phone, who, day);
}

std::uint32_t fileServerOn(const Company& company, std::uint32_t who, int day)
{
    const Account& a = company.accounts[who];
    std::uint32_t server = company.fileServers[departmentOn(a, day)];
    for (const Rollout& r : company.rollouts) {
        if (r.day > day) break;
        if (r.kind == RolloutKind::FileServer && adopted(r, a, who, day)) server = r.what;
    }
    return server;
}

} // namespace sightline::demo
