// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/score_donut.h"

#include "ui/base/figure_text.h"

#include <QPainter>
#include <QtMath>

#include <algorithm>
#include <cmath>

namespace sightline::ui
{

namespace
{

constexpr double kRadius = 40; // to the middle of the ring
constexpr double kRing = 14;
constexpr double kGapDegrees = 4;
constexpr double kSwatch = 9;

} // namespace

ScoreDonut::ScoreDonut(const Look& look, QWidget* parent) : QWidget(parent), m_look(look)
{
    setObjectName(QStringLiteral("scoreDonut"));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setAccessibleName(tr("Alerts and risky activities"));
    connect(&look, &Look::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ScoreDonut::setParts(std::int32_t alerts, std::int32_t days)
{
    m_alerts = alerts;
    m_days = days;
    const QString sentence =
        tr("%1 points of alerts, %2 of risky activities").arg(count(alerts), count(days));
    setAccessibleDescription(sentence);
    setToolTip(sentence);
    updateGeometry();
    update();
}

double ScoreDonut::legendWidth() const
{
    const QFontMetricsF& small = m_look.fontMetrics(FontRole::Small);
    const double words =
        std::max(small.horizontalAdvance(tr("alerts")), small.horizontalAdvance(tr("risky activities")));
    return words + 2;
}

QSize ScoreDonut::sizeHint() const
{
    const Metrics& m = m_look.metrics();
    return {m.donut() + m.scaled(12) + qCeil(legendWidth()), m.donut()};
}

QSize ScoreDonut::minimumSizeHint() const
{
    return {qCeil(legendWidth()), m_look.metrics().donut()};
}

void ScoreDonut::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const double side = m_look.metrics().donut();
    if (ringShown()) paintRing(painter, QRectF(0, (height() - side) / 2, side, side));
    paintLegend(painter, ringShown() ? side + m_look.metrics().scaled(12) : 0);
}

// From twelve o'clock, clockwise: alerts, then activities.
void ScoreDonut::paintRing(QPainter& painter, const QRectF& box) const
{
    constexpr double kSixteenths = 16;
    const Metrics& m = m_look.metrics();
    const double sum = m_alerts + m_days;
    const double radius = m.scaledF(kRadius);
    const QRectF circle(box.center().x() - radius, box.center().y() - radius, 2 * radius, 2 * radius);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const auto arc = [&](double from, double share, Token colour) {
        const double gap = share < 1 ? kGapDegrees : 0;
        const double span = share * 360 - gap;
        painter.setPen(QPen(m_look.color(colour), m.scaledF(kRing), Qt::SolidLine, Qt::FlatCap));
        painter.drawArc(circle, qRound((90 - from * 360 - gap / 2) * kSixteenths),
                        qRound(-std::max(span, 1.0) * kSixteenths));
    };
    if (sum <= 0) arc(0, 1, Token::sunken);
    const double alerts = sum > 0 ? m_alerts / sum : 0;
    if (m_alerts > 0) arc(0, alerts, Token::severityHighMark);
    if (m_days > 0) arc(alerts, 1 - alerts, Token::chart1);
    painter.restore();
    const QString share = sum > 0 ? tr("%1 %").arg(count(std::lround(100 * alerts))) : emptyValue();
    const QString of = sum > 0 ? tr("alerts") : tr("no points");
    const double line = m_look.fontMetrics(FontRole::Heading).height();
    // A word that is too long for the ring stands beside it anyway.
    const double room = 2 * radius - m.scaledF(kRing) - m.scaledF(6);
    const bool fits = m_look.fontMetrics(FontRole::Caption).horizontalAdvance(of) <= room;
    const QRectF upper(box.left(), box.center().y() - (fits ? line : line / 2), box.width(), line);
    painter.setPen(m_look.color(sum > 0 ? Token::text : Token::textMuted));
    m_look.figures(FontRole::Heading).draw(painter, upper, Qt::AlignHCenter | Qt::AlignBottom, share);
    if (!fits) return;
    painter.setFont(m_look.font(FontRole::Caption));
    painter.setPen(m_look.color(Token::textMuted));
    painter.drawText(upper.translated(0, line), Qt::AlignHCenter | Qt::AlignTop, of);
}

void ScoreDonut::paintLegend(QPainter& painter, double left) const
{
    const Metrics& m = m_look.metrics();
    const double strong = m_look.fontMetrics(FontRole::Strong).height();
    const double small = m_look.fontMetrics(FontRole::Small).height();
    double y = height() / 2.0 - strong - small - m.scaled(4);
    const auto entry = [&](std::int32_t points, const QString& words, Token colour) {
        const double side = m.scaledF(kSwatch);
        painter.fillRect(snap(QRectF(left, y + (strong - side) / 2, side, side), devicePixelRatioF()),
                         m_look.color(colour));
        painter.setPen(m_look.color(Token::text));
        m_look.figures(FontRole::Strong)
            .draw(painter, QRectF(left + side + m.buttonGap(), y, width() - left, strong),
                  Qt::AlignLeft | Qt::AlignVCenter, count(points));
        painter.setFont(m_look.font(FontRole::Small));
        painter.setPen(m_look.color(Token::textMuted));
        painter.drawText(QRectF(left, y + strong, width() - left, small), Qt::AlignLeft | Qt::AlignVCenter,
                         words);
        y += strong + small + m.scaled(8);
    };
    entry(m_alerts, tr("alerts"), Token::severityHighMark);
    entry(m_days, tr("risky activities"), Token::chart1);
}

} // namespace sightline::ui
