// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/evaluate.h"
#include "core/query/lexer.h"
#include "core/query/search.h"
#include "tests/core/query/query_world.h"

#include <QtTest>

#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

using namespace sightline;
using namespace sightline::query;
using namespace sightline::query::test;

namespace
{

using Kind = Literal::Kind;

// --- a naive evaluator: one row at a time, on plain cells ---

enum class Three { No, Yes, Null };

Three of(bool b)
{
    return b ? Three::Yes : Three::No;
}

std::optional<double> asNumber(const std::string& s)
{
    double d = 0;
    const auto r = std::from_chars(s.data(), s.data() + s.size(), d);
    return !s.empty() && r.ec == std::errc{} && r.ptr == s.data() + s.size() ? std::optional(d)
                                                                             : std::nullopt;
}

std::string plain(const std::string& json)
{
    const auto j = nlohmann::json::parse(json, nullptr, false);
    return j.is_string() ? j.get<std::string>() : json;
}

std::string asText(const Literal& l)
{
    if (l.kind == Kind::Text) return l.text;
    if (l.kind == Kind::Bool) return l.integer != 0 ? "true" : "false";
    return l.kind == Kind::Long ? fmt::format("{}", l.integer) : fmt::format("{}", l.real);
}

bool isWord(unsigned char c)
{
    return c >= 0x80 || std::isalnum(c) != 0;
}

bool containsTerm(const std::string& text, const std::string& needle)
{
    for (std::size_t at = 0; at + needle.size() <= text.size(); ++at) {
        if (text.compare(at, needle.size(), needle) != 0) continue;
        if (needle.empty()) return true;
        const auto u = [](char c) { return static_cast<unsigned char>(c); };
        const bool head = at == 0 || !isWord(u(needle.front())) || !isWord(u(text[at - 1]));
        const std::size_t end = at + needle.size();
        const bool tail = end == text.size() || !isWord(u(needle.back())) || !isWord(u(text[end]));
        if (head && tail) return true;
    }
    return false;
}

template <class T> Three compare(Op op, const T& x, const T& v)
{
    switch (op) {
    case Op::Equal:
        return of(x == v);
    case Op::NotEqual:
        return of(x != v);
    case Op::Less:
        return of(x < v);
    case Op::LessEqual:
        return of(x <= v);
    case Op::Greater:
        return of(x > v);
    default:
        return of(x >= v);
    }
}

Three invert(Three t)
{
    return t == Three::Null ? t : of(t == Three::No);
}

Three both(Three a, Three b)
{
    if (a == Three::No || b == Three::No) return Three::No;
    return a == Three::Null || b == Three::Null ? Three::Null : Three::Yes;
}

Three either(Three a, Three b)
{
    return invert(both(invert(a), invert(b)));
}

class Naive
{
public:
    Naive(const World& world, const TableBinding& table) : m_world(world), m_table(table) {}

    Three value(const Expr& e, std::size_t s, std::uint32_t row) const
    {
        if (e.kind == Expr::Kind::Constant) return of(e.constant);
        if (e.kind == Expr::Kind::Not) return invert(value(e.kids[0], s, row));
        if (e.kind == Expr::Kind::Leaf) {
            const BoundColumn& c = *m_table.find(e.column);
            return leaf(c, m_world.cell(m_table, c, s, row), e.op, e.values);
        }
        Three out = of(e.kind == Expr::Kind::And);
        for (const Expr& kid : e.kids)
            out = e.kind == Expr::Kind::And ? both(out, value(kid, s, row)) : either(out, value(kid, s, row));
        return out;
    }

private:
    Three leaf(const BoundColumn& c, const Cell& cell, Op op, const std::vector<Literal>& v) const
    {
        const bool string = c.type == Type::String;
        switch (op) {
        case Op::IsEmpty:
            return of(cell.null);
        case Op::IsNotEmpty:
            return of(!cell.null);
        case Op::IsNull:
            return of(cell.null && !string);
        case Op::IsNotNull:
            return of(!cell.null || string);
        case Op::SetHasElement:
            return of(holds(cell, v[0]));
        case Op::Between:
            return both(one(c, cell, Op::GreaterEqual, v[0]), one(c, cell, Op::LessEqual, upper(c, v)));
        case Op::NotBetween:
            return invert(leaf(c, cell, Op::Between, v));
        case Op::In:
        case Op::InFolded: {
            Three out = Three::No;
            for (const Literal& l : v)
                out = either(out, one(c, cell, op == Op::In ? Op::Equal : Op::EqualFolded, l));
            return out;
        }
        case Op::NotIn:
            return invert(leaf(c, cell, Op::In, v));
        case Op::NotInFolded:
            return invert(leaf(c, cell, Op::InFolded, v));
        default:
            return one(c, cell, op, v[0]);
        }
    }

