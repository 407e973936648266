// SPDX-License-Identifier: GPL-3.0-or-later
// The priority of somebody on each of the last days as bars: alerts from the foot, risky activities on them,
// the value above, the day below, the 90th percentile as a dashed line, and a bracket under the days that
// count today. Left and Right walk the bars, Enter or a click asks for the rows of a day. GUI thread.
#pragma once

#include "core/usecase/score_history.h"
#include "ui/base/look.h"

#include <QWidget>

#include <cstdint>
#include <optional>
#include <vector>

namespace sightline::ui
{

struct ScoreBar {
    std::int32_t day = 0; // of the score: UTC
    analytics::Priority priority;
    std::optional<std::int32_t> line; // the 90th percentile of that day
};

class ScoreBars : public QWidget
{
    Q_OBJECT

public:
    // look must outlive the widget.
    explicit ScoreBars(const Look& look, QWidget* parent = nullptr);

    // Oldest first; the last one becomes current.
    void setBars(std::vector<ScoreBar> bars);

    [[nodiscard]] const std::vector<ScoreBar>& bars() const { return m_bars; }

    [[nodiscard]] std::size_t current() const { return m_current; }

    // The bar under x, in pixels of the widget.
    [[nodiscard]] std::optional<std::size_t> barAt(double x) const;
    // Where its parts are drawn: alerts below, activities above; of no height where there are none.
    [[nodiscard]] QRectF alertsRect(std::size_t bar) const;
    [[nodiscard]] QRectF daysRect(std::size_t bar) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void dayRequested(int day);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] double slot() const;
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] double yOf(double value) const;
    [[nodiscard]] double heightOf(double value) const;
    void step(std::size_t to);
    void announce();
    void paintBar(QPainter& painter, std::size_t bar) const;
    void paintLine(QPainter& painter) const;
    void paintBracket(QPainter& painter) const;

    const Look& m_look;
    std::vector<ScoreBar> m_bars;
    double m_most = 1; // of the scale
    std::size_t m_current = 0;
};

} // namespace sightline::ui
