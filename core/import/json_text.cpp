// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/json_text.h"

#include "core/base/json_escape.h"
#include "core/base/text.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstring>

namespace sightline::import
{
namespace
{

namespace dom = simdjson::dom;

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
        const std::size_t n = copyPlainJson(text, room(text.size() + 1));
        m_at += n;
        if (n == text.size()) break;
        put(jsonEscape(text[n]));
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
