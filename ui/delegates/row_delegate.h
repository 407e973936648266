// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the cells of every table: surface of the row (alternate, hover, selected), bar of the current row,
// marks and one elided line, or two where the model gives a second one. What is asked of the model is in
// ui/models/table_roles.h. Brings the key that sorts a table by its current column. GUI thread.
#pragma once

#include "ui/base/look.h"
#include "ui/base/mark_painter.h"
#include "ui/delegates/cell_texts.h"

#include <QPersistentModelIndex>
#include <QStyledItemDelegate>
#include <QTableView>

namespace sightline::ui
{

enum class RowLines { One, Two };

class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    // look must outlive the delegate. Takes over the view: delegate, row heights, header, hover, selection by
    // rows. The view owns the delegate.
    RowDelegate(const Look& look, QTableView& view, RowLines lines = RowLines::One);

    void setDensity(Density density);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void followLook();
    [[nodiscard]] bool sortByKey(QEvent& event);
    void setHoverRow(int row);
    void paintSurface(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintCurrent(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintCell(QPainter& painter, const QRectF& rect, const QModelIndex& index) const;
    // Each takes what it draws away from the left of the rectangle.
    void paintMarks(QPainter& painter, QRectF& rect, const QModelIndex& index) const;
    void paintText(QPainter& painter, const QRectF& rect, const QModelIndex& index) const;
    void paintTime(QPainter& painter, const QRectF& rect, const QModelIndex& index) const;
    void paintSecondLine(QPainter& painter, const QRectF& rect, const QModelIndex& index) const;
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] bool isLeftmost(int column) const;

    const Look& m_look;
    QTableView& m_view;
    MarkPainter m_marks;
    mutable CellTexts m_texts;
    RowLines m_lines;
    Density m_density = Density::Compact;
    int m_hoverRow = -1;
};

} // namespace sightline::ui
