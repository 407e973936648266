// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the lines of ContributionList: points, mark, title and time, and the reason below. GUI thread.
#pragma once

#include "ui/pages/user/card_delegate.h"
#include "ui/pages/user/contribution_model.h"

namespace sightline::ui
{

class ContributionDelegate : public CardDelegate
{
    Q_OBJECT

public:
    // The index must be of a ContributionModel.
    using CardDelegate::CardDelegate;

protected:
    void paintCard(QPainter& painter, const QStyleOptionViewItem& option,
                   const QModelIndex& index) const override;
    [[nodiscard]] int cardHeight(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintLine(QPainter& painter, const QRectF& rect, const ContributionLine& line) const;
};

} // namespace sightline::ui
