// SPDX-License-Identifier: GPL-3.0-or-later
// Labels of buttons, table headers, tabs, progress bars, bars and separators of SightlineStyle.
#include "ui/base/look.h"
#include "ui/base/style.h"

#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace sightline::ui
{

namespace
{

constexpr int kArrowWidth = 16;

bool on(const QStyleOption& option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

} // namespace

void SightlineStyle::drawKeyHint(QPainter& painter, const QRect& rect, const QString& key, Token ink,
                                 Token line) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_look.color(line), kHairline));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), kRadiusBadge, kRadiusBadge);
    painter.setPen(m_look.color(ink));
    painter.setFont(m_look.font(FontRole::Caption));
    painter.drawText(rect, Qt::AlignCenter, key);
    painter.restore();
}

void SightlineStyle::drawButtonLabel(const QStyleOptionButton& option, QPainter& painter,
                                     const QWidget* widget) const
{
    const bool primary = option.features.testFlag(QStyleOptionButton::DefaultButton) ||
                         (widget && widget->property(kPrimaryProperty).toBool());
    const bool enabled = on(option, State_Enabled);
    const Metrics& m = m_look.metrics();
    QStyleOptionButton label = option;
    label.features.setFlag(QStyleOptionButton::HasMenu, false);
    painter.save();
    if (primary) {
        painter.setFont(m_look.font(FontRole::Strong));
        if (enabled) label.palette.setColor(QPalette::ButtonText, m_look.color(Token::accentText));
    }
    const bool rtl = option.direction == Qt::RightToLeft;
    const auto takeEnd = [&label, rtl](int width) {
        const QRect whole = label.rect;
        label.rect = rtl ? whole.adjusted(width, 0, 0, 0) : whole.adjusted(0, 0, -width, 0);
        return rtl ? QRect(whole.left(), whole.top(), width, whole.height())
                   : QRect(label.rect.right() + 1, whole.top(), width, whole.height());
    };
    Token ink = primary ? Token::accentText : Token::text;
    if (!enabled) ink = Token::textDisabled;
    if (option.features.testFlag(QStyleOptionButton::HasMenu))
        drawGlyph(painter, takeEnd(m.scaled(kArrowWidth)), u"chevron-down", ink);
    if (const int hint = keyHintWidth(widget); hint > 0) {
        QRect box = takeEnd(hint + m.scaled(8));
        box = QRect(rtl ? box.left() + m.scaled(8) : box.left(), 0, hint - m.scaled(6), m.scaled(16));
        box.moveTop(option.rect.top() + (option.rect.height() - box.height()) / 2);
        const QString key = widget->property(kKeyHintProperty).toString();
        drawKeyHint(painter, box, key, primary ? ink : Token::textMuted, primary ? ink : Token::border);
    }
    QProxyStyle::drawControl(CE_PushButtonLabel, &label, &painter, widget);
    painter.restore();
}

void SightlineStyle::drawHeaderSection(const QStyleOptionHeader& option, QPainter& painter) const
{
    const bool hovered = on(option, State_MouseOver) && on(option, State_Enabled);
    painter.fillRect(option.rect, m_look.color(hovered ? Token::hover : Token::window));
    const QColor line = m_look.color(Token::border);
    const QRect& r = option.rect;
    const bool rtl = option.direction == Qt::RightToLeft;
    painter.fillRect(QRect(r.left(), r.bottom(), r.width(), 1), line);
    painter.fillRect(QRect(rtl ? r.left() : r.right(), r.top(), 1, r.height()), line);
}

