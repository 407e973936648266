// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_data.h"

#include "ui/base/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace sightline::ui
{

namespace
{

constexpr std::array<const char*, kLaneCount> kTitles{
    QT_TRANSLATE_NOOP("Timeline", "Identity"),       QT_TRANSLATE_NOOP("Timeline", "Sign-in, on-prem"),
    QT_TRANSLATE_NOOP("Timeline", "Sign-in, cloud"), QT_TRANSLATE_NOOP("Timeline", "Files and mail"),
    QT_TRANSLATE_NOOP("Timeline", "Admin, other"),   QT_TRANSLATE_NOOP("Timeline", "Alerts"),
    QT_TRANSLATE_NOOP("Timeline", "Notes")};

void readAlerts(const usecase::CaseState& state, const std::vector<std::size_t>& alerts, TimelineData& data)
{
    for (const std::size_t index : alerts) {
        const Alert& alert = state.alerts[index];
        if (alert.time == kNoTime) continue;
        data.alerts.push_back(
            {alert.time, fromText<Severity>(alert.severity), toQString(alert.id), shown(alert.title)});
    }
    std::ranges::stable_sort(data.alerts, {}, &TimelineAlert::time);
    data.hasSource[static_cast<std::size_t>(TimelineLane::Alerts)] = !state.alerts.empty();
    if (data.alerts.empty()) return;
    const Ticks first = data.alerts.front().time;
    data.from = data.from == kNoTime ? first : std::min(data.from, first);
    data.to = std::max(data.to, data.alerts.back().time);
}

} // namespace

QString laneTitle(TimelineLane lane)
{
    return QCoreApplication::translate("Timeline", kTitles[static_cast<std::size_t>(lane)]);
}

Result<TimelineData> loadTimeline(const usecase::StatePtr& state, const std::string& kql,
                                  const std::vector<std::size_t>& alerts, const StopToken& stop)
{
    auto source = usecase::LaneSource::open(state, kql, stop);
    if (!source) return tl::unexpected(std::move(source.error()));
    const auto fillable = usecase::lanesWithSource(*state, stop);
    if (!fillable) return tl::unexpected(fillable.error());
    TimelineData data;
    std::ranges::copy(*fillable, data.hasSource.begin());
    data.source = std::move(*source);
    data.activities = data.source->count();
    data.undated = data.source->undated();
    data.from = data.source->first();
    data.to = data.source->last();
    readAlerts(*state, alerts, data);
    return data;
}

} // namespace sightline::ui
