// SPDX-License-Identifier: GPL-3.0-or-later
// A button that looks like a link: text in the colour of links, underlined under the pointer. For ways to
// other pages and for explanations. GUI thread.
#pragma once

#include "ui/base/look.h"

#include <QAbstractButton>

namespace sightline::ui
{

class LinkButton : public QAbstractButton
{
    Q_OBJECT

public:
    // look must outlive the button.
    LinkButton(const Look& look, FontRole font, const QString& text, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    // Elided where there is no room; then the tool tip should say it all.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    const Look& m_look;
    FontRole m_font;
};

} // namespace sightline::ui
