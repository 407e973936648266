// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/cell_texts.h"

#include <QPainter>

#include <cmath>

namespace sightline::ui
{

void CellTexts::draw(QPainter& painter, const QRectF& rect, const QString& text, FontRole font,
                     Qt::TextElideMode mode)
{
    const Key key{text, font, mode, static_cast<int>(std::lround(rect.width() * 100))};
    QStaticText* known = m_known.object(key);
    if (known == nullptr) {
        QString line =
            mode == Qt::ElideNone ? text : m_look.fontMetrics(font).elidedText(text, mode, rect.width());
        known = new QStaticText(line.replace(u'\n', u' '));
        known->setTextFormat(Qt::PlainText);
        known->prepare({}, m_look.font(font)); // for its size
        m_known.insert(key, known);
    }
    painter.setFont(m_look.font(font));
    painter.drawStaticText(QPointF(rect.left(), rect.top() + (rect.height() - known->size().height()) / 2),
                           *known);
}

} // namespace sightline::ui
