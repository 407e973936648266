// SPDX-License-Identifier: GPL-3.0-or-later
// Identities in the real window: the list by type and by any identifier, the accounts of somebody with their
// evidence, merging and splitting and their undo, contradictions, and the card of a user.
#include "core/base/text.h"
#include "core/demo/demo.h"
#include "core/usecase/case_care.h"
#include "core/usecase/import_files.h"
#include "core/usecase/people.h"
#include "tests/support/desk.h"
#include "tests/support/made_case.h"
#include "tests/support/untied.h"
#include "ui/base/account_words.h"
#include "ui/base/seen_times.h"
#include "ui/base/session_state.h"
#include "ui/base/text.h"
#include "ui/models/table_roles.h"
#include "ui/pages/identity/conflicts_dialog.h"
#include "ui/pages/identity/identity_lanes.h"
#include "ui/pages/identity/identity_page.h"
#include "ui/pages/identity/merge_dialog.h"
#include "ui/pages/identity/record_dialog.h"
#include "ui/pages/identity/suggestions_dialog.h"
#include "ui/pages/users/people_notices.h"
#include "ui/pages/users/users_page.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/user_card.h"

#include <QApplication>
#include <QComboBox>
#include <QHelpEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolTip>

#include <algorithm>
#include <filesystem>
#include <memory>

using namespace sightline;
using namespace sightline::ui;

namespace
{

constexpr int kPatience = 20'000; // ms

void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QVERIFY(QApplication::focusWidget() != nullptr);
    QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(key), modifiers);
}

} // namespace

class TestIdentity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theListByType();
    void anyIdentifierFinds();
    void accountsOfSomebody();
    void evidenceLeadsToItsRecord();
    void mergedAndUndone();
    void splitAndUndone();
    void aCardWhereANameStands();
    void cardsEscapeWhatLogsSay();
    void contradictionsAreListed();
    void suggestedMergesAreLookedThrough();
    void lanesShowWhatWasSeen();

private:
    [[nodiscard]] QString page() const { return m_window->currentPage()->objectName(); }

    template <class T> [[nodiscard]] T* inPage(const char* name) const
    {
        return m_window->currentPage()->findChild<T*>(QString::fromLatin1(name));
    }

    void settle() { QTRY_COMPARE_WITH_TIMEOUT(m_desk.tasks.runningCount(), 0, kPatience); }

    void showUsers();
    void openIdentity(const std::string& id);
    [[nodiscard]] std::vector<usecase::UserRow> everybody() const;
    // A person with several accounts and evidence.
    [[nodiscard]] usecase::UserRow somebody(std::size_t rank = 0) const;

    test::Desk m_desk;
    SessionState m_session{m_desk.folder.path()};
    std::unique_ptr<MainWindow> m_window;
};

void TestIdentity::initTestCase()
{
    const std::filesystem::path folder = m_desk.folder.path().toStdString();
    const std::filesystem::path casePath = folder / "demo.sightline";
    demo::DemoOptions options;
    options.users = 12;
    options.days = 6;
    QVERIFY(demo::writeDemo(folder / "demo", options, {}));
    std::filesystem::remove(folder / "demo" / "ground-truth.json");
    QVERIFY(usecase::createCase(casePath, "Demo"));
    QVERIFY(usecase::importPaths(casePath, {folder / "demo"}, {}, {}));
    connect(&m_desk.hub, &CaseHub::failed, this, [](const QString& text) { QFAIL(qPrintable(text)); });
    m_window = std::make_unique<MainWindow>(m_desk.context, m_session);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_desk.hub.open(QString::fromStdString(casePath.string()));
    QTRY_VERIFY_WITH_TIMEOUT(m_desk.hub.isOpen(), kPatience);
    settle();
}

std::vector<usecase::UserRow> TestIdentity::everybody() const
{
    return test::must(usecase::listUsers(*m_desk.hub.state(), "", 0, true, {}));
}

