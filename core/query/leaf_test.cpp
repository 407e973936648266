// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/leaf_test.h"

#include "core/base/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

namespace sightline::query
{
namespace
{

constexpr std::int64_t kLowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kHighest = std::numeric_limits<std::int64_t>::max();

Verdict verdictOf(bool yes)
{
    return yes ? Verdict::Yes : Verdict::No;
}

std::int64_t saturatedSum(std::int64_t a, std::int64_t b)
{
    if (b > 0 && a > kHighest - b) return kHighest;
    if (b < 0 && a < kLowest - b) return kLowest;
    return a + b;
}

bool isTimeLiteral(const Literal& l)
{
    return l.kind == Literal::Kind::DateTime || l.kind == Literal::Kind::Ago || l.kind == Literal::Kind::Now;
}

bool isNumberLiteral(const Literal& l)
{
    return l.kind == Literal::Kind::Long || l.kind == Literal::Kind::Real;
}

std::optional<double> numberOf(std::string_view s)
{
    s = trim(s);
    double v = 0;
    const auto r = std::from_chars(s.data(), s.data() + s.size(), v);
    if (s.empty() || r.ec != std::errc{} || r.ptr != s.data() + s.size() || !std::isfinite(v))
        return std::nullopt;
    return v;
}

// The number a literal stands for next to a numeric column.
std::optional<double> numberOf(const Literal& l)
{
    if (l.kind == Literal::Kind::Long) return static_cast<double>(l.integer);
    if (l.kind == Literal::Kind::Real) return l.real;
    return l.kind == Literal::Kind::Text ? numberOf(l.text) : std::nullopt;
}

// tostring() of a JSON text: a string loses its quotes.
std::string bareText(std::string_view json)
{
    if (!json.starts_with('"')) return std::string(json);
    const auto parsed = nlohmann::json::parse(json, nullptr, false);
    return parsed.is_string() ? parsed.get<std::string>() : std::string(json);
}

bool isElement(const nlohmann::json& element, const Literal& wanted)
{
    switch (wanted.kind) {
    case Literal::Kind::Text:
        return element.is_string() && element.get_ref<const std::string&>() == wanted.text;
    case Literal::Kind::Long:
        return element.is_number() && element == nlohmann::json(wanted.integer);
    case Literal::Kind::Real:
        return element.is_number() && element == nlohmann::json(wanted.real);
    case Literal::Kind::Bool:
        return element.is_boolean() && element.get<bool>() == (wanted.integer != 0);
    default:
        return false;
    }
}

// The 16 bytes of a guid literal; "" if the text is none.
std::string guidBytes(std::string_view text)
{
    std::string out;
    appendGuidBytes(text, out);
    return out;
}

// Whether a order-able x meets a positive operator against v (and w, for between).
template <class T> bool meets(Op op, const T& x, const T& v, const T& w)
{
    switch (op) {
    case Op::Less:
        return x < v;
    case Op::LessEqual:
        return x <= v;
    case Op::Greater:
        return x > v;
    case Op::GreaterEqual:
        return x >= v;
    case Op::Between:
        return x >= v && x <= w;
    default:
        return x == v;
    }
}

bool isEquality(Op op)
{
    return op == Op::Equal || op == Op::In || op == Op::EqualFolded || op == Op::InFolded;
}

bool isFolded(Op op)
{
    return op == Op::EqualFolded || op == Op::InFolded;
}

bool isOrder(Op op)
{
    return (op >= Op::Less && op <= Op::GreaterEqual) || op == Op::Between;
}

bool isNegativeOp(Op op)
{
    switch (op) {
    case Op::NotEqual:
    case Op::NotEqualFolded:
    case Op::NotBetween:
    case Op::NotIn:
    case Op::NotInFolded:
    case Op::NotHas:
    case Op::NotContains:
    case Op::NotStartsWith:
    case Op::NotEndsWith:
        return true;
    default:
        return false;
    }
}

// The texts an equality asks for.
class Wanted
{
public:
    explicit Wanted(bool folded) : m_folded(folded) {}

    std::vector<std::string_view> words; // of booleans, in any case

    void add(std::string text)
    {
        std::string key = m_folded ? fold(text) : std::move(text);
        m_lengths.insert(key.size());
        m_ascii = m_ascii && isAscii(key);
        m_texts.insert(std::move(key));
    }

    [[nodiscard]] const std::string* onlyText() const
    {
        return words.empty() && m_texts.size() == 1 ? &*m_texts.begin() : nullptr;
    }

