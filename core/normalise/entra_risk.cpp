// SPDX-License-Identifier: GPL-3.0-or-later
// What Entra ID Protection says of people: a risk detection is an alert of the product (it has a severity and
// a state that analysts set); the state of a risky user is a row that proves which name and id belong
// together.
#include "core/base/ip.h"
#include "core/base/text.h"
#include "core/model/account_key.h"
#include "core/normalise/fields.h"

namespace sightline::normalise
{
namespace
{

constexpr std::string_view kProduct = "IdentityProtection";

Ticks timeOf(Record& record, std::string_view column)
{
    const auto time = parseTime(firstText(record, {column}));
    return time ? time->ticks : kNoTime;
}

// Says which object id and principal name are one account; the stronger key.
std::string writeLinks(Normalised& out, std::string_view objectId, std::string_view upn)
{
    const std::string byId = objectIdKey(objectId);
    const std::string byUpn = upnKey(upn);
    addLink(out.links, byId, byUpn);
    return byId.empty() ? byUpn : byId;
}

void writeWords(const Job& job, Alert& alert)
{
    const auto word = [&](std::string_view field, std::string_view column, std::string_view otherwise) {
        const std::string_view found = job.maps.alertWord(kProduct, field, firstText(job.record, {column}));
        return std::string(found.empty() ? otherwise : found);
    };
    alert.severity = word("riskLevel", "RiskLevel", "Medium");
    alert.status = word("riskState", "RiskState", "New");
    alert.resolution = word("resolution", "RiskState", "none");
    alert.isRead = alert.status != "New";
    alert.productStatus = firstText(job.record, {"RiskState"});
    const std::string_view type = firstText(job.record, {"RiskEventType", "RiskType"});
    alert.policy = type;
    alert.title = word("riskEventType", "RiskEventType", type);
}

// Techniques lie in a list of Key and Value.
void writeAdditionalInfo(const Job& job, Alert& alert)
{
    const JsonText info = job.json("AdditionalInfo");
    info.root().each([&](const JsonView& item) {
        if (!equalsAscii(item.any({"Key"}), "mitreTechniques")) return;
        for (const std::string_view technique : split(item.any({"Value"}), ',')) {
            if (!isNothing(technique)) alert.techniques.emplace_back(trim(technique));
        }
    });
}

} // namespace

void normaliseRiskDetection(const Job& job)
{
    Record& record = job.record;
    Normalised& out = job.out;
    out.kind = RecordKind::Alert;
    Alert& alert = out.alert;
    alert.externalId = firstText(record, {"Id"});
    alert.source = "Entra ID Protection";
    alert.provider = "IPC";
    alert.time = out.time;
    alert.start = timeOf(record, "ActivityDateTime");
    if (alert.start == kNoTime) alert.start = timeOf(record, "DetectedDateTime");
    alert.end = alert.start;
    writeWords(job, alert);
    writeAdditionalInfo(job, alert);
    if (std::string ip = canonicalIp(firstText(record, {"IpAddress"})); !ip.empty())
        alert.ipAddresses.push_back(std::move(ip));
    const std::string_view upn = firstText(record, {"UserPrincipalName"});
    const std::string_view objectId = firstText(record, {"UserId"});
    std::string key = writeLinks(out, objectId, upn);
    if (key.empty()) return;
    const std::string_view shown = upn.empty() ? firstText(record, {"UserDisplayName"}) : upn;
    alert.users.emplace_back(shown.empty() ? objectId : shown);
    alert.userKeys.push_back(std::move(key));
}

void normaliseRiskyUser(const Job& job)
{
    (void)writeLinks(job.out, firstText(job.record, {"Id"}), firstText(job.record, {"UserPrincipalName"}));
}

} // namespace sightline::normalise