    Literal upper(const BoundColumn& c, const std::vector<Literal>& v) const
    {
        Literal out = v[1];
        if (c.type == Type::DateTime && out.kind == Kind::Timespan)
            return Literal::ofTime(ticks(v[0]) + out.integer);
        return out;
    }

    Ticks ticks(const Literal& l) const
    {
        switch (l.kind) {
        case Kind::Ago:
            return m_world.context.asOf - l.integer;
        case Kind::Now:
            return m_world.context.asOf + l.integer;
        case Kind::Text:
            return parseTime(l.text)->ticks;
        default:
            return l.integer;
        }
    }

    static bool holds(const Cell& cell, const Literal& l)
    {
        const auto j = nlohmann::json::parse(cell.text, nullptr, false);
        if (!j.is_array()) return false;
        for (const auto& e : j) {
            if (l.kind == Kind::Text && e.is_string() && e.get<std::string>() == l.text) return true;
            if (l.kind == Kind::Long && e.is_number() && e.get<double>() == static_cast<double>(l.integer))
                return true;
        }
        return false;
    }

    Three one(const BoundColumn& c, const Cell& cell, Op op, const Literal& l) const
    {
        const bool order = op >= Op::Less && op <= Op::GreaterEqual;
        const bool equality = op == Op::Equal || op == Op::NotEqual;
        if (op == Op::NotEqualFolded || (op >= Op::NotHas && !equality && !order)) {
            const bool negative = op == Op::NotEqualFolded || op == Op::NotHas || op == Op::NotContains ||
                                  op == Op::NotStartsWith || op == Op::NotEndsWith;
            if (negative) return invert(one(c, cell, opposite(op), l));
        }
        if (cell.null && c.type != Type::String) {
            if (order) return Three::Null;
            if (equality) return of(op == Op::NotEqual);
            if (op == Op::EqualFolded) return Three::No;
        }
        switch (c.type) {
        case Type::DateTime:
            return compare(op, cell.integer, ticks(l));
        case Type::Timespan:
            return compare(op, cell.integer, l.integer);
        case Type::Bool:
            return compare(op, cell.integer == 1,
                           l.kind == Kind::Text ? equalsAscii(l.text, "true") || l.text == "1"
                                                : l.integer == 1);
        case Type::Int:
        case Type::Long:
            return compare(op, static_cast<double>(cell.integer), number(l));
        case Type::Real:
            return compare(op, cell.real, number(l));
        case Type::Decimal:
            return compare(op, *asNumber(cell.text), number(l));
        default:
            return textual(c, cell, op, l);
        }
    }

    static double number(const Literal& l)
    {
        if (l.kind == Kind::Text) return *asNumber(l.text);
        return l.kind == Kind::Real ? l.real : static_cast<double>(l.integer);
    }

    Three textual(const BoundColumn& c, const Cell& cell, Op op, const Literal& l) const
    {
        const bool dynamic = c.type == Type::Dynamic;
        const std::string bare = dynamic ? plain(cell.text) : cell.text;
        std::string wanted = asText(l);
        if (c.type == Type::Guid && (op == Op::Equal || op == Op::NotEqual || op == Op::EqualFolded)) {
            wanted = lowerAscii(wanted);
            if (wanted.starts_with('{')) wanted = wanted.substr(1, 36);
        }
        if (l.kind == Kind::Bool) return of(equalsAscii(bare, wanted) == (op != Op::NotEqual));
        switch (op) {
        case Op::Equal:
        case Op::NotEqual:
            return compare(op, bare, wanted);
        case Op::EqualFolded:
            return of(fold(bare) == fold(wanted));
        case Op::Has:
            return of(containsTerm(fold(cell.text), fold(wanted)));
        case Op::Contains:
            return of(fold(cell.text).find(fold(wanted)) != std::string::npos);
        case Op::StartsWith:
            return of(fold(bare).starts_with(fold(wanted)));
        case Op::EndsWith:
            return of(fold(bare).ends_with(fold(wanted)));
        default:
            break;
        }
        if (l.kind == Kind::Text) return compare(op, bare, wanted);
        const auto n = asNumber(bare);
        return n ? compare(op, *n, number(l)) : Three::Null;
    }

