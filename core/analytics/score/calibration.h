// SPDX-License-Identifier: GPL-3.0-or-later
// Conformal calibration: a statistic is worth what its rank among the days of the last four weeks says, and
// never more than so many days can tell. One thread writes, many read.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

namespace sightline::analytics
{

// Bits as a rank of 4,096: 64 steps a bit up to 32 bits, ever wider ones above.
using Step = std::uint16_t;

[[nodiscard]] Step stepOf(double bits);
[[nodiscard]] double bitsOfStep(Step step); // the least that have it

class Reference
{
public:
    static constexpr std::int32_t kDays = 28;
    static constexpr std::size_t kSteps = 4096;

    // Drops what is too old for a day, before it is judged.
    void open(std::int32_t day);
    void add(std::int32_t day, std::vector<Step> steps);

    [[nodiscard]] std::uint64_t size() const { return m_size; }

    // (1 + reference days at or above) / (n + 1): of ordinary days at most this share is as odd.
    [[nodiscard]] double chance(Step step) const
    {
        return static_cast<double>(1 + m_atLeast[step]) / static_cast<double>(m_size + 1);
    }

    // -log2 of the chance of every step; beyond the largest day of the reference a little more for every
    // step, so that what is far beyond ranks above what is just beyond. For combining, not for showing.
    void allBits(std::array<float, kSteps>& out) const;

private:
    [[nodiscard]] double beyondTop(Step step) const;

    struct Day {
        std::int32_t day = 0;
        std::vector<Step> steps;
    };

    std::deque<Day> m_days;
    std::array<std::uint32_t, kSteps> m_counts{};
    std::array<std::uint32_t, kSteps + 1> m_atLeast{};
    std::uint64_t m_size = 0;
    Step m_top = 0; // largest of the reference
};

} // namespace sightline::analytics
