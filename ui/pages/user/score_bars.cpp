// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/score_bars.h"

#include "ui/base/figure_text.h"
#include "ui/base/focus_ring.h"
#include "ui/pages/score_words.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QtMath>

#include <algorithm>

namespace sightline::ui
{

namespace
{

constexpr double kLeastScale = 20; // a priority of a few points is not a tower
constexpr double kLeastSlot = 16;
constexpr double kUsualSlot = 23;
constexpr double kMostSlot = 34;
constexpr double kBarShare = 0.66; // of a slot

} // namespace

ScoreBars::ScoreBars(const Look& look, QWidget* parent) : QWidget(parent), m_look(look)
{
    setObjectName(QStringLiteral("scoreBars"));
    setAccessibleName(tr("Priority in the last two weeks"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ScoreBars::setBars(std::vector<ScoreBar> bars)
{
    m_bars = std::move(bars);
    m_most = kLeastScale;
    for (const ScoreBar& bar : m_bars)
        m_most = std::max({m_most, double(bar.priority.sum()), double(bar.line.value_or(0))});
    m_current = m_bars.empty() ? 0 : m_bars.size() - 1;
    announce();
}

QSize ScoreBars::sizeHint() const
{
    const Metrics& m = m_look.metrics();
    const double line = m_look.fontMetrics(FontRole::Caption).height();
    const double bracket = m.scaled(6) + line;
    return {m.scaled(kUsualSlot * usecase::kHistoryDays),
            qCeil(line + m.scoreBars() + m.scaled(3) + line + bracket)};
}

QSize ScoreBars::minimumSizeHint() const
{
    return {m_look.metrics().scaled(kLeastSlot * usecase::kHistoryDays), sizeHint().height()};
}

// Wide cards do not pull the days apart.
double ScoreBars::slot() const
{
    const auto bars = static_cast<double>(std::max<std::size_t>(m_bars.size(), 1));
    return std::min(width() / bars, m_look.metrics().scaledF(kMostSlot));
}

// The bars end at the right, where the day of the clock is.
QRectF ScoreBars::plot() const
{
    const double wide = slot() * static_cast<double>(m_bars.size());
    const double top = m_look.fontMetrics(FontRole::Caption).height();
    return {width() - wide, top, wide, double(m_look.metrics().scoreBars())};
}

double ScoreBars::heightOf(double value) const
{
    return plot().height() * value / m_most;
}

double ScoreBars::yOf(double value) const
{
    return plot().bottom() - heightOf(value);
}

std::optional<std::size_t> ScoreBars::barAt(double x) const
{
    const QRectF area = plot();
    if (m_bars.empty() || x < area.left() || x >= area.right()) return {};
    return std::min(static_cast<std::size_t>((x - area.left()) / slot()), m_bars.size() - 1);
}

QRectF ScoreBars::alertsRect(std::size_t bar) const
{
    const double wide = slot();
    const double left = plot().left() + wide * static_cast<double>(bar) + wide * (1 - kBarShare) / 2;
    const double y = yOf(m_bars[bar].priority.alerts);
    return {left, y, wide * kBarShare, plot().bottom() - y};
}

QRectF ScoreBars::daysRect(std::size_t bar) const
{
    QRectF box = alertsRect(bar);
    const double gap = box.height() > 0 && m_bars[bar].priority.days > 0 ? 1 : 0;
    const double high = std::max(0.0, heightOf(m_bars[bar].priority.days) - gap);
    return {box.left(), box.top() - gap - high, box.width(), high};
}

void ScoreBars::step(std::size_t to)
{
    m_current = std::min(to, m_bars.empty() ? 0 : m_bars.size() - 1);
    announce();
}

void ScoreBars::announce()
{
    update();
    if (m_bars.empty()) return;
    const ScoreBar& bar = m_bars[m_current];
    setAccessibleDescription(scoreDaySentence(bar.day, bar.priority, bar.line));
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void ScoreBars::keyPressEvent(QKeyEvent* event)
{
    if (m_bars.empty()) return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Left:
        return step(m_current == 0 ? 0 : m_current - 1);
    case Qt::Key_Right:
        return step(m_current + 1);
    case Qt::Key_Home:
        return step(0);
    case Qt::Key_End:
        return step(m_bars.size() - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        Q_EMIT dayRequested(m_bars[m_current].day);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void ScoreBars::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;
    if (const auto bar = barAt(event->position().x())) step(*bar);
}

void ScoreBars::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !rect().contains(event->position().toPoint())) return;
    const auto bar = barAt(event->position().x());
    if (bar && *bar == m_current) Q_EMIT dayRequested(m_bars[*bar].day);
}

void ScoreBars::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    announce();
}

bool ScoreBars::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        if (const auto bar = barAt(help->pos().x())) {
            const ScoreBar& day = m_bars[*bar];
            QToolTip::showText(help->globalPos(), scoreDaySentence(day.day, day.priority, day.line), this);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QWidget::event(event);
}

void ScoreBars::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    if (m_bars.empty()) return;
    const QRectF area = plot();
    for (std::size_t bar = 0; bar < m_bars.size(); ++bar)
        paintBar(painter, bar);
    painter.setPen(QPen(m_look.color(Token::border), 0));
    painter.drawLine(QPointF(area.left(), area.bottom()), QPointF(area.right(), area.bottom()));
    paintLine(painter);
    paintBracket(painter);
    if (!hasFocus() || !FocusRing::byKeyboard(this)) return;
    painter.setPen(QPen(m_look.color(Token::focus), kFocusStroke));
    painter.setBrush(Qt::NoBrush);
    const double line = m_look.fontMetrics(FontRole::Caption).height() + m_look.metrics().scaled(3);
    painter.drawRect(
        QRectF(area.left() + slot() * static_cast<double>(m_current), 1, slot(), area.bottom() + line - 1)
            .adjusted(1, 0, -1, 0));
}

void ScoreBars::paintBar(QPainter& painter, std::size_t bar) const
{
    const ScoreBar& day = m_bars[bar];
    const bool last = bar + 1 == m_bars.size();
    const double ratio = devicePixelRatioF();
    const QRectF alerts = alertsRect(bar);
    const QRectF days = daysRect(bar);
    if (alerts.height() > 0) painter.fillRect(snap(alerts, ratio), m_look.color(Token::severityHighMark));
    if (days.height() > 0) painter.fillRect(snap(days, ratio), m_look.color(Token::chart1));
    const FontRole role = last ? FontRole::SmallStrong : FontRole::Caption;
    const QString value = count(day.priority.sum());
    const double line = m_look.fontMetrics(FontRole::Caption).height();
    const double middle = alerts.center().x();
    // Above the bar, and above the line where it would run through the number.
    const double top = std::min(days.top(), day.line ? yOf(*day.line) : days.top());
    painter.setPen(m_look.color(last ? Token::text : Token::textMuted));
    // A number that does not fit between its neighbours is in the tool tip.
    if (last || bar == m_current || m_look.figures(role).width(value) <= slot())
        m_look.figures(role).draw(painter, QRectF(middle - slot(), top - line, 2 * slot(), line),
                                  Qt::AlignHCenter | Qt::AlignBottom, value);
    painter.setPen(m_look.color(Token::textMuted));
    m_look.figures(FontRole::Caption)
        .draw(painter,
              QRectF(middle - slot(), plot().bottom() + m_look.metrics().scaled(3), 2 * slot(), line),
              Qt::AlignHCenter | Qt::AlignTop, scoreDayNumber(day.day));
}

// In steps: the line of each day is that of its own users.
void ScoreBars::paintLine(QPainter& painter) const
{
    QPen dashed(m_look.color(Token::severityHigh), kHairline);
    dashed.setDashPattern({3, 2});
    painter.setPen(dashed);
    const QRectF area = plot();
    for (std::size_t bar = 0; bar < m_bars.size(); ++bar) {
        if (!m_bars[bar].line) continue;
        const double left = area.left() + slot() * static_cast<double>(bar);
        const double y = std::floor(yOf(*m_bars[bar].line)) + 0.5;
        painter.drawLine(QPointF(left, y), QPointF(left + slot(), y));
    }
}

void ScoreBars::paintBracket(QPainter& painter) const
{
    const Metrics& m = m_look.metrics();
    const double line = m_look.fontMetrics(FontRole::Caption).height();
    const auto counted = static_cast<double>(
        std::min<std::size_t>(m_bars.size(), static_cast<std::size_t>(analytics::kPriorityDays)));
    const double inset = slot() * (1 - kBarShare) / 2;
    const double top = std::floor(plot().bottom() + m.scaled(3) + line) + 0.5;
    const QRectF box(plot().right() - slot() * counted + inset, top, slot() * counted - 2 * inset,
                     m.scaled(5));
    painter.setPen(QPen(m_look.color(Token::borderStrong), kHairline));
    painter.drawPolyline(QPolygonF({box.topLeft(), box.bottomLeft(), box.bottomRight(), box.topRight()}));
    const QString words = tr("these 7 days count");
    const double wide = m_look.fontMetrics(FontRole::Caption).horizontalAdvance(words) + 4;
    // Longer languages need more than the bracket: then it ends where the bars do.
    const double left = std::min(box.center().x() - wide / 2, rect().right() - wide);
    const QRectF label(std::max(0.0, left), box.bottom(), wide, line);
    painter.setFont(m_look.font(FontRole::Caption));
    painter.setPen(m_look.color(Token::textMuted));
    painter.drawText(label, Qt::AlignCenter, words);
}

} // namespace sightline::ui
