// SPDX-License-Identifier: GPL-3.0-or-later
// The two parts of a priority, alerts and risky activities, as a ring with its numbers beside it. Where room
// is short the ring goes and the numbers stay. GUI thread.
#pragma once

#include "ui/base/look.h"

#include <QWidget>

#include <cstdint>

namespace sightline::ui
{

class ScoreDonut : public QWidget
{
    Q_OBJECT

public:
    // look must outlive the widget.
    explicit ScoreDonut(const Look& look, QWidget* parent = nullptr);

    void setParts(std::int32_t alerts, std::int32_t days);

    [[nodiscard]] bool ringShown() const { return width() >= sizeHint().width(); }

    [[nodiscard]] QSize sizeHint() const override;
    // The numbers alone.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] double legendWidth() const;
    void paintRing(QPainter& painter, const QRectF& box) const;
    void paintLegend(QPainter& painter, double left) const;

    const Look& m_look;
    std::int32_t m_alerts = 0;
    std::int32_t m_days = 0;
};

} // namespace sightline::ui
