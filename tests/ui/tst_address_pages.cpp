// SPDX-License-Identifier: GPL-3.0-or-later
// The IP address tab of an activity and the dialog of address ranges: marking, adding, editing, removing,
// undoing.
#include "core/usecase/addresses.h"
#include "tests/support/desk.h"
#include "tests/support/made_case.h"
#include "ui/pages/activity/activity_drawer.h"
#include "ui/pages/addresses/address_view.h"
#include "ui/pages/addresses/network_editor.h"
#include "ui/pages/addresses/networks_dialog.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace sightline;
using namespace sightline::ui;

namespace
{

constexpr int kPatience = 10'000;

std::string activities()
{
    std::string out = "TimeGenerated,ActorUsername,ActionType,IPAddress\n";
    for (int i = 0; i < 9; ++i)
        out += fmt::format("2026-03-0{}T10:00:00Z,ana{}@contoso.example,LogOn,{}\n", 1 + i, i % 2,
                           i == 0 ? "" : "203.0.113.7");
    return out;
}

} // namespace

class TestAddressPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theTabFollowsTheActivity();
    void oneClickMarks();
    void addedEditedRemovedUndone();
    void theEditorNamesWhatIsWrong();

private:
    void settle()
    {
        QTRY_COMPARE_WITH_TIMEOUT(m_desk.tasks.runningCount(), 0, kPatience);
        QCoreApplication::processEvents();
    }

    [[nodiscard]] RowRef rowWith(const char* filter)
    {
        const auto table = test::must(openTable(*m_desk.hub.state(), "Activity"));
        const auto rows = test::must(query::filterRows(table, test::must(query::parsePredicate(filter)), {}));
        return test::must(query::orderedRows(table, rows, {}, 1, {})).front();
    }

    [[nodiscard]] static QString valueOf(const FieldView& fields, const QString& label)
    {
        for (const FieldRow& row : fields.rows()) {
            if (row.label == label) return row.value;
        }
        return QStringLiteral("no such field");
    }

    test::MadeCase m_made;
    test::Desk m_desk;
};

void TestAddressPages::initTestCase()
{
    m_made.import("a.csv", activities());
    QSignalSpy opened(&m_desk.hub, &CaseHub::opened);
    m_desk.hub.open(QString::fromStdString(m_made.path().string()));
    QVERIFY(opened.wait(kPatience));
}

void TestAddressPages::theTabFollowsTheActivity()
{
    ActivityDrawer drawer(m_desk.context);
    drawer.resize(1000, 400);
    drawer.show();
    auto* tabs = drawer.findChild<QTabBar*>(QStringLiteral("drawerTabs"));
    QVERIFY(!tabs->isTabVisible(3));
    drawer.showRow(m_desk.hub.state(), rowWith("isnotempty(IPAddress)"));
    settle();
    QVERIFY(tabs->isTabVisible(3));
    tabs->setCurrentIndex(3);
    settle();
    auto* view = drawer.findChild<AddressView*>();
    const auto* fields = view->findChild<FieldView*>();
    QCOMPARE(valueOf(*fields, QStringLiteral("IP address")), QStringLiteral("203.0.113.7"));
    QCOMPARE(valueOf(*fields, QStringLiteral("Activities, 30 days")), QStringLiteral("8"));
    QCOMPARE(valueOf(*fields, QStringLiteral("Tags")), QStringLiteral("Documentation"));
    QCOMPARE(view->findChild<QTableView*>(QStringLiteral("addressUsers"))->model()->rowCount(), 2);
    drawer.showRow(m_desk.hub.state(), rowWith("isempty(IPAddress)"));
    settle();
    QVERIFY(!tabs->isTabVisible(3));
}

void TestAddressPages::oneClickMarks()
{
    AddressView view(m_desk.context);
    view.resize(900, 300);
    view.show();
    view.showAddress(m_desk.hub.state(), QStringLiteral("203.0.113.7"));
    settle();
    auto* tag = view.findChild<QLineEdit*>(QStringLiteral("addressTag"));
    QTest::keyClicks(tag, QStringLiteral("Tor"));
    QTest::keyClick(tag, Qt::Key_Return);
    settle();
    QCOMPARE(m_desk.hub.state()->networks->size(), std::size_t{1});
    auto* category = view.findChild<QToolButton*>(QStringLiteral("addressCategory"));
    category->menu()->actions().at(2)->trigger(); // risky
    settle();
    const Network& made = m_desk.hub.state()->networks->front();
    QCOMPARE(made.category, std::string("Risky"));
    QCOMPARE(made.tags, std::vector<std::string>{"Tor"});
    view.showAddress(m_desk.hub.state(), QStringLiteral("203.0.113.7"));
    settle();
    QCOMPARE(valueOf(*view.findChild<FieldView*>(), QStringLiteral("Category")), QStringLiteral("Risky"));
    for (int i = 0; i < 2; ++i) {
        m_desk.hub.undo();
        settle();
    }
    QVERIFY(m_desk.hub.state()->networks->empty());
}

