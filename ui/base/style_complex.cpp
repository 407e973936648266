// SPDX-License-Identifier: GPL-3.0-or-later
// Scroll bars, combo boxes, spin boxes and tool buttons of SightlineStyle.
#include "ui/base/look.h"
#include "ui/base/style.h"

#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace sightline::ui
{

namespace
{

constexpr double kSliderInset = 3;
constexpr int kArrowWidth = 16;

bool on(const QStyleOption& option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

} // namespace

// No arrows: the whole bar is groove.
QRect SightlineStyle::scrollBarRect(const QStyleOptionSlider& option, SubControl sub) const
{
    const bool across = option.orientation == Qt::Horizontal;
    const int length = across ? option.rect.width() : option.rect.height();
    const qint64 range = qint64(option.maximum) - option.minimum;
    int slider = length;
    if (range > 0) {
        slider = static_cast<int>(length * qint64(option.pageStep) / (range + option.pageStep));
        slider = std::min(length, std::max(slider, m_look.metrics().scaled(24)));
    }
    const int start = sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                              length - slider, option.upsideDown);
    const auto along = [&](int from, int size) {
        const QRect logical =
            across ? QRect(option.rect.left() + from, option.rect.top(), size, option.rect.height())
                   : QRect(option.rect.left(), option.rect.top() + from, option.rect.width(), size);
        return visualRect(option.direction, option.rect, logical);
    };
    switch (sub) {
    case SC_ScrollBarGroove:
        return option.rect;
    case SC_ScrollBarSlider:
        return along(start, slider);
    case SC_ScrollBarSubPage:
        return along(0, start);
    case SC_ScrollBarAddPage:
        return along(start + slider, length - start - slider);
    default:
        return {};
    }
}

void SightlineStyle::drawScrollBar(const QStyleOptionSlider& option, QPainter& painter,
                                   const QWidget* widget) const
{
    painter.fillRect(option.rect, m_look.color(Token::window));
    if (option.maximum <= option.minimum || !on(option, State_Enabled)) return;
    const QRectF slider = proxy()->subControlRect(CC_ScrollBar, &option, SC_ScrollBarSlider, widget);
    const bool held = option.activeSubControls.testFlag(SC_ScrollBarSlider) &&
                      (on(option, State_MouseOver) || on(option, State_Sunken));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_look.color(held ? Token::textMuted : Token::borderStrong));
    const QRectF bar = slider.adjusted(kSliderInset, kSliderInset, -kSliderInset, -kSliderInset);
    painter.drawRoundedRect(bar, kRadiusBadge, kRadiusBadge);
    painter.restore();
}

void SightlineStyle::drawComboBox(const QStyleOptionComboBox& option, QPainter& painter,
                                  const QWidget* widget) const
{
    if (option.editable) {
        drawField(option, painter, widget);
    } else {
        const bool enabled = on(option, State_Enabled);
        Token fill = Token::base;
        if (enabled && on(option, State_MouseOver)) fill = Token::hover;
        if (enabled && on(option, State_Sunken)) fill = Token::pressed;
        Token line = enabled ? Token::borderStrong : Token::border;
        if (widget && widget->property(kErrorProperty).toBool()) line = Token::failure;
        drawOutlined(painter, option.rect, fill, line);
    }
    const QRect arrow = proxy()->subControlRect(CC_ComboBox, &option, SC_ComboBoxArrow, widget);
    drawGlyph(painter, arrow, u"chevron-down",
              on(option, State_Enabled) ? Token::textMuted : Token::textDisabled);
}

void SightlineStyle::drawSpinBox(const QStyleOptionSpinBox& option, QPainter& painter,
                                 const QWidget* widget) const
{
    drawField(option, painter, widget);
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons) return;
    const auto step = [&](SubControl sub, PrimitiveElement arrow, QAbstractSpinBox::StepEnabledFlag needed) {
        QStyleOption part = option;
        part.rect = proxy()->subControlRect(CC_SpinBox, &option, sub, widget);
        const bool possible = option.stepEnabled.testFlag(needed) && on(option, State_Enabled);
        part.state.setFlag(State_Enabled, possible);
        const bool under = possible && option.activeSubControls == sub;
        if (under) {
            const Token fill = on(option, State_Sunken) ? Token::pressed : Token::hover;
            painter.fillRect(part.rect.adjusted(0, 2, -2, -1), m_look.color(fill));
        }
        painter.save();
        painter.setClipRect(part.rect);
        drawArrow(arrow, part, painter);
        painter.restore();
    };
    step(SC_SpinBoxUp, PE_IndicatorSpinUp, QAbstractSpinBox::StepUpEnabled);
    step(SC_SpinBoxDown, PE_IndicatorSpinDown, QAbstractSpinBox::StepDownEnabled);
}

void SightlineStyle::drawToolButton(const QStyleOptionToolButton& option, QPainter& painter,
                                    const QWidget* widget) const
{
    QStyleOptionToolButton part = option;
    proxy()->drawPrimitive(PE_PanelButtonTool, &part, &painter, widget);
    const bool split = option.features.testFlag(QStyleOptionToolButton::MenuButtonPopup);
    const bool menu = option.features.testFlag(QStyleOptionToolButton::HasMenu);
    part.rect = proxy()->subControlRect(CC_ToolButton, &option, SC_ToolButton, widget);
    const Token ink = on(option, State_Enabled) ? Token::text : Token::textDisabled;
    if (split) {
        const QRect arrow = proxy()->subControlRect(CC_ToolButton, &option, SC_ToolButtonMenu, widget);
        drawGlyph(painter, arrow, u"chevron-down", ink);
    } else if (menu) {
        const int width = m_look.metrics().scaled(kArrowWidth);
        const QRect logical(part.rect.right() - width - m_look.metrics().scaled(2), part.rect.top(), width,
                            part.rect.height());
        drawGlyph(painter, visualRect(option.direction, option.rect, logical), u"chevron-down", ink);
        part.rect = visualRect(option.direction, option.rect, part.rect.adjusted(0, 0, -width, 0));
    }
    if (option.toolButtonStyle != Qt::ToolButtonIconOnly && !option.text.isEmpty()) {
        const int pad = m_look.metrics().scaled(5);
        part.rect.adjust(pad, 0, -pad, 0);
    }
    part.features.setFlag(QStyleOptionToolButton::HasMenu, false);
    proxy()->drawControl(CE_ToolButtonLabel, &part, &painter, widget);
}

void SightlineStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                        QPainter* painter, const QWidget* widget) const
{
    if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
        slider && control == CC_ScrollBar)
        drawScrollBar(*slider, *painter, widget);
    else if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option); combo)
        drawComboBox(*combo, *painter, widget);
    else if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option); spin)
        drawSpinBox(*spin, *painter, widget);
    else if (const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option); tool)
        drawToolButton(*tool, *painter, widget);
    else
        QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect SightlineStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                                     SubControl sub, const QWidget* widget) const
{
    if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
        slider && control == CC_ScrollBar)
        return scrollBarRect(*slider, sub);
    if (control == CC_ComboBox && sub == SC_ComboBoxEditField) {
        const int pad = m_look.metrics().scaled(3);
        const QRect field = QProxyStyle::subControlRect(control, option, sub, widget);
        return option->direction == Qt::RightToLeft ? field.adjusted(0, 0, -pad, 0)
                                                    : field.adjusted(pad, 0, 0, 0);
    }
    return QProxyStyle::subControlRect(control, option, sub, widget);
}

} // namespace sightline::ui
