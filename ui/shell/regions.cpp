// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/regions.h"

#include <QApplication>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace sightline::ui
{

namespace
{

bool takesFocus(const QWidget& widget)
{
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) != 0;
}

QWidget* firstIn(QWidget& region)
{
    if (takesFocus(region)) return &region;
    const auto inside = region.findChildren<QWidget*>();
    for (QWidget* widget : inside) {
        if (takesFocus(*widget)) return widget;
    }
    return nullptr;
}

// Nothing but a column of parts, such as a chart over its table.
bool isColumn(const QWidget& widget)
{
    return widget.metaObject() == &QWidget::staticMetaObject &&
           qobject_cast<QVBoxLayout*>(widget.layout()) != nullptr;
}

void collectChildren(QWidget& widget, QList<QWidget*>& out);

void collect(QWidget& widget, QList<QWidget*>& out)
{
    if (auto* splitter = qobject_cast<QSplitter*>(&widget)) {
        for (int i = 0; i < splitter->count(); ++i)
            collect(*splitter->widget(i), out);
    } else if (auto* stack = qobject_cast<QStackedWidget*>(&widget)) {
        if (stack->currentWidget() != nullptr) collect(*stack->currentWidget(), out);
    } else if (isColumn(widget)) {
        collectChildren(widget, out);
    } else if (firstIn(widget) != nullptr) {
        out.append(&widget);
    }
}

void collectChildren(QWidget& widget, QList<QWidget*>& out)
{
    const QObjectList& children = widget.children();
    for (QObject* child : children) {
        auto* part = qobject_cast<QWidget*>(child);
        if (part != nullptr && part->isVisible() && !part->isWindow()) collect(*part, out);
    }
}

} // namespace

QList<QWidget*> regionsOf(QWidget& page)
{
    QList<QWidget*> out;
    collectChildren(page, out);
    return out;
}

void RegionWalk::step(const QList<QWidget*>& regions, int by)
{
    if (regions.isEmpty()) return;
    QWidget* focus = QApplication::focusWidget();
    qsizetype at = by > 0 ? -1 : 0;
    for (qsizetype i = 0; focus != nullptr && i < regions.size(); ++i) {
        if (regions[i] != focus && !regions[i]->isAncestorOf(focus)) continue;
        at = i;
        m_places.insert(regions[i], focus);
    }
    const qsizetype size = regions.size();
    QWidget* region = regions[(at + by + size) % size];
    QWidget* target = m_places.value(region);
    if (target == nullptr || !target->isVisible()) target = firstIn(*region);
    if (target != nullptr) target->setFocus(Qt::TabFocusReason);
}

} // namespace sightline::ui
