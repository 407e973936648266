// SPDX-License-Identifier: GPL-3.0-or-later
// Alerts and incidents of Defender XDR, Microsoft Graph and Sentinel.
#include "core/base/ip.h"
#include "core/base/text.h"
#include "core/model/account_key.h"
#include "core/normalise/fields.h"

#include <algorithm>
#include <fmt/format.h>

namespace sightline::normalise
{
namespace
{

constexpr std::string_view kGraph = "Graph";
constexpr std::string_view kSentinel = "Sentinel";

void addOnce(std::vector<std::string>& list, std::string value)
{
    if (!value.empty() && std::ranges::find(list, value) == list.end()) list.push_back(std::move(value));
}

std::string wordOr(std::string_view word, std::string_view otherwise)
{
    return std::string(word.empty() ? otherwise : word);
}

Ticks timeOf(Record& record, Names names)
{
    const auto time = parseTime(firstText(record, names));
    return time ? time->ticks : kNoTime;
}

// A JSON array of texts, or a text with commas; "" and what names nothing left out.
std::vector<std::string> listOf(const Job& job, Names columns)
{
    std::vector<std::string> out;
    const JsonText json = job.json(columns);
    if (json.root().isArray()) {
        json.root().each([&](const JsonView& item) { addOnce(out, std::string(item.scalar())); });
        return out;
    }
    for (const std::string_view part : split(firstText(job.record, columns), ',')) {
        if (!isNothing(trim(part))) addOnce(out, std::string(trim(part)));
    }
    return out;
}

// What the pieces of evidence name, in the spellings of all these interfaces.
class Evidence
{
public:
    explicit Evidence(const Job& job) : m_maps(job.maps), m_out(job.out) {}

    void addAll(const JsonView& list, int depth = 0) const
    {
        constexpr int kMaxDepth = 4;
        if (depth > kMaxDepth || !list.isArray()) return;
        list.each([&](const JsonView& item) {
            add(item);
            // An incident holds alerts, and these their entities.
            addAll(item.at("entities"), depth + 1);
            addAll(item.at("evidence"), depth + 1);
            addAll(item.at("devices"), depth + 1);
        });
    }

    void addAccount(std::string_view upn, std::string_view objectId, std::string_view sid,
                    std::string_view domain, std::string_view name) const
    {
        std::vector<std::string> keys; // strongest first, all of one account
        addOnce(keys, objectIdKey(objectId));
        if (!m_maps.standsForNobody(sid) && !isWellKnownSid(sid)) addOnce(keys, sidKey(sid));
        addOnce(keys, upnKey(upn));
        if (!isNothing(domain) && !equalsAscii(domain, "AzureAD")) addOnce(keys, windowsKey(domain, name));
        for (const std::string& key : keys)
            addLink(m_out.links, keys.front(), key);
        if (keys.empty()) addOnce(keys, isWellKnownSid(sid) ? std::string{} : accountKeyOf(name));
        if (keys.empty()) return;
        Alert& alert = m_out.alert;
        if (std::ranges::find(alert.userKeys, keys.front()) != alert.userKeys.end()) return;
        std::string shown(upn);
        if (shown.empty() && !name.empty())
            shown = isNothing(domain) ? std::string(name) : fmt::format("{}\\{}", domain, name);
        alert.users.push_back(shown.empty() ? accountKeyText(keys.front()) : shown);
        alert.userKeys.push_back(keys.front());
    }

    void addIp(std::string_view text) const
    {
        if (!text.empty()) addOnce(m_out.alert.ipAddresses, canonicalIp(text));
    }

    void addDevice(std::string_view name) const { addOnce(m_out.alert.devices, std::string(name)); }

private:
    void add(const JsonView& e) const
    {
        const JsonView account = e.at("userAccount").isObject() ? e.at("userAccount") : e;
        std::string_view upn = account.any({"userPrincipalName", "upn"});
        if (upn.empty()) upn = e.any({"mailboxAddress", "primaryAddress"});
        addAccount(upn, account.any({"azureAdUserId", "aadUserId"}),
                   account.any({"userSid", "onPremisesSecurityIdentifier"}),
                   account.any({"domainName", "ntDomain"}), account.any({"accountName", "userName"}));
        addDevice(e.any({"deviceDnsName", "computerDnsName", "fqdn", "netBiosName", "hostName"}));
        for (const std::string_view key : {"ipAddress", "publicIpAddress", "privateIpAddress", "logonIp"})
            addIp(e.any({key}));
        const std::string_view saas = e.any({"saasAppId", "cloudAppApplicationId", "applicationId"});
        if (saas.empty()) return;
        const auto known = m_maps.app(saas);
        addOnce(m_out.alert.apps,
                std::string(known ? known->name : e.any({"displayName", "applicationName"})));
    }

