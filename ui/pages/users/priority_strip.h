// SPDX-License-Identifier: GPL-3.0-or-later
// How the priorities of all scored users are distributed, as bars on a square-root scale with a line at the
// 90th percentile. Left and Right walk the bars, Enter or a click asks for the users of one, Esc for all
// again. GUI thread.
#pragma once

#include "ui/base/look.h"

#include <QWidget>

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace sightline::ui
{

// Equal steps of priority from 0; of step i: [i * width, (i + 1) * width).
struct PriorityBins {
    std::int32_t width = 1;
    std::vector<std::size_t> users;
};

// sums: ascending. At most `most` bins of a round width.
[[nodiscard]] PriorityBins priorityBins(const std::vector<std::int32_t>& sums, std::size_t most);

class PriorityStrip : public QWidget
{
    Q_OBJECT

public:
    using Range = std::pair<std::int32_t, std::int32_t>; // the end is exclusive

    // look must outlive the strip.
    explicit PriorityStrip(const Look& look, QWidget* parent = nullptr);

    // sums: ascending, of everybody who is scored; line: the 90th percentile. The chosen range stays where
    // the bins are the same.
    void setSums(std::vector<std::int32_t> sums, std::optional<std::int32_t> line);

    [[nodiscard]] const PriorityBins& bins() const { return m_bins; }

    [[nodiscard]] std::optional<Range> range() const;
    void clearRange();

    // "90th percentile is 14: 18 users at or above it"
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QRectF barRect(std::size_t bin) const;

    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void rangeChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] double slot() const;
    [[nodiscard]] std::optional<std::size_t> binAt(double x) const;
    [[nodiscard]] QString binSentence(std::size_t bin) const;
    void choose(std::optional<std::size_t> bin);
    void step(std::size_t bin);
    void announce();
    void paintBars(QPainter& painter) const;
    void paintAxis(QPainter& painter) const;
    void paintLine(QPainter& painter) const;

    const Look& m_look;
    std::vector<std::int32_t> m_sums;
    std::optional<std::int32_t> m_line;
    PriorityBins m_bins;
    std::optional<std::size_t> m_chosen;
    std::size_t m_current = 0;
};

} // namespace sightline::ui
