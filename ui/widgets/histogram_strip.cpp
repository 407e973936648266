// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/histogram_strip.h"

#include "ui/base/figure_text.h"
#include "ui/base/focus_ring.h"
#include "ui/timeline/timeline_scale.h"

#include <QAccessible>
#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace sightline::ui
{

namespace
{

constexpr double kKeyZoom = 2;
constexpr double kWheelNotch = 120;
constexpr Ticks kLeastView = 15 * kTicksPerMinute;

bool isZoomKey(const QKeyEvent& key)
{
    return key.key() == Qt::Key_Plus || key.key() == Qt::Key_Minus;
}

} // namespace

std::uint64_t HistogramData::countIn(std::size_t bin) const
{
    std::uint64_t sum = 0;
    for (const HistogramSeries& one : series)
        sum += bin < one.counts.size() ? one.counts[bin] : 0;
    return sum;
}

std::uint64_t HistogramData::tallest() const
{
    std::uint64_t most = 0;
    for (std::size_t bin = 0; bin < bins; ++bin)
        most = std::max(most, countIn(bin));
    return most;
}

HistogramStrip::HistogramStrip(const Look& look, QWidget* parent) : QWidget(parent), m_look(look)
{
    setObjectName(QStringLiteral("histogram"));
    setAccessibleName(tr("Rows over time"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void HistogramStrip::setData(HistogramData histogram, ZoneView zone)
{
    m_times = TimeText(zone);
    m_view.reset();
    m_whole = histogram;
    showBins(std::move(histogram));
}

void HistogramStrip::setView(HistogramData histogram)
{
    if (!m_view) return;
    const Ticks at = m_data.startOf(m_current) + m_data.step / 2;
    showBins(std::move(histogram));
    // The bar of the same moment stays the current one.
    if (!m_data.isEmpty())
        m_current = static_cast<std::size_t>(
            std::clamp<Ticks>((at - m_data.from) / m_data.step, 0, static_cast<Ticks>(m_data.bins) - 1));
}

void HistogramStrip::resetZoom()
{
    if (!m_view) return;
    m_view.reset();
    showBins(m_whole);
    // An answer that is on its way is not wanted any more.
    Q_EMIT viewRequested(m_whole.from, m_whole.startOf(m_whole.bins));
}

void HistogramStrip::zoom(double factor, std::optional<double> x)
{
    if (m_data.isEmpty() || factor <= 0) return;
    const Ticks least = m_whole.from;
    const Ticks most = m_whole.startOf(m_whole.bins);
    const auto [from, to] = m_view.value_or(std::pair(least, most));
    const QRectF area = plot();
    const TimelineScale scale(from, to, area.left(), area.width());
    const double at = x.value_or((xOf(m_current) + xOf(m_current + 1)) / 2);
    const TimelineScale closer = scale.zoomed(factor, at, least, most);
    if (closer.from() <= least && closer.to() >= most) {
        resetZoom();
        return;
    }
    const Ticks span = closer.to() - closer.from();
    if ((factor > 1 && span < kLeastView) || (closer.from() == from && closer.to() == to)) return;
    m_view = std::pair(closer.from(), closer.to());
    Q_EMIT viewRequested(closer.from(), closer.to());
}

void HistogramStrip::showBins(HistogramData histogram)
{
    m_data = std::move(histogram);
    m_range.reset();
    m_drag.reset();
    m_current = m_data.bins == 0 ? 0 : m_data.bins - 1;
    update();
}

void HistogramStrip::clearRange()
{
    if (!m_range) return;
    m_range.reset();
    update();
    Q_EMIT rangeCleared();
}

QSize HistogramStrip::sizeHint() const
{
    return {m_look.metrics().scaled(240), m_look.metrics().histogram()};
}

QRectF HistogramStrip::plot() const
{
    const Metrics& m = m_look.metrics();
    const double caption = m_look.fontMetrics(FontRole::Caption).height();
    return QRectF(rect()).adjusted(m.pagePadding(), caption + 2, -m.pagePadding(), -(caption + 5));
}

double HistogramStrip::xOf(std::size_t bin) const
{
    const QRectF area = plot();
    return area.left() + area.width() * static_cast<double>(bin) /
                             static_cast<double>(std::max<std::size_t>(m_data.bins, 1));
}

std::size_t HistogramStrip::binAt(double x) const
{
    const QRectF area = plot();
    if (m_data.bins == 0 || area.width() <= 0) return 0;
    const double share = std::clamp((x - area.left()) / area.width(), 0.0, 1.0);
    return std::min(static_cast<std::size_t>(share * static_cast<double>(m_data.bins)), m_data.bins - 1);
}

QString HistogramStrip::binSentence(BinRange bins) const
{
    std::uint64_t sum = 0;
    for (std::size_t bin = bins.first; bin <= bins.second; ++bin)
        sum += m_data.countIn(bin);
    const QString times =
        range(m_times.full(m_data.startOf(bins.first)), m_times.full(m_data.startOf(bins.second + 1)));
    return tr("%1: %2 rows").arg(times, count(static_cast<qint64>(sum)));
}

void HistogramStrip::apply()
{
    if (!m_range) return;
    Q_EMIT rangeSelected(m_data.startOf(m_range->first), m_data.startOf(m_range->second + 1));
}

void HistogramStrip::announce()
{
    update();
    setAccessibleDescription(binSentence(m_range.value_or(BinRange(m_current, m_current))));
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void HistogramStrip::keyPressEvent(QKeyEvent* event)
{
    if (m_data.isEmpty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const bool stretch = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const std::size_t before = m_current;
        if (event->key() == Qt::Key_Left)
            m_current -= m_current > 0 ? 1 : 0;
        else
            m_current = std::min(m_current + 1, m_data.bins - 1);
        if (stretch) {
            const BinRange old = m_range.value_or(BinRange(before, before));
            const std::size_t anchor = old.first == before ? old.second : old.first;
            m_range = std::minmax(anchor, m_current);
        }
        announce();
        return;
    }
    case Qt::Key_Plus:
        zoom(kKeyZoom);
        return;
    case Qt::Key_Minus:
        zoom(1 / kKeyZoom);
        return;
    case Qt::Key_Home:
        m_current = 0;
        announce();
        return;
    case Qt::Key_End:
        m_current = m_data.bins - 1;
        announce();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_range) m_range = BinRange(m_current, m_current);
        apply();
        announce();
        return;
    case Qt::Key_Escape:
        if (m_range) {
            clearRange();
            return;
        }
        if (m_view) {
            resetZoom();
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void HistogramStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_data.isEmpty()) return;
    m_drag = binAt(event->position().x());
    m_current = *m_drag;
    m_pressed = event->position();
    m_range = BinRange(*m_drag, *m_drag);
    announce();
}

void HistogramStrip::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_drag) return;
    m_current = binAt(event->position().x());
    m_range = std::minmax(*m_drag, m_current);
    announce();
}

void HistogramStrip::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_drag) return;
    // A click puts the current bar somewhere, a drag asks for what it covers.
    const bool dragged =
        (event->position() - m_pressed).manhattanLength() >= QApplication::startDragDistance();
    m_drag.reset();
    if (dragged) apply();
}

