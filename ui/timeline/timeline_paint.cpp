// SPDX-License-Identifier: GPL-3.0-or-later
// How TimelineWidget draws itself.
#include "ui/base/figure_text.h"
#include "ui/base/focus_ring.h"
#include "ui/base/mark_painter.h"
#include "ui/timeline/timeline_widget.h"

#include <QPainter>

#include <algorithm>

namespace sightline::ui
{

namespace
{

constexpr double kTickWidth = 3;
constexpr double kTickHeight = 12;
constexpr double kBarLeastHeight = 4;
constexpr int kMostDayLines = 400;

Token hueOf(const LaneItem& mark)
{
    if (mark.onPremises != 0) return Token::onPremises;
    return mark.cloud != 0 ? Token::cloud : Token::chartNeutral;
}

} // namespace

QRectF TimelineWidget::itemRect(std::size_t lane, const LaneItem& item) const
{
    const QRectF row = laneRect(lane);
    const Metrics& m = m_look.metrics();
    if (static_cast<TimelineLane>(lane) == TimelineLane::Alerts) {
        const QSizeF size = MarkPainter::alertSize(m);
        const double x = (m_scale.xOf(item.from) + m_scale.xOf(item.to)) / 2;
        return {x - size.width() / 2, row.center().y() - size.height() / 2, size.width(), size.height()};
    }
    if (item.rarity != Rarity::None) {
        const QSizeF size = MarkPainter::laneRaritySize(m);
        return {m_scale.xOf(item.from) - size.width() / 2, row.center().y() - size.height() / 2, size.width(),
                size.height()};
    }
    if (item.from == item.to) {
        const double height = m.scaled(kTickHeight);
        return {m_scale.xOf(item.from) - kTickWidth / 2, row.center().y() - height / 2, kTickWidth, height};
    }
    const double left = std::max(m_scale.xOf(item.from), row.left());
    const double right = std::min(m_scale.xOf(item.to), row.right());
    const double inset = std::min(8.0, (right - left) / 5);
    const double room = row.height() - m_look.fontMetrics(FontRole::Caption).height() - 2;
    const double share = static_cast<double>(item.count) /
                         static_cast<double>(std::max<std::uint64_t>(m_items[lane].tallest, 1));
    const double height = std::max(kBarLeastHeight, room * share);
    return {left + inset, row.bottom() - height, right - left - 2 * inset, height};
}

void TimelineWidget::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_look.color(Token::base));
    paintDays(painter);
    for (std::size_t lane = 0; lane < kLaneCount; ++lane)
        paintLane(painter, lane);
    paintRange(painter);
    paintFocus(painter);
}

void TimelineWidget::paintDays(QPainter& painter) const
{
    const QRectF area = plot();
    painter.setFont(m_look.font(FontRole::Caption));
    if (m_scale.isEmpty()) return;
    const Ticks span = m_scale.to() - m_scale.from();
    const Ticks step = span > 2 * kTicksPerDay ? std::max(kTicksPerDay, bucketAtLeast(span / kMostDayLines))
                                               : bucketAtLeast(span / 24);
    const QFontMetricsF& metrics = m_look.fontMetrics(FontRole::Caption);
    const std::vector<Ticks> edges =
        stepEdges(m_scale.from(), m_scale.to(), step, [this](Ticks t) { return offsetAt(t); });
    double free = area.left();
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
        const double left = std::max(area.left(), m_scale.xOf(edges[i]));
        const double right = std::min(area.right(), m_scale.xOf(edges[i + 1]));
        if (step <= kTicksPerDay && m_times.local(edges[i]).date().dayOfWeek() >= Qt::Saturday)
            painter.fillRect(QRectF(left, area.top(), right - left, area.height()),
                             m_look.color(Token::alternate));
        painter.setPen(QPen(m_look.color(Token::grid), 0));
        painter.drawLine(QPointF(left, area.top()), QPointF(left, area.bottom()));
        const QString label = axisLabel(edges[i], step, free == area.left());
        const double width = metrics.horizontalAdvance(label);
        if (left + 2 < free || left + 2 + width > area.right()) continue;
        painter.setPen(m_look.color(Token::textMuted));
        painter.drawText(QRectF(left + 2, 0, width + 2, area.top()), Qt::AlignLeft | Qt::AlignVCenter, label);
        free = left + width + 14;
    }
}

// Hours say their day at the beginning and at midnight.
QString TimelineWidget::axisLabel(Ticks t, Ticks step, bool first) const
{
    if (step >= kTicksPerDay) return m_times.day(t);
    const QString clock = m_times.clock(t).left(5);
    if (m_times.local(t).time().msecsSinceStartOfDay() == 0) return m_times.day(t);
    return first ? QStringLiteral("%1, %2").arg(m_times.day(t), clock) : clock;
}

