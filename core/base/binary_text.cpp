// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/binary_text.h"

#include <cstdint>
#include <fmt/format.h>

namespace sightline
{

std::string hexDecode(std::string_view digits)
{
    const auto value = [](char c) {
        if (c >= '0' && c <= '9') return c - '0';
        const char low = static_cast<char>(c | 0x20);
        return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
    };
    std::string out;
    if (digits.size() % 2 != 0) return out;
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        const int high = value(digits[i]);
        const int low = value(digits[i + 1]);
        if (high < 0 || low < 0) return {};
        out.push_back(static_cast<char>(high * 16 + low));
    }
    return out;
}

std::string sidText(std::string_view bytes)
{
    constexpr std::size_t kHead = 8;
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    if (bytes.size() < kHead || at(0) != 1 || bytes.size() != kHead + std::size_t{4} * at(1)) return {};
    std::uint64_t authority = 0;
    for (std::size_t i = 2; i < kHead; ++i)
        authority = authority * 256 + at(i);
    std::string out = fmt::format("S-1-{}", authority);
    for (std::size_t i = kHead; i < bytes.size(); i += 4) {
        const std::uint32_t part = at(i) | (std::uint32_t{at(i + 1)} << 8) |
                                   (std::uint32_t{at(i + 2)} << 16) | (std::uint32_t{at(i + 3)} << 24);
        out += fmt::format("-{}", part);
    }
    return out;
}

std::string guidText(std::string_view bytes)
{
    if (bytes.size() != 16) return {};
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    return fmt::format("{:02x}{:02x}{:02x}{:02x}-{:02x}{:02x}-{:02x}{:02x}-{:02x}{:02x}-{:02x}{:02x}{:02x}{:"
                       "02x}{:02x}{:02x}",
                       at(3), at(2), at(1), at(0), at(5), at(4), at(7), at(6), at(8), at(9), at(10), at(11),
                       at(12), at(13), at(14), at(15));
}

} // namespace sightline
