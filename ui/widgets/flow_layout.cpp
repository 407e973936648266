// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/flow_layout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace sightline::ui
{

FlowLayout::FlowLayout(QWidget* parent, int gapAcross, int gapDown)
    : QLayout(parent), m_gapAcross(gapAcross), m_gapDown(gapDown)
{
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem* item)
{
    m_items.append(item);
}

void FlowLayout::insertWidget(int index, QWidget* widget)
{
    addChildWidget(widget);
    m_items.insert(std::clamp(index, 0, count()), new QWidgetItem(widget));
    invalidate();
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem* FlowLayout::itemAt(int index) const
{
    return m_items.value(index);
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    return index >= 0 && index < count() ? m_items.takeAt(index) : nullptr;
}

QList<FlowLayout::Line> FlowLayout::linesOf(int width) const
{
    QList<Line> lines;
    int used = 0;
    for (QLayoutItem* item : m_items) {
        if (item->isEmpty()) continue;
        const QSize size = item->sizeHint();
        if (lines.isEmpty() || used + m_gapAcross + size.width() > width) {
            lines.append(Line{});
            used = size.width();
        } else {
            used += m_gapAcross + size.width();
        }
        lines.last().items.append(item);
        lines.last().height = std::max(lines.last().height, size.height());
    }
    return lines;
}

int FlowLayout::heightOf(const QList<Line>& lines, qsizetype most) const
{
    int height = 0;
    for (qsizetype i = 0; i < std::min(most, lines.size()); ++i)
        height += lines[i].height + (i > 0 ? m_gapDown : 0);
    const QMargins margins = contentsMargins();
    return height + margins.top() + margins.bottom();
}

int FlowLayout::heightForWidth(int width) const
{
    const QMargins margins = contentsMargins();
    const QList<Line> lines = linesOf(width - margins.left() - margins.right());
    return heightOf(lines, lines.size());
}

int FlowLayout::lineCount(int width) const
{
    const QMargins margins = contentsMargins();
    return static_cast<int>(linesOf(width - margins.left() - margins.right()).size());
}

int FlowLayout::cappedHeight(int width) const
{
    const QMargins margins = contentsMargins();
    return heightOf(linesOf(width - margins.left() - margins.right()), m_maxLines);
}

void FlowLayout::setMaxLines(int lines)
{
    m_maxLines = std::max(1, lines);
    invalidate();
}

QSize FlowLayout::sizeHint() const
{
    const QMargins margins = contentsMargins();
    QSize size(margins.left() + margins.right(), margins.top() + margins.bottom());
    int tallest = 0;
    for (const QLayoutItem* item : m_items) {
        if (item->isEmpty()) continue;
        size.rwidth() += item->sizeHint().width() + m_gapAcross;
        tallest = std::max(tallest, item->sizeHint().height());
    }
    size.rheight() += tallest;
    return size;
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem* item : m_items)
        size = size.expandedTo(item->minimumSize());
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    const QRect inside = contentsRect();
    const Qt::LayoutDirection direction =
        parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    int top = inside.top();
    for (const Line& line : linesOf(inside.width())) {
        int left = inside.left();
        for (QLayoutItem* item : line.items) {
            // One that is wider than the bar is cut to it.
            const QSize size(std::min(item->sizeHint().width(), inside.width()), item->sizeHint().height());
            const QRect place(QPoint(left, top + (line.height - size.height()) / 2), size);
            item->setGeometry(QStyle::visualRect(direction, inside, place));
            left += size.width() + m_gapAcross;
        }
        top += line.height + m_gapDown;
    }
}

} // namespace sightline::ui