    const World& m_world;
    const TableBinding& m_table;
};

// --- random predicates that are valid for a column ---

constexpr std::array kEquals{Op::Equal, Op::NotEqual, Op::In, Op::NotIn};
constexpr std::array kOrders{Op::Less,         Op::LessEqual, Op::Greater,
                             Op::GreaterEqual, Op::Between,   Op::NotBetween};
constexpr std::array kFolded{Op::EqualFolded, Op::NotEqualFolded, Op::InFolded, Op::NotInFolded};
constexpr std::array kSearches{Op::Has,        Op::NotHas,        Op::Contains, Op::NotContains,
                               Op::StartsWith, Op::NotStartsWith, Op::EndsWith, Op::NotEndsWith};
constexpr std::array kPresence{Op::IsEmpty, Op::IsNotEmpty, Op::IsNull, Op::IsNotNull};

class Maker
{
public:
    Maker(World& world, const TableBinding& table) : m_world(world), m_table(table), m_random(world.random())
    {
    }

    Expr make(int depth)
    {
        const int what = m_random.below(10);
        if (depth == 0 || what < 3) return leaf();
        Expr out;
        if (what == 3) {
            out.constant = m_random.chance(50);
            return out;
        }
        out.kind = what < 6 ? Expr::Kind::And : what < 8 ? Expr::Kind::Or : Expr::Kind::Not;
        const int kids = out.kind == Expr::Kind::Not ? 1 : 2 + m_random.below(2);
        for (int i = 0; i < kids; ++i)
            out.kids.push_back(make(depth - 1));
        return out;
    }

private:
    Expr leaf()
    {
        const BoundColumn& c = m_random.pick(m_table.columns());
        Expr out;
        out.kind = Expr::Kind::Leaf;
        out.column = c.name;
        out.op = op(c);
        if (out.op >= Op::IsEmpty && out.op <= Op::IsNotNull) return out;
        const bool list =
            out.op == Op::In || out.op == Op::NotIn || out.op == Op::InFolded || out.op == Op::NotInFolded;
        const bool between = out.op == Op::Between || out.op == Op::NotBetween;
        const int count = between ? 2 : list ? 1 + m_random.below(3) : 1;
        const bool order = between || (out.op >= Op::Less && out.op <= Op::GreaterEqual);
        const bool numbers = m_random.chance(40); // orders on text take one kind of literal
        for (int i = 0; i < count; ++i)
            out.values.push_back(literal(c, out.op, order ? std::optional(numbers) : std::nullopt));
        if (between && c.type == Type::DateTime && m_random.chance(30))
            out.values[1] = {Kind::Timespan, {}, kTicksPerHour, 0};
        return out;
    }

    Op op(const BoundColumn& c)
    {
        if (m_random.chance(15)) return m_random.pick(kPresence);
        if (c.type == Type::Bool) return m_random.pick(kEquals);
        if (c.type == Type::Dynamic && m_random.chance(30)) return Op::SetHasElement;
        const bool text = c.type == Type::String || c.type == Type::Dynamic;
        if (text && m_random.chance(45)) return m_random.pick(kSearches);
        if ((text || c.type == Type::Guid) && m_random.chance(30)) return m_random.pick(kFolded);
        if (c.type == Type::Guid)
            return m_random.chance(30) ? m_random.pick(kSearches) : m_random.pick(kEquals);
        return m_random.chance(50) ? m_random.pick(kEquals) : m_random.pick(kOrders);
    }

    Literal longOf(std::int64_t v) { return {Kind::Long, {}, v, 0}; }

