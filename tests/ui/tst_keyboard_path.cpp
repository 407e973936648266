// SPDX-License-Identifier: GPL-3.0-or-later
// The whole way by keyboard, in the real window on a case of the demo company: alerts of a user, the user's
// activities, a policy from them, and the alerts it raises. Only keys move it on; models and state are read.
#include "core/demo/demo.h"
#include "core/usecase/activities.h"
#include "core/usecase/alerts.h"
#include "core/usecase/case_care.h"
#include "core/usecase/import_files.h"
#include "core/usecase/people.h"
#include "core/usecase/policies.h"
#include "ui/base/case_hub.h"
#include "ui/base/look.h"
#include "ui/base/navigator.h"
#include "ui/base/page_context.h"
#include "ui/base/session_state.h"
#include "ui/base/settings.h"
#include "ui/base/task_runner.h"
#include "ui/base/text.h"
#include "ui/pages/alerts/alert_queue.h"
#include "ui/pages/policies/policy_wizard.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/chip_button.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/filter_words.h"

#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QMenuBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <memory>

// A step that failed ends the walk.
#define SL_STEP(step)                                                                                        \
    do {                                                                                                     \
        step;                                                                                                \
        if (QTest::currentTestFailed()) return;                                                              \
    } while (false)

using namespace sightline;
using namespace sightline::ui;

namespace
{

constexpr int kPatience = 20'000; // ms
constexpr int kMostPresses = 30;
const QString kPolicyName = QStringLiteral("Seen by keyboard");

QWidget* focus()
{
    return QApplication::focusWidget();
}

QString focusName()
{
    return focus() != nullptr ? focus()->objectName() : QString();
}

void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QVERIFY(focus() != nullptr);
    QTest::keyClick(focus(), key, modifiers);
}

void type(const QString& text)
{
    QVERIFY(focus() != nullptr);
    QTest::keyClicks(focus(), text);
}

// The key again and again until the focus is where it should be.
template <class Arrived> void pressUntil(Qt::Key key, Arrived arrived)
{
    for (int i = 0; i < kMostPresses && !arrived(); ++i)
        press(key);
    QVERIFY2(arrived(), qPrintable(focusName()));
}

std::uint64_t countOf(const usecase::CaseState& state, const std::string& kql)
{
    const auto page = usecase::activityPage(state, {kql, 1, {}, {}, {}}, {});
    if (!page) qFatal("%s", page.error().text().c_str());
    return page->count;
}

QString titleOf(std::span<const query::FieldDef> fields, std::string_view id)
{
    return fieldTitle(*findField(fields, id));
}

} // namespace

class TestKeyboardPath : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase();
    void fromAlertsToAPolicyAndItsAlerts();
    void cleanupTestCase();

private:
    void chooseUser();
    void showAlerts();
    void filterByUser();
    void openUser();
    void narrowActivities();
    void startPolicy();
    void fillPolicy();
    void savePolicy();
    void seeNewAlerts();

    void chooseValue(const QString& value);
    void mnemonicsDiffer();

    [[nodiscard]] QString page() const { return m_window->currentPage()->objectName(); }

    template <class T> [[nodiscard]] T* inPage(const QString& name = {}) const
    {
        return m_window->currentPage()->findChild<T*>(name);
    }

    QTemporaryDir m_folder;
    Look m_look;
    Settings m_settings{m_folder.path()};
    SessionState m_session{m_folder.path()};
    TaskRunner m_tasks;
    CaseHub m_hub{m_tasks, m_settings};
    Navigator m_navigator;
    PageContext m_context{m_look, m_settings, m_tasks, m_hub, m_navigator};
    std::unique_ptr<MainWindow> m_window;
    StatePtr m_before;           // the case without the policy
    std::string m_user;          // who has most open alerts
    std::string m_kql;           // of the user's activities
    std::string m_action;        // what the policy looks for
    std::uint64_t m_matches = 0; // activities of both
};

void TestKeyboardPath::initTestCase()
{
    const std::filesystem::path folder = m_folder.path().toStdString();
    const std::filesystem::path casePath = folder / "demo.sightline";
    demo::DemoOptions options;
    options.users = 12;
    options.days = 6;
    QVERIFY(demo::writeDemo(folder / "demo", options, {}));
    std::filesystem::remove(folder / "demo" / "ground-truth.json");
    QVERIFY(usecase::createCase(casePath, "Demo"));
    QVERIFY(usecase::importPaths(casePath, {folder / "demo"}, {}, {}));
    connect(&m_hub, &CaseHub::failed, this, [](const QString& sentence) { QFAIL(qPrintable(sentence)); });
    m_window = std::make_unique<MainWindow>(m_context, m_session);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_hub.open(QString::fromStdString(casePath.string()));
    QTRY_VERIFY_WITH_TIMEOUT(m_hub.isOpen(), kPatience);
    m_before = m_hub.state();
    chooseUser();
}

