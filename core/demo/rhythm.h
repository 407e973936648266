// SPDX-License-Identifier: GPL-3.0-or-later
// When people work and from where: a pure function of the company, the person and the hour, so that any hour
// can be made without remembering the one before.
#pragma once

#include "core/demo/population.h"

namespace sightline::demo
{

enum class Whereabouts : std::uint8_t { Office, Home, Abroad };

// What one hour is to one person, in per mille of a working day's whole.
struct Hour {
    std::uint32_t arriving = 0; // share of the day's logons
    std::uint32_t working = 0;  // share of the day's work
    Whereabouts where = Whereabouts::Office;
};

// `slot`: the hour's first tick. `person`: index into company.accounts, of a person, guest or administrator.
[[nodiscard]] Hour hourOf(const Company& company, std::uint32_t person, Ticks slot);

} // namespace sightline::demo
