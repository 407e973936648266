// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/hour_strip.h"

#include "ui/base/figure_text.h"
#include "ui/base/focus_ring.h"
#include "ui/timeline/timeline_widget.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QtMath>

#include <algorithm>
#include <array>
#include <cmath>

namespace sightline::ui
{

namespace
{

using analytics::HourCell;
using analytics::kHourSlots;

constexpr std::array kMore{Token::heatZero, Token::heatMore1, Token::heatMore2, Token::heatMore3,
                           Token::heatMore4};
constexpr std::array kLess{Token::heatZero, Token::heatLess1, Token::heatLess2, Token::heatLess3,
                           Token::heatLess4};
constexpr std::array kOneIn{0, 5, 20, 100, 1000};
constexpr int kDotFrom = 3; // level
constexpr double kDot = 3;
constexpr std::size_t kLabelEvery = 3; // slots, where each has a row
constexpr double kScaleCell = 7;
constexpr std::array<std::size_t, 2> kFolds{4, 2}; // rows

} // namespace

HourStrip::HourStrip(const Look& look, TimelineWidget& timeline, QWidget* parent)
    : QWidget(parent), m_look(look), m_timeline(timeline)
{
    setObjectName(QStringLiteral("hourStrip"));
    setAccessibleName(tr("Hours by days, own minus expected"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    connect(&timeline, &TimelineWidget::viewChanged, this, qOverload<>(&QWidget::update));
    connect(&look, &Look::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void HourStrip::setHours(usecase::UserHours hours, ZoneView zone)
{
    m_hours = std::move(hours);
    m_times = TimeText(zone);
    const std::size_t days = m_hours.dayCount();
    m_current = {days == 0 ? 0 : days - 1, 0};
    announce();
}

void HourStrip::clear()
{
    m_hours = {};
    update();
}

void HourStrip::setRows(std::size_t most)
{
    if (most == m_most) return;
    m_most = most;
    updateGeometry();
    fold();
}

void HourStrip::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fold();
}

void HourStrip::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    fold();
}

void HourStrip::fold()
{
    const double room = height() - m_look.metrics().scaled(6);
    const double high = m_look.metrics().heatCell();
    std::size_t rows = m_most;
    // Not shown yet, it has no height of its own.
    for (const std::size_t fewer : kFolds) {
        const bool tooHigh = static_cast<double>(rows) * high > room;
        if (isVisible() && tooHigh && fewer < rows) rows = fewer;
    }
    if (rows == m_rows) return;
    const std::size_t slot = m_current.second * slotsOfRow();
    m_rows = rows;
    m_current.second = slot / slotsOfRow();
    announce();
}

std::size_t HourStrip::slotsOfRow() const
{
    return kHourSlots / m_rows;
}

// Two rows alone are as high as a label beside them, where there is room.
double HourStrip::rowHeight() const
{
    const double high = m_look.metrics().heatCell();
    if (m_rows > 2) return high;
    const double label = std::ceil(m_look.fontMetrics(FontRole::Caption).height());
    return std::clamp((height() - m_look.metrics().scaled(6)) / 2.0, high / 2, std::max(high, label));
}

QSize HourStrip::sizeHint() const
{
    const Metrics& m = m_look.metrics();
    const double label = m_look.fontMetrics(FontRole::Caption).height();
    const int rows =
        m_most > 2 ? m.heatCell() * static_cast<int>(m_most) : 2 * std::max(m.heatCell(), qCeil(label));
    return {m.laneLabel() + m.scaled(280), rows + m.scaled(6)};
}

QRectF HourStrip::plot() const
{
    const Metrics& m = m_look.metrics();
    const QRectF lanes = m_timeline.plotArea();
    return {lanes.left(), double(m.scaled(3)), lanes.width(), rowHeight() * static_cast<double>(m_rows)};
}

QRectF HourStrip::cellRect(std::size_t day, std::size_t row) const
{
    const QRectF area = plot();
    const TimelineScale& scale = m_timeline.scale();
    if (scale.isEmpty() || day >= m_hours.dayCount()) return {};
    const double left = std::max(area.left(), scale.xOf(m_hours.days[day]));
    const double right = std::min(area.right(), scale.xOf(m_hours.days[day + 1]));
    if (right <= left) return {};
    // The gap of a pixel between cells goes where there is no room for it.
    const double gap = right - left >= 4 ? 1 : 0;
    const double high = rowHeight();
    return {left, area.top() + high * static_cast<double>(row), right - left - gap, high - 1};
}

std::optional<HourStrip::Cell> HourStrip::cellAt(const QPointF& at) const
{
    const QRectF area = plot();
    const std::size_t days = m_hours.dayCount();
    if (days == 0 || m_timeline.scale().isEmpty() || !area.contains(at)) return {};
    const Ticks time = m_timeline.scale().at(at.x());
    const auto above = std::ranges::upper_bound(m_hours.days, time);
    if (above == m_hours.days.begin() || above == m_hours.days.end()) return {};
    const auto row = static_cast<std::size_t>((at.y() - area.top()) / rowHeight());
    return Cell(static_cast<std::size_t>(above - m_hours.days.begin()) - 1, std::min(row, m_rows - 1));
}

std::size_t HourStrip::strongestSlot(std::size_t day, std::size_t row) const
{
    std::size_t best = row * slotsOfRow();
    for (std::size_t slot = best; slot < (row + 1) * slotsOfRow(); ++slot) {
        const int level = m_hours.cell(day, slot).level;
        const int most = m_hours.cell(day, best).level;
        if (std::pair(std::abs(level), level) > std::pair(std::abs(most), most)) best = slot;
    }
    return best;
}

// Means of the same days add up.
HourCell HourStrip::cell(std::size_t day, std::size_t row) const
{
    HourCell out = m_hours.cell(day, strongestSlot(day, row));
    out.own = 0;
    out.expected = 0;
    for (std::size_t slot = row * slotsOfRow(); slot < (row + 1) * slotsOfRow(); ++slot) {
        out.own += m_hours.cell(day, slot).own;
        out.expected += m_hours.cell(day, slot).expected;
    }
    return out;
}

Token HourStrip::cellColour(const HourCell& cell) const
{
    const auto level = static_cast<std::size_t>(std::abs(cell.level));
    return cell.level < 0 ? kLess[level] : kMore[level];
}

std::pair<Ticks, Ticks> HourStrip::spanOf(std::size_t day, std::size_t slot, std::size_t slots) const
{
    const std::size_t end = slot + slots;
    return {m_hours.begin(day, slot), end < kHourSlots ? m_hours.begin(day, end) : m_hours.days[day + 1]};
}

QString HourStrip::comparison(std::size_t day, std::size_t slot, std::size_t slots,
                              const HourCell& cell) const
{
    const auto [from, to] = spanOf(day, slot, slots);
    const QString when = QStringLiteral("%1, %2").arg(
        m_times.day(from), ui::range(m_times.clock(from).left(5), m_times.clock(to).left(5)));
    if (!cell.logged) return tr("%1: nothing was logged of anybody on this day").arg(when);
    const QString own = tr("%n activities", nullptr, static_cast<int>(cell.own));
    if (cell.days < analytics::kHourLeastDays)
        return tr("%1: %2, too few days before to compare with").arg(when, own);
    return tr("%1: %2, %3 expected (mean of %n such days before)", nullptr, static_cast<int>(cell.days))
        .arg(when, own, decimal(static_cast<double>(cell.expected), 1));
}

QString HourStrip::slotSentence(std::size_t day, std::size_t slot) const
{
    const HourCell& cell = m_hours.cell(day, slot);
    const QString compared = comparison(day, slot, 1, cell);
    if (cell.level == 0) return compared;
    const QString oneIn = count(kOneIn[static_cast<std::size_t>(std::abs(cell.level))]);
    return cell.level > 0 ? tr("%1; so many are 1 in %2 or rarer").arg(compared, oneIn)
                          : tr("%1; so few are 1 in %2 or rarer").arg(compared, oneIn);
}

QString HourStrip::cellSentence(std::size_t day, std::size_t row) const
{
    if (slotsOfRow() == 1) return slotSentence(day, row);
    const HourCell whole = cell(day, row);
    const QString compared = comparison(day, row * slotsOfRow(), slotsOfRow(), whole);
    if (whole.level == 0) return compared;
    return tr("%1. Strongest: %2", "of some hours; of two of them")
        .arg(compared, slotSentence(day, strongestSlot(day, row)));
}

void HourStrip::step(int days, int rows)
{
    const auto moved = [](std::size_t at, int by, std::size_t size) {
        return static_cast<std::size_t>(std::clamp(static_cast<int>(at) + by, 0, static_cast<int>(size) - 1));
    };
    m_current = {moved(m_current.first, days, m_hours.dayCount()), moved(m_current.second, rows, m_rows)};
    announce();
}

void HourStrip::select(const Cell& cell)
{
    m_current = cell;
    announce();
    const auto [from, to] = spanOf(cell.first, cell.second * slotsOfRow(), slotsOfRow());
    Q_EMIT rangeSelected(from, to);
}

void HourStrip::announce()
{
    update();
    if (m_hours.dayCount() == 0) return;
    setAccessibleDescription(cellSentence(m_current.first, m_current.second));
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void HourStrip::keyPressEvent(QKeyEvent* event)
{
    if (m_hours.dayCount() == 0) return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Left:
        return step(-1, 0);
    case Qt::Key_Right:
        return step(1, 0);
    case Qt::Key_Up:
        return step(0, -1);
    case Qt::Key_Down:
        return step(0, 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return select(m_current);
    default:
        QWidget::keyPressEvent(event);
    }
}

void HourStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;
    if (const auto cell = cellAt(event->position())) select(*cell);
}

bool HourStrip::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        if (const auto cell = cellAt(help->pos()))
            QToolTip::showText(help->globalPos(), cellSentence(cell->first, cell->second), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void HourStrip::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_look.color(Token::base));
    paintLabels(painter);
    for (std::size_t day = 0; day < m_hours.dayCount(); ++day) {
        for (std::size_t row = 0; row < m_rows; ++row)
            paintCell(painter, day, row);
    }
    if (!hasFocus() || !FocusRing::byKeyboard(this) || m_hours.dayCount() == 0) return;
    painter.setPen(QPen(m_look.color(Token::focus), kFocusStroke));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(cellRect(m_current.first, m_current.second).adjusted(-1, -1, 1, 1));
}

void HourStrip::paintCell(QPainter& painter, std::size_t day, std::size_t row) const
{
    const QRectF box = cellRect(day, row);
    if (box.isEmpty()) return;
    const HourCell cell = this->cell(day, row);
    if (!cell.logged) { // hollow
        painter.setPen(QPen(m_look.color(Token::border), 0));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(snap(box, devicePixelRatioF()).adjusted(0.5, 0.5, -0.5, -0.5));
        return;
    }
    painter.fillRect(snap(box, devicePixelRatioF()), m_look.color(cellColour(cell)));
    if (std::abs(cell.level) < kDotFrom || box.width() < kDot + 2) return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_look.color(Token::base));
    painter.drawEllipse(box.center(), kDot / 2, kDot / 2);
    painter.restore();
}

// At the left what this is, as far as there is room for it, and the hours beside the cells.
void HourStrip::paintLabels(QPainter& painter) const
{
    const QRectF area = plot();
    const double line = m_look.fontMetrics(FontRole::Caption).height();
    painter.setFont(m_look.font(FontRole::Small));
    painter.setPen(m_look.color(Token::text));
    const double high = m_look.fontMetrics(FontRole::Small).height();
    painter.drawText(QRectF(0, area.top(), area.left(), high), Qt::AlignLeft | Qt::AlignTop, tr("Hours"));
    paintHours(painter);
    double below = area.top() + high;
    if (m_rows == kHourSlots) {
        painter.setFont(m_look.font(FontRole::Caption));
        painter.setPen(m_look.color(Token::textMuted));
        const double hours = m_look.figures(FontRole::Caption).width(QStringLiteral("00:00"));
        const QString meaning = tr("own minus expected");
        QRectF words(0, below, area.left() - hours - m_look.metrics().scaled(8), 3 * line);
        words = m_look.fontMetrics(FontRole::Caption).boundingRect(words, Qt::TextWordWrap, meaning);
        painter.drawText(words.adjusted(0, 0, 2, 2), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                         meaning);
        below = words.bottom() + m_look.metrics().scaled(4);
    }
    if (below + m_look.metrics().scaledF(kScaleCell) + line <= height()) paintScale(painter, below);
}

void HourStrip::paintHours(QPainter& painter) const
{
    const QRectF area = plot();
    const double line = m_look.fontMetrics(FontRole::Caption).height();
    const auto every = static_cast<std::size_t>(std::ceil(line / rowHeight()));
    const std::size_t step = m_rows == kHourSlots ? kLabelEvery : every;
    painter.setPen(m_look.color(Token::textMuted));
    for (std::size_t row = 0; row < m_rows; row += step) {
        const QRectF label(0, area.top() + rowHeight() * static_cast<double>(row),
                           area.left() - m_look.metrics().scaled(6), line);
        m_look.figures(FontRole::Caption)
            .draw(painter, label, Qt::AlignRight | Qt::AlignTop,
                  QStringLiteral("%1:00").arg(24 / kHourSlots * slotsOfRow() * row, 2, 10, QLatin1Char('0')));
    }
}

void HourStrip::paintScale(QPainter& painter, double top) const
{
    const double side = m_look.metrics().scaledF(kScaleCell);
    const double line = m_look.fontMetrics(FontRole::Caption).height();
    double x = 0;
    const auto box = [&](Token colour) {
        painter.fillRect(snap(QRectF(x, top, side, side), devicePixelRatioF()), m_look.color(colour));
        x += side;
    };
    for (std::size_t level = kLess.size() - 1; level > 0; --level)
        box(kLess[level]);
    for (const Token colour : kMore)
        box(colour);
    painter.setFont(m_look.font(FontRole::Caption));
    painter.setPen(m_look.color(Token::textMuted));
    const QRectF words(0, top + side, x, line);
    const QFontMetricsF& metrics = m_look.fontMetrics(FontRole::Caption);
    const QString less = tr("less");
    const QString more = tr("more");
    // Longer words than the scale has room for become signs.
    const bool fits = metrics.horizontalAdvance(less) + metrics.horizontalAdvance(more) + side <= x;
    painter.drawText(words, Qt::AlignLeft | Qt::AlignTop, fits ? less : QStringLiteral("\u2212"));
    painter.drawText(words, Qt::AlignRight | Qt::AlignTop, fits ? more : QStringLiteral("+"));
}

} // namespace sightline::ui
