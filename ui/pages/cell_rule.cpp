// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/cell_rule.h"

#include "ui/pages/search_answer.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <vector>

namespace sightline::ui
{

namespace
{

// The elements of a list as KQL compares them; a text that is no list is its own element.
std::vector<std::string> elementsOf(const std::string& value)
{
    const auto parsed = nlohmann::json::parse(value, nullptr, false);
    if (!parsed.is_array()) return {value};
    std::vector<std::string> elements;
    for (const auto& element : parsed)
        elements.push_back(element.is_string() ? element.get<std::string>() : element.dump());
    return elements;
}

template <class Number> std::optional<Number> numberOf(const std::string& text)
{
    Number number{};
    const char* end = text.data() + text.size();
    const auto [stopped, problem] = std::from_chars(text.data(), end, number);
    if (problem != std::errc() || stopped != end) return {};
    return number;
}

std::optional<query::Literal> literalOf(Type type, const std::string& value)
{
    using query::Literal;
    switch (type) {
    case Type::Bool:
        return Literal::ofBool(value == "true");
    case Type::DateTime: {
        const auto at = parseTime(value);
        return at ? std::optional(Literal::ofTime(at->ticks)) : std::nullopt;
    }
    case Type::Int:
    case Type::Long: {
        const auto number = numberOf<std::int64_t>(value);
        return number ? std::optional(Literal{Literal::Kind::Long, {}, *number, 0}) : std::nullopt;
    }
    case Type::Real: {
        const auto number = numberOf<double>(value);
        return number ? std::optional(Literal{Literal::Kind::Real, {}, 0, *number}) : std::nullopt;
    }
    default:
        return Literal::ofText(value);
    }
}

std::optional<query::Rule> kqlRule(std::string_view column, Type type, const std::string& value,
                                   bool excluded)
{
    using query::leafText;
    using query::Literal;
    using query::Op;
    query::Rule rule;
    const bool text = type == Type::String || type == Type::Decimal;
    if (value.empty()) {
        const Op empty = text ? Op::IsEmpty : Op::IsNull;
        rule.kql = leafText(column, excluded ? query::opposite(empty) : empty, {});
        return rule;
    }
    if (type == Type::Dynamic) {
        for (const std::string& element : elementsOf(value)) {
            const std::string has = leafText(column, Op::SetHasElement, {Literal::ofText(element)});
            rule.kql += (rule.kql.empty() ? "" : " and ") + (excluded ? "not(" + has + ")" : has);
        }
        return rule;
    }
    const auto literal = literalOf(type, value);
    if (!literal) return {};
    rule.kql = leafText(column, excluded ? Op::NotEqual : Op::Equal, {*literal});
    return rule;
}

} // namespace

std::optional<query::Rule> cellRule(std::span<const query::FieldDef> fields, std::string_view column,
                                    Type type, const std::string& value, bool excluded)
{
    const auto field = std::ranges::find(fields, column, &query::FieldDef::column);
    const bool empty = value.empty() || (type == Type::Dynamic && elementsOf(value).empty());
    if (field == fields.end()) return kqlRule(column, type, empty ? std::string() : value, excluded);
    if (empty) {
        query::Rule rule;
        rule.field = std::string(field->id);
        rule.op = excluded ? query::RuleOp::IsSet : query::RuleOp::IsNotSet;
        return rule;
    }
    if (field->kind == query::FieldKind::Set) {
        query::Rule rule;
        rule.field = std::string(field->id);
        rule.op = excluded ? query::RuleOp::NotEquals : query::RuleOp::Equals;
        rule.values = elementsOf(value);
        return rule;
    }
    // No chip says "not at this moment".
    if (field->kind == query::FieldKind::Time && excluded) return kqlRule(column, type, value, excluded);
    return ruleFor(fields, column, value, excluded);
}

} // namespace sightline::ui
