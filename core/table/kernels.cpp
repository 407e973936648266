// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/kernels.h"

#include <algorithm>

#if defined(__SSE4_1__)
#include <immintrin.h>
#endif

namespace sightline::kernels
{
namespace
{

#if defined(__SSE4_1__)

__m128i load(const void* at)
{
    return _mm_loadu_si128(static_cast<const __m128i*>(at));
}

// Calls bits(first row) for every full 64 rows; answers the rows done.
template <class F> std::uint32_t eachWord(std::uint32_t rows, std::uint64_t* out, F&& bits)
{
    const std::uint32_t whole = rows / 64 * 64;
    for (std::uint32_t row = 0; row < whole; row += 64)
        out[row / 64] = bits(row);
    return whole;
}

// A set of bytes as two tables by the low half of a byte; the bit is chosen by its high half.
struct ByteSet {
    __m128i low;  // bytes below 128
    __m128i high; // and the others
};

ByteSet byteSet(const std::array<std::uint8_t, 256>& set)
{
    alignas(16) std::array<std::uint8_t, 16> low{};
    alignas(16) std::array<std::uint8_t, 16> high{};
    for (unsigned v = 0; v < 256; ++v) {
        if (set[v] == 0) continue;
        auto& half = v < 128 ? low : high;
        half[v & 15] = static_cast<std::uint8_t>(half[v & 15] | (1U << ((v >> 4) & 7)));
    }
    return {load(low.data()), load(high.data())};
}

// Below128: no byte of the set is 128 or above.
template <bool Below128> std::uint64_t matchSixteen(__m128i codes, const ByteSet& set)
{
    const __m128i nibble = _mm_set1_epi8(0x0F);
    const __m128i bitOf = _mm_setr_epi8(1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128);
    const __m128i highHalf = _mm_and_si128(_mm_srli_epi16(codes, 4), nibble);
    __m128i table;
    if constexpr (Below128) {
        table = _mm_shuffle_epi8(set.low, _mm_and_si128(codes, _mm_set1_epi8(-0x71))); // 0 for 128 and above
    } else {
        const __m128i lowHalf = _mm_and_si128(codes, nibble);
        table =
            _mm_blendv_epi8(_mm_shuffle_epi8(set.low, lowHalf), _mm_shuffle_epi8(set.high, lowHalf), codes);
    }
    const __m128i bit = _mm_shuffle_epi8(bitOf, highHalf);
    const __m128i hit = _mm_cmpeq_epi8(_mm_and_si128(table, bit), bit);
    return static_cast<std::uint32_t>(_mm_movemask_epi8(hit));
}

template <bool Below128>
std::uint32_t matchBytes(const std::uint8_t* codes, std::uint32_t rows, const ByteSet& set,
                         std::uint64_t* out)
{
    return eachWord(rows, out, [&](std::uint32_t row) {
        const std::uint8_t* at = codes + row;
        fetchAhead(at);
        return matchSixteen<Below128>(load(at), set) | matchSixteen<Below128>(load(at + 16), set) << 16 |
               matchSixteen<Below128>(load(at + 32), set) << 32 |
               matchSixteen<Below128>(load(at + 48), set) << 48;
    });
}

std::uint64_t equalSixteen(const std::uint8_t* at, __m128i code)
{
    return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(load(at), code)));
}

std::uint64_t equalSixteen(const std::uint16_t* at, __m128i code)
{
    const __m128i a = _mm_cmpeq_epi16(load(at), code);
    const __m128i b = _mm_cmpeq_epi16(load(at + 8), code);
    return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_packs_epi16(a, b)));
}

std::uint64_t equalSixteen(const std::uint32_t* at, __m128i code)
{
    const __m128i a = _mm_packs_epi32(_mm_cmpeq_epi32(load(at), code), _mm_cmpeq_epi32(load(at + 4), code));
    const __m128i b =
        _mm_packs_epi32(_mm_cmpeq_epi32(load(at + 8), code), _mm_cmpeq_epi32(load(at + 12), code));
    return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_packs_epi16(a, b)));
}

__m128i spread(std::uint8_t code)
{
    return _mm_set1_epi8(static_cast<char>(code));
}

__m128i spread(std::uint16_t code)
{
    return _mm_set1_epi16(static_cast<short>(code));
}

__m128i spread(std::uint32_t code)
{
    return _mm_set1_epi32(static_cast<int>(code));
}

template <class T> void matchOneFast(const T* codes, std::uint32_t rows, T code, std::uint64_t* out)
{
    const __m128i wanted = spread(code);
    const std::uint32_t done = eachWord(rows, out, [&](std::uint32_t row) {
        const T* at = codes + row;
        fetchAhead(at);
        return equalSixteen(at, wanted) | equalSixteen(at + 16, wanted) << 16 |
               equalSixteen(at + 32, wanted) << 32 | equalSixteen(at + 48, wanted) << 48;
    });
    if (done < rows) scalar::matchOne(codes + done, rows - done, code, out + done / 64);
}

#else

template <class T> void matchOneFast(const T* codes, std::uint32_t rows, T code, std::uint64_t* out)
{
    scalar::matchOne(codes, rows, code, out);
}

#endif

} // namespace

void matchSet(const std::uint8_t* codes, std::uint32_t rows, const std::array<std::uint8_t, 256>& set,
              std::uint64_t* out)
{
    std::uint32_t done = 0;
#if defined(__SSE4_1__)
    const bool below128 = std::all_of(set.begin() + 128, set.end(), [](std::uint8_t in) { return in == 0; });
    done = below128 ? matchBytes<true>(codes, rows, byteSet(set), out)
                    : matchBytes<false>(codes, rows, byteSet(set), out);
#endif
    if (done < rows) scalar::matchSet(codes + done, rows - done, set.data(), out + done / 64);
}

void matchSet(const std::uint16_t* codes, std::uint32_t rows, const std::uint8_t* set, std::uint64_t* out)
{
    scalar::matchSet(codes, rows, set, out);
}

void matchSet(const std::uint32_t* codes, std::uint32_t rows, const std::uint8_t* set, std::uint64_t* out)
{
    scalar::matchSet(codes, rows, set, out);
}

void matchOne(const std::uint8_t* codes, std::uint32_t rows, std::uint8_t code, std::uint64_t* out)
{
    matchOneFast(codes, rows, code, out);
}

void matchOne(const std::uint16_t* codes, std::uint32_t rows, std::uint16_t code, std::uint64_t* out)
{
    matchOneFast(codes, rows, code, out);
}

void matchOne(const std::uint32_t* codes, std::uint32_t rows, std::uint32_t code, std::uint64_t* out)
{
    matchOneFast(codes, rows, code, out);
}

// Four counters a code: neighbouring rows often have the same one, and waiting for it costs.
void countAll(const std::uint8_t* codes, std::uint32_t rows, std::array<std::uint32_t, 256>& counts)
{
    std::array<std::array<std::uint32_t, 256>, 4> part{};
    std::uint32_t i = 0;
    for (; i + 4 <= rows; i += 4) {
        ++part[0][codes[i]];
        ++part[1][codes[i + 1]];
        ++part[2][codes[i + 2]];
        ++part[3][codes[i + 3]];
    }
    scalar::countAll(codes + i, rows - i, counts);
    for (const auto& p : part) {
        for (std::size_t c = 0; c < 256; ++c)
            counts[c] += p[c];
    }
}

} // namespace sightline::kernels
