// SPDX-License-Identifier: GPL-3.0-or-later
// Tests ui/pages/activity on the column Score: it is worked out when a filter, an order or the column asks
// for it, and the page says so meanwhile.
#include "core/model/activity.h"
#include "core/query/row_scores.h"
#include "core/usecase/activity_scores.h"
#include "tests/support/demo_company.h"
#include "tests/support/desk.h"
#include "tests/support/made_case.h"
#include "ui/base/text.h"
#include "ui/pages/activity/activity_page.h"
#include "ui/widgets/chip_button.h"
#include "ui/widgets/column_chooser.h"
#include "ui/widgets/page_header.h"

#include <QFile>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

namespace sightline
{

class TestActivityScoresShown : public QObject
{
    Q_OBJECT

    static constexpr int kPatience = 60'000; // ms

    test::DemoCompany m_company{33};
    test::MadeCase m_made;
    std::uint64_t m_scored = 0; // activities

    struct Shown : test::Desk {
        std::unique_ptr<ui::ActivityPage> page;

        void open(const test::MadeCase& made)
        {
            QSignalSpy opened(&hub, &ui::CaseHub::opened);
            hub.open(QString::fromStdString(made.path().string()));
            QVERIFY(opened.wait(kPatience));
            page = std::make_unique<ui::ActivityPage>(context);
            page->resize(1360, 860);
            page->show();
        }

        [[nodiscard]] QTableView& table() const
        {
            return *page->findChild<QTableView*>(QStringLiteral("activityTable"));
        }

        [[nodiscard]] int column() const
        {
            for (int c = 0; c < table().model()->columnCount(); ++c) {
                if (static_cast<const ui::ResultTableModel*>(table().model())->columns()[c].name ==
                    QStringLiteral("Score"))
                    return c;
            }
            return -1;
        }
    };

private Q_SLOTS:

    void initTestCase()
    {
        (void)test::must(usecase::importPaths(m_made.path(), {m_company.path()}, {}, {}));
        usecase::ScoreKeeper keeper;
        const auto state = test::must(usecase::scoredState(m_made.open()->state(), keeper, {}));
        for (const auto& rows : state->activities.scores->bySegment)
            m_scored += rows.size();
        QVERIFY(m_scored > 20);
    }

    void aFilterWaitsForThem()
    {
        Shown desk;
        desk.open(m_made);
        QStringList sentences;
        connect(desk.page.get(), &ui::ActivityPage::ready, this, [&] {
            for (const QLabel* label : desk.page->findChild<ui::PageHeader*>()->findChildren<QLabel*>())
                sentences += label->text();
        });
        desk.page->setFilter({{{"score", query::RuleOp::IsSet, {}}}});
        QTRY_COMPARE_WITH_TIMEOUT(desk.table().model()->rowCount(), static_cast<int>(m_scored), kPatience);
        QVERIFY(!sentences.filter(QStringLiteral("Scores are being worked out.")).isEmpty());
        // The chip tells the same count.
        QTRY_VERIFY(
            std::ranges::any_of(desk.page->findChildren<ui::ChipWidget*>(), [&](const ui::ChipWidget* chip) {
                return chip->content().count == static_cast<qint64>(m_scored);
            }));
        sentences.clear();
        desk.page->setFilter({});
        QTRY_VERIFY_WITH_TIMEOUT(desk.table().model()->rowCount() > static_cast<int>(m_scored), kPatience);
        QVERIFY(sentences.filter(QStringLiteral("Scores are being worked out.")).isEmpty());
    }

    // As when the reader stops them, or has a file of weights that cannot be read.
    void whatFailsIsNotTriedForEver()
    {
        Shown desk;
        const QString file = desk.folder.filePath(QStringLiteral("weights.json"));
        QFile broken(file);
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("no weights");
        broken.close();
        desk.hub.scores().setFiles(file.toStdString(), {});
        int tries = 0;
        connect(&desk.tasks, &ui::TaskRunner::taskStarted, this, [&](quint64, const QString& title) {
            if (title == QStringLiteral("Scoring users")) ++tries;
        });
        desk.open(m_made);
        desk.page->setFilter({{{"score", query::RuleOp::IsSet, {}}}});
        QTRY_VERIFY_WITH_TIMEOUT(!desk.hub.scores().problem().isEmpty(), kPatience);
        QTest::qWait(500);
        QCOMPARE(tries, 1);
        QTRY_COMPARE(desk.tasks.runningCount(), 0);
    }

    void theColumnAsksForThem()
    {
        Shown desk;
        desk.open(m_made);
        QSignalSpy ready(desk.page.get(), &ui::ActivityPage::ready);
        desk.page->activate();
        QVERIFY(ready.wait(kPatience));
        auto* columns = desk.table().findChild<ui::ColumnChooser*>();
        columns->setShown(QStringLiteral("Score"), true);
        QTRY_VERIFY_WITH_TIMEOUT(desk.hub.scores().scored(desk.hub.state()) != nullptr, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(desk.tasks.runningCount(), 0, kPatience);
        const auto& model = *desk.table().model();
        const int column = desk.column();
        std::uint64_t filled = 0;
        for (int row = 0; row < model.rowCount(); ++row)
            filled += model.index(row, column).data().toString().contains(QLatin1Char('.')) ? 1 : 0;
        QCOMPARE(filled, m_scored);
    }

    void anOrderAsksForThem()
    {
        Shown desk;
        desk.open(m_made);
        QSignalSpy ready(desk.page.get(), &ui::ActivityPage::ready);
        desk.page->activate();
        QVERIFY(ready.wait(kPatience));
        const int column = desk.column();
        QVERIFY(desk.table().isColumnHidden(column));
        QVERIFY(desk.hub.scores().scored(desk.hub.state()) == nullptr);
        desk.table().model()->sort(column, Qt::DescendingOrder);
        QTRY_VERIFY_WITH_TIMEOUT(desk.hub.scores().scored(desk.hub.state()) != nullptr, kPatience);
        const auto first = [&] { return desk.table().model()->index(0, column).data().toString(); };
        QTRY_VERIFY_WITH_TIMEOUT(first().toDouble() > 1, kPatience);
        QCOMPARE(first().section(QLatin1Char('.'), 1).size(), 2);
    }
};

} // namespace sightline

#include "tst_activity_scores_shown.moc"
