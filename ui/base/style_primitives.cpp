// SPDX-License-Identifier: GPL-3.0-or-later
// The panels, frames and indicators of SightlineStyle.
#include "ui/base/focus_ring.h"
#include "ui/base/look.h"
#include "ui/base/style.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QPainter>
#include <QStyleOption>

namespace sightline::ui
{

namespace
{

bool on(const QStyleOption& option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

Token surface(const QStyleOption& option, Token rest)
{
    if (!on(option, QStyle::State_Enabled)) return rest;
    if (on(option, QStyle::State_Sunken)) return Token::pressed;
    if (on(option, QStyle::State_On)) return Token::selection;
    return on(option, QStyle::State_MouseOver) ? Token::hover : rest;
}

// Whether the pane that shows the item has the focus; a popup has it even while a field types for it.
bool paneActive(const QStyleOptionViewItem& option)
{
    if (!on(option, QStyle::State_Active)) return false;
    const QWidget* pane = option.widget;
    if (!pane || pane->window()->windowType() == Qt::Popup) return true;
    const QWidget* focused = QApplication::focusWidget();
    return focused && (focused == pane || pane->isAncestorOf(focused));
}

bool frameless(const QStyleOption& option)
{
    const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(&option);
    return frame && frame->lineWidth == 0;
}

QStringView arrowIcon(QStyle::PrimitiveElement element)
{
    return element == QStyle::PE_IndicatorArrowRight || element == QStyle::PE_IndicatorArrowLeft
               ? QStringView(u"chevron-right")
               : QStringView(u"chevron-down");
}

bool turned(QStyle::PrimitiveElement element)
{
    return element == QStyle::PE_IndicatorArrowUp || element == QStyle::PE_IndicatorArrowLeft ||
           element == QStyle::PE_IndicatorSpinUp;
}

} // namespace

void SightlineStyle::drawOutlined(QPainter& painter, const QRect& rect, Token fill, Token line) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_look.color(line), kHairline));
    painter.setBrush(m_look.color(fill));
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), kRadiusControl, kRadiusControl);
    painter.restore();
}

void SightlineStyle::drawGlyph(QPainter& painter, const QRect& rect, QStringView icon, Token colour) const
{
    const int side = m_look.metrics().icon();
    QRect square(0, 0, side, side);
    square.moveCenter(rect.center());
    painter.drawPixmap(square, m_look.pixmap(icon, side, colour, painter.device()->devicePixelRatioF()));
}

void SightlineStyle::drawButtonPanel(const QStyleOption& option, QPainter& painter,
                                     const QWidget* widget) const
{
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(&option);
    const bool enabled = on(option, State_Enabled);
    const bool primary = (button && button->features.testFlag(QStyleOptionButton::DefaultButton)) ||
                         (widget && widget->property(kPrimaryProperty).toBool());
    if (primary && enabled) {
        const bool stronger = on(option, State_MouseOver) || on(option, State_Sunken);
        const Token fill = stronger ? Token::accentHover : Token::accent;
        drawOutlined(painter, option.rect, fill, fill);
        return;
    }
    if (button && button->features.testFlag(QStyleOptionButton::Flat)) {
        drawToolButtonPanel(option, painter);
        return;
    }
    drawOutlined(painter, option.rect, surface(option, Token::base),
                 enabled ? Token::borderStrong : Token::border);
}

void SightlineStyle::drawToolButtonPanel(const QStyleOption& option, QPainter& painter) const
{
    const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(&option);
    if (tool && !on(option, State_AutoRaise)) {
        drawOutlined(painter, option.rect, surface(option, Token::base),
                     on(option, State_Enabled) ? Token::borderStrong : Token::border);
        return;
    }
    const Token fill = surface(option, Token::window);
    if (fill != Token::window) drawOutlined(painter, option.rect, fill, fill);
}

void SightlineStyle::drawField(const QStyleOption& option, QPainter& painter, const QWidget* widget) const
{
    const bool focused = on(option, State_HasFocus);
    const bool wrong = widget && widget->property(kErrorProperty).toBool();
    Token line = on(option, State_Enabled) ? Token::borderStrong : Token::border;
    if (focused) line = Token::focus;
    if (wrong) line = Token::failure;
    drawOutlined(painter, option.rect, Token::base, line);
    if (!focused) return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_look.color(line), kFocusStroke));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), kRadiusControl - 1,
                            kRadiusControl - 1);
    painter.restore();
}

void SightlineStyle::drawFocusRect(const QStyleOption& option, QPainter& painter, const QWidget* widget) const
{
    const bool item = on(option, State_Item) || qobject_cast<const QAbstractItemView*>(widget);
    const bool keyboard = item ? FocusRing::byKeyboard(widget) : on(option, State_KeyboardFocusChange);
    if (!keyboard) return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, !item);
    QPen pen(m_look.color(Token::focus), kFocusStroke);
    pen.setJoinStyle(Qt::MiterJoin);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    const QRectF rect = QRectF(option.rect).adjusted(1, 1, -1, -1);
    const double radius = item ? 0 : kRadiusControl;
    painter.drawRoundedRect(rect, radius, radius);
    painter.restore();
}