    Literal literal(const BoundColumn& c, Op o, std::optional<bool> numeric)
    {
        switch (c.type) {
        case Type::Bool:
            return m_random.chance(50)   ? Literal::ofBool(m_random.chance(50))
                   : m_random.chance(50) ? longOf(m_random.below(2))
                                         : Literal::ofText("True");
        case Type::DateTime:
            return time();
        case Type::Timespan:
            return {Kind::Timespan, {}, (m_random.below(9) - 3) * kTicksPerHour, 0};
        case Type::Guid:
            return Literal::ofText(m_random.chance(20) ? "{" + upperAscii(m_random.pick(kGuids)) + "}"
                                                       : m_random.pick(kGuids));
        case Type::Int:
        case Type::Long: {
            const std::int64_t v =
                (m_random.below(11) - 5) * (c.type == Type::Long ? 1'000'000'000'000LL : 1);
            if (c.kind == BoundColumn::Kind::RowNumber)
                return longOf((10 + m_random.below(4)) * 65'536LL + m_random.below(70));
            if (m_random.chance(25))
                return {Kind::Real, {}, 0, static_cast<double>(v) + m_random.below(2) * 0.5};
            return m_random.chance(20) ? Literal::ofText(fmt::format("{}", v))
                                       : longOf(m_random.chance(50) ? v : m_random.below(5));
        }
        case Type::Real:
        case Type::Decimal:
            return m_random.chance(50) ? Literal{Kind::Real, {}, 0, m_random.below(21) / 2.0 - 2}
                                       : longOf(m_random.below(12));
        default:
            break;
        }
        const bool number = numeric ? *numeric : m_random.chance(15);
        if (number)
            return m_random.chance(50) ? longOf(m_random.below(2) * 50126) : Literal{Kind::Real, {}, 0, 7.5};
        if (!numeric && m_random.chance(5) && (o <= Op::NotEqual || o == Op::In || o == Op::NotIn))
            return Literal::ofBool(true);
        return Literal::ofText(text(c));
    }

    std::string text(const BoundColumn& c)
    {
        if (c.kind == BoundColumn::Kind::ActivityId) {
            return m_random.chance(20)
                       ? m_random.pick(kGuids)
                       : fmt::format("{}-{}", m_random.chance(50) ? "aaaaaaaaaa" : "bbbbbbbbbb",
                                     m_random.below(6));
        }
        if (c.kind == BoundColumn::Kind::TableName) return m_random.chance(50) ? "SourceA" : "source";
        if (c.kind == BoundColumn::Kind::AccountId) return fmt::format("E-{}", m_random.below(12));
        if (c.type == Type::Dynamic && m_random.chance(60))
            return std::array{"a", "Azure", "x", "7", "Zürich"}[static_cast<std::size_t>(m_random.below(5))];
        static const std::vector<std::string> kParts{"",   "online", "Exchange", "ü",       "СК",  "@",
                                                     "\\", ".",      "1",        "mailbox", "Set-"};
        return m_random.chance(40) ? m_random.pick(kParts) : m_random.pick(kWords);
    }

    Literal time()
    {
        const Ticks t = kEpoch + m_random.below(10) * kTicksPerHour / 2 -
                        kTicksPerMinute * m_random.below(3) + m_random.below(3);
        switch (m_random.below(5)) {
        case 0:
            return {Kind::Ago, {}, m_world.context.asOf - t, 0};
        case 1:
            return {Kind::Now, {}, t - m_world.context.asOf, 0};
        case 2:
            return Literal::ofText(isoText(t));
        default:
            return Literal::ofTime(t);
        }
    }

    World& m_world;
    const TableBinding& m_table;
    Random& m_random;
};

bool sameTree(const Expr& a, const Expr& b)
{
    if (a.kind != b.kind || a.kids.size() != b.kids.size()) return false;
    for (std::size_t i = 0; i < a.kids.size(); ++i) {
        if (!sameTree(a.kids[i], b.kids[i])) return false;
    }
    if (a.kind == Expr::Kind::Constant) return a.constant == b.constant;
    return a.kind != Expr::Kind::Leaf || (a.column == b.column && a.op == b.op && a.values == b.values);
}

Error compileError(const TableBinding& table, std::string_view kql)
{
    const auto e = parsePredicate(kql);
    if (!e) return e.error();
    const auto rows = filterRows(table, *e, {}, kql);
    return rows ? Error{ErrorKind::Internal, {}, "no error", {}} : rows.error();
}

} // namespace

class TestEvaluate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsCells();
    void agreesWithNaive();
    void errors_data();
    void errors();
    void columns();
};

void TestEvaluate::readsCells()
{
    for (std::uint32_t seed = 1; seed <= 150; ++seed) {
        World world(seed);
        for (const std::string_view name : {"Activity", "SourceA", "SourceB"}) {
            const auto table = TableBinding::open(world.context, name);
            QVERIFY(table.has_value());
            CellReader reader(*table);
            for (std::uint32_t s = 0; s < world.segments(); ++s) {
                const auto members = table->members(s);
                QVERIFY(members.has_value());
                for (std::uint32_t row = 0; row < world.rows(s); ++row) {
                    QCOMPARE(members->rows() != 0 && members->test(row), world.isMember(*table, s, row));
                    for (const BoundColumn& c : table->columns()) {
                        const Cell cell = world.cell(*table, c, s, row);
                        const auto v = reader.value({s, row}, c);
                        QVERIFY(v.has_value());
                        QCOMPARE(v->isNull(), cell.null && c.type != Type::String);
                        if (v->kind == Value::Kind::Text) QCOMPARE(std::string(v->text), cell.text);
                        if (v->kind == Value::Kind::Integer || v->kind == Value::Kind::Bool)
                            QCOMPARE(v->integer, cell.integer);
                        if (v->kind == Value::Kind::Real) QCOMPARE(v->real, cell.real);
                    }
                }
            }
        }
    }
}

