// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_widget.h"

#include "ui/base/figure_text.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace sightline::ui
{

namespace
{

constexpr double kHitArea = 24;
constexpr double kZoomStep = 1.6;
constexpr double kClickSlack = 3;

} // namespace

TimelineWidget::TimelineWidget(const Look& look, QWidget* parent) : QWidget(parent), m_look(look)
{
    setObjectName(QStringLiteral("timeline"));
    setAccessibleName(tr("Timeline"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, [this] {
        updateGeometry();
        arrange();
    });
}

void TimelineWidget::setData(TimelineData timeline, ZoneView zone)
{
    m_data = std::move(timeline);
    m_times = TimeText(zone);
    m_range.reset();
    m_item = 0;
    if (m_data.from != kNoTime) {
        const Ticks span = m_data.to - m_data.from;
        const Ticks step = span > 2 * kTicksPerDay ? kTicksPerDay : kTicksPerHour;
        m_least = bucketStart(m_data.from, step, offsetAt(m_data.from));
        m_most = bucketStart(m_data.to, step, offsetAt(m_data.to)) + step;
    } else {
        m_least = m_most = kNoTime;
    }
    showAll();
}

void TimelineWidget::clearRange()
{
    if (!m_range) return;
    m_range.reset();
    update();
    Q_EMIT rangeCleared();
}

QSize TimelineWidget::sizeHint() const
{
    const Metrics& m = m_look.metrics();
    const int axis = m.scaled(20);
    return {m.laneLabel() + m.scaled(280), axis + m.lane() * static_cast<int>(kLaneCount) + 1};
}

Ticks TimelineWidget::offsetAt(Ticks t) const
{
    const QDateTime local = m_times.local(t);
    return local.isValid() ? static_cast<Ticks>(local.offsetFromUtc()) * kTicksPerSecond : 0;
}

QRectF TimelineWidget::plot() const
{
    const Metrics& m = m_look.metrics();
    const double top = m.scaled(20);
    return {double(m.laneLabel()), top, std::max(0, width() - m.laneLabel() - m.scaled(12)) * 1.0,
            height() - top - 1};
}

QRectF TimelineWidget::laneRect(std::size_t lane) const
{
    const QRectF area = plot();
    const double laneHeight = m_look.metrics().lane();
    return {area.left(), area.top() + static_cast<double>(lane) * laneHeight, area.width(), laneHeight};
}

std::optional<std::size_t> TimelineWidget::laneAt(double y) const
{
    for (std::size_t lane = 0; lane < kLaneCount; ++lane) {
        const QRectF rect = laneRect(lane);
        if (y >= rect.top() && y < rect.bottom()) return lane;
    }
    return {};
}

std::optional<std::size_t> TimelineWidget::itemAt(std::size_t lane, double x) const
{
    const auto& items = m_items[lane].items;
    std::optional<std::size_t> best;
    double nearest = kHitArea / 2;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const QRectF rect = itemRect(lane, items[i]);
        const double away = x < rect.left() ? rect.left() - x : x > rect.right() ? x - rect.right() : 0;
        if (away > nearest || (best && away == nearest)) continue;
        nearest = away;
        best = i;
    }
    return best;
}

QString TimelineWidget::itemSentence(std::size_t lane, const LaneItem& item) const
{
    if (static_cast<TimelineLane>(lane) == TimelineLane::Alerts && item.count == 1) {
        const TimelineAlert& alert = m_data.alerts[item.first];
        return tr("Alert, %1, severity %2, %3")
            .arg(m_times.full(alert.time), word(alert.severity), alert.title);
    }
    const QString title = laneTitle(static_cast<TimelineLane>(lane));
    if (item.count == 1 && item.from == item.to) return tr("%1, %2").arg(title, m_times.full(item.from));
    const int number = static_cast<int>(item.count);
    const QString counted = static_cast<TimelineLane>(lane) == TimelineLane::Alerts
                                ? tr("%n alert(s)", nullptr, number)
                                : tr("%n activities", nullptr, number);
    return tr("%1, %2 to %3, %4").arg(title, m_times.full(item.from), m_times.full(item.to), counted);
}

void TimelineWidget::arrange()
{
    const Ticks offset = offsetAt(m_scale.from());
    for (std::size_t lane = 0; lane < kLaneCount; ++lane)
        m_items[lane] = arrangeLane(m_data.lanes[lane].times, m_scale, offset);
    m_item = std::min(m_item, std::max<std::size_t>(m_items[m_lane].items.size(), 1) - 1);
    update();
}

void TimelineWidget::showAll()
{
    const QRectF area = plot();
    m_scale =
        m_least == kNoTime ? TimelineScale() : TimelineScale(m_least, m_most, area.left(), area.width());
    arrange();
}

void TimelineWidget::zoom(double factor, double x)
{
    if (m_scale.isEmpty()) return;
    m_scale = m_scale.zoomed(factor, x, m_least, m_most);
    arrange();
}

void TimelineWidget::select(Ticks from, Ticks to)
{
    m_range = std::pair(from, std::max(to, from + 1));
    update();
    Q_EMIT rangeSelected(m_range->first, m_range->second);
}

void TimelineWidget::stepItem(int by)
{
    const auto count = static_cast<int>(m_items[m_lane].items.size());
    if (count == 0) return;
    m_item = static_cast<std::size_t>(std::clamp(static_cast<int>(m_item) + by, 0, count - 1));
    announce();
}

void TimelineWidget::stepLane(int by)
{
    m_lane = static_cast<std::size_t>(
        std::clamp(static_cast<int>(m_lane) + by, 0, static_cast<int>(kLaneCount) - 1));
    const auto count = m_items[m_lane].items.size();
    m_item = count == 0 ? 0 : std::min(m_item, count - 1);
    announce();
}

void TimelineWidget::open()
{
    const auto& items = m_items[m_lane].items;
    if (m_item >= items.size()) return;
    const LaneItem item = items[m_item];
    if (static_cast<TimelineLane>(m_lane) == TimelineLane::Alerts && item.count == 1) {
        Q_EMIT alertOpened(m_data.alerts[item.first].id);
        return;
    }
    select(item.from, item.to);
}

void TimelineWidget::announce()
{
    update();
    const auto& items = m_items[m_lane].items;
    const QString sentence =
        m_item < items.size() ? itemSentence(m_lane, items[m_item])
                              : tr("%1, nothing in sight").arg(laneTitle(static_cast<TimelineLane>(m_lane)));
    setAccessibleDescription(sentence);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void TimelineWidget::resizeEvent(QResizeEvent* /*event*/)
{
    const QRectF area = plot();
    if (!m_scale.isEmpty() || m_least == kNoTime)
        m_scale = TimelineScale(m_scale.from(), m_scale.to(), area.left(), area.width());
    else
        m_scale = TimelineScale(m_least, m_most, area.left(), area.width());
    arrange();
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
        m_scale = m_scale.moved(-(angle.x() + angle.y()) / 2.0, m_least, m_most);
        arrange();
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
            QToolTip::showText(help->globalPos(), itemSentence(*lane, m_items[*lane].items[*item]), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace sightline::ui
