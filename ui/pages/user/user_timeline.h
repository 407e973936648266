// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline of a person with all that lies on its axis: heading, hours by days, lanes, coverage and
// legend. Whatever is asked of it is counted off the GUI thread; only the newest question is answered. GUI
// thread.
#pragma once

#include "ui/base/page_context.h"
#include "ui/base/task_runner.h"
#include "ui/pages/search_answer.h"
#include "ui/pages/user/evidence.h"

#include <QWidget>

#include <optional>
#include <utility>
#include <vector>

namespace sightline::usecase
{
struct UserRow;
}

namespace sightline::ui
{

class CoverageLane;
class HourStrip;
struct TimelineData;
class TextLabel;
class TimelineFeed;
class TimelineWidget;
class UserRarities;

class UserTimeline : public QWidget
{
    Q_OBJECT

public:
    using Range = std::optional<std::pair<Ticks, Ticks>>;

    // context outlives it.
    explicit UserTimeline(PageContext& context, QWidget* parent = nullptr);

    // row: of the state. What is on the lanes is asked for apart.
    void showUser(const usecase::StatePtr& state, const usecase::UserRow& row);
    void showNobody();
    // The activities of the question, and these alerts (indexes into CaseState::alerts).
    void ask(const SearchQuestion& question, const std::vector<std::size_t>& alerts);
    // Outlines a range that was chosen elsewhere; says nothing.
    void setRange(const Range& range);
    // Where room is short, the rows matter more than the hours, which fold and go; height: of the page.
    void setRoom(int height);

Q_SIGNALS:
    // What was asked for is there, without a range.
    void loaded();
    // Ticks; to is exclusive.
    void rangeSelected(qint64 from, qint64 to);
    void rangeCleared();
    void alertOpened(const QString& id);
    void evidenceRequested(const sightline::ui::Evidence& evidence);
    void twinRequested();

private:
    void build();
    void connectParts();
    void take(Result<TimelineData> timeline);

    PageContext& m_context;
    TextLabel* m_heading;
    TimelineWidget* m_lanes;
    HourStrip* m_hours;
    CoverageLane* m_coverage;
    TimelineFeed* m_feed;
    UserRarities* m_rarities;
    TaskHandle m_asking;
};

} // namespace sightline::ui
