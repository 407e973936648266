// SPDX-License-Identifier: GPL-3.0-or-later
// Rows over time as bars on one line, stacked where they are split. Dragging selects a range; the arrows walk
// the bars, Shift+arrows stretch the range, Enter applies it, Esc drops it. The wheel zooms round the
// pointer, + and - round the current bar, a double click or Esc shows the whole time again. The bins come
// ready from a task. GUI thread.
#pragma once

#include "ui/base/look.h"
#include "ui/base/time_text.h"

#include <QList>
#include <QWidget>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace sightline::ui
{

struct HistogramSeries {
    QString title;
    Token colour = Token::chartNeutral;
    std::vector<std::uint64_t> counts;
};

struct HistogramData {
    Ticks from = kNoTime; // start of the first bin
    Ticks step = 0;
    std::size_t bins = 0;
    std::vector<HistogramSeries> series; // from the foot up
    std::uint64_t undated = 0;

    [[nodiscard]] bool isEmpty() const { return bins == 0 || step <= 0; }

    [[nodiscard]] Ticks startOf(std::size_t bin) const { return from + step * static_cast<Ticks>(bin); }

    [[nodiscard]] std::uint64_t countIn(std::size_t bin) const;
    [[nodiscard]] std::uint64_t tallest() const;
};

class HistogramStrip : public QWidget
{
    Q_OBJECT

public:
    // look must outlive the widget.
    explicit HistogramStrip(const Look& look, QWidget* parent = nullptr);

    // The whole time of the rows.
    void setData(HistogramData histogram, ZoneView zone);
    // The bins of the time that viewRequested() asked for.
    void setView(HistogramData histogram);
    // factor above 1 shows a shorter time; x: in the widget, default: round the current bar.
    void zoom(double factor, std::optional<double> x = {});
    void resetZoom();
    void clearRange();

    [[nodiscard]] bool isZoomed() const { return m_view.has_value(); }

    // The bins in view.
    [[nodiscard]] const HistogramData& content() const { return m_data; }

    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    // Ticks; to is exclusive.
    void rangeSelected(qint64 from, qint64 to);
    void rangeCleared();
    // The strip has been zoomed: it needs the bins of this time, to exclusive.
    void viewRequested(qint64 from, qint64 to);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    using BinRange = std::pair<std::size_t, std::size_t>; // first and last

    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] double xOf(std::size_t bin) const;
    [[nodiscard]] std::size_t binAt(double x) const;
    void showBins(HistogramData histogram);
    [[nodiscard]] QString caption() const;
    [[nodiscard]] QString binSentence(BinRange bins) const;
    void apply();
    void announce();
    void paintBars(QPainter& painter) const;
    void paintLabels(QPainter& painter) const;
    void paintRange(QPainter& painter) const;

    const Look& m_look;
    HistogramData m_data;                          // in view
    HistogramData m_whole;                         // what a zoom comes back to
    std::optional<std::pair<Ticks, Ticks>> m_view; // asked for last
    TimeText m_times{ZoneView{}};
    std::optional<BinRange> m_range;
    std::optional<std::size_t> m_drag;
    QPointF m_pressed;
    std::size_t m_current = 0;
};

} // namespace sightline::ui
