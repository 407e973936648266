// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/text_label.h"

#include <QEvent>

namespace sightline::ui
{

TextLabel::TextLabel(const Look& look, FontRole role, Token colour, QWidget* parent)
    : QLabel(parent), m_look(look), m_role(role), m_colour(colour)
{
    setTextFormat(Qt::PlainText);
    connect(&look, &Look::changed, this, &TextLabel::followLook);
    followLook();
}

void TextLabel::setColour(Token colour)
{
    m_colour = colour;
    followLook();
}

void TextLabel::setPadding(const QMargins& padding)
{
    m_padding = padding;
    setContentsMargins(padding);
}

void TextLabel::showEvent(QShowEvent* event)
{
    QLabel::showEvent(event);
    if (contentsMargins() != m_padding) setContentsMargins(m_padding);
}

void TextLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::StyleChange && contentsMargins() != m_padding) setContentsMargins(m_padding);
}

void TextLabel::followLook()
{
    setFont(m_look.font(m_role));
    QPalette own;
    own.setColor(QPalette::Active, QPalette::WindowText, m_look.color(m_colour));
    own.setColor(QPalette::Inactive, QPalette::WindowText, m_look.color(m_colour));
    setPalette(own);
}

} // namespace sightline::ui
