// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/contribution_delegate.h"

#include "ui/base/figure_text.h"
#include "ui/base/focus_ring.h"

#include <QAbstractItemView>
#include <QPainter>

namespace sightline::ui
{

namespace
{

constexpr double kPoints = 34;
constexpr double kHead = 26;

const ContributionLine& lineOf(const QModelIndex& index)
{
    return static_cast<const ContributionModel*>(index.model())->line(index.row());
}

} // namespace

ContributionDelegate::ContributionDelegate(const Look& look, QObject* parent)
    : QAbstractItemDelegate(parent), m_look(look), m_marks(look)
{
}

QSize ContributionDelegate::sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& index) const
{
    const Metrics& m = m_look.metrics();
    return {m.scaled(200), lineOf(index).isHead ? m.scaled(kHead) : m.rowTwoLine()};
}

void ContributionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const
{
    painter->save();
    paintSurface(*painter, option, index);
    const int padding = m_look.metrics().panelPadding();
    const QRectF inner = QRectF(option.rect).adjusted(padding, 0, -padding, 0);
    if (lineOf(index).isHead)
        paintHead(*painter, inner, lineOf(index));
    else
        paintLine(*painter, inner, lineOf(index));
    painter->restore();
}

void ContributionDelegate::paintSurface(QPainter& painter, const QStyleOptionViewItem& option,
                                        const QModelIndex& index) const
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const bool active = view != nullptr && view->hasFocus() && option.state.testFlag(QStyle::State_Active);
    Token surface = Token::base;
    if (lineOf(index).isHead)
        surface = Token::window;
    else if (option.state.testFlag(QStyle::State_Selected))
        surface = active ? Token::selection : Token::selectionInactive;
    else if (option.state.testFlag(QStyle::State_MouseOver))
        surface = Token::hover;
    painter.fillRect(option.rect, m_look.color(surface));
    if (lineOf(index).isHead) {
        painter.setPen(QPen(m_look.color(Token::border), 0));
        painter.drawLine(option.rect.topLeft(), option.rect.topRight());
        return;
    }
    if (view == nullptr || view->currentIndex() != index) return;
    painter.fillRect(QRectF(option.rect.left(), option.rect.top(), kCurrentBar, option.rect.height()),
                     m_look.color(active ? Token::accent : Token::borderStrong));
    if (!active || !FocusRing::byKeyboard(view)) return;
    painter.setPen(QPen(m_look.color(Token::focus), kFocusStroke));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1));
}

void ContributionDelegate::paintHead(QPainter& painter, const QRectF& rect,
                                     const ContributionLine& line) const
{
    painter.setFont(m_look.font(FontRole::SmallStrong));
    painter.setPen(m_look.color(Token::text));
    painter.drawText(rect, static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine),
                     line.title);
    m_look.figures(FontRole::SmallStrong)
        .draw(painter, rect, Qt::AlignRight | Qt::AlignVCenter, signedCount(line.points));
}

void ContributionDelegate::paintLine(QPainter& painter, const QRectF& rect,
                                     const ContributionLine& line) const
{
    const Metrics& m = m_look.metrics();
    const double height = m.fontHeight();
    QRectF upper(rect.left(), rect.center().y() - height, rect.width(), height);
    const QRectF points(upper.left() - m.scaled(4), upper.top(), m.scaledF(kPoints), height);
    painter.setPen(m_look.color(Token::text));
    m_look.figures(FontRole::Strong)
        .draw(painter, points, Qt::AlignRight | Qt::AlignVCenter, signedCount(line.points));
    upper.setLeft(points.right() + m.scaled(8));
    const QRectF mark(upper.left(), upper.top(), MarkPainter::severitySize(m).width(), height);
    if (line.isAlert)
        m_marks.severity(painter, mark, line.severity);
    else
        m_marks.rarity(painter, mark, line.rarity);
    upper.setLeft(mark.right() + m.scaled(8));
    QRectF lower = upper.translated(0, height);
    const FigureText& clocks = m_look.figures(FontRole::Small);
    painter.setPen(m_look.color(Token::textMuted));
    clocks.draw(painter, upper, Qt::AlignRight | Qt::AlignVCenter, line.clock);
    upper.setRight(upper.right() - clocks.width(line.clock) - m.scaled(8));
    const auto draw = [&](const QRectF& box, FontRole role, Token colour, const QString& text) {
        painter.setFont(m_look.font(role));
        painter.setPen(m_look.color(colour));
        painter.drawText(box, static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine),
                         m_look.fontMetrics(role).elidedText(text, Qt::ElideRight, box.width()));
    };
    draw(upper, line.isAlert ? FontRole::Strong : FontRole::Body, Token::text, line.title);
    draw(lower, FontRole::Small, Token::textMuted, line.why);
}

} // namespace sightline::ui
