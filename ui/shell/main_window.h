// SPDX-License-Identifier: GPL-3.0-or-later
// The window: menus, context bar, rail, the pages and the status line. It shows what the navigator asks for
// and says what came of every verb. GUI thread.
#pragma once

#include "ui/base/actions.h"
#include "ui/base/page_context.h"
#include "ui/base/session_state.h"
#include "ui/shell/regions.h"

#include <QMainWindow>
#include <QStackedWidget>
#include <QVector>

#include <functional>
#include <optional>

namespace sightline::ui
{

class AlertsPage;
class ActivityPage;
class CaseFiles;
class CasePage;
class ContextBar;
class IdentityPage;
class PoliciesPage;
class Rail;
class SourcesPage;
class StartPage;
class StatusLine;
class Toast;
class UserPage;
class UsersPage;

class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    // context and session must outlive the window.
    MainWindow(PageContext& context, SessionState& session);
    ~MainWindow() override;

    // A page of the rail, or an action by name.
    void run(ActionId action);

    [[nodiscard]] QWidget* currentPage() const { return m_stack->currentWidget(); }

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Page {
        QWidget* widget = nullptr;
        ActionId rail = ActionId::GoAlerts;
        std::function<void()> activate;
        std::function<QWidget*()> firstFocus;
    };

    template <class T> T* addPage(ActionId rail);
    void buildPages();
    void buildMenus();
    void fillRecent(QMenu& menu);
    void connectShell();
    void connectNavigator();
    void connectHub();
    // remember: the page left can be come back to.
    void showPage(QWidget* page, bool remember = true);
    void goBack();
    void stepRegion(int by);
    void showSettings();
    void showKeys();
    void followState();
    void say(const QString& sentence, bool undoable);
    void sayFailure(const QString& sentence);

    PageContext& m_context;
    SessionState& m_session;
    Actions m_actions;
    Rail* m_rail = nullptr;
    ContextBar* m_bar = nullptr;
    StatusLine* m_status = nullptr;
    QStackedWidget* m_stack = nullptr;
    StartPage* m_start = nullptr;
    AlertsPage* m_alerts = nullptr;
    ActivityPage* m_activity = nullptr;
    UsersPage* m_users = nullptr;
    UserPage* m_user = nullptr;
    IdentityPage* m_identity = nullptr;
    PoliciesPage* m_policies = nullptr;
    SourcesPage* m_sources = nullptr;
    CasePage* m_case = nullptr;
    Toast* m_toast = nullptr;
    CaseFiles* m_files = nullptr;
    QVector<Page> m_pages;
    QVector<QWidget*> m_history;
    RegionWalk m_regions;
};

} // namespace sightline::ui