void HistogramStrip::mouseDoubleClickEvent(QMouseEvent* /*event*/)
{
    m_drag.reset();
    clearRange();
    resetZoom();
}

void HistogramStrip::wheelEvent(QWheelEvent* event)
{
    const double notches = event->angleDelta().y() / kWheelNotch;
    if (notches == 0 || m_data.isEmpty()) {
        event->ignore();
        return;
    }
    event->accept();
    zoom(std::pow(kKeyZoom, notches / 2), event->position().x());
}

bool HistogramStrip::event(QEvent* event)
{
    // "+" adds a filter elsewhere on the page; here it zooms.
    if (event->type() == QEvent::ShortcutOverride && isZoomKey(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::ToolTip && !m_data.isEmpty()) {
        auto* help = static_cast<QHelpEvent*>(event);
        const std::size_t bin = binAt(help->pos().x());
        QToolTip::showText(help->globalPos(), binSentence({bin, bin}), this);
        return true;
    }
    return QWidget::event(event);
}

void HistogramStrip::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_look.color(Token::base));
    painter.setPen(QPen(m_look.color(Token::border), 0));
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
    if (m_data.isEmpty()) {
        painter.setFont(m_look.font(FontRole::Small));
        painter.setPen(m_look.color(Token::textMuted));
        painter.drawText(rect(), Qt::AlignCenter, tr("No row carries a time."));
        return;
    }
    paintRange(painter);
    paintBars(painter);
    paintLabels(painter);
}

