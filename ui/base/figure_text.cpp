// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/figure_text.h"

#include <QCoreApplication>
#include <QGlyphRun>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace sightline::ui
{

namespace
{

constexpr QChar kMinus(0x2212);
constexpr QChar kEnDash(0x2013);
constexpr char16_t kBehindLatin = 0x250;
// Below this, in pixels over a run of ten, a difference cannot be seen.
constexpr double kEvenTolerance = 0.25;
constexpr int kRun = 10;

bool isFigure(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

qsizetype runLength(QStringView text, qsizetype from)
{
    qsizetype end = from;
    while (end < text.size() && !isFigure(text[end]))
        ++end;
    return end - from;
}

QString withMinus(QString text)
{
    if (text.startsWith(QLocale().negativeSign())) text.replace(0, QLocale().negativeSign().size(), kMinus);
    return text;
}

} // namespace

FigureText::FigureText(const QFont& font) : m_font(font), m_metrics(font), m_raw(QRawFont::fromFont(font))
{
    for (std::size_t c = 0; c < m_ascii.size(); ++c)
        m_ascii[c] = glyphOf(QChar(static_cast<char16_t>(c)));
    double least = 0;
    double most = 0;
    for (std::size_t d = 0; d < m_digits.size(); ++d) {
        const QChar digit(static_cast<char16_t>(u'0' + d));
        m_digits[d] = m_metrics.horizontalAdvance(digit);
        m_cell = std::max(m_cell, m_digits[d]);
        // A run shows kerning between equal digits too.
        const double run = m_metrics.horizontalAdvance(QString(kRun, digit));
        least = d == 0 ? run : std::min(least, run);
        most = std::max(most, run);
    }
    m_even = most - least < kEvenTolerance;
}

double FigureText::width(QStringView text) const
{
    if (const auto placed = this->placed(text)) return placed->width;
    if (m_even) return m_metrics.horizontalAdvance(text.toString());
    double total = 0;
    for (qsizetype i = 0; i < text.size();) {
        const qsizetype run = runLength(text, i);
        total += run > 0 ? m_metrics.horizontalAdvance(text.mid(i, run).toString()) : m_cell;
        i += std::max<qsizetype>(run, 1);
    }
    return total;
}

void FigureText::draw(QPainter& painter, const QRectF& rect, Qt::Alignment alignment,
                      const QString& text) const
{
    painter.setFont(m_font);
    const auto placed = this->placed(text);
    if (m_even && !placed) {
        painter.drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine, text);
        return;
    }
    const double total = placed ? placed->width : width(text);
    double x = rect.left();
    if (alignment & Qt::AlignRight) x = rect.right() - total;
    if (alignment & Qt::AlignHCenter) x = rect.center().x() - total / 2;
    double top = rect.top();
    if (alignment & Qt::AlignVCenter) top += (rect.height() - m_metrics.height()) / 2;
    if (alignment & Qt::AlignBottom) top = rect.bottom() - m_metrics.height();
    const QPointF baseline(x, std::round(top + m_metrics.ascent()));
    if (!placed) {
        drawCells(painter, baseline, text);
        return;
    }
    QGlyphRun run;
    run.setRawFont(m_raw);
    run.setGlyphIndexes(placed->glyphs);
    run.setPositions(placed->positions);
    painter.drawGlyphRun(baseline, run);
}

FigureText::Glyph FigureText::glyphOf(QChar c) const
{
    Glyph out;
    const QList<quint32> found = m_raw.glyphIndexesForString(QString(c));
    if (found.size() != 1 || found.first() == 0) return out;
    out.index = found.first();
    out.advance = m_raw.advancesForGlyphIndexes(found, QRawFont::SeparateAdvances).first().x();
    return out;
}

std::optional<FigureText::Placed> FigureText::placed(QStringView text) const
{
    Placed out;
    out.glyphs.reserve(text.size());
    out.positions.reserve(text.size());
    for (const QChar c : text) {
        if (c.isMark() || c.isSurrogate() || (c.isLetter() && c.unicode() >= kBehindLatin))
            return std::nullopt;
        const Glyph glyph = c.unicode() < m_ascii.size() ? m_ascii[c.unicode()] : glyphOf(c);
        if (glyph.index == 0) return std::nullopt;
        const double cell = isFigure(c) ? m_cell : glyph.advance;
        out.glyphs.append(glyph.index);
        out.positions.append(QPointF(out.width + (cell - glyph.advance) / 2, 0));
        out.width += cell;
    }
    return out;
}

void FigureText::drawCells(QPainter& painter, QPointF baseline, const QString& text) const
{
    for (qsizetype i = 0; i < text.size();) {
        const qsizetype run = runLength(text, i);
        if (run > 0) {
            const QString part = text.mid(i, run);
            painter.drawText(baseline, part);
            baseline.rx() += m_metrics.horizontalAdvance(part);
            i += run;
            continue;
        }
        const auto digit = static_cast<std::size_t>(text[i].digitValue());
        painter.drawText(baseline + QPointF((m_cell - m_digits[digit]) / 2, 0), text.mid(i, 1));
        baseline.rx() += m_cell;
        ++i;
    }
}

QString count(qint64 value)
{
    return withMinus(QLocale().toString(value));
}

QString count(std::optional<qint64> value)
{
    return value ? count(*value) : emptyValue();
}

QString signedCount(qint64 value)
{
    return value > 0 ? QLatin1Char('+') + count(value) : count(value);
}

QString estimate(qint64 value)
{
    return QStringLiteral("\u2248 ") + count(value);
}

QString decimal(double value, int decimals)
{
    return withMinus(QLocale().toString(value, 'f', decimals));
}

QString signedDecimal(double value, int decimals)
{
    const double scale = std::pow(10.0, decimals);
    const double shown = std::round(value * scale) / scale;
    if (shown == 0) return decimal(0, decimals);
    return shown > 0 ? QLatin1Char('+') + decimal(shown, decimals) : decimal(shown, decimals);
}

QString range(const QString& from, const QString& to)
{
    return from + QLatin1Char(' ') + kEnDash + QLatin1Char(' ') + to;
}

QString emptyValue()
{
    return QString(kEnDash);
}

} // namespace sightline::ui
