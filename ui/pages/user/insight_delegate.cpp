// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/insight_delegate.h"

#include "ui/base/figure_text.h"

#include <QAbstractItemView>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace sightline::ui
{

namespace
{

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

double InsightDelegate::markSlot() const
{
    return MarkPainter::raritySize(look().metrics()).width() + look().metrics().scaledF(kInside);
}

double InsightDelegate::answerHeight(const QString& text, double width) const
{
    const QRectF room(0, 0, std::max(width, 1.0), 1e4);
    return std::ceil(look().fontMetrics(FontRole::Small).boundingRect(room, kWrap, text).height());
}

int InsightDelegate::cardHeight(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Metrics& m = look().metrics();
    const double width = widthOf(option) - 2 * (m.panelPadding() + m.scaledF(kInside)) - markSlot();
    double height = 2 * m.scaledF(kInside) + m.scaledF(kGap) +
                    std::ceil(look().fontMetrics(FontRole::Strong).height()) +
                    static_cast<double>(cardOf(index).lines(kMostCardLines).size()) *
                        std::ceil(look().fontMetrics(FontRole::Body).height());
    for (const InsightAnswerLine& line : cardOf(index).answers)
        height += m.scaledF(kBetween) + answerHeight(line.text, width);
    return static_cast<int>(std::ceil(height));
}

void InsightDelegate::paintCard(QPainter& painter, const QStyleOptionViewItem& option,
                                const QModelIndex& index) const
{
    const Metrics& m = look().metrics();
    const int padding = m.panelPadding();
    const double half = m.scaledF(kGap) / 2;
    const double inside = m.scaledF(kInside);
    const QRectF box = QRectF(option.rect).adjusted(padding, half, -padding, -half);
    painter.fillRect(option.rect, look().color(Token::base));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(look().color(Token::border), kHairline));
    painter.setBrush(look().color(surfaceOf(option, Token::alternate)));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), kRadiusControl, kRadiusControl);
    paintCurrent(painter, option, index, box, kRadiusControl);
    paintInside(painter, box.adjusted(inside, inside, -inside, -inside), cardOf(index));
}

void InsightDelegate::paintInside(QPainter& painter, const QRectF& inner, const InsightCard& card) const
{
    const Metrics& m = look().metrics();
    const auto heightOf = [this](FontRole role) { return std::ceil(look().fontMetrics(role).height()); };
    QRectF line(inner.left(), inner.top(), inner.width(), heightOf(FontRole::Strong));
    const FigureText& figures = look().figures(FontRole::Small);
    const QString times = QStringLiteral("%1 ×").arg(card.count);
    painter.setPen(look().color(Token::textMuted));
    figures.draw(painter, line, Qt::AlignRight | Qt::AlignVCenter, times);
    paintText(painter, line.adjusted(0, 0, -figures.width(times) - m.scaledF(kInside), 0), FontRole::Strong,
              Token::text, card.title);
    for (const QString& value : card.lines(kMostCardLines)) {
        line = {inner.left(), line.bottom(), inner.width(), heightOf(FontRole::Body)};
        paintText(painter, line, FontRole::Body, Token::text, value, Qt::ElideMiddle);
    }
    double y = line.bottom();
    for (const InsightAnswerLine& answer : card.answers) {
        y += m.scaledF(kBetween);
        const double height = answerHeight(answer.text, inner.width() - markSlot());
        paintAnswer(painter, {inner.left(), y, inner.width(), height}, answer);
        y += height;
    }
}

void InsightDelegate::paintAnswer(QPainter& painter, const QRectF& box, const InsightAnswerLine& answer) const
{
    const QSizeF mark(MarkPainter::raritySize(look().metrics()).width(),
                      look().fontMetrics(FontRole::Small).height());
    marks().rarity(painter, QRectF(box.topLeft(), mark), answer.mark);
    painter.setFont(look().font(FontRole::Small));
    painter.setPen(look().color(Token::textMuted));
    painter.drawText(box.adjusted(markSlot(), 0, 0, 0), kWrap, answer.text);
}

} // namespace sightline::ui
