// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/contribution_delegate.h"

#include "ui/base/figure_text.h"

#include <QPainter>

namespace sightline::ui
{

namespace
{

constexpr double kPoints = 34;

} // namespace

int ContributionDelegate::cardHeight(const QStyleOptionViewItem& /*option*/,
                                     const QModelIndex& /*index*/) const
{
    return look().metrics().rowTwoLine();
}

void ContributionDelegate::paintCard(QPainter& painter, const QStyleOptionViewItem& option,
                                     const QModelIndex& index) const
{
    painter.fillRect(option.rect, look().color(surfaceOf(option, Token::base)));
    paintCurrent(painter, option, index, option.rect, 0);
    const int padding = look().metrics().panelPadding();
    paintLine(painter, QRectF(option.rect).adjusted(padding, 0, -padding, 0),
              static_cast<const ContributionModel*>(index.model())->line(index.row()));
}

void ContributionDelegate::paintLine(QPainter& painter, const QRectF& rect,
                                     const ContributionLine& line) const
{
    const Metrics& m = look().metrics();
    const double height = m.fontHeight();
    QRectF upper(rect.left(), rect.center().y() - height, rect.width(), height);
    const QRectF points(upper.left() - m.scaled(4), upper.top(), m.scaledF(kPoints), height);
    painter.setPen(look().color(Token::text));
    look()
        .figures(FontRole::Strong)
        .draw(painter, points, Qt::AlignRight | Qt::AlignVCenter, signedCount(line.points));
    upper.setLeft(points.right() + m.scaled(8));
    const QRectF mark(upper.left(), upper.top(), MarkPainter::severitySize(m).width(), height);
    if (line.isAlert)
        marks().severity(painter, mark, line.severity);
    else
        marks().rarity(painter, mark, line.rarity);
    upper.setLeft(mark.right() + m.scaled(8));
    const QRectF lower = upper.translated(0, height);
    const FigureText& clocks = look().figures(FontRole::Small);
    painter.setPen(look().color(Token::textMuted));
    clocks.draw(painter, upper, Qt::AlignRight | Qt::AlignVCenter, line.clock);
    upper.setRight(upper.right() - clocks.width(line.clock) - m.scaled(8));
    paintText(painter, upper, line.isAlert ? FontRole::Strong : FontRole::Body, Token::text, line.title);
    paintText(painter, lower, FontRole::Small, Token::textMuted, line.why);
}

} // namespace sightline::ui
