// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/screenshot_walk.h"

#include "ui/base/case_hub.h"
#include "ui/base/look.h"
#include "ui/base/navigator.h"
#include "ui/base/task_runner.h"
#include "ui/base/text.h"
#include "ui/models/result_table_model.h"
#include "ui/pages/histogram_panel.h"
#include "ui/pages/user/score_bars.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/banner.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QHeaderView>
#include <QTabBar>
#include <QTableView>

#include <algorithm>
#include <map>
#include <string>

namespace sightline::ui
{

namespace
{

constexpr int kLookMs = 100;
// So often in a row nothing may run before the picture is taken.
constexpr int kQuietLooks = 4;
constexpr int kMostLooks = 300;

// The user with the highest priority has most to show; without scores the one with the most alerts.
std::string busiestUser(const usecase::CaseState& state, const usecase::CaseScores* scores)
{
    if (scores != nullptr && !scores->priorities.empty()) {
        const auto most = std::ranges::max_element(scores->priorities, {}, &analytics::Priority::sum);
        const auto user = static_cast<std::size_t>(most - scores->priorities.begin());
        if (most->sum() > 0) return std::string(state.people->entityId(scores->judged->users[user]));
    }
    std::map<std::string, int> counts;
    for (const Alert& alert : state.alerts) {
        for (const std::string& user : alert.users)
            ++counts[user];
    }
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? std::string() : most->first;
}

QDialog* openDialog()
{
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        auto* dialog = qobject_cast<QDialog*>(widget);
        if (dialog != nullptr && dialog->isVisible()) return dialog;
    }
    return nullptr;
}

} // namespace

ScreenshotWalk::ScreenshotWalk(PageContext& context, MainWindow& window, const QString& folder)
    : m_context(context), m_window(window), m_folder(folder)
{
    m_timer.setInterval(kLookMs);
    connect(&m_timer, &QTimer::timeout, this, &ScreenshotWalk::look);
}

void ScreenshotWalk::start()
{
    QDir().mkpath(m_folder);
    listSteps();
    next();
    m_timer.start();
}

void ScreenshotWalk::listSteps()
{
    const auto page = [this](const QString& name, ActionId action) {
        m_steps.append({name, [this, action] { m_window.run(action); }});
    };
    page(QStringLiteral("alerts"), ActionId::GoAlerts);
    page(QStringLiteral("activity"), ActionId::GoActivity);
    listActivitySteps();
    page(QStringLiteral("users"), ActionId::GoUsers);
    remedy(QStringLiteral("users-suggestions"), QStringLiteral("suggestions"));
    remedy(QStringLiteral("users-contradictions"), QStringLiteral("contradictions"));
    m_steps.append({QStringLiteral("user"), [this] {
                        if (auto* tabs = m_window.findChild<QTabBar*>(QStringLiteral("twinTabs")))
                            tabs->setCurrentIndex(0);
                        Q_EMIT m_context.navigator.openUser(user());
                    }});
    press(QStringLiteral("score-help"), QStringLiteral("scoreHelp"));
    m_steps.append({QStringLiteral("user-insights"), [this] { showInsights(); }});
    m_steps.append({QStringLiteral("user-days"), [this] {
                        showSide(0);
                        showDays();
                    }});
    m_steps.append({QStringLiteral("identity"), [this] { Q_EMIT m_context.navigator.openIdentity(user()); }});
    press(QStringLiteral("identity-record"), QStringLiteral("showRecord"));
    press(QStringLiteral("identity-merge"), QStringLiteral("mergeWith"));
    page(QStringLiteral("policies"), ActionId::GoPolicies);
    m_steps.append({QStringLiteral("policy-wizard"), [this] {
                        query::Rule rule;
                        rule.field = "actionType";
                        rule.values = {"FileDownloaded"};
                        Q_EMIT m_context.navigator.openPolicyWizard(query::Filter{{rule}});
                    }});
    page(QStringLiteral("sources"), ActionId::GoSources);
    page(QStringLiteral("case"), ActionId::GoCase);
}

