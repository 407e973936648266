// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers that stand in a column: digits of equal width in any font, thousands by locale, a true minus.
#pragma once

#include <QFont>
#include <QFontMetricsF>
#include <QList>
#include <QPainter>
#include <QRawFont>
#include <QRectF>
#include <QString>
#include <QStringView>

#include <array>
#include <optional>

namespace sightline::ui
{

class FigureText
{
public:
    explicit FigureText(const QFont& font);

    // Whether the font itself has digits of equal width.
    [[nodiscard]] bool even() const { return m_even; }

    [[nodiscard]] double width(QStringView text) const;
    // One line in the painter's pen; the painter's font is set to that of the figures.
    void draw(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& text) const;

private:
    struct Glyph {
        quint32 index = 0; // 0: the font has none
        double advance = 0;
    };

    // Glyphs side by side, from a baseline that begins at 0.
    struct Placed {
        QList<quint32> glyphs;
        QList<QPointF> positions;
        double width = 0;
    };

    [[nodiscard]] Glyph glyphOf(QChar c) const;
    // Nothing where the text has letters that are to be shaped (months of dates are Latin), or what the font
    // lacks.
    [[nodiscard]] std::optional<Placed> placed(QStringView text) const;
    void drawCells(QPainter& painter, QPointF baseline, const QString& text) const;

    QFont m_font;
    QFontMetricsF m_metrics;
    QRawFont m_raw;
    std::array<Glyph, 128> m_ascii{};
    std::array<double, 10> m_digits{};
    double m_cell = 0;
    bool m_even = true;
};

// "412,907"; the empty value is an en dash.
[[nodiscard]] QString count(qint64 value);
[[nodiscard]] QString count(std::optional<qint64> value);
// "+52", "0", and a minus with U+2212.
[[nodiscard]] QString signedCount(qint64 value);
// "≈ 41,000"
[[nodiscard]] QString estimate(qint64 value);
// Fixed decimals, "7.4".
[[nodiscard]] QString decimal(double value, int decimals);
// "+3.2", "0.0", "−1.4"; a sign only where the figures differ from zero.
[[nodiscard]] QString signedDecimal(double value, int decimals);
// "2026-10-03 – 2026-10-16"
[[nodiscard]] QString range(const QString& from, const QString& to);
[[nodiscard]] QString emptyValue();

} // namespace sightline::ui
