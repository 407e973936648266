// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace sightline
{
namespace
{

// Length of the valid UTF-8 sequence at the start of s, 0 if there is none.
std::size_t sequenceLength(std::string_view s)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
    const unsigned char c = byte(0);
    if (c < 0x80) return 1;
    const std::size_t n = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
    if (c < 0xC2 || c > 0xF4 || s.size() < n) return 0;
    for (std::size_t i = 1; i < n; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return 0;
    }
    if (c == 0xE0 && byte(1) < 0xA0) return 0;
    if (c == 0xED && byte(1) > 0x9F) return 0; // surrogates
    if (c == 0xF0 && byte(1) < 0x90) return 0;
    if (c == 0xF4 && byte(1) > 0x8F) return 0;
    return n;
}

char32_t decode(std::string_view s, std::size_t n)
{
    static constexpr std::array<unsigned char, 5> kMask{0, 0x7F, 0x1F, 0x0F, 0x07};
    char32_t cp = static_cast<unsigned char>(s[0]) & kMask[n];
    for (std::size_t i = 1; i < n; ++i)
        cp = (cp << 6) | (static_cast<unsigned char>(s[i]) & 0x3F);
    return cp;
}

void encode(char32_t cp, std::string& out)
{
    if (cp < 0x80) {
        out.push_back(static_cast<char>(cp));
    } else if (cp < 0x800) {
        out.push_back(static_cast<char>(0xC0 | (cp >> 6)));
        out.push_back(static_cast<char>(0x80 | (cp & 0x3F)));
    } else if (cp < 0x10000) {
        out.push_back(static_cast<char>(0xE0 | (cp >> 12)));
        out.push_back(static_cast<char>(0x80 | ((cp >> 6) & 0x3F)));
        out.push_back(static_cast<char>(0x80 | (cp & 0x3F)));
    } else {
        out.push_back(static_cast<char>(0xF0 | (cp >> 18)));
        out.push_back(static_cast<char>(0x80 | ((cp >> 12) & 0x3F)));
        out.push_back(static_cast<char>(0x80 | ((cp >> 6) & 0x3F)));
        out.push_back(static_cast<char>(0x80 | (cp & 0x3F)));
    }
}

// Ranges of capital letters and how their small ones are reached: every `step`-th code point of
// [first, last] moves by `delta`.
struct FoldRange {
    char32_t first, last;
    int step, delta;
};

constexpr std::array kFolds{
    FoldRange{0x00C0, 0x00D6, 1, 32},    FoldRange{0x00D8, 0x00DE, 1, 32}, FoldRange{0x0100, 0x012E, 2, 1},
    FoldRange{0x0132, 0x0136, 2, 1},     FoldRange{0x0139, 0x0147, 2, 1},  FoldRange{0x014A, 0x0176, 2, 1},
    FoldRange{0x0178, 0x0178, 1, -121},  FoldRange{0x0179, 0x017D, 2, 1},  FoldRange{0x0218, 0x021E, 2, 1},
    FoldRange{0x0386, 0x0386, 1, 38},    FoldRange{0x0388, 0x038A, 1, 37}, FoldRange{0x038C, 0x038C, 1, 64},
    FoldRange{0x038E, 0x038F, 1, 63},    FoldRange{0x0391, 0x03A1, 1, 32}, FoldRange{0x03A3, 0x03AB, 1, 32},
    FoldRange{0x03C2, 0x03C2, 1, 1},     FoldRange{0x0400, 0x040F, 1, 80}, FoldRange{0x0410, 0x042F, 1, 32},
    FoldRange{0x0460, 0x0480, 2, 1},     FoldRange{0x048A, 0x04BE, 2, 1},  FoldRange{0x04C1, 0x04CD, 2, 1},
    FoldRange{0x04D0, 0x052E, 2, 1},     FoldRange{0x0531, 0x0556, 1, 48}, FoldRange{0x1E00, 0x1E94, 2, 1},
    FoldRange{0x1E9E, 0x1E9E, 1, -7615}, FoldRange{0x1EA0, 0x1EFE, 2, 1},  FoldRange{0xFF21, 0xFF3A, 1, 32},
};

char32_t foldCodePoint(char32_t cp)
{
    if (cp < 0x80) return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
    const auto it =
        std::ranges::find_if(kFolds, [&](const FoldRange& r) { return cp >= r.first && cp <= r.last; });
    if (it == kFolds.end() || (cp - it->first) % static_cast<char32_t>(it->step) != 0) return cp;
    return static_cast<char32_t>(static_cast<std::int64_t>(cp) + it->delta);
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

// Eight bytes at a time; all of them below 0x80.
void lowerInPlace(char* text, std::size_t size)
{
    constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
    constexpr std::uint64_t kHigh = 0x80 * kOnes;
    std::size_t i = 0;
    for (std::uint64_t word = 0; i + 8 <= size; i += 8) {
        std::memcpy(&word, text + i, 8);
        const std::uint64_t fromA = word + (0x80 - 'A') * kOnes; // the high bit says: not below 'A'
        const std::uint64_t aboveZ = word + (0x7F - 'Z') * kOnes;
        word |= (fromA & ~aboveZ & kHigh) >> 2;
        std::memcpy(text + i, &word, 8);
    }
    for (; i < size; ++i)
        text[i] = lower(text[i]);
}

bool isTermByte(char c)
{
    const auto u = static_cast<unsigned char>(c);
    return u >= 0x80 || (u >= '0' && u <= '9') || (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z');
}

} // namespace

bool isAscii(std::string_view s)
{
    constexpr std::uint64_t kHigh = 0x8080808080808080ULL;
    std::uint64_t seen = 0;
    std::size_t i = 0;
    for (std::uint64_t word = 0; i + 8 <= s.size(); i += 8) {
        std::memcpy(&word, s.data() + i, 8);
        seen |= word;
    }
    for (; i < s.size(); ++i)
        seen |= static_cast<unsigned char>(s[i]);
    return (seen & kHigh) == 0;
}

bool isUtf8(std::string_view s)
{
    while (!s.empty()) {
        const std::size_t n = sequenceLength(s);
        if (n == 0) return false;
        s.remove_prefix(n);
    }
    return true;
}

std::string repairUtf8(std::string_view s)
{
    std::string out;
    out.reserve(s.size());
    while (!s.empty()) {
        const std::size_t n = sequenceLength(s);
        if (n == 0) {
            out += "\xEF\xBF\xBD";
            s.remove_prefix(1);
        } else {
            out.append(s.substr(0, n));
            s.remove_prefix(n);
        }
    }
    return out;
}

std::string lowerAscii(std::string_view s)
{
    std::string out(s);
    for (char& c : out)
        c = lower(c);
    return out;
}

std::string upperAscii(std::string_view s)
{
    std::string out(s);
    for (char& c : out)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    return out;
}

std::string fold(std::string_view s)
{
    std::string out;
    appendFolded(s, out);
    return out;
}

void appendFolded(std::string_view s, std::string& out)
{
    if (isAscii(s)) {
        const std::size_t from = out.size();
        out += s;
        lowerInPlace(out.data() + from, s.size());
        return;
    }
    while (!s.empty()) {
        const std::size_t n = sequenceLength(s);
        if (n == 0) {
            out.push_back(s[0]);
            s.remove_prefix(1);
            continue;
        }
        encode(foldCodePoint(decode(s, n)), out);
        s.remove_prefix(n);
    }
}

std::string_view trim(std::string_view s)
{
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!s.empty() && blank(s.front()))
        s.remove_prefix(1);
    while (!s.empty() && blank(s.back()))
        s.remove_suffix(1);
    return s;
}

bool equalsAscii(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && std::ranges::equal(a, b, {}, lower, lower);
}

bool equalsFolded(std::string_view a, std::string_view b)
{
    if (isAscii(a) && isAscii(b)) return equalsAscii(a, b);
    return fold(a) == fold(b);
}

bool isTermAt(std::string_view text, std::size_t begin, std::size_t end)
{
    const bool headOk = !isTermByte(text[begin]) || begin == 0 || !isTermByte(text[begin - 1]);
    const bool tailOk = !isTermByte(text[end - 1]) || end == text.size() || !isTermByte(text[end]);
    return headOk && tailOk;
}

bool hasTerm(std::string_view foldedText, std::string_view foldedNeedle)
{
    if (foldedNeedle.empty()) return true;
    for (auto at = foldedText.find(foldedNeedle); at != std::string_view::npos;
         at = foldedText.find(foldedNeedle, at + 1)) {
        if (isTermAt(foldedText, at, at + foldedNeedle.size())) return true;
    }
    return false;
}

std::vector<std::string_view> split(std::string_view s, char separator)
{
    std::vector<std::string_view> out;
    for (;;) {
        const auto at = s.find(separator);
        out.push_back(s.substr(0, at));
        if (at == std::string_view::npos) return out;
        s.remove_prefix(at + 1);
    }
}

bool isGuid(std::string_view s)
{
    if (s.size() == 38 && s.front() == '{' && s.back() == '}') s = s.substr(1, 36);
    if (s.size() != 36 || s[8] != '-' || s[13] != '-' || s[18] != '-' || s[23] != '-') return false;
    const auto isHex = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    };
    // Without branches: nearly all texts that come this far are GUIDs.
    int digits = 0;
    for (const char c : s)
        digits += isHex(c) ? 1 : 0;
    return digits == 32;
}