void SightlineStyle::drawCheckBox(const QStyleOption& option, QPainter& painter) const
{
    const bool enabled = on(option, State_Enabled);
    const bool filled = !on(option, State_Off) && (on(option, State_On) || on(option, State_NoChange));
    Token fill = surface(option, Token::base);
    Token line = enabled ? Token::borderStrong : Token::border;
    if (filled) fill = line = enabled ? Token::accent : Token::textDisabled;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_look.color(line), kHairline));
    painter.setBrush(m_look.color(fill));
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(box, kRadiusCheck, kRadiusCheck);
    if (filled) {
        const Token ink = enabled ? Token::accentText : Token::base;
        painter.setPen(QPen(m_look.color(ink), kMarkStroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        const auto at = [&box](double x, double y) {
            return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
        };
        if (on(option, State_NoChange))
            painter.drawLine(at(0.25, 0.5), at(0.75, 0.5));
        else
            painter.drawPolyline(QPolygonF({at(0.22, 0.52), at(0.42, 0.72), at(0.78, 0.3)}));
    }
    painter.restore();
}

void SightlineStyle::drawRadioButton(const QStyleOption& option, QPainter& painter) const
{
    const bool enabled = on(option, State_Enabled);
    const bool checked = on(option, State_On);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const Token idle = enabled ? Token::borderStrong : Token::border;
    const Token dot = enabled ? Token::accent : Token::textDisabled;
    painter.setPen(QPen(m_look.color(checked ? dot : idle), kHairline));
    painter.setBrush(m_look.color(on(option, State_MouseOver) && enabled ? Token::hover : Token::base));
    const QRectF ring = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawEllipse(ring);
    if (checked) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_look.color(dot));
        const double inset = ring.width() / 4;
        painter.drawEllipse(ring.adjusted(inset, inset, -inset, -inset));
    }
    painter.restore();
}

void SightlineStyle::drawItem(const QStyleOptionViewItem& option, QPainter& painter) const
{
    if (on(option, State_Selected)) {
        const Token fill = paneActive(option) ? Token::selection : Token::selectionInactive;
        painter.fillRect(option.rect, m_look.color(fill));
        return;
    }
    if (on(option, State_MouseOver) && on(option, State_Enabled)) {
        painter.fillRect(option.rect, m_look.color(Token::hover));
        return;
    }
    if (option.backgroundBrush.style() != Qt::NoBrush) painter.fillRect(option.rect, option.backgroundBrush);
}

void SightlineStyle::drawItemRow(const QStyleOptionViewItem& option, QPainter& painter) const
{
    if (option.features.testFlag(QStyleOptionViewItem::Alternate))
        painter.fillRect(option.rect, m_look.color(Token::alternate));
    if (on(option, State_Selected)) drawItem(option, painter);
}

void SightlineStyle::drawArrow(PrimitiveElement element, const QStyleOption& option, QPainter& painter) const
{
    const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(&option);
    // The toolkit calls ascending order "down"; the arrow points to where the larger values are.
    const bool flip = turned(element) || (header && header->sortIndicator == QStyleOptionHeader::SortDown);
    painter.save();
    if (flip) {
        const QPointF centre = QRectF(option.rect).center();
        painter.translate(centre);
        painter.rotate(180);
        painter.translate(-centre);
    }
    const Token ink = on(option, State_Enabled) ? Token::text : Token::textDisabled;
    drawGlyph(painter, option.rect, arrowIcon(element), ink);
    painter.restore();
}

void SightlineStyle::drawFrame(const QRect& rect, QPainter& painter, Token line) const
{
    painter.setPen(QPen(m_look.color(line), kHairline));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5));
}

// false: not one of ours.
bool SightlineStyle::drawIndicator(PrimitiveElement element, const QStyleOption& option,
                                   QPainter& painter) const
{
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheckBox(option, painter);
        return true;
    case PE_IndicatorRadioButton:
        drawRadioButton(option, painter);
        return true;
    case PE_IndicatorDockWidgetResizeHandle:
        drawSplitter(option, painter);
        return true;
    case PE_IndicatorHeaderArrow:
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowUp:
    case PE_IndicatorArrowLeft:
    case PE_IndicatorArrowRight:
    case PE_IndicatorSpinUp:
    case PE_IndicatorSpinDown:
        drawArrow(element, option, painter);
        return true;
    default:
        return false;
    }
}

// false: not one of ours.
bool SightlineStyle::drawPane(PrimitiveElement element, const QStyleOption& option, QPainter& painter) const
{
    const QRect& r = option.rect;
    const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(&option);
    switch (element) {
    case PE_PanelItemViewItem:
        if (item) drawItem(*item, painter);
        return item;
    case PE_PanelItemViewRow:
        if (item) drawItemRow(*item, painter);
        return item;
    case PE_PanelMenu:
        painter.fillRect(r, m_look.color(Token::raised));
        drawFrame(r, painter, Token::borderStrong);
        return true;
    case PE_FrameMenu:
        drawFrame(r, painter, Token::borderStrong);
        return true;
    case PE_Frame:
        drawFrame(r, painter, Token::border);
        return true;
    case PE_PanelStatusBar:
        painter.fillRect(r, m_look.color(Token::window));
        painter.fillRect(QRect(r.left(), r.top(), r.width(), 1), m_look.color(Token::border));
        return true;
    case PE_FrameTabBarBase:
        painter.fillRect(QRect(r.left(), r.bottom(), r.width(), 1), m_look.color(Token::border));
        return true;
    default:
        return false;
    }
}

void SightlineStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                   const QWidget* widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        drawButtonPanel(*option, *painter, widget);
        return;
    case PE_PanelButtonTool:
        drawToolButtonPanel(*option, *painter);
        return;
    case PE_FrameLineEdit:
        return; // the panel carries its own outline
    case PE_PanelLineEdit:
        // Inside a combo or spin box, which draws the field, it has no frame.
        if (!frameless(*option)) drawField(*option, *painter, widget);
        return;
    case PE_FrameFocusRect:
        drawFocusRect(*option, *painter, widget);
        return;
    default:
        break;
    }
    if (drawIndicator(element, *option, *painter) || drawPane(element, *option, *painter)) return;
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

} // namespace sightline::ui
