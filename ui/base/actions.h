// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done by name: one table of actions with text, icon, keys and help, from which menus, buttons,
// "Go to anything" and the keyboard map are made, and Actions, which turns the rows of one context into
// QActions of a widget. A key belongs to one action within a context. GUI thread.
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>
#include <QWidget>

#include <array>
#include <cstddef>

namespace sightline::ui
{

class Look;

enum class ActionId {
    GoAlerts,
    GoActivity,
    GoUsers,
    GoPolicies,
    GoQuery,
    GoSources,
    GoCase,
    GoToAnything,
    NextRegion,
    PreviousRegion,
    NewCase,
    OpenCase,
    Import,
    Undo,
    KeyboardMap,
    Quit,
    FilterBar,
    AddFilter,
    Export,
    PolicyFromSearch,
    Identity,
    Include,
    Exclude,
    Copy,
    CopyCell,
    CopyAs,
    Columns,
    Take,
    CloseBenign,
    CloseTruePositive,
    OpenUser,
    Drawer,
    SortByColumn,
    ZoomIn,
    ZoomOut,
    TableTwin,
};

inline constexpr std::size_t kActionCount = 36;

// Where the keys hold: in the whole window, on a page, in a table, in a chart.
enum class ActionContext { Window, Page, Table, Chart };

struct ActionRow {
    ActionId id;
    const char* text; // English, to be translated in the context "Actions"
    const char* icon;
    const char* keys; // portable text, several separated by "; "
    ActionContext context;
    const char* help; // one sentence, English, to be translated
};

[[nodiscard]] const std::array<ActionRow, kActionCount>& actionTable();
[[nodiscard]] const ActionRow& actionRow(ActionId id);
[[nodiscard]] QString actionText(ActionId id);
[[nodiscard]] QString actionHelp(ActionId id);
[[nodiscard]] QList<QKeySequence> actionKeys(ActionId id);
// Text, first key and help, for a button that does the same.
[[nodiscard]] QString actionToolTip(ActionId id);
// A key without Ctrl or Alt that types a character, such as T, Shift+Z or "/": these can be switched off.
[[nodiscard]] bool isCharacterKey(const QKeySequence& key);

class Actions : public QObject
{
    Q_OBJECT

public:
    // Makes the actions of the context and adds them to host, which owns them. look must outlive host.
    Actions(const Look& look, QWidget& host, ActionContext context);

    // The action must belong to the context.
    [[nodiscard]] QAction& action(ActionId id) const;

    [[nodiscard]] const QList<QAction*>& all() const { return m_actions; }

    [[nodiscard]] ActionContext context() const { return m_context; }

    // Whether keys that type a character act at all.
    void setCharacterKeys(bool on);
    // Reads texts anew after the language has changed.
    void retranslate();

private:
    void applyKeys();

    ActionContext m_context;
    bool m_characterKeys = true;
    QList<QAction*> m_actions;
};

} // namespace sightline::ui
