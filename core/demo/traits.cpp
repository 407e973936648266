// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/traits.h"

#include "core/demo/draws.h"

#include <iterator>

namespace sightline::demo
{

namespace
{

constexpr std::uint64_t kTraitStream = 0x747261697473;

// A change here changes POPULATION.md, which a test compares.
constexpr Prior kPriors[] = {
    {Trait::DepartmentSpread, "department-spread", 200, 1100, Spread::Even, "sigma pm"},
    {Trait::Pace, "pace", 600, 1600, Spread::Logarithmic, "pm"},
    {Trait::PaceSpread, "pace-spread", 300, 1000, Spread::Even, "sigma pm"},
    {Trait::DaySpread, "day-spread", 150, 600, Spread::Even, "sigma pm"},
    {Trait::Excitation, "excitation", 150, 650, Spread::Even, "children pm"},
    {Trait::ExcitationHalfLife, "excitation-half-life", 20, 600, Spread::Logarithmic, "s"},
    {Trait::TaskMinutes, "task-minutes", 4, 40, Spread::Logarithmic, "min"},
    {Trait::PauseMinutes, "pause-minutes", 3, 40, Spread::Logarithmic, "min"},
    {Trait::RemotePeople, "remote-people", 100, 900, Spread::Even, "pm"},
    {Trait::RemoteDays, "remote-days", 100, 700, Spread::Even, "pm"},
    {Trait::VpnEgress, "vpn-egress", 1, 900, Spread::Even, "pm"},
    {Trait::FarGateway, "far-gateway", 1, 60, Spread::Logarithmic, "pm"},
    {Trait::Journeys, "journeys", 10, 250, Spread::Logarithmic, "pm per 28 days"},
    {Trait::Leave, "leave", 80, 450, Spread::Even, "pm per 28 days"},
    {Trait::Turnover, "turnover", 40, 400, Spread::Logarithmic, "pm per year"},
    {Trait::Moves, "moves", 30, 300, Spread::Logarithmic, "pm per year"},
    {Trait::NewDevices, "new-devices", 60, 600, Spread::Logarithmic, "pm per year"},
    {Trait::LateShift, "late-shift", 1, 150, Spread::Even, "pm"},
    {Trait::NightShift, "night-shift", 1, 90, Spread::Even, "pm"},
    {Trait::PartTime, "part-time", 20, 250, Spread::Even, "pm"},
    {Trait::WeekendDuty, "weekend-duty", 5, 200, Spread::Logarithmic, "pm"},
    {Trait::Guests, "guests", 10, 120, Spread::Logarithmic, "pm"},
    {Trait::CloudOnly, "cloud-only", 20, 250, Spread::Even, "pm"},
    {Trait::ExtraServers, "extra-servers", 20, 300, Spread::Logarithmic, "per 1000 people"},
    {Trait::Reach, "reach", 1, 16, Spread::Logarithmic, "servers"},
    {Trait::FileBreadth, "file-breadth", 40, 2000, Spread::Logarithmic, "files"},
    {Trait::NtlmShare, "ntlm-share", 20, 400, Spread::Logarithmic, "pm"},
    {Trait::Mistakes, "mistakes", 30, 300, Spread::Logarithmic, "per 1000 days"},
    {Trait::SignInTrouble, "sign-in-trouble", 60, 600, Spread::Logarithmic, "per 1000 days"},
    {Trait::ServiceNoise, "service-noise", 300, 3000, Spread::Logarithmic, "pm"},
    {Trait::ServiceSpread, "service-spread", 50, 900, Spread::Logarithmic, "sigma pm"},
    {Trait::SharedAccounts, "shared-accounts", 0, 4, Spread::Even, "accounts"},
    {Trait::Administrators, "administrators", 2, 5, Spread::Even, "accounts"},
    {Trait::OnCall, "on-call", 20, 500, Spread::Logarithmic, "nights pm"},
    {Trait::Rollouts, "rollouts", 200, 4000, Spread::Logarithmic, "pm per 30 days"},
    {Trait::Outages, "outages", 100, 2000, Spread::Logarithmic, "pm per 30 days"},
    {Trait::ClockFault, "clock-fault", 50, 700, Spread::Even, "pm"},
    {Trait::WorkstationLogs, "workstation-logs", 0, 1, Spread::Even, "yes or no"},
    {Trait::BulkJobs, "bulk-jobs", 2, 30, Spread::Logarithmic, "per 1000 days"},
    {Trait::Oddities, "oddities", 300, 3000, Spread::Logarithmic, "pm"},
    {Trait::QuarterEnd, "quarter-end", 1100, 2000, Spread::Even, "pm"},
};

static_assert(std::size(kPriors) == static_cast<std::size_t>(Trait::Count));

} // namespace

std::span<const Prior> priors()
{
    return kPriors;
}

Traits::Traits(std::uint64_t seed)
{
    for (const Prior& prior : kPriors) {
        const auto at = static_cast<std::size_t>(prior.trait);
        Random random(mixed(mixed(seed, kTraitStream), at));
        const std::uint64_t drawn = prior.spread == Spread::Even
                                        ? static_cast<std::uint64_t>(random.between(prior.low, prior.high))
                                        : logUniform(random, prior.low, prior.high);
        m_values[at] = static_cast<std::uint32_t>(drawn);
    }
}

} // namespace sightline::demo
