// SPDX-License-Identifier: GPL-3.0-or-later
// One rule of a filter as a chip: field, operator, values, count and a cross. It keeps a margin of
// kRingMargin around its outline for the focus ring, so chips may stand side by side without a gap. Checked
// means that the rule is on. Enter edits, Space switches off, Delete removes, Alt+Enter inverts; all other
// keys go to the bar. GUI thread.
#pragma once

#include "ui/widgets/chip_layout.h"

#include <QAbstractButton>

namespace sightline::ui
{

class ChipWidget : public QAbstractButton
{
    Q_OBJECT

public:
    // look must outlive the widget.
    explicit ChipWidget(const Look& look, QWidget* parent = nullptr);

    static constexpr int kRingMargin = 3;

    void setContent(const ChipContent& content);

    [[nodiscard]] const ChipContent& content() const { return m_content; }

    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

    // Of a point in the widget's coordinates, mirrored where the text runs from right to left.
    [[nodiscard]] ChipPart partAt(QPointF at) const;

Q_SIGNALS:
    // toggled(bool) of QAbstractButton says that the rule was switched on or off by the reader.
    void editRequested();
    void removeRequested();
    void invertRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void followLook();
    void switchOn(bool on);
    void paintOutline(QPainter& painter, const QRectF& outline) const;
    void paintPieces(QPainter& painter, const QRectF& outline) const;
    [[nodiscard]] Token lineToken() const;
    [[nodiscard]] Token fillToken() const;
    [[nodiscard]] QRectF outlineRect() const;
    [[nodiscard]] QRectF mirrored(const QRectF& part, const QRectF& outline) const;

    const Look& m_look;
    ChipContent m_content;
    ChipLayout m_layout;
    ChipPart m_hovered = ChipPart::None;
    ChipPart m_pressed = ChipPart::None;
};

} // namespace sightline::ui
