// SPDX-License-Identifier: GPL-3.0-or-later
// Checksums and hashes: CRC-32 of stored blobs, SHA-256 of sources, 64-bit hashes of keys and contents.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

namespace sightline
{

[[nodiscard]] std::uint32_t crc32(std::string_view bytes);

// A good 64-bit hash of bytes (stable between runs and platforms: it is stored).
[[nodiscard]] std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);

// A quick hash of short texts, for tables in memory only: it differs between platforms and is never stored.
[[nodiscard]] inline std::uint32_t quickHash(std::string_view text, std::uint64_t seed = 0)
{
    constexpr std::uint64_t kMul = 0x9E3779B97F4A7C15ULL;
    std::uint64_t h = seed + text.size() * kMul;
    const char* p = text.data();
    std::size_t n = text.size();
    std::uint64_t word = 0;
    for (; n > 8; n -= 8, p += 8) {
        std::memcpy(&word, p, 8);
        h = (h ^ word) * kMul;
        h ^= h >> 32;
    }
    // The rest without a loop over bytes: two overlapping halves.
    if (n >= 4) {
        std::uint32_t half[2];
        std::memcpy(half, p, 4);
        std::memcpy(half + 1, p + n - 4, 4);
        word = half[0] | (std::uint64_t{half[1]} << 32);
    } else {
        const auto byte = [&](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(p[i])}; };
        word = n == 0 ? 0 : byte(0) | (byte(n / 2) << 8) | (byte(n - 1) << 16);
    }
    h = (h ^ word) * kMul;
    return static_cast<std::uint32_t>((h ^ (h >> 29)) >> 3);
}

using Sha256Digest = std::array<unsigned char, 32>;

class Sha256
{
public:
    Sha256();
    ~Sha256();
    void update(std::string_view bytes);
    [[nodiscard]] Sha256Digest finish();
    // As if it ended here; it may go on.
    [[nodiscard]] Sha256Digest soFar() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

[[nodiscard]] Sha256Digest sha256(std::string_view bytes);
[[nodiscard]] std::string hexText(std::string_view bytes);
[[nodiscard]] std::string hexText(const Sha256Digest& digest);

} // namespace sightline
