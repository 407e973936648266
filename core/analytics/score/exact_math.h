// SPDX-License-Identifier: GPL-3.0-or-later
// Logarithms and tail probabilities that give the same bits on every platform: only + - * / of IEEE doubles,
// in a fixed order, none fused (see CMakeLists.txt). Relative error below 1e-10. Pure functions.
#pragma once

#include <cstdint>

namespace sightline::analytics
{

// A sum that does not depend on the order of its parts: each is cut to 2^-32 first, and to 10^15 at most.
class ExactSum
{
public:
    void add(double part);
    [[nodiscard]] double value() const;

private:
    std::int64_t m_whole = 0;
    std::int64_t m_fraction = 0; // in 2^-32
};

[[nodiscard]] double exactLog2(double x);     // x > 0 and finite
[[nodiscard]] double exactExp2(double x);     // -1000 <= x <= 1000
[[nodiscard]] double exactLogGamma(double x); // natural logarithm; x > 0

// -log2 P(X >= x) of a negative binomial count with this mean and size r (variance mean + mean^2 / r).
// x >= 0, mean > 0, r > 0; 0 for x = 0; at most 1000.
[[nodiscard]] double tailBits(double x, double mean, double r);

} // namespace sightline::analytics
