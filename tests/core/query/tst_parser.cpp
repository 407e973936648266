// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/expr.h"
#include "core/query/lexer.h"

#include <QtTest>

#include <string>

using namespace sightline;
using namespace sightline::query;

namespace
{

std::string_view view(const QByteArray& bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

// The predicate printed back, or the error with its position.
QString reprint(std::string_view kql)
{
    const auto e = parsePredicate(kql);
    return QString::fromStdString(e ? exprText(*e) : e.error().text());
}

Literal firstValue(std::string_view kql)
{
    const auto e = parsePredicate(kql);
    return e && !e->values.empty() ? e->values[0] : Literal::ofText("(none)");
}

} // namespace

class TestParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void prints_data();
    void prints();
    void fails_data();
    void fails();
    void strings_data();
    void strings();
    void times();
    void numbers();
    void depth();
    void positions();
    void blanks();
};

void TestParser::prints_data()
{
    QTest::addColumn<QByteArray>("kql");
    QTest::addColumn<QByteArray>("printed");
    const auto row = [](const char* kql, const char* printed) {
        QTest::newRow(kql) << QByteArray(kql) << QByteArray(printed);
    };
    row("A == 1", "A == 1");
    row("A != 1", "A != 1");
    row("A<>1", "A != 1");
    row("A =~ 'x'", "A =~ \"x\"");
    row("A !~ 'x'", "A !~ \"x\"");
    row("A<1 and A<=2 and A>3 and A>=4", "A < 1 and A <= 2 and A > 3 and A >= 4");
    row("A between (1..2)", "A between (1 .. 2)");
    row("A !between (1 .. 2)", "A !between (1 .. 2)");
    row("A in (1,2)", "A in (1, 2)");
    row("A !in (\"a\")", "A !in (\"a\")");
    row("A in~ ('a','b')", "A in~ (\"a\", \"b\")");
    row("A !in~ ('a')", "A !in~ (\"a\")");
    row("A has 'x'", "A has \"x\"");
    row("A !has 'x'", "A !has \"x\"");
    row("A contains 'x'", "A contains \"x\"");
    row("A !contains 'x'", "A !contains \"x\"");
    row("A startswith 'x'", "A startswith \"x\"");
    row("A !startswith 'x'", "A !startswith \"x\"");
    row("A endswith 'x'", "A endswith \"x\"");
    row("A !endswith 'x'", "A !endswith \"x\"");
    row("isempty(A) or isnotempty(A) or isnull(A) or isnotnull(A)",
        "isempty(A) or isnotempty(A) or isnull(A) or isnotnull(A)");
    row("set_has_element( A , 'x' )", "set_has_element(A, \"x\")");
    row("not(A == True)", "not(A == true)");
    row("A == FALSE", "A == false");
    row("True and false", "true and false");
    row("A and not(B)", "A == true and not(B == true)");
    row("a == 1 or b == 2 and c == 3", "a == 1 or (b == 2 and c == 3)");
    row("(a == 1 or b == 2) and c == 3", "(a == 1 or b == 2) and c == 3");
    row("((A == 1))", "A == 1");
    row("['odd name'] == 1", "['odd name'] == 1");
    row("['it\\'s'] == 1", "[\"it's\"] == 1");
    row("['true'] == 1", "['true'] == 1");
    row("A == 1 // a comment\n and B == 2", "A == 1 and B == 2");
    row("T > ago(7d) and T < now() and T < now(-1h)", "T > ago(7d) and T < now() and T < now(-1h)");
    row("T > ago(-36h)", "T > ago(-36h)");
    row("S == 1.5h and S == 10ms and S == 3ticks and S == 2seconds",
        "S == 90m and S == 10ms and S == 3tick and S == 2s");
    row("T == datetime(2020-08-05)", "T == datetime(2020-08-05T00:00:00Z)");
    row("T == datetime(\"2020-08-05 06:10:03.5\")", "T == datetime(2020-08-05T06:10:03.5Z)");
    row("T between (datetime(2020-08-05) .. 3d)", "T between (datetime(2020-08-05T00:00:00Z) .. 3d)");
    row("A == 0x1F and A == -5 and A == 1e3", "A == 31 and A == -5 and A == 1000.0");
}

