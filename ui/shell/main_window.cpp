// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/base/case_hub.h"
#include "ui/base/look.h"
#include "ui/base/navigator.h"
#include "ui/base/settings.h"
#include "ui/base/text.h"
#include "ui/dialogs/keyboard_dialog.h"
#include "ui/dialogs/settings_dialog.h"
#include "ui/pages/activity/activity_page.h"
#include "ui/pages/alerts/alerts_page.h"
#include "ui/pages/case/case_page.h"
#include "ui/pages/identity/identity_page.h"
#include "ui/pages/policies/policies_page.h"
#include "ui/pages/sources/sources_page.h"
#include "ui/pages/user/user_page.h"
#include "ui/pages/users/users_page.h"
#include "ui/shell/case_files.h"
#include "ui/shell/context_bar.h"
#include "ui/shell/rail.h"
#include "ui/shell/start_page.h"
#include "ui/shell/status_line.h"
#include "ui/widgets/toast.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QMimeData>

namespace sightline::ui
{

namespace
{

// Below this width the rail shows icons alone.
constexpr int kNarrowBelow = 1180;
constexpr qsizetype kMostHistory = 50;

QStringList localPaths(const QMimeData& data)
{
    QStringList paths;
    const QList<QUrl> urls = data.urls();
    for (const QUrl& url : urls) {
        if (url.isLocalFile()) paths << url.toLocalFile();
    }
    return paths;
}

} // namespace

MainWindow::MainWindow(PageContext& context, SessionState& session)
    : m_context(context), m_session(session), m_actions(context.look, *this, ActionContext::Window)
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setMinimumSize(Metrics::windowMinimum());
    resize(1440, 900);
    // There is no page for queries.
    m_actions.action(ActionId::GoQuery).setEnabled(false);
    m_files = new CaseFiles(context, *this);
    m_bar = new ContextBar(context, this);
    addToolBar(m_bar);
    m_status = new StatusLine(context, this);
    setStatusBar(m_status);
    auto* middle = new QWidget(this);
    m_rail = new Rail(context.look, middle);
    m_stack = new QStackedWidget(middle);
    auto* row = new QHBoxLayout(middle);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(m_stack, 1);
    setCentralWidget(middle);
    m_toast = new Toast(context.look, *this);
    m_toast->setBottomInset(context.look.metrics().statusBar());
    buildPages();
    buildMenus();
    connectShell();
    connectNavigator();
    connectHub();
    followState();
    restoreGeometry(session.blob(QStringLiteral("window")));
}

MainWindow::~MainWindow() = default;

template <class T> T* MainWindow::addPage(ActionId rail)
{
    auto* page = new T(m_context, m_stack);
    m_stack->addWidget(page);
    m_pages.append({page, rail, [page] { page->activate(); }, [page] { return page->firstFocus(); }});
    return page;
}

void MainWindow::buildPages()
{
    m_start = new StartPage(m_context, m_stack);
    m_stack->addWidget(m_start);
    m_alerts = addPage<AlertsPage>(ActionId::GoAlerts);
    m_activity = addPage<ActivityPage>(ActionId::GoActivity);
    m_users = addPage<UsersPage>(ActionId::GoUsers);
    m_user = addPage<UserPage>(ActionId::GoUsers);
    m_identity = addPage<IdentityPage>(ActionId::GoUsers);
    m_policies = addPage<PoliciesPage>(ActionId::GoPolicies);
    m_sources = addPage<SourcesPage>(ActionId::GoSources);
    m_case = addPage<CasePage>(ActionId::GoCase);
}

