// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ip.h"

#include "core/base/text.h"

#include <array>
#include <cstdint>
#include <fmt/format.h>
#include <optional>

namespace sightline
{
namespace
{

using Groups = std::array<std::uint16_t, 8>;

std::optional<std::array<int, 4>> parseV4(std::string_view s)
{
    std::array<int, 4> out{};
    std::size_t at = 0;
    for (std::size_t part = 0; part < 4; ++part) {
        if (part > 0 && (at >= s.size() || s[at++] != '.')) return std::nullopt;
        const std::size_t first = at;
        for (; at < s.size() && s[at] >= '0' && s[at] <= '9'; ++at) {
            if (at - first == 3) return std::nullopt;
            out[part] = out[part] * 10 + (s[at] - '0');
        }
        if (at == first || out[part] > 255) return std::nullopt;
    }
    return at == s.size() ? std::optional(out) : std::nullopt;
}

std::string textOf(const std::array<int, 4>& v4)
{
    std::string out;
    for (const int part : v4) {
        if (!out.empty()) out += '.';
        if (part >= 100) out += static_cast<char>('0' + part / 100);
        if (part >= 10) out += static_cast<char>('0' + part / 10 % 10);
        out += static_cast<char>('0' + part % 10);
    }
    return out;
}

std::optional<std::uint16_t> parseGroup(std::string_view s)
{
    if (s.empty() || s.size() > 4) return std::nullopt;
    unsigned v = 0;
    for (const char c : s) {
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : -1;
        if (digit < 0) return std::nullopt;
        v = v * 16 + static_cast<unsigned>(digit);
    }
    return static_cast<std::uint16_t>(v);
}

// Appends the groups of one side of "::"; an IPv4 tail counts as two. false on bad text.
bool parseSide(std::string_view side, Groups& out, std::size_t& n)
{
    if (side.empty()) return true;
    const auto parts = split(side, ':');
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i + 1 == parts.size() && parts[i].find('.') != std::string_view::npos) {
            const auto v4 = parseV4(parts[i]);
            if (!v4 || n > 6) return false;
            out[n++] = static_cast<std::uint16_t>((*v4)[0] * 256 + (*v4)[1]);
            out[n++] = static_cast<std::uint16_t>((*v4)[2] * 256 + (*v4)[3]);
            return true;
        }
        const auto group = parseGroup(parts[i]);
        if (!group || n > 7) return false;
        out[n++] = *group;
    }
    return true;
}

std::optional<Groups> parseV6(std::string_view s)
{
    if (s.find(':') == std::string_view::npos) return std::nullopt;
    if (const auto zone = s.find('%'); zone != std::string_view::npos) s = s.substr(0, zone);
    Groups out{};
    const auto gap = s.find("::");
    std::size_t n = 0;
    if (gap == std::string_view::npos)
        return parseSide(s, out, n) && n == 8 ? std::optional(out) : std::nullopt;
    Groups tail{};
    std::size_t m = 0;
    if (!parseSide(s.substr(0, gap), out, n) || !parseSide(s.substr(gap + 2), tail, m) || n + m > 7)
        return std::nullopt;
    for (std::size_t i = 0; i < m; ++i)
        out[8 - m + i] = tail[i];
    return out;
}

std::string textOf(const Groups& g)
{
    const bool mapped = g[0] == 0 && g[1] == 0 && g[2] == 0 && g[3] == 0 && g[4] == 0 && g[5] == 0xFFFF;
    if (mapped) return textOf(std::array<int, 4>{g[6] >> 8, g[6] & 255, g[7] >> 8, g[7] & 255});
    std::size_t best = 8;
    std::size_t bestLength = 1;
    for (std::size_t i = 0; i < 8; ++i) {
        std::size_t j = i;
        while (j < 8 && g[j] == 0)
            ++j;
        if (j - i > bestLength) {
            best = i;
            bestLength = j - i;
        }
    }
    std::string out;
    for (std::size_t i = 0; i < 8; ++i) {
        if (i == best) {
            out += "::";
            i += bestLength - 1;
            continue;
        }
        if (!out.empty() && out.back() != ':') out += ':';
        out += fmt::format("{:x}", g[i]);
    }
    return out;
}

std::string canonicalOne(std::string_view s)
{
    s = trim(s);
    if (!s.empty() && s.front() == '[') {
        const auto close = s.find(']');
        if (close == std::string_view::npos) return {};
        s = s.substr(1, close - 1);
    } else if (const auto colon = s.find(':');
               colon != std::string_view::npos && s.find(':', colon + 1) == std::string_view::npos) {
        s = s.substr(0, colon); // one colon only: IPv4 with a port
    }
    if (const auto v4 = parseV4(s)) return textOf(*v4);
    if (const auto v6 = parseV6(s)) return textOf(*v6);
    return {};
}

} // namespace

std::optional<IpAddress> parseIp(std::string_view text)
{
    if (const auto v4 = parseV4(text)) {
        std::uint64_t low = 0xFFFF;
        for (const int part : *v4)
            low = low << 8 | static_cast<std::uint64_t>(part);
        return IpAddress{0, low};
    }
    const auto v6 = parseV6(text);
    if (!v6) return std::nullopt;
    IpAddress out;
    for (std::size_t i = 0; i < 8; ++i) {
        std::uint64_t& half = i < 4 ? out.high : out.low;
        half = half << 16 | (*v6)[i];
    }
    return out;
}

std::string ipText(const IpAddress& address)
{
    Groups groups{};
    for (std::size_t i = 0; i < 8; ++i) {
        const std::uint64_t half = i < 4 ? address.high : address.low;
        groups[i] = static_cast<std::uint16_t>(half >> (48 - 16 * (i % 4)));
    }
    return textOf(groups);
}

std::string canonicalIp(std::string_view text)
{
    while (!text.empty()) {
        const auto end = text.find_first_of(",; ");
        std::string one = canonicalOne(text.substr(0, end));
        if (!one.empty()) return one;
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return {};
}

} // namespace sightline
