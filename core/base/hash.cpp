// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"

#include "core/base/sha256_blocks.h"

#include <algorithm>
#include <bit>
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

// Little endian on every machine.
template <class Word> std::uint64_t load(const char* p)
{
    if constexpr (std::endian::native == std::endian::little) {
        Word v = 0;
        std::memcpy(&v, p, sizeof v);
        return v;
    } else {
        std::uint64_t v = 0;
        for (std::size_t i = sizeof(Word); i-- > 0;)
            v = (v << 8) | static_cast<unsigned char>(p[i]);
        return v;
    }
}

// The last n < 8 bytes of a text that ends at `end`; more: at least eight bytes lie before the end.
std::uint64_t loadTail(const char* end, std::size_t n, bool more)
{
    if (n == 0) return 0;
    if (more) return load<std::uint64_t>(end - 8) >> (64 - 8 * n);
    if (n >= 4) return load<std::uint32_t>(end - n) | (load<std::uint32_t>(end - 4) << (8 * n - 32));
    const auto byte = [&](std::size_t i) {
        return std::uint64_t{static_cast<unsigned char>(*(end - n + i))} << (8 * i);
    };
    return byte(0) | byte(n / 2) | byte(n - 1);
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
    const char* p = bytes.data();
    std::size_t n = bytes.size();
    for (; n >= 8; n -= 8, p += 8)
        h = mix(h ^ (load<std::uint64_t>(p) * kMul1));
    const std::uint64_t tail = loadTail(p + n, n, bytes.size() >= 8);
    return mix(h ^ (tail * kMul2) ^ (static_cast<std::uint64_t>(n) << 56));
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
    // Whole blocks go past libsodium, which keeps what is left of one, and the length.
    constexpr std::size_t kBlock = 64;
    static const bool direct = hasSha256Instructions();
    if (const std::size_t begun = m_state->hash.count / 8 % kBlock; direct && begun != 0) {
        const std::size_t rest = std::min(kBlock - begun, bytes.size());
        crypto_hash_sha256_update(&m_state->hash, reinterpret_cast<const unsigned char*>(bytes.data()), rest);
        bytes.remove_prefix(rest);
    }
    if (direct && m_state->hash.count / 8 % kBlock == 0) {
        const std::size_t blocks = bytes.size() / kBlock;
        sha256Blocks(m_state->hash.state, reinterpret_cast<const unsigned char*>(bytes.data()), blocks);
        m_state->hash.count += blocks * kBlock * 8;
        bytes.remove_prefix(blocks * kBlock);
    }
    crypto_hash_sha256_update(&m_state->hash, reinterpret_cast<const unsigned char*>(bytes.data()),
                              bytes.size());
}

Sha256Digest Sha256::finish()
{
    Sha256Digest out{};
    crypto_hash_sha256_final(&m_state->hash, out.data());
    return out;
}

Sha256Digest Sha256::soFar() const
{
    crypto_hash_sha256_state copy = m_state->hash;
    Sha256Digest out{};
    crypto_hash_sha256_final(&copy, out.data());
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
