// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/style.h"

#include "ui/base/focus_ring.h"
#include "ui/base/look.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QPainter>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>

namespace sightline::ui
{

namespace
{

constexpr int kScrollBarWidth = 12;
constexpr int kArrowWidth = 16;
constexpr int kGrip = 6;
constexpr int kRingMargin = 3;

bool hasPanelArrow(const QStyleOptionToolButton& option)
{
    return option.features.testFlag(QStyleOptionToolButton::HasMenu) &&
           !option.features.testFlag(QStyleOptionToolButton::MenuButtonPopup);
}

} // namespace

SightlineStyle::SightlineStyle(const Look& look)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))), m_look(look), m_ring(new FocusRing(this))
{
}

SightlineStyle::~SightlineStyle() = default;

int SightlineStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    const Metrics& m = m_look.metrics();
    switch (metric) {
    case PM_DefaultFrameWidth:
    case PM_MenuPanelWidth:
    case PM_SpinBoxFrameWidth:
    case PM_ComboBoxFrameWidth:
        return 1;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return m.checkBox();
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
        return m.icon();
    case PM_ScrollBarExtent:
        return kScrollBarWidth;
    case PM_ScrollBarSliderMin:
        return m.scaled(24);
    case PM_SplitterWidth:
    case PM_DockWidgetSeparatorExtent:
        return kGrip;
    case PM_HeaderMargin:
        return m.cellPadding();
    case PM_HeaderMarkSize:
        return m.scaled(12);
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return kRingMargin;
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabOverlap:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_TabBarTabHSpace:
        return m.scaled(20);
    case PM_MenuButtonIndicator:
        return m.scaled(kArrowWidth);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int SightlineStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                              QStyleHintReturn* returnData) const
{
    switch (hint) {
    case SH_Widget_Animate:
    case SH_Widget_Animation_Duration:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ComboBox_Popup:
    case SH_ScrollBar_Transient:
    case SH_TabBar_Alignment:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_ScrollBar_MiddleClickAbsolutePosition:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

void SightlineStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    m_ring->watch(*widget);
    // Without it a widget is not painted anew when the pointer enters.
    if (qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget) ||
        qobject_cast<QTabBar*>(widget) || qobject_cast<QScrollBar*>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

void SightlineStyle::unpolish(QWidget* widget)
{
    m_ring->forget(*widget);
    QProxyStyle::unpolish(widget);
}

int SightlineStyle::keyHintWidth(const QWidget* widget) const
{
    const QString key = widget ? widget->property(kKeyHintProperty).toString() : QString();
    if (key.isEmpty()) return 0;
    const Metrics& m = m_look.metrics();
    const double text = m_look.fontMetrics(FontRole::Caption).horizontalAdvance(key);
    return m.scaled(6) + std::max(m.scaled(16), static_cast<int>(text) + m.scaled(8));
}

QSize SightlineStyle::buttonSize(const QStyleOptionButton& option, QSize size, const QWidget* widget) const
{
    const Metrics& m = m_look.metrics();
    QSize result = size + QSize(2 * m.scaled(10), 0);
    const bool primary = option.features.testFlag(QStyleOptionButton::DefaultButton) ||
                         (widget && widget->property(kPrimaryProperty).toBool());
    // The label of a primary button is demi-bold, but the caller measured the regular one.
    if (primary) {
        const double regular = m_look.fontMetrics(FontRole::Body).horizontalAdvance(option.text);
        const double strong = m_look.fontMetrics(FontRole::Strong).horizontalAdvance(option.text);
        result.rwidth() += static_cast<int>(std::max(0.0, strong - regular) + 1);
    }
    result.rwidth() += keyHintWidth(widget);
    if (option.features.testFlag(QStyleOptionButton::HasMenu)) result.rwidth() += m.scaled(kArrowWidth);
    if (option.text.isEmpty() && !option.icon.isNull()) result.setWidth(m.button());
    result.setHeight(std::max(result.height(), m.button()));
    return result;
}

static QSize headerSize(const Look& look, const QStyleOptionHeader& header)
{
    const Metrics& m = look.metrics();
    const double text = look.fontMetrics(FontRole::SmallStrong).horizontalAdvance(header.text);
    const bool sorted = header.sortIndicator != QStyleOptionHeader::None;
    return {static_cast<int>(text) + 1 + 2 * m.cellPadding() + (sorted ? m.scaled(kArrowWidth) : 0),
            m.tableHeader()};
}

QSize SightlineStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                       const QWidget* widget) const
{
    const Metrics& m = m_look.metrics();
    if (type == CT_PushButton) {
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option))
            return buttonSize(*button, size, widget);
    }
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    const auto atLeast = [&result](int height) { result.setHeight(std::max(result.height(), height)); };
    switch (type) {
    case CT_ComboBox:
    case CT_SpinBox:
    case CT_LineEdit:
        result.rwidth() += m.scaled(8);
        result.setHeight(std::max(size.height() + 2, m.field()));
        break;
    case CT_ToolButton:
        if (const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option)) {
            if (hasPanelArrow(*tool)) result.rwidth() += m.scaled(kArrowWidth);
            if (tool->toolButtonStyle != Qt::ToolButtonIconOnly) result.rwidth() += m.scaled(4);
        }
        result.setWidth(std::max(result.width(), m.button()));
        atLeast(m.button());
        break;
    case CT_TabBarTab:
        // Room for the demi-bold label of the current tab, so that tabs do not move when it changes.
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option)) {
            result.rwidth() += static_cast<int>(
                std::max(0.0, m_look.fontMetrics(FontRole::Strong).horizontalAdvance(tab->text) -
                                  m_look.fontMetrics(FontRole::Body).horizontalAdvance(tab->text)) +
                1);
        }
        result.setHeight(std::max(size.height(), m.tabs()));
        break;
    case CT_HeaderSection:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            result = headerSize(m_look, *header);
        }
        break;
    case CT_ItemViewItem:
        atLeast(m.row());
        break;
    case CT_MenuBarItem:
        atLeast(m.menuBar());
        break;
    case CT_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
            item && item->menuItemType != QStyleOptionMenuItem::Separator)
            atLeast(m.row(Density::Compact));
        break;
    case CT_ProgressBar:
        result.setHeight(std::max(m.scaled(4), size.height()));
        break;
    default:
        break;
    }
    return result;
}

} // namespace sightline::ui
