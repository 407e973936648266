// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_widget.h"

#include "ui/base/figure_text.h"

#include <QAccessible>
#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace sightline::ui
{

namespace
{

constexpr double kHitArea = 24;
constexpr double kWidestLabel = 160;

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
        update();
    });
}

void TimelineWidget::setData(TimelineData timeline, ZoneView zone)
{
    m_data = std::move(timeline);
    m_times = TimeText(zone);
    m_range.reset();
    m_lanes = {};
    m_items = {};
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

void TimelineWidget::setLanes(usecase::LanesPart lanes)
{
    m_lanes = std::move(lanes);
    arrange();
}

void TimelineWidget::setRange(std::optional<std::pair<Ticks, Ticks>> range)
{
    m_range = range;
    update();
}

void TimelineWidget::clearRange()
{
    if (!m_range) return;
    m_range.reset();
    update();
    Q_EMIT rangeCleared();
}

std::vector<Ticks> TimelineWidget::edges() const
{
    return bucketEdges(m_scale, [this](Ticks t) { return offsetAt(t); });
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

int TimelineWidget::labelWidth() const
{
    const Metrics& m = m_look.metrics();
    double widest = 0;
    for (std::size_t lane = 0; lane < kLaneCount; ++lane)
        widest = std::max(widest, m_look.fontMetrics(FontRole::Small)
                                      .horizontalAdvance(laneTitle(static_cast<TimelineLane>(lane))));
    return std::clamp(static_cast<int>(std::ceil(widest)) + m.scaled(8), m.laneLabel(),
                      m.scaled(kWidestLabel));
}

QRectF TimelineWidget::plot() const
{
    const Metrics& m = m_look.metrics();
    const double top = m.scaled(20);
    const int label = labelWidth();
    return {double(label), top, std::max(0, width() - label - m.scaled(12)) * 1.0, height() - top - 1};
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
        const double away = distance(lane, items[i], x);
        if (away > nearest || (best && away == nearest)) continue;
        nearest = away;
        best = i;
    }
    return best;
}

double TimelineWidget::distance(std::size_t lane, const LaneItem& item, double x) const
{
    const QRectF rect = itemRect(lane, item);
    if (item.rarity != Rarity::None) {
        const double away = std::abs(x - rect.center().x());
        return away < kHitArea / 2 ? away - kHitArea / 2 : away;
    }
    return x < rect.left() ? rect.left() - x : x > rect.right() ? x - rect.right() : 0;
}

QString TimelineWidget::itemSentence(std::size_t lane, const LaneItem& item) const
{
    if (item.rarity != Rarity::None) return raritySentence(lane, item);
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

// What had the focus keeps it, or what is now nearest to it.
void TimelineWidget::arrange()
{
    const auto& before = m_items[m_lane].items;
    const Ticks at = m_item < before.size() ? before[m_item].from : m_scale.from();
    for (std::size_t lane = 0; lane < kActivityLanes; ++lane) {
        m_items[lane] = arrangeLane(m_lanes.lanes[lane], m_lanes.edges, m_scale);
        addRarities(m_items[lane], m_rarities, static_cast<TimelineLane>(lane), m_scale);
    }
    m_items[static_cast<std::size_t>(TimelineLane::Alerts)] = arrangeAlerts(m_data.alerts, m_scale);
    focusNearest(at);
    update();
}

// The lanes at hand are stretched until whoever hears of the change brings those of the new view.
void TimelineWidget::moveView(const TimelineScale& scale)
{
    m_scale = scale;
    if (!m_scale.isEmpty())
        setAccessibleName(
            tr("Timeline, %1").arg(ui::range(m_times.full(m_scale.from()), m_times.full(m_scale.to()))));
    arrange();
    Q_EMIT viewChanged();
}

void TimelineWidget::showAll()
{
    const QRectF area = plot();
    moveView(m_least == kNoTime ? TimelineScale()
                                : TimelineScale(m_least, m_most, area.left(), area.width()));
}

void TimelineWidget::zoom(double factor, double x)
{
    if (!m_scale.isEmpty()) moveView(m_scale.zoomed(factor, x, m_least, m_most));
}

void TimelineWidget::select(Ticks from, Ticks to)
{
    m_range = std::pair(from, std::max(to, from + 1));
    update();
    Q_EMIT rangeSelected(m_range->first, m_range->second);
}

// At the ends the view moves on by half of itself.
void TimelineWidget::stepItem(int by)
{
    const auto count = static_cast<int>(m_items[m_lane].items.size());
    const int wanted = static_cast<int>(m_item) + by;
    const bool beyond = wanted < 0 || wanted >= count;
    const bool more = by < 0 ? m_scale.from() > m_least : m_scale.to() < m_most;
    if (beyond && more && !m_scale.isEmpty())
        moveView(m_scale.moved(by * plot().width() / 2, m_least, m_most));
    if (count == 0) return;
    if (!beyond) m_item = static_cast<std::size_t>(wanted);
    announce();
}

void TimelineWidget::focusNearest(Ticks at)
{
    const auto& items = m_items[m_lane].items;
    const auto nearest = std::ranges::min_element(
        items, {}, [at](const LaneItem& item) { return item.from < at ? at - item.from : item.from - at; });
    m_item = nearest == items.end() ? 0 : static_cast<std::size_t>(nearest - items.begin());
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
    if (item.rarity != Rarity::None) {
        Q_EMIT raritiesOpened(raritiesOf(m_lane, item));
        return;
    }
    if (static_cast<TimelineLane>(m_lane) == TimelineLane::Alerts && item.count == 1) {
        Q_EMIT alertOpened(m_data.alerts[item.first].id);
        return;
    }
    // The last moment of a group of alerts is part of it.
    const bool bucket = item.to > item.from && static_cast<TimelineLane>(m_lane) != TimelineLane::Alerts;
    select(item.from, bucket ? item.to : item.to + 1);
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

} // namespace sightline::ui
