// SPDX-License-Identifier: GPL-3.0-or-later
// The filter as the desk shows it: chips (rules) joined by AND, values of one rule by OR. It prints as a KQL
// predicate and parses back; what chips cannot show stays as one "KQL only" chip, byte for byte.
#pragma once

#include "core/query/expr.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::query
{

// Operators as people read them; which ones a field allows is in its FieldDef.
enum class RuleOp : std::uint8_t {
    Equals,
    NotEquals,
    Contains,
    NotContains,
    ContainsWord,
    NotContainsWord,
    StartsWith,
    NotStartsWith,
    EndsWith,
    NotEndsWith,
    IsSet,
    IsNotSet,
    IsTrue,
    IsFalse,
    Before,
    After,
    Between,
    Greater,
    Less,
};

enum class FieldKind : std::uint8_t { Name, Code, Text, Bool, Time, Set, Number };
enum class Role : std::uint8_t { Any, Actor, Object }; // of the field "User name"

struct FieldDef {
    std::string_view id;     // stable: "app", "user", "ip", "actionType", "country", ...
    std::string_view title;  // English title: "App", "User name", "IP address", "Activity type", "Location"
    std::string_view column; // column of the table
    FieldKind kind = FieldKind::Text;
    int basic = 0; // place in the basic bar from 1; 0: only by "+"
};

[[nodiscard]] std::span<const FieldDef>
activityFields(); // basic order: App, User name, IP address, Activity type, Location
[[nodiscard]] std::span<const FieldDef> alertFields(); // Status, Category, Severity, App, User name, Policy
[[nodiscard]] std::span<const RuleOp> operatorsOf(FieldKind kind);
[[nodiscard]] bool isNegative(RuleOp op);

struct Rule {
    std::string field; // FieldDef::id; "" for a KQL-only rule
    RuleOp op = RuleOp::Equals;
    std::vector<std::string> values; // times as ISO text
    Role role = Role::Any;
    bool enabled = true; // a rule switched off is kept but not applied
    std::string kql;     // KQL only: the expression, byte for byte

    bool operator==(const Rule&) const = default;
};

struct Filter {
    std::vector<Rule> rules;

    bool operator==(const Filter&) const = default;
};

// KQL of the rules that are on; "" when there is none (all rows).
[[nodiscard]] std::string filterKql(const Filter& filter, std::span<const FieldDef> fields);
[[nodiscard]] std::string ruleKql(const Rule& rule, std::span<const FieldDef> fields);
// Splits a predicate into rules. filterKql(filterFromKql(k)) means the same as k, and equals it where k was
// printed by filterKql.
[[nodiscard]] Result<Filter> filterFromKql(std::string_view kql, std::span<const FieldDef> fields);

} // namespace sightline::query
