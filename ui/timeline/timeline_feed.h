// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds a timeline: whenever its view moves, the activities in sight are counted anew in a task. Only the
// answer for the newest view is shown; the widget stretches the old picture until then. The hours above the
// lanes are counted once. GUI thread.
#pragma once

#include "core/usecase/user_hours.h"
#include "ui/base/task_runner.h"
#include "ui/base/time_text.h"
#include "ui/timeline/timeline_data.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace sightline::ui
{

class CoverageLane;
class HourStrip;
class TimelineWidget;

class TimelineFeed : public QObject
{
    Q_OBJECT

public:
    // Both outlive the feed.
    TimelineFeed(TaskRunner& tasks, TimelineWidget& timeline, QObject* parent = nullptr);

    // Feeds these too, from the next data on; they outlive the feed.
    void setHours(HourStrip& hours, CoverageLane& coverage);

    void setData(TimelineData timeline, ZoneView zone);

Q_SIGNALS:
    // The lanes of the view are shown.
    void shown();
    void failed(const QString& sentence);

private:
    void ask();
    void askHours(const ZoneView& zone);
    void showHours(usecase::UserHours hours, const ZoneView& zone);

    TaskRunner& m_tasks;
    TimelineWidget& m_timeline;
    HourStrip* m_hours = nullptr;
    CoverageLane* m_coverage = nullptr;
    std::shared_ptr<const usecase::LaneSource> m_source;
    std::vector<Ticks> m_edges; // that were asked for last
    QTimer m_pause;
    TaskHandle m_asking;
    TaskHandle m_askingHours;
};

} // namespace sightline::ui
