// SPDX-License-Identifier: GPL-3.0-or-later
// IP addresses as the logs write them, brought to one canonical text: port and brackets cut off, IPv4 mapped
// into IPv6 folded, IPv6 shortened as RFC 5952. Several addresses in one field: the first that is valid.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sightline
{

// Empty if the text holds no address.
[[nodiscard]] std::string canonicalIp(std::string_view text);

// An address as a number of 128 bits; IPv4 as ::ffff:a.b.c.d.
struct IpAddress {
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    [[nodiscard]] bool isV4() const { return high == 0 && low >> 32 == 0xFFFF; }

    auto operator<=>(const IpAddress&) const = default;
};

// Exactly one address, without port, brackets or blanks; the zone of an IPv6 address is dropped.
[[nodiscard]] std::optional<IpAddress> parseIp(std::string_view text);
[[nodiscard]] std::string ipText(const IpAddress& address); // canonical

} // namespace sightline