    const Maps& m_maps;
    Normalised& m_out;
};

// "upn/address; upn/address", as a collector joins the states of an alert.
template <class First> void eachPair(std::string_view text, const Evidence& evidence, const First& first)
{
    for (const std::string_view part : split(text, ';')) {
        const std::string_view pair = trim(part);
        const std::size_t slash = pair.find('/');
        const std::string_view name = trim(pair.substr(0, slash));
        if (!isNothing(name)) first(name);
        if (slash == std::string_view::npos) continue;
        const std::string_view ip = trim(pair.substr(slash + 1));
        if (!isNothing(ip)) evidence.addIp(ip);
    }
}

void writeWords(const Job& job, std::string_view product)
{
    const Maps& maps = job.maps;
    Record& record = job.record;
    Alert& alert = job.out.alert;
    const std::string_view status = firstText(record, {"Status"});
    alert.severity = wordOr(maps.alertWord(product, "severity", firstText(record, {"Severity"})), "Medium");
    alert.status = wordOr(maps.alertWord(product, "status", status), "New");
    const std::string_view classified =
        maps.alertWord(product, "classification", firstText(record, {"Classification"}));
    const std::string_view feedback = maps.alertWord(product, "feedback", firstText(record, {"Feedback"}));
    alert.resolution = wordOr(classified, "none");
    if (alert.resolution == "none") alert.resolution = wordOr(feedback, "none");
    if (alert.resolution == "none" && alert.status == "Closed") alert.resolution = "Resolved";
    alert.isRead = alert.status != "New";
    alert.productStatus = status;
    alert.assignee = firstText(record, {"AssignedTo", "OwnerUserPrincipalName", "OwnerEmail", "OwnerName"});
    alert.comment = firstText(record, {"ClassificationComment"});
}

// A category may be a tactic, one of the product's own words, or nothing we know.
void writeCategory(const Job& job)
{
    Alert& alert = job.out.alert;
    const std::string_view category = firstText(job.record, {"Category"});
    std::string_view label = job.maps.alertWord(kGraph, "category", category);
    const std::string_view tactic = job.maps.alertWord("*", "tactic", category);
    if (!tactic.empty()) addOnce(alert.tactics, std::string(category));
    if (label.empty())
        label = job.maps.alertWord(kGraph, "serviceSource", firstText(job.record, {"ServiceSource"}));
    alert.category = wordOr(label, "Threat detection");
}

} // namespace

void normaliseDefenderAlert(const Job& job)
{
    Record& record = job.record;
    job.out.kind = RecordKind::Alert;
    Alert& alert = job.out.alert;
    const JsonText vendor = job.json("VendorInformation");
    alert.externalId = firstText(record, {"AlertId"});
    const std::string_view service = firstText(record, {"ServiceSource"});
    alert.source = wordOr(job.maps.alertWord(kGraph, "serviceName", service), service);
    alert.provider = firstText(record, {"Provider", "DetectionSource"});
    if (alert.provider.empty()) alert.provider = vendor.root().any({"provider"});
    if (alert.source.empty())
        alert.source = alert.provider.empty() ? "Microsoft Defender XDR" : alert.provider;
    alert.title = firstText(record, {"Title"});
    alert.policy = alert.title;
    alert.description = firstText(record, {"Description"});
    alert.time = job.out.time;
    alert.start = timeOf(record, {"FirstActivityTime", "EventDateTime"});
    alert.end = timeOf(record, {"LastActivityTime", "LastEventDateTime"});
    alert.link = firstText(record, {"AlertLink", "SourceURL"});
    writeWords(job, kGraph);
    writeCategory(job);
    alert.techniques = listOf(job, {"MitreTechniques", "AttackTechniques"});
    alert.entities = std::string(record.text("Entities"));
    const Evidence evidence(job);
    for (const std::string_view column : {"Entities", "UserStates", "HostStates", "CloudAppStates"}) {
        const JsonText list = job.json(column);
        evidence.addAll(list.root());
    }
    const JsonText related = job.json("RelatedUser");
    evidence.addAccount({}, {}, {}, related.root().any({"domainName"}), related.root().any({"userName"}));
    evidence.addDevice(firstText(record, {"ComputerDnsName"}));
    eachPair(firstText(record, {"AffectedUser"}), evidence,
             [&](std::string_view name) { evidence.addAccount(name, {}, {}, {}, name); });
    eachPair(firstText(record, {"AffectedHost"}), evidence,
             [&](std::string_view name) { evidence.addDevice(name); });
}

void normaliseIncident(const Job& job)
{
    Record& record = job.record;
    job.out.kind = RecordKind::Alert;
    Alert& alert = job.out.alert;
    const bool sentinel = job.input.table == "SecurityIncident";
    alert.externalId = firstText(record, {"IncidentName", "IncidentId"});
    alert.source = sentinel ? "Microsoft Sentinel" : "Microsoft Defender XDR";
    alert.provider = firstText(record, {"ProviderName"});
    if (alert.provider.empty()) alert.provider = alert.source;
    alert.title = firstText(record, {"Title"});
    alert.policy = alert.title;
    alert.description = firstText(record, {"Description"});
    alert.time = job.out.time;
    alert.start = timeOf(record, {"FirstActivityTime"});
    alert.end = timeOf(record, {"LastActivityTime"});
    alert.link = firstText(record, {"IncidentUrl"});
    writeWords(job, sentinel ? kSentinel : kGraph);
    const JsonText owner = job.json("Owner");
    if (alert.assignee.empty())
        alert.assignee = owner.root().any({"userPrincipalName", "email", "assignedTo"});
    const JsonText more = job.json("AdditionalData");
    for (const std::string_view key : {"tactics", "techniques"}) {
        auto& list = key == "tactics" ? alert.tactics : alert.techniques;
        more.root().at(key).each([&](const JsonView& item) { addOnce(list, std::string(item.scalar())); });
    }
    for (const std::string& tactic : listOf(job, {"Tactics"}))
        addOnce(alert.tactics, tactic);
    for (const std::string& technique : listOf(job, {"Techniques"}))
        addOnce(alert.techniques, technique);
    // The alerts an incident names are its entities: what they name in turn, they say themselves.
    alert.entities = std::string(firstText(record, {"AlertIds", "Alerts"}));
    const JsonText alerts = job.json("Alerts");
    Evidence(job).addAll(alerts.root());
}

} // namespace sightline::normalise
