// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chip_layout.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace sightline::ui
{

namespace
{

constexpr double kPadding = 8;
constexpr double kGap = 5;
constexpr double kCloseWidth = 24;
constexpr double kLeastValueWidth = 40;
constexpr int kValuesShown = 2;

// Not QObject::tr: these are free functions.
QString translated(const char* text)
{
    return QCoreApplication::translate("Chip", text);
}

QString valuesText(const QStringList& values)
{
    QString text = values.mid(0, kValuesShown).join(QStringLiteral(", "));
    if (values.size() > kValuesShown) text += QStringLiteral(" +%1").arg(values.size() - kValuesShown);
    return text;
}

ChipPiece iconPiece(const char16_t* name, Token colour)
{
    ChipPiece piece;
    piece.kind = ChipPieceKind::Icon;
    piece.text = QString::fromUtf16(name);
    piece.colour = colour;
    return piece;
}

ChipPiece textPiece(const QString& text, FontRole font, Token colour, bool struck = false)
{
    ChipPiece piece;
    piece.text = text;
    piece.font = font;
    piece.colour = colour;
    piece.struck = struck;
    return piece;
}

// Without places, and without the count.
QList<ChipPiece> piecesOf(const ChipContent& c)
{
    QList<ChipPiece> pieces;
    if (c.unset) {
        pieces << textPiece(c.field, FontRole::Body, Token::textMuted);
        return pieces << iconPiece(u"chevron-down", Token::textMuted);
    }
    if (c.unknown) pieces << iconPiece(u"warning", Token::partial);
    if (c.kqlOnly) {
        pieces << iconPiece(u"query", Token::textMuted);
        return pieces << textPiece(c.field, FontRole::Fixed, c.off ? Token::textMuted : Token::text);
    }
    pieces << textPiece(c.field, FontRole::Body, Token::textMuted);
    const bool strongNot = c.excluded && !c.off;
    pieces << textPiece(c.operatorWord, strongNot ? FontRole::Strong : FontRole::Body,
                        strongNot ? Token::failure : Token::textMuted);
    if (!c.values.isEmpty())
        pieces << textPiece(valuesText(c.values), c.off ? FontRole::Body : FontRole::Strong,
                            c.off ? Token::textMuted : Token::text, c.excluded);
    return pieces;
}

double widthOf(const ChipPiece& piece, const Look& look)
{
    if (piece.kind == ChipPieceKind::Icon) return look.metrics().icon();
    return std::ceil(look.fontMetrics(piece.font).horizontalAdvance(piece.text));
}

double total(const QList<ChipPiece>& pieces, const Look& look)
{
    double width = 0;
    for (const ChipPiece& piece : pieces)
        width += widthOf(piece, look);
    return width + look.metrics().scaled(kGap) * std::max<qsizetype>(0, pieces.size() - 1);
}

// Cuts the last text, then the ones before it, until the pieces fit.
bool fit(QList<ChipPiece>& pieces, double room, const Look& look)
{
    bool cut = false;
    for (qsizetype i = pieces.size() - 1; i >= 0; --i) {
        const double over = total(pieces, look) - room;
        if (over <= 0) break;
        ChipPiece& piece = pieces[i];
        if (piece.kind == ChipPieceKind::Icon) continue;
        const double target =
            std::max<double>(look.metrics().scaled(kLeastValueWidth), widthOf(piece, look) - over);
        piece.text = look.fontMetrics(piece.font).elidedText(piece.text, Qt::ElideRight, target);
        cut = true;
    }
    return cut;
}

} // namespace

QString chipCountText(const ChipContent& content)
{
    if (content.unset) return {};
    if (content.off) return translated(QT_TRANSLATE_NOOP("Chip", "off"));
    if (content.unknown) return translated(QT_TRANSLATE_NOOP("Chip", "not applied"));
    if (content.kqlOnly) return translated(QT_TRANSLATE_NOOP("Chip", "KQL only"));
    if (!content.count) return {};
    if (content.counting) return estimate(*content.count);
    return content.excluded ? signedCount(-*content.count) : count(*content.count);
}

QString chipSentence(const ChipContent& content)
{
    if (content.unset) return translated(QT_TRANSLATE_NOOP("Chip", "%1, not set")).arg(content.field);
    QStringList parts{content.field};
    if (!content.kqlOnly) {
        parts.append(content.operatorWord);
        if (!content.values.isEmpty()) parts.append(content.values.join(QStringLiteral(", ")));
    }
    const QString rule = parts.join(QLatin1Char(' '));
    const QString state = content.off ? translated(QT_TRANSLATE_NOOP("Chip", "off"))
                                      : translated(QT_TRANSLATE_NOOP("Chip", "on"));
    if (content.unknown)
        return translated(QT_TRANSLATE_NOOP("Chip", "%1, unknown in this case, not applied")).arg(rule);
    if (content.kqlOnly) return translated(QT_TRANSLATE_NOOP("Chip", "%1, KQL only, %2")).arg(rule, state);
    if (!content.count || content.off) return QStringLiteral("%1, %2").arg(rule, state);
    const QString rows = content.counting ? estimate(*content.count) : count(*content.count);
    return translated(QT_TRANSLATE_NOOP("Chip", "%1, %2 rows, %3")).arg(rule, rows, state);
}

ChipLayout chipLayout(const ChipContent& content, const Look& look)
{
    const Metrics& m = look.metrics();
    const double height = m.chip();
    const double gap = m.scaled(kGap);
    ChipLayout layout;
    layout.pieces = piecesOf(content);

    const QString countText = chipCountText(content);
    const ChipPiece countPiece = textPiece(countText, FontRole::Caption, Token::textMuted);
    const double countWidth = countText.isEmpty() ? 0 : widthOf(countPiece, look) + 2 * gap;
    const double closeWidth = content.unset ? m.scaled(kPadding) : m.scaled(kCloseWidth);
    layout.elided =
        fit(layout.pieces, m.chipMaximumWidth() - m.scaled(kPadding) - countWidth - closeWidth, look);

    double x = m.scaled(kPadding);
    for (ChipPiece& piece : layout.pieces) {
        const double width = widthOf(piece, look);
        piece.rect = QRectF(x, 0, width, height);
        x += width + gap;
    }
    if (!layout.pieces.isEmpty()) x -= gap;
    if (!countText.isEmpty()) {
        layout.separator = x + gap;
        ChipPiece piece = countPiece;
        piece.rect = QRectF(x + 2 * gap, 0, widthOf(piece, look), height);
        x = piece.rect.right();
        layout.pieces << piece;
    }
    if (!content.unset) layout.close = QRectF(x, 0, closeWidth, height);
    layout.size = QSizeF(x + closeWidth, height);
    return layout;
}

ChipPart chipPartAt(const ChipLayout& layout, QPointF at)
{
    if (layout.close.contains(at)) return ChipPart::Close;
    return QRectF(QPointF(0, 0), layout.size).contains(at) ? ChipPart::Body : ChipPart::None;
}

} // namespace sightline::ui
