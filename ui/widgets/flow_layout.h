// SPDX-License-Identifier: GPL-3.0-or-later
// Lays widgets out in lines that wrap at the width, from the reading direction's start, each centred in its
// line. It reports the height of all lines; cappedHeight() is that of the first few, for a bar that scrolls
// beyond them. Lengths in logical pixels.
#pragma once

#include <QLayout>
#include <QList>
#include <QRect>

namespace sightline::ui
{

class FlowLayout : public QLayout
{
    Q_OBJECT

public:
    explicit FlowLayout(QWidget* parent = nullptr, int gapAcross = 0, int gapDown = 0);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override;
    void insertWidget(int index, QWidget* widget);
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;

    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }

    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

    void setMaxLines(int lines);

    [[nodiscard]] int maxLines() const { return m_maxLines; }

    [[nodiscard]] int lineCount(int width) const;
    // The height of at most maxLines() lines.
    [[nodiscard]] int cappedHeight(int width) const;

private:
    struct Line {
        QList<QLayoutItem*> items;
        int height = 0;
    };

    [[nodiscard]] QList<Line> linesOf(int width) const;
    [[nodiscard]] int heightOf(const QList<Line>& lines, qsizetype most) const;

    QList<QLayoutItem*> m_items;
    int m_gapAcross;
    int m_gapDown;
    int m_maxLines = 3;
};

} // namespace sightline::ui
