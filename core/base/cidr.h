// SPDX-License-Identifier: GPL-3.0-or-later
// Address ranges in CIDR notation. The two families stay apart: an IPv6 range holds no IPv4 address, however
// wide it is, and a range of IPv4 addresses mapped into IPv6 is the IPv4 range. Pure functions.
#pragma once

#include "core/base/ip.h"
#include "core/base/result.h"

namespace sightline
{

struct Cidr {
    IpAddress first; // bits behind the prefix are zero
    int bits = 128;  // of the prefix, 0..128; of IPv4 96..128, as it lies in IPv6

    [[nodiscard]] bool isV4() const { return bits >= 96 && first.isV4(); }

    [[nodiscard]] IpAddress last() const;
    [[nodiscard]] bool contains(const IpAddress& address) const;
    [[nodiscard]] bool contains(const Cidr& other) const;

    // By first address, wider ranges first: a range comes right before those inside it.
    auto operator<=>(const Cidr&) const = default;
};

// "10.0.0.0/8", "2001:db8::/32", "::ffff:10.0.0.0/104"; an address alone is a range of one. Bits behind the
// prefix are cut off. Errors say what is wrong with the text.
[[nodiscard]] Result<Cidr> parseCidr(std::string_view text);
[[nodiscard]] std::string cidrText(const Cidr& range); // a range of one as its address

[[nodiscard]] Cidr cidrOf(const IpAddress& address); // a range of one

} // namespace sightline
