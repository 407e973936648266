// SPDX-License-Identifier: GPL-3.0-or-later
// What an analyst says of a person in the menu of their page: tags, verdicts, reset, and taking it back.
#include "core/demo/demo.h"
#include "core/usecase/import_files.h"
#include "core/usecase/score_history.h"
#include "core/usecase/user_marks.h"
#include "tests/support/desk.h"
#include "tests/support/made_case.h"
#include "ui/base/case_hub.h"
#include "ui/base/score_feed.h"
#include "ui/dialogs/text_dialog.h"
#include "ui/pages/user/user_actions.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace sightline;
using namespace sightline::ui;
using test::must;

namespace
{

constexpr int kPatience = 20'000;

} // namespace

class TestUserActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void aTagIsGivenAndTakenOff();
    void aTextIsATagToo();
    void aBenignDayAddsNothing();
    void aResetNeedsAReason();

private:
    // The person with most points, and the menu as it opens.
    void openMenu();
    // Waits for the change, the new state and its scores.
    template <class Act> void change(Act&& act);

    [[nodiscard]] int priority() { return m_desk.hub.scores().scores()->of(m_row.entity)->sum(); }

    [[nodiscard]] TextDialog* dialog() const { return m_host.findChild<TextDialog*>(); }

    // Says the text in the open dialog.
    void answer(const QString& text);

    QTemporaryDir m_folder;
    test::MadeCase m_made;
    test::Desk m_desk;
    QWidget m_host;
    std::unique_ptr<UserActions> m_menu;
    usecase::UserRow m_row;
    std::string m_user;
};

void TestUserActions::initTestCase()
{
    demo::DemoOptions options;
    options.users = 40;
    options.days = 35;
    options.seed = 5;
    options.form = demo::DemoForm::ActivityCsv;
    options.scenarios = {"all"};
    const std::filesystem::path folder = m_folder.path().toStdString();
    (void)must(demo::writeDemo(folder, options, {}));
    (void)must(usecase::importPaths(m_made.path(), {folder}, {}, {}));
    QSignalSpy opened(&m_desk.hub, &CaseHub::opened);
    m_desk.hub.open(QString::fromStdString(m_made.path().string()));
    QVERIFY(opened.wait(kPatience));
}

void TestUserActions::init()
{
    m_desk.hub.scores().want(m_desk.hub.state());
    QTRY_VERIFY_WITH_TIMEOUT(m_desk.hub.scores().scores() != nullptr, kPatience);
    if (m_user.empty()) {
        const usecase::CaseScores& scores = *m_desk.hub.scores().scores();
        const auto first = std::ranges::max_element(scores.priorities, {},
                                                    [](const analytics::Priority& p) { return p.days; });
        QVERIFY(first->days > 0);
        m_user = m_desk.hub.state()->people->entityId(
            scores.judged->users[static_cast<std::size_t>(first - scores.priorities.begin())]);
    }
    m_menu = std::make_unique<UserActions>(m_desk.context, &m_host);
    openMenu();
}

void TestUserActions::openMenu()
{
    m_row = must(usecase::userDetail(*m_desk.hub.state(), m_user, {})).row;
    m_menu->setUser(m_desk.hub.state(), &m_row);
    Q_EMIT m_menu->aboutToShow();
}

template <class Act> void TestUserActions::change(Act&& act)
{
    QSignalSpy changed(&m_desk.hub, &CaseHub::stateChanged);
    act();
    QVERIFY(changed.wait(kPatience));
    m_desk.hub.scores().want(m_desk.hub.state());
    QTRY_COMPARE_WITH_TIMEOUT(m_desk.hub.scores().answer().state, m_desk.hub.state(), kPatience);
    openMenu();
}

void TestUserActions::answer(const QString& text)
{
    QVERIFY(dialog() != nullptr);
    dialog()->findChild<QLineEdit*>(QStringLiteral("text"))->setText(text);
    dialog()->findChild<QPushButton*>(QStringLiteral("accept"))->click();
}

void TestUserActions::aTagIsGivenAndTakenOff()
{
    const auto tag = [this] { return m_menu->findChild<QAction*>(QStringLiteral("tagHoneytoken")); };
    QVERIFY(tag()->isEnabled() && !tag()->isChecked());
    change([&] { tag()->trigger(); });
    QVERIFY(tag()->isChecked());
    QCOMPARE(m_row.tags.back(), std::string("Honeytoken"));
    change([&] { tag()->trigger(); });
    QVERIFY(!tag()->isChecked());
    QVERIFY(std::ranges::find(m_row.tags, "Honeytoken") == m_row.tags.end());
}

void TestUserActions::aTextIsATagToo()
{
    m_menu->findChild<QAction*>(QStringLiteral("addTag"))->trigger();
    QVERIFY(dialog() != nullptr);
    QVERIFY(!dialog()->findChild<QPushButton*>(QStringLiteral("accept"))->isEnabled()); // without a text
    change([&] { answer(QStringLiteral("on leave")); });
    QCOMPARE(m_row.tags.back(), std::string("on leave"));
    change([&] { m_desk.hub.undo(); });
    QVERIFY(std::ranges::find(m_row.tags, "on leave") == m_row.tags.end());
}

void TestUserActions::aBenignDayAddsNothing()
{
    const int before = priority();
    auto* verdicts = m_menu->findChild<QMenu*>(QStringLiteral("verdicts"));
    QVERIFY(verdicts->isEnabled() && !verdicts->actions().isEmpty());
    QMenu* day = verdicts->actions().first()->menu();
    QCOMPARE(day->actions().size(), 2);
    day->actions().first()->trigger();
    change([&] { answer({}); }); // no reason is needed
    QVERIFY(priority() < before);
    day = m_menu->findChild<QMenu*>(QStringLiteral("verdicts"))->actions().first()->menu();
    QCOMPARE(day->actions().size(), 1); // taking it back
    change([&] { day->actions().first()->trigger(); });
    QCOMPARE(priority(), before);
}

void TestUserActions::aResetNeedsAReason()
{
    const int before = priority();
    QVERIFY(before > 0);
    m_menu->findChild<QAction*>(QStringLiteral("resetPriority"))->trigger();
    QVERIFY(dialog() != nullptr);
    QVERIFY(!dialog()->findChild<QPushButton*>(QStringLiteral("accept"))->isEnabled());
    change([&] { answer(QStringLiteral("handled")); });
    QCOMPARE(priority(), 0);
    QVERIFY(!m_menu->findChild<QAction*>(QStringLiteral("resetPriority"))->isEnabled());
    change([&] { m_desk.hub.undo(); });
    QCOMPARE(priority(), before);
}

#include "tst_user_actions.moc"
