// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/user/user_timeline.h"

#include "core/usecase/people.h"
#include "ui/base/case_hub.h"
#include "ui/base/error_text.h"
#include "ui/base/figure_text.h"
#include "ui/base/settings.h"
#include "ui/pages/user/user_rarities.h"
#include "ui/timeline/coverage_lane.h"
#include "ui/timeline/hour_strip.h"
#include "ui/timeline/rarity_legend.h"
#include "ui/timeline/timeline_feed.h"
#include "ui/timeline/timeline_widget.h"
#include "ui/widgets/text_label.h"

#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace sightline::ui
{

namespace
{

// How many rows the hours have in which height of the page: of a window without what is above and below it.
struct Step {
    double from;
    std::size_t rows;
};

constexpr std::array<Step, 3> kSteps{{{708, analytics::kHourSlots}, {648, 4}, {508, 2}}};

} // namespace

UserTimeline::UserTimeline(PageContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    build();
    connectParts();
}

void UserTimeline::build()
{
    const Look& look = m_context.look;
    const Metrics& m = look.metrics();
    m_heading = new TextLabel(look, FontRole::Strong, Token::text, this);
    m_heading->setPadding({m.pagePadding(), m.scaled(6), m.pagePadding(), m.scaled(2)});
    m_lanes = new TimelineWidget(look, this);
    m_hours = new HourStrip(look, *m_lanes, this);
    m_coverage = new CoverageLane(look, *m_lanes, this);
    m_feed = new TimelineFeed(m_context.tasks, *m_lanes, this);
    m_feed->setHours(*m_hours, *m_coverage);
    m_rarities = new UserRarities(m_context, *m_lanes, this);
    auto* axis = new QVBoxLayout;
    axis->setContentsMargins(m.pagePadding(), 0, 0, 0);
    axis->setSpacing(0);
    axis->addWidget(m_hours);
    axis->addWidget(m_lanes);
    axis->addWidget(m_coverage);
    axis->addWidget(new RarityLegend(look, *m_lanes, this));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_heading);
    column->addLayout(axis);
}

void UserTimeline::connectParts()
{
    connect(m_hours, &HourStrip::rangeSelected, this, [this](qint64 from, qint64 to) {
        m_lanes->setRange(std::pair(Ticks(from), Ticks(to)));
        Q_EMIT rangeSelected(from, to);
    });
    connect(m_lanes, &TimelineWidget::rangeSelected, this, &UserTimeline::rangeSelected);
    connect(m_lanes, &TimelineWidget::rangeCleared, this, &UserTimeline::rangeCleared);
    connect(m_lanes, &TimelineWidget::alertOpened, this, &UserTimeline::alertOpened);
    connect(m_lanes, &TimelineWidget::twinRequested, this, &UserTimeline::twinRequested);
    connect(m_rarities, &UserRarities::evidenceRequested, this, &UserTimeline::evidenceRequested);
    connect(m_rarities, &UserRarities::failed, m_heading, &QLabel::setText);
    connect(m_feed, &TimelineFeed::failed, m_heading, &QLabel::setText);
}

void UserTimeline::showUser(const usecase::StatePtr& state, const usecase::UserRow& row)
{
    m_rarities->showUser(state, row);
}

void UserTimeline::showNobody()
{
    m_asking.cancel();
    m_rarities->showNobody();
    m_feed->setData({}, m_context.settings.displayZone());
}

void UserTimeline::ask(const SearchQuestion& question, const std::vector<std::size_t>& alerts)
{
    m_asking.cancel();
    m_asking = m_context.tasks.run<TimelineData>(
        this, tr("Drawing the timeline"),
        [state = question.state, kql = searchKql(question), alerts](const Watch& watch) {
            return loadTimeline(state, kql, alerts, watch.stop);
        },
        [this](Result<TimelineData> timeline) { take(std::move(timeline)); });
}

void UserTimeline::take(Result<TimelineData> timeline)
{
    if (!timeline) {
        m_heading->setText(errorText(timeline.error()));
        return;
    }
    const QString zone = m_context.hub.timeText().offset(timeline->to);
    const QString activities = count(static_cast<qint64>(timeline->activities));
    const QString undated = count(static_cast<qint64>(timeline->undated));
    m_heading->setText(timeline->undated == 0
                           ? tr("Timeline · %1 activities, times %2").arg(activities, zone)
                           : tr("Timeline · %1 activities, %2 of them without a time, times %3")
                                 .arg(activities, undated, zone));
    m_feed->setData(std::move(*timeline), m_context.settings.displayZone());
    Q_EMIT loaded();
}

void UserTimeline::setRange(const Range& range)
{
    m_lanes->setRange(range);
}

void UserTimeline::setRoom(int height)
{
    const Metrics& m = m_context.look.metrics();
    const auto step = std::ranges::find_if(kSteps, [&](const Step& s) { return height >= m.scaled(s.from); });
    const bool room = step != kSteps.end();
    if (room) m_hours->setRows(step->rows);
    m_hours->setVisible(room);
    m_coverage->setVisible(room);
}

} // namespace sightline::ui
