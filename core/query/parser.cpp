// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/query/expr.h"
#include "core/query/lexer.h"

#include <array>
#include <fmt/format.h>
#include <optional>
#include <utility>

namespace sightline::query
{
namespace
{

constexpr int kMaxDepth = 64;

constexpr std::array<std::pair<std::string_view, Op>, 9> kSigns{{{"==", Op::Equal},
                                                                 {"!=", Op::NotEqual},
                                                                 {"<>", Op::NotEqual},
                                                                 {"=~", Op::EqualFolded},
                                                                 {"!~", Op::NotEqualFolded},
                                                                 {"<", Op::Less},
                                                                 {"<=", Op::LessEqual},
                                                                 {">", Op::Greater},
                                                                 {">=", Op::GreaterEqual}}};

constexpr std::array<std::pair<std::string_view, Op>, 6> kWords{{{"between", Op::Between},
                                                                 {"in", Op::In},
                                                                 {"has", Op::Has},
                                                                 {"contains", Op::Contains},
                                                                 {"startswith", Op::StartsWith},
                                                                 {"endswith", Op::EndsWith}}};

constexpr std::array<std::pair<std::string_view, Op>, 5> kCalls{{{"isempty", Op::IsEmpty},
                                                                 {"isnotempty", Op::IsNotEmpty},
                                                                 {"isnull", Op::IsNull},
                                                                 {"isnotnull", Op::IsNotNull},
                                                                 {"set_has_element", Op::SetHasElement}}};

template <std::size_t N>
std::optional<Op> lookUp(const std::array<std::pair<std::string_view, Op>, N>& table, std::string_view word)
{
    for (const auto& [text, op] : table) {
        if (text == word) return op;
    }
    return std::nullopt;
}

class Parser
{
public:
    Parser(std::string_view kql, std::vector<Token> tokens) : m_kql(kql), m_tokens(std::move(tokens)) {}

    Result<Expr> run()
    {
        if (peek().kind == TokenKind::End) return Expr{};
        auto e = orExpr(0);
        if (e && peek().kind != TokenKind::End)
            return error(
                fmt::format("unexpected '{}'", m_kql.substr(peek().begin, peek().end - peek().begin)));
        return e;
    }

private:
    [[nodiscard]] const Token& peek(std::size_t ahead = 0) const
    {
        return m_tokens[std::min(m_at + ahead, m_tokens.size() - 1)];
    }

    [[nodiscard]] bool isSign(std::string_view s, std::size_t ahead = 0) const
    {
        return peek(ahead).kind == TokenKind::Operator && peek(ahead).text == s;
    }

    [[nodiscard]] bool isName(std::string_view s, std::size_t ahead = 0) const
    {
        return peek(ahead).kind == TokenKind::Name && peek(ahead).text == s;
    }

    bool acceptSign(std::string_view s)
    {
        if (!isSign(s)) return false;
        ++m_at;
        return true;
    }

    Result<> expectSign(std::string_view s)
    {
        if (acceptSign(s)) return {};
        return error(fmt::format("expected '{}'", s));
    }

    [[nodiscard]] tl::unexpected<Error> error(std::string message) const
    {
        return syntaxError(m_kql, peek().begin, std::move(message));
    }

    Result<Expr> chain(int depth, std::string_view word, Expr::Kind kind)
    {
        auto first = kind == Expr::Kind::Or ? chain(depth, "and", Expr::Kind::And) : unary(depth);
        if (!first || !isName(word)) return first;
        Expr out;
        out.kind = kind;
        out.begin = first->begin;
        out.kids.push_back(std::move(*first));
        while (isName(word)) {
            ++m_at;
            auto kid = kind == Expr::Kind::Or ? chain(depth, "and", Expr::Kind::And) : unary(depth);
            if (!kid) return kid;
            out.kids.push_back(std::move(*kid));
        }
        out.end = out.kids.back().end;
        return out;
    }

    Result<Expr> orExpr(int depth)
    {
        if (depth > kMaxDepth) return error("the filter is nested too deeply");
        return chain(depth, "or", Expr::Kind::Or);
    }

    Result<Expr> bracketed(int depth)
    {
        const std::size_t begin = peek().begin;
        SL_TRY(expectSign("("));
        auto e = orExpr(depth + 1);
        if (!e) return e;
        const std::size_t end = peek().end;
        SL_TRY(expectSign(")"));
        e->begin = begin;
        e->end = end;
        return e;
    }

    Result<Expr> unary(int depth)
    {
        const std::size_t begin = peek().begin;
        if (isName("not") && isSign("(", 1)) {
            ++m_at;
            auto kid = bracketed(depth);
            if (!kid) return kid;
            Expr out;
            out.kind = Expr::Kind::Not;
            out.begin = begin;
            out.end = kid->end;
            out.kids.push_back(std::move(*kid));
            return out;
        }
        if (isSign("(")) return bracketed(depth);
        return leaf();
    }

    Result<Expr> leaf()
    {
        const Token name = peek();
        if (name.kind != TokenKind::Name && name.kind != TokenKind::QuotedName)
            return error("expected a column name");
        Expr out;
        out.begin = name.begin;
        const bool isTrue = equalsAscii(name.text, "true");
        if (name.kind == TokenKind::Name && (isTrue || equalsAscii(name.text, "false"))) {
            ++m_at;
            out.constant = isTrue;
            out.end = name.end;
            return out;
        }
        out.kind = Expr::Kind::Leaf;
        ++m_at;
        if (const auto call = lookUp(kCalls, name.text);
            call && name.kind == TokenKind::Name && isSign("(")) {
            SL_TRY(callLeaf(out, *call));
        } else {
            out.column = name.text;
            SL_TRY(comparison(out));
        }
        out.end = m_tokens[m_at - 1].end;
        return out;
    }

