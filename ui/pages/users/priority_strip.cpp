// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/users/priority_strip.h"

#include "ui/base/figure_text.h"
#include "ui/base/focus_ring.h"

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

constexpr std::size_t kMostBins = 32;
constexpr double kBars = 36; // height of the tallest
constexpr double kMostSlot = 60;

} // namespace

PriorityBins priorityBins(const std::vector<std::int32_t>& sums, std::size_t most)
{
    PriorityBins out;
    if (sums.empty() || most == 0) return out;
    constexpr std::array kSteps{1, 2, 5};
    const std::int32_t largest = std::max(sums.back(), 0);
    std::int32_t decade = 1;
    for (std::size_t i = 0; static_cast<std::size_t>(largest / out.width) + 1 > most; ++i) {
        if (i > 0 && i % kSteps.size() == 0) decade *= 10;
        out.width = kSteps[i % kSteps.size()] * decade;
    }
    out.users.resize(static_cast<std::size_t>(largest / out.width) + 1);
    for (const std::int32_t sum : sums)
        ++out.users[static_cast<std::size_t>(std::max(sum, 0) / out.width)];
    return out;
}

PriorityStrip::PriorityStrip(const Look& look, QWidget* parent) : QWidget(parent), m_look(look)
{
    setObjectName(QStringLiteral("priorityStrip"));
    setAccessibleName(tr("Users by priority"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void PriorityStrip::setSums(std::vector<std::int32_t> sums, std::optional<std::int32_t> line)
{
    const auto before = range();
    m_sums = std::move(sums);
    m_line = line;
    m_bins = priorityBins(m_sums, kMostBins);
    m_current = std::min(m_current, m_bins.users.empty() ? 0 : m_bins.users.size() - 1);
    if (before) {
        const auto bin = static_cast<std::size_t>(before->first / m_bins.width);
        const bool same = before->second - before->first == m_bins.width && bin < m_bins.users.size();
        m_chosen = same ? std::optional(bin) : std::nullopt;
        if (!same) Q_EMIT rangeChanged();
    }
    announce();
}

std::optional<PriorityStrip::Range> PriorityStrip::range() const
{
    if (!m_chosen) return {};
    const std::int32_t from = static_cast<std::int32_t>(*m_chosen) * m_bins.width;
    return Range(from, from + m_bins.width);
}

void PriorityStrip::clearRange()
{
    choose({});
}

void PriorityStrip::choose(std::optional<std::size_t> bin)
{
    if (bin == m_chosen) return;
    m_chosen = bin;
    announce();
    Q_EMIT rangeChanged();
}

QString PriorityStrip::sentence() const
{
    if (const auto chosen = range())
        return tr("Only priority %1: %n user(s). Esc shows all again.", nullptr,
                  static_cast<int>(m_bins.users[*m_chosen]))
            .arg(m_bins.width == 1 ? count(chosen->first)
                                   : ui::range(count(chosen->first), count(chosen->second - 1)));
    if (!m_line)
        return tr("%n scored user(s) are too few for a percentile", nullptr, static_cast<int>(m_sums.size()));
    const auto above = m_sums.end() - std::ranges::lower_bound(m_sums, *m_line);
    return tr("90th percentile is %1: %n user(s) at or above it", nullptr, static_cast<int>(above))
        .arg(count(*m_line));
}

QString PriorityStrip::binSentence(std::size_t bin) const
{
    const std::int32_t from = static_cast<std::int32_t>(bin) * m_bins.width;
    return tr("Priority %1: %n user(s)", nullptr, static_cast<int>(m_bins.users[bin]))
        .arg(m_bins.width == 1 ? count(from) : ui::range(count(from), count(from + m_bins.width - 1)));
}

QSize PriorityStrip::sizeHint() const
{
    const Metrics& m = m_look.metrics();
    const double line = m_look.fontMetrics(FontRole::Caption).height();
    return {m.scaled(480), qCeil(m.scaled(5) + line + m.scaled(kBars) + m.scaled(3) + line + m.scaled(3))};
}

QSize PriorityStrip::minimumSizeHint() const
{
    return {m_look.metrics().scaled(240), sizeHint().height()};
}

QRectF PriorityStrip::plot() const
{
    const Metrics& m = m_look.metrics();
    const double top = m.scaled(5) + m_look.fontMetrics(FontRole::Caption).height();
    return {double(m.pagePadding()), top, std::max(0.0, width() - 2.0 * m.pagePadding()),
            double(m.scaled(kBars))};
}

double PriorityStrip::slot() const
{
    const auto bins = static_cast<double>(std::max<std::size_t>(m_bins.users.size(), 1));
    return std::min(plot().width() / bins, m_look.metrics().scaledF(kMostSlot));
}

std::optional<std::size_t> PriorityStrip::binAt(double x) const
{
    const double bin = (x - plot().left()) / slot();
    if (bin < 0 || bin >= static_cast<double>(m_bins.users.size())) return {};
    return static_cast<std::size_t>(bin);
}

QRectF PriorityStrip::barRect(std::size_t bin) const
{
    const QRectF area = plot();
    const auto tallest = static_cast<double>(std::max<std::size_t>(std::ranges::max(m_bins.users), 1));
    const double share = std::sqrt(static_cast<double>(m_bins.users[bin]) / tallest);
    const double height = m_bins.users[bin] == 0 ? 0 : std::max(2.0, area.height() * share);
    return {area.left() + slot() * static_cast<double>(bin), area.bottom() - height, slot() - 1, height};
}

void PriorityStrip::step(std::size_t bin)
{
    m_current = bin;
    announce();
}

void PriorityStrip::announce()
{
    update();
    if (m_bins.users.empty()) return;
    setAccessibleDescription(QStringLiteral("%1. %2").arg(sentence(), binSentence(m_current)));
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void PriorityStrip::keyPressEvent(QKeyEvent* event)
{
    if (m_bins.users.empty()) return QWidget::keyPressEvent(event);
    const std::size_t last = m_bins.users.size() - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        return step(m_current == 0 ? 0 : m_current - 1);
    case Qt::Key_Right:
        return step(std::min(m_current + 1, last));
    case Qt::Key_Home:
        return step(0);
    case Qt::Key_End:
        return step(last);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return choose(m_chosen == m_current ? std::nullopt : std::optional(m_current));
    case Qt::Key_Escape:
        if (m_chosen) return clearRange();
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

// Once more on the chosen one, or beside the bars: everybody again.
void PriorityStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;
    const auto bin = binAt(event->position().x());
    if (bin) m_current = *bin;
    choose(bin == m_chosen ? std::nullopt : bin);
}

void PriorityStrip::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    announce();
}

bool PriorityStrip::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        if (const auto bin = binAt(help->pos().x()))
            QToolTip::showText(help->globalPos(), binSentence(*bin), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void PriorityStrip::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_look.color(Token::base));
    painter.setPen(QPen(m_look.color(Token::border), 0));
    painter.drawLine(rect().topLeft(), rect().topRight());
    if (m_bins.users.empty()) return;
    paintBars(painter);
    paintAxis(painter);
    paintLine(painter);
    if (!hasFocus() || !FocusRing::byKeyboard(this)) return;
    painter.setPen(QPen(m_look.color(Token::focus), kFocusStroke));
    painter.setBrush(Qt::NoBrush);
    QRectF bar = barRect(m_current);
    bar.setTop(plot().top());
    painter.drawRect(bar.adjusted(-1, -1, 1, 2));
}

void PriorityStrip::paintBars(QPainter& painter) const
{
    const double ratio = devicePixelRatioF();
    const FigureText& figures = m_look.figures(FontRole::Caption);
    const double line = m_look.fontMetrics(FontRole::Caption).height();
    for (std::size_t bin = 0; bin < m_bins.users.size(); ++bin) {
        if (m_bins.users[bin] == 0) continue;
        const QRectF bar = barRect(bin);
        const bool red = m_line && static_cast<std::int32_t>(bin) * m_bins.width >= *m_line;
        Token colour = red ? Token::severityHighMark : Token::chartNeutral;
        if (m_chosen && bin != *m_chosen) colour = Token::severityEmpty;
        painter.fillRect(snap(bar, ratio), m_look.color(colour));
        const QString number = count(static_cast<qint64>(m_bins.users[bin]));
        if (figures.width(number) > slot()) continue;
        painter.setPen(m_look.color(Token::textMuted));
        figures.draw(painter, QRectF(bar.left(), bar.top() - line, bar.width(), line),
                     Qt::AlignHCenter | Qt::AlignBottom, number);
    }
}

// A figure every few bins, and at the end of the last.
void PriorityStrip::paintAxis(QPainter& painter) const
{
    const QRectF area = plot();
    const FigureText& figures = m_look.figures(FontRole::Caption);
    const double line = m_look.fontMetrics(FontRole::Caption).height();
    painter.setPen(QPen(m_look.color(Token::border), 0));
    painter.drawLine(QPointF(area.left(), area.bottom()), QPointF(area.right(), area.bottom()));
    painter.setPen(m_look.color(Token::textMuted));
    double free = area.left();
    for (std::size_t bin = 0; bin <= m_bins.users.size(); ++bin) {
        const double x = area.left() + slot() * static_cast<double>(bin);
        const QString number = count(static_cast<qint64>(bin) * m_bins.width);
        const double wide = figures.width(number);
        if (x < free || x + wide > area.right()) continue;
        figures.draw(painter, QRectF(x, area.bottom() + m_look.metrics().scaled(3), wide + 2, line),
                     Qt::AlignLeft | Qt::AlignTop, number);
        free = x + std::max(wide + 12, m_look.metrics().scaledF(40));
    }
}

// The sentence stands beside the line, at the side with room.
void PriorityStrip::paintLine(QPainter& painter) const
{
    const Metrics& m = m_look.metrics();
    const QRectF area = plot();
    const double line = m_look.fontMetrics(FontRole::Small).height();
    double x = area.left();
    if (m_line) {
        x += slot() * static_cast<double>(*m_line) / m_bins.width;
        painter.setPen(QPen(m_look.color(Token::text), kHairline));
        painter.drawLine(QPointF(std::floor(x) + 0.5, m.scaled(4)),
                         QPointF(std::floor(x) + 0.5, area.bottom()));
    }
    const QString text = sentence();
    const QString scale = tr("users by priority, square-root scale");
    const double wide = m_look.fontMetrics(FontRole::Small).horizontalAdvance(text) + 4;
    const double other = m_look.fontMetrics(FontRole::Caption).horizontalAdvance(scale) + 4;
    // Right of the numbers above the first, highest bars.
    const double left = std::min(x + m.scaled(8), area.right() - wide);
    const QRectF box(left, m.scaled(3), wide, line);
    painter.fillRect(box, m_look.color(Token::base));
    painter.setFont(m_look.font(FontRole::Small));
    painter.setPen(m_look.color(Token::text));
    painter.drawText(box, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine), text);
    if (box.right() + m.scaled(16) + other > area.right()) return;
    painter.setFont(m_look.font(FontRole::Caption));
    painter.setPen(m_look.color(Token::textMuted));
    painter.drawText(QRectF(area.right() - other, m.scaled(3), other, line),
                     static_cast<int>(Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine), scale);
}

} // namespace sightline::ui