void MainWindow::buildMenus()
{
    const auto add = [this](QMenu& menu, std::initializer_list<ActionId> ids) {
        for (const ActionId id : ids)
            menu.addAction(&m_actions.action(id));
    };
    QMenu& file = *menuBar()->addMenu(tr("&File"));
    add(file, {ActionId::NewCase, ActionId::OpenCase});
    QMenu* recent = file.addMenu(tr("Recent Cases"));
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecent(*recent); });
    file.addAction(tr("Close Case"), &m_context.hub, &CaseHub::close);
    file.addSeparator();
    add(file, {ActionId::Import});
    file.addAction(tr("Import Folder\u2026"), m_files, &CaseFiles::askImportFolder);
    file.addSeparator();
    add(file, {ActionId::Quit});
    QMenu& edit = *menuBar()->addMenu(tr("&Edit"));
    add(edit, {ActionId::Undo});
    edit.addSeparator();
    edit.addAction(tr("Settings\u2026"), this, &MainWindow::showSettings);
    QMenu& go = *menuBar()->addMenu(tr("&Go"));
    for (const ActionId page : railPages())
        go.addAction(&m_actions.action(page));
    go.addSeparator();
    go.addAction(tr("Back"), QKeySequence(QKeySequence::Back), this, &MainWindow::goBack);
    add(go, {ActionId::GoToAnything, ActionId::NextRegion, ActionId::PreviousRegion});
    add(*menuBar()->addMenu(tr("&Help")), {ActionId::KeyboardMap});
    QMenu& cases = m_bar->caseMenu();
    connect(&cases, &QMenu::aboutToShow, this, [this, &cases] {
        fillRecent(cases);
        cases.addSeparator();
        cases.addAction(&m_actions.action(ActionId::OpenCase));
        cases.addAction(&m_actions.action(ActionId::NewCase));
    });
}

void MainWindow::fillRecent(QMenu& menu)
{
    menu.clear();
    const QStringList paths = m_context.settings.recentCases();
    for (const QString& path : paths) {
        QAction* action = menu.addAction(QFileInfo(path).completeBaseName());
        action->setToolTip(path);
        connect(action, &QAction::triggered, this, [this, path] { m_context.hub.open(path); });
    }
    if (paths.isEmpty()) menu.addAction(tr("No recent cases"))->setEnabled(false);
}

void MainWindow::connectShell()
{
    for (QAction* action : m_actions.all()) {
        const auto id = static_cast<ActionId>(action->data().toInt());
        connect(action, &QAction::triggered, this, [this, id] { run(id); });
    }
    connect(m_rail, &Rail::pageChosen, this, &MainWindow::run);
    connect(m_rail, &Rail::settingsRequested, this, &MainWindow::showSettings);
    connect(m_bar, &ContextBar::sourcesRequested, this, [this] { run(ActionId::GoSources); });
    connect(m_bar, &ContextBar::settingsRequested, this, &MainWindow::showSettings);
    connect(&m_bar->goTo(), &GoTo::actionChosen, this, &MainWindow::run);
    connect(&m_bar->goTo(), &GoTo::userChosen, &m_context.navigator, &Navigator::openUser);
    connect(&m_bar->goTo(), &GoTo::alertChosen, this, [this](const QString& id) {
        query::Rule rule;
        rule.kql = "AlertId == " + query::literalText(query::Literal::ofText(toUtf8(id)));
        Q_EMIT m_context.navigator.openAlerts(query::Filter{{rule}});
    });
    connect(m_status, &StatusLine::sourcesRequested, this, [this] { run(ActionId::GoSources); });
    connect(m_status, &StatusLine::activityRequested, this, [this] { run(ActionId::GoActivity); });
    connect(m_status, &StatusLine::undoRequested, &m_context.hub, &CaseHub::undo);
    connect(m_toast, &Toast::undoRequested, &m_context.hub, &CaseHub::undo);
    connect(m_start, &StartPage::openRequested, m_files, &CaseFiles::askOpen);
    connect(m_start, &StartPage::newRequested, m_files, &CaseFiles::askNew);
    connect(m_start, &StartPage::importRequested, m_files, &CaseFiles::askImportFiles);
    connect(&m_context.look, &Look::changed, this,
            [this] { m_toast->setBottomInset(m_context.look.metrics().statusBar()); });
}

void MainWindow::connectNavigator()
{
    const Navigator& navigator = m_context.navigator;
    connect(&navigator, &Navigator::openUser, this, [this](const QString& name) {
        m_user->showUser(name);
        showPage(m_user);
    });
    connect(&navigator, &Navigator::openIdentity, this, [this](const QString& name) {
        m_identity->showEntity(name);
        showPage(m_identity);
    });
    connect(&navigator, &Navigator::openUsers, this, [this] { run(ActionId::GoUsers); });
    connect(&navigator, &Navigator::openActivities, this, [this](const query::Filter& filter) {
        m_activity->setFilter(filter);
        showPage(m_activity);
    });
    connect(&navigator, &Navigator::openPolicyWizard, this, [this](const query::Filter& filter) {
        m_policies->startWizard(filter);
        showPage(m_policies);
    });
    connect(&navigator, &Navigator::openAlerts, this, [this](const query::Filter& filter) {
        m_alerts->setFilter(filter);
        showPage(m_alerts);
    });
    connect(&navigator, &Navigator::back, this, &MainWindow::goBack);
}

