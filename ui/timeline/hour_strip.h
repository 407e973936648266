// SPDX-License-Identifier: GPL-3.0-or-later
// Hours by days above the lanes of a timeline, on the same time axis: how much more or less somebody did than
// their own days before lead to expect. A dot marks what is rarer than 1 in 100; a hollow cell is a day of
// which nothing was logged of anybody. Left, Right, Up and Down walk the cells, Enter selects the time of
// one. With less room a row holds more hours, and a cell looks like the one of them that stands out most. GUI
// thread.
#pragma once

#include "core/usecase/user_hours.h"
#include "ui/base/look.h"
#include "ui/base/time_text.h"
#include "ui/timeline/timeline_scale.h"

#include <QWidget>

#include <optional>

namespace sightline::ui
{

class TimelineWidget;

class HourStrip : public QWidget
{
    Q_OBJECT

public:
    // Follows the view of the timeline. look and timeline outlive the strip.
    HourStrip(const Look& look, TimelineWidget& timeline, QWidget* parent = nullptr);

    void setHours(usecase::UserHours hours, ZoneView zone);
    void clear();

    // How many rows a day has at most: kHourSlots, or a number that divides it. Fewer where they do not fit.
    void setRows(std::size_t most);

    [[nodiscard]] std::size_t rows() const { return m_rows; }

    // What a row holds of a day, at the level of the slot that stands out most.
    [[nodiscard]] analytics::HourCell cell(std::size_t day, std::size_t row) const;
    // Where a cell is drawn; empty where its day is out of sight.
    [[nodiscard]] QRectF cellRect(std::size_t day, std::size_t row) const;
    [[nodiscard]] Token cellColour(const analytics::HourCell& cell) const;
    // "Fri 16 Oct, 08:00 – 10:00: 14 activities, 2.3 expected, rarer than 1 in 100"
    [[nodiscard]] QString cellSentence(std::size_t day, std::size_t row) const;

    [[nodiscard]] QSize sizeHint() const override;

    // No height: whoever has no room for it hides it.
    [[nodiscard]] QSize minimumSizeHint() const override { return {sizeHint().width(), 0}; }

Q_SIGNALS:
    // Ticks; to is exclusive.
    void rangeSelected(qint64 from, qint64 to);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    using Cell = std::pair<std::size_t, std::size_t>; // day, row

    [[nodiscard]] std::size_t slotsOfRow() const;
    [[nodiscard]] double rowHeight() const;
    // As many rows as fit.
    void fold();
    // The one of the row that stands out most; more before less.
    [[nodiscard]] std::size_t strongestSlot(std::size_t day, std::size_t row) const;
    [[nodiscard]] std::pair<Ticks, Ticks> spanOf(std::size_t day, std::size_t slot, std::size_t slots) const;
    // slots: that the cell holds.
    [[nodiscard]] QString comparison(std::size_t day, std::size_t slot, std::size_t slots,
                                     const analytics::HourCell& cell) const;
    [[nodiscard]] QString slotSentence(std::size_t day, std::size_t slot) const;
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] std::optional<Cell> cellAt(const QPointF& at) const;
    void step(int days, int rows);
    void select(const Cell& cell);
    void announce();
    void paintLabels(QPainter& painter) const;
    void paintHours(QPainter& painter) const;
    void paintCell(QPainter& painter, std::size_t day, std::size_t row) const;
    void paintScale(QPainter& painter, double top) const;

    const Look& m_look;
    TimelineWidget& m_timeline;
    usecase::UserHours m_hours;
    TimeText m_times{ZoneView{}};
    std::size_t m_most = analytics::kHourSlots; // rows
    std::size_t m_rows = analytics::kHourSlots;
    Cell m_current{0, 0};
};

} // namespace sightline::ui
