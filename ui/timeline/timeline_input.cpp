// SPDX-License-Identifier: GPL-3.0-or-later
// How TimelineWidget answers keys, pointer and wheel.
#include "ui/timeline/timeline_widget.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace sightline::ui
{

namespace
{

constexpr double kZoomStep = 1.6;
constexpr double kClickSlack = 3;

} // namespace

void TimelineWidget::resizeEvent(QResizeEvent* /*event*/)
{
    const QRectF area = plot();
    if (m_least == kNoTime) return;
    const bool whole = m_scale.to() <= m_scale.from();
    moveView(TimelineScale(whole ? m_least : m_scale.from(), whole ? m_most : m_scale.to(), area.left(),
                           area.width()));
}

void TimelineWidget::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        stepItem(-1);
        return;
    case Qt::Key_Right:
        stepItem(1);
        return;
    case Qt::Key_Up:
        stepLane(-1);
        return;
    case Qt::Key_Down:
        stepLane(1);
        return;
    case Qt::Key_Home:
        showAll();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        open();
        return;
    case Qt::Key_V:
        Q_EMIT twinRequested();
        return;
    case Qt::Key_Z: {
        const auto& items = m_items[m_lane].items;
        const double x =
            m_item < items.size() ? itemRect(m_lane, items[m_item]).center().x() : plot().center().x();
        zoom(event->modifiers().testFlag(Qt::ShiftModifier) ? 1 / kZoomStep : kZoomStep, x);
        return;
    }
    case Qt::Key_Escape:
        if (m_range) {
            clearRange();
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void TimelineWidget::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !plot().contains(event->position())) return;
    m_dragFrom = event->position().x();
}

void TimelineWidget::mouseMoveEvent(QMouseEvent* event)
{
    const bool inside = plot().contains(event->position());
    m_pointer = inside || m_dragFrom ? std::optional(event->position().x()) : std::nullopt;
    update();
}

void TimelineWidget::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_dragFrom) return;
    const double from = *m_dragFrom;
    const double to = event->position().x();
    m_dragFrom.reset();
    if (std::abs(to - from) > kClickSlack) {
        select(m_scale.at(std::min(from, to)), m_scale.at(std::max(from, to)));
        return;
    }
    const auto lane = laneAt(event->position().y());
    if (!lane) return;
    m_lane = *lane;
    const auto item = itemAt(*lane, to);
    if (!item) {
        clearRange();
        return;
    }
    m_item = *item;
    announce();
    open();
}

void TimelineWidget::mouseDoubleClickEvent(QMouseEvent* /*event*/)
{
    showAll();
    clearRange();
}

void TimelineWidget::wheelEvent(QWheelEvent* event)
{
    const QPoint angle = event->angleDelta();
    if (event->modifiers().testFlag(Qt::ShiftModifier) || std::abs(angle.x()) > std::abs(angle.y())) {
        if (!m_scale.isEmpty()) moveView(m_scale.moved(-(angle.x() + angle.y()) / 2.0, m_least, m_most));
    } else {
        zoom(std::pow(kZoomStep, angle.y() / 120.0), event->position().x());
    }
    event->accept();
}

void TimelineWidget::leaveEvent(QEvent* event)
{
    m_pointer.reset();
    update();
    QWidget::leaveEvent(event);
}

bool TimelineWidget::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const auto lane = laneAt(help->pos().y());
        const auto item = lane ? itemAt(*lane, help->pos().x()) : std::nullopt;
        if (item)
            QToolTip::showText(help->globalPos(), itemTip(*lane, m_items[*lane].items[*item]), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace sightline::ui
