// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/evtx_value.h"

#include "core/base/ticks.h"
#include "core/import/evtx_bytes.h"

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <utility>

namespace sightline::import
{
namespace
{

enum Type : std::uint8_t {
    Ansi = 0x02,
    Int8 = 0x03,
    UInt8 = 0x04,
    Int16 = 0x05,
    UInt16 = 0x06,
    Int32 = 0x07,
    UInt32 = 0x08,
    Int64 = 0x09,
    UInt64 = 0x0A,
    Real32 = 0x0B,
    Real64 = 0x0C,
    Bool = 0x0D,
    Binary = 0x0E,
    Guid = 0x0F,
    Size = 0x10,
    FileTime = 0x11,
    SystemTime = 0x12,
    Sid = 0x13,
    Hex32 = 0x14,
    Hex64 = 0x15,
};

constexpr std::string_view kHexLower = "0123456789abcdef";
constexpr std::string_view kHexUpper = "0123456789ABCDEF";

template <typename T> void appendNumber(T value, std::string& out, int base = 10)
{
    std::array<char, 32> buffer{};
    const auto r = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, base);
    out.append(buffer.data(), r.ptr);
}

void appendDigits(std::uint64_t value, int digits, std::string& out)
{
    std::array<char, 20> buffer{};
    for (int i = digits - 1; i >= 0; --i, value /= 10)
        buffer[static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
    out.append(buffer.data(), static_cast<std::size_t>(digits));
}

void appendHex(std::uint64_t value, std::string& out)
{
    out += "0x";
    appendNumber(value, out, 16);
}

void appendBytes(std::string_view bytes, std::string& out)
{
    for (const char c : bytes) {
        const auto b = static_cast<unsigned char>(c);
        out += kHexUpper[b >> 4];
        out += kHexUpper[b & 15];
    }
}

// One character of a JSON text, escaped.
void appendCharacter(std::uint32_t c, std::string& out)
{
    if (c == '"' || c == '\\') {
        out += '\\';
        out += static_cast<char>(c);
    } else if (c < 0x20) {
        const std::string_view known = c == '\n' ? "\\n" : c == '\r' ? "\\r" : c == '\t' ? "\\t" : "";
        out += known;
        if (!known.empty()) return;
        out += "\\u00";
        out += kHexLower[c >> 4];
        out += kHexLower[c & 15];
    } else if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | (c >> 6));
        out += static_cast<char>(0x80 | (c & 63));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | (c >> 12));
        out += static_cast<char>(0x80 | ((c >> 6) & 63));
        out += static_cast<char>(0x80 | (c & 63));
    } else {
        out += static_cast<char>(0xF0 | (c >> 18));
        out += static_cast<char>(0x80 | ((c >> 12) & 63));
        out += static_cast<char>(0x80 | ((c >> 6) & 63));
        out += static_cast<char>(0x80 | (c & 63));
    }
}

bool plain(std::uint32_t unit)
{
    return unit >= 0x20 && unit < 0x80 && unit != '"' && unit != '\\';
}

void appendGuid(std::string_view b, std::string& out)
{
    constexpr std::array<std::int8_t, 20> kOrder{3,  2, 1, 0,  -1, 5,  4,  -1, 7,  6,
                                                 -1, 8, 9, -1, 10, 11, 12, 13, 14, 15};
    out += '{';
    for (const std::int8_t i : kOrder) {
        if (i < 0) {
            out += '-';
            continue;
        }
        const auto byte = static_cast<unsigned char>(b[static_cast<std::size_t>(i)]);
        out += kHexLower[byte >> 4];
        out += kHexLower[byte & 15];
    }
    out += '}';
}

bool appendSid(std::string_view b, std::string& out)
{
    if (b.size() < 8) return false;
    const auto count = static_cast<unsigned char>(b[1]);
    if (b.size() < 8 + 4 * std::size_t{count}) return false;
    std::uint64_t authority = 0;
    for (std::size_t i = 2; i < 8; ++i)
        authority = (authority << 8) | static_cast<unsigned char>(b[i]);
    out += "S-";
    appendNumber(static_cast<unsigned>(static_cast<unsigned char>(b[0])), out);
    out += '-';
    if (authority >> 32 != 0)
        appendHex(authority, out);
    else
        appendNumber(authority, out);
    for (std::size_t i = 0; i < count; ++i) {
        out += '-';
        appendNumber(littleEndian(b, 8 + 4 * i, 4), out);
    }
    return true;
}

