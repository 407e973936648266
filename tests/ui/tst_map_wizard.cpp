// SPDX-License-Identifier: GPL-3.0-or-later
// The map wizard by keyboard alone: a file that no format knows is imported, mapped and found in the log;
// what is open has to be decided first; cancel and files that cannot be mapped.
#include "core/usecase/activities.h"
#include "core/usecase/case_care.h"
#include "tests/support/desk.h"
#include "ui/base/text.h"
#include "ui/models/lines_model.h"
#include "ui/pages/sources/map_wizard.h"
#include "ui/pages/sources/map_words.h"
#include "ui/pages/sources/sources_page.h"
#include "ui/widgets/banner.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <memory>

using namespace sightline;
using namespace sightline::ui;

namespace
{

constexpr int kPatience = 20'000; // ms

QWidget* focus()
{
    return QApplication::focusWidget();
}

void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QVERIFY(focus() != nullptr);
    QTest::keyClick(focus(), key, modifiers);
}

} // namespace

class TestMapWizard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void byKeyboard();
    void ambiguousDaysAreDecided();
    void cancelled();
    void notAFileToMap();
    void everyReasonHasWords();

private:
    [[nodiscard]] QString write(const char* name, const std::string& text) const;
    void begin(const QString& path);

    [[nodiscard]] bool showsWizard() const { return m_wizard->isVisible(); }

    template <class T> [[nodiscard]] T* named(const char* name) const
    {
        return m_page->findChild<T*>(QLatin1String(name));
    }

    void toStep(const char* next);

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<SourcesPage> m_page;
    MapWizard* m_wizard = nullptr;
};

void TestMapWizard::init()
{
    m_desk = std::make_unique<test::Desk>();
    const QString path = m_desk->folder.filePath(QStringLiteral("maps.sightline"));
    QVERIFY(usecase::createCase(std::filesystem::path(path.toStdU16String()), "maps").has_value());
    m_desk->hub.setSurroundings({m_desk->folder.filePath(QStringLiteral("formats")), {}, {}});
    QSignalSpy opened(&m_desk->hub, &CaseHub::opened);
    m_desk->hub.open(path);
    QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, kPatience);
    m_page = std::make_unique<SourcesPage>(m_desk->context);
    m_page->resize(1300, 800);
    m_page->show();
    m_page->activate();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_wizard = m_page->findChild<MapWizard*>();
}

void TestMapWizard::cleanup()
{
    m_page.reset();
    m_desk.reset();
}

QString TestMapWizard::write(const char* name, const std::string& text) const
{
    const QString path = m_desk->folder.filePath(QLatin1String(name));
    std::ofstream(std::filesystem::path(path.toStdU16String()), std::ios::binary) << text;
    return path;
}

// Imports a file that nobody knows, and follows the offer to map its columns.
void TestMapWizard::begin(const QString& path)
{
    QSignalSpy unknown(&m_desk->hub, &CaseHub::unrecognised);
    m_desk->hub.importFiles({path});
    QTRY_COMPARE_WITH_TIMEOUT(unknown.size(), 1, kPatience);
    QCOMPARE(unknown.first().first().toStringList(), QStringList{path});
    QVERIFY(named<Banner>("unrecognised")->isVisible());
    named<QPushButton>("mapFile")->setFocus();
    press(Qt::Key_Space);
    QVERIFY(showsWizard());
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->tasks.runningCount() == 0, kPatience);
}

// Enter on the button that goes on.
void TestMapWizard::toStep(const char* next)
{
    auto* button = named<QPushButton>("mapNext");
    for (int i = 0; i < 60 && focus() != button; ++i)
        press(Qt::Key_Tab);
    QCOMPARE(focus(), button);
    QVERIFY2(button->text().contains(QLatin1String(next)), qPrintable(button->text()));
    press(Qt::Key_Return);
}

