// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/decoding_reader.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>

namespace sightline::import
{
namespace
{

constexpr std::size_t kBlock = std::size_t{256} << 10;
constexpr std::size_t kHead = 4096;
constexpr std::size_t kLooked = 512;
constexpr std::size_t kLongest = 4; // of a sequence of UTF-8

// 0x80 to 0x9F; 0: not assigned
constexpr std::array<std::uint16_t, 32> kHigh{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                              0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                              0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                              0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::uint32_t fromWindows1252(unsigned char c)
{
    if (c < 0x80 || c >= 0xA0) return c;
    const std::uint32_t known = kHigh[c - 0x80U];
    return known == 0 ? 0xFFFD : known;
}

bool isHigh(char c)
{
    return static_cast<unsigned char>(c) >= 0x80;
}

std::size_t firstHigh(std::string_view text)
{
    return static_cast<std::size_t>(std::find_if(text.begin(), text.end(), isHigh) - text.begin());
}

bool isLetter(char c)
{
    return isHigh(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Whether the byte at `i` is what ordinary text holds: a letter beside another, a quotation mark or a dash. A
// single byte in a number is rather damage.
bool isTypical(std::string_view text, std::size_t i)
{
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0xC0)
        return c == 0x80 || c == 0x85 || c == 0xA0 || c == 0xA7 || c == 0xAB || c == 0xB0 || c == 0xBB ||
               (c >= 0x91 && c <= 0x97);
    if (c > 0xFC || c == 0xD7 || c == 0xF7) return false;
    return (i > 0 && isLetter(text[i - 1])) || i + 1 == text.size() || isLetter(text[i + 1]);
}

// Of a text with bytes above ASCII: whether all of them are typical, and none is part of a sequence of UTF-8.
bool looksWindows1252(std::string_view text)
{
    for (std::size_t i = firstHigh(text); i < text.size(); ++i) {
        if (!isHigh(text[i])) continue;
        for (std::size_t n = 2; n <= 4 && i + n <= text.size(); ++n) {
            if (isHigh(text[i + n - 1]) && isUtf8(text.substr(i, n))) return false;
        }
        if (!isTypical(text, i)) return false;
    }
    return true;
}

} // namespace

std::string_view encodingName(TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf8:
        return "UTF-8";
    case TextEncoding::Utf16Le:
        return "UTF-16LE";
    case TextEncoding::Utf16Be:
        return "UTF-16BE";
    case TextEncoding::Windows1252:
        return "Windows-1252";
    }
    return {};
}

TextEncoding encodingOf(std::string_view head)
{
    if (head.starts_with("\xFF\xFE")) return TextEncoding::Utf16Le;
    if (head.starts_with("\xFE\xFF")) return TextEncoding::Utf16Be;
    head = head.substr(0, kLooked);
    std::array<std::size_t, 2> nuls{};
    for (std::size_t i = 0; i < head.size(); ++i)
        nuls[i % 2] += head[i] == '\0' ? 1 : 0;
    // Exports begin with names in ASCII: nearly every other byte is NUL, and hardly one between them.
    const std::size_t most = head.size() / 2 - head.size() / 10;
    if (head.size() < 4) return TextEncoding::Utf8;
    const std::size_t few = head.size() / 64;
    if (nuls[0] <= few && nuls[1] > 0 && nuls[1] >= most) return TextEncoding::Utf16Le;
    if (nuls[1] <= few && nuls[0] > 0 && nuls[0] >= most) return TextEncoding::Utf16Be;
    return TextEncoding::Utf8;
}

Result<bool> DecodingReader::load()
{
    const std::size_t before = m_in.size();
    m_in.resize(before + kBlock);
    const auto n = m_from.read(std::span<char>(m_in.data() + before, kBlock));
    m_in.resize(before + (n ? *n : 0));
    if (!n) return tl::unexpected(n.error());
    m_ended = *n == 0;
    return !m_ended;
}

// Decides by the first bytes: a text that is not UTF-16 may still turn out to be Windows-1252, a binary file
// is left alone.
void DecodingReader::begin()
{
    m_encoding = encodingOf(m_in);
    if (m_encoding != TextEncoding::Utf8) {
        m_state = State::Utf16;
        if (m_in.starts_with("\xFF\xFE") || m_in.starts_with("\xFE\xFF")) m_in.erase(0, 2);
        return;
    }
    const bool binary = std::string_view(m_in).substr(0, kHead).find('\0') != std::string_view::npos;
    m_state = binary || m_in.starts_with("\xEF\xBB\xBF") ? State::Plain : State::Ascii;
}

void DecodingReader::append(std::uint32_t cp)
{
    if (cp == 0xFFFD) ++m_replaced;
    if (cp < 0x80) {
        m_out += static_cast<char>(cp);
        return;
    }
    const int more = cp < 0x800 ? 1 : cp < 0x10000 ? 2 : 3;
    constexpr std::array<unsigned, 4> kLead{0, 0xC0, 0xE0, 0xF0};
    m_out += static_cast<char>(kLead[static_cast<std::size_t>(more)] | (cp >> (6 * more)));
    for (int i = more - 1; i >= 0; --i)
        m_out += static_cast<char>(0x80 | ((cp >> (6 * i)) & 0x3F));
}

void DecodingReader::decodeUtf16()
{
    const std::size_t high = m_encoding == TextEncoding::Utf16Le ? 1 : 0;
    const auto unit = [&](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(m_in[i + high]) << 8U |
                                          static_cast<unsigned char>(m_in[i + 1 - high]));
    };
    std::size_t i = 0;
    for (; i + 2 <= m_in.size(); i += 2) {
        const std::uint32_t u = unit(i);
        if (u < 0xD800 || u >= 0xE000) {
            append(u);
        } else if (u >= 0xDC00) {
            append(0xFFFD);
        } else if (i + 4 > m_in.size()) {
            if (!m_ended) break; // its other half comes with the next block
            append(0xFFFD);
        } else if (const std::uint32_t low = unit(i + 2); low >= 0xDC00 && low < 0xE000) {
            append(0x10000 + ((u - 0xD800) << 10U) + (low - 0xDC00));
            i += 2;
        } else {
            append(0xFFFD);
        }
    }
    m_in.erase(0, i);
    if (!m_ended || m_in.empty()) return;
    append(0xFFFD); // half a unit
    m_in.clear();
}

void DecodingReader::decodeWindows1252()
{
    for (const char c : m_in)
        append(fromWindows1252(static_cast<unsigned char>(c)));
    m_in.clear();
}

void DecodingReader::decode()
{
    if (m_state == State::Start) begin();
    if (m_state == State::Utf16) {
        decodeUtf16();
        return;
    }
    if (m_state == State::Ascii) {
        const std::size_t high = firstHigh(m_in);
        if (high < m_in.size() && high + kLongest > m_in.size() && !m_ended) { // what follows tells more
            m_out.assign(m_in, 0, high);
            m_in.erase(0, high);
            return;
        }
        if (high < m_in.size()) m_state = looksWindows1252(m_in) ? State::Windows1252 : State::Plain;
        if (m_state == State::Windows1252) m_encoding = TextEncoding::Windows1252;
    }
    if (m_state == State::Windows1252) {
        decodeWindows1252();
        return;
    }
    m_out.swap(m_in);
    m_in.clear();
}

// In a text that is ASCII so far nothing has to be copied.
Result<std::size_t> DecodingReader::passAscii(std::span<char> into)
{
    const auto n = m_from.read(into);
    if (!n) return n;
    m_ended = *n == 0;
    const std::string_view got(into.data(), *n);
    if (isAscii(got)) return n;
    m_in.assign(got);
    return std::size_t{0};
}

Result<std::size_t> DecodingReader::read(std::span<char> into)
{
    while (m_given == m_out.size()) {
        m_out.clear();
        m_given = 0;
        if (m_state == State::Plain) return m_from.read(into);
        if (m_ended) return std::size_t{0};
        if (m_state == State::Ascii && m_in.empty()) {
            const auto n = passAscii(into);
            if (!n || *n > 0 || m_ended) return n;
        } else {
            const std::size_t least = m_state == State::Start ? kHead : 1;
            for (std::size_t before = m_in.size(); !m_ended && m_in.size() < before + least;) {
                if (const auto more = load(); !more) return tl::unexpected(more.error());
            }
        }
        decode();
    }
    const std::size_t n = std::min(into.size(), m_out.size() - m_given);
    std::copy_n(m_out.data() + m_given, n, into.data());
    m_given += n;
    return n;
}

} // namespace sightline::import