void appendFileTime(std::uint64_t ticks, std::string& out)
{
    constexpr Ticks kYear1601 = 584'388 * kTicksPerDay;
    if (ticks > static_cast<std::uint64_t>(kMaxTicks - kYear1601)) { // "never"
        appendHex(ticks, out);
        return;
    }
    const CivilTime c = toCivil(kYear1601 + static_cast<Ticks>(ticks));
    appendDigits(static_cast<std::uint64_t>(c.year), 4, out);
    for (const auto& [before, part] :
         {std::pair('-', c.month), {'-', c.day}, {'T', c.hour}, {':', c.minute}, {':', c.second}}) {
        out += before;
        appendDigits(static_cast<std::uint64_t>(part), 2, out);
    }
    out += '.';
    appendDigits(static_cast<std::uint64_t>(c.fraction), 7, out);
    out += 'Z';
}

void appendSystemTime(std::string_view b, std::string& out)
{
    const auto part = [&](std::size_t i, int digits) {
        appendDigits(littleEndian(b, 2 * i, 2), digits, out);
    };
    constexpr std::array<std::pair<std::size_t, char>, 5> kParts{
        {{1, '-'}, {3, 'T'}, {4, ':'}, {5, ':'}, {6, '.'}}};
    part(0, 4);
    out += '-';
    for (const auto& [i, after] : kParts) {
        part(i, 2);
        out += after;
    }
    part(7, 3);
    out += 'Z';
}

template <typename T> void appendReal(T value, std::string& out)
{
    std::array<char, 64> buffer{};
    const auto r = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    out.append(buffer.data(), r.ptr);
}

// Windows-1252 is what such logs hold beyond ASCII; the five bytes it leaves free become U+FFFD.
void appendAnsi(std::string_view b, std::string& out)
{
    constexpr std::array<std::uint16_t, 32> kHigh{
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
    while (b.ends_with('\0'))
        b.remove_suffix(1);
    for (const char c : b) {
        const auto u = static_cast<unsigned char>(c);
        appendCharacter(u >= 0x80 && u < 0xA0 ? kHigh[u - 0x80U] : u, out);
    }
}

std::string_view withoutNuls(std::string_view utf16)
{
    utf16 = utf16.substr(0, utf16.size() / 2 * 2);
    while (utf16.size() >= 2 && utf16[utf16.size() - 1] == '\0' && utf16[utf16.size() - 2] == '\0')
        utf16.remove_suffix(2);
    return utf16;
}

bool appendFixed(std::uint8_t type, std::string_view b, std::string& out)
{
    const std::uint64_t n = b.size() <= 8 ? littleEndian(b, 0, b.size()) : 0;
    switch (type) {
    case Int8:
        return appendNumber(static_cast<int>(static_cast<std::int8_t>(n)), out), true;
    case Int16:
        return appendNumber(static_cast<int>(static_cast<std::int16_t>(n)), out), true;
    case Int32:
        return appendNumber(static_cast<std::int32_t>(n), out), true;
    case Int64:
        return appendNumber(static_cast<std::int64_t>(n), out), true;
    case UInt8:
    case UInt16:
    case UInt32:
    case UInt64:
        return appendNumber(n, out), true;
    case Real32:
        return appendReal(std::bit_cast<float>(static_cast<std::uint32_t>(n)), out), true;
    case Real64:
        return appendReal(std::bit_cast<double>(n), out), true;
    case Bool:
        return out += n != 0 ? "true" : "false", true;
    case Guid:
        return appendGuid(b, out), true;
    case FileTime:
        return appendFileTime(n, out), true;
    case SystemTime:
        return appendSystemTime(b, out), true;
    case Hex32:
    case Hex64:
        return appendHex(n, out), true;
    default:
        return false;
    }
}

void appendScalar(std::uint8_t type, std::string_view b, std::string& out)
{
    if (type == kEvtxText) return appendJsonUtf16(withoutNuls(b), out);
    if (type == Ansi) return appendAnsi(b, out);
    if (type == Sid && appendSid(b, out)) return;
    if (type == Size && (b.size() == 4 || b.size() == 8)) return appendHex(littleEndian(b, 0, b.size()), out);
    if (evtxWidth(type) == b.size() && appendFixed(type, b, out)) return;
    appendBytes(b, out);
}

// Numbers and booleans need no quotes in JSON; a real does when it is none (nan, inf).
bool bare(std::uint8_t type, std::string_view b)
{
    if (evtxWidth(type) != b.size()) return false;
    if (type == Real32)
        return std::isfinite(std::bit_cast<float>(static_cast<std::uint32_t>(littleEndian(b, 0, 4))));
    if (type == Real64) return std::isfinite(std::bit_cast<double>(littleEndian(b, 0, 8)));
    return (type >= Int8 && type <= UInt64) || type == Bool;
}

} // namespace

