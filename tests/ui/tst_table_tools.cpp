// SPDX-License-Identifier: GPL-3.0-or-later
// What every table can do: columns that are chosen, moved and remembered; rows selected as ranges, copied and
// exported whole or not at all. On tables of our own, and on the log of a case of the demo company.
#include "core/demo/demo.h"
#include "core/usecase/case_care.h"
#include "core/usecase/import_files.h"
#include "ui/base/case_hub.h"
#include "ui/base/look.h"
#include "ui/base/navigator.h"
#include "ui/base/page_context.h"
#include "ui/base/settings.h"
#include "ui/base/task_runner.h"
#include "ui/base/text.h"
#include "ui/dialogs/column_dialog.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/models/list_table_model.h"
#include "ui/pages/activity/activity_page.h"
#include "ui/pages/cell_rule.h"
#include "ui/pages/histogram_panel.h"
#include "ui/pages/table_tools.h"
#include "ui/widgets/bulk_bar.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <memory>

using namespace sightline;
using namespace sightline::ui;

namespace
{

constexpr int kPatience = 20'000; // ms
constexpr int kRows = 3000;       // more than are copied at once

// A table of three columns: a text, a number with groups, a time.
class Table : public QTableView
{
public:
    explicit Table(int rows)
        : m_columns({{QStringLiteral("name"), QStringLiteral("Name"), CellKind::Text, 120},
                     {QStringLiteral("size"), QStringLiteral("Size"), CellKind::Number, 80},
                     {QStringLiteral("note"), QStringLiteral("Note"), CellKind::Text, 90}})
    {
        auto* model = new ListTableModel(m_columns, &Table::cell, this);
        model->setRows(rows);
        setModel(model);
        setSelectionBehavior(QAbstractItemView::SelectRows);
        setSelectionMode(QAbstractItemView::ExtendedSelection);
        resize(500, 300);
    }

    [[nodiscard]] ColumnLayout layout() const { return layoutOf(m_columns); }

private:
    static QVariant cell(int row, int column, int wanted)
    {
        if (column == 1 && wanted == role::kRaw) return static_cast<qint64>(row) + 1000;
        if (wanted != Qt::DisplayRole) return {};
        if (column == 0) return QStringLiteral("name %1").arg(row);
        if (column == 1) return QStringLiteral("1,%1").arg(row, 3, 10, QLatin1Char('0'));
        return row == 0 ? QStringLiteral("=1+1") : QStringLiteral("a|b");
    }

