// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the cards of InsightList: the question with the number of activities, the value, and an answer a
// line with the mark of a first time before it. As high as the text needs in the width. GUI thread.
#pragma once

#include "ui/pages/user/card_delegate.h"
#include "ui/pages/user/insight_model.h"

namespace sightline::ui
{

class InsightDelegate : public CardDelegate
{
    Q_OBJECT

public:
    // The index must be of an InsightModel in a QAbstractItemView.
    using CardDelegate::CardDelegate;

protected:
    void paintCard(QPainter& painter, const QStyleOptionViewItem& option,
                   const QModelIndex& index) const override;
    [[nodiscard]] int cardHeight(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    // From the edge of the view to the text of answers, and from there to the other edge.
    [[nodiscard]] double markSlot() const;
    [[nodiscard]] double answerHeight(const QString& text, double width) const;
    void paintInside(QPainter& painter, const QRectF& inner, const InsightCard& card) const;
    void paintAnswer(QPainter& painter, const QRectF& box, const InsightAnswerLine& answer) const;
};

} // namespace sightline::ui
