// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/rhythm.h"

#include "core/demo/random.h"
#include "core/demo/tables.h"

namespace sightline::demo
{

namespace
{

constexpr int kShift = 10;
constexpr std::uint32_t kArriving[kShift] = {520, 90, 50, 40, 120, 60, 40, 40, 30, 10};
constexpr std::uint32_t kWorking[kShift] = {90, 130, 140, 120, 60, 110, 130, 120, 80, 20};

} // namespace

Hour hourOf(const Company& company, std::uint32_t person, Ticks slot)
{
    const Account& a = company.accounts[person];
    const int zone = places()[a.office].zoneHours;
    const Ticks local = slot + zone * kTicksPerHour;
    const int arrivalHour = a.arrival;
    // A night shift runs past midnight: its hours belong to the day on which it began.
    const Ticks shiftTime = local - arrivalHour * kTicksPerHour + kTicksPerHour;
    const Ticks dayIndex = shiftTime / kTicksPerDay;
    const std::uint64_t draw = mixed(mixed(company.seed, person), static_cast<std::uint64_t>(dayIndex));
    Hour hour;
    const bool weekend = dayIndex % 7 >= 5; // day 0 of the calendar was a Monday
    if (weekend && draw % 1000 >= 40) return hour;
    const int day = company.dayOf(slot);
    if (a.leave.contains(day) || day < a.joinDay) return hour;

    const int late = static_cast<int>((draw >> 10) % 3); // arrives up to an hour early or late
    const int since = static_cast<int>((shiftTime % kTicksPerDay) / kTicksPerHour) - late;
    if (since >= 0 && since < kShift) {
        hour.arriving = kArriving[since];
        hour.working = kWorking[since];
        if (weekend) hour.working /= 4;
    } else if (since >= kShift && since < kShift + 5 && (draw >> 20) % 1000 < 120) {
        hour.arriving = 20;
        hour.working = 25;
    }
    if (a.travel.contains(day))
        hour.where = Whereabouts::Abroad;
    else if ((draw >> 32) % 1000 < a.homeDays)
        hour.where = Whereabouts::Home;
    return hour;
}

} // namespace sightline::demo