void TestEvaluate::agreesWithNaive()
{
    std::uint64_t hits = 0;
    for (std::uint32_t seed = 1; seed <= 3000; ++seed) {
        World world(seed, 4, 90);
        const auto table = TableBinding::open(
            world.context, std::array{"Activity", "SourceA", "SourceB", "Activity"}[seed % 4]);
        QVERIFY(table.has_value());
        const Naive naive(world, *table);
        Maker maker(world, *table);
        for (int i = 0; i < 6; ++i) {
            const Expr made = maker.make(3);
            const std::string kql = exprText(made);
            const auto parsed = parsePredicate(kql);
            QVERIFY2(parsed.has_value(), parsed ? "" : (kql + ": " + parsed.error().text()).c_str());
            QVERIFY2(sameTree(made, *parsed), (kql + "\n" + exprText(*parsed)).c_str());
            const auto rows = filterRows(*table, *parsed, {}, kql);
            QVERIFY2(rows.has_value(), rows ? "" : (kql + ": " + rows.error().text()).c_str());
            std::uint64_t count = 0;
            for (std::size_t s = 0; s < world.segments(); ++s) {
                for (std::uint32_t row = 0; row < world.rows(s); ++row) {
                    const bool expected =
                        world.isMember(*table, s, row) && naive.value(made, s, row) == Three::Yes;
                    const Bitmap& found = rows->bySegment[s];
                    const bool actual = found.rows() != 0 && found.test(row);
                    count += actual;
                    if (actual != expected) {
                        QFAIL(fmt::format("seed {} table {} segment {} row {}: {} expected {}", seed,
                                          table->name(), s, row, kql, expected)
                                  .c_str());
                    }
                }
            }
            QCOMPARE(rows->count, count);
            hits += count;
        }
    }
    QVERIFY(hits > 50'000); // the predicates are neither all empty nor trivial
}

void TestEvaluate::errors_data()
{
    QTest::addColumn<QByteArray>("kql");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* kql, const char* text) {
        QTest::newRow(kql) << QByteArray(kql) << QByteArray(text);
    };
    row("Nobody == 1", "table SourceA has no column 'Nobody' (line 1, column 1)");
    row("EventID == 1 and\n TimeGenerated has \"x\"",
        "TimeGenerated is a datetime; 'has' works on text (line 2, column 2)");
    row("TimeGenerated == \"soon\"", "TimeGenerated is a datetime; \"soon\" is no time (line 1, column 1)");
    row("ResultType > ago(1d)",
        "ResultType is a string; it cannot be compared with a time (line 1, column 1)");
    row("EventID == \"x\"", "EventID is an int; \"x\" is no number (line 1, column 1)");
    row("EventID =~ \"1\"", "EventID is an int; '=~' works on text (line 1, column 1)");
    row("set_has_element(ResultType, \"a\")",
        "ResultType is a string; 'set_has_element' works on arrays (line 1, column 1)");
    row("Span == 5", "Span is a timespan; 5 is no time span (line 1, column 1)");
    row("Link > \"a\"", "Link is a guid; '>' works on numbers, times and text (line 1, column 1)");
}

void TestEvaluate::errors()
{
    QFETCH(QByteArray, kql);
    QFETCH(QByteArray, text);
    World world(1);
    const auto table = TableBinding::open(world.context, "SourceA");
    QVERIFY(table.has_value());
    const Error e =
        compileError(*table, std::string_view(kql.constData(), static_cast<std::size_t>(kql.size())));
    QCOMPARE(QString::fromStdString(e.text()), QString::fromUtf8(text));
}

void TestEvaluate::columns()
{
    World world(1);
    const auto activity = TableBinding::open(world.context, "activity");
    QVERIFY(activity.has_value());
    QCOMPARE(activity->name(), std::string("Activity"));
    QCOMPARE(activity->columns().front().name, std::string("TimeGenerated"));
    QCOMPARE(activity->columns().back().name, std::string("_activity"));
    QCOMPARE(activity->find("ipcategory")->kind, BoundColumn::Kind::AddressCategory);
    const auto source = TableBinding::open(world.context, "SourceA");
    QCOMPARE(source->columns().front().name, std::string("TimeGenerated"));
    QCOMPARE(source->find("who")->column, activity->find("ActorUsername")->column);
    QVERIFY(source->find("_ord") != nullptr);
    QVERIFY(source->find("App") == nullptr);
    const auto none = TableBinding::open(world.context, "Nothing");
    QVERIFY(!none.has_value());
    QCOMPARE(none.error().kind, ErrorKind::NotFound);
}

#include "tst_evaluate.moc"
