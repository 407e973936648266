// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/link_button.h"

#include <QEvent>
#include <QPainter>
#include <QtMath>

#include <algorithm>

namespace sightline::ui
{

LinkButton::LinkButton(const Look& look, FontRole font, const QString& text, QWidget* parent)
    : QAbstractButton(parent), m_look(look), m_font(font)
{
    setText(text);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(&look, &Look::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QSize LinkButton::sizeHint() const
{
    const QFontMetricsF& metrics = m_look.fontMetrics(m_font);
    return {qCeil(metrics.horizontalAdvance(text())) + 2, qCeil(metrics.height()) + 2};
}

QSize LinkButton::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), m_look.metrics().scaled(40)), sizeHint().height()};
}

// The ring of the keyboard is drawn by the style around any button.
void LinkButton::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    QFont font = m_look.font(m_font);
    font.setUnderline(underMouse() && isEnabled());
    painter.setFont(font);
    painter.setPen(m_look.color(isEnabled() ? Token::link : Token::textDisabled));
    painter.drawText(rect(), static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine),
                     m_look.fontMetrics(m_font).elidedText(text(), Qt::ElideRight, width()));
}

bool LinkButton::event(QEvent* event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave) update();
    return QAbstractButton::event(event);
}

} // namespace sightline::ui
