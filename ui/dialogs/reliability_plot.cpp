// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/reliability_plot.h"

#include "ui/base/figure_text.h"
#include "ui/pages/score_words.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <array>
#include <cmath>

namespace sightline::ui
{

namespace
{

constexpr double kLeastChance = 0.0006; // a little beside the rarest point
constexpr double kLeastShare = 0.0001;
constexpr double kPoint = 8;
constexpr std::array kDecades{1.0, 0.1, 0.01, 0.001, 0.0001};

// 0 at the least, 1 at all.
double logShare(double value, double least)
{
    return 1 - std::log10(std::max(value, least)) / std::log10(least);
}

// Of 1 no "1 in 1", which reads as ordinary.
QString decadeText(double value)
{
    return value == 1.0 ? ReliabilityPlot::tr("all") : rarityText(1 / value);
}

} // namespace

ReliabilityPlot::ReliabilityPlot(const Look& look, QWidget* parent) : QWidget(parent), m_look(look)
{
    setObjectName(QStringLiteral("reliabilityPlot"));
    setAccessibleName(tr("Share of days over the chance they claim"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&look, &Look::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ReliabilityPlot::setReliability(analytics::Reliability found)
{
    m_found = std::move(found);
    update();
}

QSize ReliabilityPlot::sizeHint() const
{
    const Metrics& m = m_look.metrics();
    return {m.scaled(560), m.scaled(280)};
}

QSize ReliabilityPlot::minimumSizeHint() const
{
    const Metrics& m = m_look.metrics();
    return {m.scaled(300), m.scaled(200)};
}

// Beside the scale at the left, under a title, over the scale and its title.
QRectF ReliabilityPlot::plot() const
{
    const double line = m_look.fontMetrics(FontRole::Caption).height();
    const double gap = m_look.metrics().scaledF(4);
    double left = 0;
    for (const double decade : kDecades)
        left = std::max(left, m_look.figures(FontRole::Caption).width(decadeText(decade)));
    return QRectF(rect()).adjusted(left + 2 * gap, 1.5 * line + gap, -2 * gap, -2 * (line + gap));
}

double ReliabilityPlot::xOf(double chance) const
{
    return plot().left() + plot().width() * logShare(chance, kLeastChance);
}

double ReliabilityPlot::yOf(double share) const
{
    return plot().bottom() - plot().height() * logShare(share, kLeastShare);
}

void ReliabilityPlot::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBand(painter);
    paintGrid(painter);
    paintPoints(painter);
    paintTitles(painter);
}

void ReliabilityPlot::paintGrid(QPainter& painter) const
{
    const QRectF area = plot();
    const double line = m_look.fontMetrics(FontRole::Caption).height();
    const double gap = m_look.metrics().scaledF(4);
    const FigureText& figures = m_look.figures(FontRole::Caption);
    const double ratio = devicePixelRatioF();
    const QColor grid = m_look.color(Token::grid);
    const auto stroke = [&](const QRectF& box) { painter.fillRect(snap(box, ratio), grid); };
    for (const double decade : kDecades) {
        const double y = yOf(decade);
        stroke({area.left(), y, area.width(), kHairline});
        painter.setPen(m_look.color(Token::textMuted));
        figures.draw(painter, {0, y - line / 2, area.left() - gap, line}, Qt::AlignRight | Qt::AlignVCenter,
                     decadeText(decade));
        if (decade < kLeastChance) continue;
        const double x = xOf(decade);
        stroke({x, area.top(), kHairline, area.height()});
        painter.setPen(m_look.color(Token::textMuted));
        const double wide = figures.width(decadeText(decade)) + 2;
        const double at = std::min(x - wide / 2, width() - wide);
        figures.draw(painter, {at, area.bottom() + gap, wide, line}, Qt::AlignCenter, decadeText(decade));
    }
    painter.setPen(QPen(m_look.color(Token::borderStrong), kMarkStroke, Qt::DashLine));
    painter.drawLine(QPointF(xOf(kLeastChance), yOf(kLeastChance)), QPointF(xOf(1), yOf(1)));
}

void ReliabilityPlot::paintTitles(QPainter& painter) const
{
    const QRectF area = plot();
    const double line = m_look.fontMetrics(FontRole::Caption).height();
    painter.setFont(m_look.font(FontRole::Caption));
    painter.setPen(m_look.color(Token::textMuted));
    const int flags = static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine);
    painter.drawText(QRectF(0, 0, width(), line), flags, tr("Share of days"));
    painter.drawText(QRectF(area.left(), height() - line, area.width(), line),
                     static_cast<int>(Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine),
                     tr("Claimed: at most"));
}

void ReliabilityPlot::paintBand(QPainter& painter) const
{
    QPolygonF band;
    for (const analytics::ReliabilityPoint& point : m_found.points)
        band.append({xOf(point.chance), yOf(point.high)});
    for (auto at = m_found.points.rbegin(); at != m_found.points.rend(); ++at)
        band.append({xOf(at->chance), yOf(at->low)});
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_look.color(Token::accentTint));
    painter.drawPolygon(band);
}

// Told apart by shape: discs within the band, diamonds outside; open where no day claims it.
void ReliabilityPlot::paintPoints(QPainter& painter) const
{
    const double half = m_look.metrics().scaledF(kPoint) / 2;
    for (const analytics::ReliabilityPoint& point : m_found.points) {
        const QPointF at(xOf(point.chance), yOf(point.share));
        const QColor colour = m_look.color(point.isWithin() ? Token::accent : Token::partial);
        painter.setPen(QPen(colour, kMarkStroke));
        painter.setBrush(point.count == 0 ? m_look.color(Token::base) : colour);
        if (point.isWithin()) {
            painter.drawEllipse(at, half, half);
            continue;
        }
        const double wide = half * 1.3;
        painter.drawPolygon(QPolygonF{
            {at + QPointF(0, -wide), at + QPointF(wide, 0), at + QPointF(0, wide), at + QPointF(-wide, 0)}});
    }
}

} // namespace sightline::ui