void MainWindow::connectHub()
{
    const CaseHub& hub = m_context.hub;
    connect(&hub, &CaseHub::opened, this, [this] {
        m_history.clear();
        showPage(m_alerts, false);
    });
    connect(&hub, &CaseHub::closed, this, [this] { m_history.clear(); });
    connect(&hub, &CaseHub::stateChanged, this, &MainWindow::followState);
    connect(&hub, &CaseHub::said, this, &MainWindow::say);
    connect(&hub, &CaseHub::failed, this, &MainWindow::sayFailure);
    connect(&hub, &CaseHub::imported, this, [this] { showPage(m_sources); });
}

void MainWindow::run(ActionId action)
{
    switch (action) {
    case ActionId::NewCase:
        m_files->askNew();
        return;
    case ActionId::OpenCase:
        m_files->askOpen();
        return;
    case ActionId::Import:
        m_files->askImportFiles();
        return;
    case ActionId::Undo:
        m_context.hub.undo();
        return;
    case ActionId::KeyboardMap:
        showKeys();
        return;
    case ActionId::Quit:
        close();
        return;
    case ActionId::GoToAnything:
        m_bar->goTo().setFocus(Qt::ShortcutFocusReason);
        m_bar->goTo().selectAll();
        return;
    case ActionId::NextRegion:
        stepRegion(1);
        return;
    case ActionId::PreviousRegion:
        stepRegion(-1);
        return;
    default:
        break;
    }
    // The first page of a rail item; a second one, such as one user, is reached from it.
    for (const Page& page : std::as_const(m_pages)) {
        if (page.rail != action) continue;
        showPage(page.widget);
        return;
    }
}

void MainWindow::showPage(QWidget* widget, bool remember)
{
    if (!m_context.hub.isOpen()) widget = m_start;
    QWidget* before = m_stack->currentWidget();
    if (remember && before != widget && before != m_start) {
        m_history.append(before);
        if (m_history.size() > kMostHistory) m_history.removeFirst();
    }
    m_stack->setCurrentWidget(widget);
    for (const Page& page : std::as_const(m_pages)) {
        if (page.widget != widget) continue;
        m_rail->setCurrent(page.rail);
        page.activate();
        if (QWidget* focus = page.firstFocus()) focus->setFocus(Qt::OtherFocusReason);
    }
    if (widget == m_start) m_start->firstFocus()->setFocus(Qt::OtherFocusReason);
}

void MainWindow::goBack()
{
    if (m_history.isEmpty()) return;
    showPage(m_history.takeLast(), false);
}

void MainWindow::stepRegion(int by)
{
    QList<QWidget*> regions = regionsOf(*m_stack->currentWidget());
    regions << m_rail << m_bar << m_status;
    m_regions.step(regions, by);
}

void MainWindow::showSettings()
{
    auto* dialog = new SettingsDialog(m_context, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showKeys()
{
    auto* dialog = new KeyboardDialog(m_context.look, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::followState()
{
    const StatePtr state = m_context.hub.state();
    int unread = 0;
    if (state) {
        for (const Alert& alert : state->alerts) {
            if (!alert.isRead && alert.status != "Closed") ++unread;
        }
        setWindowTitle(tr("%1 - Sightline").arg(shown(state->info.name)));
    } else {
        setWindowTitle(tr("Sightline"));
        showPage(m_start, false);
    }
    m_rail->setBadge(ActionId::GoAlerts, unread);
}

void MainWindow::say(const QString& sentence, bool undoable)
{
    m_status->say(sentence, undoable);
    ToastText text;
    text.sentence = sentence;
    if (undoable) {
        text.undo = actionText(ActionId::Undo);
        text.undoKey = actionKeys(ActionId::Undo).value(0).toString(QKeySequence::NativeText);
    }
    m_toast->showMessage(text);
}

void MainWindow::sayFailure(const QString& sentence)
{
    m_status->say(sentence, false);
    ToastText text;
    text.icon = QStringLiteral("error");
    text.colour = Token::failure;
    text.sentence = sentence;
    m_toast->showMessage(text);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_session.setBlob(QStringLiteral("window"), saveGeometry());
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!localPaths(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    m_files->take(localPaths(*event->mimeData()));
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    m_rail->setNarrow(width() < m_context.look.metrics().scaled(kNarrowBelow));
}

} // namespace sightline::ui