    [[nodiscard]] bool contains(std::string_view s) const
    {
        if (std::ranges::any_of(words, [&](std::string_view w) { return equalsAscii(w, s); })) return true;
        // Folding keeps the length of what folds to ASCII, so most texts are told apart by it alone.
        if ((!m_folded || m_ascii) && !m_lengths.contains(s.size())) return false;
        return m_folded ? m_texts.contains(fold(s)) : m_texts.contains(s);
    }

private:
    bool m_folded;
    bool m_ascii = true;
    std::set<std::size_t> m_lengths;
    std::set<std::string, std::less<>> m_texts;
};

class TestMaker
{
public:
    TestMaker(const BoundColumn& column, Op op, const std::vector<Literal>& values, Ticks asOf)
        : m_column(column),
          m_written(op),
          m_negative(isNegativeOp(op)),
          m_op(m_negative ? opposite(op) : op),
          m_values(values),
          m_asOf(asOf)
    {
    }

    Result<LeafTest> make() const
    {
        if (m_op >= Op::IsEmpty && m_op <= Op::IsNotNull) return presence();
        if (m_values.empty() || (m_op == Op::Between && m_values.size() != 2))
            return error("has no value to compare with");
        if (m_op == Op::SetHasElement) return setElement();
        switch (m_column.type) {
        case Type::String:
        case Type::Dynamic:
            return text();
        case Type::Guid:
            return guid();
        case Type::Bool:
            return boolean();
        case Type::Real:
        case Type::Decimal:
            return real();
        default:
            return integer();
        }
    }

private:
    [[nodiscard]] std::string subject() const
    {
        const auto name = typeName(m_column.type);
        return fmt::format("{} is {} {}", m_column.name, name == "int" ? "an" : "a", name);
    }

    [[nodiscard]] tl::unexpected<Error> error(std::string_view words) const
    {
        return fail(ErrorKind::InvalidInput, "query.type",
                    fmt::format("{}; '{}' {}", subject(), opText(m_written), words));
    }

    [[nodiscard]] tl::unexpected<Error> misfit(const Literal& l, std::string_view wanted) const
    {
        return fail(ErrorKind::InvalidInput, "query.type",
                    isTimeLiteral(l) ? fmt::format("{}; it cannot be compared with a time", subject())
                                     : fmt::format("{}; {} is no {}", subject(), literalText(l), wanted));
    }

    Result<LeafTest> presence() const
    {
        const bool wantsValue = m_op == Op::IsNotEmpty || m_op == Op::IsNotNull;
        const bool neverNull = m_column.type == Type::String && (m_op == Op::IsNull || m_op == Op::IsNotNull);
        LeafTest out;
        out.over = isTextual(m_column.type) ? LeafTest::Over::Text : LeafTest::Over::Presence;
        out.text = [=](std::string_view s) { return verdictOf((neverNull || !s.empty()) == wantsValue); };
        out.ofPresent = verdictOf(wantsValue);
        out.ofAbsent = verdictOf(!wantsValue);
        return out;
    }

    Result<LeafTest> setElement() const
    {
        if (m_column.type != Type::Dynamic) return error("works on arrays");
        LeafTest out;
        out.text = [wanted = m_values.front()](std::string_view s) {
            if (s.empty()) return Verdict::No;
            const auto array = nlohmann::json::parse(s, nullptr, false);
            return verdictOf(array.is_array() &&
                             std::ranges::any_of(array, [&](const auto& e) { return isElement(e, wanted); }));
        };
        return out;
    }

    Result<LeafTest> text() const
    {
        if (isEquality(m_op)) return textEquality();
        return isOrder(m_op) ? textOrder() : textSearch();
    }

    Result<std::string> needle(const Literal& l) const
    {
        if (l.kind == Literal::Kind::Text) return l.text;
        if (l.kind == Literal::Kind::Long) return fmt::format("{}", l.integer);
        if (l.kind == Literal::Kind::Real) return fmt::format("{}", l.real);
        return misfit(l, "text");
    }

    Result<LeafTest> textEquality() const
    {
        Wanted wanted(isFolded(m_op));
        for (const Literal& l : m_values) {
            if (l.kind == Literal::Kind::Bool) {
                wanted.words.emplace_back(l.integer != 0 ? "true" : "false");
                continue;
            }
            auto s = needle(l);
            if (!s) return tl::unexpected(std::move(s.error()));
            wanted.add(std::move(*s));
        }
        LeafTest out;
        const bool dynamic = m_column.type == Type::Dynamic;
        if (const std::string* only = wanted.onlyText(); only != nullptr && !dynamic)
            out.search = TextSearch{Op::Equal, fold(*only), verdictOf(m_negative)};
        out.text = [=, wanted = std::move(wanted), negative = m_negative](std::string_view cell) {
            if (dynamic && cell.empty()) return verdictOf(negative);
            return verdictOf((dynamic ? wanted.contains(bareText(cell)) : wanted.contains(cell)) != negative);
        };
        return out;
    }

