// SPDX-License-Identifier: GPL-3.0-or-later
// The marks of MarkPainter that carry a text: tag, pill, score badge, disc with initials.
#include "ui/base/look.h"
#include "ui/base/mark_painter.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>

namespace sightline::ui
{

namespace
{

constexpr double kTagHeight = 17;
constexpr double kPillHeight = 18;
constexpr double kBadgeWidth = 34;
constexpr double kBadgeHeight = 18;
constexpr double kTextPadding = 6;

struct LabelColours {
    Token fill;
    Token line;
    Token text;
};

constexpr std::array<LabelColours, 3> kTags{{
    {Token::base, Token::border, Token::textMuted},
    {Token::base, Token::partial, Token::partial},
    {Token::base, Token::rarity, Token::rarity},
}};

// In the order of ScoreBand.
constexpr std::array<LabelColours, 5> kBadges{{
    {Token::base, Token::border, Token::textMuted},
    {Token::base, Token::border, Token::text},
    {Token::base, Token::severityHigh, Token::severityHigh},
    {Token::failureTint, Token::severityHigh, Token::severityHigh},
    {Token::severityHigh, Token::severityHigh, Token::base},
}};

void outlined(QPainter& painter, const QRectF& rect, double radius, const QPen& pen, const QColor& fill)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(pen);
    painter.setBrush(fill);
    const QRectF edge = snap(rect, painter.device()->devicePixelRatioF()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(edge, radius, radius);
}

QRectF band(const QRectF& rect, double width, double height)
{
    return {rect.left(), rect.center().y() - height / 2, std::min(width, rect.width()), height};
}

} // namespace

QSizeF MarkPainter::tagSize(const Look& look, const QString& text)
{
    const Metrics& m = look.metrics();
    return {look.fontMetrics(FontRole::Caption).horizontalAdvance(text) + m.scaledF(2 * kTextPadding),
            m.scaledF(kTagHeight)};
}

QSizeF MarkPainter::pillSize(const Look& look, const QString& text)
{
    const Metrics& m = look.metrics();
    const double mark = statusSize(m).width() + m.scaledF(5);
    return {look.fontMetrics(FontRole::Small).horizontalAdvance(text) + mark + m.scaledF(16),
            m.scaledF(kPillHeight)};
}

QSizeF MarkPainter::scoreBadgeSize(const Look& look, const QString& text)
{
    const Metrics& m = look.metrics();
    const double wanted = look.figures(FontRole::SmallStrong).width(text) + m.scaledF(2 * kTextPadding);
    return {std::max(m.scaledF(kBadgeWidth), wanted), m.scaledF(kBadgeHeight)};
}

void MarkPainter::tag(QPainter& painter, const QRectF& rect, const QString& text, TagKind kind) const
{
    const LabelColours& colours = kTags[static_cast<std::size_t>(kind)];
    const QSizeF size = tagSize(m_look, text);
    const QRectF box = band(rect, size.width(), size.height());
    painter.save();
    outlined(painter, box, kRadiusBadge, QPen(m_look.color(colours.line), kHairline),
             m_look.color(colours.fill));
    painter.setFont(m_look.font(FontRole::Caption));
    painter.setPen(m_look.color(colours.text));
    const double room = box.width() - m_look.metrics().scaledF(2 * kTextPadding);
    painter.drawText(box, Qt::AlignCenter,
                     m_look.fontMetrics(FontRole::Caption).elidedText(text, Qt::ElideRight, room + 1));
    painter.restore();
}

void MarkPainter::pill(QPainter& painter, const QRectF& rect, AlertStatus status, const QString& text) const
{
    const Metrics& m = m_look.metrics();
    const QSizeF size = pillSize(m_look, text);
    const QRectF box = band(rect, size.width(), size.height());
    painter.save();
    outlined(painter, box, box.height() / 2, QPen(m_look.color(Token::border), kHairline),
             m_look.color(Token::base));
    const double mark = statusSize(m).width();
    const QRectF glyph(box.left() + m.scaledF(7), box.top(), mark, box.height());
    this->status(painter, glyph, status);
    painter.setFont(m_look.font(FontRole::Small));
    painter.setPen(m_look.color(Token::text));
    painter.drawText(
        QRectF(glyph.right() + m.scaledF(5), box.top(), box.right() - glyph.right(), box.height()),
        Qt::AlignVCenter | Qt::TextSingleLine, text);
    painter.restore();
}

void MarkPainter::scoreBadge(QPainter& painter, const QRectF& rect, ScoreBand band, const QString& text) const
{
    const LabelColours& colours = kBadges[static_cast<std::size_t>(band)];
    const QSizeF size = scoreBadgeSize(m_look, text);
    const QRectF box(rect.center().x() - size.width() / 2, rect.center().y() - size.height() / 2,
                     size.width(), size.height());
    painter.save();
    const Qt::PenStyle line = band == ScoreBand::NoScore ? Qt::DashLine : Qt::SolidLine;
    outlined(painter, box, kRadiusBadge, QPen(m_look.color(colours.line), kHairline, line),
             m_look.color(colours.fill));
    painter.setPen(m_look.color(colours.text));
    m_look.figures(FontRole::SmallStrong).draw(painter, box, Qt::AlignCenter, text);
    painter.restore();
}

void MarkPainter::initials(QPainter& painter, const QRectF& rect, const QString& initials) const
{
    const double side = initialsSize(m_look.metrics()).width();
    QRectF disc(0, 0, side, side);
    disc.moveCenter(rect.center());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_look.color(Token::border), kHairline));
    painter.setBrush(m_look.color(Token::sunken));
    painter.drawEllipse(disc.adjusted(0.5, 0.5, -0.5, -0.5));
    QFont font = m_look.font(FontRole::Caption);
    // Two letters must fit into the disc whatever the text scale: a picture, not a text to read.
    font.setPointSizeF(font.pointSizeF() * 0.85);
    painter.setFont(font);
    painter.setPen(m_look.color(Token::textMuted));
    painter.drawText(disc, Qt::AlignCenter, initials);
    painter.restore();
}

void MarkPainter::hiddenPerson(QPainter& painter, const QRectF& rect) const
{
    const int side = m_look.metrics().icon();
    QRectF box(0, 0, side, side);
    box.moveCenter(rect.center());
    painter.drawPixmap(box.toRect(),
                       m_look.pixmap(u"eye-off", side, Token::text, painter.device()->devicePixelRatioF()));
}

QString MarkPainter::initialsOf(const QString& name)
{
    static const QRegularExpression kSeparators(QStringLiteral("[\\s._\\-]+"));
    QString plain = name.section(QLatin1Char('\\'), -1);
    plain = plain.section(QLatin1Char('@'), 0, 0);
    const QStringList words = plain.split(kSeparators, Qt::SkipEmptyParts);
    if (words.isEmpty()) return {};
    QString letters = words.first().left(1);
    if (words.size() > 1)
        letters += words.last().left(1);
    else
        letters = words.first().left(2);
    return letters.toUpper();
}

} // namespace sightline::ui
