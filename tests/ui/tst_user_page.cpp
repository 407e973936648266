// SPDX-License-Identifier: GPL-3.0-or-later
// The page of a person: its days beside the rows, and how days, rows and timeline follow one another.
#include "tests/core/usecase/random_activities.h"
#include "tests/support/desk.h"
#include "ui/base/case_hub.h"
#include "ui/base/look.h"
#include "ui/base/navigator.h"
#include "ui/base/page_context.h"
#include "ui/base/settings.h"
#include "ui/base/task_runner.h"
#include "ui/models/table_roles.h"
#include "ui/pages/table_tools.h"
#include "ui/pages/user/user_days.h"
#include "ui/pages/user/user_page.h"
#include "ui/timeline/timeline_widget.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>
#include <memory>

using namespace sightline;
using namespace sightline::ui;

namespace
{

constexpr int kPatience = 10'000;
const QString kUser = QStringLiteral("ana@contoso.example");

} // namespace

class TestUserPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void daysOfThePerson();
    void aDayIsARange();
    void daysThatFollowOneAnother();
    void aBrushFiltersDays();
    void sortedAndCopied();
    void daysOfAZone();

private:
    void settle() { QTRY_COMPARE_WITH_TIMEOUT(m_desk.tasks.runningCount(), 0, kPatience); }

    [[nodiscard]] qint64 figure(int row, int column) const
    {
        return QLocale().toLongLong(m_days->model()->index(row, column).data().toString());
    }

    [[nodiscard]] qint64 sumOfDays() const
    {
        qint64 sum = 0;
        for (int row = 0; row < m_days->model()->rowCount(); ++row)
            sum += figure(row, 1);
        return sum;
    }

    [[nodiscard]] std::map<Ticks, qint64> expectedDays() const
    {
        std::map<Ticks, qint64> out;
        for (const test::PlainActivity& row : m_random.rows()) {
            if (row.user == kUser.toStdString() && row.time != kNoTime) ++out[startOfDay(row.time)];
        }
        return out;
    }

    test::RandomActivities m_random{31, 3000};
    test::Desk m_desk;
    std::unique_ptr<UserPage> m_page;
    UserDays* m_days = nullptr;
    QTableView* m_rows = nullptr;
    TimelineWidget* m_timeline = nullptr;
};

void TestUserPage::initTestCase()
{
    QSignalSpy opened(&m_desk.hub, &CaseHub::opened);
    m_desk.hub.open(QString::fromStdString(m_random.path().string()));
    QVERIFY(opened.wait(kPatience));
}

void TestUserPage::init()
{
    m_page = std::make_unique<UserPage>(m_desk.context);
    m_page->resize(1200, 900);
    m_page->show();
    m_days = m_page->findChild<UserDays*>();
    m_rows = m_page->findChild<QTableView*>(QStringLiteral("userRows"));
    m_timeline = m_page->findChild<TimelineWidget*>();
    m_page->showUser(kUser);
    QSignalSpy days(m_page.get(), &UserPage::daysReady);
    QVERIFY(days.wait(kPatience));
    settle();
}

