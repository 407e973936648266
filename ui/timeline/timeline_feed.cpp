// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_feed.h"

#include "ui/base/error_text.h"
#include "ui/timeline/coverage_lane.h"
#include "ui/timeline/hour_strip.h"
#include "ui/timeline/timeline_widget.h"

namespace sightline::ui
{

namespace
{

// A wheel turns faster than pictures are drawn: at most one question a frame.
constexpr int kPauseMs = 15;

} // namespace

TimelineFeed::TimelineFeed(TaskRunner& tasks, TimelineWidget& timeline, QObject* parent)
    : QObject(parent), m_tasks(tasks), m_timeline(timeline)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPauseMs);
    connect(&m_pause, &QTimer::timeout, this, &TimelineFeed::ask);
    connect(&timeline, &TimelineWidget::viewChanged, this, [this] {
        if (!m_pause.isActive()) m_pause.start();
    });
}

void TimelineFeed::setData(TimelineData timeline, ZoneView zone)
{
    m_asking.cancel();
    m_source = timeline.source;
    m_edges.clear();
    m_timeline.setData(std::move(timeline), zone);
    m_pause.stop();
    ask();
    askHours(zone);
}

void TimelineFeed::askHours(const ZoneView& zone)
{
    if (m_hours == nullptr) return;
    m_askingHours.cancel();
    if (!m_source) return showHours({}, zone);
    m_askingHours = m_tasks.run<usecase::UserHours>(
        this, tr("Counting the hours"),
        [source = m_source, time = TimeText(zone)](const Watch& watch) {
            return usecase::userHours(
                *source, [&time](Ticks t) { return time.dayAround(t); },
                [&time](Ticks t) { return time.local(t).date().dayOfWeek() >= Qt::Saturday; }, watch.stop);
        },
        [this, zone](Result<usecase::UserHours> hours) {
            showHours(hours ? std::move(*hours) : usecase::UserHours(), zone);
        });
}

void TimelineFeed::setHours(HourStrip& hours, CoverageLane& coverage)
{
    m_hours = &hours;
    m_coverage = &coverage;
}

void TimelineFeed::showHours(usecase::UserHours hours, const ZoneView& zone)
{
    m_coverage->setHours(hours, zone);
    m_hours->setHours(std::move(hours), zone);
}

void TimelineFeed::ask()
{
    std::vector<Ticks> edges = m_timeline.edges();
    // The same edges: the lanes are at hand, or on their way.
    if (!m_source || edges.size() < 2 || edges == m_edges) return;
    m_asking.cancel();
    m_edges = edges;
    m_asking = m_tasks.run<usecase::LanesPart>(
        this, tr("Drawing the timeline"),
        [source = m_source, edges = std::move(edges)](const Watch& watch) {
            return source->between(edges, kLaneMarksAtMost, watch.stop);
        },
        [this](Result<usecase::LanesPart> lanes) {
            if (!lanes) {
                m_edges.clear();
                Q_EMIT failed(errorText(lanes.error()));
                return;
            }
            m_timeline.setLanes(*lanes);
            Q_EMIT shown();
        });
}

} // namespace sightline::ui
