// SPDX-License-Identifier: GPL-3.0-or-later
// Below the lanes of a timeline, on the same time axis: a band where anything was logged of anybody, a hollow
// box where nothing was, so that silence is not taken for rest. GUI thread.
#pragma once

#include "core/usecase/user_hours.h"
#include "ui/base/look.h"
#include "ui/base/time_text.h"

#include <QWidget>

#include <vector>

namespace sightline::ui
{

class TimelineWidget;

class CoverageLane : public QWidget
{
    Q_OBJECT

public:
    // Days that follow one another, of which nothing was logged; the end is exclusive.
    using Gap = std::pair<Ticks, Ticks>;

    // Follows the view of the timeline. look and timeline outlive the lane.
    CoverageLane(const Look& look, TimelineWidget& timeline, QWidget* parent = nullptr);

    void setHours(const usecase::UserHours& hours, ZoneView zone);

    [[nodiscard]] const std::vector<Gap>& gaps() const { return m_gaps; }

    // "nothing logged Sat 10 Oct – Sun 11 Oct"; of all gaps in sight only the longest is told.
    [[nodiscard]] QString sentence() const;

    [[nodiscard]] QSize sizeHint() const override;

    // No height: whoever has no room for it hides it.
    [[nodiscard]] QSize minimumSizeHint() const override { return {sizeHint().width(), 0}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QRectF between(Ticks from, Ticks to) const;

    const Look& m_look;
    TimelineWidget& m_timeline;
    TimeText m_times{ZoneView{}};
    Ticks m_from = kNoTime;
    Ticks m_to = kNoTime;
    std::vector<Gap> m_gaps;
};

} // namespace sightline::ui