void TestUserPage::daysOfThePerson()
{
    const auto expected = expectedDays();
    QCOMPARE(m_days->model()->rowCount(), static_cast<int>(expected.size()));
    // Newest first.
    auto it = expected.rbegin();
    for (int row = 0; row < m_days->model()->rowCount(); ++row, ++it) {
        QCOMPARE(figure(row, 1), it->second);
        QVERIFY(figure(row, 2) <= 3 && figure(row, 3) <= 2 && figure(row, 4) <= it->second);
        const double share = m_days->model()->index(row, 5).data(role::kShare).toDouble();
        QVERIFY(share > 0 && share <= 1);
        QVERIFY(m_days->model()->index(row, 1).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
    }
    const auto& tabs = *m_page->findChild<QTabBar*>(QStringLiteral("twinTabs"));
    QVERIFY(tabs.tabText(1).endsWith(QString::number(expected.size())));
    // Rows without a time are among the activities, and on no day.
    QVERIFY(m_rows->model()->rowCount() > sumOfDays());
}

void TestUserPage::aDayIsARange()
{
    const int days = m_days->model()->rowCount();
    m_days->selectRow(2);
    const auto expected = expectedDays();
    const auto day = std::next(expected.rbegin(), 2);
    QCOMPARE(m_timeline->range(), std::optional(std::pair(day->first, day->first + kTicksPerDay)));
    settle();
    QCOMPARE(static_cast<qint64>(m_rows->model()->rowCount()), day->second);
    QCOMPARE(m_days->model()->rowCount(), days); // the others can still be chosen
    QTest::keyClick(m_timeline, Qt::Key_Escape);
    settle();
    QVERIFY(!m_timeline->range());
    QVERIFY(m_rows->model()->rowCount() > day->second);
}

void TestUserPage::daysThatFollowOneAnother()
{
    QItemSelectionModel& selection = *m_days->selectionModel();
    const auto select = [&](int row) {
        selection.select(m_days->model()->index(row, 0),
                         QItemSelectionModel::Select | QItemSelectionModel::Rows);
    };
    select(4);
    select(5);
    QVERIFY(m_timeline->range());
    const auto before = *m_timeline->range();
    QVERIFY(before.second - before.first >= 2 * kTicksPerDay);
    select(9); // apart from them: selected, but no range
    QCOMPARE(*m_timeline->range(), before);
}

void TestUserPage::aBrushFiltersDays()
{
    QTest::mousePress(m_timeline, Qt::LeftButton, {}, QPoint(330, 60));
    QTest::mouseMove(m_timeline, QPoint(500, 60));
    QTest::mouseRelease(m_timeline, Qt::LeftButton, {}, QPoint(500, 60));
    QVERIFY(m_timeline->range());
    const auto [from, to] = *m_timeline->range();
    settle();
    qint64 expected = 0;
    for (const test::PlainActivity& row : m_random.rows())
        expected += row.user == kUser.toStdString() && row.time >= from && row.time < to ? 1 : 0;
    QVERIFY(expected > 0);
    QCOMPARE(sumOfDays(), expected);
    QCOMPARE(static_cast<qint64>(m_rows->model()->rowCount()), expected);
    QVERIFY(m_days->model()->rowCount() < static_cast<int>(expectedDays().size()));
    // A day that the brush cuts says which part of it is meant.
    QVERIFY(m_days->model()->index(0, 0).data().toString().contains(QLatin1Char(':')));
}

void TestUserPage::sortedAndCopied()
{
    m_days->horizontalHeader()->setSortIndicator(1, Qt::DescendingOrder);
    for (int row = 1; row < m_days->model()->rowCount(); ++row)
        QVERIFY(figure(row - 1, 1) >= figure(row, 1));
    m_days->selectRow(0);
    auto* copy = m_days->findChild<TableTools*>();
    QVERIFY(copy);
    copy->copyRows();
    const QStringList copied = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
    QVERIFY(copied.at(0).startsWith(QStringLiteral("Date\t")));
    QVERIFY(
        copied.at(1).contains(QLatin1Char('\t') + m_days->model()->index(0, 1).data(role::kRaw).toString()));
    m_page->findChild<QTabBar*>(QStringLiteral("twinTabs"))->setCurrentIndex(1);
    QVERIFY(!m_page->grab().isNull());
}

// Days begin at the midnights of the zone, and end at the next one also where the clocks are changed.
void TestUserPage::daysOfAZone()
{
    const TimeText time{ZoneView{QTimeZone("Europe/Amsterdam")}};
    CivilTime c;
    c.year = 2026;
    c.month = 10;
    c.day = 25;
    c.hour = 12;
    const Ticks noon = *fromCivil(c);
    const auto [from, to] = time.dayAround(noon);
    QCOMPARE(to - from, 25 * kTicksPerHour);
    QCOMPARE(time.dayAround(from), std::pair(from, to));
    QCOMPARE(time.dayAround(to).first, to);
    QCOMPARE(time.dayAround(from - 1).second, from);
}

#include "tst_user_page.moc"
