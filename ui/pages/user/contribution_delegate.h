// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the lines of ContributionList: points, mark, title and time, and the reason below. GUI thread.
#pragma once

#include "ui/base/look.h"
#include "ui/base/mark_painter.h"
#include "ui/pages/user/contribution_model.h"

#include <QAbstractItemDelegate>

namespace sightline::ui
{

class ContributionDelegate : public QAbstractItemDelegate
{
    Q_OBJECT

public:
    // look must outlive the delegate; the index must be of a ContributionModel.
    ContributionDelegate(const Look& look, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintSurface(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintHead(QPainter& painter, const QRectF& rect, const ContributionLine& line) const;
    void paintLine(QPainter& painter, const QRectF& rect, const ContributionLine& line) const;

    const Look& m_look;
    MarkPainter m_marks;
};

} // namespace sightline::ui
