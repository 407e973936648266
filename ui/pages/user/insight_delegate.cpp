// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/insight_delegate.h"

#include "ui/base/figure_text.h"
#include "ui/base/focus_ring.h"

#include <QAbstractItemView>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace sightline::ui
{

namespace
{

constexpr double kHead = 26;
constexpr double kGap = 6;    // between cards
constexpr double kInside = 8; // from the edge of a card to its text
constexpr double kBetween = 2;
constexpr int kWrap = Qt::TextWordWrap;

const InsightCard& cardOf(const QModelIndex& index)
{
    return static_cast<const InsightModel*>(index.model())->card(index.row());
}

int widthOf(const QStyleOptionViewItem& option)
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    return view == nullptr ? option.rect.width() : view->viewport()->width();
}

} // namespace

InsightDelegate::InsightDelegate(const Look& look, QObject* parent)
    : QAbstractItemDelegate(parent), m_look(look), m_marks(look)
{
}

double InsightDelegate::markSlot() const
{
    return MarkPainter::raritySize(m_look.metrics()).width() + m_look.metrics().scaledF(kInside);
}

double InsightDelegate::answerHeight(const QString& text, double width) const
{
    const QRectF room(0, 0, std::max(width, 1.0), 1e4);
    return std::ceil(m_look.fontMetrics(FontRole::Small).boundingRect(room, kWrap, text).height());
}

QSize InsightDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Metrics& m = m_look.metrics();
    const InsightCard& card = cardOf(index);
    // The view gives every row its whole width.
    if (card.isHead) return {m.scaled(200), m.scaled(kHead)};
    const double width = widthOf(option) - 2 * (m.panelPadding() + m.scaledF(kInside)) - markSlot();
    double height = 2 * m.scaledF(kInside) + m.scaledF(kGap) +
                    std::ceil(m_look.fontMetrics(FontRole::Strong).height()) +
                    std::ceil(m_look.fontMetrics(FontRole::Body).height());
    for (const InsightAnswerLine& line : card.answers)
        height += m.scaledF(kBetween) + answerHeight(line.text, width);
    return {m.scaled(200), static_cast<int>(std::ceil(height))};
}

void InsightDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    painter->save();
    const Metrics& m = m_look.metrics();
    const int padding = m.panelPadding();
    const QRectF row = QRectF(option.rect).adjusted(padding, 0, -padding, 0);
    painter->fillRect(option.rect, m_look.color(cardOf(index).isHead ? Token::window : Token::base));
    if (cardOf(index).isHead) {
        painter->setPen(QPen(m_look.color(Token::border), 0));
        painter->drawLine(option.rect.topLeft(), option.rect.topRight());
        paintHead(*painter, row, cardOf(index));
    } else {
        const double half = m.scaledF(kGap) / 2;
        const QRectF box = row.adjusted(0, half, 0, -half);
        const double inside = m.scaledF(kInside);
        paintSurface(*painter, option, index, box);
        paintCard(*painter, box.adjusted(inside, inside, -inside, -inside), cardOf(index));
    }
    painter->restore();
}

void InsightDelegate::paintHead(QPainter& painter, const QRectF& rect, const InsightCard& card) const
{
    painter.setFont(m_look.font(FontRole::SmallStrong));
    painter.setPen(m_look.color(Token::text));
    painter.drawText(rect, static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine),
                     card.title);
    m_look.figures(FontRole::SmallStrong).draw(painter, rect, Qt::AlignRight | Qt::AlignVCenter, card.count);
}

void InsightDelegate::paintSurface(QPainter& painter, const QStyleOptionViewItem& option,
                                   const QModelIndex& index, const QRectF& box) const
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const bool active = view != nullptr && view->hasFocus() && option.state.testFlag(QStyle::State_Active);
    Token surface = Token::alternate;
    if (option.state.testFlag(QStyle::State_Selected))
        surface = active ? Token::selection : Token::selectionInactive;
    else if (option.state.testFlag(QStyle::State_MouseOver))
        surface = Token::hover;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_look.color(Token::border), kHairline));
    painter.setBrush(m_look.color(surface));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), kRadiusControl, kRadiusControl);
    if (view == nullptr || view->currentIndex() != index) return;
    painter.fillRect(QRectF(option.rect.left(), box.top(), kCurrentBar, box.height()),
                     m_look.color(active ? Token::accent : Token::borderStrong));
    if (!active || !FocusRing::byKeyboard(view)) return;
    painter.setPen(QPen(m_look.color(Token::focus), kFocusStroke));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), kRadiusControl, kRadiusControl);
}

void InsightDelegate::paintCard(QPainter& painter, const QRectF& inner, const InsightCard& card) const
{
    const Metrics& m = m_look.metrics();
    const auto line = [&](QRectF box, FontRole role, Token colour, const QString& text,
                          Qt::TextElideMode elide) {
        box.setHeight(std::ceil(m_look.fontMetrics(role).height()));
        painter.setFont(m_look.font(role));
        painter.setPen(m_look.color(colour));
        painter.drawText(box, static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine),
                         m_look.fontMetrics(role).elidedText(text, elide, box.width()));
        return box.bottom();
    };
    QRectF title(inner.topLeft(), QSizeF(inner.width(), m_look.fontMetrics(FontRole::Strong).height()));
    const QString times = QStringLiteral("%1 ×").arg(card.count);
    painter.setPen(m_look.color(Token::textMuted));
    m_look.figures(FontRole::Small).draw(painter, title, Qt::AlignRight | Qt::AlignVCenter, times);
    title.setRight(title.right() - m_look.figures(FontRole::Small).width(times) - m.scaledF(kInside));
    double y = line(title, FontRole::Strong, Token::text, card.title, Qt::ElideRight);
    y = line({inner.left(), y, inner.width(), 0}, FontRole::Body, Token::text, card.value, Qt::ElideMiddle);
    painter.setFont(m_look.font(FontRole::Small));
    const double lineHeight = m_look.fontMetrics(FontRole::Small).height();
    for (const InsightAnswerLine& answer : card.answers) {
        y += m.scaledF(kBetween);
        const QSizeF mark(MarkPainter::raritySize(m).width(), lineHeight);
        m_marks.rarity(painter, QRectF(QPointF(inner.left(), y), mark), answer.mark);
        const double width = inner.width() - markSlot();
        const QRectF box(inner.left() + markSlot(), y, width, answerHeight(answer.text, width));
        painter.setPen(m_look.color(Token::textMuted));
        painter.drawText(box, kWrap, answer.text);
        y = box.bottom();
    }
}

} // namespace sightline::ui
