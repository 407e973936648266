// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/table/builder.h: conversions, absent rows and the choice of rows when sealing.
#include "core/table/builder.h"

#include <QTest>

#include <array>
#include <limits>

namespace sightline
{

class TestBuilder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void convertsWhereNothingIsLost_data();
    void convertsWhereNothingIsLost();
    void sealsTheChosenRowsInTheirOrder();
    void absentEverywhereIsNoColumn();
    void rowsNeverSetAreAbsent();
    void holdsTheWholeRangeOfIntegers();
    void segmentTextsKeepOnlyWhatIsUsed();
    void clearForgetsEverything();
};

namespace
{

struct Conversion {
    Type type;
    Encoding encoding;
    Value value;
    bool taken;
    const char* cell; // "null" when absent
};

const std::array kConversions{
    Conversion{Type::Long, Encoding::Fixed, Value::ofText("42"), true, "42"},
    Conversion{Type::Long, Encoding::Fixed, Value::ofText(" +42 "), true, "42"},
    Conversion{Type::Long, Encoding::Fixed, Value::ofText("0x8020000000000000"), true,
               "-9214364837600034816"},
    Conversion{Type::Long, Encoding::Fixed, Value::ofText("-7"), true, "-7"},
    Conversion{Type::Long, Encoding::Fixed, Value::ofText(""), true, "null"},
    Conversion{Type::Long, Encoding::Fixed, Value::ofText("4.5"), false, "null"},
    Conversion{Type::Long, Encoding::Fixed, Value::ofText("n/a"), false, "null"},
    Conversion{Type::Long, Encoding::Fixed, Value::ofReal(3.0), true, "3"},
    Conversion{Type::Long, Encoding::Fixed, Value::ofReal(3.5), false, "null"},
    Conversion{Type::Long, Encoding::Fixed, Value::ofBool(true), true, "1"},
    Conversion{Type::Long, Encoding::Fixed, Value{}, true, "null"},
    Conversion{Type::Int, Encoding::Fixed, Value::ofText("2147483648"), false, "null"},
    Conversion{Type::Int, Encoding::Fixed, Value::ofInteger(2'147'483'648), false, "null"},
    Conversion{Type::Int, Encoding::Fixed, Value::ofReal(-3e9), false, "null"},
    Conversion{Type::Int, Encoding::Fixed, Value::ofInteger(-2'147'483'648), true, "-2147483648"},
    Conversion{Type::DateTime, Encoding::Fixed, Value::ofText("2020-08-05T06:10:03.1234567Z"), true,
               "2020-08-05T06:10:03.1234567Z"},
    Conversion{Type::DateTime, Encoding::Fixed, Value::ofText("yesterday"), false, "null"},
    Conversion{Type::Real, Encoding::Fixed, Value::ofText("1.5"), true, "1.5"},
    Conversion{Type::Real, Encoding::Fixed, Value::ofInteger(2), true, "2"},
    Conversion{Type::Real, Encoding::Fixed, Value::ofText("1,5"), false, "null"},
    Conversion{Type::Bool, Encoding::Bits, Value::ofText("True"), true, "true"},
    Conversion{Type::Bool, Encoding::Bits, Value::ofText("0"), true, "false"},
    Conversion{Type::Bool, Encoding::Bits, Value::ofInteger(1), true, "true"},
    Conversion{Type::Bool, Encoding::Bits, Value::ofInteger(2), false, "null"},
    Conversion{Type::Bool, Encoding::Bits, Value::ofText("maybe"), false, "null"},
    Conversion{Type::Guid, Encoding::Fixed, Value::ofText("{0A1B2C3D-0000-4000-8000-00000000000F}"), true,
               "0a1b2c3d-0000-4000-8000-00000000000f"},
    Conversion{Type::Guid, Encoding::Fixed, Value::ofText("0a1b2c3d-0000-4000-8000-00000000xxxx"), false,
               "null"},
    Conversion{Type::Guid, Encoding::Fixed, Value::ofInteger(5), false, "null"},
    Conversion{Type::String, Encoding::SegmentText, Value::ofText("ana"), true, "ana"},
    Conversion{Type::String, Encoding::SegmentText, Value::ofInteger(4624), true, "4624"},
    Conversion{Type::String, Encoding::Dictionary, Value::ofBool(true), true, "true"},
    Conversion{Type::String, Encoding::Dictionary, Value::ofText(""), true, ""},
    Conversion{Type::Dynamic, Encoding::SegmentText, Value::ofText(""), true, "null"},
};

std::string cell(const ColumnPtr& column, std::uint32_t row)
{
    if (!column || column->isNull(row)) return "null";
    if (column->type == Type::Guid) return column->guidText(row);
    const Value v = column->value(row);
    return v.isNull() ? "null" : valueText(v, column->type);
}

// A second row that is always present, so that the column exists.
Value companion(Type type)
{
    switch (type) {
    case Type::Guid:
        return Value::ofText("11111111-1111-1111-1111-111111111111");
    case Type::Bool:
        return Value::ofBool(true);
    case Type::Real:
        return Value::ofReal(9);
    case Type::DateTime:
    case Type::Int:
    case Type::Long:
        return Value::ofInteger(9);
    default:
        return Value::ofText("companion");
    }
}

} // namespace

void TestBuilder::convertsWhereNothingIsLost_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < kConversions.size(); ++i) {
        const auto& c = kConversions[i];
        QTest::addRow("%d: %s to %s", static_cast<int>(i), valueText(c.value, Type::Long).c_str(),
                      std::string(typeName(c.type)).c_str())
            << static_cast<int>(i);
    }
}

void TestBuilder::convertsWhereNothingIsLost()
{
    QFETCH(int, index);
    const Conversion& c = kConversions[static_cast<std::size_t>(index)];
    const auto dictionary = std::make_shared<Dictionary>();
    DictionaryWriter writer(dictionary);
    ColumnBuilder builder(c.type, c.encoding, &writer);
    QVERIFY(builder.set(0, companion(c.type)));
    QCOMPARE(builder.set(1, c.value), c.taken);
    const ColumnPtr column = builder.seal(std::array{0U, 1U}, dictionary);
    QVERIFY(column != nullptr);
    QCOMPARE(cell(column, 1), std::string(c.cell));
}

void TestBuilder::sealsTheChosenRowsInTheirOrder()
{
    ColumnBuilder numbers(Type::Long, Encoding::Fixed);
    ColumnBuilder texts(Type::String, Encoding::SegmentText);
    for (std::uint32_t row = 0; row < 10; ++row) {
        if (row == 4) continue;
        QVERIFY(numbers.set(row, Value::ofInteger(row * 100)));
        QVERIFY(texts.set(row, Value::ofText(std::string(row + 1, 'x'))));
    }
    const std::array rows{7U, 4U, 0U, 7U};
    const std::array<const char*, 4> expected{"700", "null", "0", "700"};
    const ColumnPtr n = numbers.seal(rows, nullptr);
    const ColumnPtr t = texts.seal(rows, nullptr);
    QCOMPARE(n->rows, 4U);
    for (std::uint32_t i = 0; i < 4; ++i)
        QCOMPARE(cell(n, i), std::string(expected[i]));
    QCOMPARE(t->codeText(t->code(0)).size(), std::size_t{8});
    QCOMPARE(t->code(1), 0U);
    QCOMPARE(t->code(0), t->code(3));
}

void TestBuilder::absentEverywhereIsNoColumn()
{
    const auto dictionary = std::make_shared<Dictionary>();
    DictionaryWriter writer(dictionary);
    for (const Encoding encoding :
         {Encoding::Dictionary, Encoding::SegmentText, Encoding::Fixed, Encoding::Bits}) {
        ColumnBuilder builder(encoding == Encoding::Fixed ? Type::Long : Type::String, encoding, &writer);
        QVERIFY(builder.set(0, Value{}));
        QVERIFY(builder.set(1, Value::ofText("")));
        QVERIFY(builder.seal(std::array{0U, 1U, 2U}, dictionary) == nullptr);
    }
}

void TestBuilder::rowsNeverSetAreAbsent()
{
    ColumnBuilder builder(Type::Long, Encoding::Fixed);
    QVERIFY(builder.set(2, Value::ofInteger(5)));
    const ColumnPtr column = builder.seal(std::array{0U, 2U, 9U}, nullptr);
    QCOMPARE(cell(column, 0), std::string("null"));
    QCOMPARE(cell(column, 1), std::string("5"));
    QCOMPARE(cell(column, 2), std::string("null"));
}

void TestBuilder::holdsTheWholeRangeOfIntegers()
{
    ColumnBuilder builder(Type::Long, Encoding::Fixed);
    constexpr std::array kValues{std::numeric_limits<std::int64_t>::max(), std::int64_t{0},
                                 std::numeric_limits<std::int64_t>::min()};
    for (std::uint32_t i = 0; i < kValues.size(); ++i)
        QVERIFY(builder.set(i, Value::ofInteger(kValues[i])));
    const ColumnPtr column = builder.seal(std::array{0U, 1U, 2U}, nullptr);
    for (std::uint32_t i = 0; i < kValues.size(); ++i)
        QCOMPARE(column->integer(i), kValues[i]);
}

void TestBuilder::segmentTextsKeepOnlyWhatIsUsed()
{
    ColumnBuilder builder(Type::String, Encoding::SegmentText);
    for (std::uint32_t row = 0; row < 100; ++row)
        QVERIFY(builder.set(row, Value::ofText("text " + std::to_string(row % 50))));
    const ColumnPtr column = builder.seal(std::array{3U, 53U, 4U}, nullptr);
    QCOMPARE(column->codeCount(), 3U); // absent, and two texts
    QCOMPARE(column->bytes, std::string("text 3text 4"));
}

void TestBuilder::clearForgetsEverything()
{
    for (const Encoding encoding : {Encoding::SegmentText, Encoding::Fixed}) {
        ColumnBuilder builder(encoding == Encoding::Fixed ? Type::Guid : Type::String, encoding);
        QVERIFY(builder.set(0, Value::ofText("11111111-1111-1111-1111-111111111111")));
        builder.clear();
        QVERIFY(builder.seal(std::array{0U}, nullptr) == nullptr);
        QVERIFY(builder.set(0, Value::ofText("22222222-2222-2222-2222-222222222222")));
        const ColumnPtr column = builder.seal(std::array{0U}, nullptr);
        QCOMPARE(cell(column, 0), std::string("22222222-2222-2222-2222-222222222222"));
    }
}

} // namespace sightline

#include "tst_builder.moc"