bool appendGuidBytes(std::string_view s, std::string& out)
{
    if (!isGuid(s)) return false;
    unsigned byte = 0;
    int digits = 0;
    for (const char c : s) {
        if (c == '-' || c == '{' || c == '}') continue;
        const int d = c <= '9' ? c - '0' : (c | 32) - 'a' + 10;
        byte = byte * 16 + static_cast<unsigned>(d);
        if (++digits % 2 == 0) {
            out.push_back(static_cast<char>(byte));
            byte = 0;
        }
    }
    return true;
}

bool isZeroGuid(std::string_view s)
{
    const bool maybe = s.starts_with('0') || s.starts_with("{0");
    return maybe && isGuid(s) &&
           std::ranges::all_of(s, [](char c) { return c == '0' || c == '-' || c == '{' || c == '}'; });
}

bool isNothing(std::string_view s)
{
    s = trim(s);
    if (s.empty()) return true;
    switch (s.front()) { // asked of nearly every value, and most begin otherwise
    case '-':
        return s.size() == 1;
    case 'S':
        return s == "S-1-0-0";
    case '$':
        return s.back() == '$' && s.size() > 2 && s.find(' ') == std::string_view::npos;
    case 'n':
    case 'N':
        return equalsAscii(s, "null") || equalsAscii(s, "n/a") || equalsAscii(s, "NOT-FOUND");
    default:
        return isZeroGuid(s);
    }
}

std::string base64Decode(std::string_view s)
{
    static constexpr std::string_view kDigits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    unsigned buffer = 0;
    int bits = 0;
    for (const char c : s) {
        if (c == '=') break;
        const auto digit = kDigits.find(c);
        if (digit == std::string_view::npos) return {};
        buffer = (buffer << 6) | static_cast<unsigned>(digit);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            out.push_back(static_cast<char>((buffer >> bits) & 0xFF));
        }
    }
    return out;
}

} // namespace sightline
