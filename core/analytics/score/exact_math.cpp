// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analytics/score/exact_math.h"

#include <algorithm>
#include <bit>
#include <cstdint>

namespace sightline::analytics
{
namespace
{

constexpr double kLn2 = 0.693147180559945309417;
constexpr double kHalfLog2Pi = 0.918938533204672741780; // ln(2 pi) / 2
constexpr double kMostBits = 1000;

// The continued fraction of the incomplete beta function (DLMF 8.17.22), by the modified Lentz method.
double betaFraction(double a, double b, double x)
{
    constexpr double kTiny = 1e-300;
    constexpr double kEnough = 1e-12;
    constexpr int kMost = 500;
    const auto away = [](double v) { return v < kTiny && v > -kTiny ? kTiny : v; };
    double c = 1;
    double d = 1 / away(1 - (a + b) * x / (a + 1));
    double out = d;
    for (int i = 1; i <= kMost; ++i) {
        const double m = i;
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / away(1 + even * d);
        c = away(1 + even / c);
        out *= d * c;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / away(1 + odd * d);
        c = away(1 + odd / c);
        const double change = d * c;
        out *= change;
        if (change - 1 < kEnough && change - 1 > -kEnough) break;
    }
    return out;
}

// log2 of x^a (1-x)^b / (a B(a, b)).
double betaFrontBits(double a, double b, double x, double y)
{
    const double gammas = exactLogGamma(a + b) - exactLogGamma(a) - exactLogGamma(b);
    return gammas / kLn2 + a * exactLog2(x) + b * exactLog2(y) - exactLog2(a);
}

} // namespace

void ExactSum::add(double part)
{
    constexpr double kUnit = 4294967296.0;
    constexpr double kMost = 1e15;
    part = std::clamp(part, -kMost, kMost);
    const auto whole = static_cast<std::int64_t>(part);
    m_whole += whole;
    m_fraction += static_cast<std::int64_t>((part - static_cast<double>(whole)) * kUnit);
}

double ExactSum::value() const
{
    constexpr double kUnit = 4294967296.0;
    return static_cast<double>(m_whole) + static_cast<double>(m_fraction) / kUnit;
}

double exactLog2(double x)
{
    constexpr std::uint64_t kMantissa = (std::uint64_t{1} << 52) - 1;
    constexpr double kRootOf2 = 1.41421356237309504880;
    int exponent = 0;
    if (x < 2.3e-308) { // subnormal
        x *= 18014398509481984.0;
        exponent = -54;
    }
    const auto bits = std::bit_cast<std::uint64_t>(x);
    exponent += static_cast<int>(bits >> 52) - 1023;
    double m = std::bit_cast<double>((bits & kMantissa) | (std::uint64_t{1023} << 52));
    if (m > kRootOf2) {
        m /= 2;
        ++exponent;
    }
    // ln m = 2 artanh t
    const double t = (m - 1) / (m + 1);
    const double tt = t * t;
    double sum = 0;
    for (int k = 17; k >= 1; k -= 2)
        sum = sum * tt + 1.0 / k;
    return exponent + 2 * t * sum / kLn2;
}

double exactExp2(double x)
{
    const auto whole = static_cast<int>(x < 0 ? x - 0.5 : x + 0.5);
    const double y = (x - whole) * kLn2;
    double sum = 1;
    for (int k = 14; k >= 1; --k)
        sum = 1 + y / k * sum;
    return sum * std::bit_cast<double>(static_cast<std::uint64_t>(whole + 1023) << 52);
}

double exactLogGamma(double x)
{
    constexpr double kLarge = 10;
    double product = 1;
    for (; x < kLarge; x += 1)
        product *= x;
    const double i = 1 / x;
    const double ii = i * i;
    const double series = i * (1.0 / 12 - ii * (1.0 / 360 - ii * (1.0 / 1260 - ii * (1.0 / 1680))));
    return (x - 0.5) * exactLog2(x) * kLn2 - x + kHalfLog2Pi + series - exactLog2(product) * kLn2;
}

// P(X >= x) = I_q(x, r) with q = mean / (mean + r).
double tailBits(double x, double mean, double r)
{
    if (x <= 0) return 0;
    const double q = mean / (mean + r);
    const double p = r / (mean + r);
    if (x == 1) { // most counts: not none
        const double none = exactExp2(std::max(-kMostBits, r * exactLog2(p)));
        return none >= 1 ? kMostBits : std::clamp(-exactLog2(1 - none), 0.0, kMostBits);
    }
    if (q < (x + 1) / (x + r + 2)) {
        const double bits = -betaFrontBits(x, r, q, p) - exactLog2(betaFraction(x, r, q));
        return std::clamp(bits, 0.0, kMostBits);
    }
    const double below = exactExp2(std::max(-kMostBits, betaFrontBits(r, x, p, q))) * betaFraction(r, x, p);
    return below >= 1 ? kMostBits : std::max(0.0, -exactLog2(1 - below));
}

} // namespace sightline::analytics
