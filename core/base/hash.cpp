// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"

#include <cstring>
#include <sodium.h>
#include <zlib.h>

namespace sightline
{
namespace
{

constexpr std::uint64_t kMul1 = 0x9E3779B97F4A7C15ULL;
constexpr std::uint64_t kMul2 = 0xD6E8FEB86659FD93ULL;

std::uint64_t mix(std::uint64_t x)
{
    x ^= x >> 32;
    x *= kMul2;
    x ^= x >> 29;
    x *= kMul1;
    return x ^ (x >> 32);
}

std::uint64_t load64(const char* p)
{
    std::uint64_t v = 0;
    for (int i = 7; i >= 0; --i)
        v = (v << 8) | static_cast<unsigned char>(p[i]);
    return v;
}

} // namespace

std::uint32_t crc32(std::string_view bytes)
{
    uLong crc = ::crc32(0L, Z_NULL, 0);
    while (!bytes.empty()) {
        const auto n = static_cast<uInt>(std::min<std::size_t>(bytes.size(), 1U << 30));
        crc = ::crc32(crc, reinterpret_cast<const Bytef*>(bytes.data()), n);
        bytes.remove_prefix(n);
    }
    return static_cast<std::uint32_t>(crc);
}

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed)
{
    std::uint64_t h = mix(seed + kMul1 + bytes.size());
    while (bytes.size() >= 8) {
        h = mix(h ^ (load64(bytes.data()) * kMul1));
        bytes.remove_prefix(8);
    }
    std::uint64_t tail = 0;
    for (std::size_t i = bytes.size(); i-- > 0;)
        tail = (tail << 8) | static_cast<unsigned char>(bytes[i]);
    return mix(h ^ (tail * kMul2) ^ (static_cast<std::uint64_t>(bytes.size()) << 56));
}

struct Sha256::State {
    crypto_hash_sha256_state hash;
};

Sha256::Sha256() : m_state(std::make_unique<State>())
{
    crypto_hash_sha256_init(&m_state->hash);
}

Sha256::~Sha256() = default;

void Sha256::update(std::string_view bytes)
{
    crypto_hash_sha256_update(&m_state->hash, reinterpret_cast<const unsigned char*>(bytes.data()),
                              bytes.size());
}

Sha256Digest Sha256::finish()
{
    Sha256Digest out{};
    crypto_hash_sha256_final(&m_state->hash, out.data());
    return out;
}

Sha256Digest sha256(std::string_view bytes)
{
    Sha256 h;
    h.update(bytes);
    return h.finish();
}

std::string hexText(std::string_view bytes)
{
    static constexpr char kHex[] = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        out.push_back(kHex[(static_cast<unsigned char>(c) >> 4) & 15]);
        out.push_back(kHex[static_cast<unsigned char>(c) & 15]);
    }
    return out;
}

std::string hexText(const Sha256Digest& digest)
{
    return hexText(std::string_view(reinterpret_cast<const char*>(digest.data()), digest.size()));
}

} // namespace sightline