void TestAddressPages::addedEditedRemovedUndone()
{
    NetworksDialog dialog(m_desk.context);
    dialog.show();
    auto* table = dialog.findChild<QTableView*>(QStringLiteral("networksTable"));
    const auto press = [](QWidget& in, const char* name) {
        in.findChild<QPushButton*>(QLatin1String(name))->click();
    };
    QVERIFY(table->isHidden()); // nothing yet, and it says why
    press(dialog, "addNetwork");
    auto* editor = dialog.findChild<NetworkEditor*>();
    editor->findChild<QLineEdit*>(QStringLiteral("networkName"))->setText(QStringLiteral("Office"));
    editor->findChild<QPlainTextEdit*>()->setPlainText(QStringLiteral("203.0.113.0/24\n10.0.0.1"));
    editor->findChild<QComboBox*>(QStringLiteral("networkCategory"))->setCurrentIndex(1);
    press(*editor, "saveNetwork");
    settle();
    QCOMPARE(table->model()->rowCount(), 1);
    QCOMPARE(m_desk.hub.state()->networks->front().category, std::string("Corporate"));
    table->selectRow(0);
    QTRY_VERIFY(dialog.findChild<NetworkEditor*>() == nullptr);
    press(dialog, "editNetwork");
    editor = dialog.findChild<NetworkEditor*>();
    editor->findChild<QLineEdit*>(QStringLiteral("networkTags"))->setText(QStringLiteral("HQ, Guest"));
    press(*editor, "saveNetwork");
    settle();
    QCOMPARE(m_desk.hub.state()->networks->front().tags.size(), std::size_t{2});
    table->selectRow(0);
    press(dialog, "removeNetwork");
    settle();
    QVERIFY(m_desk.hub.state()->networks->empty());
    for (int i = 0; i < 3; ++i) {
        press(dialog, "undoNetwork");
        settle();
    }
    QVERIFY(m_desk.hub.state()->networks->empty());
    dialog.findChild<QCheckBox*>(QStringLiteral("showBuiltIn"))->setChecked(true);
    QVERIFY(table->model()->rowCount() > 10);
    table->selectRow(0);
    QVERIFY(!dialog.findChild<QPushButton*>(QStringLiteral("removeNetwork"))->isEnabled());
}

void TestAddressPages::theEditorNamesWhatIsWrong()
{
    NetworkEditor editor(m_desk.look, NetworkEditor::Purpose::Add, {});
    const auto refused = [&](const char* part) {
        editor.accept();
        for (const TextLabel* label : editor.findChildren<TextLabel*>()) {
            if (label->text().contains(QLatin1String(part))) return editor.result() != QDialog::Accepted;
        }
        return false;
    };
    QVERIFY(refused("name"));
    editor.findChild<QLineEdit*>(QStringLiteral("networkName"))->setText(QStringLiteral("x"));
    QVERIFY(refused("at least one"));
    editor.findChild<QPlainTextEdit*>()->setPlainText(QStringLiteral("10.0.0.0/8, 10.0.0.0/77"));
    QVERIFY(refused("10.0.0.0/77"));
    editor.findChild<QPlainTextEdit*>()->setPlainText(QStringLiteral("10.0.0.0/8"));
    editor.findChild<QLineEdit*>(QStringLiteral("networkFrom"))->setText(QStringLiteral("soon"));
    QVERIFY(refused("soon"));
    editor.findChild<QLineEdit*>(QStringLiteral("networkFrom"))->setText(QStringLiteral("2026-01-02"));
    editor.accept();
    QCOMPARE(editor.result(), static_cast<int>(QDialog::Accepted));
    QCOMPARE(isoText(editor.network().from), std::string("2026-01-02T00:00:00Z"));
}

#include "tst_address_pages.moc"
