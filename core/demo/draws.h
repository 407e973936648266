// SPDX-License-Identifier: GPL-3.0-or-later
// Draws from the families of the population model (tests/evaluation/POPULATION.md) in whole numbers only, so
// that every platform draws the same. Logarithms and powers of two come from small tables with straight lines
// between their entries; a normal variable is a sum of twelve even ones. Pure but for the stream.
#pragma once

#include "core/demo/random.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace sightline::demo
{

inline constexpr std::int64_t kOne = 65'536; // one, in numbers with sixteen binary places

// log2(value) and value * 2^exponent; exponents have sixteen binary places. 0 < value < 2^46, and the result
// is below 2^62.
[[nodiscard]] std::int64_t log2Of(std::uint64_t value);
[[nodiscard]] std::uint64_t timesPowerOf2(std::uint64_t value, std::int64_t exponent);

// In the unit of the mean, which is below 2^42.
[[nodiscard]] std::uint64_t exponential(Random& random, std::uint64_t mean);
// Mean 0, deviation kOne.
[[nodiscard]] std::int64_t normal(Random& random);
// sigma in thousandths; the mean is the median times exp(sigma^2 / 2).
[[nodiscard]] std::uint64_t lognormal(Random& random, std::uint64_t median, std::uint32_t sigmaMilli);
// How often something happens whose mean is `micro` millionths.
[[nodiscard]] std::uint64_t poisson(Random& random, std::uint64_t micro);
// Log-uniform from low to high, both included; low > 0.
[[nodiscard]] std::uint64_t logUniform(Random& random, std::uint64_t low, std::uint64_t high);
// The place of a weight, drawn by the weights; 0 if all are 0.
[[nodiscard]] std::size_t weighted(Random& random, std::span<const std::uint32_t> weights);

} // namespace sightline::demo
