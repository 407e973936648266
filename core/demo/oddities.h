// SPDX-License-Identifier: GPL-3.0-or-later
// What happens rarely in any company without harm: mass downloads before a journey, a folder put in order, a
// colleague's project read, consent to an application, guesses from the internet, a private trip, an
// inventory that asks for tickets to everything. Drawn from a stream of its own.
#pragma once

#include "core/demo/chains.h"

#include <vector>

namespace sightline::demo
{

class Oddities
{
public:
    // scale: millionths; 1,000,000 is natural.
    Oddities(const Company& company, std::uint64_t scale);

    // Appends what begins in the hour from `slot`.
    void hour(Ticks slot, std::vector<Event>& out);

private:
    const Company& m_company;
    Random m_random;
    std::uint64_t m_scale;
};

} // namespace sightline::demo