void TestMapWizard::byKeyboard()
{
    std::string text = "zeit;benutzer;aktion;ip;etage\n";
    for (int i = 0; i < 6; ++i)
        text += "2026-03-05 10:00:0" + std::to_string(i) + ";CONTOSO\\ana;Anmeldung;192.0.2.7;" +
                std::to_string(i) + "\n";
    begin(write("doors.csv", text + "broken\n"));
    QCOMPARE(named<QTableView>("mapRecords")->model()->rowCount(), 6);
    QCOMPARE(named<QTableView>("mapRecords")->model()->columnCount(), 5);
    toStep("Columns");
    QCOMPARE(focus(), named<QComboBox>("role-time"));
    QCOMPARE(named<QComboBox>("role-actor")->currentText(), QStringLiteral("benutzer"));
    QVERIFY(named<Banner>("mapDoubts")->isVisible()); // no zone
    // The floor is what was acted upon: chosen by keys.
    while (focus() != named<QComboBox>("role-object"))
        press(Qt::Key_Tab);
    press(Qt::Key_End);
    QCOMPARE(named<QComboBox>("role-object")->currentText(), QStringLiteral("etage"));
    toStep("Preview");
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->tasks.runningCount() == 0, kPatience);
    const QAbstractItemModel* preview = named<QTableView>("mapPreview")->model();
    QCOMPARE(preview->rowCount(), 6);
    QCOMPARE(preview->headerData(0, Qt::Horizontal).toString(), QStringLiteral("TimeGenerated"));
    QCOMPARE(preview->index(0, 0).data().toString(), QStringLiteral("2026-03-05T10:00:00Z"));
    toStep("Name");
    QCOMPARE(focus(), named<QLineEdit>("mapTitle"));
    press(Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(focus(), QStringLiteral("Door log"));
    QCOMPARE(named<QLineEdit>("mapTable")->text(), QStringLiteral("DoorLog"));
    QSignalSpy imported(&m_desk->hub, &CaseHub::imported);
    toStep("Import");
    QTRY_COMPARE_WITH_TIMEOUT(imported.size(), 1, kPatience);
    QVERIFY(!showsWizard());
    const auto banner =
        [&] { // what it says, if it is there: whether times have a zone is told a moment later
            QString text;
            if (!named<Banner>("unrecognised")->isVisible()) return text;
            for (const QLabel* label : named<Banner>("unrecognised")->findChildren<QLabel*>())
                text += label->text();
            return text;
        };
    QVERIFY(!banner().contains(QStringLiteral("no known format"))); // but that its times have no zone
    QVERIFY(QFile::exists(m_desk->folder.filePath(QStringLiteral("formats/map-doorlog.json"))));
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->hub.state()->activityCount, std::uint64_t{6}, kPatience);
    const auto found = usecase::activityPage(
        *m_desk->hub.state(), {R"(User =~ "CONTOSO\\ana" and Object == "3")", 1, {}, {}, {}}, {});
    QVERIFY(found.has_value());
    QCOMPARE(found->count, std::uint64_t{1});
    // The next file of the kind needs no wizard.
    QSignalSpy next(&m_desk->hub, &CaseHub::unrecognised);
    m_desk->hub.importFiles(
        {write("next.csv", text + "2026-03-06 10:00:00;CONTOSO\\ben;Abmeldung;192.0.2.8;1\n")});
    QTRY_COMPARE_WITH_TIMEOUT(next.size(), 1, kPatience);
    QCOMPARE(next.first().first().toStringList(), QStringList());
    QTRY_COMPARE_WITH_TIMEOUT(m_desk->hub.state()->activityCount, std::uint64_t{13}, kPatience);
}

void TestMapWizard::ambiguousDaysAreDecided()
{
    begin(write("days.csv", "date,user\n03/04/2026 10:00,ana\n05/04/2026 11:00,ben\n"));
    toStep("Columns");
    auto* next = named<QPushButton>("mapNext");
    QVERIFY(!next->isEnabled());
    QVERIFY(!next->toolTip().isEmpty());
    press(Qt::Key_Tab);
    QCOMPARE(focus(), named<QComboBox>("timeForm"));
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    QCOMPARE(named<QComboBox>("timeForm")->currentText(), QStringLiteral("day first"));
    QVERIFY(next->isEnabled());
    toStep("Preview");
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->tasks.runningCount() == 0, kPatience);
    QCOMPARE(named<QTableView>("mapPreview")->model()->index(0, 0).data().toString(),
             QStringLiteral("2026-04-03T10:00:00Z"));
}

void TestMapWizard::cancelled()
{
    begin(write("days.csv", "date,user\n2026-04-03,ana\n2026-04-04,ben\n"));
    press(Qt::Key_Escape);
    QVERIFY(!showsWizard());
    QVERIFY(named<Banner>("unrecognised")->isVisible()); // it still waits
    QCOMPARE(m_desk->hub.state()->activityCount, std::uint64_t{0});
}

void TestMapWizard::notAFileToMap()
{
    m_page->mapColumns(write("photo.bin", std::string("\x89PNG\0\0\0\0\0\0\0\0", 12)));
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->tasks.runningCount() == 0, kPatience);
    QVERIFY(!named<QPushButton>("mapNext")->isEnabled());
    QVERIFY(m_wizard->firstFocus()->isEnabled());
    press(Qt::Key_Escape);
    QVERIFY(!showsWizard());
}

void TestMapWizard::everyReasonHasWords()
{
    for (const char* id : {"name", "times", "seconds", "milliseconds", "addresses", "principals",
                           "domainNames", "accountIds", "countries", "agents", "actions", "results",
                           "distinct", "ambiguous", "dayFirst", "noZone", "badTimes", "noTime", "noActor"}) {
        const usecase::MapReason reason{id, {"%1", "b", "c"}};
        QCOMPARE(reasonSentence(reason).toLower(),
                 (toQString(usecase::reasonText(reason)) + u'.')
                     .toLower()
                     .replace(QStringLiteral("will be undated"), QStringLiteral("will be without a time")));
    }
    for (const usecase::MapRole& role : usecase::mapRoles())
        QVERIFY(!roleText(role.id).isEmpty());
}

#include "tst_map_wizard.moc"
