// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chip_button.h"

#include "ui/base/focus_ring.h"

#include <QCursor>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QSignalBlocker>

#include <cmath>

namespace sightline::ui
{

namespace
{

constexpr double kCrossSide = 13;

} // namespace

ChipWidget::ChipWidget(const Look& look, QWidget* parent) : QAbstractButton(parent), m_look(look)
{
    setCheckable(true);
    setChecked(true);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setProperty(kOwnFocusRingProperty, true);
    connect(&look, &Look::changed, this, &ChipWidget::followLook);
    connect(this, &QAbstractButton::toggled, this, &ChipWidget::switchOn);
}

void ChipWidget::setContent(const ChipContent& content)
{
    if (!m_layout.pieces.isEmpty() && content == m_content) return;
    {
        const QSignalBlocker quiet(this);
        setCheckable(!content.unset);
        if (!content.unset) setChecked(!content.off);
    }
    m_content = content;
    followLook();
    // A chip stays where it is while its rule changes.
    m_hovered = underMouse() ? partAt(mapFromGlobal(QCursor::pos())) : ChipPart::None;
}

void ChipWidget::switchOn(bool on)
{
    m_content.off = !on;
    followLook();
}

void ChipWidget::followLook()
{
    m_layout = chipLayout(m_content, m_look);
    setText(m_content.field);
    setAccessibleName(chipSentence(m_content));
    setToolTip(m_layout.elided || m_content.unknown ? chipSentence(m_content).toHtmlEscaped() : QString());
    updateGeometry();
    update();
}

QSize ChipWidget::sizeHint() const
{
    return {static_cast<int>(std::ceil(m_layout.size.width())) + 2 * kRingMargin,
            static_cast<int>(std::ceil(m_layout.size.height())) + 2 * kRingMargin};
}

QRectF ChipWidget::outlineRect() const
{
    const double top = (height() - m_layout.size.height()) / 2;
    return QRectF(kRingMargin, std::floor(top), width() - 2 * kRingMargin, m_layout.size.height());
}

QRectF ChipWidget::mirrored(const QRectF& part, const QRectF& outline) const
{
    const bool fromRight = layoutDirection() == Qt::RightToLeft;
    const double left = fromRight ? outline.right() - part.right() : outline.left() + part.left();
    return {left, outline.top() + part.top(), part.width(), part.height()};
}

ChipPart ChipWidget::partAt(QPointF at) const
{
    const QRectF outline = outlineRect();
    QPointF inside = at - outline.topLeft();
    if (layoutDirection() == Qt::RightToLeft) inside.setX(outline.right() - at.x());
    return chipPartAt(m_layout, inside);
}

Token ChipWidget::lineToken() const
{
    if (m_content.unset) return Token::border;
    if (m_content.unknown) return Token::partial;
    return m_content.excluded && !m_content.off ? Token::failure : Token::borderStrong;
}

Token ChipWidget::fillToken() const
{
    if (isDown()) return Token::pressed;
    return underMouse() && isEnabled() ? Token::hover : Token::base;
}

void ChipWidget::paintOutline(QPainter& painter, const QRectF& outline) const
{
    const bool focused = hasFocus() && FocusRing::byKeyboard(this);
    painter.setPen(Qt::NoPen);
    if (focused) {
        painter.setPen(QPen(m_look.color(Token::focus), kFocusStroke));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(outline.adjusted(-2, -2, 2, 2), kRadiusControl + 2, kRadiusControl + 2);
    }
    QPen line(m_look.color(lineToken()), kHairline);
    if (m_content.off) line.setDashPattern({3, 2});
    painter.setPen(line);
    painter.setBrush(m_look.color(fillToken()));
    painter.drawRoundedRect(outline.adjusted(0.5, 0.5, -0.5, -0.5), kRadiusControl, kRadiusControl);
}

void ChipWidget::paintPieces(QPainter& painter, const QRectF& outline) const
{
    const double dpr = devicePixelRatioF();
    const auto icon = [&](QStringView name, const QRectF& place, Token colour, int side) {
        QRectF box(0, 0, side, side);
        box.moveCenter(place.center());
        painter.drawPixmap(snap(box, dpr).topLeft(), m_look.pixmap(name, side, colour, dpr));
    };
    for (const ChipPiece& piece : m_layout.pieces) {
        const QRectF place = mirrored(piece.rect, outline);
        if (piece.kind == ChipPieceKind::Icon) {
            icon(piece.text, place, piece.colour, m_look.metrics().icon());
            continue;
        }
        QFont font = m_look.font(piece.font);
        font.setStrikeOut(piece.struck);
        painter.setFont(font);
        painter.setPen(m_look.color(isEnabled() ? piece.colour : Token::textDisabled));
        painter.drawText(place.adjusted(0, 0, 1, 0), Qt::AlignVCenter | Qt::TextSingleLine, piece.text);
    }
    if (m_layout.separator) {
        const double inset = m_look.metrics().scaled(6);
        const QRectF line(*m_layout.separator, inset, kHairline, outline.height() - 2 * inset);
        painter.fillRect(snap(mirrored(line, outline), dpr), m_look.color(Token::border));
    }
    if (m_layout.close.isEmpty()) return;
    const Token ink = m_hovered == ChipPart::Close ? Token::text : Token::textMuted;
    icon(u"close", mirrored(m_layout.close, outline), ink, m_look.metrics().scaled(kCrossSide));
}

void ChipWidget::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF outline = outlineRect();
    paintOutline(painter, outline);
    paintPieces(painter, outline);
}

void ChipWidget::keyPressEvent(QKeyEvent* event)
{
    const bool removable = !m_content.unset;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers() & Qt::AltModifier) {
            if (removable && !m_content.kqlOnly) Q_EMIT invertRequested();
        } else {
            Q_EMIT editRequested();
        }
        return;
    case Qt::Key_Space:
        if (isCheckable())
            toggle();
        else
            Q_EMIT editRequested();
        return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (removable) {
            Q_EMIT removeRequested();
            return;
        }
        break;
    default:
        break;
    }
    // Not QAbstractButton's handler: it would take the arrows, which the bar uses to move chips.
    event->ignore();
}

void ChipWidget::keyReleaseEvent(QKeyEvent* event)
{
    event->ignore();
}

void ChipWidget::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->button() == Qt::LeftButton ? partAt(event->position()) : ChipPart::None;
    if (m_pressed == ChipPart::None) {
        event->ignore();
        return;
    }
    setDown(true);
    update();
}

void ChipWidget::mouseMoveEvent(QMouseEvent* event)
{
    const ChipPart part = partAt(event->position());
    if (part != m_hovered) update();
    m_hovered = part;
    if (m_pressed != ChipPart::None) setDown(part == m_pressed);
}

void ChipWidget::mouseReleaseEvent(QMouseEvent* event)
{
    const ChipPart pressed = m_pressed;
    m_pressed = ChipPart::None;
    setDown(false);
    if (event->button() != Qt::LeftButton || partAt(event->position()) != pressed) return;
    if (pressed == ChipPart::Close)
        Q_EMIT removeRequested();
    else if (pressed == ChipPart::Body)
        Q_EMIT editRequested();
}

void ChipWidget::leaveEvent(QEvent* event)
{
    m_hovered = ChipPart::None;
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace sightline::ui
