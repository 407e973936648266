// SPDX-License-Identifier: GPL-3.0-or-later
// The flat look of the controls: Fusion with its gradients replaced and its sizes taken from Metrics. Reads
// the look at paint time. Dynamic properties a widget may carry: "primary" (bool, push button), "keyHint"
// (string, push button: its key, shown in a small box), "error" (bool, line edit, combo box, spin box).
#pragma once

#include "ui/base/theme.h"

#include <QProxyStyle>

class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionHeader;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QStyleOptionTab;
class QStyleOptionToolButton;
class QStyleOptionViewItem;

namespace sightline::ui
{

class FocusRing;
class Look;

inline constexpr char kPrimaryProperty[] = "primary";
inline constexpr char kKeyHintProperty[] = "keyHint";
inline constexpr char kErrorProperty[] = "error";

class SightlineStyle : public QProxyStyle
{
    Q_OBJECT

public:
    // look must outlive the style.
    explicit SightlineStyle(const Look& look);
    ~SightlineStyle() override;

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget = nullptr) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option,
                         const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl sub,
                         const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* returnData) const override;
    using QProxyStyle::polish;
    using QProxyStyle::unpolish;
    void polish(QWidget* widget) override;
    void unpolish(QWidget* widget) override;

private:
    // style_primitives.cpp
    void drawButtonPanel(const QStyleOption& option, QPainter& painter, const QWidget* widget) const;
    void drawToolButtonPanel(const QStyleOption& option, QPainter& painter) const;
    void drawField(const QStyleOption& option, QPainter& painter, const QWidget* widget) const;
    void drawFocusRect(const QStyleOption& option, QPainter& painter, const QWidget* widget) const;
    void drawCheckBox(const QStyleOption& option, QPainter& painter) const;
    void drawRadioButton(const QStyleOption& option, QPainter& painter) const;
    void drawItem(const QStyleOptionViewItem& option, QPainter& painter) const;
    bool drawIndicator(PrimitiveElement element, const QStyleOption& option, QPainter& painter) const;
    bool drawPane(PrimitiveElement element, const QStyleOption& option, QPainter& painter) const;
    void drawItemRow(const QStyleOptionViewItem& option, QPainter& painter) const;
    void drawGlyph(QPainter& painter, const QRect& rect, QStringView icon, Token colour) const;
    void drawArrow(PrimitiveElement element, const QStyleOption& option, QPainter& painter) const;
    void drawFrame(const QRect& rect, QPainter& painter, Token line) const;
    void drawOutlined(QPainter& painter, const QRect& rect, Token fill, Token line) const;

    // style_controls.cpp
    void drawButtonLabel(const QStyleOptionButton& option, QPainter& painter, const QWidget* widget) const;
    void drawKeyHint(QPainter& painter, const QRect& rect, const QString& key, Token ink, Token line) const;
    void drawHeaderSection(const QStyleOptionHeader& option, QPainter& painter) const;
    void drawHeaderLabel(const QStyleOptionHeader& option, QPainter& painter) const;
    void drawTabShape(const QStyleOptionTab& option, QPainter& painter) const;
    void drawTabLabel(const QStyleOptionTab& option, QPainter& painter, const QWidget* widget) const;
    void drawProgressGroove(const QStyleOption& option, QPainter& painter) const;
    void drawProgressContents(const QStyleOptionProgressBar& option, QPainter& painter) const;
    void drawBar(const QStyleOption& option, QPainter& painter, Token fill) const;
    void drawFocusFrame(const QStyleOption& option, QPainter& painter) const;
    void drawSplitter(const QStyleOption& option, QPainter& painter) const;

    // style_complex.cpp
    void drawScrollBar(const QStyleOptionSlider& option, QPainter& painter, const QWidget* widget) const;
    void drawComboBox(const QStyleOptionComboBox& option, QPainter& painter, const QWidget* widget) const;
    void drawSpinBox(const QStyleOptionSpinBox& option, QPainter& painter, const QWidget* widget) const;
    void drawToolButton(const QStyleOptionToolButton& option, QPainter& painter, const QWidget* widget) const;
    [[nodiscard]] QRect scrollBarRect(const QStyleOptionSlider& option, SubControl sub) const;

    [[nodiscard]] QSize buttonSize(const QStyleOptionButton& option, QSize size, const QWidget* widget) const;
    [[nodiscard]] int keyHintWidth(const QWidget* widget) const;

    const Look& m_look;
    FocusRing* m_ring;
};

} // namespace sightline::ui
