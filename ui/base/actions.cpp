// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/actions.h"

#include "ui/base/look.h"

#include <QCoreApplication>

namespace sightline::ui
{

namespace
{

#define SL_TEXT(text) QT_TRANSLATE_NOOP("Actions", text)

constexpr ActionContext kWindow = ActionContext::Window;
constexpr ActionContext kPage = ActionContext::Page;
constexpr ActionContext kTable = ActionContext::Table;
constexpr ActionContext kChart = ActionContext::Chart;

constexpr std::array<ActionRow, kActionCount> kActions{{
    {ActionId::GoAlerts, SL_TEXT("Alerts"), "alerts", "Ctrl+1", kWindow, SL_TEXT("Show the alert queue.")},
    {ActionId::GoActivity, SL_TEXT("Activity"), "activity", "Ctrl+2", kWindow,
     SL_TEXT("Show the activity log.")},
    {ActionId::GoUsers, SL_TEXT("Users"), "users", "Ctrl+3", kWindow, SL_TEXT("Show the users by priority.")},
    {ActionId::GoPolicies, SL_TEXT("Policies"), "policies", "Ctrl+4", kWindow, SL_TEXT("Show the policies.")},
    {ActionId::GoQuery, SL_TEXT("Query"), "query", "Ctrl+5", kWindow, SL_TEXT("Write and run queries.")},
    {ActionId::GoSources, SL_TEXT("Sources"), "sources", "Ctrl+6", kWindow,
     SL_TEXT("Show what was imported, what is missing and what was rejected.")},
    {ActionId::GoCase, SL_TEXT("Case"), "case", "Ctrl+7", kWindow,
     SL_TEXT("Show the case, its notes and its audit.")},
    {ActionId::GoToAnything, SL_TEXT("Go to Anything\u2026"), "search", "Ctrl+K", kWindow,
     SL_TEXT("Find a user, an alert, a page or an action by name.")},
    {ActionId::NextRegion, SL_TEXT("Next Region"), "chevron-right", "F6", kWindow,
     SL_TEXT("Move the focus to the next region of the page.")},
    {ActionId::PreviousRegion, SL_TEXT("Previous Region"), "swap", "Shift+F6", kWindow,
     SL_TEXT("Move the focus to the previous region of the page.")},
    {ActionId::NewCase, SL_TEXT("New Case\u2026"), "plus", "Ctrl+N", kWindow,
     SL_TEXT("Start an empty case.")},
    {ActionId::OpenCase, SL_TEXT("Open Case\u2026"), "open", "Ctrl+O", kWindow, SL_TEXT("Open a case file.")},
    {ActionId::Import, SL_TEXT("Import\u2026"), "import", "Ctrl+I", kWindow,
     SL_TEXT("Add files to the case.")},
    {ActionId::Undo, SL_TEXT("Undo"), "undo", "Ctrl+Z", kWindow, SL_TEXT("Take back the last action.")},
    {ActionId::KeyboardMap, SL_TEXT("Keyboard Map"), "help", "F1", kWindow, SL_TEXT("Show all keys.")},
    {ActionId::Quit, SL_TEXT("Quit"), "close", "Ctrl+Q", kWindow, SL_TEXT("Close the program.")},
    {ActionId::FilterBar, SL_TEXT("Filter Bar"), "filter", "/; Ctrl+F", kPage,
     SL_TEXT("Move the focus to the filter bar.")},
    {ActionId::AddFilter, SL_TEXT("Add Filter\u2026"), "plus", "+", kPage,
     SL_TEXT("Add a filter to the bar.")},
    {ActionId::Export, SL_TEXT("Export\u2026"), "export", "Ctrl+E", kPage,
     SL_TEXT("Write the rows of this page to a file.")},
    {ActionId::PolicyFromSearch, SL_TEXT("New Policy from Search\u2026"), "policies", "Ctrl+P", kPage,
     SL_TEXT("Make a policy from the filter of this page.")},
    {ActionId::Include, SL_TEXT("Include Value"), "plus", "=; Alt+=", kTable,
     SL_TEXT("Show only rows with the value of this cell.")},
    {ActionId::Exclude, SL_TEXT("Exclude Value"), "minus", "-; Alt+-", kTable,
     SL_TEXT("Show only rows without the value of this cell.")},
    {ActionId::Copy, SL_TEXT("Copy"), "copy", "Ctrl+C", kTable, SL_TEXT("Copy the selected cells as text.")},
    {ActionId::CopyAs, SL_TEXT("Copy as\u2026"), "copy", "Ctrl+Shift+C", kTable,
     SL_TEXT("Copy the selected rows as text, TSV, Markdown, JSON or a KQL table.")},
    {ActionId::Take, SL_TEXT("Take"), "flag", "T", kTable,
     SL_TEXT("Acknowledge the alert and assign it to yourself.")},
    {ActionId::CloseBenign, SL_TEXT("Close as Benign\u2026"), "check", "B", kTable,
     SL_TEXT("Close the alert as benign, with a reason.")},
    {ActionId::CloseTruePositive, SL_TEXT("Close as True Positive\u2026"), "warning", "M", kTable,
     SL_TEXT("Close the alert as a true positive, with a reason.")},
    {ActionId::Drawer, SL_TEXT("Details"), "eye", "Space", kTable,
     SL_TEXT("Open or close the details of the row.")},
    {ActionId::ZoomIn, SL_TEXT("Zoom In"), "zoom-in", "Z", kChart, SL_TEXT("Show a shorter time.")},
    {ActionId::ZoomOut, SL_TEXT("Zoom Out"), "zoom-out", "Shift+Z", kChart, SL_TEXT("Show a longer time.")},
    {ActionId::TableTwin, SL_TEXT("Table of the Chart"), "table", "V", kChart,
     SL_TEXT("Show the numbers of the chart as a table.")},
}};

#undef SL_TEXT

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
