// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the cards of InsightList: the question with the number of activities, the value, and an answer a
// line with the mark of a first time before it. As high as the text needs in the width. GUI thread.
#pragma once

#include "ui/base/look.h"
#include "ui/base/mark_painter.h"
#include "ui/pages/user/insight_model.h"

#include <QAbstractItemDelegate>

namespace sightline::ui
{

class InsightDelegate : public QAbstractItemDelegate
{
    Q_OBJECT

public:
    // look must outlive the delegate; the index must be of an InsightModel in a QAbstractItemView.
    InsightDelegate(const Look& look, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    // From the edge of the view to the text of answers, and from there to the other edge.
    [[nodiscard]] double markSlot() const;
    [[nodiscard]] double answerHeight(const QString& text, double width) const;
    void paintHead(QPainter& painter, const QRectF& rect, const InsightCard& card) const;
    void paintSurface(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                      const QRectF& box) const;
    void paintCard(QPainter& painter, const QRectF& inner, const InsightCard& card) const;

    const Look& m_look;
    MarkPainter m_marks;
};

} // namespace sightline::ui
