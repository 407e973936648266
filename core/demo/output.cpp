// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/output.h"

#include "core/demo/random.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <iterator>
#include <system_error>

namespace sightline::demo
{

namespace
{

constexpr std::uint64_t kPartBytes = 200'000'000;
constexpr std::size_t kBufferBytes = 1 << 20;
constexpr std::size_t kRecordReserve = 16'384; // keeps a part under its limit

void appendEscaped(std::string& out, std::string_view text)
{
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (code >= 0x20) {
            out += c;
        } else if (c == '\n' || c == '\r' || c == '\t') {
            out += '\\';
            out += c == '\n' ? 'n' : c == '\r' ? 'r' : 't';
        } else {
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", code);
        }
    }
}

std::array<std::uint8_t, 16> guidBytes(std::uint64_t seed)
{
    std::array<std::uint8_t, 16> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<std::uint8_t>(mixed(seed, 1 + i / 8) >> (8 * (i % 8)));
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0F) | 0x40);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3F) | 0x80);
    return bytes;
}

// Digits of a small number, zero-padded; the slow part of a million time stamps otherwise.
void appendDigits(std::string& out, int value, int width)
{
    const std::size_t at = out.size();
    out.append(static_cast<std::size_t>(width), '0');
    for (int i = width - 1; i >= 0; --i, value /= 10)
        out[at + static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
}

void appendDateTime(std::string& out, const CivilTime& c, char between)
{
    appendDigits(out, c.year, 4);
    out += '-';
    appendDigits(out, c.month, 2);
    out += '-';
    appendDigits(out, c.day, 2);
    out += between;
    appendDigits(out, c.hour, 2);
    out += ':';
    appendDigits(out, c.minute, 2);
    out += ':';
    appendDigits(out, c.second, 2);
}

} // namespace

Json& Json::begin(std::string_view key, char bracket)
{
    member(key);
    m_out += bracket;
    m_comma = false;
    return *this;
}

Json& Json::end(char bracket)
{
    m_out += bracket;
    m_comma = true;
    return *this;
}

void Json::member(std::string_view key)
{
    if (m_comma) m_out += ',';
    m_comma = true;
    if (key.empty()) return;
    m_out += '"';
    m_out += key;
    m_out += "\":";
}

Json& Json::text(std::string_view key, std::string_view value)
{
    member(key);
    m_out += '"';
    appendEscaped(m_out, value);
    m_out += '"';
    return *this;
}

Json& Json::number(std::string_view key, std::int64_t value)
{
    member(key);
    fmt::format_to(std::back_inserter(m_out), "{}", value);
    return *this;
}

Json& Json::raw(std::string_view key, std::string_view value)
{
    member(key);
    m_out += value;
    return *this;
}

Json& Json::pair(std::string_view name, std::string_view value)
{
    return open().text("Name", name).text("Value", value).close();
}

std::string guidText(std::uint64_t seed)
{
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string out;
    out.reserve(36);
    const auto bytes = guidBytes(seed);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
        out += kHex[bytes[i] >> 4];
        out += kHex[bytes[i] & 15];
    }
    return out;
}

std::string immutableId(std::uint64_t seed)
{
    constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    auto bytes = guidBytes(seed);
    std::reverse(bytes.begin(), bytes.begin() + 4);
    std::reverse(bytes.begin() + 4, bytes.begin() + 6);
    std::reverse(bytes.begin() + 6, bytes.begin() + 8);
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t word = static_cast<std::uint32_t>(bytes[i]) << 16;
        if (i + 1 < bytes.size()) word |= static_cast<std::uint32_t>(bytes[i + 1]) << 8 | bytes[i + 2];
        for (int shift = 18; shift >= 0; shift -= 6)
            out += kAlphabet[(word >> shift) & 63];
    }
    out.replace(out.size() - 2, 2, "=="); // sixteen bytes leave one over
    return out;
}

std::string lowered(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::string uppered(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
}

std::string isoFixed(Ticks t, int digits, bool zone)
{
    const CivilTime c = toCivil(t);
    std::string out;
    out.reserve(28);
    appendDateTime(out, c, 'T');
    if (digits > 0) {
        int fraction = c.fraction;
        for (int i = digits; i < 7; ++i)
            fraction /= 10;
        out += '.';
        appendDigits(out, fraction, digits);
    }
    if (zone) out += 'Z';
    return out;
}

std::string wallClock(Ticks t)
{
    std::string out;
    out.reserve(20);
    appendDateTime(out, toCivil(t), ' ');
    return out;
}

std::string usText(Ticks t)
{
    const CivilTime c = toCivil(t);
    const int hour = c.hour % 12 == 0 ? 12 : c.hour % 12;
    return fmt::format("{}/{}/{} {}:{:02}:{:02} {}", c.month, c.day, c.year, hour, c.minute, c.second,
                       c.hour < 12 ? "AM" : "PM");
}

void appendCsvCell(std::string& out, std::string_view value)
{
    out += '"';
    for (const char c : value) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

ExportFile::ExportFile(std::filesystem::path folder, std::string stem, Options options)
    : m_folder(std::move(folder)), m_stem(std::move(stem)), m_options(std::move(options))
{
    m_buffer.reserve(kBufferBytes + kRecordReserve);
}

std::string ExportFile::partName(int part) const
{
    if (part == 1 && !m_options.numbered) return m_stem + m_options.extension;
    return fmt::format("{}-{}{}", m_stem, part, m_options.extension);
}

std::string ExportFile::name() const
{
    return partName(std::max(m_part, 1));
}

void ExportFile::startPart()
{
    ++m_part;
    m_bytes = 0;
    m_ordinal = 0;
    m_file.open(m_folder / partName(m_part), std::ios::binary | std::ios::trunc);
    m_buffer += m_options.header;
}

void ExportFile::endPart()
{
    m_buffer += m_options.footer;
    flush();
    m_file.close();
    if (!m_file) m_failed = true;
    m_file.clear();
}

void ExportFile::flush()
{
    if (!m_file.write(m_buffer.data(), static_cast<std::streamsize>(m_buffer.size()))) m_failed = true;
    m_bytes += m_buffer.size();
    m_buffer.clear();
}

std::uint64_t ExportFile::write(std::string_view record)
{
    if (m_part > 0 && m_bytes + m_buffer.size() + record.size() + kRecordReserve > kPartBytes) {
        endPart();
        startPart();
    }
    if (m_part == 0) startPart();
    if (m_ordinal > 0) m_buffer += m_options.separator;
    m_buffer += record;
    if (m_buffer.size() >= kBufferBytes) flush();
    ++m_records;
    return m_ordinal++;
}

Result<> ExportFile::close()
{
    if (m_part == 0) startPart(); // an empty export is a file too
    endPart();
    if (m_failed) return fail(ErrorKind::Io, "demo.write", "the demo data cannot be written", name());
    std::error_code ignored;
    for (int part = m_part + 1; std::filesystem::remove(m_folder / partName(part), ignored); ++part) {
    }
    return {};
}

} // namespace sightline::demo