usecase::UserRow TestIdentity::somebody(std::size_t rank) const
{
    for (const usecase::UserRow& row : everybody()) {
        const auto& accounts = m_desk.hub.state()->people->entity(row.entity).accounts;
        const bool proven =
            std::ranges::any_of(accounts, [](const auto& account) { return !account.evidence.empty(); });
        if (row.kind == identity::EntityKind::Person && row.accounts >= 3 && proven && rank-- == 0)
            return row;
    }
    qFatal("nobody has several accounts");
}

void TestIdentity::showUsers()
{
    m_window->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), m_window.get());
    m_window->setFocus();
    press(Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(page(), QStringLiteral("usersPage"));
    settle();
}

void TestIdentity::openIdentity(const std::string& id)
{
    // Without a window manager nobody gives the window back its focus when a dialog closes.
    m_window->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), m_window.get());
    Q_EMIT m_desk.navigator.openIdentity(toQString(id));
    QCOMPARE(page(), QStringLiteral("identityPage"));
    settle();
}

void TestIdentity::theListByType()
{
    showUsers();
    const auto all = everybody();
    auto& kinds = *inPage<QComboBox>("userKind");
    const auto& model = *inPage<QTableView>("usersTable")->model();
    QCOMPARE(kinds.count(), static_cast<int>(usecase::kEntityKinds.size()) + 1);
    for (int i = 0; i < kinds.count(); ++i) {
        kinds.setCurrentIndex(i);
        const int kind = kinds.currentData().toInt();
        const auto expected = std::ranges::count_if(
            all, [kind](const auto& row) { return kind < 0 || static_cast<int>(row.kind) == kind; });
        QCOMPARE(model.rowCount(), static_cast<int>(expected));
        QVERIFY(kinds.currentText().endsWith(QStringLiteral("(%1)").arg(expected)));
        for (int row = 0; kind >= 0 && row < model.rowCount(); ++row) {
            const QModelIndex cell = model.index(row, static_cast<int>(UserColumn::Kind));
            QCOMPARE(cell.data().toString(), kindText(static_cast<identity::EntityKind>(kind)));
        }
    }
    QVERIFY(model.rowCount() > 12); // machines and services too
    kinds.setCurrentIndex(0);
}

void TestIdentity::anyIdentifierFinds()
{
    showUsers();
    const usecase::UserRow user = somebody();
    auto& search = *inPage<QLineEdit>("userSearch");
    const auto& model = *inPage<QTableView>("usersTable")->model();
    for (const auto& account : m_desk.hub.state()->people->entity(user.entity).accounts) {
        QSignalSpy ready(static_cast<UsersPage*>(m_window->currentPage()), &UsersPage::ready);
        search.setText(toQString(account.text));
        QVERIFY(ready.wait(kPatience));
        settle();
        QVERIFY2(model.rowCount() >= 1, account.text.c_str());
        QStringList names, shownNames;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex cell = model.index(row, static_cast<int>(UserColumn::User));
            names.append(cell.data(role::kRaw).toString());
            shownNames.append(cell.data().toString());
        }
        const auto at = names.indexOf(toQString(user.user));
        QVERIFY2(at >= 0, account.text.c_str());
        if (fold(user.user).find(fold(account.text)) == std::string::npos &&
            fold(user.displayName).find(fold(account.text)) == std::string::npos)
            QVERIFY2(shownNames[at].contains(toQString(account.text), Qt::CaseInsensitive),
                     qPrintable(shownNames[at]));
    }
    // Nobody: the page says what was looked at, and a key clears the search.
    QSignalSpy none(static_cast<UsersPage*>(m_window->currentPage()), &UsersPage::ready);
    search.setText(QStringLiteral("no such name at all"));
    QVERIFY(none.wait(kPatience));
    QCOMPARE(model.rowCount(), 0);
    QSignalSpy again(static_cast<UsersPage*>(m_window->currentPage()), &UsersPage::ready);
    search.clear();
    QVERIFY(again.wait(kPatience));
    settle();
}

