// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/normalise/json_view.h"

#include "core/base/text.h"

#include <charconv>

namespace sightline::normalise
{

bool JsonView::isObject() const
{
    return exists() && m_element.is_object();
}

bool JsonView::isArray() const
{
    return exists() && m_element.is_array();
}

JsonView JsonView::at(std::string_view key) const
{
    if (!isObject()) return {};
    const auto object = m_element.get_object().value_unsafe();
    simdjson::dom::element found;
    if (object.at_key(key).get(found) == simdjson::SUCCESS) return JsonView(found, *m_record);
    return object.at_key_case_insensitive(key).get(found) == simdjson::SUCCESS ? JsonView(found, *m_record)
                                                                               : JsonView{};
}

JsonView JsonView::first() const
{
    simdjson::dom::element found;
    return isArray() && m_element.at(0).get(found) == simdjson::SUCCESS ? JsonView(found, *m_record)
                                                                        : JsonView{};
}

std::string_view JsonView::text() const
{
    std::string_view out;
    if (!exists() || m_element.get_string().get(out) != simdjson::SUCCESS || isNothing(out)) return {};
    return out;
}

std::string_view JsonView::scalar() const
{
    if (!exists() || isObject() || isArray() || m_element.is_null()) return {};
    if (m_element.is_string()) return text();
    return m_record->keep(simdjson::minify(m_element));
}

std::optional<std::int64_t> JsonView::integer() const
{
    std::int64_t out = 0;
    if (!exists()) return std::nullopt;
    if (m_element.get_int64().get(out) == simdjson::SUCCESS) return out;
    const std::string_view s = text();
    const auto r = std::from_chars(s.data(), s.data() + s.size(), out);
    if (s.empty() || r.ec != std::errc{} || r.ptr != s.data() + s.size()) return std::nullopt;
    return out;
}

std::optional<bool> JsonView::boolean() const
{
    bool out = false;
    if (!exists()) return std::nullopt;
    if (m_element.get_bool().get(out) == simdjson::SUCCESS) return out;
    if (equalsAscii(text(), "true")) return true;
    if (equalsAscii(text(), "false")) return false;
    return std::nullopt;
}

std::string_view JsonView::any(std::initializer_list<std::string_view> keys) const
{
    for (const auto key : keys) {
        if (const std::string_view found = at(key).scalar(); !found.empty()) return found;
    }
    return {};
}

JsonText::JsonText(JsonParsers& parsers, Record& record, const Field* field) : m_parsers(parsers)
{
    if (field != nullptr && field->element != nullptr)
        m_root = JsonView(*field->element, record);
    else if (field != nullptr && field->value.kind == Value::Kind::Text)
        parse(record, field->value.text);
}

JsonText::JsonText(JsonParsers& parsers, Record& record, std::string_view text) : m_parsers(parsers)
{
    parse(record, text);
}

JsonText::~JsonText()
{
    if (m_parser) m_parsers.push_back(std::move(m_parser));
}

void JsonText::parse(Record& record, std::string_view text)
{
    text = trim(text);
    if (text.empty() || (text.front() != '{' && text.front() != '[')) return;
    if (m_parsers.empty()) {
        m_parser = std::make_unique<simdjson::dom::parser>();
    } else {
        m_parser = std::move(m_parsers.back());
        m_parsers.pop_back();
    }
    simdjson::dom::element root;
    if (m_parser->parse(text.data(), text.size()).get(root) == simdjson::SUCCESS)
        m_root = JsonView(root, record);
}

} // namespace sightline::normalise