    Result<LeafTest> textOrder() const
    {
        const bool numeric = std::ranges::all_of(m_values, isNumberLiteral);
        for (const Literal& l : m_values) {
            if (!numeric && l.kind != Literal::Kind::Text) return misfit(l, "text");
        }
        const bool dynamic = m_column.type == Type::Dynamic;
        LeafTest out;
        if (numeric) {
            const double v = *numberOf(m_values.front());
            const double w = *numberOf(m_values.back());
            out.text = [=, op = m_op, negative = m_negative](std::string_view s) {
                const auto x = dynamic ? numberOf(bareText(s)) : numberOf(s);
                return x ? verdictOf(meets(op, *x, v, w) != negative) : Verdict::Null;
            };
            return out;
        }
        out.text = [=, op = m_op, negative = m_negative, v = m_values.front().text,
                    w = m_values.back().text](std::string_view s) {
            if (dynamic && s.empty()) return Verdict::Null;
            return verdictOf(meets(op, dynamic ? bareText(s) : std::string(s), v, w) != negative);
        };
        return out;
    }

    Result<LeafTest> textSearch() const
    {
        auto wanted = needle(m_values.front());
        if (!wanted) return tl::unexpected(std::move(wanted.error()));
        const bool bare = m_column.type == Type::Dynamic && (m_op == Op::StartsWith || m_op == Op::EndsWith);
        LeafTest out;
        if (!bare) out.search = TextSearch{m_op, fold(*wanted), verdictOf(m_negative)};
        out.text = [bare, op = m_op, negative = m_negative, n = fold(*wanted)](std::string_view cell) {
            const std::string s = bare ? fold(bareText(cell)) : fold(cell);
            switch (op) {
            case Op::Has:
                return verdictOf(hasTerm(s, n) != negative);
            case Op::StartsWith:
                return verdictOf(s.starts_with(n) != negative);
            case Op::EndsWith:
                return verdictOf(s.ends_with(n) != negative);
            default:
                return verdictOf((s.find(n) != std::string::npos) != negative);
            }
        };
        return out;
    }

    Result<LeafTest> guid() const
    {
        if (isOrder(m_op)) return error("works on numbers, times and text");
        if (!isEquality(m_op)) return textSearch();
        LeafTest out;
        out.over = LeafTest::Over::Guid;
        out.negative = m_negative;
        out.ofAbsent = verdictOf(m_negative);
        for (const Literal& l : m_values) {
            if (l.kind != Literal::Kind::Text) return misfit(l, "guid");
            if (std::string bytes = guidBytes(l.text); !bytes.empty()) out.guids.push_back(std::move(bytes));
        }
        out.text = [guids = out.guids, negative = m_negative](std::string_view s) {
            const std::string bytes = guidBytes(s);
            return verdictOf((!bytes.empty() && std::ranges::find(guids, bytes) != guids.end()) != negative);
        };
        return out;
    }

    Result<LeafTest> boolean() const
    {
        if (m_op != Op::Equal && m_op != Op::In) return error("does not work on it; use == true or == false");
        LeafTest out;
        out.over = LeafTest::Over::Integer;
        out.negative = m_negative;
        out.ofAbsent = verdictOf(m_negative);
        for (const Literal& l : m_values) {
            const bool number = l.kind == Literal::Kind::Bool || l.kind == Literal::Kind::Long;
            const bool text = l.kind == Literal::Kind::Text;
            const bool yes = number ? l.integer == 1 : text && (equalsAscii(l.text, "true") || l.text == "1");
            const bool no = number ? l.integer == 0 : text && (equalsAscii(l.text, "false") || l.text == "0");
            if (!yes && !no) return misfit(l, "true or false");
            out.ranges.push_back({yes ? 1 : 0, yes ? 1 : 0});
        }
        return out;
    }

    [[nodiscard]] Verdict ofNull() const { return isOrder(m_op) ? Verdict::Null : verdictOf(m_negative); }