void TestIdentity::accountsOfSomebody()
{
    showUsers();
    inPage<QTableView>("usersTable")->setFocus();
    press(Qt::Key_I); // of the first row
    QCOMPARE(page(), QStringLiteral("identityPage"));
    settle();
    openIdentity(somebody().userId);
    const auto& people = *m_desk.hub.state()->people;
    const identity::Entity& entity = people.entity(somebody().entity);
    auto& accounts = *inPage<QTableView>("identityAccounts");
    QCOMPARE(accounts.model()->rowCount(), static_cast<int>(entity.accounts.size()));
    QVERIFY(accounts.hasFocus());
    for (int row = 0; row < accounts.model()->rowCount(); ++row) {
        const identity::Account& account = entity.accounts[static_cast<std::size_t>(row)];
        QCOMPARE(accounts.model()->index(row, 0).data().toString(), accountKindText(account.kind));
        QCOMPARE(accounts.model()->index(row, 1).data(role::kRaw).toString(), toQString(account.text));
        accounts.setCurrentIndex(accounts.model()->index(row, 0));
        QCOMPARE(inPage<QTableView>("identityEvidence")->model()->rowCount(),
                 static_cast<int>(evidenceSentences(people, account).size()));
    }
    // The axis follows the table, and the table the axis.
    auto& lanes = *inPage<IdentityLanes>("identityLanes");
    QSignalSpy chosen(&lanes, &IdentityLanes::currentChanged);
    lanes.setFocus();
    press(Qt::Key_Home);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(accounts.currentIndex().row(), 0);
    QVERIFY(lanes.laneSentence(0).contains(toQString(entity.accounts.front().text)));
    QVERIFY(!m_window->grab().isNull());
}

void TestIdentity::evidenceLeadsToItsRecord()
{
    openIdentity(somebody().userId);
    auto& accounts = *inPage<QTableView>("identityAccounts");
    auto& evidence = *inPage<QTableView>("identityEvidence");
    const auto& record = *inPage<QPushButton>("showRecord");
    for (int row = 0; row < accounts.model()->rowCount() && !record.isEnabled(); ++row)
        accounts.setCurrentIndex(accounts.model()->index(row, 0));
    QVERIFY(record.isEnabled());
    evidence.setFocus();
    press(Qt::Key_Return);
    auto* dialog = m_window->findChild<RecordDialog*>();
    QVERIFY(dialog);
    settle();
    QVERIFY(!dialog->findChild<QPlainTextEdit*>(QStringLiteral("recordText"))->toPlainText().isEmpty());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(m_window->findChild<RecordDialog*>() == nullptr);
}

void TestIdentity::mergedAndUndone()
{
    const usecase::UserRow one = somebody();
    const usecase::UserRow two = somebody(1);
    openIdentity(one.userId);
    auto& accounts = *inPage<QTableView>("identityAccounts");
    const auto before = m_desk.hub.state();
    inPage<QPushButton>("mergeWith")->click();
    auto* dialog = m_window->findChild<MergeDialog*>();
    QVERIFY(dialog);
    auto* search = dialog->findChild<QLineEdit*>(QStringLiteral("mergeSearch"));
    auto* merge = dialog->findChild<QPushButton*>(QStringLiteral("merge"));
    QVERIFY(!merge->isEnabled());
    QTest::keyClicks(search, toQString(two.user));
    QTRY_VERIFY_WITH_TIMEOUT(merge->isEnabled(), kPatience);
    // Both have accounts of the same directories, which is said before.
    QVERIFY(dialog->findChild<QLabel*>(QStringLiteral("mergeAgainst"))
                ->text()
                .contains(QStringLiteral("two accounts of")));
    QVERIFY(!dialog->grab().isNull());
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_desk.hub.state() != before, kPatience);
    settle();
    QCOMPARE(accounts.model()->rowCount(), static_cast<int>(one.accounts + two.accounts));
    const auto& people = *m_desk.hub.state()->people;
    QCOMPARE(people.find(one.user), people.find(two.user));
    const auto merged = m_desk.hub.state();
    m_desk.hub.undo();
    QTRY_VERIFY_WITH_TIMEOUT(m_desk.hub.state() != merged, kPatience);
    settle();
    QCOMPARE(accounts.model()->rowCount(), static_cast<int>(one.accounts));
    QCOMPARE(somebody().userId, one.userId);
    QCOMPARE(somebody(1).userId, two.userId);
}