// At most one rectangle a pixel and series: neighbours that share a pixel are drawn as their tallest.
void HistogramStrip::paintBars(QPainter& painter) const
{
    const QRectF area = plot();
    const auto tallest = static_cast<double>(std::max<std::uint64_t>(m_data.tallest(), 1));
    const double gap = area.width() / static_cast<double>(m_data.bins) >= 3 ? 1 : 0;
    const double ratio = devicePixelRatioF();
    double painted = area.left() - 1;
    for (std::size_t bin = 0; bin < m_data.bins; ++bin) {
        const double left = xOf(bin);
        const double right = xOf(bin + 1) - gap;
        if (right < painted) continue;
        painted = right;
        const bool chosen = m_range && bin >= m_range->first && bin <= m_range->second;
        double foot = area.bottom();
        for (const HistogramSeries& one : m_data.series) {
            const auto number = bin < one.counts.size() ? static_cast<double>(one.counts[bin]) : 0.0;
            if (number <= 0) continue;
            const double height = std::max(1.0, area.height() * number / tallest);
            const Token colour = chosen && m_data.series.size() == 1 ? Token::accent : one.colour;
            const double inner = m_data.series.size() > 1 ? 1 : 0;
            painter.fillRect(
                snap(QRectF(left, foot - height, std::max(1.0, right - left), std::max(1.0, height - inner)),
                     ratio),
                m_look.color(colour));
            foot -= height;
        }
    }
    painter.setPen(QPen(m_look.color(Token::border), 0));
    painter.drawLine(QPointF(area.left(), area.bottom() + 1), QPointF(area.right(), area.bottom() + 1));
    if (!hasFocus() || !FocusRing::byKeyboard(this)) return;
    painter.setPen(QPen(m_look.color(Token::focus), kFocusStroke));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(xOf(m_current), area.top(), xOf(m_current + 1) - xOf(m_current), area.height())
                         .adjusted(-1, 0, 1, 0));
}

void HistogramStrip::paintLabels(QPainter& painter) const
{
    const QRectF area = plot();
    const QFontMetricsF& metrics = m_look.fontMetrics(FontRole::Caption);
    painter.setFont(m_look.font(FontRole::Caption));
    double free = area.left();
    for (std::size_t bin = 0; bin < m_data.bins; ++bin) {
        const double x = xOf(bin);
        if (x < free) continue; // before its label is made: most have no room
        const Ticks start = m_data.startOf(bin);
        const QDateTime local = m_times.local(start);
        if (m_data.step < kTicksPerDay && m_data.bins > 48 &&
            local.time().msecsSinceStartOfDay() >= 3'600'000)
            continue;
        const QString label = m_data.step >= kTicksPerDay || local.time().msecsSinceStartOfDay() == 0
                                  ? m_times.day(start)
                                  : m_times.clock(start).left(5);
        const double width = metrics.horizontalAdvance(label);
        if (x + width + 4 > rect().right()) continue;
        painter.setPen(QPen(m_look.color(Token::border), 0));
        painter.drawLine(QPointF(x, area.bottom() + 1), QPointF(x, area.bottom() + 5));
        painter.setPen(m_look.color(Token::textMuted));
        painter.drawText(QRectF(x + 3, area.bottom() + 3, width + 2, metrics.height()),
                         Qt::AlignLeft | Qt::AlignTop, label);
        free = x + width + 16;
    }
    painter.setPen(m_look.color(Token::textMuted));
    painter.drawText(QRectF(area.left(), 1, area.width(), metrics.height()), Qt::AlignLeft | Qt::AlignTop,
                     caption());
}

QString HistogramStrip::caption() const
{
    const auto step = [this](Ticks unit) { return static_cast<int>(m_data.step / unit); };
    const QString width = m_data.step % kTicksPerDay == 0 ? tr("per %n day(s)", nullptr, step(kTicksPerDay))
                          : m_data.step % kTicksPerHour == 0
                              ? tr("per %n hour(s)", nullptr, step(kTicksPerHour))
                              : tr("per %n minute(s)", nullptr, step(kTicksPerMinute));
    QStringList parts{width, tr("tallest %1").arg(count(static_cast<qint64>(m_data.tallest())))};
    if (m_data.undated > 0)
        parts.append(tr("%1 without a time").arg(count(static_cast<qint64>(m_data.undated))));
    if (m_view) parts.append(range(m_times.full(m_data.from), m_times.full(m_data.startOf(m_data.bins))));
    return parts.join(QStringLiteral(", "));
}

void HistogramStrip::paintRange(QPainter& painter) const
{
    if (!m_range) return;
    const QRectF area = plot();
    const QRectF box(xOf(m_range->first), area.top(), xOf(m_range->second + 1) - xOf(m_range->first),
                     area.height());
    painter.fillRect(box, m_look.color(Token::accentTint));
    painter.setPen(QPen(m_look.color(Token::accent), 0));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box);
    painter.setFont(m_look.font(FontRole::SmallStrong));
    painter.setPen(m_look.color(Token::accent));
    painter.drawText(QRectF(area.left(), 0, area.width(), area.top()), Qt::AlignRight | Qt::AlignVCenter,
                     binSentence(*m_range));
}

} // namespace sightline::ui
