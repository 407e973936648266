// SPDX-License-Identifier: GPL-3.0-or-later
// The generator's own random numbers (SplitMix64 to spread a seed, xoshiro256** to draw), in whole numbers
// only: the standard distributions and the mathematics library differ by platform, and the same seed must
// write the same bytes everywhere. Not for secrets. One object per thread.
// Two draws never stand in one expression or call (but in a braced list): their order would be the
// compiler's.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace sightline::demo
{

// A well mixed 64-bit value of two others; also the way to draw without a stream.
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t a, std::uint64_t b = 0)
{
    std::uint64_t z = a + 0x9E3779B97F4A7C15ULL * (b + 1);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

class Random
{
public:
    explicit Random(std::uint64_t seed)
        : m_state{mixed(seed, 0), mixed(seed, 1), mixed(seed, 2), mixed(seed, 3)}
    {
    }

    std::uint64_t next()
    {
        const std::uint64_t result = rotated(m_state[1] * 5, 7) * 9;
        const std::uint64_t t = m_state[1] << 17;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= t;
        m_state[3] = rotated(m_state[3], 45);
        return result;
    }

    // 0 <= result < n, for n up to 2^32; 0 if n is 0.
    std::uint64_t below(std::uint64_t n) { return ((next() >> 32) * n) >> 32; }

    // first <= result <= last
    std::int64_t between(std::int64_t first, std::int64_t last)
    {
        return first + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(last - first + 1)));
    }

    bool chance(std::uint64_t perMille) { return below(1000) < perMille; }

    template <class Table> const auto& pick(const Table& table) { return table[below(std::size(table))]; }

private:
    static constexpr std::uint64_t rotated(std::uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

    std::array<std::uint64_t, 4> m_state;
};

} // namespace sightline::demo
