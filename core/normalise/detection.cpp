// SPDX-License-Identifier: GPL-3.0-or-later
// A detection is what a tool says about a Windows event: from Medium on (or without a level) it is an alert,
// as a product's detections are; below it is the event's activity, if the event names who acted. The event's
// own columns are read as those of any Windows event.
#include "core/base/ip.h"
#include "core/base/text.h"
#include "core/normalise/windows_account.h"

#include <algorithm>
#include <fmt/format.h>

namespace sightline::normalise
{
namespace
{

constexpr std::string_view kRules = "Sigma";

// Timelines shorten the names of channels.
void nameChannel(const Job& job)
{
    const Field* channel = job.record.find("Channel");
    if (channel == nullptr) return;
    const std::string_view full = job.maps.channelName(job.record.text(channel));
    if (full.empty()) return;
    job.record.rename(*channel, "Channel (as written)");
    job.record.add("Channel", Value::ofText(full));
}

WindowsPlace placeOf(Record& record)
{
    WindowsPlace place;
    place.id = firstInteger(record, {"EventID"}).value_or(0);
    place.computer = firstText(record, {"Computer"});
    place.host = place.computer.substr(0, place.computer.find('.'));
    return place;
}

// Details say `User` where the event has a subject; and the account of some events is in the target's field,
// where it is nobody's target.
void writeActor(ActivityWriter& w)
{
    if (!w.written(Activity::ActorKey).empty()) return;
    const WindowsPlace place = placeOf(w.record());
    for (const std::string_view role : {"subject", "user", "target"}) {
        if (role == "target" && !w.written(Activity::TargetKey).empty()) return;
        const WindowsAccount account = windowsAccount(w.record(), role, place);
        if (account.empty()) continue;
        std::string_view proof;
        const Account who = describeAccount(w.job(), account, place, proof);
        if (who.key.empty()) continue;
        w.actor(who);
        w.link(who.key, proof);
        return;
    }
}

void addOnce(std::vector<std::string>& list, std::string_view value)
{
    if (!value.empty() && std::ranges::find(list, value) == list.end()) list.emplace_back(value);
}

// "attack.t1059.001", "T1059.001": "T1059.001"; anything else is no technique.
std::string techniqueOf(std::string_view tag)
{
    const std::string upper = upperAscii(tag.starts_with("attack.") ? tag.substr(7) : tag);
    const bool technique =
        upper.size() >= 5 && upper[0] == 'T' &&
        std::all_of(upper.begin() + 1, upper.begin() + 5, [](char c) { return c >= '0' && c <= '9'; });
    return technique ? upper : std::string{};
}

void addTag(const Job& job, std::string_view tag)
{
    tag = trim(tag);
    Alert& alert = job.out.alert;
    if (const std::string technique = techniqueOf(tag); !technique.empty()) {
        addOnce(alert.techniques, technique);
        return;
    }
    addOnce(alert.tactics, job.maps.alertWord(kRules, "intent", tag));
}

// A list, or a text with bars or line ends between the tags.
void addTags(const Job& job, std::string_view column)
{
    const JsonText json = job.json(column);
    if (json.root().isArray()) {
        json.root().each([&](const JsonView& item) { addTag(job, item.scalar()); });
        return;
    }
    std::string_view rest = job.record.text(column);
    while (!rest.empty()) {
        const std::size_t bar = rest.find("\xC2\xA6");
        const std::size_t end = std::min(bar, rest.find_first_of(",\n"));
        addTag(job, rest.substr(0, end));
        if (end == std::string_view::npos) return;
        rest.remove_prefix(end + (end == bar ? 2 : 1));
    }
}

void addUser(Alert& alert, std::string_view shown, std::string_view key)
{
    if (key.empty() || std::ranges::find(alert.userKeys, key) != alert.userKeys.end()) return;
    alert.users.emplace_back(shown);
    alert.userKeys.emplace_back(key);
}

// The rule by its id, else its title, and the record it fired on.
std::string externalIdOf(Record& record)
{
    const std::string_view rule = firstText(record, {"RuleID", "RuleTitle"});
    const std::string_view id = firstText(record, {"EventRecordId"});
    const std::string_view computer = firstText(record, {"Computer"});
    if (rule.empty() || id.empty() || computer.empty()) return {};
    return fmt::format("{}/{}/{}/{}", rule, computer, firstText(record, {"Channel"}), id);
}

void writeAlert(const Job& job, std::string_view severity)
{
    Record& record = job.record;
    const ActivityRow& event = job.out.activity;
    job.out.kind = RecordKind::Alert;
    Alert& alert = job.out.alert;
    alert.source = job.input.format == "chainsaw" ? "Chainsaw" : "Hayabusa";
    alert.provider = alert.source;
    alert.title = firstText(record, {"RuleTitle"});
    alert.policy = alert.title;
    alert.description = firstText(record, {"Details", "AllFieldInfo", "EventData"});
    alert.severity = severity;
    alert.externalId = externalIdOf(record);
    alert.time = alert.start = alert.end = job.out.time;
    const auto shown = [&](Activity name, Activity id, Activity key) {
        const std::string_view text = event.text(name).empty() ? event.text(id) : event.text(name);
        addUser(alert, text, event.text(key));
    };
    shown(Activity::ActorUsername, Activity::ActorUserId, Activity::ActorKey);
    shown(Activity::TargetUsername, Activity::TargetUserId, Activity::TargetKey);
    addOnce(alert.devices, firstText(record, {"Computer"}));
    addOnce(alert.ipAddresses, event.text(Activity::IPAddress));
    addTags(job, "MitreTactics");
    addTags(job, "MitreTags");
    addTags(job, "RuleTags");
}

} // namespace

void normaliseDetection(const Job& job)
{
    nameChannel(job);
    const std::string_view level = firstText(job.record, {"RuleLevel", "Level"});
    std::string_view severity = job.maps.alertWord(kRules, "severity", level);
    if (severity.empty()) severity = "Medium";
    normaliseWindows(job);
    ActivityWriter w(job);
    writeActor(w);
    if (severity == "Medium" || severity == "High") {
        writeAlert(job, severity);
        return;
    }
    if (w.written(Activity::ActionType).empty()) {
        w.text(Activity::ActionType, "Other");
        w.text(Activity::Environment, "OnPremises");
        w.text(Activity::App, "Windows");
        w.text(Activity::Operation, job.record.text("EventID"));
        w.text(Activity::DestinationDevice, firstText(job.record, {"Computer"}));
    }
    if (w.written(Activity::ActorKey).empty()) job.out.kind = RecordKind::Other;
}

} // namespace sightline::normalise