void SightlineStyle::drawHeaderLabel(const QStyleOptionHeader& option, QPainter& painter) const
{
    const bool sorted = option.sortIndicator != QStyleOptionHeader::None;
    painter.save();
    painter.setFont(m_look.font(FontRole::SmallStrong));
    painter.setPen(m_look.color(sorted ? Token::text : Token::textMuted));
    QRect rect = option.rect;
    if (!option.icon.isNull()) {
        const int side = m_look.metrics().icon();
        QRect place(rect.left(), 0, side, side);
        if (option.text.isEmpty()) place.moveCenter(rect.center());
        place.moveTop(rect.top() + (rect.height() - side) / 2);
        option.icon.paint(&painter, place);
        rect.setLeft(place.right() + m_look.metrics().scaled(4));
    }
    const QString text =
        m_look.fontMetrics(FontRole::SmallStrong).elidedText(option.text, Qt::ElideRight, rect.width() + 1);
    const Qt::Alignment horizontal = option.textAlignment & Qt::AlignHorizontal_Mask;
    const auto alignment = visualAlignment(option.direction, horizontal ? horizontal : Qt::AlignLeft);
    painter.drawText(rect, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine, text);
    painter.restore();
}

void SightlineStyle::drawTabShape(const QStyleOptionTab& option, QPainter& painter) const
{
    const bool current = on(option, State_Selected);
    const QRect& r = option.rect;
    if (!current && on(option, State_MouseOver) && on(option, State_Enabled))
        painter.fillRect(r, m_look.color(Token::hover));
    if (!current) return;
    const int bar = static_cast<int>(kFocusStroke);
    const bool atTop = option.shape == QTabBar::RoundedSouth || option.shape == QTabBar::TriangularSouth;
    painter.fillRect(QRect(r.left(), atTop ? r.top() : r.bottom() - bar + 1, r.width(), bar),
                     m_look.color(Token::accent));
}

void SightlineStyle::drawTabLabel(const QStyleOptionTab& option, QPainter& painter,
                                  const QWidget* widget) const
{
    QStyleOptionTab label(option);
    const bool current = on(option, State_Selected);
    const Token ink = current ? Token::text : Token::textMuted;
    label.palette.setColor(QPalette::Active, QPalette::WindowText, m_look.color(ink));
    label.palette.setColor(QPalette::Inactive, QPalette::WindowText, m_look.color(ink));
    painter.save();
    painter.setFont(m_look.font(current ? FontRole::Strong : FontRole::Body));
    QProxyStyle::drawControl(CE_TabBarTabLabel, &label, &painter, widget);
    painter.restore();
}

void SightlineStyle::drawProgressGroove(const QStyleOption& option, QPainter& painter) const
{
    painter.fillRect(option.rect, m_look.color(Token::severityEmpty));
}

void SightlineStyle::drawProgressContents(const QStyleOptionProgressBar& option, QPainter& painter) const
{
    const qint64 total = qint64(option.maximum) - option.minimum;
    QRectF bar = option.rect;
    if (total <= 0) {
        // Work of unknown length: a third in the middle, standing still.
        bar.adjust(bar.width() / 3, 0, -bar.width() / 3, 0);
    } else {
        const double share = std::clamp(double(qint64(option.progress) - option.minimum) / total, 0.0, 1.0);
        const bool fromRight = (option.direction == Qt::RightToLeft) != option.invertedAppearance;
        if (fromRight)
            bar.setLeft(bar.right() - bar.width() * share);
        else
            bar.setWidth(bar.width() * share);
    }
    painter.fillRect(snap(bar, painter.device()->devicePixelRatioF()), m_look.color(Token::accent));
}

void SightlineStyle::drawSplitter(const QStyleOption& option, QPainter& painter) const
{
    const QRect& r = option.rect;
    const bool held = on(option, State_MouseOver) && on(option, State_Enabled);
    const QColor line = m_look.color(held ? Token::borderStrong : Token::border);
    if (r.width() < r.height())
        painter.fillRect(QRect(r.center().x(), r.top(), 1, r.height()), line);
    else
        painter.fillRect(QRect(r.left(), r.center().y(), r.width(), 1), line);
}

// A surface with a hairline below.
void SightlineStyle::drawBar(const QStyleOption& option, QPainter& painter, Token fill) const
{
    const QRect& r = option.rect;
    painter.fillRect(r, m_look.color(fill));
    painter.fillRect(QRect(r.left(), r.bottom(), r.width(), 1), m_look.color(Token::border));
}