// The user with most open alerts, and the rarest thing that the user did more than once.
void TestKeyboardPath::chooseUser()
{
    const auto users = usecase::listUsers(*m_before, "", 1, false, {});
    QVERIFY(users && !users->empty() && users->front().openAlerts > 0);
    m_user = users->front().user;
    const auto detail = usecase::userDetail(*m_before, m_user, {});
    QVERIFY(detail);
    m_kql = detail->filter;
    const auto table = openTable(*m_before, "Activity");
    const auto kql = query::parsePredicate(m_kql);
    QVERIFY(table && kql);
    const auto rows = query::filterRows(*table, *kql, {}, m_kql);
    QVERIFY(rows);
    const auto facet = query::facet(*table, *rows, "ActionType", 100, {});
    QVERIFY(facet);
    for (const query::FacetValue& value : facet->values) {
        if (value.count < 2) break;
        m_action = value.value;
        m_matches = value.count;
    }
    QVERIFY(!m_action.empty());
    QVERIFY(m_matches < countOf(*m_before, m_kql));
}

void TestKeyboardPath::fromAlertsToAPolicyAndItsAlerts()
{
    SL_STEP(showAlerts());
    SL_STEP(filterByUser());
    SL_STEP(openUser());
    SL_STEP(narrowActivities());
    SL_STEP(startPolicy());
    SL_STEP(fillPolicy());
    SL_STEP(savePolicy());
    SL_STEP(seeNewAlerts());
}