void TestIdentity::splitAndUndone()
{
    const usecase::UserRow user = somebody();
    openIdentity(user.userId);
    auto& accounts = *inPage<QTableView>("identityAccounts");
    accounts.setFocus();
    // The strongest one gives the entity its id: the page stays with the others all the same.
    for (const int row : {0, accounts.model()->rowCount() - 1}) {
        accounts.setCurrentIndex(accounts.model()->index(row, 1));
        const QString leaves = accounts.model()->index(row, 1).data(role::kRaw).toString();
        const auto before = m_desk.hub.state();
        inPage<QPushButton>("splitAccount")->click();
        QTRY_VERIFY_WITH_TIMEOUT(m_desk.hub.state() != before, kPatience);
        settle();
        // Evidence that went through the account alone no longer joins the others.
        QVERIFY(accounts.model()->rowCount() < static_cast<int>(user.accounts));
        for (int i = 0; i < accounts.model()->rowCount(); ++i)
            QVERIFY(accounts.model()->index(i, 1).data(role::kRaw).toString() != leaves);
        const auto apart = m_desk.hub.state();
        m_desk.hub.undo();
        QTRY_VERIFY_WITH_TIMEOUT(m_desk.hub.state() != apart, kPatience);
        settle();
        QCOMPARE(accounts.model()->rowCount(), static_cast<int>(user.accounts));
    }
}

void TestIdentity::aCardWhereANameStands()
{
    showUsers();
    const usecase::UserRow user = somebody();
    (void)SeenTimes::of(m_desk.context).of(user.entity);
    settle();
    auto& table = *inPage<QTableView>("usersTable");
    int row = 0;
    const int column = static_cast<int>(UserColumn::User);
    while (table.model()->index(row, column).data(role::kRaw).toString() != toQString(user.user))
        ++row;
    const QModelIndex cell = table.model()->index(row, column);
    table.scrollTo(cell);
    const QPoint at = table.visualRect(cell).center();
    QHelpEvent help(QEvent::ToolTip, at, table.viewport()->mapToGlobal(at));
    QApplication::sendEvent(table.viewport(), &help);
    const QString card = QToolTip::text();
    const auto& entity = m_desk.hub.state()->people->entity(user.entity);
    for (const QString& part :
         {toQString(user.user), toQString(entity.accounts.front().text), kindText(user.kind),
          QStringLiteral("Open alerts"), QStringLiteral("Last seen")})
        QVERIFY2(card.contains(part.toHtmlEscaped()), qPrintable(part + QLatin1Char('\n') + card));
    QToolTip::hideText();
    // Where no name stands, the cell says its own.
    QVERIFY(!table.model()->index(row, static_cast<int>(UserColumn::Kind)).data(role::kUser).isValid());
}

void TestIdentity::cardsEscapeWhatLogsSay()
{
    Identity who;
    who.displayName = "<img src=x>";
    who.jobTitle = "<b>Chief</b>";
    who.tags = {"a&b"};
    who.enabled = false;
    who.keys = {sidKey("S-1-5-21-1-2-3-1104"), upnKey("eve@contoso.example")};
    identity::EntityMap::Input input;
    input.accounts = std::make_shared<Dictionary>();
    input.devices = std::make_shared<Dictionary>();
    input.identities = {who};
    input.links = {{{who.keys[0], who.keys[1], LinkKind::Directory}, 1, 0, 1, kNoTime, kNoTime}};
    usecase::CaseState state;
    state.people = identity::EntityMap::build(std::move(input));
    const query::EntityCode code = state.people->find("eve@contoso.example");
    QVERIFY(code != 0);
    const QString card = userCard(m_desk.look, state, code, {}, TimeText{ZoneView{}});
    QVERIFY2(card.contains(QStringLiteral("&lt;img src=x&gt;")), qPrintable(card));
    QVERIFY(card.contains(QStringLiteral("&lt;b&gt;Chief&lt;/b&gt;")));
    QVERIFY(card.contains(QStringLiteral("a&amp;b")) && !card.contains(QStringLiteral("<img")));
    QVERIFY(card.contains(QStringLiteral("disabled")));
    QVERIFY(!card.contains(QStringLiteral("Last seen"))); // not counted
}

