// SPDX-License-Identifier: GPL-3.0-or-later
// Reads JSON that lies in a field of a record. A missing member or damaged text is an absent view, so that
// lookups can be chained. Texts live as long as the JsonText they come from, numbers as long as the record.
// Not for use by two threads at once.
#pragma once

#include "core/model/record.h"

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <simdjson.h>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::normalise
{

class JsonView
{
public:
    JsonView() = default;

    // record: keeps the texts of numbers.
    JsonView(simdjson::dom::element element, Record& record) : m_element(element), m_record(&record) {}

    [[nodiscard]] bool exists() const { return m_record != nullptr; }

    [[nodiscard]] bool isObject() const;
    [[nodiscard]] bool isArray() const;

    [[nodiscard]] JsonView
    at(std::string_view key) const;       // a member; ASCII case ignored where none fits exactly
    [[nodiscard]] JsonView first() const; // first item of an array

    // Scalars: "" and nullopt for what is absent, nothing, or of another kind.
    [[nodiscard]] std::string_view text() const;
    [[nodiscard]] std::string_view scalar() const; // numbers and booleans as text too
    [[nodiscard]] std::optional<std::int64_t> integer() const;
    [[nodiscard]] std::optional<bool> boolean() const;

    // The scalar of the first member that holds something.
    [[nodiscard]] std::string_view any(std::initializer_list<std::string_view> keys) const;

    // Items of an array, or the values of an object's members.
    template <class F> void each(const F& f) const
    {
        if (!exists()) return;
        // Copies: value_unsafe() of a temporary is a reference into it.
        if (m_element.is_array()) {
            const simdjson::dom::array items = m_element.get_array().value_unsafe();
            for (const auto item : items)
                f(JsonView(item, *m_record));
        } else if (m_element.is_object()) {
            const simdjson::dom::object members = m_element.get_object().value_unsafe();
            for (const auto member : members)
                f(JsonView(member.value, *m_record));
        }
    }

private:
    simdjson::dom::element m_element;
    Record* m_record = nullptr; // null: absent
};

// Parsers that are not in use: making one takes longer than parsing a short text.
using JsonParsers = std::vector<std::unique_ptr<simdjson::dom::parser>>;

class JsonText
{
public:
    // The value of a field, parsed already or as text; null is absent.
    JsonText(JsonParsers& parsers, Record& record, const Field* field);
    JsonText(JsonParsers& parsers, Record& record, std::string_view text);
    ~JsonText();
    JsonText(const JsonText&) = delete;
    JsonText& operator=(const JsonText&) = delete;

    [[nodiscard]] JsonView root() const { return m_root; }

private:
    void parse(Record& record, std::string_view text);

    JsonParsers& m_parsers;
    std::unique_ptr<simdjson::dom::parser> m_parser; // if there was something to parse
    JsonView m_root;
};

} // namespace sightline::normalise