    Result<> callLeaf(Expr& out, Op op)
    {
        SL_TRY(expectSign("("));
        if (peek().kind != TokenKind::Name && peek().kind != TokenKind::QuotedName)
            return error("expected a column name");
        out.column = peek().text;
        out.op = op;
        ++m_at;
        if (op == Op::SetHasElement) {
            SL_TRY(expectSign(","));
            SL_TRY(literal(out.values));
        }
        return expectSign(")");
    }

    Result<> comparison(Expr& out)
    {
        if (const auto sign =
                peek().kind == TokenKind::Operator ? lookUp(kSigns, peek().text) : std::nullopt) {
            ++m_at;
            out.op = *sign;
            return literal(out.values);
        }
        const bool negated = isSign("!");
        const auto word = peek(negated ? 1 : 0).kind == TokenKind::Name
                              ? lookUp(kWords, peek(negated ? 1 : 0).text)
                              : std::nullopt;
        if (!word) {
            if (negated) return error("expected an operator after '!'");
            const bool bare = peek().kind == TokenKind::End || isSign(")") || isName("and") || isName("or");
            if (!bare) return error("expected an operator");
            out.op = Op::Equal; // a boolean column by itself
            out.values.push_back(Literal::ofBool(true));
            return {};
        }
        m_at += negated ? 2 : 1;
        out.op = *word;
        if (out.op == Op::In && acceptSign("~")) out.op = Op::InFolded;
        if (negated) out.op = opposite(out.op);
        if (*word == Op::In) return list(out);
        if (*word == Op::Between) return range(out);
        return literal(out.values);
    }

    Result<> list(Expr& out)
    {
        SL_TRY(expectSign("("));
        do {
            SL_TRY(literal(out.values));
        } while (acceptSign(","));
        return expectSign(")");
    }

    Result<> range(Expr& out)
    {
        SL_TRY(expectSign("("));
        SL_TRY(literal(out.values));
        SL_TRY(expectSign(".."));
        SL_TRY(literal(out.values));
        return expectSign(")");
    }

    Result<> literal(std::vector<Literal>& out)
    {
        const Token t = peek();
        Literal l;
        const bool minus = isSign("-");
        const Token& n = peek(minus ? 1 : 0);
        if (t.kind == TokenKind::Text) {
            l = Literal::ofText(t.text);
        } else if (n.kind == TokenKind::Long || n.kind == TokenKind::Timespan) {
            l.kind = n.kind == TokenKind::Long ? Literal::Kind::Long : Literal::Kind::Timespan;
            l.integer = minus ? -n.integer : n.integer;
        } else if (n.kind == TokenKind::Real) {
            l.kind = Literal::Kind::Real;
            l.real = minus ? -n.real : n.real;
        } else if (t.kind == TokenKind::Name) {
            return namedLiteral(out);
        } else {
            return error("expected a value");
        }
        m_at += minus ? 2 : 1;
        out.push_back(std::move(l));
        return {};
    }

    Result<> namedLiteral(std::vector<Literal>& out)
    {
        const Token t = peek();
        if (equalsAscii(t.text, "true") || equalsAscii(t.text, "false")) {
            ++m_at;
            out.push_back(Literal::ofBool(equalsAscii(t.text, "true")));
            return {};
        }
        if (t.text == "datetime" && isSign("(", 1)) return datetimeLiteral(out);
        if ((t.text == "ago" || t.text == "now") && isSign("(", 1)) {
            m_at += 2;
            Literal l;
            l.kind = t.text == "ago" ? Literal::Kind::Ago : Literal::Kind::Now;
            const bool minus = acceptSign("-");
            if (peek().kind == TokenKind::Timespan) {
                l.integer = minus ? -peek().integer : peek().integer;
                ++m_at;
            } else if (t.text == "ago" || minus) {
                return error("expected a time span such as 7d");
            }
            out.push_back(l);
            return expectSign(")");
        }
        return error(fmt::format("'{}' is no value here; texts stand in quotes", t.text));
    }

    // The lexer gives all that stands inside datetime( ) as one text.
    Result<> datetimeLiteral(std::vector<Literal>& out)
    {
        m_at += 2;
        std::string_view inside = trim(peek().text);
        if (inside.size() > 1 && (inside.front() == '"' || inside.front() == '\''))
            inside = inside.substr(1, inside.size() - 2);
        const auto t = peek().kind == TokenKind::Text ? parseTime(inside) : std::nullopt;
        if (!t) return error("this is no date and time; write datetime(2020-08-05T06:10:03Z)");
        ++m_at;
        out.push_back(Literal::ofTime(t->ticks));
        return expectSign(")");
    }

    std::string_view m_kql;
    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
};

} // namespace

Result<Expr> parsePredicate(std::string_view kql)
{
    auto tokens = tokenize(kql);
    if (!tokens) return tl::unexpected(tokens.error());
    return Parser(kql, std::move(*tokens)).run();
}

} // namespace sightline::query
