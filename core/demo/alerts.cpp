// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/alerts.h"

#include "core/demo/output.h"
#include "core/demo/random.h"
#include "core/demo/records.h"
#include "core/demo/tables.h"

#include <algorithm>
#include <fmt/format.h>
#include <span>
#include <string>

namespace sightline::demo
{

namespace
{

constexpr AlertForm kCloudApps[] = {
    {"Impossible travel activity", "The user was active from two countries within a short time.",
     "InitialAccess", "Medium", "dismissed", 0},
    {"Activity from infrequent country", "Activity from a country the organisation rarely uses.",
     "InitialAccess", "Medium", "open", 0},
    {"Mass download by a single user", "The user downloaded an unusual number of files.", "Exfiltration",
     "Medium", "benign", 0},
    {"Multiple failed login attempts", "Several failed sign-ins in a row.", "CredentialAccess", "Low",
     "falsePositive", 0},
    {"File shared with a personal e-mail address", "A file policy was matched.", "Exfiltration", "Low",
     "resolved", 5},
    {"Unusual administrative activity (by user)", "More administrative activities than usual.",
     "PrivilegeEscalation", "Medium", "truePositive", 1},
    {"Log on from an outdated browser", "An activity policy was matched.", "InitialAccess", "Low", "open",
     7}};

constexpr AlertForm kSentinel[] = {
    {"Rare application sign-in", "An application not seen for fourteen days.", "InitialAccess", "Low", "New",
     0, NamedBy::Upn},
    {"Failed logon attempts within ten minutes", "Repeated 4625 for one account.", "CredentialAccess", "Low",
     "Dismissed", 0, NamedBy::NetBiosName},
    {"User added to a privileged group", "Membership of a watched group changed.", "PrivilegeEscalation",
     "Medium", "Resolved", 0, NamedBy::Sid},
    {"Sign-in from a country not seen before", "First sign-in of the user from this country.",
     "InitialAccess", "Medium", "New", 0, NamedBy::ObjectId},
    {"Account created and used within a day", "A new account was used at once.", "Persistence", "Low",
     "Resolved", 0, NamedBy::Sid},
    {"Inbox rule that forwards mail", "A rule forwards messages.", "Collection", "Medium", "InProgress", 0,
     NamedBy::Upn},
    {"Password reset by another account", "A password was reset.", "CredentialAccess", "Informational", "New",
     0, NamedBy::Sid},
    {"Sign-in to a disabled account", "An attempt with a leaver's account.", "InitialAccess", "Low",
     "Dismissed", 0, NamedBy::ObjectId},
    {"Remote desktop to a server outside working hours", "An unusual hour for the account.",
     "LateralMovement", "Medium", "New", 0, NamedBy::NetBiosName},
    {"Large number of files accessed", "More files than the user's peers.", "Collection", "Informational",
     "New", 0, NamedBy::Upn}};

std::vector<DemoAlert> ordinaryAlerts(const Company& company, std::span<const AlertForm> forms,
                                      std::uint64_t stream)
{
    Random random(mixed(company.seed, stream));
    std::vector<DemoAlert> out;
    const Ticks length = (company.end - company.start) / kTicksPerMinute;
    for (const AlertForm& form : forms) {
        DemoAlert alert;
        alert.form = &form;
        alert.start = company.start + random.between(0, length * 9 / 10) * kTicksPerMinute;
        alert.time = alert.start + random.between(3, 90) * kTicksPerMinute;
        alert.salt = random.next();
        // A SID can only name who has one.
        do
            alert.account = static_cast<std::uint32_t>(random.below(company.people));
        while (!company.accounts[alert.account].synced);
        const bool abroad = random.chance(300);
        alert.origin = {abroad ? Whereabouts::Abroad : Whereabouts::Office, false,
                        abroad ? company.accounts[alert.account].travelPlace
                               : company.accounts[alert.account].office};
        out.push_back(alert);
    }
    return out;
}

void sortByTime(std::vector<DemoAlert>& alerts)
{
    std::stable_sort(alerts.begin(), alerts.end(),
                     [](const DemoAlert& a, const DemoAlert& b) { return a.time < b.time; });
}

std::string addressOf(const Company& company, const DemoAlert& alert)
{
    Event e;
    e.actor = alert.account;
    e.origin = alert.origin;
    return publicAddress(company, e);
}

struct CloudAppsStatus {
    std::string_view name;
    int status, resolution; // statusValue, resolutionStatusValue
};

constexpr CloudAppsStatus kStatuses[] = {{"open", 0, 0},     {"dismissed", 2, 1},
                                         {"resolved", 2, 2}, {"falsePositive", 2, 3},
                                         {"benign", 2, 4},   {"truePositive", 2, 5}};

const CloudAppsStatus& statusOf(const AlertForm& form)
{
    for (const CloudAppsStatus& status : kStatuses)
        if (status.name == form.status) return status;
    return kStatuses[0];
}

int severityValue(std::string_view severity)
{
    return severity == "Low" ? 0 : severity == "Medium" ? 1 : severity == "High" ? 2 : 3;
}

// The product's ids are twelve bytes in hexadecimal.
std::string objectIdText(std::uint64_t seed)
{
    return fmt::format("{:08x}{:016x}", mixed(seed, 8) & 0xFFFFFFFF, seed);
}

void writeCloudAppsEntities(Json& json, const Company& company, const DemoAlert& alert)
{
    const Account& a = company.accounts[alert.account];
    const AlertForm& form = *alert.form;
    const std::string policy = objectIdText(mixed(alert.salt, 7));
    const auto writePolicy = [&] {
        json.text("id", policy).text("label", form.title);
        json.text("policyType", form.story == 0 ? "ANOMALY_DETECTION" : "AUDIT")
            .text("type", "policyRule")
            .close();
    };
    json.openArray("entities").open();
    writePolicy();
    json.open().number("id", 11161).text("label", "Office 365").text("type", "service").close();
    json.open()
        .text("id", a.objectId)
        .text("label", a.displayName)
        .text("type", "account")
        .number("entityType", 2);
    json.text("em", a.upn).text("pa", a.upn).number("saas", 11161).number("inst", 0).close();
    json.open().text("id", a.upn).text("label", a.upn).text("type", "user").close();
    const std::string address = addressOf(company, alert);
    json.open().text("id", address).text("label", address).text("type", "ip").close().closeArray();
    json.open("policy");
    writePolicy();
}

std::string cloudAppsRecord(const Company& company, const DemoAlert& alert)
{
    const AlertForm& form = *alert.form;
    const CloudAppsStatus& status = statusOf(form);
    const std::string id = objectIdText(alert.salt);
    std::string line;
    Json json(line);
    json.open().text("_id", id).number("timestamp", toUnixMs(alert.time)).text("title", form.title);
    json.text("description", form.description).flag("isMarkdown", false);
    writeCloudAppsEntities(json, company, alert);
    json.number("idValue", form.story == 0 ? 15'795'464 : 15'728'642).number("statusValue", status.status);
    json.number("severityValue", severityValue(form.severity))
        .number("resolutionStatusValue", status.resolution);
    json.openArray("stories").number({}, form.story).closeArray();
    json.openArray("evidence").text({}, form.description).closeArray();
    json.number("threatScore", 9 + 10 * severityValue(form.severity)).flag("isSystemAlert", false);
    json.text("contextId", company.tenantId)
        .text("comment", status.resolution == 0 ? "" : "Checked with the manager.");
    if (status.resolution != 0) json.text("resolveTime", isoFixed(alert.time + 5 * kTicksPerHour, 3));
    json.text("URL", fmt::format("https://contoso.portal.example/#/alerts/{}", id)).close();
    return line;
}

std::string accountEntity(const Company& company, const DemoAlert& alert)
{
    const Account& a = company.accounts[alert.account];
    std::string out;
    Json json(out);
    json.openArray().open().text("$id", "1").text("Type", "account");
    const std::size_t at = a.upn.find('@');
    switch (alert.form->namedBy) {
    case NamedBy::Sid:
        json.text("Name", a.sam).text("Sid", a.sid).flag("IsDomainJoined", true);
        break;
    case NamedBy::ObjectId:
        json.text("AadUserId", a.objectId).text("AadTenantId", company.tenantId);
        break;
    case NamedBy::Upn:
        json.text("Name", a.upn.substr(0, at)).text("UPNSuffix", a.upn.substr(at + 1));
        break;
    case NamedBy::NetBiosName:
        json.text("Name", a.sam).text("NTDomain", kNetBios);
        break;
    }
    json.close();
    json.open().text("$id", "2").text("Type", "ip").text("Address", addressOf(company, alert)).close();
    if (a.host != kNobody) {
        json.open().text("$id", "3").text("Type", "host").text("HostName", company.hosts[a.host].name);
        json.text("DnsDomain", kForest).close();
    }
    json.closeArray();
    return out;
}

std::string sentinelRecord(const Company& company, const DemoAlert& alert)
{
    const AlertForm& form = *alert.form;
    std::string line, properties;
    Json extra(properties);
    extra.open()
        .text("Query Period", "01:00:00")
        .text("Trigger Operator", "GreaterThan")
        .text("Trigger Threshold", "0");
    extra.text("Analytic Rule Name", form.title).text("ProcessedBySentinel", "True").close();
    Json json(line);
    json.open()
        .text("TenantId", "5d0b5e9c-3b0e-4f0e-9a61-7c1f0c7a4d10")
        .text("TimeGenerated", isoFixed(alert.time, 7));
    json.text("DisplayName", form.title).text("AlertName", form.title).text("AlertSeverity", form.severity);
    json.text("Description", form.description).text("ProviderName", "ASI Scheduled Alerts");
    json.text("VendorName", "Microsoft").text("VendorOriginalId", guidText(mixed(alert.salt, 5)));
    json.text("SystemAlertId", guidText(alert.salt)).text("AlertType", guidText(mixed(alert.salt, 6)));
    json.flag("IsIncident", false)
        .text("StartTime", isoFixed(alert.start, 7))
        .text("EndTime", isoFixed(alert.time, 7));
    json.text("ProcessingEndTime", isoFixed(alert.time + 2 * kTicksPerSecond, 7));
    json.text("ExtendedProperties", properties).text("Entities", accountEntity(company, alert));
    json.text("SourceSystem", "Detection").text("ProductName", "Azure Sentinel");
    json.text("ProductComponentName", "Scheduled Alerts").text("Status", form.status);
    json.text("CompromisedEntity", company.accounts[alert.account].upn).text("Tactics", form.tactics);
    json.text("Type", "SecurityAlert").close();
    return line;
}

template <class Render>
Result<> writeAlerts(ExportFile file, const Company& company, std::vector<DemoAlert> alerts, int& files,
                     std::int64_t& records, const Render& render)
{
    sortByTime(alerts);
    for (const DemoAlert& alert : alerts)
        if (alert.time < company.end) file.write(render(company, alert));
    SL_TRY(file.close());
    files += file.parts();
    records += static_cast<std::int64_t>(file.records());
    return {};
}

} // namespace

std::vector<DemoAlert> ordinaryCloudAppsAlerts(const Company& company)
{
    return ordinaryAlerts(company, kCloudApps, 0x616C7231);
}

std::vector<DemoAlert> ordinarySentinelAlerts(const Company& company)
{
    return ordinaryAlerts(company, kSentinel, 0x616C7232);
}

Result<> writeCloudAppsAlerts(const std::filesystem::path& folder, const Company& company,
                              std::vector<DemoAlert> alerts, int& files, std::int64_t& records)
{
    ExportFile file(folder, "cloudapps/alerts",
                    {".json", "{\"data\":[\n", ",\n", "\n],\"hasNext\":false}\n", false});
    return writeAlerts(std::move(file), company, std::move(alerts), files, records, cloudAppsRecord);
}

Result<> writeSentinelAlerts(const std::filesystem::path& folder, const Company& company,
                             std::vector<DemoAlert> alerts, int& files, std::int64_t& records)
{
    ExportFile file(folder, "sentinel/SecurityAlert", {".jsonl", {}, "\n", "\n", false});
    return writeAlerts(std::move(file), company, std::move(alerts), files, records, sentinelRecord);
}

} // namespace sightline::demo
