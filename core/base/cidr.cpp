// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/cidr.h"

#include "core/base/text.h"

#include <charconv>
#include <fmt/format.h>

namespace sightline
{
namespace
{

constexpr int kMappedBits = 96; // ::ffff:0:0, where IPv4 lies in IPv6

IpAddress maskOf(int bits)
{
    const auto half = [](int n) {
        return n <= 0 ? std::uint64_t{0} : n >= 64 ? ~std::uint64_t{0} : ~std::uint64_t{0} << (64 - n);
    };
    return {half(bits), half(bits - 64)};
}

auto invalid(std::string_view text, std::string_view why)
{
    return fail(ErrorKind::InvalidInput, "cidr.invalid",
                fmt::format("'{}' is no address range: {}", text, why));
}

} // namespace

IpAddress Cidr::last() const
{
    const IpAddress mask = maskOf(bits);
    return {first.high | ~mask.high, first.low | ~mask.low};
}

bool Cidr::contains(const IpAddress& address) const
{
    if (isV4() != address.isV4()) return false;
    const IpAddress mask = maskOf(bits);
    return (address.high & mask.high) == first.high && (address.low & mask.low) == first.low;
}

bool Cidr::contains(const Cidr& other) const
{
    return bits <= other.bits && isV4() == other.isV4() && contains(other.first);
}

Result<Cidr> parseCidr(std::string_view text)
{
    const std::string_view whole = trim(text);
    const auto slash = whole.find('/');
    const auto address = parseIp(whole.substr(0, slash));
    if (!address) return invalid(whole, "it does not begin with an IPv4 or IPv6 address");
    if (slash == std::string_view::npos) return cidrOf(*address);
    const std::string_view digits = whole.substr(slash + 1);
    int bits = -1;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
    if (digits.empty() || read.ec != std::errc{} || read.ptr != digits.data() + digits.size() || bits < 0)
        return invalid(whole, "the length of its prefix is no whole number");
    // Written with dots only, an address is IPv4 and so is its prefix.
    const bool isDotted = whole.substr(0, slash).find(':') == std::string_view::npos;
    if (isDotted && bits > 32) return invalid(whole, "the prefix of an IPv4 range has at most 32 bits");
    if (bits > 128) return invalid(whole, "the prefix of an IPv6 range has at most 128 bits");
    if (isDotted) bits += kMappedBits;
    const IpAddress mask = maskOf(bits);
    return Cidr{{address->high & mask.high, address->low & mask.low}, bits};
}

std::string cidrText(const Cidr& range)
{
    std::string out = ipText(range.first);
    if (range.bits < 128) out += fmt::format("/{}", range.isV4() ? range.bits - kMappedBits : range.bits);
    return out;
}

Cidr cidrOf(const IpAddress& address)
{
    return {address, 128};
}

} // namespace sightline
