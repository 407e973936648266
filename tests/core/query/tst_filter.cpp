// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ticks.h"
#include "core/query/filter.h"

#include <QtTest>

#include <algorithm>
#include <fmt/format.h>
#include <random>

using namespace sightline;
using namespace sightline::query;

namespace
{

Rule rule(std::string field, RuleOp op, std::vector<std::string> values = {}, Role role = Role::Any)
{
    return {std::move(field), op, std::move(values), role, true, {}};
}

Rule kqlOnly(std::string kql)
{
    Rule out;
    out.kql = std::move(kql);
    return out;
}

std::string printed(const Rule& r)
{
    return ruleKql(r, activityFields());
}

class RandomFilter
{
public:
    RandomFilter(std::uint32_t seed, std::span<const FieldDef> fields) : m_engine(seed), m_fields(fields) {}

    Filter make()
    {
        Filter out;
        const int count = below(6);
        for (int i = 0; i < count; ++i) {
            Rule next =
                below(8) == 0
                    ? kqlOnly(unit())
                    : ruleOf(m_fields[static_cast<std::size_t>(below(static_cast<int>(m_fields.size())))]);
            // Neighbours of the same field and operator are one chip once they were printed.
            if (!out.rules.empty() && !next.field.empty() && out.rules.back().field == next.field) continue;
            out.rules.push_back(std::move(next));
        }
        return out;
    }

private:
    int below(int n) { return static_cast<int>(m_engine() % static_cast<std::uint32_t>(n)); }

    std::string unit()
    {
        static const std::vector<std::string> kUnits{"TimeGenerated > ago(7d)",
                                                     "(App == \"a\" or City == \"b\")",
                                                     "not(App =~ \"x\")",
                                                     "App  =~ \"x\"",
                                                     "App =~ 'x'",
                                                     "true",
                                                     "(App =~ \"x\")",
                                                     "(App == 1 // why\n or App == 2)",
                                                     "RawRow in (1, 2)"};
        return kUnits[static_cast<std::size_t>(below(static_cast<int>(kUnits.size())))];
    }

