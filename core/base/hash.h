// SPDX-License-Identifier: GPL-3.0-or-later
// Checksums and hashes: CRC-32 of stored blobs, SHA-256 of sources, 64-bit hashes of keys and contents.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace sightline
{

[[nodiscard]] std::uint32_t crc32(std::string_view bytes);

// A good 64-bit hash of bytes (stable between runs and platforms: it is stored).
[[nodiscard]] std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);

using Sha256Digest = std::array<unsigned char, 32>;

class Sha256
{
public:
    Sha256();
    ~Sha256();
    void update(std::string_view bytes);
    [[nodiscard]] Sha256Digest finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

[[nodiscard]] Sha256Digest sha256(std::string_view bytes);
[[nodiscard]] std::string hexText(std::string_view bytes);
[[nodiscard]] std::string hexText(const Sha256Digest& digest);

} // namespace sightline
