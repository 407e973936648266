// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/column_chooser.h"

#include "ui/base/settings.h"
#include "ui/dialogs/column_dialog.h"
#include "ui/models/table_roles.h"

#include <QHeaderView>
#include <QScopedValueRollback>

#include <algorithm>

namespace sightline::ui
{

namespace
{

// A menu of more is longer than the screen: the dialog has them all.
constexpr qsizetype kMenuMost = 18;

QString idOf(const QTableView& view, int column)
{
    return view.model()->headerData(column, Qt::Horizontal, role::kColumnId).toString();
}

} // namespace

QList<int> visibleColumns(const QTableView& view)
{
    const QHeaderView* header = view.horizontalHeader();
    QList<int> columns;
    for (int place = 0; place < header->count(); ++place) {
        const int column = header->logicalIndex(place);
        if (!header->isSectionHidden(column)) columns.append(column);
    }
    return columns;
}

ColumnChooser::ColumnChooser(const Look& look, Settings& settings, QTableView& view, const QString& table,
                             ColumnLayout defaults, QAction& choose)
    : QObject(&view),
      m_look(look),
      m_settings(settings),
      m_view(view),
      m_table(table),
      m_defaults(std::move(defaults)),
      m_layout(layoutFrom(settings.columns(table), m_defaults)),
      m_choose(choose)
{
    QHeaderView* header = view.horizontalHeader();
    header->setSectionsMovable(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this, [this, header](const QPoint& at) {
        auto* menu = new QMenu(&m_view);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillMenu(*menu, header->logicalIndexAt(at));
        menu->popup(header->viewport()->mapToGlobal(at));
    });
    connect(header, &QHeaderView::sectionMoved, this, &ColumnChooser::takeMove);
    connect(header, &QHeaderView::sectionResized, this, &ColumnChooser::takeWidth);
    connect(&look, &Look::changed, this, &ColumnChooser::apply);
    connect(&choose, &QAction::triggered, this, &ColumnChooser::openDialog);
    apply();
}

QString ColumnChooser::titleOf(const QString& id) const
{
    // A headless column says its name in the tool tip.
    return m_view.model()->headerData(columnOf(id), Qt::Horizontal, Qt::ToolTipRole).toString();
}

int ColumnChooser::columnOf(const QString& id) const
{
    for (int column = 0; column < m_view.model()->columnCount(); ++column) {
        if (idOf(m_view, column) == id) return column;
    }
    return -1;
}

ColumnPlace* ColumnChooser::placeOf(const QString& id)
{
    const auto it = std::find_if(m_layout.begin(), m_layout.end(), [&](const auto& p) { return p.id == id; });
    return it == m_layout.end() ? nullptr : &*it;
}

int ColumnChooser::shownCount() const
{
    return static_cast<int>(
        std::count_if(m_layout.begin(), m_layout.end(), [](const auto& place) { return place.shown; }));
}

void ColumnChooser::setShown(const QString& id, bool shown)
{
    ColumnPlace* place = placeOf(id);
    if (!place || place->shown == shown || (!shown && shownCount() == 1)) return;
    place->shown = shown;
    keep();
}

void ColumnChooser::setWidth(const QString& id, int width)
{
    ColumnPlace* place = placeOf(id);
    if (!place || place->width == 0) return;
    place->width = std::clamp(width, kColumnLeast, kColumnMost);
    keep();
}

void ColumnChooser::setOrder(const QStringList& ids)
{
    std::stable_sort(m_layout.begin(), m_layout.end(), [&](const ColumnPlace& a, const ColumnPlace& b) {
        return ids.indexOf(a.id) < ids.indexOf(b.id);
    });
    keep();
}

void ColumnChooser::reset()
{
    m_layout = m_defaults;
    keep();
}

void ColumnChooser::keep()
{
    m_settings.setColumns(m_table, isDefault() ? QString() : layoutText(m_layout));
    apply();
    Q_EMIT changed();
}

void ColumnChooser::apply()
{
    const QScopedValueRollback applying(m_applying, true);
    QHeaderView* header = m_view.horizontalHeader();
    for (int place = 0; place < m_layout.size(); ++place) {
        const int column = columnOf(m_layout[place].id);
        if (column < 0) continue;
        header->moveSection(header->visualIndex(column), place);
        header->setSectionHidden(column, !m_layout[place].shown);
        if (m_layout[place].width > 0)
            header->resizeSection(column, m_look.metrics().scaled(m_layout[place].width));
        else
            header->setSectionResizeMode(column, QHeaderView::Stretch);
    }
}

void ColumnChooser::takeMove()
{
    if (m_applying) return;
    const QHeaderView* header = m_view.horizontalHeader();
    QStringList ids;
    for (int place = 0; place < header->count(); ++place)
        ids.append(idOf(m_view, header->logicalIndex(place)));
    setOrder(ids);
}

void ColumnChooser::takeWidth(int column, int before, int width)
{
    // Nor is it the reader's wish when a column appears, vanishes, or takes the room that is left.
    if (m_applying || before == 0 || width == 0) return;
    const QHeaderView* header = m_view.horizontalHeader();
    if (header->stretchLastSection() && visibleColumns(m_view).constLast() == column) return;
    ColumnPlace* place = placeOf(idOf(m_view, column));
    if (!place || place->width == 0) return;
    const int line = m_look.metrics().fontHeight();
    place->width = std::clamp(qRound(static_cast<double>(width) * Metrics::kReferenceLine / line),
                              kColumnLeast, kColumnMost);
    m_settings.setColumns(m_table, isDefault() ? QString() : layoutText(m_layout));
    Q_EMIT changed();
}

void ColumnChooser::fillMenu(QMenu& menu, int at)
{
    menu.setObjectName(QStringLiteral("columnMenu"));
    if (at >= 0) {
        const QString id = idOf(m_view, at);
        QAction* hide =
            menu.addAction(tr("Hide %1").arg(titleOf(id)), this, [this, id] { setShown(id, false); });
        hide->setEnabled(shownCount() > 1);
        menu.addSeparator();
    }
    const bool all = m_layout.size() <= kMenuMost;
    for (const ColumnPlace& place : m_layout) {
        const bool usual = std::any_of(m_defaults.begin(), m_defaults.end(),
                                       [&](const auto& p) { return p.id == place.id && p.shown; });
        if (!all && !usual && !place.shown) continue;
        QAction* entry = menu.addAction(titleOf(place.id));
        entry->setData(place.id);
        entry->setCheckable(true);
        entry->setChecked(place.shown);
        entry->setEnabled(!place.shown || shownCount() > 1);
        connect(entry, &QAction::toggled, this, [this, id = place.id](bool on) { setShown(id, on); });
    }
    menu.addSeparator();
    menu.addAction(&m_choose);
    menu.addAction(tr("Reset Columns"), this, &ColumnChooser::reset)->setEnabled(!isDefault());
}

void ColumnChooser::openDialog()
{
    auto* dialog = new ColumnDialog(m_look, *this, &m_view);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace sightline::ui
