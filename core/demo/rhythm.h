// SPDX-License-Identifier: GPL-3.0-or-later
// The calendar: when people work, from where, and what is true of an account on a day. Pure functions of the
// company, the account and the day, so that any day can be made without remembering the one before.
#pragma once

#include "core/demo/population.h"

#include <cstdint>

namespace sightline::demo
{

enum class Whereabouts : std::uint8_t { Office, Home, Abroad };

// Milliseconds of the shift's own day, which begins some hours before the shift and may run past midnight.
struct Stretch {
    std::int32_t from = 0, to = 0;
};

struct DayPlan {
    bool works = false;
    Stretch before, after; // the break between them
    Stretch evening;       // empty on most days
    Whereabouts where = Whereabouts::Office;
    bool vpn = false;          // reaches the company's own network
    std::uint32_t pace = 1000; // per mille of the person's ordinary
};

// The first tick of the person's shift day that holds the moment, and its number (days of the calendar).
struct ShiftDay {
    Ticks begin = 0;
    std::int64_t number = 0;
};

[[nodiscard]] ShiftDay shiftDayOf(const Company& company, std::uint32_t person, Ticks t);
[[nodiscard]] DayPlan planOf(const Company& company, std::uint32_t person, const ShiftDay& day);

[[nodiscard]] bool isHoliday(const Company& company, std::int64_t day); // of the calendar
// The last days of a quarter, per mille of ordinary activity.
[[nodiscard]] std::uint32_t quarterEndPace(const Company& company, std::uint8_t department, std::int64_t day);
// Of Monday to Friday, not a holiday.
[[nodiscard]] bool isWorkingDay(const Company& company, int demoDay);

// Days of the demo.
[[nodiscard]] bool onLeave(const Company& company, std::uint32_t who, int day);
[[nodiscard]] bool onJourney(const Company& company, std::uint32_t who, int day);
[[nodiscard]] bool employedOn(const Account& account, int day);
[[nodiscard]] std::uint8_t departmentOn(const Account& account, int day);
[[nodiscard]] std::uint32_t hostOn(const Account& account, int day);
[[nodiscard]] std::uint8_t clientOn(const Company& company, std::uint32_t who, int day);
[[nodiscard]] std::uint8_t phoneOn(const Company& company, std::uint32_t who, int day);
// Where the person's department keeps its files, by the roll-outs so far.
[[nodiscard]] std::uint32_t fileServerOn(const Company& company, std::uint32_t who, int day);
// A roll-out reaches each of its people some days after it begins.
[[nodiscard]] bool adopted(const Rollout& rollout, const Account& account, std::uint32_t who, int day);

} // namespace sightline::demo
