// SPDX-License-Identifier: GPL-3.0-or-later
// The list of users: its trends in words and as a picture, and its orders.
#include "tests/core/usecase/random_activities.h"
#include "tests/support/desk.h"
#include "ui/base/case_hub.h"
#include "ui/base/look.h"
#include "ui/base/navigator.h"
#include "ui/base/page_context.h"
#include "ui/base/settings.h"
#include "ui/base/task_runner.h"
#include "ui/base/trend_mark.h"
#include "ui/models/table_roles.h"
#include "ui/pages/users/user_order.h"
#include "ui/pages/users/users_page.h"

#include <QHeaderView>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>

using namespace sightline;
using namespace sightline::ui;

namespace
{

constexpr int kTrendColumn = static_cast<int>(UserColumn::Trend);

TrendMark rising()
{
    return {{10, 20, 30, 40}, kUnixEpoch + 20'000 * kTicksPerDay, 10, 1}; // 4 Oct 2024
}

} // namespace

class TestUsersPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void trendInWords();
    void trendAsPicture();
    void orders();
    void trendsOfThePage();
};

void TestUsersPage::trendInWords()
{
    TrendMark trend = rising();
    QCOMPARE(trendText(trend), QStringLiteral("+10.0 a day"));
    QCOMPARE(trendSentence(trend),
             QStringLiteral("From 10 to 40 activities a day between 4 Oct 2024 and 7 Oct 2024; the line "
                            "explains 100 % of the differences (R\u00b2 1.00)"));
    trend.daily = {5, 5, 5};
    trend.slope = trend.r2 = 0;
    QCOMPARE(trendText(trend), QStringLiteral("0.0 a day"));
    QVERIFY(trendSentence(trend).contains(QStringLiteral("5 activities on every day")));
    trend.daily = {7};
    QVERIFY(trendSentence(trend).contains(QStringLiteral("two days")));
    // A line below zero is drawn and told as zero; a slope that rounds to zero has no sign.
    trend.daily = {0, 0, 0, 8};
    trend.slope = 2.4;
    QCOMPARE(trend.lineAtStart(), 0.0);
    trend.slope = -0.04;
    QCOMPARE(trendText(trend), QStringLiteral("0.0 a day"));
    trend.slope = -1.25;
    QCOMPARE(trendText(trend), QStringLiteral("\u22121.3 a day"));
}

// The line rises: above the middle at the right, below it at the left.
void TestUsersPage::trendAsPicture()
{
    const Look look;
    QImage image(92, 18, QImage::Format_RGB32);
    image.fill(look.color(Token::base));
    QPainter painter(&image);
    TrendMark trend = rising();
    trend.daily = {0, 0, 0, 0};
    trend.daily.back() = 40;
    paintTrendMark(painter, look, image.rect(), trend);
    painter.end();
    const QRgb bar = look.color(Token::chartNeutral).rgb();
    QVERIFY(image.pixel(90, 10) == bar);
    QVERIFY(image.pixel(10, 3) == look.color(Token::base).rgb());
    int blueAbove = 0;
    for (int x = 50; x < 92; ++x) {
        for (int y = 0; y < 9; ++y)
            blueAbove += image.pixelColor(x, y).blue() > image.pixelColor(x, y).red() + 60 ? 1 : 0;
    }
    QVERIFY(blueAbove > 10);
}

void TestUsersPage::orders()
{
    std::vector<usecase::UserRow> rows(4);
    UserTrends trends;
    const double slopes[] = {1, -2, 0, 5};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].userId = std::to_string(i);
        rows[i].user = std::string(1, static_cast<char>('d' - i));
        if (i == 2) continue; // nothing dated
        TrendMark trend = rising();
        trend.slope = slopes[i];
        trends.byUserId[rows[i].userId] = std::make_shared<const TrendMark>(trend);
    }
    using Order = std::vector<std::size_t>;
    QCOMPARE(userOrder(rows, nullptr, nullptr, {}), (Order{0, 1, 2, 3}));
    QCOMPARE(userOrder(rows, &trends, nullptr, {UserColumn::Trend, true}), (Order{3, 0, 1, 2}));
    QCOMPARE(userOrder(rows, &trends, nullptr, {UserColumn::Trend, false}), (Order{1, 0, 3, 2}));
    QCOMPARE(userOrder(rows, nullptr, nullptr, {UserColumn::Trend, true}),
             (Order{0, 1, 2, 3})); // not worked out yet
    QCOMPARE(userOrder(rows, &trends, nullptr, {UserColumn::User, false}), (Order{3, 2, 1, 0}));
    QCOMPARE(userOrder(rows, &trends, nullptr, {UserColumn::Rank, true}), (Order{3, 2, 1, 0}));
}

void TestUsersPage::trendsOfThePage()
{
    const test::RandomActivities random(11, 3000);
    test::Desk desk;
    UsersPage page(desk.context);
    QSignalSpy opened(&desk.hub, &CaseHub::opened);
    desk.hub.open(QString::fromStdString(random.path().string()));
    QVERIFY(opened.wait(10'000));
    QSignalSpy ready(&page, &UsersPage::ready);
    QSignalSpy trends(&page, &UsersPage::trendsReady);
    page.activate();
    QTRY_VERIFY_WITH_TIMEOUT(!ready.isEmpty() && !trends.isEmpty(), 10'000);
    auto& table = *page.findChild<QTableView*>(QStringLiteral("usersTable"));
    const QAbstractItemModel& model = *table.model();
    QCOMPARE(model.rowCount(), 4);
    const auto slope = [&](int row) {
        const auto trend = model.index(row, kTrendColumn).data(role::kTrend).value<TrendMarkPtr>();
        return trend ? trend->slope : qQNaN();
    };
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex cell = model.index(row, kTrendColumn);
        QVERIFY(cell.data().toString().endsWith(QStringLiteral(" a day")));
        QVERIFY(cell.data(Qt::ToolTipRole).toString().contains(QStringLiteral("R\u00b2")));
        QVERIFY(cell.data(Qt::AccessibleTextRole).toString().startsWith(cell.data().toString()));
    }
    table.horizontalHeader()->setSortIndicator(kTrendColumn, Qt::DescendingOrder);
    for (int row = 1; row < model.rowCount(); ++row)
        QVERIFY(slope(row - 1) >= slope(row));
    QCOMPARE(table.currentIndex().row(), 0);
    table.horizontalHeader()->setSortIndicator(kTrendColumn, Qt::AscendingOrder);
    QVERIFY(slope(0) <= slope(3));
    table.setCurrentIndex(model.index(0, kTrendColumn)); // by keyboard: the same, and the other way again
    QTest::keyClick(&table, Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(slope(0) >= slope(3));
    QTest::keyClick(&table, Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(slope(0) <= slope(3));
    // In the narrowest window names can still be read.
    page.resize(1024, 700);
    QVERIFY(!page.grab().isNull());
    const int name = table.columnWidth(static_cast<int>(UserColumn::User));
    QVERIFY2(name >= 150, qPrintable(QString::number(name)));
}

#include "tst_users_page.moc"
