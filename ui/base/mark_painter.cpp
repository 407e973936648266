// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/mark_painter.h"

#include "ui/base/look.h"

#include <QPainterPath>
#include <QPolygonF>
#include <QStringList>

#include <algorithm>
#include <array>

namespace sightline::ui
{

namespace
{

constexpr std::array<Token, 4> kSeverityMarks{Token::severityInformational, Token::severityLowMark,
                                              Token::severityMediumMark, Token::severityHighMark};
constexpr std::array<Token, 4> kSeverityTexts{Token::severityInformational, Token::severityLow,
                                              Token::severityMedium, Token::severityHigh};
constexpr std::array<Token, 3> kStatusTokens{Token::accent, Token::partial, Token::textMuted};
constexpr std::array<Token, 4> kOutcomeTokens{Token::textMuted, Token::success, Token::partial,
                                              Token::failure};
constexpr std::array<double, 3> kBarHeights{5, 9, 13};
constexpr double kBarWidth = 4;
constexpr double kBarGap = 1;
constexpr double kDiscSide = 10;
constexpr double kSlotGap = 4;

template <std::size_t N, class Mark> Token pick(const std::array<Token, N>& tokens, Mark mark)
{
    return tokens[static_cast<std::size_t>(mark)];
}

QRectF centred(const QRectF& rect, double width, double height)
{
    return {rect.center().x() - width / 2, rect.center().y() - height / 2, width, height};
}

// Saves the painter and sets it up for a shape.
class Drawing
{
public:
    explicit Drawing(QPainter& painter) : m_painter(painter)
    {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(Qt::NoBrush);
    }

    Drawing(const Drawing&) = delete;
    Drawing& operator=(const Drawing&) = delete;