    QList<ListColumn> m_columns;
};

QString clipboard()
{
    return QGuiApplication::clipboard()->text();
}

QStringList filesIn(const QTemporaryDir& folder, const QString& pattern)
{
    return QDir(folder.path()).entryList({pattern}, QDir::Files | QDir::Hidden);
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestTableTools : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase();
    void init();
    void layoutsAsText();
    void columnsAreRemembered();
    void headerSwitchesColumns();
    void headerDragIsKept();
    void dialogByKeyboard();
    void rangesOfRows();
    void formsOfRows();
    void copiesVisibleColumns();
    void copiesManyInATask();
    void stoppedCopyKeepsTheClipboard();
    void exportIsWholeOrNothing();
    void exportDialogChooses();
    void logSelectsAllMatching();
    void logExportsEveryColumn();
    void stripZooms();
    void panelAsksForFinerBins();
    void everyCellFilters();

private:
    QTemporaryDir m_folder;
    Look m_look;
    Settings m_settings{m_folder.path()};
    TaskRunner m_tasks;
    CaseHub m_hub{m_tasks, m_settings};
    Navigator m_navigator;
    PageContext m_context{m_look, m_settings, m_tasks, m_hub, m_navigator};
    QStringList m_said;
};

void TestTableTools::initTestCase()
{
    const std::filesystem::path folder = m_folder.path().toStdString();
    const std::filesystem::path casePath = folder / "demo.sightline";
    demo::DemoOptions options;
    options.users = 10;
    options.days = 4;
    QVERIFY(demo::writeDemo(folder / "demo", options, {}));
    QVERIFY(usecase::createCase(casePath, "Demo"));
    QVERIFY(usecase::importPaths(casePath, {folder / "demo"}, {}, {}));
    connect(&m_hub, &CaseHub::said, this, [this](const QString& sentence) { m_said << sentence; });
    m_hub.open(QString::fromStdString(casePath.string()));
    QTRY_VERIFY_WITH_TIMEOUT(m_hub.isOpen(), kPatience);
}

void TestTableTools::init()
{
    m_said.clear();
    for (const QString& table : {QStringLiteral("t"), QStringLiteral("activities")})
        m_settings.setColumns(table, {});
    QGuiApplication::clipboard()->setText(QStringLiteral("before"));
}

void TestTableTools::layoutsAsText()
{
    const ColumnLayout defaults{
        {QStringLiteral("a"), 10, true}, {QStringLiteral("b"), 0, true}, {QStringLiteral("c"), 30, false}};
    ColumnLayout layout{
        {QStringLiteral("c"), 44, true}, {QStringLiteral("a"), 55, false}, {QStringLiteral("b"), 0, true}};
    QCOMPARE(layoutFrom(layoutText(layout), defaults), layout);
    QCOMPARE(layoutFrom(QString(), defaults), defaults);
    QCOMPARE(layoutFrom(QStringLiteral("-a 10;-b 0;-c 30"), defaults), defaults); // nothing to see
    // A column that is gone, one twice, one without a width, and one that is new since.
    const ColumnLayout read = layoutFrom(QStringLiteral("c 99999;gone 9;c 30;a x"), defaults);
    QCOMPARE(read, (ColumnLayout{{QStringLiteral("a"), 10, true},
                                 {QStringLiteral("b"), 0, true},
                                 {QStringLiteral("c"), kColumnMost, true}}));
}

void TestTableTools::columnsAreRemembered()
{
    {
        Table table(3);
        Actions actions(m_look, table, ActionContext::Table);
        const TableTools tools(m_context, table, QStringLiteral("t"), table.layout(), actions);
        QVERIFY(tools.columns().isDefault());
        tools.columns().setShown(QStringLiteral("size"), false);
        tools.columns().setOrder({QStringLiteral("note"), QStringLiteral("size"), QStringLiteral("name")});
        tools.columns().setWidth(QStringLiteral("note"), 111);
        QCOMPARE(visibleColumns(table), (QList<int>{2, 0}));
        table.model()->sort(0); // and a new list keeps them
        static_cast<ListTableModel*>(table.model())->setRows(5);
        QCOMPARE(visibleColumns(table), (QList<int>{2, 0}));
    }
    const Settings again(m_folder.path());
    QVERIFY(!again.columns(QStringLiteral("t")).isEmpty());
    Table table(3);
    Actions actions(m_look, table, ActionContext::Table);
    const TableTools tools(m_context, table, QStringLiteral("t"), table.layout(), actions);
    QCOMPARE(visibleColumns(table), (QList<int>{2, 0}));
    QCOMPARE(table.columnWidth(2), m_look.metrics().scaled(111));
    tools.columns().reset();
    QCOMPARE(visibleColumns(table), (QList<int>{0, 1, 2}));
    QVERIFY(m_settings.columns(QStringLiteral("t")).isEmpty());
}

void TestTableTools::headerSwitchesColumns()
{
    Table table(3);
    Actions actions(m_look, table, ActionContext::Table);
    const TableTools tools(m_context, table, QStringLiteral("t"), table.layout(), actions);
    QMenu menu;
    tools.columns().fillMenu(menu, 1);
    QVERIFY(menu.actions().contains(&actions.action(ActionId::Columns)));
    QVERIFY(!actions.action(ActionId::Columns).shortcut().isEmpty());
    menu.actions().constFirst()->trigger(); // hide the column under the pointer
    QCOMPARE(visibleColumns(table), (QList<int>{0, 2}));
    tools.columns().setShown(QStringLiteral("name"), false);
    tools.columns().setShown(QStringLiteral("note"), false); // the last one
    QCOMPARE(visibleColumns(table), (QList<int>{2}));
}

void TestTableTools::headerDragIsKept()
{
    Table table(3);
    Actions actions(m_look, table, ActionContext::Table);
    const TableTools tools(m_context, table, QStringLiteral("t"), table.layout(), actions);
    table.horizontalHeader()->moveSection(0, 2);
    table.horizontalHeader()->resizeSection(1, m_look.metrics().scaled(64));
    QCOMPARE(tools.columns().layout().constLast().id, QStringLiteral("name"));
    const ColumnLayout kept = layoutFrom(m_settings.columns(QStringLiteral("t")), table.layout());
    QCOMPARE(kept, tools.columns().layout());
    QCOMPARE(kept.constFirst(), (ColumnPlace{QStringLiteral("size"), 64, true}));
}

void TestTableTools::dialogByKeyboard()
{
    Table table(3);
    Actions actions(m_look, table, ActionContext::Table);
    const TableTools tools(m_context, table, QStringLiteral("t"), table.layout(), actions);
    ColumnDialog dialog(m_look, tools.columns(), nullptr);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto* list = dialog.findChild<QListWidget*>(QStringLiteral("columnList"));
    QCOMPARE(list->count(), 3);
    QTest::keyClick(list, Qt::Key_Space);
    QCOMPARE(visibleColumns(table), (QList<int>{1, 2}));
    QTest::keyClick(list, Qt::Key_Space);
    QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(visibleColumns(table), (QList<int>{1, 0, 2}));
    QCOMPARE(list->currentRow(), 1); // still the same column
    dialog.findChild<QSpinBox*>(QStringLiteral("columnWidth"))->setValue(77);
    QCOMPARE(table.columnWidth(0), m_look.metrics().scaled(77));
    QTest::keyClicks(dialog.findChild<QLineEdit*>(QStringLiteral("columnSearch")), QStringLiteral("siz"));
    QVERIFY(list->item(1)->isHidden() && !list->item(0)->isHidden());
    dialog.findChild<QPushButton*>(QStringLiteral("resetColumns"))->click();
    QVERIFY(tools.columns().isDefault());
}

void TestTableTools::rangesOfRows()
{
    Table table(kRows);
    table.selectAll();
    QCOMPARE(table.selectionModel()->selection().size(), 1); // no list of rows
    QCOMPARE(rowRanges(table.selectionModel()->selection()), allRows(kRows));
    table.horizontalHeader()->moveSection(0, 2);
    table.selectRow(4);
    const auto more = QItemSelectionModel::Select | QItemSelectionModel::Rows;
    table.selectionModel()->select(table.model()->index(5, 1), more);
    table.selectionModel()->select(table.model()->index(9, 0), more);
    const RowRanges ranges = rowRanges(table.selectionModel()->selection());
    QCOMPARE(ranges, (RowRanges{{4, 5}, {9, 9}}));
    QCOMPARE(rowsIn(ranges), std::uint64_t(3));
}

void TestTableTools::formsOfRows()
{
    Table table(2);
    RowJob job{readerOf(table), {1, 2}, allRows(2)};
    const auto text = [&](RowForm form, RowWords words) {
        job.form = form;
        job.words = words;
        std::string out;
        const auto rows = writeRows(job,
                                    [&out](std::string_view piece) -> Result<> {
                                        out += piece;
                                        return {};
                                    },
                                    {});
        return rows && *rows == 2 ? QString::fromStdString(out) : QString();
    };
    QCOMPARE(text(RowForm::Tabs, RowWords::Shown), QStringLiteral("Size\tNote\n1,000\t'=1+1\n1,001\ta|b\n"));
    QCOMPARE(text(RowForm::Csv, RowWords::Stored), QStringLiteral("size,note\r\n1000,'=1+1\r\n1001,a|b\r\n"));
    QCOMPARE(text(RowForm::JsonLines, RowWords::Stored),
             QStringLiteral("{\"size\":1000,\"note\":\"=1+1\"}\n{\"size\":1001,\"note\":\"a|b\"}\n"));
    QCOMPARE(text(RowForm::Markdown, RowWords::Shown),
             QStringLiteral("| Size | Note |\n| --- | --- |\n| 1,000 | =1+1 |\n| 1,001 | a\\|b |\n"));
}

void TestTableTools::copiesVisibleColumns()
{
    Table table(3);
    Actions actions(m_look, table, ActionContext::Table);
    TableTools tools(m_context, table, QStringLiteral("t"), table.layout(), actions);
    tools.columns().setShown(QStringLiteral("size"), false);
    tools.columns().setOrder({QStringLiteral("note"), QStringLiteral("name"), QStringLiteral("size")});
    table.selectRow(1);
    actions.action(ActionId::Copy).trigger();
    QCOMPARE(clipboard(), QStringLiteral("Note\tName\na|b\tname 1\n"));
    QCOMPARE(m_said.size(), 1);
    QVERIFY(m_said[0].contains(u'1'));
    table.setCurrentIndex(table.model()->index(2, 1));
    tools.copyCell();
    QCOMPARE(clipboard(), QStringLiteral("1002"));
}

void TestTableTools::copiesManyInATask()
{
    Table table(kRows);
    Actions actions(m_look, table, ActionContext::Table);
    TableTools tools(m_context, table, QStringLiteral("t"), table.layout(), actions);
    table.selectAll();
    tools.copyRows();
    QVERIFY(m_said.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(m_said.size(), 1, kPatience);
    QVERIFY2(m_said[0].contains(QLocale().toString(kRows)), qPrintable(m_said[0]));
    QCOMPARE(clipboard().count(u'\n'), kRows + 1);
}

void TestTableTools::stoppedCopyKeepsTheClipboard()
{
    Table table(kRows);
    Actions actions(m_look, table, ActionContext::Table);
    TableTools tools(m_context, table, QStringLiteral("t"), table.layout(), actions);
    table.selectAll();
    const auto stop =
        connect(&m_tasks, &TaskRunner::taskStarted, this, [this](quint64 id) { m_tasks.stop(id); });
    tools.copyRows();
    disconnect(stop);
    QTRY_COMPARE_WITH_TIMEOUT(m_tasks.runningCount(), 0, kPatience);
    QCOMPARE(clipboard(), QStringLiteral("before"));
    QCOMPARE(m_said.size(), 1); // that it was stopped
}

void TestTableTools::exportIsWholeOrNothing()
{
    Table table(kRows);
    RowJob job{readerOf(table), {0, 1, 2}, allRows(kRows), RowForm::Csv, RowWords::Stored};
    const QString path = m_folder.filePath(QStringLiteral("rows.csv"));
    const auto written = writeFile(path, job, {});
    QVERIFY(written);
    QCOMPARE(*written, std::uint64_t(kRows));
    const QByteArray whole = contentOf(path);
    QCOMPARE(whole.count('\n'), kRows + 1);
    // A stop leaves the older file, and no other.
    const StopSource stop;
    stop.requestStop();
    const auto stopped = writeFile(path, job, Watch{stop.token(), {}});
    QVERIFY(!stopped && stopped.error().cancelled());
    QCOMPARE(contentOf(path), whole);
    const QString fresh = m_folder.filePath(QStringLiteral("fresh.csv"));
    QVERIFY(!writeFile(fresh, job, Watch{stop.token(), {}}));
    QVERIFY(filesIn(m_folder, QStringLiteral("fresh*")).isEmpty());
    QCOMPARE(filesIn(m_folder, QStringLiteral("rows*")).size(), 1);
    QVERIFY(!writeFile(m_folder.filePath(QStringLiteral("none/rows.csv")), job, {}));
}

void TestTableTools::exportDialogChooses()
{
    const ExportDialog some(m_look, 12, 300, 3, 50, nullptr);
    QVERIFY(!some.choice().allRows && !some.choice().allColumns);
    QVERIFY(some.choice().form == RowForm::Csv);
    const ExportDialog one(m_look, 1, 300, 3, 50, nullptr);
    QVERIFY(one.choice().allRows); // the current row is no wish
}

void TestTableTools::logSelectsAllMatching()
{
    ActivityPage page(m_context);
    page.resize(1200, 800);
    QSignalSpy ready(&page, &ActivityPage::ready);
    page.activate();
    QTRY_VERIFY_WITH_TIMEOUT(!ready.isEmpty(), kPatience);
    auto* table = page.findChild<QTableView*>(QStringLiteral("activityTable"));
    auto* bar = page.findChild<BulkBar*>();
    const int rows = table->model()->rowCount();
    QVERIFY(rows > int(kCopiedAtOnce));
    QVERIFY(bar->isHidden());
    QCOMPARE(visibleColumns(*table).size(), activityColumnsShown().size());
    QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY(!bar->isHidden());
    QCOMPARE(bar->findChild<QLabel*>(QStringLiteral("bulkText"))->text(), QStringLiteral("2 selected"));
    bar->findChild<QPushButton*>(QStringLiteral("selectAll"))->click();
    QCOMPARE(rowRanges(table->selectionModel()->selection()), allRows(rows));
    // In another order it is still all of them.
    ready.clear();
    table->sortByColumn(2, Qt::AscendingOrder);
    QTRY_VERIFY_WITH_TIMEOUT(!ready.isEmpty(), kPatience);
    QCOMPARE(rowRanges(table->selectionModel()->selection()), allRows(rows));
    m_said.clear();
    bar->findChild<QPushButton*>(QStringLiteral("bulkCopy"))->click();
    QTRY_COMPARE_WITH_TIMEOUT(m_said.size(), 1, kPatience);
    QVERIFY(m_said[0].contains(QLocale().toString(rows)));
    QCOMPARE(clipboard().count(u'\n'), rows + 1);
    QCOMPARE(clipboard().section(u'\n', 0, 0).count(u'\t') + 1, activityColumnsShown().size());
    QTest::keyClick(table, Qt::Key_Down);
    QVERIFY(bar->isHidden());
}

void TestTableTools::logExportsEveryColumn()
{
    ActivityPage page(m_context);
    QSignalSpy ready(&page, &ActivityPage::ready);
    page.activate();
    QTRY_VERIFY_WITH_TIMEOUT(!ready.isEmpty(), kPatience);
    const auto* model = page.findChild<ResultTableModel*>();
    RowJob job{model->reader(), {}, {{0, 9}}, RowForm::JsonLines, RowWords::Stored};
    for (int i = 0; i < job.rows->columns().size(); ++i)
        job.columns.append(i);
    const QString path = m_folder.filePath(QStringLiteral("rows.jsonl"));
    QVERIFY(writeFile(path, job, {}));
    const QList<QByteArray> lines = contentOf(path).trimmed().split('\n');
    QCOMPARE(lines.size(), 10);
    const QJsonObject row = QJsonDocument::fromJson(lines[3]).object();
    QCOMPARE(row.size(), job.columns.size());
    QCOMPARE(row.value(QStringLiteral("ActivityId")).toString(), model->rawText(3, "ActivityId"));
    QVERIFY(row.contains(QStringLiteral("RawTable")) && !row.contains(QStringLiteral("_src")));
    const QJsonValue admin = row.value(QStringLiteral("IsAdmin"));
    QVERIFY(admin.isBool() || admin.isNull());
}

void TestTableTools::stripZooms()
{
    HistogramStrip strip(m_look);
    strip.resize(700, strip.sizeHint().height());
    HistogramData days;
    days.from = *fromCivil({2026, 10, 1});
    days.step = kTicksPerDay;
    days.bins = 8;
    days.series.push_back({{}, Token::chartNeutral, {1, 2, 3, 4, 5, 6, 7, 8}});
    strip.setData(days, {});
    QSignalSpy views(&strip, &HistogramStrip::viewRequested);
    QSignalSpy ranges(&strip, &HistogramStrip::rangeSelected);
    strip.zoom(0.5); // nothing is beyond the whole
    QVERIFY(views.isEmpty());
    QTest::keyClick(&strip, Qt::Key_Home);
    QTest::keyClick(&strip, Qt::Key_Plus);
    QCOMPARE(views.size(), 1);
    QCOMPARE(views[0][1].toLongLong() - views[0][0].toLongLong(), 4 * kTicksPerDay);
    QCOMPARE(views[0][0].toLongLong(), days.from + 6 * kTicksPerHour); // the middle of the first bar stays
    HistogramData finer = days;
    finer.step = 12 * kTicksPerHour;
    strip.setView(finer);
    QCOMPARE(strip.content().step, finer.step);
    QTest::keyClick(&strip, Qt::Key_Escape);
    QVERIFY(!strip.isZoomed());
    QCOMPARE(strip.content().step, days.step);
    strip.setView(finer); // an answer that comes late
    QCOMPARE(strip.content().step, days.step);
    // A click is no range, so that a double click only resets.
    strip.zoom(4, 350);
    QTest::mouseDClick(&strip, Qt::LeftButton, {}, strip.rect().center());
    QVERIFY(!strip.isZoomed() && ranges.isEmpty());
}

void TestTableTools::panelAsksForFinerBins()
{
    ActivityPage page(m_context);
    page.resize(1200, 800);
    QSignalSpy ready(&page, &ActivityPage::ready);
    page.activate();
    QTRY_VERIFY_WITH_TIMEOUT(!ready.isEmpty() && m_tasks.runningCount() == 0, kPatience);
    auto* panel = page.findChild<HistogramPanel*>();
    HistogramStrip& strip = panel->strip();
    const HistogramData whole = strip.content();
    QVERIFY(!whole.isEmpty());
    for (int i = 0; i < 5; ++i)
        strip.zoom(2); // only the last one is answered
    QTRY_VERIFY_WITH_TIMEOUT(strip.content().step < whole.step && m_tasks.runningCount() == 0, kPatience);
    const HistogramData& view = strip.content();
    QVERIFY(view.startOf(view.bins) - view.from <= (whole.startOf(whole.bins) - whole.from) / 16);
    // The table has the same numbers.
    auto* twin = panel->findChild<QTableView*>(QStringLiteral("histogramTable"));
    QVERIFY(twin->isHidden());
    panel->showTwin(true);
    QVERIFY(!twin->isHidden() && strip.isHidden());
    QCOMPARE(twin->model()->rowCount(), static_cast<int>(view.bins));
    QCOMPARE(twin->model()->index(0, 2).data(role::kRaw).toULongLong(), view.countIn(0));
    panel->showTwin(false);
    QVERIFY(!strip.isHidden());
    strip.resetZoom();
    QCOMPARE(strip.content().step, whole.step);
}

void TestTableTools::everyCellFilters()
{
    const StatePtr state = m_hub.state();
    const auto table = openTable(*state, "Activity");
    QVERIFY(table);
    const auto fields = query::activityFields();
    const auto countOf = [&](const std::string& kql) {
        const auto predicate = query::parsePredicate(kql);
        const auto rows =
            predicate ? query::filterRows(*table, *predicate, {}, kql) : tl::unexpected(predicate.error());
        if (!rows) qWarning("%s: %s", kql.c_str(), rows.error().text().c_str());
        return rows ? static_cast<qint64>(rows->count) : qint64(-1);
    };
    const auto all = query::filterRows(*table, *query::parsePredicate(""), {});
    QVERIFY(all);
    const auto order = query::RowOrder::make(*table, std::make_shared<query::RowSet>(*all), {}, {});
    QVERIFY(order);
    query::CellReader reader(*table);
    for (const query::BoundColumn& column : table->columns()) {
        if (column.name.starts_with('_')) continue;
        for (const std::size_t place : {std::size_t(0), order->size() / 2, order->size() - 1}) {
            const auto value = reader.text(order->at(place), column);
            QVERIFY(value);
            const auto kql = [&](bool excluded) {
                const auto rule = cellRule(fields, column.name, column.type, *value, excluded);
                return rule ? query::filterKql({{*rule}}, fields) : std::string();
            };
            QVERIFY2(!kql(false).empty() && !kql(true).empty(), column.name.c_str());
            const qint64 with = countOf(kql(false));
            const qint64 without = countOf(kql(true));
            QVERIFY2(with >= 1, kql(false).c_str());
            const auto total = static_cast<qint64>(all->count);
            // Any role of a user: neither actor nor object may be excluded.
            const bool either = column.name == "User" || column.name == "TargetUser";
            // A chip of a yes or no asks for the other: what a record does not say is neither.
            const auto isChip = [&](const query::FieldDef& f) {
                return f.column == column.name && f.kind == query::FieldKind::Bool;
            };
            const bool other = !value->empty() && std::ranges::any_of(fields, isChip);
            const qint64 unsaid = other ? countOf("isnull(" + std::string(column.name) + ")") : 0;
            QVERIFY2(either ? with + without <= total + with : with + without + unsaid == total,
                     kql(true).c_str());
        }
    }
}

#include "tst_table_tools.moc"