void TestParser::prints()
{
    QFETCH(QByteArray, kql);
    QFETCH(QByteArray, printed);
    QCOMPARE(reprint(view(kql)), QString::fromUtf8(printed));
    QCOMPARE(reprint(view(printed)), QString::fromUtf8(printed));
}

void TestParser::fails_data()
{
    QTest::addColumn<QByteArray>("kql");
    QTest::addColumn<QByteArray>("position");
    const auto row = [](const char* kql, const char* position) {
        QTest::newRow(kql) << QByteArray(kql) << QByteArray(position);
    };
    row("A == ", "line 1, column 6");
    row("A = 1", "line 1, column 3");
    row("A == 1 B", "line 1, column 8");
    row("A == 1 and", "line 1, column 11");
    row("(A == 1", "line 1, column 8");
    row("A == 1)", "line 1, column 7");
    row("A == 'x\ny'", "line 1, column 6");
    row("A == 'x\n'", "line 1, column 6");
    row("A == 'x", "line 1, column 6");
    row("A == @'x", "line 1, column 6");
    row("\"A\" == 1", "line 1, column 1");
    row("A == 1\nand B ! 2", "line 2, column 7");
    row("A == 'ü' and B == ?", "line 1, column 19");
    row("A == 'a\\q'", "line 1, column 8");
    row("A == '\\ud800x'", "line 1, column 7");
    row("A == 5w", "line 1, column 7");
    row("A == 99999999999999999999", "line 1, column 6");
    row("A == datetime(soon)", "line 1, column 15");
    row("A == datetime()", "line 1, column 15");
    row("A == ago(7)", "line 1, column 10");
    row("A == yesterday", "line 1, column 6");
    row("A in 1", "line 1, column 6");
    row("A in ()", "line 1, column 7");
    row("A between (1, 2)", "line 1, column 13");
    row("A matches regex 'x'", "line 1, column 3");
    row("A == 1 | take 5", "line 1, column 8");
}

void TestParser::fails()
{
    QFETCH(QByteArray, kql);
    QFETCH(QByteArray, position);
    const auto e = parsePredicate(view(kql));
    QVERIFY(!e.has_value());
    QCOMPARE(e.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(QString::fromStdString(e.error().where), QString::fromUtf8(position));
}

void TestParser::strings_data()
{
    QTest::addColumn<QByteArray>("kql");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const char* kql, const QByteArray& text) {
        QTest::newRow(name) << QByteArray(kql) << text;
    };
    row("backslash", R"(A == "CONTOSO\\DC01$")", R"(CONTOSO\DC01$)");
    row("verbatim", R"(A == @"C:\a\""b")", R"(C:\a\"b)");
    row("verbatim single", R"(A == @'it''s \n')", R"(it's \n)");
    row("controls", R"(A == "\t\r\n\"\'")", "\t\r\n\"'");
    row("zero", R"(A == "a\0b")", QByteArray("a\0b", 3));
    row("hex", R"(A == "\x41\x1f")", "A\x1f");
    row("unicode", R"(A == "\u00fc\u041c")", "üМ");
    row("pair", R"(A == "\ud83d\ude00")", "\xF0\x9F\x98\x80");
    row("raw utf-8", "A == 'Zürich \xF0\x9F\x98\x80'", "Zürich \xF0\x9F\x98\x80");
    row("empty", "A == ''", "");
    row("slashes", "A == 'http://x'", "http://x");
}