    Result<LeafTest> real() const
    {
        if (isFolded(m_op) || (!isEquality(m_op) && !isOrder(m_op))) return error("works on text");
        std::vector<double> numbers;
        for (const Literal& l : m_values) {
            const auto n = numberOf(l);
            if (!n) return misfit(l, "number");
            numbers.push_back(*n);
        }
        LeafTest out;
        out.over = LeafTest::Over::Real;
        out.ofAbsent = ofNull();
        out.real = [op = m_op, numbers = std::move(numbers), negative = m_negative](double x) {
            if (isOrder(op)) return meets(op, x, numbers.front(), numbers.back()) != negative;
            return (std::ranges::find(numbers, x) != numbers.end()) != negative;
        };
        if (m_column.type != Type::Decimal) return out;
        out.over = LeafTest::Over::Text; // kept as text
        out.text = [test = out.real, ofAbsent = out.ofAbsent](std::string_view s) {
            const auto x = numberOf(s);
            return x ? verdictOf(test(*x)) : ofAbsent;
        };
        return out;
    }

    // The integers next to a literal: the same where it is whole.
    Result<IntegerRange> bounds(const Literal& l, const Literal* start) const
    {
        const auto exactly = [](std::int64_t v) { return IntegerRange{v, v}; };
        if (m_column.type == Type::DateTime) {
            if (l.kind == Literal::Kind::DateTime) return exactly(l.integer);
            if (l.kind == Literal::Kind::Now) return exactly(saturatedSum(m_asOf, l.integer));
            if (l.kind == Literal::Kind::Ago)
                return exactly(saturatedSum(m_asOf, l.integer == kLowest ? kHighest : -l.integer));
            const auto t = l.kind == Literal::Kind::Text ? parseTime(l.text) : std::nullopt;
            if (t) return exactly(t->ticks);
            if (l.kind == Literal::Kind::Timespan && start != nullptr) { // between (t .. 3d)
                auto from = bounds(*start, nullptr);
                if (from) *from = exactly(saturatedSum(from->first, l.integer));
                return from;
            }
            return misfit(l, "time");
        }
        if (m_column.type == Type::Timespan) {
            return l.kind == Literal::Kind::Timespan ? Result<IntegerRange>(exactly(l.integer))
                                                     : misfit(l, "time span");
        }
        if (l.kind == Literal::Kind::Long) return exactly(l.integer);
        std::int64_t whole = 0;
        const auto s = trim(l.text);
        if (l.kind == Literal::Kind::Text && !s.empty()) {
            const auto r = std::from_chars(s.data(), s.data() + s.size(), whole);
            if (r.ec == std::errc{} && r.ptr == s.data() + s.size()) return exactly(whole);
        }
        const auto n = numberOf(l);
        if (!n) return misfit(l, "number");
        const auto clamped = [](double d) {
            return d >= 9.2e18 ? kHighest : d <= -9.2e18 ? kLowest : static_cast<std::int64_t>(d);
        };
        return IntegerRange{clamped(std::floor(*n)), clamped(std::ceil(*n))};
    }

    Result<LeafTest> integer() const
    {
        if (isFolded(m_op) || (!isEquality(m_op) && !isOrder(m_op))) return error("works on text");
        LeafTest out;
        out.over = LeafTest::Over::Integer;
        out.negative = m_negative;
        out.ofAbsent = ofNull();
        std::vector<IntegerRange> around;
        for (const Literal& l : m_values) {
            auto b = bounds(l, m_op == Op::Between && &l != &m_values.front() ? &m_values.front() : nullptr);
            if (!b) return tl::unexpected(std::move(b.error()));
            around.push_back(*b);
        }
        const IntegerRange a = around.front();
        switch (m_op) {
        case Op::Less:
            if (a.last != kLowest) out.ranges.push_back({kLowest, a.last - 1});
            break;
        case Op::LessEqual:
            out.ranges.push_back({kLowest, a.first});
            break;
        case Op::Greater:
            if (a.first != kHighest) out.ranges.push_back({a.first + 1, kHighest});
            break;
        case Op::GreaterEqual:
            out.ranges.push_back({a.last, kHighest});
            break;
        case Op::Between:
            out.ranges.push_back({a.last, around.back().first});
            break;
        default:
            std::ranges::copy_if(around, std::back_inserter(out.ranges),
                                 [](const IntegerRange& r) { return r.first == r.last; });
        }
        return out;
    }

    const BoundColumn& m_column;
    Op m_written;
    bool m_negative;
    Op m_op; // without its negation
    const std::vector<Literal>& m_values;
    Ticks m_asOf;
};

} // namespace

Result<LeafTest> makeLeafTest(const BoundColumn& column, Op op, const std::vector<Literal>& values,
                              Ticks asOf)
{
    return TestMaker(column, op, values, asOf).make();
}

} // namespace sightline::query
