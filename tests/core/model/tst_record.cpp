// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/model/record.h.
#include "core/model/record.h"

#include <QTest>

#include <string>
#include <vector>

namespace sightline
{

class TestRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsEveryFieldByItsName();
    void theFirstOfTwoFieldsIsFound();
    void renamedFieldsAreFoundByTheirNewName();
    void keptTextsStay();
    void aClearedRecordIsEmpty();
    void numbersHaveTexts();
    void activityColumnsComeInOrder();
    void aClearedResultIsNew();
};

void TestRecord::findsEveryFieldByItsName()
{
    Record record;
    for (int round = 0; round < 3; ++round) {
        record.clear();
        const int n = round == 0 ? 10'000 : 40; // a large one must not spoil the small ones
        for (int i = 0; i < n; ++i)
            record.add(record.keep("Column" + std::to_string(i)), Value::ofInteger(i));
        for (int i = 0; i < n; ++i)
            QCOMPARE(record.integer("Column" + std::to_string(i)), std::optional<std::int64_t>(i));
        QCOMPARE(record.find("Column" + std::to_string(n)), nullptr);
        QCOMPARE(record.find("column1"), nullptr);
    }
}

void TestRecord::theFirstOfTwoFieldsIsFound()
{
    Record record;
    record.add("Id", Value::ofInteger(1));
    record.add("Id", Value::ofInteger(2));
    QCOMPARE(record.integer("Id"), std::optional<std::int64_t>(1));
    QCOMPARE(record.addNew("Id", quickHash("Id")), nullptr);
    Field* field = record.addNew("Name", quickHash("Name"));
    QVERIFY(field != nullptr);
    field->value = Value::ofText("x");
    QCOMPARE(record.text("Name"), std::string_view("x"));
}

void TestRecord::renamedFieldsAreFoundByTheirNewName()
{
    Record record;
    record.add("A", Value::ofInteger(1));
    record.add("B", Value::ofInteger(2));
    record.rename(*record.find("A"), "C");
    QCOMPARE(record.find("A"), nullptr);
    QCOMPARE(record.integer("C"), std::optional<std::int64_t>(1));
    QCOMPARE(record.fields().front().name, std::string_view("C"));
    QCOMPARE(record.integer("B"), std::optional<std::int64_t>(2));
}

void TestRecord::keptTextsStay()
{
    Record record;
    std::vector<std::string_view> kept;
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < 3000; ++i) {
        texts.emplace_back(i % 97 == 0 ? 20'000 : i % 50, static_cast<char>('a' + i % 26));
        kept.push_back(record.keep(texts.back()));
    }
    for (std::size_t i = 0; i < texts.size(); ++i)
        QVERIFY(kept[i] == texts[i]);
}

void TestRecord::aClearedRecordIsEmpty()
{
    Record record;
    record.add("A", Value::ofInteger(1));
    record.clear();
    QVERIFY(record.fields().empty());
    QCOMPARE(record.find("A"), nullptr);
    QCOMPARE(record.text("A"), std::string_view());
}

void TestRecord::numbersHaveTexts()
{
    Record record;
    record.add("Integer", Value::ofInteger(-9'223'372'036'854'775'807));
    record.add("Real", Value::ofReal(1.5));
    record.add("Bool", Value::ofBool(true));
    QCOMPARE(record.text("Integer"), std::string_view("-9223372036854775807"));
    QCOMPARE(record.text("Real"), std::string_view("1.5"));
    QCOMPARE(record.text("Bool"), std::string_view("true"));
}

void TestRecord::activityColumnsComeInOrder()
{
    ActivityRow row;
    row.setText(Activity::Result, "Success");
    row.setText(Activity::App, "Mail");
    row.setText(Activity::City, "");
    row.set(Activity::IsAdmin, Value{});
    std::vector<Activity> columns;
    row.each([&](Activity column, const Value& value) {
        columns.push_back(column);
        QVERIFY(value.text == row.text(column));
    });
    QVERIFY(columns == std::vector<Activity>({Activity::App, Activity::Result}));
    row.clear();
    QVERIFY(row.value(Activity::App).isNull());
    QVERIFY(!row.has(Activity::Result));
}

void TestRecord::aClearedResultIsNew()
{
    Normalised n;
    n.kind = RecordKind::Alert;
    n.alert.users = {"a"};
    n.alert.severity = "High";
    n.links.push_back({"a", "b"});
    n.activity.setText(Activity::App, "Mail");
    n.time = 1;
    n.clear();
    QVERIFY(n.kind == RecordKind::Other);
    QVERIFY(n.alert.users.empty());
    QCOMPARE(n.alert.severity, std::string("Low"));
    QVERIFY(n.links.empty());
    QVERIFY(n.activity.value(Activity::App).isNull());
    QCOMPARE(n.time, kNoTime);
}

} // namespace sightline

#include "tst_record.moc"
