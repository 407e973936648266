// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/actions.h"

#include "ui/base/look.h"

#include <QCoreApplication>

namespace sightline::ui
{

namespace
{

constexpr ActionContext kWindow = ActionContext::Window;
constexpr ActionContext kPage = ActionContext::Page;
constexpr ActionContext kTable = ActionContext::Table;
constexpr ActionContext kChart = ActionContext::Chart;

constexpr std::array<ActionRow, kActionCount> kActions{{
    {ActionId::GoAlerts, QT_TRANSLATE_NOOP("Actions", "Alerts"), "alerts", "Ctrl+1", kWindow,
     QT_TRANSLATE_NOOP("Actions", "Show the alert queue.")},
    {ActionId::GoActivity, QT_TRANSLATE_NOOP("Actions", "Activity"), "activity", "Ctrl+2", kWindow,
     QT_TRANSLATE_NOOP("Actions", "Show the activity log.")},
    {ActionId::GoUsers, QT_TRANSLATE_NOOP("Actions", "Users"), "users", "Ctrl+3", kWindow,
     QT_TRANSLATE_NOOP("Actions", "Show the users by priority.")},
    {ActionId::GoPolicies, QT_TRANSLATE_NOOP("Actions", "Policies"), "policies", "Ctrl+4", kWindow,
     QT_TRANSLATE_NOOP("Actions", "Show the policies.")},
    {ActionId::GoQuery, QT_TRANSLATE_NOOP("Actions", "Query"), "query", "Ctrl+5", kWindow,
     QT_TRANSLATE_NOOP("Actions", "Write and run queries.")},
    {ActionId::GoSources, QT_TRANSLATE_NOOP("Actions", "Sources"), "sources", "Ctrl+6", kWindow,
     QT_TRANSLATE_NOOP("Actions", "Show what was imported, what is missing and what was rejected.")},
    {ActionId::GoCase, QT_TRANSLATE_NOOP("Actions", "Case"), "case", "Ctrl+7", kWindow,
     QT_TRANSLATE_NOOP("Actions", "Show the case, its notes and its audit.")},
    {ActionId::GoToAnything, QT_TRANSLATE_NOOP("Actions", "Go to Anything\u2026"), "search", "Ctrl+K",
     kWindow, QT_TRANSLATE_NOOP("Actions", "Find a user, an alert, a page or an action by name.")},
    {ActionId::NextRegion, QT_TRANSLATE_NOOP("Actions", "Next Region"), "chevron-right", "F6", kWindow,
     QT_TRANSLATE_NOOP("Actions", "Move the focus to the next region of the page.")},
    {ActionId::PreviousRegion, QT_TRANSLATE_NOOP("Actions", "Previous Region"), "swap", "Shift+F6", kWindow,
     QT_TRANSLATE_NOOP("Actions", "Move the focus to the previous region of the page.")},
    {ActionId::NewCase, QT_TRANSLATE_NOOP("Actions", "New Case\u2026"), "plus", "Ctrl+N", kWindow,
     QT_TRANSLATE_NOOP("Actions", "Start an empty case.")},
    {ActionId::OpenCase, QT_TRANSLATE_NOOP("Actions", "Open Case\u2026"), "open", "Ctrl+O", kWindow,
     QT_TRANSLATE_NOOP("Actions", "Open a case file.")},
    {ActionId::Import, QT_TRANSLATE_NOOP("Actions", "Import\u2026"), "import", "Ctrl+I", kWindow,
     QT_TRANSLATE_NOOP("Actions", "Add files to the case.")},
    {ActionId::Undo, QT_TRANSLATE_NOOP("Actions", "Undo"), "undo", "Ctrl+Z", kWindow,
     QT_TRANSLATE_NOOP("Actions", "Take back the last action.")},
    {ActionId::KeyboardMap, QT_TRANSLATE_NOOP("Actions", "Keyboard Map"), "help", "F1", kWindow,
     QT_TRANSLATE_NOOP("Actions", "Show all keys.")},
    {ActionId::Quit, QT_TRANSLATE_NOOP("Actions", "Quit"), "close", "Ctrl+Q", kWindow,
     QT_TRANSLATE_NOOP("Actions", "Close the program.")},
    {ActionId::FilterBar, QT_TRANSLATE_NOOP("Actions", "Filter Bar"), "filter", "/; Ctrl+F", kPage,
     QT_TRANSLATE_NOOP("Actions", "Move the focus to the filter bar.")},
    {ActionId::AddFilter, QT_TRANSLATE_NOOP("Actions", "Add Filter\u2026"), "plus", "+", kPage,
     QT_TRANSLATE_NOOP("Actions", "Add a filter to the bar.")},
    {ActionId::Export, QT_TRANSLATE_NOOP("Actions", "Export\u2026"), "export", "Ctrl+E", kPage,
     QT_TRANSLATE_NOOP("Actions", "Write the rows of this page to a file.")},
    {ActionId::PolicyFromSearch, QT_TRANSLATE_NOOP("Actions", "New Policy from Search\u2026"), "policies",
     "Ctrl+P", kPage, QT_TRANSLATE_NOOP("Actions", "Make a policy from the filter of this page.")},
    {ActionId::Identity, QT_TRANSLATE_NOOP("Actions", "Identity\u2026"), "link", "I", kPage,
     QT_TRANSLATE_NOOP("Actions", "Show the accounts of the user and what joins them.")},
    {ActionId::Include, QT_TRANSLATE_NOOP("Actions", "Include Value"), "plus", "=; Alt+=", kTable,
     QT_TRANSLATE_NOOP("Actions", "Show only rows with the value of this cell.")},
    {ActionId::Exclude, QT_TRANSLATE_NOOP("Actions", "Exclude Value"), "minus", "-; Alt+-", kTable,
     QT_TRANSLATE_NOOP("Actions", "Show only rows without the value of this cell.")},
    {ActionId::Copy, QT_TRANSLATE_NOOP("Actions", "Copy"), "copy", "Ctrl+C", kTable,
     QT_TRANSLATE_NOOP("Actions", "Copy the selected rows with the columns that are shown.")},
    {ActionId::CopyCell, QT_TRANSLATE_NOOP("Actions", "Copy Cell"), "copy", "Ctrl+Alt+C", kTable,
     QT_TRANSLATE_NOOP("Actions", "Copy the value of this cell as it is stored.")},
    {ActionId::CopyAs, QT_TRANSLATE_NOOP("Actions", "Copy as\u2026"), "copy", "Ctrl+Shift+C", kTable,
     QT_TRANSLATE_NOOP("Actions", "Copy the selected rows as text with tabs, CSV, JSON lines or Markdown.")},
    {ActionId::Columns, QT_TRANSLATE_NOOP("Actions", "Columns\u2026"), "columns", "Ctrl+L", kTable,
     QT_TRANSLATE_NOOP("Actions", "Choose which columns are shown, in which order and how wide.")},
    {ActionId::Take, QT_TRANSLATE_NOOP("Actions", "Take"), "flag", "T", kTable,
     QT_TRANSLATE_NOOP("Actions", "Acknowledge the alert and assign it to yourself.")},
    {ActionId::CloseBenign, QT_TRANSLATE_NOOP("Actions", "Close as Benign\u2026"), "check", "B", kTable,
     QT_TRANSLATE_NOOP("Actions", "Close the alert as benign, with a reason.")},
    {ActionId::CloseTruePositive, QT_TRANSLATE_NOOP("Actions", "Close as True Positive\u2026"), "warning",
     "M", kTable, QT_TRANSLATE_NOOP("Actions", "Close the alert as a true positive, with a reason.")},
    {ActionId::OpenUser, QT_TRANSLATE_NOOP("Actions", "Open User"), "user", "Return; Enter; G, U", kTable,
     QT_TRANSLATE_NOOP("Actions", "Show the user of the row.")},
    {ActionId::Drawer, QT_TRANSLATE_NOOP("Actions", "Details"), "eye", "Space", kTable,
     QT_TRANSLATE_NOOP("Actions", "Open or close the details of the row.")},
    {ActionId::SortByColumn, QT_TRANSLATE_NOOP("Actions", "Sort by Column"), "swap", "Ctrl+Shift+O", kTable,
     QT_TRANSLATE_NOOP("Actions", "Order the rows by the column of the current cell; again: the other way.")},
    {ActionId::ZoomIn, QT_TRANSLATE_NOOP("Actions", "Zoom In"), "zoom-in", "Z", kChart,
     QT_TRANSLATE_NOOP("Actions", "Show a shorter time.")},
    {ActionId::ZoomOut, QT_TRANSLATE_NOOP("Actions", "Zoom Out"), "zoom-out", "Shift+Z", kChart,
     QT_TRANSLATE_NOOP("Actions", "Show a longer time.")},
    {ActionId::TableTwin, QT_TRANSLATE_NOOP("Actions", "Table of the Chart"), "table", "V", kChart,
     QT_TRANSLATE_NOOP("Actions", "Show the numbers of the chart as a table.")},
}};

constexpr bool inEnumOrder()
{
    for (std::size_t i = 0; i < kActions.size(); ++i) {
        if (static_cast<std::size_t>(kActions[i].id) != i) return false;
    }
    return true;
}

static_assert(inEnumOrder(), "the table must list the actions in the order of the enum");

Qt::ShortcutContext reach(ActionContext context)
{
    return context == ActionContext::Window ? Qt::WindowShortcut : Qt::WidgetWithChildrenShortcut;
}

QString toolTip(const QString& text, const QString& help, const QList<QKeySequence>& keys)
{
    if (keys.isEmpty()) return text + QLatin1Char('\n') + help;
    return QStringLiteral("%1 (%2)\n%3").arg(text, keys.first().toString(QKeySequence::NativeText), help);
}

} // namespace

const std::array<ActionRow, kActionCount>& actionTable()
{
    return kActions;
}

const ActionRow& actionRow(ActionId id)
{
    return kActions[static_cast<std::size_t>(id)];
}

QString actionText(ActionId id)
{
    return QCoreApplication::translate("Actions", actionRow(id).text);
}

QString actionHelp(ActionId id)
{
    return QCoreApplication::translate("Actions", actionRow(id).help);
}

QList<QKeySequence> actionKeys(ActionId id)
{
    return QKeySequence::listFromString(QString::fromLatin1(actionRow(id).keys), QKeySequence::PortableText);
}

QString actionToolTip(ActionId id)
{
    return toolTip(actionText(id), actionHelp(id), actionKeys(id));
}

bool isCharacterKey(const QKeySequence& key)
{
    if (key.isEmpty()) return false;
    const QKeyCombination combination = key[0];
    const bool types = combination.key() > Qt::Key_Space && combination.key() < Qt::Key_Escape;
    return types &&
           !(combination.keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
}

Actions::Actions(const Look& look, QWidget& host, ActionContext context) : QObject(&host), m_context(context)
{
    for (const ActionRow& row : kActions) {
        if (row.context != context) continue;
        auto* action = new QAction(&host);
        action->setData(static_cast<int>(row.id));
        action->setIcon(look.icon(QString::fromLatin1(row.icon)));
        action->setShortcutContext(reach(context));
        host.addAction(action);
        m_actions.append(action);
    }
    applyKeys();
    retranslate();
}

QAction& Actions::action(ActionId id) const
{
    for (QAction* action : m_actions) {
        if (action->data().toInt() == static_cast<int>(id)) return *action;
    }
    qFatal("the action \"%s\" belongs to another context", actionRow(id).text);
}

void Actions::setCharacterKeys(bool on)
{
    m_characterKeys = on;
    applyKeys();
}

void Actions::applyKeys()
{
    for (QAction* action : m_actions) {
        QList<QKeySequence> keys = actionKeys(static_cast<ActionId>(action->data().toInt()));
        if (!m_characterKeys) keys.removeIf(isCharacterKey);
        action->setShortcuts(keys);
    }
}

void Actions::retranslate()
{
    for (QAction* action : m_actions) {
        const auto id = static_cast<ActionId>(action->data().toInt());
        const QString text = actionText(id);
        action->setText(text);
        action->setStatusTip(actionHelp(id));
        action->setToolTip(toolTip(text, actionHelp(id), action->shortcuts()));
    }
}

} // namespace sightline::ui
