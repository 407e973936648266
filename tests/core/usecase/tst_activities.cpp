// SPDX-License-Identifier: GPL-3.0-or-later
// Tests pages of core/usecase/activities.h: everything at once is what page after page says.
#include "core/usecase/activities.h"
#include "tests/core/usecase/random_activities.h"

#include <QTest>

namespace sightline
{

using test::RandomActivities;

class TestActivities : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingAtOnce_data();
    void everythingAtOnce();
    void stopsWhenAsked();
};

void TestActivities::everythingAtOnce_data()
{
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<QByteArray>("sort");
    QTest::addColumn<bool>("descending");
    for (const char* filter :
         {"", "ActorUsername startswith \"ana\"", "Country != \"NL\"", "App == \"none\""}) {
        for (const char* sort : {"TimeGenerated", "User"}) {
            QTest::addRow("newest first by %s where %s", sort, filter)
                << QByteArray(filter) << QByteArray(sort) << true;
            QTest::addRow("oldest first by %s where %s", sort, filter)
                << QByteArray(filter) << QByteArray(sort) << false;
        }
    }
}

void TestActivities::everythingAtOnce()
{
    QFETCH(QByteArray, filter);
    QFETCH(QByteArray, sort);
    QFETCH(bool, descending);
    const RandomActivities random(4, 700);
    const auto state = random.state();
    usecase::ActivityQuery asked{filter.toStdString(), 0, {}, {sort.toStdString(), descending}, {}};
    const auto table = query::TableBinding::open(state->activities, "Activity");
    for (const query::BoundColumn& column : table->columns())
        asked.columns.push_back(column.name);
    const auto all = usecase::activityPage(*state, asked, {});
    QVERIFY(all);
    QVERIFY(all->cursor.empty());
    QCOMPARE(std::uint64_t{all->rows.size()}, all->count);
    std::vector<RowRef> refs;
    std::vector<std::vector<std::string>> rows;
    asked.limit = 37;
    do {
        const auto page = usecase::activityPage(*state, asked, {});
        QVERIFY(page);
        refs.insert(refs.end(), page->refs.begin(), page->refs.end());
        rows.insert(rows.end(), page->rows.begin(), page->rows.end());
        asked.after = page->cursor;
    } while (!asked.after.empty());
    QVERIFY(all->refs == refs);
    QVERIFY(all->rows == rows);
}

void TestActivities::stopsWhenAsked()
{
    const RandomActivities random(5, 300);
    StopSource stop;
    stop.requestStop();
    const auto all = usecase::activityPage(*random.state(), {{}, 0, {}, {}, {}}, stop.token());
    QVERIFY(!all && all.error().cancelled());
}

} // namespace sightline

#include "tst_activities.moc"
