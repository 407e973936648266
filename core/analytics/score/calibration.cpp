// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analytics/score/calibration.h"

#include "core/analytics/score/exact_math.h"

#include <algorithm>

namespace sightline::analytics
{

namespace
{

constexpr double kFine = 32; // bits
constexpr double kPerBit = 64;
constexpr double kPerDoubling = 400;

} // namespace

double bitsOfStep(Step step)
{
    constexpr double kFineSteps = kFine * kPerBit;
    return step <= kFineSteps ? step / kPerBit : kFine * exactExp2((step - kFineSteps) / kPerDoubling);
}

Step stepOf(double bits)
{
    constexpr double kLast = Reference::kSteps - 1;
    if (bits <= 0) return 0;
    const double step =
        bits <= kFine ? bits * kPerBit : kFine * kPerBit + kPerDoubling * exactLog2(bits / kFine);
    return static_cast<Step>(std::min(step, kLast));
}

void Reference::open(std::int32_t day)
{
    while (!m_days.empty() && m_days.front().day < day - kDays) {
        for (const Step s : m_days.front().steps)
            --m_counts[s];
        m_size -= m_days.front().steps.size();
        m_days.pop_front();
    }
    m_top = 0;
    for (std::size_t s = kSteps; s-- > 0;) {
        m_atLeast[s] = m_atLeast[s + 1] + m_counts[s];
        if (m_top == 0 && m_counts[s] != 0) m_top = static_cast<Step>(s);
    }
}

void Reference::add(std::int32_t day, std::vector<Step> steps)
{
    for (const Step s : steps)
        ++m_counts[s];
    m_size += steps.size();
    m_days.push_back({day, std::move(steps)});
}

void Reference::allBits(std::array<float, kSteps>& out) const
{
    double bits = 0;
    for (std::size_t s = 0; s < kSteps; ++s) {
        const auto step = static_cast<Step>(s);
        if (s == 0 || m_atLeast[s] != m_atLeast[s - 1]) bits = -exactLog2(chance(step));
        out[s] = static_cast<float>(beyondTop(step) + bits);
    }
}

double Reference::beyondTop(Step step) const
{
    constexpr double kPerStep = 1.0 / 256; // a quarter of a bit for each bit beyond
    return step > m_top ? (step - m_top) * kPerStep : 0;
}

} // namespace sightline::analytics
