// SPDX-License-Identifier: GPL-3.0-or-later
// What every table of a page can do: choose its columns, copy cells and rows, export them, and its context
// menu. GUI thread.
#pragma once

#include "ui/base/actions.h"
#include "ui/base/page_context.h"
#include "ui/models/lines_model.h"
#include "ui/models/list_table_model.h"
#include "ui/models/result_cells.h"
#include "ui/pages/row_copy.h"
#include "ui/pages/row_export.h"
#include "ui/widgets/column_chooser.h"

#include <QMenu>
#include <QObject>
#include <QTableView>

#include <functional>

namespace sightline::ui
{

class TableTools : public QObject
{
    Q_OBJECT

public:
    using Rows = std::function<RowReaderPtr()>;

    // table: its name in the settings. The view owns this and has its model; context outlives it. actions:
    // those of the table; the ones this class serves are connected.
    TableTools(PageContext& context, QTableView& view, const QString& table, const ColumnLayout& defaults,
               Actions& actions);

    // How its rows are read off the GUI thread; without: all its cells are taken at once. null: there are
    // none.
    void setRows(Rows shown);
    // The same rows with every column; without: the table has them all.
    void setFullRows(Rows full);
    // Shown in the context menu.
    void setExportAction(QAction* action);
    // What a page can do with a row; shown there before the others.
    void addMenuAction(QAction& action);

    [[nodiscard]] ColumnChooser& columns() const { return *m_columns; }

    void copyCell();
    void copyRows(RowForm form = RowForm::Tabs);
    void exportRows();

private:
    void connectActions();
    void showMenu(const QPoint& at);
    void addCopyMenu(QMenu& menu);
    void showCopyMenu();

    PageContext& m_context;
    QTableView& m_view;
    Actions& m_actions;
    ColumnChooser* m_columns;
    Rows m_rows;
    Rows m_full;
    QAction* m_export = nullptr;
    QList<QAction*> m_own; // of the page
    TaskHandle m_copying;
};

[[nodiscard]] ColumnLayout layoutOf(const QList<ResultColumn>& columns);
[[nodiscard]] ColumnLayout layoutOf(const QList<ListColumn>& columns);
[[nodiscard]] ColumnLayout layoutOf(const QList<LineColumn>& columns);

// Leaves those of the table's actions that any table has; the others are switched off.
void keepCommonActions(Actions& actions);

} // namespace sightline::ui
