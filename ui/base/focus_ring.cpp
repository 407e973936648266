// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/focus_ring.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QWidget>

namespace sightline::ui
{

namespace
{

bool movesCell(int key)
{
    switch (key) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return true;
    default:
        return false;
    }
}

bool ringed(const QWidget* widget)
{
    return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QComboBox*>(widget);
}

} // namespace

FocusRing::~FocusRing()
{
    delete m_frame;
}

void FocusRing::watch(QWidget& widget)
{
    if (ringed(&widget) || qobject_cast<QAbstractItemView*>(&widget)) widget.installEventFilter(this);
}

void FocusRing::forget(QWidget& widget)
{
    widget.removeEventFilter(this);
}

bool FocusRing::byKeyboard(const QWidget* widget)
{
    return widget && widget->window()->testAttribute(Qt::WA_KeyboardFocusChange);
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event)
{
    auto* widget = qobject_cast<QWidget*>(watched);
    if (!widget) return false;
    switch (event->type()) {
    case QEvent::FocusIn: {
        const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason == Qt::MouseFocusReason) widget->window()->setAttribute(Qt::WA_KeyboardFocusChange, false);
        // Set by hand: the toolkit notes a tab only while it handles the key itself.
        if (reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason)
            widget->window()->setAttribute(Qt::WA_KeyboardFocusChange);
        if (ringed(widget) && byKeyboard(widget)) show(*widget);
        break;
    }
    case QEvent::FocusOut:
    case QEvent::Hide:
        if (m_frame && m_frame->widget() == widget) hide();
        break;
    case QEvent::KeyPress:
        if (movesCell(static_cast<QKeyEvent*>(event)->key()))
            widget->window()->setAttribute(Qt::WA_KeyboardFocusChange);
        break;
    default:
        break;
    }
    return false;
}

void FocusRing::show(QWidget& widget)
{
    if (widget.property(kOwnFocusRingProperty).toBool()) return;
    if (!m_frame) m_frame = new QFocusFrame;
    m_frame->setWidget(&widget);
}

void FocusRing::hide()
{
    if (m_frame) m_frame->setWidget(nullptr);
}

} // namespace sightline::ui
