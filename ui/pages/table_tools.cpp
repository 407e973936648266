// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/table_tools.h"

#include "ui/base/case_hub.h"
#include "ui/base/text.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QHeaderView>

#include <algorithm>
#include <array>

namespace sightline::ui
{

namespace
{

struct CopyForm {
    RowForm form;
    const char* text;
};

constexpr std::array<CopyForm, 4> kCopyForms{{
    {RowForm::Tabs, QT_TRANSLATE_NOOP("TableTools", "Text with &Tabs")},
    {RowForm::Csv, QT_TRANSLATE_NOOP("TableTools", "&CSV")},
    {RowForm::JsonLines, QT_TRANSLATE_NOOP("TableTools", "&JSON Lines")},
    {RowForm::Markdown, QT_TRANSLATE_NOOP("TableTools", "&Markdown Table")},
}};

constexpr std::array kCommon{ActionId::Copy, ActionId::CopyCell, ActionId::CopyAs, ActionId::Columns};

constexpr int kTimeWidth = 200; // "28. Sept. 05:05:30 +00:00": a time is never cut

template <class Columns, class Id> ColumnLayout layoutBy(const Columns& columns, Id id)
{
    ColumnLayout layout;
    for (const auto& column : columns) {
        bool shown = true;
        if constexpr (requires { column.shown; }) shown = column.shown;
        const bool time = column.kind == CellKind::Time && column.width != 0;
        layout.append({id(column), time ? std::max(column.width, kTimeWidth) : column.width, shown});
    }
    return layout;
}

} // namespace

TableTools::TableTools(PageContext& context, QTableView& view, const QString& table,
                       const ColumnLayout& defaults, Actions& actions)
    : QObject(&view),
      m_context(context),
      m_view(view),
      m_actions(actions),
      m_columns(new ColumnChooser(context.look, context.settings, view, table, defaults,
                                  actions.action(ActionId::Columns)))
{
    view.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&view, &QWidget::customContextMenuRequested, this, &TableTools::showMenu);
    connectActions();
}

void TableTools::connectActions()
{
    connect(&m_actions.action(ActionId::Copy), &QAction::triggered, this, [this] { copyRows(); });
    connect(&m_actions.action(ActionId::CopyCell), &QAction::triggered, this, &TableTools::copyCell);
    connect(&m_actions.action(ActionId::CopyAs), &QAction::triggered, this, &TableTools::showCopyMenu);
}

void TableTools::setRows(Rows shown)
{
    m_rows = std::move(shown);
}

void TableTools::setFullRows(Rows full)
{
    m_full = std::move(full);
}

void TableTools::setExportAction(QAction* action)
{
    m_export = action;
}

void TableTools::addMenuAction(QAction& action)
{
    m_own.append(&action);
}

void TableTools::copyCell()
{
    const QModelIndex index = m_view.currentIndex();
    if (!index.isValid()) return;
    // As stored: one value is copied to look for it elsewhere.
    const QVariant raw = index.data(role::kRaw);
    const QString text = raw.isValid() ? raw.toString() : index.data(Qt::DisplayRole).toString();
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT m_context.hub.said(text.isEmpty() ? tr("Copied an empty cell.")
                                             : tr("Copied %1.").arg(shown(toUtf8(text.left(80)))),
                              false);
}

void TableTools::copyRows(RowForm form)
{
    RowRanges ranges = rowRanges(m_view.selectionModel()->selection());
    const int current = m_view.currentIndex().row();
    if (ranges.empty() && current >= 0) ranges = {{current, current}};
    if (ranges.empty()) return;
    // What is read by people is in the words of the table, what is read by programs as it is stored.
    const bool spoken = form == RowForm::Tabs || form == RowForm::Markdown;
    m_copying.cancel(); // the newer wish counts
    const RowReaderPtr rows = m_rows ? m_rows() : readerOf(m_view);
    m_copying = ui::copyRows(
        m_context, m_view,
        {rows, visibleColumns(m_view), std::move(ranges), form, spoken ? RowWords::Shown : RowWords::Stored});
}

void TableTools::exportRows()
{
    ExportOffer offer;
    offer.rows = m_view.model()->rowCount();
    if (offer.rows == 0) return;
    offer.shown = m_rows ? m_rows() : readerOf(m_view);
    offer.visible = visibleColumns(m_view);
    if (m_full) offer.full = m_full();
    offer.selected = rowRanges(m_view.selectionModel()->selection());
    ui::exportRows(m_context, m_view, offer);
}

void TableTools::addCopyMenu(QMenu& menu)
{
    for (const CopyForm& form : kCopyForms)
        menu.addAction(QCoreApplication::translate("TableTools", form.text), this,
                       [this, form = form.form] { copyRows(form); });
}

void TableTools::showCopyMenu()
{
    if (!m_view.currentIndex().isValid()) return;
    auto* menu = new QMenu(&m_view);
    menu->setObjectName(QStringLiteral("copyMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addCopyMenu(*menu);
    menu->setActiveAction(menu->actions().constFirst());
    const QRect cell = m_view.visualRect(m_view.currentIndex());
    menu->popup(m_view.viewport()->mapToGlobal(cell.bottomLeft()));
}

void TableTools::showMenu(const QPoint& at)
{
    auto* menu = new QMenu(&m_view);
    menu->setObjectName(QStringLiteral("rowMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool row = m_view.currentIndex().isValid();
    if (row && !m_own.isEmpty()) menu->addActions(m_own);
    for (QAction* action : m_actions.all()) {
        const auto id = static_cast<ActionId>(action->data().toInt());
        if (!action->isEnabled() || id == ActionId::Columns || !row) continue;
        if (id == ActionId::Copy || id == ActionId::Take || id == ActionId::OpenUser) menu->addSeparator();
        if (id == ActionId::CopyAs)
            addCopyMenu(*menu->addMenu(action->icon(), action->text()));
        else
            menu->addAction(action);
    }
    menu->addSeparator();
    if (m_export) menu->addAction(m_export);
    menu->addAction(&m_actions.action(ActionId::Columns));
    menu->popup(m_view.viewport()->mapToGlobal(at));
}

ColumnLayout layoutOf(const QList<ResultColumn>& columns)
{
    return layoutBy(columns, [](const ResultColumn& column) { return column.name; });
}

ColumnLayout layoutOf(const QList<ListColumn>& columns)
{
    return layoutBy(columns, [](const ListColumn& column) { return column.id; });
}

ColumnLayout layoutOf(const QList<LineColumn>& columns)
{
    return layoutBy(columns, [](const LineColumn& column) { return column.id; });
}

void keepCommonActions(Actions& actions)
{
    for (QAction* action : actions.all()) {
        const auto id = static_cast<ActionId>(action->data().toInt());
        action->setEnabled(std::find(kCommon.begin(), kCommon.end(), id) != kCommon.end());
    }
}

} // namespace sightline::ui