void TestKeyboardPath::showAlerts()
{
    press(Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(page(), QStringLiteral("activityPage"));
    press(Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(page(), QStringLiteral("alertsPage"));
    QTRY_VERIFY_WITH_TIMEOUT(!inPage<AlertQueue>()->rows().empty(), kPatience);
    QCOMPARE(focusName(), QStringLiteral("alertQueue"));
}

// In the popup of a field: a value by its name.
void TestKeyboardPath::chooseValue(const QString& value)
{
    const auto* list = focus()->window()->findChild<QListWidget*>(QStringLiteral("filterList"));
    QVERIFY(list);
    type(value);
    QTRY_VERIFY_WITH_TIMEOUT(list->currentItem() && list->currentItem()->text() == value, kPatience);
    press(Qt::Key_Return);
}

void TestKeyboardPath::filterByUser()
{
    press(Qt::Key_F, Qt::ControlModifier);
    const QString title = titleOf(query::alertFields(), "user");
    const auto onUser = [&title] {
        const auto* chip = qobject_cast<ChipWidget*>(focus());
        return chip != nullptr && chip->content().field == title;
    };
    SL_STEP(pressUntil(Qt::Key_Right, onUser));
    press(Qt::Key_Return);
    QCOMPARE(focusName(), QStringLiteral("filterSearch"));
    SL_STEP(chooseValue(toQString(m_user)));
    const auto* bar = inPage<FilterBar>();
    QCOMPARE(bar->filter().rules.back().values, std::vector<std::string>{m_user});
    QVERIFY(onUser()); // the focus is where it was before the popup
    const auto found = usecase::findAlerts(*m_before, bar->kql(), 0);
    QVERIFY(found && found->count > 0 && found->count < m_before->alerts.size());
    QTRY_COMPARE_WITH_TIMEOUT(inPage<AlertQueue>()->rows(), found->rows, kPatience);
}

void TestKeyboardPath::openUser()
{
    SL_STEP(pressUntil(Qt::Key_F6, [] { return focusName() == u"alertQueue"; }));
    press(Qt::Key_Return);
    QCOMPARE(page(), QStringLiteral("userPage"));
    const auto* rows = inPage<QTableView>(QStringLiteral("userRows"));
    QTRY_COMPARE_WITH_TIMEOUT(static_cast<std::uint64_t>(rows->model()->rowCount()),
                              countOf(*m_before, m_kql), kPatience);
    QCOMPARE(inPage<QLabel>(QStringLiteral("pageTitle"))->text(), toQString(m_user));
}

void TestKeyboardPath::narrowActivities()
{
    press(Qt::Key_Plus);
    QCOMPARE(focusName(), QStringLiteral("filterSearch"));
    type(titleOf(query::activityFields(), "actionType"));
    press(Qt::Key_Return);
    SL_STEP(chooseValue(toQString(m_action)));
    const query::Filter& filter = inPage<FilterBar>()->filter();
    QCOMPARE(filter.rules.size(), std::size_t(1));
    QCOMPARE(filter.rules[0].field, std::string("actionType"));
    QCOMPARE(filter.rules[0].values, std::vector<std::string>{m_action});
    const auto* rows = inPage<QTableView>(QStringLiteral("userRows"));
    QTRY_COMPARE_WITH_TIMEOUT(static_cast<std::uint64_t>(rows->model()->rowCount()), m_matches, kPatience);
}

void TestKeyboardPath::startPolicy()
{
    press(Qt::Key_P, Qt::ControlModifier);
    QCOMPARE(page(), QStringLiteral("policiesPage"));
    const auto* wizard = inPage<PolicyWizard>();
    QVERIFY(wizard->isVisible());
    QCOMPARE(countOf(*m_before, draftKql(wizard->draft())), m_matches);
    QVERIFY(qobject_cast<ChipWidget*>(focus()));
    SL_STEP(mnemonicsDiffer());
    press(Qt::Key_N, Qt::AltModifier);
    QTRY_COMPARE(focusName(), QStringLiteral("single")); // a button stays down for a moment
    SL_STEP(mnemonicsDiffer());
    press(Qt::Key_N, Qt::AltModifier);
    const auto* hits = inPage<QTableView>(QStringLiteral("wouldBeAlerts"));
    QTRY_COMPARE_WITH_TIMEOUT(static_cast<std::uint64_t>(hits->model()->rowCount()), m_matches, kPatience);
    QTRY_COMPARE(focusName(), QStringLiteral("wizardNext"));
    press(Qt::Key_Return);
}

void TestKeyboardPath::fillPolicy()
{
    QCOMPARE(focusName(), QStringLiteral("policyName"));
    type(kPolicyName);
    SL_STEP(mnemonicsDiffer());
    press(Qt::Key_Tab);
    QCOMPARE(focusName(), QStringLiteral("policyDescription"));
    type(QStringLiteral("Made without a mouse."));
    press(Qt::Key_S, Qt::AltModifier);
    QCOMPARE(focusName(), QStringLiteral("policySeverity"));
    type(QStringLiteral("High"));
    press(Qt::Key_Tab);
    QCOMPARE(focusName(), QStringLiteral("policyCategory"));
    type(QStringLiteral("Compliance"));
    const PolicyDraft& draft = inPage<PolicyWizard>()->draft();
    QCOMPARE(draft.name, toUtf8(kPolicyName));
    QCOMPARE(draft.description, std::string("Made without a mouse."));
    QCOMPARE(draft.severity, std::string("High"));
    QCOMPARE(draft.category, std::string("Compliance"));
}

void TestKeyboardPath::savePolicy()
{
    press(Qt::Key_N, Qt::AltModifier);
    QTRY_COMPARE(focusName(), QStringLiteral("wizardNext"));
    SL_STEP(mnemonicsDiffer());
    press(Qt::Key_S, Qt::AltModifier);
    QTRY_COMPARE_WITH_TIMEOUT(page(), QStringLiteral("alertsPage"), kPatience);
}

void TestKeyboardPath::seeNewAlerts()
{
    QTRY_COMPARE_WITH_TIMEOUT(m_hub.state()->policies.size(), m_before->policies.size() + 1, kPatience);
    const StatePtr after = m_hub.state();
    const Policy& policy = after->policies.back();
    QCOMPARE(policy.name, toUtf8(kPolicyName));
    const auto expected = usecase::testPolicy(*m_before, policy, {});
    QVERIFY(expected);
    QCOMPARE(expected->matches, countOf(*m_before, policy.filter));
    QCOMPARE(static_cast<std::uint64_t>(expected->alerts), m_matches);
    const auto raised = std::ranges::count(after->alerts, policy.id, &Alert::policyId);
    QVERIFY(raised > 0);
    QCOMPARE(static_cast<std::size_t>(raised), expected->alerts);
    QCOMPARE(after->alerts.size(), m_before->alerts.size() + expected->alerts);
    const auto* queue = inPage<AlertQueue>();
    QTRY_COMPARE_WITH_TIMEOUT(queue->rows().size(), expected->alerts, kPatience);
    QCOMPARE(queue->model()->rowCount(), static_cast<int>(expected->alerts));
    for (const std::size_t row : queue->rows()) {
        const Alert& alert = after->alerts[row];
        QCOMPARE(alert.policyId, policy.id);
        QCOMPARE(alert.severity, std::string("High"));
        QCOMPARE(alert.category, std::string("Compliance"));
    }
    QCOMPARE(focusName(), QStringLiteral("alertQueue")); // ready for the next key
}

// What can be reached with Alt at the same time has different letters.
void TestKeyboardPath::mnemonicsDiffer()
{
    QStringList texts;
    for (const QAction* menu : m_window->menuBar()->actions())
        texts << menu->text();
    for (const QAbstractButton* button : m_window->findChildren<QAbstractButton*>())
        if (button->isVisible()) texts << button->text();
    for (const QLabel* label : m_window->findChildren<QLabel*>())
        if (label->isVisible() && label->buddy()) texts << label->text();
    QStringList taken;
    for (const QString& text : std::as_const(texts)) {
        const QString key = QKeySequence::mnemonic(text).toString();
        QVERIFY2(key.isEmpty() || !taken.contains(key), qPrintable(text));
        taken << key;
    }
}

void TestKeyboardPath::cleanupTestCase()
{
    m_window.reset();
}

#include "tst_keyboard_path.moc"
