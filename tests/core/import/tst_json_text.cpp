// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/import/json_text.h and key_table.h.
#include "core/import/json_text.h"
#include "core/import/key_table.h"

#include <QTest>

#include <random>
#include <string>

namespace sightline
{

using namespace import;

class TestJsonText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAsTheParserDoes_data();
    void writesAsTheParserDoes();
    void writesAnyTextAsTheParserDoes();
    void repairsHalfPairs();
    void keysKeepTheirNumbers();
    void keysAreTheirPlaceToo();
};

namespace
{

// What JsonWriter makes of a document, and what the parser itself does.
std::pair<std::string, std::string> written(const std::string& json)
{
    simdjson::dom::parser parser;
    const auto root = parser.parse(json);
    if (root.error()) return {"no JSON", json};
    JsonWriter writer;
    (void)writer.write(root.value_unsafe()); // what was there before must not matter
    return {std::string(writer.write(root.value_unsafe())), simdjson::minify(root.value_unsafe())};
}

} // namespace

void TestJsonText::writesAsTheParserDoes_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QByteArray(R"({"a":{},"b":[],"c":""})");
    QTest::newRow("nested") << QByteArray(
        R"( [ [1 , [ {"a" : [ ] , "b" : { "c" : null } } ] ] , true,false ] )");
    QTest::newRow("integers") << QByteArray(
        R"([0,-1,9223372036854775807,-9223372036854775808,18446744073709551615])");
    QTest::newRow("reals") << QByteArray(R"([0.0,-0.0,1e5,1.50,-68.37000,1e300,5e-324,1E-7,123456789.125])");
    QTest::newRow("escapes") << QByteArray(R"({"q\"":"\"","b":"\\x","s":"\/","u":"\u00e9\ud83d\ude00"})");
    QTest::newRow("controls") << QByteArray(R"(["\u0000\u0001\b\t\n\u000b\f\r\u000e\u001f\u007f"])");
    QTest::newRow("borders") << QByteArray(
        R"(["1234567","12345678","123456789","1234567\n","\n12345678","12345678\""])");
}

void TestJsonText::writesAsTheParserDoes()
{
    QFETCH(QByteArray, json);
    const auto [ours, theirs] = written(json.toStdString());
    QCOMPARE(ours, theirs);
}

void TestJsonText::writesAnyTextAsTheParserDoes()
{
    std::mt19937 random(7);
    const std::vector<std::string> pieces{"a", "\\\"", "\\\\", "\\n", "\\u0001",
                                          "é", "€",    "😀",    " ",   "plain text"};
    for (int i = 0; i < 2000; ++i) {
        std::string text;
        for (std::size_t n = random() % 30; n > 0; --n)
            text += pieces[random() % (random() % 4 == 0 ? pieces.size() : 1)];
        const auto [ours, theirs] = written("[\"" + text + "\"]");
        QCOMPARE(ours, theirs);
    }
}

void TestJsonText::repairsHalfPairs()
{
    QCOMPARE(repairSurrogates(R"({"a":"\ud83d\ude00"})"), std::string(R"({"a":"\ud83d\ude00"})"));
    QCOMPARE(repairSurrogates(R"({"a":"\ud83dx\ude00"})"), std::string(R"({"a":"\uFFFDx\uFFFD"})"));
    QCOMPARE(repairSurrogates(R"({"a":"\\ud83d"})"), std::string(R"({"a":"\\ud83d"})"));
}

void TestJsonText::keysKeepTheirNumbers()
{
    KeyTable table;
    std::vector<const Key*> keys;
    for (int i = 0; i < 5000; ++i)
        keys.push_back(&table.top("key" + std::to_string(i)));
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const Key& again = table.top("key" + std::to_string(i));
        QCOMPARE(&again, keys[i]);
        QCOMPARE(again.id, static_cast<std::uint32_t>(i));
    }
    QCOMPARE(table.size(), std::size_t{5000});
    table.clear();
    QCOMPARE(table.top("other").id, 0U);
}

void TestJsonText::keysAreTheirPlaceToo()
{
    KeyTable table;
    const Key& object = table.top("winlog");
    const Key& inner = table.below(object, "channel");
    QCOMPARE(inner.path.text, std::string_view("winlog.channel"));
    QCOMPARE(inner.name.text, std::string_view("channel"));
    QVERIFY(&inner != &table.top("channel"));
    const Key& written = table.top("winlog.channel"); // a dot in a name is no object
    QVERIFY(&inner != &written);
    QCOMPARE(written.name.text, std::string_view("winlog.channel"));
    QCOMPARE(&table.below(object, "channel"), &inner);
}

} // namespace sightline

#include "tst_json_text.moc"
