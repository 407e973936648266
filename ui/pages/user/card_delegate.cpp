// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/card_delegate.h"

#include "ui/base/figure_text.h"
#include "ui/base/focus_ring.h"
#include "ui/models/table_roles.h"

#include <QAbstractItemView>
#include <QPainter>

namespace sightline::ui
{

namespace
{

constexpr double kHead = 26;
constexpr int kOneLine = static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine);

const QAbstractItemView* viewOf(const QStyleOptionViewItem& option)
{
    return qobject_cast<const QAbstractItemView*>(option.widget);
}

bool isActive(const QStyleOptionViewItem& option)
{
    const QAbstractItemView* view = viewOf(option);
    return view != nullptr && view->hasFocus() && option.state.testFlag(QStyle::State_Active);
}

} // namespace

CardDelegate::CardDelegate(const Look& look) : m_look(look), m_marks(look) {}

// The view gives every row its whole width.
QSize CardDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Metrics& m = m_look.metrics();
    return {m.scaled(200), index.data(role::kHead).toBool() ? m.scaled(kHead) : cardHeight(option, index)};
}

void CardDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    painter->save();
    if (index.data(role::kHead).toBool())
        paintHead(*painter, option.rect, index);
    else
        paintCard(*painter, option, index);
    painter->restore();
}

void CardDelegate::paintHead(QPainter& painter, const QRectF& rect, const QModelIndex& index) const
{
    painter.fillRect(rect, m_look.color(Token::window));
    painter.setPen(QPen(m_look.color(Token::border), 0));
    painter.drawLine(rect.topLeft(), QPointF(rect.right() - 1, rect.top()));
    const int padding = m_look.metrics().panelPadding();
    const QRectF inner = rect.adjusted(padding, 0, -padding, 0);
    painter.setFont(m_look.font(FontRole::SmallStrong));
    painter.setPen(m_look.color(Token::text));
    painter.drawText(inner, kOneLine, index.data().toString());
    m_look.figures(FontRole::SmallStrong)
        .draw(painter, inner, Qt::AlignRight | Qt::AlignVCenter, index.data(role::kFigure).toString());
}

Token CardDelegate::surfaceOf(const QStyleOptionViewItem& option, Token ordinary) const
{
    if (option.state.testFlag(QStyle::State_Selected))
        return isActive(option) ? Token::selection : Token::selectionInactive;
    return option.state.testFlag(QStyle::State_MouseOver) ? Token::hover : ordinary;
}

void CardDelegate::paintCurrent(QPainter& painter, const QStyleOptionViewItem& option,
                                const QModelIndex& index, const QRectF& box, double radius) const
{
    const QAbstractItemView* view = viewOf(option);
    if (view == nullptr || view->currentIndex() != index) return;
    const bool active = isActive(option);
    painter.fillRect(QRectF(option.rect.left(), box.top(), kCurrentBar, box.height()),
                     m_look.color(active ? Token::accent : Token::borderStrong));
    if (!active || !FocusRing::byKeyboard(view)) return;
    painter.setPen(QPen(m_look.color(Token::focus), kFocusStroke));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius);
}

void CardDelegate::paintText(QPainter& painter, const QRectF& box, FontRole role, Token colour,
                             const QString& text, Qt::TextElideMode elide) const
{
    painter.setFont(m_look.font(role));
    painter.setPen(m_look.color(colour));
    painter.drawText(box, kOneLine, m_look.fontMetrics(role).elidedText(text, elide, box.width()));
}

} // namespace sightline::ui