void TestParser::strings()
{
    QFETCH(QByteArray, kql);
    QFETCH(QByteArray, text);
    const auto e = parsePredicate(view(kql));
    QVERIFY2(e.has_value(), e ? "" : e.error().text().c_str());
    QCOMPARE(QByteArray::fromStdString(e->values.at(0).text), text);
    const auto again = parsePredicate(exprText(*e));
    QVERIFY(again.has_value());
    QCOMPARE(again->values.at(0), e->values.at(0));
}

void TestParser::times()
{
    const Literal day = firstValue("T == datetime(2020-08-05)");
    QCOMPARE(day.kind, Literal::Kind::DateTime);
    QCOMPARE(isoText(day.integer), std::string("2020-08-05T00:00:00Z"));
    QCOMPARE(firstValue("T == datetime(2020-08-05T02:00:00+02:00)"), day);
    QCOMPARE(firstValue("T == datetime('8/5/2020')"), day);
    QCOMPARE(firstValue("T == datetime( 2020-08-05 00:00 )"), day);
    QCOMPARE(firstValue("T == datetime(2020-08-05T00:00:00.0000001Z)").integer, day.integer + 1);
    QCOMPARE(firstValue("T > ago(1.5d)").integer, kTicksPerHour * 36);
    QCOMPARE(firstValue("T > ago(90min)").integer, kTicksPerMinute * 90);
    QCOMPARE(firstValue("S == 9007199254740993tick").integer, std::int64_t{9007199254740993});
}

void TestParser::numbers()
{
    QCOMPARE(firstValue("A == 9223372036854775807").integer, std::numeric_limits<std::int64_t>::max());
    QCOMPARE(firstValue("A == -2.5").real, -2.5);
    QCOMPARE(firstValue("A == 1e-3").real, 0.001);
    for (const double d : {0.1, -1e300, 3.0, 1.0 / 3}) {
        const auto text = leafText("A", Op::Equal, {Literal{Literal::Kind::Real, {}, 0, d}});
        QCOMPARE(firstValue(text).kind, Literal::Kind::Real);
        QCOMPARE(firstValue(text).real, d);
    }
}

void TestParser::depth()
{
    const auto nested = [](std::size_t n) { return std::string(n, '(') + "A == 1" + std::string(n, ')'); };
    QVERIFY(parsePredicate(nested(50)).has_value());
    const auto deep = parsePredicate(nested(100'000));
    QVERIFY(!deep.has_value());
    QCOMPARE(deep.error().message, std::string("the filter is nested too deeply"));
    std::string nots;
    for (int i = 0; i < 50'000; ++i)
        nots += "not(";
    QVERIFY(!parsePredicate(nots).has_value());
    std::string chain = "A == 0";
    for (int i = 0; i < 20'000; ++i)
        chain += " and A == 0";
    const auto wide = parsePredicate(chain);
    QVERIFY(wide.has_value());
    QCOMPARE(wide->kids.size(), std::size_t{20'001});
}

void TestParser::positions()
{
    const std::string kql = "  A == 1 and (B == 2 or C == 3) ";
    const auto e = parsePredicate(kql);
    QVERIFY(e.has_value());
    const auto source = [&](const Expr& x) { return kql.substr(x.begin, x.end - x.begin); };
    QCOMPARE(source(*e), std::string("A == 1 and (B == 2 or C == 3)"));
    QCOMPARE(source(e->kids[0]), std::string("A == 1"));
    QCOMPARE(source(e->kids[1]), std::string("(B == 2 or C == 3)"));
    QCOMPARE(source(e->kids[1].kids[1]), std::string("C == 3"));
    QCOMPARE(positionText("aü\nбв", 4), std::string("line 2, column 1"));
    QCOMPARE(positionText("aü\nбв", 6), std::string("line 2, column 2"));
}

void TestParser::blanks()
{
    for (const std::string_view kql : {"", " \n\t", "// nothing\n"}) {
        const auto e = parsePredicate(kql);
        QVERIFY(e.has_value());
        QCOMPARE(e->kind, Expr::Kind::Constant);
        QVERIFY(e->constant);
    }
}

#include "tst_parser.moc"
