// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline of a person: seven lanes over one time axis. Marks that come too near become counted bars, on
// which alerts and first times keep marks of their own. The
// widget holds what the view shows and no more: when the view moves it asks for the new lanes, and stretches
// the old picture until they are there. Up and Down change the lane, Left and Right go from mark to mark and
// move the view at its ends, Z and Shift+Z zoom, Home shows all, Enter opens, V asks for the table twin; the
// wheel zooms round the pointer, dragging selects a range. GUI thread.
#pragma once

#include "ui/base/look.h"
#include "ui/base/time_text.h"
#include "ui/timeline/timeline_data.h"
#include "ui/timeline/timeline_scale.h"

#include <QList>
#include <QWidget>

#include <optional>
#include <utility>

namespace sightline::ui
{

class TimelineWidget : public QWidget
{
    Q_OBJECT

public:
    // look must outlive the widget.
    explicit TimelineWidget(const Look& look, QWidget* parent = nullptr);

    void setData(TimelineData timeline, ZoneView zone);
    // The answer to viewChanged(); one to an older view is shown where it lies.
    void setLanes(usecase::LanesPart lanes);
    // Ascending; kept until others are given, whatever the data are.
    void setRarities(std::vector<TimelineRarity> marks);
    // Outlines a range that was chosen elsewhere; says nothing.
    void setRange(std::optional<std::pair<Ticks, Ticks>> range);
    void clearRange();
    // The moment under x, in pixels of the widget, stays where it is; a factor above 1 shows a shorter time.
    void zoom(double factor, double x);

    [[nodiscard]] std::optional<std::pair<Ticks, Ticks>> range() const { return m_range; }

    // The buckets of the view; empty when there is no time to show.
    [[nodiscard]] std::vector<Ticks> edges() const;

    [[nodiscard]] const TimelineScale& scale() const { return m_scale; }

    [[nodiscard]] const std::vector<TimelineRarity>& rarities() const { return m_rarities; }

    // Where the lanes are, beside their titles.
    [[nodiscard]] QRectF plotArea() const { return plot(); }

    [[nodiscard]] const LaneItems& items(TimelineLane lane) const
    {
        return m_items[static_cast<std::size_t>(lane)];
    }

    // Where an item is drawn, and what its tool tip says.
    [[nodiscard]] QRectF itemRect(std::size_t lane, const LaneItem& item) const;
    [[nodiscard]] QString itemTip(std::size_t lane, const LaneItem& item) const;

    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    // The lanes between edges() are wanted.
    void viewChanged();
    // Ticks; to is exclusive.
    void rangeSelected(qint64 from, qint64 to);
    void rangeCleared();
    void alertOpened(const QString& id);
    void raritiesChanged();
    // Indexes into rarities().
    void raritiesOpened(const QList<int>& marks);
    void twinRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] Ticks offsetAt(Ticks t) const;
    [[nodiscard]] QRectF plot() const;
    // As wide as the longest title, within limits.
    [[nodiscard]] int labelWidth() const;
    [[nodiscard]] QRectF laneRect(std::size_t lane) const;
    [[nodiscard]] std::optional<std::size_t> laneAt(double y) const;
    [[nodiscard]] std::optional<std::size_t> itemAt(std::size_t lane, double x) const;
    // How far x is from an item; less than 0: within the hit area of what lies on top.
    [[nodiscard]] double distance(std::size_t lane, const LaneItem& item, double x) const;
    [[nodiscard]] QString itemSentence(std::size_t lane, const LaneItem& item) const;
    // Those that a mark stands for, as indexes.
    [[nodiscard]] QList<int> raritiesOf(std::size_t lane, const LaneItem& item) const;
    [[nodiscard]] QString raritySentence(std::size_t lane, const LaneItem& item) const;
    [[nodiscard]] QStringList rarityTip(std::size_t lane, const LaneItem& item) const;

    void arrange();
    void moveView(const TimelineScale& scale);
    void showAll();

    void select(Ticks from, Ticks to);
    void stepItem(int by);
    void focusNearest(Ticks at);
    void stepLane(int by);
    void open();
    void announce();

    void paintDays(QPainter& painter) const;
    [[nodiscard]] QString axisLabel(Ticks t, Ticks step, bool first) const;
    void paintLane(QPainter& painter, std::size_t lane) const;
    void paintMarks(QPainter& painter, std::size_t lane) const;
    void paintBars(QPainter& painter, std::size_t lane) const;
    void paintBarNumber(QPainter& painter, std::size_t lane, const LaneItem& item) const;
    void paintAlerts(QPainter& painter) const;
    void paintRarities(QPainter& painter, std::size_t lane) const;
    void paintRange(QPainter& painter) const;
    void paintFocus(QPainter& painter) const;

    const Look& m_look;
    TimelineData m_data;
    std::vector<TimelineRarity> m_rarities;
    usecase::LanesPart m_lanes; // of the newest view that was answered
    TimeText m_times{ZoneView{}};
    Ticks m_least = kNoTime; // the limits of zooming
    Ticks m_most = kNoTime;
    TimelineScale m_scale;
    std::array<LaneItems, kLaneCount> m_items;
    std::optional<std::pair<Ticks, Ticks>> m_range;
    std::optional<double> m_dragFrom;
    std::optional<double> m_pointer;
    std::size_t m_lane = 0;
    std::size_t m_item = 0;
};

} // namespace sightline::ui
