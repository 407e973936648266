// SPDX-License-Identifier: GPL-3.0-or-later
// Where the pieces of a filter chip lie: pure functions of content and look, shared by size hint, painting
// and hit testing. Rectangles are relative to the chip's outline, left to right, in logical pixels.
#pragma once

#include "ui/base/look.h"

#include <QList>
#include <QPointF>
#include <QRectF>
#include <QString>
#include <QStringList>

#include <optional>

namespace sightline::ui
{

// All texts are already fit to be shown. For a chip that is KQL only, field holds the expression.
struct ChipContent {
    QString field;
    QString operatorWord; // "is", "is not", "contains"
    QStringList values;
    std::optional<qint64> count; // rows; unknown until counted
    bool counting = false;       // count is an estimate
    bool excluded = false;       // the operator is a negation
    bool off = false;
    bool kqlOnly = false;
    bool unset = false;   // a basic field without a value
    bool unknown = false; // the case has no such field or value: the rule is not applied

    friend bool operator==(const ChipContent&, const ChipContent&) = default;
};

enum class ChipPieceKind { Icon, Text };

struct ChipPiece {
    ChipPieceKind kind = ChipPieceKind::Text;
    QString text; // or the name of the icon
    FontRole font = FontRole::Body;
    Token colour = Token::text;
    bool struck = false;
    QRectF rect;
};

struct ChipLayout {
    QList<ChipPiece> pieces;
    std::optional<double> separator; // x of the hairline before the count
    QRectF close;                    // empty if the chip cannot be removed
    QSizeF size;
    bool elided = false;
};

enum class ChipPart { None, Body, Close };

[[nodiscard]] ChipLayout chipLayout(const ChipContent& content, const Look& look);
[[nodiscard]] ChipPart chipPartAt(const ChipLayout& layout, QPointF at);
// "41,208", "−41,208", "≈ 41,000", "off", "KQL only", "not applied"; empty while unknown.
[[nodiscard]] QString chipCountText(const ChipContent& content);
// "App is Exchange, SharePoint, 41,208 rows, on": what a screen reader says.
[[nodiscard]] QString chipSentence(const ChipContent& content);

} // namespace sightline::ui
