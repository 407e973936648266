// SPDX-License-Identifier: GPL-3.0-or-later
// The loops over a segment's codes that questions spend their time in. Each has a plain twin in
// kernels::scalar that says what it means; `out` holds (rows + 63) / 64 words, bits beyond the rows become 0.
#pragma once

#include "core/base/prefetch.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace sightline::kernels
{

// How far ahead of where they are scans ask for memory, in bytes. The processor's own fetching ends with each
// page of 4 KiB, and waits for the next page's address: a third of the time of a scan.
inline constexpr std::size_t kFetchAhead = 2048;

template <class T> void fetchAhead(const T* at)
{
    prefetch(reinterpret_cast<const char*>(at) + kFetchAhead);
}

// Bit of a row: set[code] != 0. set holds 0 or 1 for every code that occurs.
void matchSet(const std::uint8_t* codes, std::uint32_t rows, const std::array<std::uint8_t, 256>& set,
              std::uint64_t* out);
void matchSet(const std::uint16_t* codes, std::uint32_t rows, const std::uint8_t* set, std::uint64_t* out);
void matchSet(const std::uint32_t* codes, std::uint32_t rows, const std::uint8_t* set, std::uint64_t* out);

// Bit of a row: its code is this one.
void matchOne(const std::uint8_t* codes, std::uint32_t rows, std::uint8_t code, std::uint64_t* out);
void matchOne(const std::uint16_t* codes, std::uint32_t rows, std::uint16_t code, std::uint64_t* out);
void matchOne(const std::uint32_t* codes, std::uint32_t rows, std::uint32_t code, std::uint64_t* out);

// Adds the number of rows of each code.
void countAll(const std::uint8_t* codes, std::uint32_t rows, std::array<std::uint32_t, 256>& counts);

namespace scalar
{

template <class T>
void matchSet(const T* codes, std::uint32_t rows, const std::uint8_t* set, std::uint64_t* out)
{
    for (std::uint32_t begin = 0; begin < rows; begin += 64) {
        const std::uint32_t count = rows - begin < 64 ? rows - begin : 64;
        std::uint64_t word = 0;
        for (std::uint32_t i = 0; i < count; ++i)
            word |= std::uint64_t{set[codes[begin + i]]} << i;
        out[begin / 64] = word;
    }
}

template <class T> void matchOne(const T* codes, std::uint32_t rows, T code, std::uint64_t* out)
{
    for (std::uint32_t begin = 0; begin < rows; begin += 64) {
        const std::uint32_t count = rows - begin < 64 ? rows - begin : 64;
        std::uint64_t word = 0;
        for (std::uint32_t i = 0; i < count; ++i)
            word |= std::uint64_t{codes[begin + i] == code} << i;
        out[begin / 64] = word;
    }
}

inline void countAll(const std::uint8_t* codes, std::uint32_t rows, std::array<std::uint32_t, 256>& counts)
{
    for (std::uint32_t i = 0; i < rows; ++i)
        ++counts[codes[i]];
}

} // namespace scalar

} // namespace sightline::kernels
