// SPDX-License-Identifier: GPL-3.0-or-later
// Reads JSON text that lies in a field of a record. A missing member or damaged text is an absent view, so
// that lookups can be chained. Texts live as long as the JsonText they come from. Not for use by two threads
// at once.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <simdjson.h>
#include <string>
#include <string_view>

namespace sightline::normalise
{

class JsonView
{
public:
    JsonView() = default;

    explicit JsonView(simdjson::dom::element element) : m_element(element), m_exists(true) {}

    [[nodiscard]] bool exists() const { return m_exists; }

    [[nodiscard]] bool isObject() const;
    [[nodiscard]] bool isArray() const;

    [[nodiscard]] JsonView
    at(std::string_view key) const;       // a member; ASCII case ignored where none fits exactly
    [[nodiscard]] JsonView first() const; // first item of an array

    // Scalars: "" and nullopt for what is absent, nothing, or of another kind.
    [[nodiscard]] std::string_view text() const;
    [[nodiscard]] std::string scalar() const; // numbers and booleans as text too
    [[nodiscard]] std::optional<std::int64_t> integer() const;
    [[nodiscard]] std::optional<bool> boolean() const;

    // The scalar of the first member that holds something.
    [[nodiscard]] std::string any(std::initializer_list<std::string_view> keys) const;
    [[nodiscard]] std::string json() const; // minified

    // Items of an array, or the values of an object's members.
    template <class F> void each(const F& f) const
    {
        if (!m_exists) return;
        // Copies: value_unsafe() of a temporary is a reference into it.
        if (m_element.is_array()) {
            const simdjson::dom::array items = m_element.get_array().value_unsafe();
            for (const auto item : items)
                f(JsonView(item));
        } else if (m_element.is_object()) {
            const simdjson::dom::object members = m_element.get_object().value_unsafe();
            for (const auto member : members)
                f(JsonView(member.value));
        }
    }

private:
    simdjson::dom::element m_element;
    bool m_exists = false;
};

class JsonText
{
public:
    explicit JsonText(std::string_view text);
    JsonText(const JsonText&) = delete;
    JsonText& operator=(const JsonText&) = delete;

    [[nodiscard]] JsonView root() const { return m_root; }

private:
    simdjson::dom::parser m_parser;
    JsonView m_root;
};

} // namespace sightline::normalise
