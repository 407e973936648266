// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ip.h"
#include "core/base/text.h"
#include "core/model/account_key.h"
#include "core/normalise/fields.h"

#include <algorithm>
#include <array>

namespace sightline::normalise
{
namespace
{

struct Word {
    std::string_view written, result;
};

constexpr std::array<Word, 14> kResults{{{"success", "Success"},
                                         {"successful", "Success"},
                                         {"succeeded", "Success"},
                                         {"allowed", "Success"},
                                         {"allow", "Success"},
                                         {"permitted", "Success"},
                                         {"failed", "Failure"},
                                         {"failure", "Failure"},
                                         {"fail", "Failure"},
                                         {"denied", "Failure"},
                                         {"deny", "Failure"},
                                         {"blocked", "Failure"},
                                         {"block", "Failure"},
                                         {"error", "Failure"}}};

std::string_view resultOf(std::string_view text)
{
    const auto it =
        std::ranges::find_if(kResults, [&](const Word& w) { return equalsAscii(w.written, text); });
    return it == kResults.end() ? std::string_view{} : it->result;
}

// An account of one user column, in its domain if the record names that beside it.
Account accountOf(const ActivityWriter& w, Names user, Names domain, Names id)
{
    Account a;
    a.username = firstText(w.record(), user);
    const std::string_view scope = firstText(w.record(), domain);
    if (a.username.empty()) a.username = firstText(w.record(), id);
    if (a.username.empty()) return a;
    a.type = usernameType(a.username);
    a.key = w.record().keep(accountKeyOf(a.username, scope));
    return a;
}

void addUser(Alert& alert, std::string_view shown)
{
    std::string key = accountKeyOf(shown);
    if (key.empty()) return;
    alert.users.emplace_back(shown);
    alert.userKeys.push_back(std::move(key));
}

void addText(std::vector<std::string>& list, std::string_view value)
{
    if (!value.empty()) list.emplace_back(value);
}

std::string wordOr(std::string_view word, std::string_view otherwise)
{
    return std::string(word.empty() ? otherwise : word);
}

Ticks timeIn(Record& record, std::string_view column)
{
    const auto time = parseTime(firstText(record, {column}));
    return time ? time->ticks : kNoTime;
}

// CEF's own scale of 0 to 10.
std::string_view severityOf(std::string_view number)
{
    if (number == "0" || number == "1" || number == "2" || number == "3") return "Low";
    if (number == "4" || number == "5" || number == "6") return "Medium";
    return number.empty() || number.front() < '0' || number.front() > '9' ? "Medium" : "High";
}

// "https://portal/alerts/<id>": what follows the last stroke.
std::string_view lastOfPath(std::string_view link)
{
    return link.substr(link.find_last_of('/') + 1);
}

void cloudAppsAlert(const Job& job)
{
    Record& record = job.record;
    job.out.kind = RecordKind::Alert;
    Alert& alert = job.out.alert;
    alert.externalId = firstText(record, {"ExternalID"});
    alert.source = "Defender for Cloud Apps";
    alert.provider = "MCAS";
    alert.title = alert.policy = firstText(record, {"Activity"});
    alert.description = firstText(record, {"Message"});
    alert.time = job.out.time;
    alert.start = timeIn(record, "StartTime");
    alert.end = timeIn(record, "EndTime");
    alert.severity = severityOf(firstText(record, {"LogSeverity"}));
    const std::string_view kind = firstText(record, {"DeviceEventClassID"});
    alert.category = wordOr(job.maps.alertWord("CloudApps", "alertType", kind), "Threat detection");
    alert.link = firstText(record, {"DeviceCustomString1"});
    addUser(alert, firstText(record, {"SourceUserName"}));
    addText(alert.ipAddresses, canonicalIp(firstText(record, {"SourceIP", "DeviceCustomIPv6Address1"})));
    addText(alert.apps, firstText(record, {"DestinationServiceName"}));
    for (const std::string_view audit : split(firstText(record, {"DeviceCustomString3"}), ','))
        addText(alert.evidence, trim(audit)); // the ids of activities, as those have them
}

void cloudAppsActivity(const Job& job)
{
    ActivityWriter w(job);
    Record& record = job.record;
    const Operation known = w.maps().operation("CloudApps", firstText(record, {"DeviceEventClassID"}));
    w.text(Activity::ActionType, known.action);
    w.text(Activity::ObjectType, known.objectType);
    w.flag(Activity::IsAdmin, known.admin);
    if (known.action == "LogOnFailed") w.text(Activity::Result, "Failure");
    w.text(Activity::Operation, firstText(record, {"Activity"}));
    w.text(Activity::Description, firstText(record, {"Message"}));
    w.app({firstText(record, {"DeviceCustomString2"}), firstText(record, {"DestinationServiceName"})});
    if (const std::string_view name = firstText(record, {"DestinationServiceName"});
        w.written(Activity::Environment).empty()) {
        w.text(Activity::App, name);
        w.text(Activity::Environment, "Cloud");
    }
    w.actor(accountOf(w, {"SourceUserName"}, {}, {}));
    w.ip(firstText(record, {"DeviceAddress", "SourceIP", "DeviceCustomIPv6Address1"}));
    w.userAgent(firstText(record, {"RequestClientApplication"}));
}

} // namespace

void normaliseCef(const Job& job)
{
    ActivityWriter w(job);
    Record& record = job.record;
    w.text(Activity::ActionType, "Other");
    w.text(Activity::App, firstText(record, {"DeviceProduct", "DeviceVendor"}));
    std::string_view result = resultOf(firstText(record, {"EventOutcome"}));
    if (result.empty()) result = resultOf(firstText(record, {"DeviceAction"}));
    w.text(Activity::Result, result);
    w.actor(accountOf(w, {"SourceUserName"}, {"SourceNTDomain"}, {"SourceUserID"}));
    w.target(accountOf(w, {"DestinationUserName"}, {"DestinationNTDomain"}, {"DestinationUserID"}));
    w.ip(firstText(record, {"SourceIP"}));
    w.userAgent(firstText(record, {"RequestClientApplication"}));
}

void normaliseIdentityCef(const Job& job)
{
    Record& record = job.record;
    job.out.kind = RecordKind::Alert;
    Alert& alert = job.out.alert;
    const bool ata = firstText(record, {"DeviceProduct"}) == "ATA";
    alert.source = ata ? "Advanced Threat Analytics" : "Defender for Identity";
    alert.provider = firstText(record, {"DeviceProduct"});
    alert.title = firstText(record, {"Activity"});
    alert.policy = firstText(record, {"DeviceEventClassID"});
    alert.description = firstText(record, {"Message"});
    alert.link = firstText(record, {"DeviceCustomString1"});
    // One address may stand for several detections, and externalId is their kind; an update has all the same.
    alert.externalId = std::string(lastOfPath(alert.link)) + '/' + alert.policy + '/' +
                       std::string(firstText(record, {"ExternalID"})) + '/' + alert.title;
    if (alert.link.empty()) alert.externalId.clear();
    alert.time = alert.start = job.out.time;
    alert.severity = wordOr(
        job.maps.alertWord("DefenderForIdentity", "severity", firstText(record, {"LogSeverity"})), "Medium");
    alert.productStatus = firstText(record, {"DeviceCustomString2"});
    addUser(alert, firstText(record, {"SourceUserName"}));
    addText(alert.devices, firstText(record, {"SourceHostName"}));
    addText(alert.devices, firstText(record, {"DestinationHostName"}));
    addText(alert.ipAddresses, canonicalIp(firstText(record, {"SourceIP"})));
}

void normaliseCloudAppsCef(const Job& job)
{
    if (firstText(job.record, {"DeviceEventClassID"}).starts_with("ALERT_")) return cloudAppsAlert(job);
    cloudAppsActivity(job);
}

void normaliseSyslog(const Job& job)
{
    ActivityWriter w(job);
    w.text(Activity::ActionType, "Other");
    w.text(Activity::App, firstText(job.record, {"ProcessName"}));
}

} // namespace sightline::normalise
