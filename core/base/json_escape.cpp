// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json_escape.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace sightline
{
namespace
{

bool isPlain(char c)
{
    return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
}

// Whether none of eight bytes needs an escape.
bool isPlain(std::uint64_t bytes)
{
    constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
    constexpr std::uint64_t kHigh = 0x8080808080808080ULL;
    const auto below = [](std::uint64_t v, std::uint64_t limit) { return (v - kOnes * limit) & ~v & kHigh; };
    return (below(bytes, 0x20) | below(bytes ^ (kOnes * '"'), 1) | below(bytes ^ (kOnes * '\\'), 1)) == 0;
}

} // namespace

std::size_t copyPlainJson(std::string_view text, char* to)
{
    std::size_t i = 0;
    std::uint64_t bytes = 0;
    const auto take = [&](std::size_t at) {
        std::memcpy(&bytes, text.data() + at, 8);
        std::memcpy(to + at, &bytes, 8);
        return isPlain(bytes);
    };
    while (i + 8 <= text.size() && take(i))
        i += 8;
    // The last few once more with those before them.
    if (i + 8 > text.size() && text.size() >= 8 && take(text.size() - 8)) return text.size();
    for (; i < text.size() && isPlain(text[i]); ++i)
        to[i] = text[i];
    return i;
}

std::string_view jsonEscape(char c)
{
    static constexpr std::array<std::string_view, 32> kControls{
        "\\u0000", "\\u0001", "\\u0002", "\\u0003", "\\u0004", "\\u0005", "\\u0006", "\\u0007",
        "\\b",     "\\t",     "\\n",     "\\u000b", "\\f",     "\\r",     "\\u000e", "\\u000f",
        "\\u0010", "\\u0011", "\\u0012", "\\u0013", "\\u0014", "\\u0015", "\\u0016", "\\u0017",
        "\\u0018", "\\u0019", "\\u001a", "\\u001b", "\\u001c", "\\u001d", "\\u001e", "\\u001f"};
    if (c == '"') return "\\\"";
    if (c == '\\') return "\\\\";
    return kControls[static_cast<unsigned char>(c)];
}

void appendJsonText(std::string& out, std::string_view text)
{
    constexpr std::size_t kLongest = 8; // escape, and the closing quotation mark
    std::size_t at = out.size();
    const auto room = [&](std::size_t n) {
        if (out.size() - at < n) out.resize(at + n + n / 2);
    };
    out.resize(at + text.size() + kLongest);
    out[at++] = '"';
    for (;;) {
        const std::size_t n = copyPlainJson(text, out.data() + at);
        at += n;
        if (n == text.size()) break;
        const std::string_view escape = jsonEscape(text[n]);
        text.remove_prefix(n + 1);
        room(escape.size() + text.size() + kLongest);
        at = static_cast<std::size_t>(std::ranges::copy(escape, out.data() + at).out - out.data());
    }
    out[at++] = '"';
    out.resize(at);
}

} // namespace sightline