    std::string value(FieldKind kind)
    {
        static const std::vector<std::string> kTexts{
            "",  "Exchange Online", "CONTOSO\\DC01$", "say \"hi\"", "Zürich", "a\tb\nc", "x", "\x01", "it's",
            "//"};
        if (kind == FieldKind::Time)
            return isoText(kUnixEpoch + Ticks{below(2'000'000'000)} * kTicksPerSecond + below(3));
        if (kind == FieldKind::Number)
            return below(2) != 0 ? fmt::format("{}", below(20) - 5) : fmt::format("{}.5", below(20));
        return kTexts[static_cast<std::size_t>(below(static_cast<int>(kTexts.size())))];
    }

    Rule ruleOf(const FieldDef& field)
    {
        const auto ops = operatorsOf(field.kind);
        Rule out =
            rule(std::string(field.id), ops[static_cast<std::size_t>(below(static_cast<int>(ops.size())))]);
        if (field.column == "User") out.role = static_cast<Role>(below(3));
        switch (out.op) {
        case RuleOp::IsSet:
        case RuleOp::IsNotSet:
        case RuleOp::IsTrue:
        case RuleOp::IsFalse:
            return out;
        case RuleOp::Between:
            out.values = {value(field.kind), value(field.kind)};
            return out;
        case RuleOp::Before:
        case RuleOp::After:
        case RuleOp::Greater:
        case RuleOp::Less:
            out.values = {value(field.kind)};
            return out;
        default:
            break;
        }
        const int count = 1 + below(3);
        for (int i = 0; i < count; ++i)
            out.values.push_back(value(field.kind));
        return out;
    }

    std::mt19937 m_engine;
    std::span<const FieldDef> m_fields;
};

} // namespace

class TestFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chips_data();
    void chips();
    void roundTrip();
    void kqlOnlyStays_data();
    void kqlOnlyStays();
    void joinsKqlOnly();
    void incomplete();
    void fields();
};

void TestFilter::chips_data()
{
    QTest::addColumn<QByteArray>("kql");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const Rule& r, const char* expected) {
        QTest::newRow(expected) << QByteArray::fromStdString(printed(r)) << QByteArray(expected);
    };
    row(rule("app", RuleOp::Equals, {"x"}), R"(App =~ "x")");
    row(rule("app", RuleOp::Equals, {"x", "y"}), R"(App in~ ("x", "y"))");
    row(rule("app", RuleOp::NotEquals, {"x"}), R"(App !~ "x")");
    row(rule("app", RuleOp::NotEquals, {"x", "y"}), R"(App !in~ ("x", "y"))");
    row(rule("ip", RuleOp::Equals, {"192.0.2.1"}), R"(IPAddress == "192.0.2.1")");
    row(rule("country", RuleOp::Equals, {"CH", "DE"}), R"(Country in ("CH", "DE"))");
    row(rule("country", RuleOp::NotEquals, {"CH"}), R"(Country != "CH")");
    row(rule("country", RuleOp::NotEquals, {"CH", "DE"}), R"(Country !in ("CH", "DE"))");
    row(rule("description", RuleOp::Contains, {"x"}), R"(Description contains "x")");
    row(rule("description", RuleOp::Contains, {"x", "y"}),
        R"((Description contains "x" or Description contains "y"))");
    row(rule("description", RuleOp::NotContains, {"x", "y"}),
        R"(Description !contains "x" and Description !contains "y")");
    row(rule("description", RuleOp::ContainsWord, {"x"}), R"(Description has "x")");
    row(rule("description", RuleOp::NotContainsWord, {"x"}), R"(Description !has "x")");
    row(rule("ip", RuleOp::StartsWith, {"192.0."}), R"(IPAddress startswith "192.0.")");
    row(rule("object", RuleOp::NotEndsWith, {".exe"}), R"(Object !endswith ".exe")");
    row(rule("app", RuleOp::IsSet), "isnotempty(App)");
    row(rule("app", RuleOp::IsNotSet), "isempty(App)");
    row(rule("score", RuleOp::IsSet), "isnotnull(Score)");
    row(rule("alertId", RuleOp::IsNotSet), "isnull(AlertIds)");
    row(rule("alertId", RuleOp::Equals, {"x"}), R"(set_has_element(AlertIds, "x"))");
    row(rule("alertId", RuleOp::Equals, {"x", "y"}),
        R"((set_has_element(AlertIds, "x") or set_has_element(AlertIds, "y")))");
    row(rule("alertId", RuleOp::NotEquals, {"x"}), R"(not(set_has_element(AlertIds, "x")))");
    row(rule("alertId", RuleOp::NotEquals, {"x", "y"}),
        R"(not(set_has_element(AlertIds, "x")) and not(set_has_element(AlertIds, "y")))");
    row(rule("isAdmin", RuleOp::IsTrue), "IsAdmin == true");
    row(rule("isAdmin", RuleOp::IsFalse), "IsAdmin == false");
    row(rule("date", RuleOp::Before, {"2020-08-05T00:00:00Z"}),
        "TimeGenerated < datetime(2020-08-05T00:00:00Z)");
    row(rule("date", RuleOp::After, {"2020-08-05"}), "TimeGenerated > datetime(2020-08-05T00:00:00Z)");
    row(rule("date", RuleOp::Between, {"2020-08-05", "2020-08-06"}),
        "TimeGenerated between (datetime(2020-08-05T00:00:00Z) .. datetime(2020-08-06T00:00:00Z))");
    row(rule("score", RuleOp::Greater, {"5"}), "Score > 5");
    row(rule("score", RuleOp::Less, {"2.5"}), "Score < 2.5");
    row(rule("user", RuleOp::Equals, {"x"}), R"((User =~ "x" or TargetUser =~ "x"))");
    row(rule("user", RuleOp::Equals, {"x", "y"}), R"((User in~ ("x", "y") or TargetUser in~ ("x", "y")))");
    row(rule("user", RuleOp::NotEquals, {"x"}), R"((User !~ "x" and TargetUser !~ "x"))");
    row(rule("user", RuleOp::Equals, {"x"}, Role::Actor), R"(User =~ "x")");
    row(rule("user", RuleOp::Equals, {"x"}, Role::Object), R"(TargetUser =~ "x")");
    row(rule("user", RuleOp::IsNotSet, {}, Role::Actor), "isempty(User)");
    row(rule("user", RuleOp::IsSet), "(isnotempty(User) or isnotempty(TargetUser))");
}

void TestFilter::chips()
{
    QFETCH(QByteArray, kql);
    QFETCH(QByteArray, expected);
    QCOMPARE(kql, expected);
    const auto back = filterFromKql(kql.toStdString(), activityFields());
    QVERIFY(back.has_value());
    QCOMPARE(back->rules.size(), std::size_t{1});
    QVERIFY(!back->rules[0].field.empty());
    QCOMPARE(QByteArray::fromStdString(filterKql(*back, activityFields())), expected);
}

void TestFilter::roundTrip()
{
    for (const auto fields : {activityFields(), alertFields()}) {
        for (std::uint32_t seed = 1; seed <= 20'000; ++seed) {
            const Filter filter = RandomFilter(seed, fields).make();
            const std::string kql = filterKql(filter, fields);
            const auto back = filterFromKql(kql, fields);
            QVERIFY2(back.has_value(), kql.c_str());
            QCOMPARE(QString::fromStdString(filterKql(*back, fields)), QString::fromStdString(kql));
            QVERIFY2(*back == filter, kql.c_str());
        }
    }
}

void TestFilter::kqlOnlyStays_data()
{
    QTest::addColumn<QByteArray>("kql");
    for (const char* kql :
         {"App == \"a\" or City == \"b\"", "App  =~ \"x\"", "App =~ 'x'", "not(App =~ \"x\")",
          "(App =~ \"x\")", "(User =~ \"x\" or TargetUser =~ \"y\")",
          "(TargetUser =~ \"x\" or User =~ \"x\")", "TimeGenerated > ago(7d)",
          "(App contains \"x\" or City contains \"y\")", "(App contains \"x\" and App contains \"y\")",
          "App has \"x\"", "(a == 1) or (b == 2)", "App in~ (\"x\")", "Score > 5 or\n\tScore < 1 // low",
          "true", "Unknown == 5", "TimeGenerated < datetime(2020-08-05)"}) {
        QTest::newRow(kql) << QByteArray(kql);
    }
}

void TestFilter::kqlOnlyStays()
{
    QFETCH(QByteArray, kql);
    const std::string text = kql.toStdString();
    const auto back = filterFromKql(text, activityFields());
    QVERIFY(back.has_value());
    QCOMPARE(back->rules.size(), std::size_t{1});
    QVERIFY(back->rules[0].field.empty());
    const auto comment = text.find(" //");
    QCOMPARE(back->rules[0].kql, text.substr(0, comment));
    QCOMPARE(filterKql(*back, activityFields()), text.substr(0, comment));
}

void TestFilter::joinsKqlOnly()
{
    Filter filter{
        {rule("app", RuleOp::Equals, {"x"}), kqlOnly("A == 1 or B == 2"), kqlOnly("C == 3 // note")}};
    QCOMPARE(filterKql(filter, activityFields()),
             std::string("App =~ \"x\" and (A == 1 or B == 2) and (C == 3 // note\n)"));
    filter.rules[1].enabled = false;
    filter.rules[2].enabled = false;
    QCOMPARE(filterKql(filter, activityFields()), std::string("App =~ \"x\""));
    QVERIFY(!filterFromKql("App ==", activityFields()).has_value());
    QVERIFY(filterFromKql("  // nothing", activityFields())->rules.empty());
}

void TestFilter::incomplete()
{
    QCOMPARE(printed(rule("app", RuleOp::Equals)), std::string());
    QCOMPARE(printed(rule("date", RuleOp::Before, {"soon"})), std::string());
    QCOMPARE(printed(rule("date", RuleOp::Between, {"2020-08-05"})), std::string());
    QCOMPARE(printed(rule("score", RuleOp::Greater, {"high"})), std::string());
    QCOMPARE(printed(rule("nothing", RuleOp::Equals, {"x"})), std::string());
    const Filter filter{{rule("app", RuleOp::Equals), rule("ip", RuleOp::Equals, {"192.0.2.1"})}};
    QCOMPARE(filterKql(filter, activityFields()), std::string("IPAddress == \"192.0.2.1\""));
}

void TestFilter::fields()
{
    for (const auto list : {activityFields(), alertFields()}) {
        std::vector<std::string_view> ids;
        for (const FieldDef& f : list)
            ids.push_back(f.id);
        std::ranges::sort(ids);
        QVERIFY(std::ranges::adjacent_find(ids) == ids.end());
    }
    QCOMPARE(activityFields()[4].id, std::string_view("country"));
    QCOMPARE(activityFields()[4].basic, 5);
    QCOMPARE(alertFields()[5].basic, 6);
}

#include "tst_filter.moc"
