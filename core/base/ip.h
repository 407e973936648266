// SPDX-License-Identifier: GPL-3.0-or-later
// IP addresses as the logs write them, brought to one canonical text: port and brackets cut off, IPv4 mapped
// into IPv6 folded, IPv6 shortened as RFC 5952. Several addresses in one field: the first that is valid.
#pragma once

#include <string>
#include <string_view>

namespace sightline
{

// Empty if the text holds no address.
[[nodiscard]] std::string canonicalIp(std::string_view text);

} // namespace sightline