std::size_t evtxWidth(std::uint8_t type)
{
    switch (type) {
    case Int8:
    case UInt8:
        return 1;
    case Int16:
    case UInt16:
        return 2;
    case Int32:
    case UInt32:
    case Real32:
    case Bool:
    case Hex32:
        return 4;
    case Int64:
    case UInt64:
    case Real64:
    case FileTime:
    case Hex64:
        return 8;
    case Guid:
    case SystemTime:
        return 16;
    default:
        return 0;
    }
}

void appendJsonUtf16(std::string_view utf16, std::string& out)
{
    const std::size_t units = utf16.size() / 2;
    const auto at = [&](std::size_t i) { return static_cast<std::uint32_t>(littleEndian(utf16, 2 * i, 2)); };
    std::array<char, 128> buffer;
    std::size_t i = 0;
    while (i < units) {
        std::size_t n = 0;
        std::uint32_t unit = 0;
        while (i < units && n < buffer.size() && plain(unit = at(i))) {
            buffer[n++] = static_cast<char>(unit);
            ++i;
        }
        out.append(buffer.data(), n);
        if (i == units || n == buffer.size()) continue;
        ++i;
        if (unit >= 0xD800 && unit < 0xE000) {
            const std::uint32_t low = i < units ? at(i) : 0;
            const bool pair = unit < 0xDC00 && low >= 0xDC00 && low < 0xE000;
            if (pair) ++i;
            unit = pair ? 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00) : 0xFFFD;
        }
        appendCharacter(unit, out);
    }
}

void eachEvtxItem(const EvtxValue& array, const std::function<void(const EvtxValue& item)>& fn)
{
    EvtxValue item;
    item.type = static_cast<std::uint8_t>(array.type & ~kEvtxArray);
    const std::string_view b = array.bytes;
    if (item.type == kEvtxText || item.type == Ansi) {
        const std::size_t unit = item.type == kEvtxText ? 2 : 1;
        std::size_t begin = 0;
        for (std::size_t i = 0; i + unit <= b.size(); i += unit) {
            const bool end = littleEndian(b, i, unit) == 0;
            if (!end && i + 2 * unit <= b.size()) continue;
            item.bytes = b.substr(begin, (end ? i : i + unit) - begin);
            begin = i + unit;
            fn(item);
        }
        return;
    }
    for (std::size_t i = 0; i < b.size();) {
        std::size_t width = evtxWidth(item.type);
        if (item.type == Size) width = 8;
        if (item.type == Sid && i + 2 <= b.size())
            width = 8 + 4 * std::size_t{static_cast<unsigned char>(b[i + 1])};
        if (width == 0) width = b.size();
        item.bytes = b.substr(i, width);
        i += width;
        fn(item);
    }
}

void appendEvtxPiece(const EvtxValue& value, std::string& out)
{
    if (value.null()) return;
    if (!value.array()) return appendScalar(value.type, value.bytes, out);
    bool first = true;
    eachEvtxItem(value, [&](const EvtxValue& item) {
        if (!first) out += ',';
        first = false;
        appendScalar(item.type, item.bytes, out);
    });
}

void appendEvtxJson(const EvtxValue& value, std::string& out)
{
    if (value.null()) {
        out += "null";
        return;
    }
    if (value.array()) {
        out += '[';
        bool first = true;
        eachEvtxItem(value, [&](const EvtxValue& item) {
            if (!first) out += ',';
            first = false;
            appendEvtxJson(item, out);
        });
        out += ']';
        return;
    }
    const bool quotes = !bare(value.type, value.bytes);
    if (quotes) out += '"';
    appendScalar(value.type, value.bytes, out);
    if (quotes) out += '"';
}

} // namespace sightline::import