// One name, two accounts of one domain at the same time.
void TestIdentity::contradictionsAreListed()
{
    test::MadeCase made;
    std::string text;
    for (int i = 0; i < 12; ++i)
        text += fmt::format(R"({{"@timestamp":"2026-10-{:02}T08:00:00Z","Channel":"Security","SourceName":)"
                            R"("Microsoft-Windows-Security-Auditing","Hostname":"DC1.north.example",)"
                            R"("RecordNumber":{},"EventID":4624,"LogonType":2,"TargetUserName":"twin",)"
                            R"("TargetDomainName":"NORTH","TargetUserSid":"S-1-5-21-1-2-3-{}"}})"
                            "\n",
                            1 + i, 100 + i, 1104 + i % 2);
    made.import("events.json", text);
    test::Desk desk;
    UsersPage users(desk.context);
    QSignalSpy ready(&users, &UsersPage::ready);
    desk.hub.open(QString::fromStdString(made.path().string()));
    QTRY_VERIFY_WITH_TIMEOUT(desk.hub.isOpen(), kPatience);
    users.resize(1200, 700);
    users.show();
    users.activate();
    QTRY_VERIFY_WITH_TIMEOUT(!ready.isEmpty(), kPatience);
    const auto state = desk.hub.state();
    const auto& conflicts = state->people->conflicts();
    QVERIFY(!conflicts.empty());
    QVERIFY(users.findChild<QWidget*>(QStringLiteral("contradictions"))->isVisible());
    ConflictsDialog dialog(desk.context, &users);
    const auto& table = *dialog.findChild<QTableView*>(QStringLiteral("conflicts"));
    QCOMPARE(table.model()->rowCount(), static_cast<int>(conflicts.size()));
    const QString sentence = table.model()->index(0, 2).data().toString();
    QVERIFY2(sentence.contains(QStringLiteral("twin"), Qt::CaseInsensitive), qPrintable(sentence));
    QSignalSpy open(&desk.navigator, &Navigator::openIdentity);
    dialog.findChild<QPushButton*>(QStringLiteral("showConflict"))->click();
    QCOMPARE(open.size(), 1);
    const query::EntityCode code = state->people->find(toUtf8(open[0][0].toString()));
    QVERIFY(code != 0);
    QVERIFY(!usecase::conflictsOf(*state->people, code).empty());
}

