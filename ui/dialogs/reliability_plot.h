// SPDX-License-Identifier: GPL-3.0-or-later
// The share of days that claim a chance over the chance, both on logarithmic scales: a band in which ordinary
// days lie, the diagonal of claims that are exactly right, and a point for every chance. GUI thread.
#pragma once

#include "core/analytics/score/reliability.h"
#include "ui/base/look.h"

#include <QWidget>

namespace sightline::ui
{

class ReliabilityPlot : public QWidget
{
    Q_OBJECT

public:
    // look must outlive the widget.
    explicit ReliabilityPlot(const Look& look, QWidget* parent = nullptr);

    void setReliability(analytics::Reliability found);

    // Where a chance or share is drawn, in pixels of the widget; those too small at the edge.
    [[nodiscard]] double xOf(double chance) const;
    [[nodiscard]] double yOf(double share) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QRectF plot() const;
    void paintGrid(QPainter& painter) const;
    void paintTitles(QPainter& painter) const;
    void paintBand(QPainter& painter) const;
    void paintPoints(QPainter& painter) const;

    const Look& m_look;
    analytics::Reliability m_found;
};

} // namespace sightline::ui
