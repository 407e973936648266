// SPDX-License-Identifier: GPL-3.0-or-later
// Tasks, the table of results and the filter bar.
#include "core/query/filter.h"
#include "core/table/builder.h"
#include "ui/base/case_hub.h"
#include "ui/base/look.h"
#include "ui/base/navigator.h"
#include "ui/base/page_context.h"
#include "ui/base/settings.h"
#include "ui/base/task_runner.h"
#include "ui/models/lines_model.h"
#include "ui/models/result_table_model.h"
#include "ui/widgets/chip_button.h"
#include "ui/widgets/field_view.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/filter_editor.h"
#include "ui/widgets/filter_words.h"
#include "ui/widgets/task_strip.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace sightline::ui;
using sightline::Result;
using sightline::Watch;

namespace
{

constexpr int kRows = 50;

// A snapshot of one segment of the Activity table with times only: every other column is absent.
sightline::query::TableBinding timesOnly()
{
    auto schema = std::make_shared<sightline::Schema>();
    schema->addTable({sightline::kActivityTable, "Activity", sightline::TableKind::Source});
    auto snapshot = std::make_shared<sightline::Snapshot>();
    sightline::SegmentInfo info;
    info.id = 1;
    info.table = sightline::kActivityTable;
    info.rows = kRows;
    info.activities = kRows;
    snapshot->schema = schema;
    snapshot->segments.push_back(
        {std::make_shared<sightline::Segment>(
             info, sightline::TimePlane{}, std::unordered_map<sightline::ColumnId, sightline::ColumnPtr>{}),
         nullptr,
         {}});
    sightline::query::Context context;
    context.snapshot = snapshot;
    return *sightline::query::TableBinding::open(context, "Activity");
}

} // namespace