void SightlineStyle::drawFocusFrame(const QStyleOption& option, QPainter& painter) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_look.color(Token::focus), kFocusStroke));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), kRadiusControl + 2,
                            kRadiusControl + 2);
    painter.restore();
}

void SightlineStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                                 const QWidget* widget) const
{
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option))
            drawButtonLabel(*button, *painter, widget);
        return;
    case CE_HeaderSection:
    case CE_HeaderLabel:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            if (element == CE_HeaderSection)
                drawHeaderSection(*header, *painter);
            else
                drawHeaderLabel(*header, *painter);
        }
        return;
    case CE_HeaderEmptyArea:
        drawBar(*option, *painter, Token::window);
        return;
    case CE_TabBarTabShape:
    case CE_TabBarTabLabel:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option)) {
            if (element == CE_TabBarTabShape)
                drawTabShape(*tab, *painter);
            else
                drawTabLabel(*tab, *painter, widget);
        }
        return;
    case CE_ProgressBarGroove:
        drawProgressGroove(*option, *painter);
        return;
    case CE_ProgressBarContents:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option))
            drawProgressContents(*bar, *painter);
        return;
    case CE_Splitter:
        drawSplitter(*option, *painter);
        return;
    case CE_PushButtonBevel: // the label draws the arrow of a menu
        proxy()->drawPrimitive(PE_PanelButtonCommand, option, painter, widget);
        return;
    case CE_ToolBar:
    case CE_MenuBarEmptyArea:
        drawBar(*option, *painter, Token::window);
        return;
    case CE_MenuBarItem: {
        // Fusion underlines each item with a line of its own; only the surface and the text are wanted.
        const bool held = on(*option, State_Selected) || on(*option, State_Sunken);
        drawBar(*option, *painter, held ? Token::pressed : Token::window);
        QCommonStyle::drawControl(element, option, painter, widget);
        return;
    }
    case CE_FocusFrame:
        drawFocusFrame(*option, *painter);
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

QRect SightlineStyle::subElementRect(SubElement element, const QStyleOption* option,
                                     const QWidget* widget) const
{
    const Metrics& m = m_look.metrics();
    const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
    if (header && (element == SE_HeaderLabel || element == SE_HeaderArrow)) {
        const bool sorted = header->sortIndicator != QStyleOptionHeader::None;
        const int arrow = sorted ? m.scaled(kArrowWidth) : 0;
        const QRect inside = header->rect.adjusted(m.cellPadding(), 0, -m.cellPadding(), 0);
        const int text =
            static_cast<int>(m_look.fontMetrics(FontRole::SmallStrong).horizontalAdvance(header->text)) + 1;
        const bool atEnd = header->textAlignment & Qt::AlignRight;
        const int room = std::max(0, inside.width() - arrow);
        const int start = atEnd ? inside.left() + room : inside.left() + std::min(text, room);
        const QRect logical = element == SE_HeaderLabel
                                  ? QRect(inside.left(), inside.top(), room, inside.height())
                                  : QRect(start, inside.top(), arrow, inside.height());
        return visualRect(header->direction, header->rect, logical);
    }
    if (element == SE_ProgressBarGroove || element == SE_ProgressBarContents) {
        const int height = m.scaled(4);
        QRect bar = option->rect;
        if (height < bar.height()) {
            bar.setHeight(height);
            bar.moveCenter(option->rect.center());
        }
        return bar;
    }
    if (element == SE_LineEditContents) {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        const int pad = frame && frame->lineWidth == 0 ? m.scaled(2) : m.scaled(5);
        return option->rect.adjusted(pad, 1, -pad, -1);
    }
    // Drawn outside by the focus frame, so there is nothing to draw inside.
    if (element == SE_PushButtonFocusRect || element == SE_ComboBoxFocusRect) return {};
    return QProxyStyle::subElementRect(element, option, widget);
}

} // namespace sightline::ui
