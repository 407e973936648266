// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the ring around the button or combo box that got the focus by keyboard, outside its outline, and
// keeps the window's note of who moves the focus: keys or the pointer. Owned by the style. GUI thread.
#pragma once

#include <QFocusFrame>
#include <QObject>
#include <QPointer>

namespace sightline::ui
{

// Dynamic property (bool) of a widget that draws its own ring.
inline constexpr char kOwnFocusRingProperty[] = "ownFocusRing";

class FocusRing : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~FocusRing() override;

    void watch(QWidget& widget);
    void forget(QWidget& widget);

    // Whether the focus of this widget's window is being moved by keyboard.
    [[nodiscard]] static bool byKeyboard(const QWidget* widget);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show(QWidget& widget);
    void hide();

    QPointer<QFocusFrame> m_frame;
};

} // namespace sightline::ui