    ~Drawing() { m_painter.restore(); }

private:
    QPainter& m_painter;
};

QPen strokePen(const QColor& colour, double width)
{
    return {colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

QPolygonF diamond(const QRectF& box)
{
    return QPolygonF({QPointF(box.center().x(), box.top()), QPointF(box.right(), box.center().y()),
                      QPointF(box.center().x(), box.bottom()), QPointF(box.left(), box.center().y())});
}

QPolygonF checkMark(const QRectF& box)
{
    const auto at = [&box](double x, double y) {
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
    };
    return QPolygonF({at(0, 0.55), at(0.36, 0.9), at(1, 0.12)});
}

} // namespace

Token MarkPainter::severityMark(Severity severity)
{
    return pick(kSeverityMarks, severity);
}

Token MarkPainter::severityText(Severity severity)
{
    return pick(kSeverityTexts, severity);
}

Token MarkPainter::statusToken(AlertStatus status)
{
    return pick(kStatusTokens, status);
}

Token MarkPainter::outcomeToken(Outcome outcome)
{
    return pick(kOutcomeTokens, outcome);
}

QSizeF MarkPainter::severitySize(const Metrics& metrics)
{
    return {metrics.scaledF(14), metrics.scaledF(13)};
}

QSizeF MarkPainter::statusSize(const Metrics& metrics)
{
    return {metrics.scaledF(kDiscSide), metrics.scaledF(kDiscSide)};
}

QSizeF MarkPainter::environmentSize(const Metrics& metrics)
{
    return {metrics.scaledF(kDiscSide), metrics.scaledF(kDiscSide)};
}

QSizeF MarkPainter::environmentSlotsSize(const Metrics& metrics)
{
    return {metrics.scaledF(2 * kDiscSide + kSlotGap), metrics.scaledF(kDiscSide)};
}

QSizeF MarkPainter::outcomeSize(const Metrics& metrics)
{
    return {metrics.scaledF(kDiscSide), metrics.scaledF(kDiscSide)};
}

QSizeF MarkPainter::raritySize(const Metrics& metrics)
{
    return {metrics.scaledF(12), metrics.scaledF(12)};
}

QSizeF MarkPainter::laneRaritySize(const Metrics& metrics)
{
    return {metrics.scaledF(13), metrics.scaledF(13)};
}

QSizeF MarkPainter::alertSize(const Metrics& metrics)
{
    return {metrics.scaledF(12), metrics.scaledF(11)};
}

QSizeF MarkPainter::initialsSize(const Metrics& metrics)
{
    return {metrics.scaledF(18), metrics.scaledF(18)};
}

void MarkPainter::severity(QPainter& painter, const QRectF& rect, Severity severity) const
{
    const Metrics& m = m_look.metrics();
    const Drawing drawing(painter);
    if (severity == Severity::Informational) {
        // 8.5 to the middle of the stroke.
        const double side = m.scaledF(8.5 + kMarkStroke);
        const QRectF box = centred(rect, side, side);
        ring(painter, box, m_look.color(Token::severityInformational));
        painter.setPen(strokePen(m_look.color(Token::severityInformational), m.scaledF(1.3)));
        const double x = box.center().x();
        painter.drawLine(QPointF(x, box.center().y() - side * 0.02), QPointF(x, box.bottom() - side * 0.24));
        painter.drawPoint(QPointF(x, box.top() + side * 0.26));
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    const double dpr = painter.device()->devicePixelRatioF();
    const QSizeF size = severitySize(m);
    const QRectF box = centred(rect, size.width(), size.height());
    const int filled = static_cast<int>(severity);
    for (int i = 0; i < static_cast<int>(kBarHeights.size()); ++i) {
        const double height = m.scaledF(kBarHeights[static_cast<std::size_t>(i)]);
        const double left = box.left() + i * m.scaledF(kBarWidth + kBarGap);
        const QRectF bar(left, box.bottom() - height, m.scaledF(kBarWidth), height);
        const Token fill = i < filled ? severityMark(severity) : Token::severityEmpty;
        painter.fillRect(snap(bar, dpr), m_look.color(fill));
    }
}

void MarkPainter::ring(QPainter& painter, const QRectF& box, const QColor& colour) const
{
    const double stroke = m_look.metrics().scaledF(kMarkStroke);
    painter.setPen(QPen(colour, stroke));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2));
}

void MarkPainter::half(QPainter& painter, const QRectF& box, const QColor& colour) const
{
    constexpr int kSixteenths = 16;
    ring(painter, box, colour);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPie(box, 90 * kSixteenths, -180 * kSixteenths);
}

void MarkPainter::status(QPainter& painter, const QRectF& rect, AlertStatus status) const
{
    const Drawing drawing(painter);
    const Metrics& m = m_look.metrics();
    const QColor colour = m_look.color(statusToken(status));
    const double side = m.scaledF(kDiscSide);
    const QRectF box = centred(rect, side, side);
    if (status == AlertStatus::New) {
        ring(painter, box, colour);
    } else if (status == AlertStatus::InProgress) {
        half(painter, box, colour);
    } else {
        painter.setBrush(colour);
        painter.drawEllipse(box);
        painter.setPen(strokePen(m_look.color(Token::base), m.scaledF(1.4)));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(checkMark(centred(box, side * 0.46, side * 0.38)));
    }
}

void MarkPainter::environment(QPainter& painter, const QRectF& rect, Environment environment) const
{
    if (environment == Environment::Both) {
        const QSizeF size = environmentSlotsSize(m_look.metrics());
        environmentSlots(painter, centred(rect, size.width(), size.height()), environment);
        return;
    }
    if (environment == Environment::None) return;
    const Drawing drawing(painter);
    const Metrics& m = m_look.metrics();
    if (environment == Environment::OnPremises) {
        const double side = m.scaledF(8);
        painter.fillRect(snap(centred(rect, side, side), painter.device()->devicePixelRatioF()),
                         m_look.color(Token::onPremises));
        return;
    }
    const double side = m.scaledF(9);
    painter.setBrush(m_look.color(Token::cloud));
    painter.drawEllipse(centred(rect, side, side));
}

void MarkPainter::environmentSlots(QPainter& painter, const QRectF& rect, Environment environment) const
{
    const double side = m_look.metrics().scaledF(kDiscSide);
    const double step = m_look.metrics().scaledF(kDiscSide + kSlotGap);
    const QRectF first(rect.left(), rect.center().y() - side / 2, side, side);
    const bool both = environment == Environment::Both;
    if (both || environment == Environment::OnPremises)
        this->environment(painter, first, Environment::OnPremises);
    if (both || environment == Environment::Cloud)
        this->environment(painter, first.translated(step, 0), Environment::Cloud);
}

void MarkPainter::outcome(QPainter& painter, const QRectF& rect, Outcome outcome) const
{
    if (outcome == Outcome::None) return;
    const Drawing drawing(painter);
    const Metrics& m = m_look.metrics();
    const QColor colour = m_look.color(outcomeToken(outcome));
    const double side = m.scaledF(kDiscSide);
    const QRectF box = centred(rect, side, side);
    if (outcome == Outcome::Partial) {
        half(painter, box, colour);
        return;
    }
    painter.setPen(strokePen(colour, m.scaledF(kMarkStroke)));
    if (outcome == Outcome::Success) {
        painter.drawPolyline(checkMark(centred(box, side * 0.9, side * 0.7)));
        return;
    }
    const QRectF cross = centred(box, side * 0.66, side * 0.66);
    painter.drawLine(cross.topLeft(), cross.bottomRight());
    painter.drawLine(cross.topRight(), cross.bottomLeft());
}

void MarkPainter::rarity(QPainter& painter, const QRectF& rect, Rarity rarity, MarkEdge edge) const
{
    if (rarity == Rarity::None) return;
    const Drawing drawing(painter);
    const Metrics& m = m_look.metrics();
    const QColor colour = m_look.color(Token::rarity);
    const double whole = (edge == MarkEdge::Outlined ? laneRaritySize(m) : raritySize(m)).width();
    const double side = rarity == Rarity::FirstForUser ? whole - m.scaledF(2) : whole;
    const QRectF box = centred(rect, side, side);
    QPainterPath shape;
    if (rarity == Rarity::FirstForUser)
        shape.addEllipse(box);
    else
        shape.addPolygon(diamond(box));
    shape.closeSubpath();
    if (edge == MarkEdge::Outlined) {
        painter.setPen(QPen(m_look.color(Token::base), 2 * kHairline + m.scaledF(kMarkStroke)));
        painter.setBrush(m_look.color(Token::base));
        painter.drawPath(shape);
    }
    if (rarity == Rarity::FirstInTenant) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawPath(shape);
    } else if (rarity == Rarity::FirstAmongPeers) {
        const double inset = m.scaledF(1);
        painter.setPen(QPen(colour, m.scaledF(kMarkStroke), Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolygon(diamond(box.adjusted(inset, inset, -inset, -inset)));
    } else {
        ring(painter, box, colour);
    }
}

void MarkPainter::alert(QPainter& painter, const QRectF& rect, Severity severity, MarkEdge edge) const
{
    const Drawing drawing(painter);
    const QSizeF size = alertSize(m_look.metrics());
    const QRectF box = centred(rect, size.width(), size.height());
    const QPolygonF triangle({QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()});
    if (edge == MarkEdge::Outlined) {
        painter.setPen(QPen(m_look.color(Token::base), 2 * kHairline));
        painter.drawPolygon(triangle);
        painter.setPen(Qt::NoPen);
    }
    painter.setBrush(m_look.color(severityMark(severity)));
    painter.drawPolygon(triangle);
}

} // namespace sightline::ui
