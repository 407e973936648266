// SPDX-License-Identifier: GPL-3.0-or-later
// A predicate: the filter language of the desk, the CLI and policies, as a tree. Also its KQL text, both
// ways.
#pragma once

#include "core/base/result.h"
#include "core/base/ticks.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sightline::query
{

enum class Op : std::uint8_t {
    Equal,
    NotEqual,
    EqualFolded,
    NotEqualFolded,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Between,
    NotBetween,
    In,
    NotIn,
    InFolded,
    NotInFolded,
    Has,
    NotHas,
    Contains,
    NotContains,
    StartsWith,
    NotStartsWith,
    EndsWith,
    NotEndsWith,
    IsEmpty,
    IsNotEmpty,
    IsNull,
    IsNotNull,
    SetHasElement,
};

// The operator that says the opposite (In <-> NotIn ...); SetHasElement and the orders have none: itself.
[[nodiscard]] Op opposite(Op op);
[[nodiscard]] std::string_view opText(Op op);

struct Literal {
    enum class Kind : std::uint8_t { Text, Long, Real, Bool, DateTime, Timespan, Ago, Now };

    Kind kind = Kind::Text;
    std::string text;
    std::int64_t integer = 0; // Long, Bool, DateTime and Timespan ticks, Ago and Now offset in ticks
    double real = 0;

    [[nodiscard]] static Literal ofText(std::string s) { return {Kind::Text, std::move(s), 0, 0}; }

    [[nodiscard]] static Literal ofTime(Ticks t) { return {Kind::DateTime, {}, t, 0}; }

    [[nodiscard]] static Literal ofBool(bool b) { return {Kind::Bool, {}, b ? 1 : 0, 0}; }

    bool operator==(const Literal&) const = default;
};

struct Expr {
    enum class Kind : std::uint8_t { And, Or, Not, Leaf, Constant };

    Kind kind = Kind::Constant;
    std::vector<Expr> kids; // And, Or: two or more; Not: one
    std::string column;     // Leaf
    Op op = Op::Equal;
    std::vector<Literal> values;
    bool constant = true;
    std::size_t begin = 0; // bytes of the text it was parsed from
    std::size_t end = 0;
};

// Parses a predicate; a text of blanks is `true`. Errors carry line and column. Nesting is limited.
[[nodiscard]] Result<Expr> parsePredicate(std::string_view kql);

[[nodiscard]] std::string literalText(const Literal& literal);
[[nodiscard]] std::string leafText(std::string_view column, Op op, const std::vector<Literal>& values);
[[nodiscard]] std::string exprText(const Expr& expr);

} // namespace sightline::query