void TestIdentity::suggestedMergesAreLookedThrough()
{
    const test::UntiedLogs logs = test::untiedLogs();
    test::MadeCase made;
    made.import("events.json", logs.events);
    made.import("signins.json", logs.signIns);
    test::Desk desk;
    UsersPage users(desk.context);
    auto* notices = users.findChild<PeopleNotices*>();
    QVERIFY(notices != nullptr);
    QSignalSpy suggested(notices, &PeopleNotices::suggested);
    desk.hub.open(QString::fromStdString(made.path().string()));
    QTRY_VERIFY_WITH_TIMEOUT(desk.hub.isOpen(), kPatience);
    users.resize(1200, 700);
    users.show();
    users.activate();
    QTRY_VERIFY_WITH_TIMEOUT(!suggested.isEmpty(), kPatience);
    QVERIFY(users.findChild<QWidget*>(QStringLiteral("suggestions"))->isVisible());

    SuggestionsDialog dialog(desk.context, &users);
    QSignalSpy ready(&dialog, &SuggestionsDialog::ready);
    QTRY_VERIFY_WITH_TIMEOUT(!ready.isEmpty(), kPatience);
    auto& table = *dialog.findChild<QTableView*>(QStringLiteral("mergeSuggestions"));
    auto& merge = *dialog.findChild<QPushButton*>(QStringLiteral("mergeSuggested"));
    auto& apart = *dialog.findChild<QPushButton*>(QStringLiteral("keepApart"));
    QCOMPARE(table.model()->rowCount(), static_cast<int>(logs.people));
    QCOMPARE(table.model()->index(0, 0).data().toString(), QStringLiteral("NORTH\\aberg"));
    QCOMPARE(table.model()->index(0, 1).data().toString(), QStringLiteral("anna.berg@north.example"));
    QCOMPARE(table.model()->index(0, 2).data().toString(), QStringLiteral("10 of 10"));

    // One is no pair after all, and stays none until that is undone.
    // Not selectRow(): it minds the modifiers that an earlier test held last.
    table.selectionModel()->select(table.model()->index(0, 0),
                                   QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    QVERIFY(apart.isEnabled());
    ready.clear();
    apart.click();
    QTRY_VERIFY_WITH_TIMEOUT(!ready.isEmpty(), kPatience);
    QCOMPARE(table.model()->rowCount(), static_cast<int>(logs.people) - 1);
    QCOMPARE(desk.hub.state()->people->entityCount(), query::EntityCode(2 * logs.people + 1));

    // The others are merged at once.
    table.selectAll();
    QVERIFY(merge.text().contains(QStringLiteral("9")));
    const auto before = desk.hub.state()->people->entityCount();
    ready.clear();
    merge.click();
    QTRY_VERIFY_WITH_TIMEOUT(!ready.isEmpty(), kPatience);
    QCOMPARE(table.model()->rowCount(), 0);
    QVERIFY(!merge.isEnabled() && !apart.isEnabled());
    const auto& people = *desk.hub.state()->people;
    QCOMPARE(people.entityCount(), before - 9);
    QCOMPARE(people.find("NORTH\\blind"), people.find("boris.lind@north.example"));
    QVERIFY(people.find("NORTH\\aberg") != people.find("anna.berg@north.example"));
    ready.clear();
    desk.hub.undo();
    QTRY_VERIFY_WITH_TIMEOUT(!ready.isEmpty(), kPatience);
    QCOMPARE(table.model()->rowCount(), static_cast<int>(logs.people) - 1);
    ready.clear();
    desk.hub.undo();
    QTRY_VERIFY_WITH_TIMEOUT(!ready.isEmpty(), kPatience);
    QCOMPARE(table.model()->rowCount(), static_cast<int>(logs.people));
}

void TestIdentity::lanesShowWhatWasSeen()
{
    auto data = std::make_shared<IdentityData>();
    auto state = std::make_shared<usecase::CaseState>();
    Identity who;
    who.keys = {sidKey("S-1-5-21-1-2-3-1104"), windowsKey("NORTH", "eve")};
    identity::EntityMap::Input input;
    input.accounts = std::make_shared<Dictionary>();
    input.devices = std::make_shared<Dictionary>();
    input.identities = {who};
    input.links = {{{who.keys[0], who.keys[1], LinkKind::Directory}, 1, 0, 1, kNoTime, kNoTime}};
    state->people = identity::EntityMap::build(std::move(input));
    data->state = state;
    data->code = state->people->find("S-1-5-21-1-2-3-1104");
    QVERIFY(data->code != 0);
    data->seen.from = kUnixEpoch + 20'000 * kTicksPerDay;
    data->seen.to = data->seen.from + 100 * kTicksPerDay;
    data->seen.accounts.resize(data->accounts().size());
    data->seen.accounts[0].activities = 3;
    data->seen.accounts[0].first = data->seen.from;
    data->seen.accounts[0].last = data->seen.to - 1;
    data->seen.accounts[0].bins[0] = 2;
    data->seen.accounts[0].bins[usecase::kSightingBins - 1] = 1;
    IdentityLanes lanes(m_desk.look);
    lanes.resize(900, 200);
    lanes.setData(data, TimeText{ZoneView{}});
    QVERIFY(lanes.laneSentence(0).contains(QStringLiteral("3 activities")));
    QVERIFY(lanes.laneSentence(1).contains(QStringLiteral("No dated activity")));
    const QImage image = lanes.grab().toImage();
    const QColor bar = m_desk.look.color(Token::chartNeutral);
    int columns = 0;
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y) {
            if (image.pixelColor(x, y) != bar) continue;
            ++columns;
            break;
        }
    }
    QVERIFY2(columns >= 2 && columns < 40, qPrintable(QString::number(columns)));
    lanes.setData(nullptr, TimeText{ZoneView{}});
    QVERIFY(!lanes.grab().isNull());
}

#include "tst_identity.moc"
