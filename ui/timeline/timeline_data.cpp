// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timeline_data.h"

#include "core/model/activity.h"
#include "core/query/search.h"
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

enum class Group { Identity, SignIn, FilesAndMail };

struct ActionGroup {
    std::string_view action;
    Group group;
};

// Action words that are not listed are of the lane Admin.
constexpr std::array kGroups{
    ActionGroup{"LogOn", Group::SignIn},
    ActionGroup{"LogOnFailed", Group::SignIn},
    ActionGroup{"LogOff", Group::SignIn},
    ActionGroup{"LogOnInterrupted", Group::SignIn},
    ActionGroup{"TicketRequested", Group::SignIn},
    ActionGroup{"CredentialValidated", Group::SignIn},
    ActionGroup{"PasswordChanged", Group::Identity},
    ActionGroup{"PasswordReset", Group::Identity},
    ActionGroup{"AccountCreated", Group::Identity},
    ActionGroup{"AccountDeleted", Group::Identity},
    ActionGroup{"AccountEnabled", Group::Identity},
    ActionGroup{"AccountDisabled", Group::Identity},
    ActionGroup{"AccountLocked", Group::Identity},
    ActionGroup{"AccountUnlocked", Group::Identity},
    ActionGroup{"AccountChanged", Group::Identity},
    ActionGroup{"GroupMemberAdded", Group::Identity},
    ActionGroup{"GroupMemberRemoved", Group::Identity},
    ActionGroup{"RoleAssigned", Group::Identity},
    ActionGroup{"RoleRemoved", Group::Identity},
    ActionGroup{"ShareAccessed", Group::FilesAndMail},
    ActionGroup{"FileAccessed", Group::FilesAndMail},
    ActionGroup{"FileDownloaded", Group::FilesAndMail},
    ActionGroup{"FileUploaded", Group::FilesAndMail},
    ActionGroup{"FileModified", Group::FilesAndMail},
    ActionGroup{"FileDeleted", Group::FilesAndMail},
    ActionGroup{"FileShared", Group::FilesAndMail},
    ActionGroup{"MailAccessed", Group::FilesAndMail},
    ActionGroup{"MailSent", Group::FilesAndMail},
    ActionGroup{"MailDeleted", Group::FilesAndMail},
    ActionGroup{"MailRuleCreated", Group::FilesAndMail},
    ActionGroup{"MailboxPermissionChanged", Group::FilesAndMail},
    ActionGroup{"SearchPerformed", Group::FilesAndMail},
};

LaneData& laneIn(TimelineData& data, TimelineLane lane)
{
    return data.lanes[static_cast<std::size_t>(lane)];
}

// Which lanes the case could fill at all.
Result<> markSources(const query::TableBinding& table, TimelineData& data, const StopToken& stop)
{
    for (const std::string_view environment : {"OnPremises", "Cloud"}) {
        const auto filter = query::parsePredicate(query::leafText(
            "Environment", query::Op::Equal, {query::Literal::ofText(std::string(environment))}));
        if (!filter) return tl::unexpected(filter.error());
        const auto rows = query::filterRows(table, *filter, stop);
        if (!rows) return tl::unexpected(rows.error());
        const auto actions = query::facet(table, *rows, "ActionType", actionWords().size() + 1, stop);
        if (!actions) return tl::unexpected(actions.error());
        for (const query::FacetValue& value : actions->values)
            laneIn(data, laneOf(value.value, fromText<Environment>(environment))).hasSource = true;
    }
    return {};
}

Result<> readActivities(const query::TableBinding& table, const std::vector<RowRef>& rows, TimelineData& data,
                        const StopToken& stop)
{
    const query::BoundColumn* time = table.find("TimeGenerated");
    const query::BoundColumn* action = table.find("ActionType");
    const query::BoundColumn* environment = table.find("Environment");
    if (!time || !action || !environment)
        return fail(ErrorKind::Corrupt, "activity.columns", "the activity table lacks a column");
    query::CellReader reader(table);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i % 4096 == 0 && stop.stopRequested()) return cancelled();
        const auto at = reader.value(rows[i], *time);
        if (!at) return tl::unexpected(at.error());
        if (at->isNull() || at->integer == kNoTime) {
            ++data.undated;
            continue;
        }
        const Ticks moment = at->integer;
        const auto what = reader.text(rows[i], *action);
        if (!what) return tl::unexpected(what.error());
        const auto where = reader.text(rows[i], *environment);
        if (!where) return tl::unexpected(where.error());
        const auto place = fromText<Environment>(*where);
        LaneData& lane = laneIn(data, laneOf(*what, place));
        lane.times.push_back(moment);
        lane.environments.push_back(place);
    }
    return {};
}

void readAlerts(const usecase::CaseState& state, const std::vector<std::size_t>& alerts, TimelineData& data)
{
    for (const std::size_t index : alerts) {
        const Alert& alert = state.alerts[index];
        if (alert.time == kNoTime) continue;
        data.alerts.push_back(
            {alert.time, fromText<Severity>(alert.severity), toQString(alert.id), shown(alert.title)});
    }
    std::ranges::stable_sort(data.alerts, {}, &TimelineAlert::time);
    LaneData& lane = laneIn(data, TimelineLane::Alerts);
    lane.hasSource = !state.alerts.empty();
    for (const TimelineAlert& alert : data.alerts) {
        lane.times.push_back(alert.time);
        lane.environments.push_back(Environment::None);
    }
}

} // namespace

QString laneTitle(TimelineLane lane)
{
    return QCoreApplication::translate("Timeline", kTitles[static_cast<std::size_t>(lane)]);
}

TimelineLane laneOf(std::string_view action, Environment environment)
{
    const auto it = std::ranges::find(kGroups, action, &ActionGroup::action);
    if (it == kGroups.end()) return TimelineLane::Admin;
    if (it->group == Group::Identity) return TimelineLane::Identity;
    if (it->group == Group::FilesAndMail) return TimelineLane::FilesAndMail;
    return environment == Environment::OnPremises ? TimelineLane::SignInOnPremises
                                                  : TimelineLane::SignInCloud;
}

Result<TimelineData> loadTimeline(const usecase::CaseState& state, const std::string& kql,
                                  const std::vector<std::size_t>& alerts, const StopToken& stop)
{
    const auto table = query::TableBinding::open(state.activities, "Activity");
    if (!table) return tl::unexpected(table.error());
    const auto filter = query::parsePredicate(kql);
    if (!filter) return tl::unexpected(filter.error());
    const auto found = query::filterRows(*table, *filter, stop, kql);
    if (!found) return tl::unexpected(found.error());
    const auto rows = query::orderedRows(*table, *found, {"TimeGenerated", false}, 0, stop);
    if (!rows) return tl::unexpected(rows.error());
    TimelineData data;
    data.activities = found->count;
    SL_TRY(markSources(*table, data, stop));
    SL_TRY(readActivities(*table, *rows, data, stop));
    readAlerts(state, alerts, data);
    for (const LaneData& lane : data.lanes) {
        if (lane.times.empty()) continue;
        data.from = data.from == kNoTime ? lane.times.front() : std::min(data.from, lane.times.front());
        data.to = data.to == kNoTime ? lane.times.back() : std::max(data.to, lane.times.back());
    }
    return data;
}

} // namespace sightline::ui
