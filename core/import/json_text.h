// SPDX-License-Identifier: GPL-3.0-or-later
// JSON back as text, and the repair of escapes that are no Unicode.
#pragma once

#include "core/table/types.h"

#include <simdjson.h>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::import
{

// Writes elements without blanks: the same text as simdjson::minify, which takes several times as long. One
// thread.
class JsonWriter
{
public:
    // Valid until the next call.
    [[nodiscard]] std::string_view write(simdjson::dom::element element);

private:
    char* room(std::size_t n);
    void put(char c);
    void put(std::string_view text);
    void putElement(simdjson::dom::element element);
    void putObject(simdjson::dom::object object);
    void putArray(simdjson::dom::array array);
    void putString(std::string_view text);
    template <class Number> void putNumber(Number number);

    std::vector<char> m_buffer;
    char* m_at = nullptr; // in the buffer
    char* m_end = nullptr;
};

// Half a surrogate pair as \u escape is no text: it becomes the replacement character.
[[nodiscard]] std::string repairSurrogates(std::string_view json);

// Text that begins and ends as an object or array.
[[nodiscard]] bool mayBeJson(std::string_view text);

// Integers beyond 64 signed bits and nested elements are null. Written in place, since this is done for every
// field.
void readScalar(simdjson::dom::element element, Value& out);

} // namespace sightline::import
