// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/expr.h"

#include "core/base/text.h"
#include "core/query/lexer.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace sightline::query
{
namespace
{

struct OpWord {
    Op op;
    std::string_view text;
    Op opposite;
};

constexpr std::array kOps{
    OpWord{Op::Equal, "==", Op::NotEqual},
    OpWord{Op::NotEqual, "!=", Op::Equal},
    OpWord{Op::EqualFolded, "=~", Op::NotEqualFolded},
    OpWord{Op::NotEqualFolded, "!~", Op::EqualFolded},
    OpWord{Op::Less, "<", Op::Less},
    OpWord{Op::LessEqual, "<=", Op::LessEqual},
    OpWord{Op::Greater, ">", Op::Greater},
    OpWord{Op::GreaterEqual, ">=", Op::GreaterEqual},
    OpWord{Op::Between, "between", Op::NotBetween},
    OpWord{Op::NotBetween, "!between", Op::Between},
    OpWord{Op::In, "in", Op::NotIn},
    OpWord{Op::NotIn, "!in", Op::In},
    OpWord{Op::InFolded, "in~", Op::NotInFolded},
    OpWord{Op::NotInFolded, "!in~", Op::InFolded},
    OpWord{Op::Has, "has", Op::NotHas},
    OpWord{Op::NotHas, "!has", Op::Has},
    OpWord{Op::Contains, "contains", Op::NotContains},
    OpWord{Op::NotContains, "!contains", Op::Contains},
    OpWord{Op::StartsWith, "startswith", Op::NotStartsWith},
    OpWord{Op::NotStartsWith, "!startswith", Op::StartsWith},
    OpWord{Op::EndsWith, "endswith", Op::NotEndsWith},
    OpWord{Op::NotEndsWith, "!endswith", Op::EndsWith},
    OpWord{Op::IsEmpty, "isempty", Op::IsNotEmpty},
    OpWord{Op::IsNotEmpty, "isnotempty", Op::IsEmpty},
    OpWord{Op::IsNull, "isnull", Op::IsNotNull},
    OpWord{Op::IsNotNull, "isnotnull", Op::IsNull},
    OpWord{Op::SetHasElement, "set_has_element", Op::SetHasElement},
};

const OpWord& wordOf(Op op)
{
    return *std::ranges::find(kOps, op, &OpWord::op);
}

bool isList(Op op)
{
    return op == Op::In || op == Op::NotIn || op == Op::InFolded || op == Op::NotInFolded;
}

bool isCall(Op op)
{
    return op >= Op::IsEmpty;
}

std::string timespanLiteral(std::int64_t ticks)
{
    struct Unit {
        std::int64_t ticks;
        std::string_view name;
    };

    static constexpr std::array kUnits{Unit{kTicksPerDay, "d"},    Unit{kTicksPerHour, "h"},
                                       Unit{kTicksPerMinute, "m"}, Unit{kTicksPerSecond, "s"},
                                       Unit{kTicksPerMs, "ms"},    Unit{1, "tick"}};
    for (const Unit& u : kUnits) {
        if (ticks % u.ticks == 0) return fmt::format("{}{}", ticks / u.ticks, u.name);
    }
    return "0s";
}

bool needsQuotes(std::string_view name)
{
    const bool plain = !name.empty() &&
                       (name[0] == '_' || ((name[0] | 32) >= 'a' && (name[0] | 32) <= 'z')) &&
                       std::ranges::all_of(name, [](char c) {
                           return c == '_' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
                       });
    return !plain || equalsAscii(name, "true") || equalsAscii(name, "false");
}

std::string nameText(std::string_view name)
{
    if (!needsQuotes(name)) return std::string(name);
    const bool simple = std::ranges::none_of(
        name, [](char c) { return c == '\'' || c == '\\' || static_cast<unsigned char>(c) < 0x20; });
    return simple ? fmt::format("['{}']", name) : fmt::format("[{}]", quoted(name));
}

} // namespace

Op opposite(Op op)
{
    return wordOf(op).opposite;
}

std::string_view opText(Op op)
{
    return wordOf(op).text;
}

std::string literalText(const Literal& l)
{
    switch (l.kind) {
    case Literal::Kind::Text:
        return quoted(l.text);
    case Literal::Kind::Long:
        return fmt::format("{}", l.integer);
    case Literal::Kind::Real: {
        std::string s = fmt::format("{}", l.real);
        return s.find_first_of(".en") == std::string::npos ? s + ".0" : s;
    }
    case Literal::Kind::Bool:
        return l.integer != 0 ? "true" : "false";
    case Literal::Kind::DateTime:
        return fmt::format("datetime({})", isoText(l.integer));
    case Literal::Kind::Timespan:
        return timespanLiteral(l.integer);
    case Literal::Kind::Ago:
        return fmt::format("ago({})", timespanLiteral(l.integer));
    case Literal::Kind::Now:
        return l.integer == 0 ? "now()" : fmt::format("now({})", timespanLiteral(l.integer));
    }
    return {};
}

std::string leafText(std::string_view column, Op op, const std::vector<Literal>& values)
{
    const std::string name = nameText(column);
    if (op == Op::SetHasElement)
        return fmt::format("set_has_element({}, {})", name, literalText(values.at(0)));
    if (isCall(op)) return fmt::format("{}({})", opText(op), name);
    if (op == Op::Between || op == Op::NotBetween) {
        return fmt::format("{} {} ({} .. {})", name, opText(op), literalText(values.at(0)),
                           literalText(values.at(1)));
    }
    if (isList(op)) {
        std::string list;
        for (const Literal& v : values)
            list += (list.empty() ? "" : ", ") + literalText(v);
        return fmt::format("{} {} ({})", name, opText(op), list);
    }
    return fmt::format("{} {} {}", name, opText(op), literalText(values.at(0)));
}

std::string exprText(const Expr& e)
{
    switch (e.kind) {
    case Expr::Kind::Constant:
        return e.constant ? "true" : "false";
    case Expr::Kind::Leaf:
        return leafText(e.column, e.op, e.values);
    case Expr::Kind::Not:
        return "not(" + exprText(e.kids.at(0)) + ")";
    case Expr::Kind::And:
    case Expr::Kind::Or:
        break;
    }
    std::string out;
    for (const Expr& kid : e.kids) {
        const bool wrap = kid.kind == Expr::Kind::Or || kid.kind == Expr::Kind::And;
        if (!out.empty()) out += e.kind == Expr::Kind::And ? " and " : " or ";
        out += wrap ? "(" + exprText(kid) + ")" : exprText(kid);
    }
    return out;
}

} // namespace sightline::query
