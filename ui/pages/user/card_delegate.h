// SPDX-License-Identifier: GPL-3.0-or-later
// What the delegates of card lists have in common: heads, and how a card looks that is chosen, current or
// under the pointer. GUI thread.
#pragma once

#include "ui/base/look.h"
#include "ui/base/mark_painter.h"

#include <QAbstractItemDelegate>

namespace sightline::ui
{

class CardDelegate : public QAbstractItemDelegate
{
    Q_OBJECT

public:
    // look must outlive the delegate.
    explicit CardDelegate(const Look& look);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    // Of a card, which is no head.
    virtual void paintCard(QPainter& painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const = 0;
    [[nodiscard]] virtual int cardHeight(const QStyleOptionViewItem& option,
                                         const QModelIndex& index) const = 0;

    // Of a card that is chosen, under the pointer, or neither.
    [[nodiscard]] Token surfaceOf(const QStyleOptionViewItem& option, Token ordinary) const;
    // The bar of the current card at the edge of the list, and the ring of the focus around the box.
    void paintCurrent(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                      const QRectF& box, double radius) const;
    void paintText(QPainter& painter, const QRectF& box, FontRole role, Token colour, const QString& text,
                   Qt::TextElideMode elide = Qt::ElideRight) const;

    [[nodiscard]] const Look& look() const { return m_look; }

    [[nodiscard]] const MarkPainter& marks() const { return m_marks; }

private:
    void paintHead(QPainter& painter, const QRectF& rect, const QModelIndex& index) const;

    const Look& m_look;
    MarkPainter m_marks;
};

} // namespace sightline::ui
