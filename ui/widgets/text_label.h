// SPDX-License-Identifier: GPL-3.0-or-later
// A label in one of the fonts and colours of the look, which follows both when they change. Plain text only:
// what a log says is never read as markup. GUI thread.
#pragma once

#include "ui/base/look.h"

#include <QLabel>

namespace sightline::ui
{

class TextLabel : public QLabel
{
    Q_OBJECT

public:
    // look must outlive the label.
    TextLabel(const Look& look, FontRole role, Token colour, QWidget* parent = nullptr);

    void setColour(Token colour);

    // Room around the text. The style forgets contents margins when it polishes a label; this does not.
    void setPadding(const QMargins& padding);

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void followLook();

    const Look& m_look;
    FontRole m_role;
    Token m_colour;
    QMargins m_padding;
};

} // namespace sightline::ui