void TimelineWidget::paintLane(QPainter& painter, std::size_t lane) const
{
    const QRectF row = laneRect(lane);
    painter.setPen(QPen(m_look.color(Token::grid), 0));
    painter.drawLine(QPointF(0, row.top()), QPointF(row.right(), row.top()));
    painter.setFont(m_look.font(FontRole::Small));
    painter.setPen(m_look.color(Token::text));
    const QRectF label(0, row.top(), row.left() - m_look.metrics().scaled(6), row.height());
    painter.drawText(label, Qt::AlignLeft | Qt::AlignVCenter, laneTitle(static_cast<TimelineLane>(lane)));
    if (m_items[lane].items.empty()) {
        if (m_data.hasSource[lane]) return;
        painter.setPen(m_look.color(Token::textMuted));
        painter.drawText(row.adjusted(m_look.metrics().scaled(8), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         tr("no source"));
        return;
    }
    painter.save();
    painter.setClipRect(row.adjusted(-8, 0, 8, 1));
    if (static_cast<TimelineLane>(lane) == TimelineLane::Alerts)
        paintAlerts(painter);
    else if (m_items[lane].bars)
        paintBars(painter, lane);
    else
        paintMarks(painter, lane);
    paintRarities(painter, lane);
    painter.restore();
}

void TimelineWidget::paintMarks(QPainter& painter, std::size_t lane) const
{
    for (const LaneItem& item : m_items[lane].items) {
        if (item.rarity != Rarity::None) continue;
        painter.fillRect(snap(itemRect(lane, item), devicePixelRatioF()), m_look.color(hueOf(item)));
    }
}

// From the foot: on-premises, cloud, and what does not say where it happened.
void TimelineWidget::paintBars(QPainter& painter, std::size_t lane) const
{
    for (const LaneItem& item : m_items[lane].items) {
        if (item.rarity != Rarity::None) continue;
        const QRectF bar = itemRect(lane, item);
        if (bar.width() <= 0) continue; // of an older view, out of sight in this one
        QRectF part = bar;
        const auto stack = [&](std::uint64_t count, Token hue) {
            if (count == 0) return;
            part.setTop(part.bottom() -
                        bar.height() * static_cast<double>(count) / static_cast<double>(item.count));
            painter.fillRect(snap(part, devicePixelRatioF()), m_look.color(hue));
            part.moveBottom(part.top());
        };
        stack(item.onPremises, Token::onPremises);
        stack(item.cloud, Token::cloud);
        stack(item.count - item.onPremises - item.cloud, Token::chartNeutral);
        paintBarNumber(painter, lane, item);
    }
}

// Above the bar, where there is room and no mark lies on it.
void TimelineWidget::paintBarNumber(QPainter& painter, std::size_t lane, const LaneItem& item) const
{
    const QRectF row = laneRect(lane);
    const QRectF bar = itemRect(lane, item);
    const QFontMetricsF& metrics = m_look.fontMetrics(FontRole::Caption);
    const QString number = count(static_cast<qint64>(item.count));
    const double wide = metrics.horizontalAdvance(number);
    if (wide > std::min(m_scale.xOf(item.to), row.right()) - std::max(m_scale.xOf(item.from), row.left()))
        return;
    const QRectF box(bar.center().x() - wide / 2 - 1, bar.top() - metrics.height(), wide + 2,
                     metrics.height());
    for (const LaneItem& mark : m_items[lane].items) {
        if (mark.rarity != Rarity::None && itemRect(lane, mark).intersects(box)) return;
    }
    painter.setFont(m_look.font(FontRole::Caption));
    painter.setPen(m_look.color(Token::textMuted));
    painter.drawText(box, Qt::AlignHCenter | Qt::AlignBottom, number);
}

// Alerts never vanish in a bar: the strongest of those that come too near is drawn with their number.
void TimelineWidget::paintAlerts(QPainter& painter) const
{
    const auto lane = static_cast<std::size_t>(TimelineLane::Alerts);
    const MarkPainter marks(m_look);
    painter.setFont(m_look.font(FontRole::Caption));
    for (const LaneItem& item : m_items[lane].items) {
        const QRectF mark = itemRect(lane, item);
        marks.alert(painter, mark, item.strongest, MarkEdge::Outlined);
        if (item.count == 1) continue;
        painter.setPen(m_look.color(Token::textMuted));
        painter.drawText(QRectF(mark.right() + 2, mark.top() - 4, 60, mark.height() + 8),
                         Qt::AlignLeft | Qt::AlignVCenter, count(static_cast<qint64>(item.count)));
    }
}

void TimelineWidget::paintRange(QPainter& painter) const
{
    const QRectF area = plot();
    painter.setPen(QPen(m_look.color(Token::grid), 0));
    painter.drawLine(QPointF(0, area.bottom()), area.bottomRight());
    if (m_range || m_dragFrom) {
        double left = m_range ? m_scale.xOf(m_range->first) : *m_dragFrom;
        double right = m_range ? m_scale.xOf(m_range->second) : m_pointer.value_or(*m_dragFrom);
        if (m_dragFrom) {
            left = *m_dragFrom;
            right = m_pointer.value_or(left);
        }
        const QRectF box =
            QRectF(QPointF(left, area.top()), QPointF(right, area.bottom())).normalized().intersected(area);
        painter.setPen(QPen(m_look.color(Token::accent), kMarkStroke));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box);
    }
    if (!m_pointer || m_scale.isEmpty()) return;
    const double x = std::clamp(*m_pointer, area.left(), area.right());
    painter.setPen(QPen(m_look.color(Token::textMuted), 0));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    const QString time = m_times.full(m_scale.at(x));
    painter.setFont(m_look.font(FontRole::Caption));
    const double width = m_look.fontMetrics(FontRole::Caption).horizontalAdvance(time) + 8;
    const QRectF label(std::clamp(x - width / 2, area.left(), area.right() - width), 0, width, area.top());
    painter.fillRect(label, m_look.color(Token::base));
    painter.setPen(m_look.color(Token::text));
    painter.drawText(label, Qt::AlignCenter, time);
}

void TimelineWidget::paintFocus(QPainter& painter) const
{
    if (!hasFocus() || !FocusRing::byKeyboard(this)) return;
    painter.setPen(QPen(m_look.color(Token::focus), kFocusStroke));
    painter.setBrush(Qt::NoBrush);
    const auto& items = m_items[m_lane].items;
    if (m_item < items.size())
        painter.drawRect(itemRect(m_lane, items[m_item]).adjusted(-3, -3, 3, 3));
    else
        painter.drawRect(laneRect(m_lane).adjusted(1, 1, -1, -1));
}

} // namespace sightline::ui
