// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/draws.h"

#include <algorithm>
#include <bit>

namespace sightline::demo
{

namespace
{

constexpr std::uint64_t kMillion = 1'000'000;
constexpr std::uint64_t kLn2 = 45'426;  // of kOne
constexpr std::int64_t kLog2e = 94'548; // of kOne
constexpr std::int64_t kFarthest = 40;  // powers beyond this are cut
constexpr std::uint64_t kManyTimes = 24 * kMillion;

// log2(1 + i / 64) and 2^(i / 32), of kOne.
constexpr std::uint32_t kLogs[65] = {
    0,      1466,   2909,   4331,   5732,   7112,   8473,   9814,   11'136, 12'440, 13'727, 14'996, 16'248,
    17'484, 18'704, 19'909, 21'098, 22'272, 23'433, 24'579, 25'711, 26'830, 27'936, 29'029, 30'109, 31'178,
    32'234, 33'279, 34'312, 35'334, 36'346, 37'346, 38'336, 39'316, 40'286, 41'246, 42'196, 43'137, 44'068,
    44'990, 45'904, 46'809, 47'705, 48'593, 49'472, 50'344, 51'207, 52'063, 52'911, 53'751, 54'584, 55'410,
    56'229, 57'040, 57'845, 58'643, 59'434, 60'219, 60'997, 61'769, 62'534, 63'294, 64'047, 64'794, 65'536};
constexpr std::uint32_t kPowers[33] = {
    65'536,  66'971,  68'438,  69'936,  71'468,  73'032,  74'632,  76'266,  77'936,  79'642,  81'386,
    83'169,  84'990,  86'851,  88'752,  90'696,  92'682,  94'711,  96'785,  98'905,  101'070, 103'283,
    105'545, 107'856, 110'218, 112'631, 115'098, 117'618, 120'194, 122'825, 125'515, 128'263, 131'072};

std::uint64_t squareRoot(std::uint64_t value)
{
    std::uint64_t root = 0;
    for (std::uint64_t bit = std::uint64_t{1} << 31; bit != 0; bit >>= 1)
        if ((root + bit) * (root + bit) <= value) root += bit;
    return root;
}

} // namespace

std::int64_t log2Of(std::uint64_t value)
{
    const int top = 63 - std::countl_zero(value | 1);
    const std::uint64_t x = value << (63 - top);
    const auto at = static_cast<std::size_t>((x >> 57) & 63);
    const std::uint64_t rest = (x >> 41) & 0xFFFF;
    const std::uint64_t step = kLogs[at + 1] - kLogs[at];
    return top * kOne + kLogs[at] + static_cast<std::int64_t>(step * rest >> 16);
}

std::uint64_t timesPowerOf2(std::uint64_t value, std::int64_t exponent)
{
    const std::int64_t whole = exponent >> 16;
    const auto part = static_cast<std::uint64_t>(exponent & 0xFFFF);
    const auto at = static_cast<std::size_t>(part >> 11);
    const std::uint64_t step = kPowers[at + 1] - kPowers[at];
    const std::uint64_t factor = kPowers[at] + (step * (part & 2047) >> 11);
    if (whole < -kFarthest) return 0;
    if (whole <= 16) return value * factor >> (16 - whole);
    return value * factor << std::min<std::int64_t>(whole - 16, 16);
}

std::uint64_t exponential(Random& random, std::uint64_t mean)
{
    const std::uint64_t u = (random.next() >> 32) + 1;
    const auto bits = static_cast<std::uint64_t>(32 * kOne - log2Of(u));
    return mean * (bits * kLn2 >> 16) >> 16;
}

std::int64_t normal(Random& random)
{
    std::int64_t sum = 0;
    for (int i = 0; i < 3; ++i) {
        const std::uint64_t bits = random.next();
        sum += static_cast<std::int64_t>((bits & 0xFFFF) + ((bits >> 16) & 0xFFFF) + ((bits >> 32) & 0xFFFF) +
                                         (bits >> 48));
    }
    return sum - 6 * (kOne - 1);
}

std::uint64_t lognormal(Random& random, std::uint64_t median, std::uint32_t sigmaMilli)
{
    const std::int64_t exponent = normal(random) * static_cast<std::int64_t>(sigmaMilli) / 1000;
    return timesPowerOf2(median, exponent * kLog2e >> 16);
}

std::uint64_t poisson(Random& random, std::uint64_t micro)
{
    if (micro == 0) return 0;
    if (micro < kManyTimes) {
        std::uint64_t n = 0;
        for (std::uint64_t at = exponential(random, kMillion); at <= micro; ++n)
            at += exponential(random, kMillion);
        return n;
    }
    const auto mean = static_cast<std::int64_t>(micro / kMillion);
    const auto deviation = static_cast<std::int64_t>(squareRoot(micro / kMillion));
    const std::int64_t n = mean + (deviation * normal(random) >> 16);
    return static_cast<std::uint64_t>(std::max<std::int64_t>(n, 0)) +
           (random.below(kMillion) < micro % kMillion ? 1U : 0U);
}

std::uint64_t logUniform(Random& random, std::uint64_t low, std::uint64_t high)
{
    const auto span = static_cast<std::uint64_t>(log2Of(high + 1) - log2Of(low));
    const auto exponent = static_cast<std::int64_t>((random.next() >> 32) * span >> 32);
    return std::clamp(timesPowerOf2(low, exponent), low, high);
}

std::size_t weighted(Random& random, std::span<const std::uint32_t> weights)
{
    std::uint64_t sum = 0;
    for (const std::uint32_t w : weights)
        sum += w;
    std::uint64_t draw = random.below(sum);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (draw < weights[i]) return i;
        draw -= weights[i];
    }
    return 0;
}

} // namespace sightline::demo