void ScreenshotWalk::listActivitySteps()
{
    m_steps.append(
        {QStringLiteral("activity-filtered"), [this] {
             query::Rule apps{"app", query::RuleOp::Equals, {"Exchange Online", "SharePoint Online"}};
             query::Rule actions{"actionType", query::RuleOp::NotEquals, {"FileAccessed"}};
             query::Rule result{"result", query::RuleOp::Equals, {"Success"}};
             Q_EMIT m_context.navigator.openActivities(query::Filter{{apps, actions, result}});
         }});
    m_steps.append({QStringLiteral("activity-selected"), [this] {
                        if (auto* table = m_window.findChild<QTableView*>(QStringLiteral("activityTable")))
                            table->selectAll();
                    }});
    m_steps.append({QStringLiteral("activity-zoomed"), [this] {
                        if (auto* table = m_window.findChild<QTableView*>(QStringLiteral("activityTable")))
                            table->clearSelection();
                        const QWidget* shown = m_window.currentPage();
                        if (auto* panel = shown->findChild<HistogramPanel*>()) {
                            panel->strip().resetZoom();
                            panel->strip().zoom(4, shown->width() / 2.0);
                        }
                    }});
    m_steps.append({QStringLiteral("activity-bins"), [this] {
                        if (auto* panel = m_window.currentPage()->findChild<HistogramPanel*>())
                            panel->showTwin(true);
                    }});
    m_steps.append({QStringLiteral("activity-address"), [this] {
                        if (auto* panel = m_window.currentPage()->findChild<HistogramPanel*>())
                            panel->showTwin(false);
                        if (auto* tabs = m_window.findChild<QTabBar*>(QStringLiteral("drawerTabs")))
                            tabs->setCurrentIndex(tabs->count() - 1);
                    }});
    press(QStringLiteral("address-ranges"), QStringLiteral("addressRanges"));
    m_steps.append({QStringLiteral("activity-scored"), [this] {
                        if (auto* table = m_window.findChild<QTableView*>(QStringLiteral("activityTable"))) {
                            const auto& model = static_cast<const ResultTableModel&>(*table->model());
                            const int column = model.columnOf(QStringLiteral("Score"));
                            table->setColumnHidden(column, false);
                            table->horizontalHeader()->moveSection(
                                table->horizontalHeader()->visualIndex(column), 1);
                        }
                        query::Rule scored{"score", query::RuleOp::IsSet, {}};
                        Q_EMIT m_context.navigator.openActivities(query::Filter{{scored}});
                    }});
}

// The dialog behind a button of the page of the step before.
void ScreenshotWalk::press(const QString& name, const QString& button)
{
    m_steps.append({name, [this, button] {
                        if (auto* found = m_window.findChild<QAbstractButton*>(button)) found->click();
                    }});
}

// What the link of a banner opens, where the banner has something to say.
void ScreenshotWalk::remedy(const QString& name, const QString& banner)
{
    m_steps.append({name, [this, banner] {
                        auto* found = m_window.findChild<Banner*>(banner);
                        if (found != nullptr && found->isVisible()) Q_EMIT found->remedyRequested();
                    }});
}

// The scores are there once the page of users has been shown.
QString ScreenshotWalk::user() const
{
    const StatePtr state = m_context.hub.state();
    return state ? toQString(busiestUser(*state, m_context.hub.scores().scores().get())) : QString();
}

// What made the score, or what was new about a day.
void ScreenshotWalk::showSide(int tab)
{
    if (auto* tabs = m_window.findChild<QTabBar*>(QStringLiteral("sideTabs"))) tabs->setCurrentIndex(tab);
}

// Of the first day of the last two weeks on which risky activities add most.
void ScreenshotWalk::showInsights()
{
    showSide(1);
    auto* scores = m_window.findChild<ScoreBars*>();
    if (scores == nullptr || scores->bars().empty()) return;
    const auto most =
        std::ranges::max_element(scores->bars(), {}, [](const ScoreBar& bar) { return bar.priority.days; });
    Q_EMIT scores->dayRequested(most->day);
}

// A day of the user is chosen.
void ScreenshotWalk::showDays()
{
    auto* tabs = m_window.findChild<QTabBar*>(QStringLiteral("twinTabs"));
    auto* days = m_window.findChild<QTableView*>(QStringLiteral("userDays"));
    if (tabs == nullptr || days == nullptr) return;
    tabs->setCurrentIndex(1);
    days->setFocus();
    days->selectRow(1);
}

void ScreenshotWalk::next()
{
    ++m_index;
    m_quiet = 0;
    m_waited = 0;
    if (m_index >= 2 * m_steps.size()) {
        m_timer.stop();
        Q_EMIT finished(m_written, m_complete);
        return;
    }
    m_context.look.setChoice(dark() ? ThemeChoice::Dark : ThemeChoice::Light);
    m_steps[m_index / 2].go();
}

void ScreenshotWalk::look()
{
    ++m_waited;
    m_quiet = m_context.tasks.runningCount() == 0 ? m_quiet + 1 : 0;
    if (m_quiet < kQuietLooks && m_waited < kMostLooks) return;
    const QString theme = dark() ? QStringLiteral("dark") : QStringLiteral("light");
    const QString name = QStringLiteral("%1-%2.png").arg(m_steps[m_index / 2].name, theme);
    QDialog* dialog = openDialog();
    QWidget* shown = dialog == nullptr ? static_cast<QWidget*>(&m_window) : dialog;
    const bool saved = shown->grab().save(QDir(m_folder).filePath(name));
    if (dialog != nullptr) {
        dialog->close();
        // The next step may ask for the same dialog: not for the one that is going.
        QCoreApplication::sendPostedEvents(dialog, QEvent::DeferredDelete);
    }
    m_complete = m_complete && saved && m_quiet >= kQuietLooks;
    if (saved) ++m_written;
    next();
}

} // namespace sightline::ui