class TestShell : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        m_settings = std::make_unique<Settings>(m_folder.path());
        m_tasks = std::make_unique<TaskRunner>();
        m_hub = std::make_unique<CaseHub>(*m_tasks, *m_settings);
        m_context =
            std::make_unique<PageContext>(PageContext{m_look, *m_settings, *m_tasks, *m_hub, m_navigator});
    }

    void cleanupTestCase()
    {
        m_hub.reset();
        m_tasks.reset();
    }

    void taskDelivers()
    {
        QObject owner;
        int got = 0;
        m_tasks->run<int>(
            &owner, QString(), [](const Watch&) -> Result<int> { return 42; },
            [&](Result<int> answer) { got = answer.value_or(-1); });
        QTRY_COMPARE(got, 42);
        QCOMPARE(m_tasks->runningCount(), 0);
    }

    void taskOfDeadOwnerIsDropped()
    {
        bool called = false;
        {
            QObject owner;
            m_tasks->run<int>(
                &owner, QString(), [](const Watch&) -> Result<int> { return 1; },
                [&](const Result<int>&) { called = true; });
        }
        QTRY_COMPARE(m_tasks->runningCount(), 0);
        QVERIFY(!called);
    }

    void lateAnswerIsDropped()
    {
        QObject owner;
        QList<int> got;
        const auto ask = [&](int value) {
            return m_tasks->run<int>(
                &owner, QString(), [value](const Watch&) -> Result<int> { return value; },
                [&](Result<int> answer) { got << *answer; });
        };
        TaskHandle handle = ask(1);
        handle.cancel();
        handle = ask(2);
        QTRY_COMPARE(m_tasks->runningCount(), 0);
        QCOMPARE(got, QList<int>{2});
    }

    void stoppedTaskStillAnswers()
    {
        QObject owner;
        QSignalSpy started(m_tasks.get(), &TaskRunner::taskStarted);
        bool wasCancelled = false;
        const auto work = [](const Watch& watch) -> Result<int> {
            while (!watch.stop.stopRequested())
                QThread::msleep(1);
            return sightline::cancelled();
        };
        m_tasks->run<int>(
            &owner, QStringLiteral("Long work"), work,
            [&](const Result<int>& answer) { wasCancelled = !answer && answer.error().cancelled(); },
            Lane::Background);
        QCOMPARE(started.count(), 1);
        m_tasks->stop(started.first().first().toULongLong());
        QTRY_VERIFY(wasCancelled);
    }

    void stripSaysThatItStops()
    {
        TaskStrip strip(m_look, *m_tasks);
        auto* cross = strip.findChild<QToolButton*>(QStringLiteral("taskStop"));
        std::atomic<bool> kept = false; // what the work still has to do after it was stopped
        const auto work = [&kept](const Watch& watch) -> Result<int> {
            while (!watch.stop.stopRequested() || !kept)
                QThread::msleep(1);
            return sightline::cancelled();
        };
        m_tasks->run<int>(m_tasks.get(), QStringLiteral("Long work"), work, {}, Lane::Background);
        QTRY_VERIFY(!strip.isHidden());
        QVERIFY(cross->isEnabled());
        cross->click();
        QVERIFY(!cross->isEnabled());
        kept = true;
        QTRY_VERIFY(strip.isHidden());
    }

    void exceptionBecomesError()
    {
        QObject owner;
        QString message;
        m_tasks->run<int>(
            &owner, QString(), [](const Watch&) -> Result<int> { throw std::runtime_error("broken"); },
            [&](const Result<int>& answer) { message = QString::fromStdString(answer.error().message); });
        QTRY_COMPARE(message, QStringLiteral("broken"));
    }

    void verbWithoutCaseFails()
    {
        QSignalSpy failed(m_hub.get(), &CaseHub::failed);
        m_hub->change(QStringLiteral("Nothing"),
                      [](auto&, const Watch&) -> Result<QString> { return QString(); });
        QTRY_COMPARE(failed.count(), 1);
    }

    void resultModel()
    {
        ResultTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        std::vector<sightline::RowRef> rows;
        for (std::uint32_t row = 0; row < kRows; ++row)
            rows.push_back({0, row});
        model.setResult(nullptr, timesOnly(), sightline::query::RowOrder(rows), activityColumnsShown());
        QCOMPARE(model.rowCount(), kRows);
        QCOMPARE(model.columnCount(), activityColumnsShown().size());
        QVERIFY(!model.index(0, 0).data().toString().isEmpty());
        QSignalSpy sorted(&model, &ResultTableModel::sortRequested);
        model.sort(1, Qt::AscendingOrder);
        QCOMPARE(sorted.count(), 1);
        model.setTimeText(TimeText({QTimeZone(7200)}));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void linesModel()
    {
        LinesModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setColumns({{QStringLiteral("a"), QStringLiteral("A"), CellKind::Text, 10}});
        model.setLines({{{QStringLiteral("x"), {{role::kMuted, true}}}}});
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("x"));
        QVERIFY(model.index(0, 0).data(role::kMuted).toBool());
    }

    void barShowsBasicFieldsInOrder()
    {
        const auto fields = sightline::query::activityFields();
        FilterBar bar(*m_context, fields, QStringLiteral("Activity"));
        const auto chips = chipsOf(bar);
        int last = 0;
        for (const ChipWidget* chip : chips) {
            QVERIFY(chip->content().unset);
            for (const auto& field : fields) {
                if (fieldTitle(field) != chip->content().field || field.basic == 0) continue;
                QVERIFY(field.basic > last);
                last = field.basic;
            }
        }
        QVERIFY(last >= 5);
    }

    void barByKeyboard()
    {
        FilterBar bar(*m_context, sightline::query::activityFields(), QStringLiteral("Activity"));
        bar.show();
        QVERIFY(QTest::qWaitForWindowExposed(&bar));
        QSignalSpy changed(&bar, &FilterBar::filterChanged);
        sightline::query::Rule rule;
        rule.field = "app";
        rule.values = {"Exchange Online"};
        bar.addRule(rule);
        QCOMPARE(changed.count(), 1);
        rule.values = {"Azure"};
        bar.addRule(rule);
        QCOMPARE(bar.filter().rules.size(), std::size_t{1});
        QCOMPARE(bar.filter().rules.front().values.size(), std::size_t{2});
        bar.focusFirst();
        ChipWidget* chip = chipsOf(bar).first();
        QVERIFY(!chip->content().unset);
        QTest::keyClick(chip, Qt::Key_Return, Qt::AltModifier);
        QCOMPARE(bar.filter().rules.front().op, sightline::query::RuleOp::NotEquals);
        QTest::keyClick(chipsOf(bar).first(), Qt::Key_Space);
        QVERIFY(!bar.filter().rules.front().enabled);
        QVERIFY(bar.kql().empty());
        QTest::keyClick(chipsOf(bar).first(), Qt::Key_Delete);
        QVERIFY(bar.filter().rules.empty());
        QCOMPARE(changed.count(), 5);
    }

    void editorByKeyboard()
    {
        FilterEditor editor(*m_context, sightline::query::activityFields(), QStringLiteral("Activity"), {},
                            nullptr);
        editor.setAttribute(Qt::WA_DeleteOnClose, false);
        std::vector<sightline::query::Rule> rules;
        connect(&editor, &FilterEditor::ruleChosen, this, [&](const auto& rule) { rules.push_back(rule); });
        editor.chooseField();
        editor.show();
        auto* search = editor.findChild<QLineEdit*>(QStringLiteral("filterSearch"));
        QTest::keyClicks(search, fieldTitle(*findField(sightline::query::activityFields(), "app")));
        QTest::keyClick(search, Qt::Key_Return);
        QTest::keyClicks(search, QStringLiteral("Azure, Teams"));
        QTest::keyClick(search, Qt::Key_Return, Qt::AltModifier);
        QCOMPARE(rules.size(), std::size_t{1});
        QCOMPARE(rules.front().field, std::string("app"));
        QCOMPARE(rules.front().op, sightline::query::RuleOp::NotEquals);
        QCOMPARE(rules.front().values, (std::vector<std::string>{"Azure", "Teams"}));
    }

    // Not the first field that has the text somewhere in its name.
    void editorTakesTheFieldNamed()
    {
        FilterEditor editor(*m_context, sightline::query::activityFields(), QStringLiteral("Activity"), {},
                            nullptr);
        editor.setAttribute(Qt::WA_DeleteOnClose, false);
        std::vector<sightline::query::Rule> rules;
        connect(&editor, &FilterEditor::ruleChosen, this, [&](const auto& rule) { rules.push_back(rule); });
        editor.chooseField();
        editor.show();
        auto* search = editor.findChild<QLineEdit*>(QStringLiteral("filterSearch"));
        QTest::keyClicks(search, fieldTitle(*findField(sightline::query::activityFields(), "device")));
        QTest::keyClick(search, Qt::Key_Return);
        QTest::keyClicks(search, QStringLiteral("PC-7"));
        QTest::keyClick(editor.findChild<QComboBox*>(QStringLiteral("filterOperator")), Qt::Key_Return);
        QCOMPARE(rules.size(), std::size_t{1});
        QCOMPARE(rules.front().field, std::string("device"));
        QCOMPARE(rules.front().values, std::vector<std::string>{"PC-7"});
    }

    void splitsPastedValues()
    {
        QCOMPARE(FilterEditor::splitValues(QStringLiteral("a, b;c\nd\te, \"x, y\", a")),
                 (QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"),
                              QStringLiteral("d"), QStringLiteral("e"), QStringLiteral("x, y")}));
    }

    void fieldsFiltersByKey()
    {
        FieldView view(m_look);
        FieldRow row;
        row.label = QStringLiteral("App");
        row.value = QStringLiteral("Azure");
        row.filterBy = QStringLiteral("app");
        view.setRows({row});
        QSignalSpy included(&view, &FieldView::includeRequested);
        QSignalSpy excluded(&view, &FieldView::excludeRequested);
        auto* field = view.findChild<QWidget*>(QStringLiteral("field0"));
        QTest::keyClick(field, Qt::Key_Equal);
        QTest::keyClick(field, Qt::Key_Minus);
        QCOMPARE(included.count(), 1);
        QCOMPARE(excluded.count(), 1);
        QCOMPARE(included.first().at(1).toString(), QStringLiteral("Azure"));
    }

private:
    // In the order of the bar; chips on their way out are hidden.
    static QList<ChipWidget*> chipsOf(const FilterBar& bar)
    {
        QList<ChipWidget*> chips = bar.findChildren<ChipWidget*>();
        chips.removeIf([](const ChipWidget* chip) { return chip->isHidden(); });
        return chips;
    }

    QTemporaryDir m_folder;
    Look m_look;
    Navigator m_navigator;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<TaskRunner> m_tasks;
    std::unique_ptr<CaseHub> m_hub;
    std::unique_ptr<PageContext> m_context;
};

#include "tst_shell.moc"
