// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/json_text.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>

namespace sightline::import
{
namespace
{

namespace dom = simdjson::dom;

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

// Copies the start of a text that needs no escapes; there must be room for all of it. Returns its length.
std::size_t copyPlain(std::string_view text, char* to)
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

std::string_view escapeOf(char c)
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

} // namespace

std::string_view JsonWriter::write(dom::element element)
{
    m_at = m_buffer.data();
    putElement(element);
    return {m_buffer.data(), static_cast<std::size_t>(m_at - m_buffer.data())};
}

char* JsonWriter::room(std::size_t n)
{
    if (static_cast<std::size_t>(m_end - m_at) < n) {
        const auto used = static_cast<std::size_t>(m_at - m_buffer.data());
        m_buffer.resize(std::max(used + n, 2 * m_buffer.size()));
        m_at = m_buffer.data() + used;
        m_end = m_buffer.data() + m_buffer.size();
    }
    return m_at;
}

void JsonWriter::put(char c)
{
    *room(1) = c;
    ++m_at;
}

void JsonWriter::put(std::string_view text)
{
    std::memcpy(room(text.size()), text.data(), text.size());
    m_at += text.size();
}

void JsonWriter::putString(std::string_view text)
{
    put('"');
    for (;;) {
        const std::size_t n = copyPlain(text, room(text.size() + 1));
        m_at += n;
        if (n == text.size()) break;
        put(escapeOf(text[n]));
        text.remove_prefix(n + 1);
    }
    put('"');
}

template <class Number> void JsonWriter::putNumber(Number number)
{
    constexpr std::size_t kLongest = 24;
    char* from = room(kLongest);
    m_at = std::to_chars(from, from + kLongest, number).ptr;
}

void JsonWriter::putObject(dom::object object)
{
    char before = '{';
    for (const auto member : object) {
        put(before);
        putString(member.key);
        put(':');
        putElement(member.value);
        before = ',';
    }
    put(before == '{' ? "{}" : "}");
}

void JsonWriter::putArray(dom::array array)
{
    char before = '[';
    for (const auto item : array) {
        put(before);
        putElement(item);
        before = ',';
    }
    put(before == '[' ? "[]" : "]");
}

void JsonWriter::putElement(dom::element element)
{
    switch (element.type()) {
    case dom::element_type::OBJECT:
        return putObject(element.get_object().value_unsafe());
    case dom::element_type::ARRAY:
        return putArray(element.get_array().value_unsafe());
    case dom::element_type::STRING:
        return putString(element.get_string().value_unsafe());
    case dom::element_type::INT64:
        return putNumber(element.get_int64().value_unsafe());
    case dom::element_type::UINT64:
        return putNumber(element.get_uint64().value_unsafe());
    case dom::element_type::DOUBLE: // as the parser prints it
        return put(simdjson::minify(element));
    case dom::element_type::BOOL:
        return put(element.get_bool().value_unsafe() ? "true" : "false");
    case dom::element_type::NULL_VALUE:
        put("null");
    }
}

std::string repairSurrogates(std::string_view json)
{
    const auto unit = [&](std::size_t i) {
        unsigned v = 0;
        if (i + 6 > json.size() || json[i] != '\\' || json[i + 1] != 'u') return 0U;
        const auto r = std::from_chars(json.data() + i + 2, json.data() + i + 6, v, 16);
        return r.ptr == json.data() + i + 6 ? v : 0U;
    };
    std::string out;
    out.reserve(json.size());
    for (std::size_t i = 0; i < json.size(); ++i) {
        if (json[i] != '\\') {
            out += json[i];
            continue;
        }
        const unsigned v = unit(i);
        const bool high = v >= 0xD800 && v < 0xDC00;
        const unsigned next = high ? unit(i + 6) : 0;
        const bool pair = next >= 0xDC00 && next < 0xE000;
        const std::size_t length = std::min<std::size_t>(json.size() - i, pair ? 12 : v != 0 ? 6 : 2);
        if (v >= 0xD800 && v < 0xE000 && !pair)
            out += "\\uFFFD";
        else
            out += json.substr(i, length);
        i += length - 1;
    }
    return out;
}

bool mayBeJson(std::string_view text)
{
    const std::string_view t = trim(text);
    return (t.starts_with('{') && t.ends_with('}')) || (t.starts_with('[') && t.ends_with(']'));
}

void readScalar(dom::element element, Value& out)
{
    switch (element.type()) {
    case dom::element_type::STRING:
        out.kind = Value::Kind::Text;
        out.text = element.get_string().value_unsafe();
        break;
    case dom::element_type::INT64:
        out.kind = Value::Kind::Integer;
        out.integer = element.get_int64().value_unsafe();
        break;
    case dom::element_type::DOUBLE:
        out.kind = Value::Kind::Real;
        out.real = element.get_double().value_unsafe();
        break;
    case dom::element_type::BOOL:
        out.kind = Value::Kind::Bool;
        out.integer = element.get_bool().value_unsafe() ? 1 : 0;
        break;
    default:
        out.kind = Value::Kind::Null;
    }
}

} // namespace sightline::import
