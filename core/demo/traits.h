// SPDX-License-Identifier: GPL-3.0-or-later
// In what one invented company differs from the next: numbers drawn once per seed from the wide hyper-priors
// that tests/evaluation/POPULATION.md lists. Each has a stream of its own, so a new one moves no other.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace sightline::demo
{

enum class Trait : std::uint8_t {
    DepartmentSpread,
    Pace,
    PaceSpread,
    DaySpread,
    Excitation,
    ExcitationHalfLife,
    TaskMinutes,
    PauseMinutes,
    RemotePeople,
    RemoteDays,
    VpnEgress,
    FarGateway,
    Journeys,
    Leave,
    Turnover,
    Moves,
    NewDevices,
    LateShift,
    NightShift,
    PartTime,
    WeekendDuty,
    Guests,
    CloudOnly,
    ExtraServers,
    Reach,
    FileBreadth,
    NtlmShare,
    Mistakes,
    SignInTrouble,
    ServiceNoise,
    ServiceSpread,
    SharedAccounts,
    Administrators,
    OnCall,
    Rollouts,
    Outages,
    ClockFault,
    WorkstationLogs,
    BulkJobs,
    Oddities,
    QuarterEnd,
    Count
};

enum class Spread : std::uint8_t { Even, Logarithmic };

struct Prior {
    Trait trait;
    std::string_view name;
    std::uint32_t low, high;
    Spread spread;
    std::string_view unit; // "pm": thousandths
};

[[nodiscard]] std::span<const Prior> priors();

class Traits
{
public:
    Traits() = default;
    explicit Traits(std::uint64_t seed);

    [[nodiscard]] std::uint32_t operator[](Trait trait) const
    {
        return m_values[static_cast<std::size_t>(trait)];
    }

private:
    std::array<std::uint32_t, static_cast<std::size_t>(Trait::Count)> m_values{};
};

} // namespace sightline::demo
