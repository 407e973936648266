// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/value_delegate.h"

#include "ui/base/figure_text.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>

namespace sightline::ui
{

namespace
{

constexpr double kMostShare = 0.9;
constexpr int kBarFrom = 20;

// The first row holds the largest count: lists of values are sorted by it.
double shareOf(const QModelIndex& index)
{
    const double largest = index.siblingAtRow(0).data(valueRole::kCount).toDouble();
    const double own = index.data(valueRole::kCount).toDouble();
    return largest > 0 ? qMin(1.0, own / largest) : 0;
}

} // namespace

ValueDelegate::ValueDelegate(const Look& look, QObject* parent) : QStyledItemDelegate(parent), m_look(look) {}

void ValueDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    painter->save();
    const Metrics& metrics = m_look.metrics();
    const bool checkable = index.data(Qt::CheckStateRole).isValid();
    const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(option.rect, m_look.color(Token::selection));
    } else if (option.state & QStyle::State_MouseOver) {
        painter->fillRect(option.rect, m_look.color(Token::hover));
    }
    QRect rect = option.rect.adjusted(metrics.step(1), 0, -metrics.step(1), 0);
    if (checkable) {
        const int room = rect.width() - metrics.scaled(kBarFrom);
        const QRect bar(rect.left() + metrics.scaled(kBarFrom), rect.top() + 2,
                        static_cast<int>(room * kMostShare * shareOf(index)), rect.height() - 4);
        painter->fillRect(bar, m_look.color(checked ? Token::facetBarOn : Token::facetBar));
        QStyleOptionButton box;
        box.rect = QRect(rect.left(), rect.center().y() - metrics.checkBox() / 2, metrics.checkBox(),
                         metrics.checkBox());
        box.state = QStyle::State_Enabled | (checked ? QStyle::State_On : QStyle::State_Off);
        const QStyle* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
        style->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, painter, option.widget);
        rect.setLeft(rect.left() + metrics.scaled(kBarFrom + 2));
    }
    const QString note = checkable ? count(index.data(valueRole::kCount).toLongLong())
                                   : index.data(valueRole::kNote).toString();
    const QFontMetricsF& small = m_look.fontMetrics(FontRole::Small);
    const double noteWidth = qMin(small.horizontalAdvance(note), rect.width() / 2.0);
    painter->setFont(m_look.font(FontRole::Small));
    painter->setPen(m_look.color(Token::textMuted));
    painter->drawText(QRectF(rect.right() - noteWidth, rect.top(), noteWidth + 1, rect.height()),
                      Qt::AlignRight | Qt::AlignVCenter,
                      small.elidedText(note, Qt::ElideRight, noteWidth + 1));
    QFont font = m_look.font(checked ? FontRole::Strong : FontRole::Body);
    font.setItalic(index.data(valueRole::kMissing).toBool());
    painter->setFont(font);
    painter->setPen(m_look.color(Token::text));
    const QRectF textRect(rect.left(), rect.top(), rect.width() - noteWidth - metrics.step(2), rect.height());
    painter->drawText(
        textRect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetricsF(font).elidedText(index.data().toString(), Qt::ElideRight, textRect.width()));
    painter->restore();
}

QSize ValueDelegate::sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& /*index*/) const
{
    return {m_look.metrics().popupMinimum() / 2, m_look.metrics().facetRow()};
}

} // namespace sightline::ui
